//! Life of a cohort: dates, groups, who follows it, joining by code, opening of modules, attendance, messages.

use sea_orm_migration::{
    prelude::*,
    schema::{big_integer, big_integer_null, pk_uuid, string, string_null, text, uuid, uuid_null},
    sea_orm::DeriveIden,
};

/// The migration.
#[derive(Debug)]
pub(super) struct Migration;

impl MigrationName for Migration {
    fn name(&self) -> &str {
        "m0009_class"
    }
}

#[derive(DeriveIden, Clone, Copy)]
enum T {
    School,
    Person,
    Cohort,
    Enrolment,
    CohortStaff,
    JoinCode,
    Opening,
    Extension,
    Meeting,
    Presence,
    Message,
    MessageCopy,
    NoticeRead,
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
    let mut all = of_cohorts();
    all.extend(of_people());
    all
}

fn of_cohorts() -> Vec<TableCreateStatement> {
    vec![
        made(
            T::CohortStaff,
            &["cohort_id", "person_id"],
            vec![uuid("cohort_id"), uuid("person_id"), uuid_null("added_by"), big_integer("added_at")],
            &[("cohort_id", T::Cohort), ("person_id", T::Person)],
        ),
        made(
            T::JoinCode,
            &[],
            vec![
                uuid("cohort_id").primary_key().to_owned(),
                uuid("school_id"),
                string("code"),
                uuid_null("made_by"),
                big_integer("made_at"),
                big_integer("expires_at"),
            ],
            &[("cohort_id", T::Cohort), ("school_id", T::School)],
        ),
        made(
            T::Opening,
            &["cohort_id", "module"],
            vec![uuid("cohort_id"), string("module"), big_integer_null("opens_at"), big_integer_null("due_at")],
            &[("cohort_id", T::Cohort)],
        ),
        made(
            T::Extension,
            &["cohort_id", "module", "person_id"],
            vec![
                uuid("cohort_id"),
                string("module"),
                uuid("person_id"),
                big_integer("due_at"),
                text("reason"),
                uuid_null("granted_by"),
                big_integer("granted_at"),
            ],
            &[("cohort_id", T::Cohort), ("person_id", T::Person)],
        ),
        made(
            T::Meeting,
            &[],
            vec![
                pk_uuid("id"),
                uuid("cohort_id"),
                string("held_on"),
                string("half"),
                string("title"),
                big_integer("created_at"),
            ],
            &[("cohort_id", T::Cohort)],
        ),
        made(
            T::Presence,
            &["meeting_id", "person_id"],
            vec![
                uuid("meeting_id"),
                uuid("person_id"),
                string("status"),
                uuid_null("noted_by"),
                big_integer("noted_at"),
            ],
            &[("meeting_id", T::Meeting), ("person_id", T::Person)],
        ),
    ]
}

fn of_people() -> Vec<TableCreateStatement> {
    vec![
        made(
            T::Message,
            &[],
            vec![
                pk_uuid("id"),
                uuid("school_id"),
                uuid("sender_id"),
                uuid_null("cohort_id"),
                string("reach"),
                string_null("group_name"),
                uuid_null("answers"),
                string("subject"),
                text("body"),
                big_integer("sent_at"),
            ],
            &[("school_id", T::School), ("sender_id", T::Person)],
        ),
        made(
            T::MessageCopy,
            &["message_id", "person_id"],
            vec![uuid("message_id"), uuid("person_id"), big_integer_null("read_at")],
            &[("message_id", T::Message), ("person_id", T::Person)],
        ),
        made(
            T::NoticeRead,
            &["person_id", "notice"],
            vec![uuid("person_id"), string("notice"), big_integer("read_at")],
            &[("person_id", T::Person)],
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
        index("join_code_code", T::JoinCode, &["school_id", "code"], true),
        index("cohort_staff_person", T::CohortStaff, &["person_id"], false),
        index("meeting_cohort", T::Meeting, &["cohort_id", "held_on"], false),
        index("message_sender", T::Message, &["sender_id", "sent_at"], false),
        index("message_copy_person", T::MessageCopy, &["person_id", "read_at"], false),
    ]
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        // SQLite adds one column at a time.
        for (table, column) in [(T::Cohort, "starts_on"), (T::Cohort, "ends_on"), (T::Enrolment, "group_name")] {
            manager.alter_table(Table::alter().table(table).add_column(string_null(column)).to_owned()).await?;
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
