//! Entities of grades.

/// How the total of a cohort is made; the highest version stands.
pub mod grading_plan {
    use crate::{
        ids::{CohortId, PersonId, PlanId, SchoolId},
        moment::Moment,
    };
    use sea_orm::entity::prelude::*;

    /// One row.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, serde::Serialize, serde::Deserialize)]
    #[sea_orm(table_name = "grading_plan")]
    #[expect(missing_docs, reason = "columns are described by the values that use-cases return")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: PlanId,
        pub school_id: SchoolId,
        pub cohort_id: CohortId,
        pub version: i32,
        #[sea_orm(column_type = "Text")]
        pub content: String,
        pub by: Option<PersonId>,
        pub at: Moment,
    }

    /// None declared: use-cases join by hand where they must.
    #[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// Marks shown to learners, or withdrawn; the latest row stands.
pub mod mark_publication {
    use crate::{
        ids::{CohortId, MarkPublicationId, PersonId, SchoolId},
        moment::Moment,
    };
    use sea_orm::entity::prelude::*;

    /// One row.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, serde::Serialize, serde::Deserialize)]
    #[sea_orm(table_name = "mark_publication")]
    #[expect(missing_docs, reason = "columns are described by the values that use-cases return")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: MarkPublicationId,
        pub school_id: SchoolId,
        pub cohort_id: CohortId,
        pub act: String,
        #[sea_orm(column_type = "Text")]
        pub content: String,
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

/// What a jury decided about one person; the latest row stands.
pub mod jury_adjustment {
    use crate::{
        ids::{AdjustmentId, CohortId, LearnerId, PersonId, SchoolId},
        moment::Moment,
    };
    use sea_orm::entity::prelude::*;

    /// One row.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, serde::Serialize, serde::Deserialize)]
    #[sea_orm(table_name = "jury_adjustment")]
    #[expect(missing_docs, reason = "columns are described by the values that use-cases return")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: AdjustmentId,
        pub school_id: SchoolId,
        pub cohort_id: CohortId,
        pub learner_id: LearnerId,
        pub total: Option<i32>,
        pub verdict: Option<String>,
        #[sea_orm(column_type = "Text")]
        pub reason: String,
        pub by: Option<PersonId>,
        pub at: Moment,
    }

    /// None declared: use-cases join by hand where they must.
    #[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// A sealed record of a deliberation: never changed.
pub mod jury_record {
    use crate::{
        ids::{CohortId, PersonId, RecordId, SchoolId},
        moment::Moment,
    };
    use sea_orm::entity::prelude::*;

    /// One row.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, serde::Serialize, serde::Deserialize)]
    #[sea_orm(table_name = "jury_record")]
    #[expect(missing_docs, reason = "columns are described by the values that use-cases return")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: RecordId,
        pub school_id: SchoolId,
        pub cohort_id: CohortId,
        pub number: i32,
        pub corrects: Option<RecordId>,
        #[sea_orm(column_type = "Text")]
        pub content: String,
        pub hash: String,
        pub previous: String,
        pub by: Option<PersonId>,
        pub at: Moment,
    }

    /// None declared: use-cases join by hand where they must.
    #[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// A file of a sealed record: its bytes, as they were sealed.
pub mod jury_file {
    use crate::ids::{CohortId, RecordFileId, RecordId, SchoolId};
    use sea_orm::entity::prelude::*;

    /// One row.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, serde::Serialize, serde::Deserialize)]
    #[sea_orm(table_name = "jury_file")]
    #[expect(missing_docs, reason = "columns are described by the values that use-cases return")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: RecordFileId,
        pub school_id: SchoolId,
        pub cohort_id: CohortId,
        pub record_id: RecordId,
        pub format: String,
        pub hash: String,
        pub bytes: Vec<u8>,
    }

    /// None declared: use-cases join by hand where they must.
    #[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// A saved export that a program fetches with a token; only its hash is kept.
pub mod export_token {
    use crate::{
        ids::{CohortId, ExportTokenId, PersonId, SchoolId},
        moment::Moment,
    };
    use sea_orm::entity::prelude::*;

    /// One row.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, serde::Serialize, serde::Deserialize)]
    #[sea_orm(table_name = "export_token")]
    #[expect(missing_docs, reason = "columns are described by the values that use-cases return")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: ExportTokenId,
        pub school_id: SchoolId,
        pub cohort_id: CohortId,
        pub person_id: PersonId,
        pub kind: String,
        pub format: String,
        pub title: String,
        pub hash: String,
        pub at: Moment,
        pub revoked_at: Option<Moment>,
        pub fetched_at: Option<Moment>,
    }

    /// None declared: use-cases join by hand where they must.
    #[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// A test of a cohort marked again: what was done with its questions, and why.
pub mod regrade {
    use crate::{
        ids::{CohortId, PersonId, RegradeId, SchoolId},
        moment::Moment,
    };
    use sea_orm::entity::prelude::*;

    /// One row.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, serde::Serialize, serde::Deserialize)]
    #[sea_orm(table_name = "regrade")]
    #[expect(missing_docs, reason = "columns are described by the values that use-cases return")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: RegradeId,
        pub school_id: SchoolId,
        pub cohort_id: CohortId,
        pub test: String,
        pub revision_id: String,
        #[sea_orm(column_type = "Text")]
        pub rulings: String,
        #[sea_orm(column_type = "Text")]
        pub reason: String,
        pub by: Option<PersonId>,
        pub at: Moment,
        pub undone_at: Option<Moment>,
        pub undone_by: Option<PersonId>,
        #[sea_orm(column_type = "Text", nullable)]
        pub undo_reason: Option<String>,
    }

    /// None declared: use-cases join by hand where they must.
    #[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// Ties a line of the history of marks to the regrade that wrote it, or that was undone by it.
pub mod regrade_line {
    use crate::ids::{AttemptId, CohortId, MarkId, RegradeId, SchoolId};
    use sea_orm::entity::prelude::*;

    /// One row.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, serde::Serialize, serde::Deserialize)]
    #[sea_orm(table_name = "regrade_line")]
    #[expect(missing_docs, reason = "columns are described by the values that use-cases return")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub mark_id: MarkId,
        pub school_id: SchoolId,
        pub cohort_id: CohortId,
        pub regrade_id: RegradeId,
        pub attempt_id: AttemptId,
        pub before: i32,
        #[sea_orm(column_type = "Text")]
        pub questions: String,
        pub undoes: bool,
    }

    /// None declared: use-cases join by hand where they must.
    #[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}
