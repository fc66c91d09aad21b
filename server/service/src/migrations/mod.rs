//! Frozen migrations: one file each, never edited once merged, the same on SQLite and PostgreSQL.

mod m0001_foundation;
mod m0002_law_review;
mod m0003_private_drafts;
mod m0004_paper;
mod m0005_room;
mod m0007_calibration;
mod m0008_grades;
mod m0009_class;
mod m0010_essays;
mod m0011_regrade;
mod m0013_memory;

use sea_orm_migration::{MigrationTrait, MigratorTrait};

/// Runs the migrations in order.
#[derive(Debug)]
pub struct Migrator;

impl MigratorTrait for Migrator {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        vec![
            Box::new(m0001_foundation::Migration),
            Box::new(m0002_law_review::Migration),
            Box::new(m0003_private_drafts::Migration),
            Box::new(m0004_paper::Migration),
            Box::new(m0005_room::Migration),
            Box::new(m0007_calibration::Migration),
            Box::new(m0008_grades::Migration),
            Box::new(m0009_class::Migration),
            Box::new(m0010_essays::Migration),
            Box::new(m0011_regrade::Migration),
            Box::new(m0013_memory::Migration),
        ]
    }
}
