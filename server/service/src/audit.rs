//! The trail of acts that matter: who, what, on what, when. Never deleted.

use crate::{
    ctx::{Actor, Ctx},
    error::{Doing, Error},
    ids::{AuditId, PersonId, SchoolId},
    moment::Moment,
};
use sea_orm::{ActiveValue::Set, ConnectionTrait, entity::prelude::*};

/// One line of the trail.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, serde::Serialize, serde::Deserialize)]
#[sea_orm(table_name = "audit")]
pub struct Model {
    /// Ordered by time.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: AuditId,
    /// The school, when the act concerns one.
    pub school_id: Option<SchoolId>,
    /// The person; none for the command line.
    pub actor_id: Option<PersonId>,
    /// A stable word, such as `person.create`.
    pub act: String,
    /// On what: an id or a slug.
    pub subject: String,
    /// JSON with what a reader of the trail needs. No passwords, no answers.
    #[sea_orm(column_type = "Text")]
    pub detail: String,
    /// When.
    pub at: Moment,
}

/// No relation: the trail outlives what it names.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

/// Writes one line inside the transaction of the act.
///
/// # Errors
/// When the database refuses.
pub async fn note(
    db: &impl ConnectionTrait,
    ctx: &Ctx,
    act: &'static str,
    subject: impl ToString,
    detail: serde_json::Value,
) -> Result<(), Error> {
    let actor_id = match &ctx.actor {
        Actor::Person(signed) => Some(signed.person),
        Actor::Visitor | Actor::Operator => None,
    };
    let line = ActiveModel {
        id: Set(AuditId::new()),
        school_id: Set(Some(ctx.school.id)),
        actor_id: Set(actor_id),
        act: Set(act.to_owned()),
        subject: Set(subject.to_string()),
        detail: Set(detail.to_string()),
        at: Set(ctx.now),
    };
    Entity::insert(line).exec_without_returning(db).await.doing("writing the audit trail")?;
    Ok(())
}
