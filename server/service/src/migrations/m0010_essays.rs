//! Essays given to cohorts: copies in versions, the points of markers, decisions.

use sea_orm_migration::{
    prelude::*,
    schema::{big_integer, big_integer_null, integer, integer_null, pk_uuid, string, text, uuid, uuid_null},
    sea_orm::DeriveIden,
};

/// The migration.
#[derive(Debug)]
pub(super) struct Migration;

impl MigrationName for Migration {
    fn name(&self) -> &str {
        "m0010_essays"
    }
}

#[derive(DeriveIden, Clone, Copy)]
enum T {
    School,
    Person,
    Cohort,
    Essay,
    EssayExtension,
    EssayCopy,
    EssayVersion,
    EssayMarking,
    EssayModeration,
}

fn made(table: T, key: &[&'static str], columns: Vec<ColumnDef>, ties: &[(&'static str, T)]) -> TableCreateStatement {
    let mut create = Table::create();
    create.table(table);
    for mut column in columns {
        create.col(&mut column);
    }
    if !key.is_empty() {
        let mut index = Index::create();
        for column in key {
            index.col(*column);
        }
        create.primary_key(&mut index);
    }
    for (column, to) in ties {
        let mut tie = ForeignKey::create();
        tie.from(table, *column).to(*to, "id").on_delete(ForeignKeyAction::Cascade);
        create.foreign_key(&mut tie);
    }
    create
}

fn tables() -> Vec<TableCreateStatement> {
    vec![
        made(
            T::Essay,
            &[],
            vec![
                pk_uuid("id"),
                uuid("school_id"),
                uuid("cohort_id"),
                string("item"),
                string("title"),
                text("content"),
                integer("threshold"),
                big_integer_null("opens_at"),
                big_integer("closes_at"),
                uuid_null("made_by"),
                big_integer("made_at"),
                big_integer_null("closed_at"),
                big_integer_null("lifted_at"),
                big_integer_null("published_at"),
            ],
            &[("school_id", T::School), ("cohort_id", T::Cohort)],
        ),
        made(
            T::EssayExtension,
            &["essay_id", "person_id"],
            vec![
                uuid("essay_id"),
                uuid("person_id"),
                big_integer("closes_at"),
                text("reason"),
                uuid_null("granted_by"),
                big_integer("granted_at"),
            ],
            &[("essay_id", T::Essay), ("person_id", T::Person)],
        ),
        made(
            T::EssayCopy,
            &[],
            vec![
                pk_uuid("id"),
                uuid("school_id"),
                uuid("essay_id"),
                uuid("learner_id"),
                string("code"),
                big_integer("begun_at"),
                big_integer_null("handed_in_at"),
                integer_null("mark"),
            ],
            &[("school_id", T::School), ("essay_id", T::Essay)],
        ),
        of_copy(T::EssayVersion, vec![integer("number"), text("text"), big_integer("at")]),
        of_copy(
            T::EssayMarking,
            vec![string("seat"), uuid("marker_id"), text("content"), integer("total"), big_integer("at")],
        ),
        of_copy(T::EssayModeration, vec![integer("mark"), text("reason"), uuid_null("by"), big_integer("at")]),
    ]
}

fn of_copy(table: T, columns: Vec<ColumnDef>) -> TableCreateStatement {
    let mut all = vec![pk_uuid("id"), uuid("copy_id")];
    all.extend(columns);
    made(table, &[], all, &[("copy_id", T::EssayCopy)])
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
        index("essay_item", T::Essay, &["cohort_id", "item"], true),
        index("essay_school", T::Essay, &["school_id"], false),
        index("essay_copy_learner", T::EssayCopy, &["essay_id", "learner_id"], true),
        index("essay_copy_code", T::EssayCopy, &["essay_id", "code"], true),
        index("essay_version_number", T::EssayVersion, &["copy_id", "number"], true),
        index("essay_marking_copy", T::EssayMarking, &["copy_id", "at"], false),
        index("essay_moderation_copy", T::EssayModeration, &["copy_id", "at"], false),
    ]
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
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
