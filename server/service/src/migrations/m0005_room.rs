//! Examinations in a room: how a test is held for a cohort, what one learner is allowed, what happened, appeals.

use sea_orm_migration::{
    prelude::*,
    schema::{
        big_integer, big_integer_null, boolean, integer, integer_null, pk_uuid, string, string_null, text, text_null,
        uuid, uuid_null,
    },
    sea_orm::DeriveIden,
};

/// The migration.
#[derive(Debug)]
pub(super) struct Migration;

impl MigrationName for Migration {
    fn name(&self) -> &str {
        "m0005_room"
    }
}

#[derive(DeriveIden, Clone, Copy)]
enum T {
    School,
    Attempt,
    Sitting,
    Arrangement,
    RoomEntry,
    Appeal,
}

/// Columns that older rows have too; SQLite adds one at a time.
fn columns() -> Vec<(T, ColumnDef)> {
    let plain = |mut column: ColumnDef, value: &'static str| column.default(value).to_owned();
    vec![
        (T::Sitting, integer_null("minutes")),
        (T::Sitting, plain(string("release_rule"), "at-once")),
        (T::Sitting, big_integer_null("released_at")),
        (T::Sitting, boolean("code_required").default(false).to_owned()),
        (T::Sitting, string_null("code")),
        (T::Sitting, big_integer_null("code_at")),
        (T::Sitting, plain(string("form_rule"), "balanced")),
        (T::Sitting, big_integer_null("paused_at")),
        (T::Arrangement, integer("extra_percent").default(0).to_owned()),
        (T::Arrangement, big_integer_null("opens_at")),
        (T::Arrangement, big_integer_null("closes_at")),
        (T::Arrangement, plain(string("kind"), "")),
        (T::Arrangement, text_null("note")),
        (T::Attempt, integer_null("form")),
        (T::Attempt, big_integer_null("paused_at")),
        (T::Attempt, string_null("ending")),
        (T::Attempt, big_integer_null("voided_at")),
        (T::Attempt, uuid_null("voided_by")),
        (T::Attempt, text_null("void_reason")),
        (T::Attempt, text_null("log")),
    ]
}

fn made(table: T, columns: Vec<ColumnDef>) -> TableCreateStatement {
    let mut create = Table::create();
    create.table(table);
    for mut column in columns {
        create.col(&mut column);
    }
    let mut school = ForeignKey::create()
        .from(table, "school_id")
        .to(T::School, "id")
        .on_delete(ForeignKeyAction::Cascade)
        .to_owned();
    create.foreign_key(&mut school);
    create
}

fn tables() -> Vec<TableCreateStatement> {
    vec![
        made(
            T::RoomEntry,
            vec![
                pk_uuid("id"),
                uuid("school_id"),
                uuid("cohort_id"),
                string("test"),
                uuid_null("attempt_id"),
                uuid_null("person_id"),
                string("kind"),
                text("words"),
                integer("minutes"),
                uuid_null("by"),
                big_integer("at"),
            ],
        ),
        made(
            T::Appeal,
            vec![
                pk_uuid("id"),
                uuid("school_id"),
                uuid("cohort_id"),
                uuid("attempt_id"),
                uuid("learner_id"),
                integer("ordinal"),
                text("words"),
                big_integer("at"),
                string_null("outcome"),
                text_null("answer"),
                uuid_null("answered_by"),
                big_integer_null("answered_at"),
            ],
        ),
    ]
}

fn index(name: &'static str, table: T, columns: &[&'static str], unique: bool) -> IndexCreateStatement {
    let mut index = Index::create();
    index.name(name).table(table);
    for column in columns {
        index.col(*column);
    }
    if unique {
        index.unique();
    }
    index
}

fn indexes() -> Vec<IndexCreateStatement> {
    vec![
        index("room_entry_sitting", T::RoomEntry, &["cohort_id", "test", "at"], false),
        index("appeal_question", T::Appeal, &["attempt_id", "ordinal"], true),
        index("appeal_cohort", T::Appeal, &["cohort_id", "at"], false),
        index("attempt_open", T::Attempt, &["closed_at", "due_at"], false),
    ]
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for (table, mut column) in columns() {
            manager.alter_table(Table::alter().table(table).add_column(&mut column).take()).await?;
        }
        for table in tables() {
            manager.create_table(table).await?;
        }
        for index in indexes() {
            manager.create_index(index).await?;
        }
        Ok(())
    }

    async fn down(&self, _: &SchemaManager) -> Result<(), DbErr> {
        Err(DbErr::Migration("migrations only go forward; restore a backup instead".to_owned()))
    }
}
