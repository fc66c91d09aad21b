//! Tests on paper: their forms, and what was typed in from them.

use sea_orm_migration::{
    prelude::*,
    schema::{big_integer, pk_uuid, string, text, text_null, uuid, uuid_null},
    sea_orm::DeriveIden,
};

/// The migration.
#[derive(Debug)]
pub(super) struct Migration;

impl MigrationName for Migration {
    fn name(&self) -> &str {
        "m0004_paper"
    }
}

#[derive(DeriveIden, Clone, Copy)]
enum T {
    Cohort,
    PaperForm,
    PaperRow,
}

fn made(table: T, columns: Vec<ColumnDef>, tie: (&'static str, T)) -> TableCreateStatement {
    let mut create = Table::create();
    create.table(table);
    for mut column in columns {
        create.col(&mut column);
    }
    let mut tied =
        ForeignKey::create().from(table, tie.0).to(tie.1, "id").on_delete(ForeignKeyAction::Cascade).to_owned();
    create.foreign_key(&mut tied);
    create
}

fn forms() -> TableCreateStatement {
    let columns = vec![
        pk_uuid("id"),
        uuid("school_id"),
        uuid("cohort_id"),
        string("test"),
        string("code"),
        string("revision_id"),
        string("locale"),
        ColumnDef::new("sealed").blob().not_null().to_owned(),
        uuid_null("made_by"),
        big_integer("made_at"),
    ];
    made(T::PaperForm, columns, ("cohort_id", T::Cohort))
}

fn rows() -> TableCreateStatement {
    let columns = vec![
        uuid("form_id"),
        uuid("learner_id"),
        text("cells"),
        uuid_null("typed_by"),
        big_integer("typed_at"),
        uuid_null("attempt_id"),
        text_null("entered"),
    ];
    let mut create = made(T::PaperRow, columns, ("form_id", T::PaperForm));
    let mut key = Index::create();
    key.col("form_id").col("learner_id");
    create.primary_key(&mut key);
    create
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.create_table(forms()).await?;
        manager.create_table(rows()).await?;
        let mut index = Index::create();
        index.name("paper_form_code").table(T::PaperForm).col("cohort_id").col("test").col("code").unique();
        manager.create_index(index).await
    }

    async fn down(&self, _: &SchemaManager) -> Result<(), DbErr> {
        Err(DbErr::Migration("migrations only go forward; restore a backup instead".to_owned()))
    }
}
