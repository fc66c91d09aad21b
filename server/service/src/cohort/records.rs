//! Entities of cohorts.

/// A group of people taking a course together.
pub mod cohort {
    use crate::{
        ids::{CohortId, SchoolId},
        moment::Moment,
    };
    use sea_orm::entity::prelude::*;

    /// One row.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, serde::Serialize, serde::Deserialize)]
    #[sea_orm(table_name = "cohort")]
    #[expect(missing_docs, reason = "columns are described by the values that use-cases return")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: CohortId,
        pub school_id: SchoolId,
        pub name: String,
        pub kind: String,
        pub course: String,
        pub revision_id: String,
        pub created_at: Moment,
        pub archived_at: Option<Moment>,
        pub starts_on: Option<String>,
        pub ends_on: Option<String>,
    }

    /// None declared: use-cases join by hand where they must.
    #[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// A person in a cohort; withdrawn people keep their row.
pub mod enrolment {
    use crate::{
        ids::{CohortId, PersonId},
        moment::Moment,
    };
    use sea_orm::entity::prelude::*;

    /// One row.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, serde::Serialize, serde::Deserialize)]
    #[sea_orm(table_name = "enrolment")]
    #[expect(missing_docs, reason = "columns are described by the values that use-cases return")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub cohort_id: CohortId,
        #[sea_orm(primary_key, auto_increment = false)]
        pub person_id: PersonId,
        pub jurisdiction: Option<String>,
        pub audience: Option<String>,
        pub active: bool,
        pub enrolled_at: Moment,
        pub group_name: Option<String>,
    }

    /// None declared: use-cases join by hand where they must.
    #[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// Who follows a cohort.
pub mod staff {
    use crate::{
        ids::{CohortId, PersonId},
        moment::Moment,
    };
    use sea_orm::entity::prelude::*;

    /// One row; what the person may do stays with their roles.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, serde::Serialize, serde::Deserialize)]
    #[sea_orm(table_name = "cohort_staff")]
    #[expect(missing_docs, reason = "columns are described by the values that use-cases return")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub cohort_id: CohortId,
        #[sea_orm(primary_key, auto_increment = false)]
        pub person_id: PersonId,
        pub added_by: Option<PersonId>,
        pub added_at: Moment,
    }

    /// None declared: use-cases join by hand where they must.
    #[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// The code by which learners join a cohort.
pub mod join_code {
    use crate::{
        ids::{CohortId, PersonId, SchoolId},
        moment::Moment,
    };
    use sea_orm::entity::prelude::*;

    /// One row; none when joining is closed.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, serde::Serialize, serde::Deserialize)]
    #[sea_orm(table_name = "join_code")]
    #[expect(missing_docs, reason = "columns are described by the values that use-cases return")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub cohort_id: CohortId,
        pub school_id: SchoolId,
        pub code: String,
        pub made_by: Option<PersonId>,
        pub made_at: Moment,
        pub expires_at: Moment,
    }

    /// None declared: use-cases join by hand where they must.
    #[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// When a module opens to a cohort, and when it is due.
pub mod opening {
    use crate::{ids::CohortId, moment::Moment};
    use sea_orm::entity::prelude::*;

    /// One row; without one, the module is always open.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, serde::Serialize, serde::Deserialize)]
    #[sea_orm(table_name = "opening")]
    #[expect(missing_docs, reason = "columns are described by the values that use-cases return")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub cohort_id: CohortId,
        #[sea_orm(primary_key, auto_increment = false)]
        pub module: String,
        pub opens_at: Option<Moment>,
        pub due_at: Option<Moment>,
    }

    /// None declared: use-cases join by hand where they must.
    #[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// A later deadline for one person.
pub mod extension {
    use crate::{
        ids::{CohortId, PersonId},
        moment::Moment,
    };
    use sea_orm::entity::prelude::*;

    /// One row.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, serde::Serialize, serde::Deserialize)]
    #[sea_orm(table_name = "extension")]
    #[expect(missing_docs, reason = "columns are described by the values that use-cases return")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub cohort_id: CohortId,
        #[sea_orm(primary_key, auto_increment = false)]
        pub module: String,
        #[sea_orm(primary_key, auto_increment = false)]
        pub person_id: PersonId,
        pub due_at: Moment,
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

/// A sitting of a cohort (*séance*).
pub mod meeting {
    use crate::{
        ids::{CohortId, MeetingId},
        moment::Moment,
    };
    use sea_orm::entity::prelude::*;

    /// One row; the day is one of the calendar, in the school's time zone.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, serde::Serialize, serde::Deserialize)]
    #[sea_orm(table_name = "meeting")]
    #[expect(missing_docs, reason = "columns are described by the values that use-cases return")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: MeetingId,
        pub cohort_id: CohortId,
        pub held_on: String,
        pub half: String,
        pub title: String,
        pub created_at: Moment,
    }

    /// None declared: use-cases join by hand where they must.
    #[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// Who was there.
pub mod presence {
    use crate::{
        ids::{MeetingId, PersonId},
        moment::Moment,
    };
    use sea_orm::entity::prelude::*;

    /// One row; without one, nothing was noted.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, serde::Serialize, serde::Deserialize)]
    #[sea_orm(table_name = "presence")]
    #[expect(missing_docs, reason = "columns are described by the values that use-cases return")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub meeting_id: MeetingId,
        #[sea_orm(primary_key, auto_increment = false)]
        pub person_id: PersonId,
        pub status: String,
        pub noted_by: Option<PersonId>,
        pub noted_at: Moment,
    }

    /// None declared: use-cases join by hand where they must.
    #[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}
