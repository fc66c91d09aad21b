//! Entities of tests.

/// One sitting of one test by one learner.
pub mod attempt {
    use crate::{
        ids::{AttemptId, CohortId, LearnerId, SchoolId},
        moment::Moment,
    };
    use sea_orm::entity::prelude::*;

    /// One row.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
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
    }

    /// None declared: use-cases join by hand where they must.
    #[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}
