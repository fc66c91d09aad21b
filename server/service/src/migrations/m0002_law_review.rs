//! Drafts of courses, re-approvals of what rests on law that moved, errors that readers report.

use sea_orm_migration::{
    prelude::*,
    schema::{big_integer, big_integer_null, pk_uuid, string, text, text_null, uuid, uuid_null},
    sea_orm::DeriveIden,
};

/// The migration.
#[derive(Debug)]
pub(super) struct Migration;

impl MigrationName for Migration {
    fn name(&self) -> &str {
        "m0002_law_review"
    }
}

#[derive(DeriveIden, Clone, Copy)]
enum T {
    School,
    Draft,
    LawReview,
    LawReport,
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

fn blob(name: &'static str) -> ColumnDef {
    ColumnDef::new(name).blob().not_null().to_owned()
}

fn tables() -> Vec<TableCreateStatement> {
    vec![
        made(
            T::Draft,
            vec![
                pk_uuid("id"),
                uuid("school_id"),
                string("course"),
                string("revision_id"),
                blob("compiled"),
                blob("sealed"),
                blob("register"),
                string("register_id"),
                text("report"),
                uuid_null("made_by"),
                big_integer("made_at"),
            ],
        ),
        made(
            T::LawReview,
            vec![
                pk_uuid("id"),
                uuid("school_id"),
                string("course"),
                string("kind"),
                string("subject"),
                string("content"),
                string("provision"),
                string("state"),
                uuid_null("reviewer_id"),
                text("reason"),
                big_integer("expires_at"),
                big_integer("at"),
            ],
        ),
        made(
            T::LawReport,
            vec![
                pk_uuid("id"),
                uuid("school_id"),
                string("provision"),
                text("words"),
                uuid_null("person_id"),
                big_integer("at"),
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
        index("draft_school", T::Draft, &["school_id", "course", "revision_id"], true),
        index("law_review_course", T::LawReview, &["school_id", "course", "at"], false),
        index("law_report_provision", T::LawReport, &["school_id", "provision", "at"], false),
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
