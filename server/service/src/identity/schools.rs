//! Schools: one or many on a server, each with an address of its own.

use super::{queries, records::school};
use crate::{
    ctx::School,
    error::{Doing, Error, Refusal},
    ids::SchoolId,
    moment::Moment,
    store::Store,
};
use sea_orm::{ActiveValue::Set, entity::prelude::*};

/// A school to be made.
#[derive(Clone, Debug)]
pub struct NewSchool {
    /// Word in addresses: small letters, digits and hyphens.
    pub slug: String,
    /// Name as people read it.
    pub name: String,
    /// IANA time zone, such as `Africa/Ouagadougou`.
    pub time_zone: String,
    /// Whether anyone may read and practise without an account.
    pub open_to_visitors: bool,
    /// Whether everything in it is for show.
    pub demonstration: bool,
}

/// First words of addresses that a school may not take.
const TAKEN: &[&str] = &[
    "static",
    "healthz",
    "readyz",
    "law",
    "courses",
    "series",
    "sign-in",
    "sign-out",
    "account",
    "people",
    "cohorts",
    "me",
    "language",
    "practice",
    "tests",
    "publishing",
    "offline",
    "search",
    "school",
    "api",
    "robots.txt",
    "about",
    "join",
    "messages",
    "notices",
];

/// Every school of this server.
///
/// # Errors
/// When the database cannot be read.
pub async fn all(store: &Store) -> Result<Vec<School>, Error> {
    Ok(queries::schools(&store.reader).await?.into_iter().map(School::from).collect())
}

/// Makes a school. Called from the server's command line.
///
/// # Errors
/// [`Refusal::Field`] for a slug or time zone that cannot be used (`slug`, `time-zone`).
pub async fn create(store: &Store, new: NewSchool, now: Moment) -> Result<School, Error> {
    check(&new)?;
    let row = school::ActiveModel {
        id: Set(SchoolId::new()),
        slug: Set(new.slug),
        name: Set(new.name),
        time_zone: Set(new.time_zone),
        locale: Set("fr".to_owned()),
        open_to_visitors: Set(new.open_to_visitors),
        demonstration: Set(new.demonstration),
        created_at: Set(now),
    };
    let made = school::Entity::insert(row).exec_with_returning(&store.writer).await.doing("making a school")?;
    Ok(made.into())
}

fn check(new: &NewSchool) -> Result<(), Refusal> {
    let fit = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    let slug_fits = (2..=40).contains(&new.slug.len()) && new.slug.chars().all(fit);
    if !slug_fits || TAKEN.contains(&new.slug.as_str()) {
        return Err(Refusal::Field { field: "slug", code: "unfit" });
    }
    if jiff::tz::TimeZone::get(&new.time_zone).is_err() {
        return Err(Refusal::Field { field: "time-zone", code: "unknown" });
    }
    Ok(())
}

impl From<school::Model> for School {
    fn from(row: school::Model) -> Self {
        Self {
            id: row.id,
            slug: row.slug,
            name: row.name,
            time_zone: row.time_zone,
            open_to_visitors: row.open_to_visitors,
            demonstration: row.demonstration,
        }
    }
}
