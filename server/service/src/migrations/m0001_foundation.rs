//! Schools, people, sign-in, publications, cohorts, events, attempts, marks, audit.

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
        "m0001_foundation"
    }
}

#[derive(DeriveIden)]
enum T {
    School,
    Person,
    RoleGrant,
    Credential,
    OneTimeCode,
    Session,
    KnownDevice,
    Audit,
    Revision,
    Publication,
    LawVersion,
    Image,
    Cohort,
    Enrolment,
    Event,
    Attempt,
    Mark,
    Sitting,
    Arrangement,
}

fn made(table: T, columns: Vec<ColumnDef>) -> TableCreateStatement {
    let mut create = Table::create();
    create.table(table);
    for mut column in columns {
        create.col(&mut column);
    }
    create
}

fn blob(name: &'static str) -> ColumnDef {
    ColumnDef::new(name).blob().not_null().to_owned()
}

fn tied(from: (T, &'static str), to: T) -> ForeignKeyCreateStatement {
    ForeignKey::create().from(from.0, from.1).to(to, "id").on_delete(ForeignKeyAction::Cascade).to_owned()
}

fn keyed(mut table: TableCreateStatement, key: &[&'static str]) -> TableCreateStatement {
    let mut index = Index::create();
    for column in key {
        index.col(*column);
    }
    table.primary_key(&mut index);
    table
}

fn with(mut table: TableCreateStatement, keys: Vec<ForeignKeyCreateStatement>) -> TableCreateStatement {
    for mut key in keys {
        table.foreign_key(&mut key);
    }
    table
}

fn tables() -> Vec<TableCreateStatement> {
    let mut all = people();
    all.extend(published());
    all.extend(learning());
    all
}

fn people() -> Vec<TableCreateStatement> {
    vec![
        made(
            T::School,
            vec![
                pk_uuid("id"),
                string("slug").unique_key().to_owned(),
                string("name"),
                string("time_zone"),
                string("locale"),
                boolean("open_to_visitors"),
                boolean("demonstration"),
                big_integer("created_at"),
            ],
        ),
        with(
            made(
                T::Person,
                vec![
                    pk_uuid("id"),
                    uuid("school_id"),
                    uuid("learner_id").unique_key().to_owned(),
                    string("matricule"),
                    string_null("email"),
                    string("family_name"),
                    string("given_name"),
                    string("jurisdiction"),
                    string("audience"),
                    string("profession"),
                    string_null("sex"),
                    string("locale"),
                    boolean("active"),
                    boolean("demonstration"),
                    big_integer("created_at"),
                ],
            ),
            vec![tied((T::Person, "school_id"), T::School)],
        ),
        with(
            keyed(
                made(
                    T::RoleGrant,
                    vec![uuid("person_id"), string("role"), uuid_null("granted_by"), big_integer("granted_at")],
                ),
                &["person_id", "role"],
            ),
            vec![tied((T::RoleGrant, "person_id"), T::Person)],
        ),
        with(
            made(
                T::Credential,
                vec![
                    uuid("person_id").primary_key().to_owned(),
                    string("hash"),
                    boolean("must_change"),
                    big_integer("changed_at"),
                ],
            ),
            vec![tied((T::Credential, "person_id"), T::Person)],
        ),
        with(
            made(
                T::OneTimeCode,
                vec![
                    pk_uuid("id"),
                    uuid("person_id"),
                    string("hash").unique_key().to_owned(),
                    uuid_null("issued_by"),
                    big_integer("issued_at"),
                    big_integer("expires_at"),
                    big_integer_null("used_at"),
                ],
            ),
            vec![tied((T::OneTimeCode, "person_id"), T::Person)],
        ),
        with(
            made(
                T::Session,
                vec![
                    pk_uuid("id"),
                    string("token_hash").unique_key().to_owned(),
                    uuid("person_id"),
                    string("agent"),
                    big_integer("created_at"),
                    big_integer("seen_at"),
                    big_integer("expires_at"),
                ],
            ),
            vec![tied((T::Session, "person_id"), T::Person)],
        ),
        with(
            keyed(
                made(T::KnownDevice, vec![uuid("person_id"), string("token_hash"), big_integer("seen_at")]),
                &["person_id", "token_hash"],
            ),
            vec![tied((T::KnownDevice, "person_id"), T::Person)],
        ),
        made(
            T::Audit,
            vec![
                pk_uuid("id"),
                uuid_null("school_id"),
                uuid_null("actor_id"),
                string("act"),
                string("subject"),
                text("detail"),
                big_integer("at"),
            ],
        ),
    ]
}

fn published() -> Vec<TableCreateStatement> {
    vec![
        made(
            T::Revision,
            vec![
                string("id").primary_key().to_owned(),
                string("course"),
                blob("compiled"),
                blob("sealed"),
                big_integer("created_at"),
            ],
        ),
        with(
            made(
                T::Publication,
                vec![
                    pk_uuid("id"),
                    uuid_null("school_id"),
                    string("course"),
                    string("revision_id"),
                    uuid_null("published_by"),
                    text("note"),
                    big_integer("published_at"),
                ],
            ),
            vec![tied((T::Publication, "revision_id"), T::Revision)],
        ),
        made(T::Image, vec![string("id").primary_key().to_owned(), string("format"), blob("bytes")]),
        made(
            T::LawVersion,
            vec![
                string("id").primary_key().to_owned(),
                blob("compiled"),
                uuid_null("published_by"),
                big_integer("published_at"),
            ],
        ),
    ]
}

fn learning() -> Vec<TableCreateStatement> {
    vec![
        with(
            made(
                T::Cohort,
                vec![
                    pk_uuid("id"),
                    uuid("school_id"),
                    string("name"),
                    string("kind"),
                    string("course"),
                    string("revision_id"),
                    big_integer("created_at"),
                    big_integer_null("archived_at"),
                ],
            ),
            vec![tied((T::Cohort, "school_id"), T::School), tied((T::Cohort, "revision_id"), T::Revision)],
        ),
        with(
            keyed(
                made(
                    T::Enrolment,
                    vec![
                        uuid("cohort_id"),
                        uuid("person_id"),
                        string_null("jurisdiction"),
                        string_null("audience"),
                        boolean("active"),
                        big_integer("enrolled_at"),
                    ],
                ),
                &["cohort_id", "person_id"],
            ),
            vec![tied((T::Enrolment, "cohort_id"), T::Cohort), tied((T::Enrolment, "person_id"), T::Person)],
        ),
        with(
            keyed(
                made(
                    T::Event,
                    vec![
                        uuid("school_id"),
                        uuid("learner_id"),
                        uuid("client_id"),
                        string("kind"),
                        string("course"),
                        string("subject"),
                        text("payload"),
                        string("revision_id"),
                        string("law_version"),
                        uuid_null("attempt_id"),
                        big_integer_null("client_time"),
                        big_integer("server_time"),
                        string("device"),
                        big_integer("device_sequence"),
                        string("parameters"),
                    ],
                ),
                &["school_id", "learner_id", "client_id"],
            ),
            vec![tied((T::Event, "school_id"), T::School)],
        ),
        with(
            made(
                T::Attempt,
                vec![
                    pk_uuid("id"),
                    uuid("school_id"),
                    uuid("learner_id"),
                    uuid("cohort_id"),
                    string("test"),
                    integer("number"),
                    string("revision_id"),
                    string("locale"),
                    string("seed"),
                    text("draw"),
                    big_integer("opened_at"),
                    big_integer_null("due_at"),
                    big_integer_null("closed_at"),
                    integer_null("mark"),
                ],
            ),
            vec![tied((T::Attempt, "cohort_id"), T::Cohort)],
        ),
        with(
            made(
                T::Mark,
                vec![
                    pk_uuid("id"),
                    uuid("school_id"),
                    uuid("cohort_id"),
                    uuid("learner_id"),
                    string("item"),
                    uuid_null("attempt_id"),
                    string("status"),
                    integer_null("value"),
                    string("provenance"),
                    uuid_null("by"),
                    text_null("reason"),
                    big_integer("at"),
                ],
            ),
            vec![tied((T::Mark, "cohort_id"), T::Cohort)],
        ),
        with(
            keyed(
                made(
                    T::Sitting,
                    vec![
                        uuid("cohort_id"),
                        string("test"),
                        big_integer_null("opens_at"),
                        big_integer_null("closes_at"),
                    ],
                ),
                &["cohort_id", "test"],
            ),
            vec![tied((T::Sitting, "cohort_id"), T::Cohort)],
        ),
        with(
            keyed(
                made(
                    T::Arrangement,
                    vec![
                        uuid("cohort_id"),
                        uuid("learner_id"),
                        string("test"),
                        integer("extra_attempts"),
                        integer("extra_minutes"),
                        uuid_null("granted_by"),
                        text("reason"),
                        big_integer("granted_at"),
                    ],
                ),
                &["cohort_id", "learner_id", "test"],
            ),
            vec![tied((T::Arrangement, "cohort_id"), T::Cohort)],
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
        index("person_matricule", T::Person, &["school_id", "matricule"], true),
        index("person_email", T::Person, &["school_id", "email"], true),
        index("session_person", T::Session, &["person_id"], false),
        index("code_person", T::OneTimeCode, &["person_id"], false),
        index("audit_school", T::Audit, &["school_id", "at"], false),
        index("publication_course", T::Publication, &["course", "published_at"], false),
        index("law_published", T::LawVersion, &["published_at"], false),
        index("cohort_school", T::Cohort, &["school_id"], false),
        index("enrolment_person", T::Enrolment, &["person_id"], false),
        index("event_learner", T::Event, &["learner_id", "course", "server_time"], false),
        index("event_attempt", T::Event, &["attempt_id"], false),
        index("event_time", T::Event, &["server_time"], false),
        index("attempt_sitting", T::Attempt, &["cohort_id", "learner_id", "test", "number"], true),
        index("mark_item", T::Mark, &["cohort_id", "learner_id", "item", "at"], false),
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
