//! Tests marked again, each with the lines of the history of marks that it wrote.

use sea_orm_migration::{
    prelude::*,
    schema::{big_integer, big_integer_null, boolean, integer, pk_uuid, string, text, text_null, uuid, uuid_null},
    sea_orm::DeriveIden,
};

/// The migration.
#[derive(Debug)]
pub(super) struct Migration;

impl MigrationName for Migration {
    fn name(&self) -> &str {
        "m0011_regrade"
    }
}

#[derive(DeriveIden, Clone, Copy)]
enum T {
    School,
    Cohort,
    Regrade,
    RegradeLine,
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

fn tables() -> Vec<TableCreateStatement> {
    let regrade = vec![
        pk_uuid("id"),
        uuid("school_id"),
        uuid("cohort_id"),
        string("test"),
        string("revision_id"),
        text("rulings"),
        text("reason"),
        uuid_null("by"),
        big_integer("at"),
        big_integer_null("undone_at"),
        uuid_null("undone_by"),
        text_null("undo_reason"),
    ];
    let line = vec![
        pk_uuid("mark_id"),
        uuid("school_id"),
        uuid("cohort_id"),
        uuid("regrade_id"),
        uuid("attempt_id"),
        integer("before"),
        text("questions"),
        boolean("undoes"),
    ];
    let mut lines = made(T::RegradeLine, line);
    lines.foreign_key(&mut tied(T::RegradeLine, "regrade_id", T::Regrade));
    vec![made(T::Regrade, regrade), lines]
}

fn index(name: &'static str, table: T, columns: &[&'static str]) -> IndexCreateStatement {
    let mut index = Index::create();
    index.name(name).table(table);
    for column in columns {
        index.col(*column);
    }
    index
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in tables() {
            manager.create_table(table).await?;
        }
        manager.create_index(index("regrade_cohort", T::Regrade, &["cohort_id", "at"])).await?;
        manager.create_index(index("regrade_line_regrade", T::RegradeLine, &["regrade_id"])).await?;
        manager.create_index(index("regrade_line_attempt", T::RegradeLine, &["attempt_id"])).await
    }

    async fn down(&self, _: &SchemaManager) -> Result<(), DbErr> {
        Err(DbErr::Migration("migrations only go forward; restore a backup instead".to_owned()))
    }
}
