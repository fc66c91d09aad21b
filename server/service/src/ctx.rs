//! What a use-case knows about the one who asks.

use crate::{
    error::{Doing, Error, Refusal},
    ids::{LearnerId, PersonId, SchoolId, SessionId},
    moment::Moment,
    policy::{Act, Role, words},
    store::Store,
};
use sea_orm::DatabaseTransaction;
use std::sync::Arc;

words! {
    /// The language in which we answer.
    Locale {
        /// French, the source language.
        Fr = "fr",
        /// English.
        En = "en",
    }
}

/// The school in whose name a request runs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct School {
    /// Its id.
    pub id: SchoolId,
    /// Its word in addresses.
    pub slug: String,
    /// Its name as people read it.
    pub name: String,
    /// IANA name of the time zone that rules deadlines and prints.
    pub time_zone: String,
    /// Whether anyone may read lessons and practise without an account.
    pub open_to_visitors: bool,
    /// Whether everything in it is for show.
    pub demonstration: bool,
}

/// A signed-in person, as far as use-cases need it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Signed {
    /// The person.
    pub person: PersonId,
    /// The pseudonym of their events.
    pub learner: LearnerId,
    /// The session of this browser.
    pub session: SessionId,
    /// Name as shown in the header.
    pub name: String,
    /// Their roles.
    pub roles: Vec<Role>,
    /// BF, ML, NE or other: which overlays are theirs.
    pub jurisdiction: String,
    /// magistrat, opj, greffier or other.
    pub audience: String,
    /// A new password must be chosen before anything else.
    pub must_change_password: bool,
}

/// Who asks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Actor {
    /// Somebody without an account.
    Visitor,
    /// A signed-in person.
    Person(Signed),
    /// The command line on the server itself.
    Operator,
}

/// Everything a use-case receives besides its arguments.
#[derive(Clone)]
pub struct Ctx {
    /// The database and what is kept in memory.
    pub store: Arc<Store>,
    /// The school.
    pub school: Arc<School>,
    /// Who asks.
    pub actor: Actor,
    /// When; received, so that tests and replays can fix it.
    pub now: Moment,
    /// In which language.
    pub locale: Locale,
}

impl Ctx {
    /// Asks whether the actor may do this.
    ///
    /// # Errors
    /// [`Refusal::SignInNeeded`], [`Refusal::NewPasswordNeeded`] or [`Refusal::Forbidden`].
    pub fn permit(&self, act: Act) -> Result<(), Error> {
        match &self.actor {
            Actor::Operator => Ok(()),
            Actor::Visitor if act == Act::ReadCourse && self.school.open_to_visitors => Ok(()),
            Actor::Visitor => Err(Refusal::SignInNeeded.into()),
            Actor::Person(signed) => permit_person(signed, act),
        }
    }

    /// Whether the actor may do this, for showing or hiding a link. The use-case asks again.
    #[must_use]
    pub fn may(&self, act: Act) -> bool {
        self.permit(act).is_ok()
    }

    /// The signed-in person.
    ///
    /// # Errors
    /// [`Refusal::SignInNeeded`] for a visitor or the command line.
    pub fn signed(&self) -> Result<&Signed, Error> {
        match &self.actor {
            Actor::Person(signed) => Ok(signed),
            Actor::Visitor | Actor::Operator => Err(Refusal::SignInNeeded.into()),
        }
    }

    /// Opens a writing transaction. Inside it use only the transaction.
    ///
    /// # Errors
    /// When the database cannot be reached or stays busy.
    pub async fn write(&self) -> Result<DatabaseTransaction, Error> {
        self.store.begin().await.doing("opening a transaction")
    }
}

fn permit_person(signed: &Signed, act: Act) -> Result<(), Error> {
    if signed.must_change_password && act != Act::ManageOwnAccount {
        return Err(Refusal::NewPasswordNeeded.into());
    }
    let allowed = act.is_everyones() || signed.roles.iter().any(|role| role.allows(act));
    if allowed { Ok(()) } else { Err(Refusal::Forbidden.into()) }
}
