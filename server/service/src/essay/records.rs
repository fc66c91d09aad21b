//! Entities of essays.

/// An essay given to a cohort.
pub mod essay {
    use crate::{
        ids::{CohortId, EssayId, PersonId, SchoolId},
        moment::Moment,
    };
    use sea_orm::entity::prelude::*;

    /// One row.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, serde::Serialize, serde::Deserialize)]
    #[sea_orm(table_name = "essay")]
    #[expect(missing_docs, reason = "columns are described by the values that use-cases return")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: EssayId,
        pub school_id: SchoolId,
        pub cohort_id: CohortId,
        pub item: String,
        pub title: String,
        #[sea_orm(column_type = "Text")]
        pub content: String,
        pub threshold: i32,
        pub opens_at: Option<Moment>,
        pub closes_at: Moment,
        pub made_by: Option<PersonId>,
        pub made_at: Moment,
        pub closed_at: Option<Moment>,
        pub lifted_at: Option<Moment>,
        pub published_at: Option<Moment>,
    }

    /// None declared: use-cases join by hand where they must.
    #[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// A later deadline for one person.
pub mod extension {
    use crate::{
        ids::{EssayId, PersonId},
        moment::Moment,
    };
    use sea_orm::entity::prelude::*;

    /// One row.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, serde::Serialize, serde::Deserialize)]
    #[sea_orm(table_name = "essay_extension")]
    #[expect(missing_docs, reason = "columns are described by the values that use-cases return")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub essay_id: EssayId,
        #[sea_orm(primary_key, auto_increment = false)]
        pub person_id: PersonId,
        pub closes_at: Moment,
        #[sea_orm(column_type = "Text")]
        pub reason: String,
        pub granted_by: Option<PersonId>,
        pub granted_at: Moment,
    }

    /// None declared: use-cases join by hand where they must.
    #[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// The copy of one learner, known to markers by its code alone.
pub mod copy {
    use crate::{
        ids::{CopyId, EssayId, LearnerId, SchoolId},
        moment::Moment,
    };
    use sea_orm::entity::prelude::*;

    /// One row; the mark is the one written to the gradebook when the marking was last closed.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, serde::Serialize, serde::Deserialize)]
    #[sea_orm(table_name = "essay_copy")]
    #[expect(missing_docs, reason = "columns are described by the values that use-cases return")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: CopyId,
        pub school_id: SchoolId,
        pub essay_id: EssayId,
        pub learner_id: LearnerId,
        pub code: String,
        pub begun_at: Moment,
        pub handed_in_at: Option<Moment>,
        pub mark: Option<i32>,
    }

    /// None declared: use-cases join by hand where they must.
    #[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// A version of a text: rows are added, never changed.
pub mod version {
    use crate::{
        ids::{CopyId, CopyLineId},
        moment::Moment,
    };
    use sea_orm::entity::prelude::*;

    /// One row.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, serde::Serialize, serde::Deserialize)]
    #[sea_orm(table_name = "essay_version")]
    #[expect(missing_docs, reason = "columns are described by the values that use-cases return")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: CopyLineId,
        pub copy_id: CopyId,
        pub number: i32,
        #[sea_orm(column_type = "Text")]
        pub text: String,
        pub at: Moment,
    }

    /// None declared: use-cases join by hand where they must.
    #[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// What a marker gave: rows are added, the latest of a marker stands.
pub mod marking {
    use crate::{
        ids::{CopyId, CopyLineId, PersonId},
        moment::Moment,
    };
    use sea_orm::entity::prelude::*;

    /// One row.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, serde::Serialize, serde::Deserialize)]
    #[sea_orm(table_name = "essay_marking")]
    #[expect(missing_docs, reason = "columns are described by the values that use-cases return")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: CopyLineId,
        pub copy_id: CopyId,
        pub seat: String,
        pub marker_id: PersonId,
        #[sea_orm(column_type = "Text")]
        pub content: String,
        pub total: i32,
        pub at: Moment,
    }

    /// None declared: use-cases join by hand where they must.
    #[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// A mark decided over those of the markers: rows are added, the latest stands.
pub mod moderation {
    use crate::{
        ids::{CopyId, CopyLineId, PersonId},
        moment::Moment,
    };
    use sea_orm::entity::prelude::*;

    /// One row.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, serde::Serialize, serde::Deserialize)]
    #[sea_orm(table_name = "essay_moderation")]
    #[expect(missing_docs, reason = "columns are described by the values that use-cases return")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: CopyLineId,
        pub copy_id: CopyId,
        pub mark: i32,
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
