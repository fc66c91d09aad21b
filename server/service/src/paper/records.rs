//! Entities of tests on paper.

/// A form of a test on paper.
pub mod form {
    use crate::{
        ids::{CohortId, FormId, PersonId, SchoolId},
        moment::Moment,
    };
    use sea_orm::entity::prelude::*;

    /// One row.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, serde::Serialize, serde::Deserialize)]
    #[sea_orm(table_name = "paper_form")]
    #[expect(missing_docs, reason = "columns are described by the values that use-cases return")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: FormId,
        pub school_id: SchoolId,
        pub cohort_id: CohortId,
        pub test: String,
        pub code: String,
        pub revision_id: String,
        pub locale: String,
        /// Seed, draw and versions, encrypted.
        pub sealed: Vec<u8>,
        pub made_by: Option<PersonId>,
        pub made_at: Moment,
    }

    /// None declared: use-cases join by hand where they must.
    #[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// What was typed in for one learner.
pub mod row {
    use crate::{
        ids::{AttemptId, FormId, LearnerId, PersonId},
        moment::Moment,
    };
    use sea_orm::entity::prelude::*;

    /// One row.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, serde::Serialize, serde::Deserialize)]
    #[sea_orm(table_name = "paper_row")]
    #[expect(missing_docs, reason = "columns are described by the values that use-cases return")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub form_id: FormId,
        #[sea_orm(primary_key, auto_increment = false)]
        pub learner_id: LearnerId,
        #[sea_orm(column_type = "Text")]
        pub cells: String,
        pub typed_by: Option<PersonId>,
        pub typed_at: Moment,
        pub attempt_id: Option<AttemptId>,
        #[sea_orm(column_type = "Text", nullable)]
        pub entered: Option<String>,
    }

    /// None declared: use-cases join by hand where they must.
    #[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}
