//! The learner's side of cohorts: which ones a person is in, and on which revision.

use crate::{
    ctx::Ctx,
    error::{Doing, Error, Refusal},
    ids::{CohortId, PersonId},
};
use sea_orm::{
    FromQueryResult, Order,
    sea_query::{Alias, Expr, ExprTrait, Query},
};

/// A cohort that a person is in.
#[derive(Clone, Debug, PartialEq, Eq, FromQueryResult)]
pub struct Enrolled {
    /// The cohort.
    pub cohort: CohortId,
    /// Its name.
    pub name: String,
    /// The course that it takes.
    pub course: String,
    /// The revision that it stays on.
    pub revision: String,
    /// The jurisdiction in this cohort, when it differs from the profile.
    pub jurisdiction: Option<String>,
    /// The audience in this cohort, when it differs from the profile.
    pub audience: Option<String>,
}

/// The cohorts of a person that are not archived, newest first.
///
/// # Errors
/// When the database cannot be read.
pub async fn of_person(ctx: &Ctx, person: PersonId) -> Result<Vec<Enrolled>, Error> {
    let column = |table: &'static str, name: &'static str| Expr::col((Alias::new(table), Alias::new(name)));
    let query = Query::select()
        .expr_as(column("cohort", "id"), Alias::new("cohort"))
        .expr_as(column("cohort", "name"), Alias::new("name"))
        .expr_as(column("cohort", "course"), Alias::new("course"))
        .expr_as(column("cohort", "revision_id"), Alias::new("revision"))
        .expr_as(column("enrolment", "jurisdiction"), Alias::new("jurisdiction"))
        .expr_as(column("enrolment", "audience"), Alias::new("audience"))
        .from(Alias::new("enrolment"))
        .inner_join(
            Alias::new("cohort"),
            column("cohort", "id").equals((Alias::new("enrolment"), Alias::new("cohort_id"))),
        )
        .and_where(column("enrolment", "person_id").eq(person.0))
        .and_where(column("enrolment", "active").eq(true))
        .and_where(column("cohort", "school_id").eq(ctx.school.id.0))
        .and_where(column("cohort", "archived_at").is_null())
        .order_by((Alias::new("cohort"), Alias::new("created_at")), Order::Desc)
        .to_owned();
    let statement = ctx.store.reader.get_database_backend().build(&query);
    Enrolled::find_by_statement(statement).all(&ctx.store.reader).await.doing("loading the cohorts of a person")
}

/// The newest cohort in which the person takes this course.
///
/// # Errors
/// When the database cannot be read.
pub async fn in_course(ctx: &Ctx, person: PersonId, course: &str) -> Result<Option<Enrolled>, Error> {
    Ok(of_person(ctx, person).await?.into_iter().find(|enrolled| enrolled.course == course))
}

/// The cohort, when the person who asks is in it.
///
/// # Errors
/// [`Refusal::NotFound`] when they are not.
pub async fn own(ctx: &Ctx, cohort: CohortId) -> Result<Enrolled, Error> {
    let person = ctx.signed()?.person;
    let found = of_person(ctx, person).await?.into_iter().find(|enrolled| enrolled.cohort == cohort);
    found.ok_or_else(|| Refusal::NotFound.into())
}
