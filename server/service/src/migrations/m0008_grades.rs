//! Grading plans, publications of marks, deliberations and their sealed records, saved exports.

use sea_orm_migration::{
    prelude::*,
    schema::{
        big_integer, big_integer_null, integer, integer_null, pk_uuid, string, string_null, text, text_null, uuid,
        uuid_null,
    },
    sea_orm::DeriveIden,
};

/// The migration.
#[derive(Debug)]
pub(super) struct Migration;

impl MigrationName for Migration {
    fn name(&self) -> &str {
        "m0008_grades"
    }
}

#[derive(DeriveIden, Clone, Copy)]
enum T {
    School,
    Cohort,
    GradingPlan,
    MarkPublication,
    JuryAdjustment,
    JuryRecord,
    JuryFile,
    ExportToken,
}

fn tied(from: T, column: &'static str, to: T) -> ForeignKeyCreateStatement {
    ForeignKey::create().from(from, column).to(to, "id").on_delete(ForeignKeyAction::Cascade).to_owned()
}

fn made(table: T, columns: Vec<ColumnDef>) -> TableCreateStatement {
    let mut create = Table::create();
    create.table(table);
    for mut column in columns {
        create.col(&mut column);
    }
    create.foreign_key(&mut tied(table, "school_id", T::School));
    create.foreign_key(&mut tied(table, "cohort_id", T::Cohort));
    create
}

fn of_cohort(table: T, columns: Vec<ColumnDef>) -> TableCreateStatement {
    let mut all = vec![pk_uuid("id"), uuid("school_id"), uuid("cohort_id")];
    all.extend(columns);
    made(table, all)
}

fn blob(name: &'static str) -> ColumnDef {
    ColumnDef::new(name).blob().not_null().to_owned()
}

fn tables() -> Vec<TableCreateStatement> {
    vec![
        of_cohort(T::GradingPlan, vec![integer("version"), text("content"), uuid_null("by"), big_integer("at")]),
        of_cohort(
            T::MarkPublication,
            vec![string("act"), text("content"), uuid_null("by"), text_null("reason"), big_integer("at")],
        ),
        of_cohort(
            T::JuryAdjustment,
            vec![
                uuid("learner_id"),
                integer_null("total"),
                string_null("verdict"),
                text("reason"),
                uuid_null("by"),
                big_integer("at"),
            ],
        ),
        of_cohort(
            T::JuryRecord,
            vec![
                integer("number"),
                uuid_null("corrects"),
                text("content"),
                string("hash"),
                string("previous"),
                uuid_null("by"),
                big_integer("at"),
            ],
        ),
        of_cohort(T::JuryFile, vec![uuid("record_id"), string("format"), string("hash"), blob("bytes")])
            .foreign_key(&mut tied(T::JuryFile, "record_id", T::JuryRecord))
            .to_owned(),
        of_cohort(
            T::ExportToken,
            vec![
                uuid("person_id"),
                string("kind"),
                string("format"),
                string("title"),
                string("hash"),
                big_integer("at"),
                big_integer_null("revoked_at"),
                big_integer_null("fetched_at"),
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
        index("grading_plan_version", T::GradingPlan, &["cohort_id", "version"], true),
        index("mark_publication_cohort", T::MarkPublication, &["cohort_id", "at"], false),
        index("jury_adjustment_cohort", T::JuryAdjustment, &["cohort_id", "at"], false),
        index("jury_record_number", T::JuryRecord, &["school_id", "number"], true),
        index("jury_record_cohort", T::JuryRecord, &["cohort_id"], false),
        index("jury_file_record", T::JuryFile, &["record_id", "format"], true),
        index("export_token_hash", T::ExportToken, &["hash"], true),
        index("export_token_cohort", T::ExportToken, &["cohort_id"], false),
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
