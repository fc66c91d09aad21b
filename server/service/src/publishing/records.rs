//! Entity of courses that were uploaded and are not published.

/// A draft revision: what publishing would keep, with the register that came with it and what the check said.
pub mod draft {
    use crate::{
        ids::{DraftId, PersonId, SchoolId},
        moment::Moment,
    };
    use sea_orm::entity::prelude::*;

    /// One row.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, serde::Serialize, serde::Deserialize)]
    #[sea_orm(table_name = "draft")]
    #[expect(missing_docs, reason = "columns are described by the values that use-cases return")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: DraftId,
        pub school_id: SchoolId,
        pub course: String,
        pub revision_id: String,
        pub compiled: Vec<u8>,
        pub sealed: Vec<u8>,
        pub register: Vec<u8>,
        pub register_id: String,
        #[sea_orm(column_type = "Text")]
        pub report: String,
        pub made_by: Option<PersonId>,
        pub made_at: Moment,
        #[serde(default)]
        pub private: bool,
    }

    /// None declared: use-cases join by hand where they must.
    #[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}
