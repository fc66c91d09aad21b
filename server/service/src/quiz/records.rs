//! Entities of tests.

/// One sitting of one test by one learner.
pub mod attempt {
    use crate::{
        ids::{AttemptId, CohortId, LearnerId, PersonId, SchoolId},
        moment::Moment,
    };
    use sea_orm::entity::prelude::*;

    /// One row. Columns with a default were added later: a backup made before lacks them.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, serde::Serialize, serde::Deserialize)]
    #[sea_orm(table_name = "attempt")]
    #[expect(missing_docs, reason = "columns are described by the values that use-cases return")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: AttemptId,
        pub school_id: SchoolId,
        pub learner_id: LearnerId,
        pub cohort_id: CohortId,
        pub test: String,
        pub number: i32,
        pub revision_id: String,
        pub locale: String,
        pub seed: String,
        #[sea_orm(column_type = "Text")]
        pub draw: String,
        pub opened_at: Moment,
        pub due_at: Option<Moment>,
        pub closed_at: Option<Moment>,
        pub mark: Option<i32>,
        /// The parameters in force when it was opened; it keeps them.
        #[serde(default)]
        pub parameters: Option<String>,
        #[serde(default)]
        pub form: Option<i32>,
        #[serde(default)]
        pub paused_at: Option<Moment>,
        #[serde(default)]
        pub ending: Option<String>,
        #[serde(default)]
        pub voided_at: Option<Moment>,
        #[serde(default)]
        pub voided_by: Option<PersonId>,
        #[sea_orm(column_type = "Text", nullable)]
        #[serde(default)]
        pub void_reason: Option<String>,
        #[sea_orm(column_type = "Text", nullable)]
        #[serde(default)]
        pub log: Option<String>,
    }

    /// None declared: use-cases join by hand where they must.
    #[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// When a test is open to a cohort.
pub mod sitting {
    use crate::{ids::CohortId, moment::Moment};
    use sea_orm::entity::prelude::*;

    /// One row; without one, the test is always open.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, serde::Serialize, serde::Deserialize)]
    #[sea_orm(table_name = "sitting")]
    #[expect(missing_docs, reason = "columns are described by the values that use-cases return")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub cohort_id: CohortId,
        #[sea_orm(primary_key, auto_increment = false)]
        pub test: String,
        pub opens_at: Option<Moment>,
        pub closes_at: Option<Moment>,
        #[serde(default)]
        pub minutes: Option<i32>,
        #[serde(default)]
        pub release_rule: String,
        #[serde(default)]
        pub released_at: Option<Moment>,
        #[serde(default)]
        pub code_required: bool,
        #[serde(default)]
        pub code: Option<String>,
        #[serde(default)]
        pub code_at: Option<Moment>,
        #[serde(default)]
        pub form_rule: String,
        #[serde(default)]
        pub paused_at: Option<Moment>,
    }

    /// None declared: use-cases join by hand where they must.
    #[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// What one learner is allowed beyond the others, for one test.
pub mod arrangement {
    use crate::{
        ids::{CohortId, LearnerId, PersonId},
        moment::Moment,
    };
    use sea_orm::entity::prelude::*;

    /// One row.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, serde::Serialize, serde::Deserialize)]
    #[sea_orm(table_name = "arrangement")]
    #[expect(missing_docs, reason = "columns are described by the values that use-cases return")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub cohort_id: CohortId,
        #[sea_orm(primary_key, auto_increment = false)]
        pub learner_id: LearnerId,
        #[sea_orm(primary_key, auto_increment = false)]
        pub test: String,
        pub extra_attempts: i32,
        pub extra_minutes: i32,
        pub granted_by: Option<PersonId>,
        #[sea_orm(column_type = "Text")]
        pub reason: String,
        pub granted_at: Moment,
        #[serde(default)]
        pub extra_percent: i32,
        #[serde(default)]
        pub opens_at: Option<Moment>,
        #[serde(default)]
        pub closes_at: Option<Moment>,
        #[serde(default)]
        pub kind: String,
        #[sea_orm(column_type = "Text", nullable)]
        #[serde(default)]
        pub note: Option<String>,
    }

    /// None declared: use-cases join by hand where they must.
    #[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// The history of marks: rows are added, never changed.
pub mod mark {
    use crate::{
        ids::{AttemptId, CohortId, LearnerId, MarkId, PersonId, SchoolId},
        moment::Moment,
    };
    use sea_orm::entity::prelude::*;

    /// One row.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, serde::Serialize, serde::Deserialize)]
    #[sea_orm(table_name = "mark")]
    #[expect(missing_docs, reason = "columns are described by the values that use-cases return")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: MarkId,
        pub school_id: SchoolId,
        pub cohort_id: CohortId,
        pub learner_id: LearnerId,
        pub item: String,
        pub attempt_id: Option<AttemptId>,
        pub status: String,
        pub value: Option<i32>,
        pub provenance: String,
        pub by: Option<PersonId>,
        #[sea_orm(column_type = "Text", nullable)]
        pub reason: Option<String>,
        pub at: Moment,
    }

    /// None declared: use-cases join by hand where they must.
    #[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// What happened in an exam room: rows are added, never changed.
pub mod room_entry {
    use crate::{
        ids::{AttemptId, CohortId, PersonId, RoomEntryId, SchoolId},
        moment::Moment,
    };
    use sea_orm::entity::prelude::*;

    /// One row.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, serde::Serialize, serde::Deserialize)]
    #[sea_orm(table_name = "room_entry")]
    #[expect(missing_docs, reason = "columns are described by the values that use-cases return")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: RoomEntryId,
        pub school_id: SchoolId,
        pub cohort_id: CohortId,
        pub test: String,
        pub attempt_id: Option<AttemptId>,
        pub person_id: Option<PersonId>,
        pub kind: String,
        #[sea_orm(column_type = "Text")]
        pub words: String,
        pub minutes: i32,
        pub by: Option<PersonId>,
        pub at: Moment,
    }

    /// None declared: use-cases join by hand where they must.
    #[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// A learner's objection to a question of an attempt, and its answer.
pub mod appeal {
    use crate::{
        ids::{AppealId, AttemptId, CohortId, LearnerId, PersonId, SchoolId},
        moment::Moment,
    };
    use sea_orm::entity::prelude::*;

    /// One row.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, serde::Serialize, serde::Deserialize)]
    #[sea_orm(table_name = "appeal")]
    #[expect(missing_docs, reason = "columns are described by the values that use-cases return")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: AppealId,
        pub school_id: SchoolId,
        pub cohort_id: CohortId,
        pub attempt_id: AttemptId,
        pub learner_id: LearnerId,
        pub ordinal: i32,
        #[sea_orm(column_type = "Text")]
        pub words: String,
        pub at: Moment,
        pub outcome: Option<String>,
        #[sea_orm(column_type = "Text", nullable)]
        pub answer: Option<String>,
        pub answered_by: Option<PersonId>,
        pub answered_at: Option<Moment>,
    }

    /// None declared: use-cases join by hand where they must.
    #[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}
