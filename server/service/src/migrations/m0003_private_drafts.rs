//! A draft from a school's own folder is that school's alone.

use sea_orm_migration::{prelude::*, schema::boolean, sea_orm::DeriveIden};

/// The migration.
#[derive(Debug)]
pub(super) struct Migration;

impl MigrationName for Migration {
    fn name(&self) -> &str {
        "m0003_private_drafts"
    }
}

#[derive(DeriveIden)]
enum T {
    Draft,
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let mut private = boolean("private");
        private.default(false);
        manager.alter_table(Table::alter().table(T::Draft).add_column(private).to_owned()).await
    }

    async fn down(&self, _: &SchemaManager) -> Result<(), DbErr> {
        Err(DbErr::Migration("migrations only go forward; restore a backup instead".to_owned()))
    }
}
