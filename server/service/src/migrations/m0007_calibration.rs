//! Calibrations with their names, ratings of judges, jobs that one server runs at a time, the parameters of an attempt.

use sea_orm_migration::{
    prelude::*,
    schema::{big_integer, big_integer_null, integer_null, pk_uuid, string, string_null, text, uuid},
    sea_orm::DeriveIden,
};

/// The migration.
#[derive(Debug)]
pub(super) struct Migration;

impl MigrationName for Migration {
    fn name(&self) -> &str {
        "m0007_calibration"
    }
}

#[derive(DeriveIden, Clone, Copy)]
enum T {
    School,
    Attempt,
    Calibration,
    QuestionRating,
    Lease,
}

fn made(table: T, columns: Vec<ColumnDef>) -> TableCreateStatement {
    let mut create = Table::create();
    create.table(table);
    for mut column in columns {
        create.col(&mut column);
    }
    create
}

fn calibration() -> TableCreateStatement {
    made(
        T::Calibration,
        vec![
            pk_uuid("id"),
            string("course"),
            string("name"),
            big_integer("answers"),
            big_integer("learners"),
            text("parameters"),
            big_integer("made_at"),
        ],
    )
}

fn rating() -> TableCreateStatement {
    let columns = vec![
        uuid("person_id"),
        string("course"),
        string("subject"),
        string("version"),
        uuid("school_id"),
        integer_null("level"),
        integer_null("borderline"),
        big_integer("at"),
    ];
    let mut create = made(T::QuestionRating, columns);
    create.primary_key(Index::create().col("person_id").col("course").col("subject").col("version"));
    let mut school = ForeignKey::create()
        .from(T::QuestionRating, "school_id")
        .to(T::School, "id")
        .on_delete(ForeignKeyAction::Cascade)
        .to_owned();
    create.foreign_key(&mut school);
    create
}

fn lease() -> TableCreateStatement {
    let job = ColumnDef::new("job").string().not_null().primary_key().to_owned();
    made(T::Lease, vec![job, string("holder"), big_integer("held_until"), big_integer_null("done_at")])
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in [calibration(), rating(), lease()] {
            manager.create_table(table).await?;
        }
        let mut named = Index::create();
        named.name("calibration_name").table(T::Calibration).col("course").col("name").unique();
        manager.create_index(named).await?;
        let mut alter = Table::alter();
        alter.table(T::Attempt).add_column(string_null("parameters"));
        manager.alter_table(alter).await
    }

    async fn down(&self, _: &SchemaManager) -> Result<(), DbErr> {
        Err(DbErr::Migration("migrations only go forward; restore a backup instead".to_owned()))
    }
}
