//! Entities of calibration.

/// One calibration of a course: every parameter of every question, never changed once kept.
pub mod calibration {
    use crate::{ids::CalibrationId, moment::Moment};
    use sea_orm::entity::prelude::*;

    /// One row.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, serde::Serialize, serde::Deserialize)]
    #[sea_orm(table_name = "calibration")]
    #[expect(missing_docs, reason = "columns are described by the values that use-cases return")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: CalibrationId,
        pub course: String,
        pub name: String,
        pub answers: i64,
        pub learners: i64,
        #[sea_orm(column_type = "Text")]
        pub parameters: String,
        pub made_at: Moment,
    }

    /// No relation: a calibration stands for itself.
    #[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// What a judge thinks of the difficulty of a question.
pub mod rating {
    use crate::{
        ids::{PersonId, SchoolId},
        moment::Moment,
    };
    use sea_orm::entity::prelude::*;

    /// One row; rating again replaces it.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, serde::Serialize, serde::Deserialize)]
    #[sea_orm(table_name = "question_rating")]
    #[expect(missing_docs, reason = "columns are described by the values that use-cases return")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub person_id: PersonId,
        #[sea_orm(primary_key, auto_increment = false)]
        pub course: String,
        #[sea_orm(primary_key, auto_increment = false)]
        pub subject: String,
        #[sea_orm(primary_key, auto_increment = false)]
        pub version: String,
        pub school_id: SchoolId,
        pub level: Option<i32>,
        pub borderline: Option<i32>,
        pub at: Moment,
    }

    /// None declared: use-cases join by hand where they must.
    #[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// Who runs a job that only one server may run at a time.
pub mod lease {
    use crate::moment::Moment;
    use sea_orm::entity::prelude::*;

    /// One row per job.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, serde::Serialize, serde::Deserialize)]
    #[sea_orm(table_name = "lease")]
    #[expect(missing_docs, reason = "columns are described by the values that use-cases return")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub job: String,
        pub holder: String,
        pub held_until: Moment,
        pub done_at: Option<Moment>,
    }

    /// None declared.
    #[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}
