//! Entities of law in service.

/// A decision of a reviewer; the newest for a subject and a provision counts.
pub mod review {
    use crate::{
        ids::{PersonId, ReviewId, SchoolId},
        moment::Moment,
    };
    use sea_orm::entity::prelude::*;

    /// One row.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "law_review")]
    #[expect(missing_docs, reason = "columns are described by the values that use-cases return")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: ReviewId,
        pub school_id: SchoolId,
        pub course: String,
        pub kind: String,
        pub subject: String,
        pub content: String,
        pub provision: String,
        pub state: String,
        pub reviewer_id: Option<PersonId>,
        #[sea_orm(column_type = "Text")]
        pub reason: String,
        pub expires_at: Moment,
        pub at: Moment,
    }

    /// None declared: use-cases join by hand where they must.
    #[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// An error in a provision that a reader reported, with its answer.
pub mod report {
    use crate::{
        ids::{PersonId, ReportId, SchoolId},
        moment::Moment,
    };
    use sea_orm::entity::prelude::*;

    /// One row.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "law_report")]
    #[expect(missing_docs, reason = "columns are described by the values that use-cases return")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: ReportId,
        pub school_id: SchoolId,
        pub provision: String,
        #[sea_orm(column_type = "Text")]
        pub words: String,
        pub person_id: Option<PersonId>,
        pub at: Moment,
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
