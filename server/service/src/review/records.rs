//! Entities of review.

/// Weights of memory that were refitted; never changed once kept.
pub mod fit {
    use crate::{ids::MemoryFitId, moment::Moment};
    use sea_orm::entity::prelude::*;

    /// One row.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, serde::Serialize, serde::Deserialize)]
    #[sea_orm(table_name = "memory_fit")]
    #[expect(missing_docs, reason = "columns are described by the values that use-cases return")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: MemoryFitId,
        pub name: String,
        pub reviews: i64,
        pub learners: i64,
        #[sea_orm(column_type = "Text")]
        pub weights: String,
        pub loss_before: String,
        pub loss_after: String,
        pub made_at: Moment,
    }

    /// No relation: a fit stands for itself.
    #[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}
