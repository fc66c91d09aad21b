//! Weights of memory, refitted from reviews.

use sea_orm_migration::{
    prelude::*,
    schema::{big_integer, pk_uuid, string, text},
    sea_orm::DeriveIden,
};

/// The migration.
#[derive(Debug)]
pub(super) struct Migration;

impl MigrationName for Migration {
    fn name(&self) -> &str {
        "m0013_memory"
    }
}

#[derive(DeriveIden, Clone, Copy)]
enum T {
    MemoryFit,
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let mut create = Table::create();
        create.table(T::MemoryFit);
        for mut column in [
            pk_uuid("id"),
            string("name"),
            big_integer("reviews"),
            big_integer("learners"),
            text("weights"),
            string("loss_before"),
            string("loss_after"),
            big_integer("made_at"),
        ] {
            create.col(&mut column);
        }
        manager.create_table(create).await
    }

    async fn down(&self, _: &SchemaManager) -> Result<(), DbErr> {
        Err(DbErr::Migration("migrations only go forward; restore a backup instead".to_owned()))
    }
}
