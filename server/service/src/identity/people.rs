//! The people of a school: making, changing, finding, deactivating; one-time codes.

use super::{
    queries::{self, Which},
    records::{one_time_code, person},
};
use crate::{
    audit,
    ctx::{Actor, Ctx},
    error::{Doing, Error, Refusal},
    ids::{CodeId, LearnerId, PersonId},
    policy::{Act, Role},
    secret,
};
use sea_orm::{ActiveValue::Set, ConnectionTrait, DbErr, IntoActiveModel, SqlErr, entity::prelude::*};
use std::collections::BTreeMap;

/// Jurisdictions whose law a person may work under.
pub const JURISDICTIONS: &[&str] = &["BF", "ML", "NE", "other"];
/// Whose sections a person is shown: magistrates, police and gendarmerie officers, clerks, others.
pub const AUDIENCES: &[&str] = &["magistrat", "opj", "greffier", "other"];
/// Optional, for the figures of programmes.
pub const SEXES: &[&str] = &["F", "M"];
/// A one-time code is good for this long: thirty days, the time to hand it over.
const CODE_SECONDS: i64 = 30 * 24 * 3600;

/// A person as typed in a form or read from a file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Draft {
    /// Stable id in the school's own books, unique there.
    pub matricule: String,
    /// Family name.
    pub family_name: String,
    /// Given names.
    pub given_name: String,
    /// May be empty.
    pub email: String,
    /// One of [`JURISDICTIONS`].
    pub jurisdiction: String,
    /// One of [`AUDIENCES`].
    pub audience: String,
    /// Free text.
    pub profession: String,
    /// One of [`SEXES`], or empty.
    pub sex: String,
    /// `fr` or `en`.
    pub locale: String,
    /// What they are for the school.
    pub roles: Vec<Role>,
}

/// A person as lists show them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    /// Their id.
    pub id: PersonId,
    /// What the form holds.
    pub draft: Draft,
    /// May sign in.
    pub active: bool,
    /// Has signed in, so that a password stands.
    pub entered: bool,
    /// Made when.
    pub since: crate::Moment,
}

/// What is wrong with a draft: field and code, all of them.
pub type Faults = Vec<(&'static str, &'static str)>;

impl Draft {
    /// Trims, and writes e-mail, matricule and sex the one way they are stored.
    #[must_use]
    pub fn tidy(mut self) -> Self {
        for field in
            [&mut self.matricule, &mut self.family_name, &mut self.given_name, &mut self.email, &mut self.profession]
        {
            let printable: String = field.chars().filter(|c| c.is_whitespace() || !c.is_control()).collect();
            *field = printable.split_whitespace().collect::<Vec<_>>().join(" ");
        }
        self.matricule = self.matricule.to_uppercase();
        self.email = self.email.to_lowercase();
        self.sex = self.sex.trim().to_uppercase();
        self.roles.sort_unstable();
        self.roles.dedup();
        self
    }

    /// Everything that is wrong by itself, without looking at others.
    #[must_use]
    pub fn faults(&self) -> Faults {
        let mut faults = Faults::new();
        let mut need = |bad: bool, field, code| {
            if bad {
                faults.push((field, code))
            }
        };
        need(self.matricule.is_empty(), "matricule", "missing");
        need(self.matricule.chars().count() > 40 || self.matricule.contains('@'), "matricule", "unfit");
        need(self.family_name.is_empty(), "family_name", "missing");
        need(self.given_name.is_empty(), "given_name", "missing");
        need(self.family_name.chars().count() > 120, "family_name", "long");
        need(self.given_name.chars().count() > 120, "given_name", "long");
        need(self.profession.chars().count() > 200, "profession", "long");
        need(!self.email.is_empty() && !looks_like_email(&self.email), "email", "unfit");
        need(!JURISDICTIONS.contains(&self.jurisdiction.as_str()), "jurisdiction", "unknown");
        need(!AUDIENCES.contains(&self.audience.as_str()), "audience", "unknown");
        need(!self.sex.is_empty() && !SEXES.contains(&self.sex.as_str()), "sex", "unknown");
        need(!matches!(self.locale.as_str(), "fr" | "en"), "locale", "unknown");
        faults
    }
}

fn looks_like_email(text: &str) -> bool {
    let parts: Vec<&str> = text.split('@').collect();
    let fits = text.chars().count() <= 254 && !text.contains(' ');
    matches!(parts.as_slice(), [name, host] if fits && !name.is_empty() && host.contains('.'))
}

/// What an empty form holds: the school's own country, a magistrate who learns.
///
/// # Errors
/// When the actor may not manage people.
pub fn blank(ctx: &Ctx) -> Result<Draft, Error> {
    ctx.permit(Act::ManagePeople)?;
    let jurisdiction = match ctx.school.time_zone.as_str() {
        "Africa/Ouagadougou" => "BF",
        "Africa/Bamako" => "ML",
        "Africa/Niamey" => "NE",
        _ => "other",
    };
    Ok(Draft {
        jurisdiction: jurisdiction.to_owned(),
        audience: "magistrat".to_owned(),
        locale: ctx.locale.word().to_owned(),
        roles: vec![Role::Learner],
        ..Draft::default()
    })
}

/// Everyone of the school, by name.
///
/// # Errors
/// When the actor may not see people.
pub async fn list(ctx: &Ctx) -> Result<Vec<Listed>, Error> {
    ctx.permit(Act::SeePeople)?;
    let rows = queries::people(&ctx.store.reader, ctx.school.id).await?;
    let entered = queries::all_entered(&ctx.store.reader, ctx.school.id).await?;
    let mut roles: BTreeMap<PersonId, Vec<Role>> = BTreeMap::new();
    for (person, role) in queries::all_roles(&ctx.store.reader, ctx.school.id).await? {
        roles.entry(person).or_default().push(role);
    }
    let of = |row: person::Model| listed(roles.remove(&row.id).unwrap_or_default(), entered.contains(&row.id), row);
    Ok(rows.into_iter().map(of).collect())
}

/// One person of the school.
///
/// # Errors
/// [`Refusal::NotFound`] also for a person of another school.
pub async fn get(ctx: &Ctx, id: PersonId) -> Result<Listed, Error> {
    ctx.permit(Act::SeePeople)?;
    let row = queries::person(&ctx.store.reader, ctx.school.id, id).await?.ok_or(Refusal::NotFound)?;
    whole(&ctx.store.reader, row).await
}

async fn whole(db: &impl ConnectionTrait, row: person::Model) -> Result<Listed, Error> {
    let entered = queries::credential(db, row.id).await?.is_some();
    Ok(listed(queries::roles(db, row.id).await?, entered, row))
}

/// The person with this matricule.
///
/// # Errors
/// [`Refusal::NotFound`] when there is none.
pub async fn by_matricule(ctx: &Ctx, matricule: &str) -> Result<Listed, Error> {
    ctx.permit(Act::SeePeople)?;
    let typed = matricule.trim().to_uppercase();
    let row = queries::by_sign_in_name(&ctx.store.reader, ctx.school.id, &typed).await?.ok_or(Refusal::NotFound)?;
    whole(&ctx.store.reader, row).await
}

fn listed(mut roles: Vec<Role>, entered: bool, row: person::Model) -> Listed {
    roles.sort_unstable();
    Listed {
        id: row.id,
        active: row.active,
        entered,
        since: row.created_at,
        draft: Draft {
            matricule: row.matricule,
            family_name: row.family_name,
            given_name: row.given_name,
            email: row.email.unwrap_or_default(),
            jurisdiction: row.jurisdiction,
            audience: row.audience,
            profession: row.profession,
            sex: row.sex.unwrap_or_default(),
            locale: row.locale,
            roles,
        },
    }
}

/// Makes one person. They sign in first with a one-time code.
///
/// # Errors
/// The first fault of the draft as [`Refusal::Field`]; `matricule`/`taken` and `email`/`taken` when in use.
pub async fn create(ctx: &Ctx, draft: Draft) -> Result<PersonId, Error> {
    ctx.permit(Act::ManagePeople)?;
    let draft = draft.tidy();
    refuse_faults(&draft)?;
    may_grant(ctx, &draft.roles, &[])?;
    let tx = ctx.write().await?;
    refuse_taken(ctx, &tx, &draft, None).await?;
    let id = insert(ctx, &tx, &draft).await?;
    tx.commit().await.doing("keeping a person")?;
    Ok(id)
}

/// Writes a person inside a transaction, after every check.
pub(super) async fn insert(ctx: &Ctx, tx: &impl ConnectionTrait, draft: &Draft) -> Result<PersonId, Error> {
    let id = PersonId::new();
    let mut row = fields(draft);
    row.id = Set(id);
    row.school_id = Set(ctx.school.id);
    row.learner_id = Set(LearnerId::new());
    row.active = Set(true);
    row.demonstration = Set(ctx.school.demonstration);
    row.created_at = Set(ctx.now);
    person::Entity::insert(row).exec_without_returning(tx).await.map_err(taken)?;
    queries::set_roles(tx, id, &draft.roles, granter(ctx), ctx.now).await?;
    let detail = serde_json::json!({ "matricule": draft.matricule, "roles": draft.roles });
    audit::note(tx, ctx, "person.create", id, detail).await?;
    Ok(id)
}

fn fields(draft: &Draft) -> person::ActiveModel {
    let some = |text: &String| (!text.is_empty()).then(|| text.clone());
    person::ActiveModel {
        matricule: Set(draft.matricule.clone()),
        email: Set(some(&draft.email)),
        family_name: Set(draft.family_name.clone()),
        given_name: Set(draft.given_name.clone()),
        jurisdiction: Set(draft.jurisdiction.clone()),
        audience: Set(draft.audience.clone()),
        profession: Set(draft.profession.clone()),
        sex: Set(some(&draft.sex)),
        locale: Set(draft.locale.clone()),
        ..Default::default()
    }
}

fn granter(ctx: &Ctx) -> Option<PersonId> {
    match &ctx.actor {
        Actor::Person(signed) => Some(signed.person),
        Actor::Visitor | Actor::Operator => None,
    }
}

/// Changes a person's fields and roles.
///
/// # Errors
/// As [`create`]; [`Refusal::NotFound`] for a person of another school.
pub async fn change(ctx: &Ctx, id: PersonId, draft: Draft) -> Result<(), Error> {
    ctx.permit(Act::ManagePeople)?;
    let draft = draft.tidy();
    refuse_faults(&draft)?;
    let tx = ctx.write().await?;
    let before = queries::person(&tx, ctx.school.id, id).await?.ok_or(Refusal::NotFound)?;
    let had = queries::roles(&tx, id).await?;
    may_touch(ctx, id, &had)?;
    may_grant(ctx, &draft.roles, &had)?;
    refuse_taken(ctx, &tx, &draft, Some(id)).await?;
    let mut row = fields(&draft);
    row.id = Set(before.id);
    person::Entity::update(row).exec(&tx).await.map_err(taken)?;
    if had != draft.roles {
        queries::set_roles(&tx, id, &draft.roles, granter(ctx), ctx.now).await?;
    }
    let detail = serde_json::json!({ "roles_before": had, "roles": draft.roles });
    audit::note(&tx, ctx, "person.change", id, detail).await?;
    tx.commit().await.doing("changing a person")
}

fn refuse_faults(draft: &Draft) -> Result<(), Error> {
    match draft.faults().first() {
        None => Ok(()),
        Some((field, code)) => Err(Refusal::Field { field, code }.into()),
    }
}

/// Roles that rule the school are given and taken only by those who may.
fn may_grant(ctx: &Ctx, wanted: &[Role], had: &[Role]) -> Result<(), Error> {
    let ruling = |roles: &[Role]| -> Vec<Role> { roles.iter().copied().filter(|r| r.rules()).collect() };
    if ruling(wanted) == ruling(had) { Ok(()) } else { ctx.permit(Act::GrantRoles) }
}

/// Whoever changes the matricule or the address of one who rules the school could lock them out.
fn may_touch(ctx: &Ctx, id: PersonId, roles: &[Role]) -> Result<(), Error> {
    if granter(ctx) == Some(id) || !roles.iter().any(|r| r.rules()) { Ok(()) } else { ctx.permit(Act::GrantRoles) }
}

/// Whether the actor may change this person and hand them codes, for showing or hiding a link.
#[must_use]
pub fn within_reach(ctx: &Ctx, person: &Listed) -> bool {
    ctx.may(Act::ManagePeople) && may_touch(ctx, person.id, &person.draft.roles).is_ok()
}

/// Two registrars at once: the second learns that the matricule or the address has just been taken.
fn taken(cause: DbErr) -> Error {
    match cause.sql_err() {
        Some(SqlErr::UniqueConstraintViolation(words)) => {
            let field = if words.contains("email") { "email" } else { "matricule" };
            Refusal::Field { field, code: "taken" }.into()
        }
        _ => Error::broken("keeping a person", cause),
    }
}

async fn refuse_taken(ctx: &Ctx, db: &impl ConnectionTrait, draft: &Draft, own: Option<PersonId>) -> Result<(), Error> {
    for (field, value) in [("matricule", &draft.matricule), ("email", &draft.email)] {
        let found = match value.as_str() {
            "" => None,
            typed => queries::by_sign_in_name(db, ctx.school.id, typed).await?,
        };
        if found.is_some_and(|p| Some(p.id) != own) {
            return Err(Refusal::Field { field, code: "taken" }.into());
        }
    }
    Ok(())
}

/// Lets a person sign in again, or no longer; their record stays.
///
/// # Errors
/// [`Refusal::NotFound`]; [`Refusal::Forbidden`] for deactivating oneself.
pub async fn set_active(ctx: &Ctx, id: PersonId, active: bool) -> Result<(), Error> {
    ctx.permit(Act::ManagePeople)?;
    if granter(ctx) == Some(id) {
        return Err(Refusal::Forbidden.into());
    }
    let tx = ctx.write().await?;
    let mut row = queries::person(&tx, ctx.school.id, id).await?.ok_or(Refusal::NotFound)?.into_active_model();
    may_grant(ctx, &queries::roles(&tx, id).await?, &[])?;
    row.active = Set(active);
    person::Entity::update(row).exec(&tx).await.doing("changing a person")?;
    if !active {
        queries::end_sessions(&tx, id, Which::All).await?;
    }
    audit::note(&tx, ctx, if active { "person.activate" } else { "person.deactivate" }, id, serde_json::json!({}))
        .await?;
    tx.commit().await.doing("changing a person")
}

/// A code to hand to a person; shown once, kept only as a hash.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Code {
    /// For whom.
    pub person: Listed,
    /// The code in groups of four letters.
    pub code: String,
    /// Good until.
    pub expires_at: crate::Moment,
}

/// Issues a one-time code for each of these people; earlier unused codes of theirs stop working.
///
/// # Errors
/// [`Refusal::NotFound`] when one is not of the school; [`Refusal::Forbidden`] for people whose roles rule the school,
/// unless the actor may grant roles.
pub async fn issue_codes(ctx: &Ctx, people: &[PersonId]) -> Result<Vec<Code>, Error> {
    ctx.permit(Act::IssueCodes)?;
    let tx = ctx.write().await?;
    let mut codes = Vec::with_capacity(people.len());
    for id in people {
        codes.push(issue(ctx, &tx, *id).await?);
    }
    tx.commit().await.doing("keeping codes")?;
    Ok(codes)
}

async fn issue(ctx: &Ctx, tx: &impl ConnectionTrait, id: PersonId) -> Result<Code, Error> {
    let row = queries::person(tx, ctx.school.id, id).await?.ok_or(Refusal::NotFound)?;
    let person = whole(tx, row).await?;
    may_grant(ctx, &person.draft.roles, &[])?;
    queries::close_codes(tx, id, ctx.now).await?;
    let code = secret::code();
    let expires_at = ctx.now.plus_seconds(CODE_SECONDS);
    let kept = one_time_code::ActiveModel {
        id: Set(CodeId::new()),
        person_id: Set(id),
        hash: Set(secret::digest(&secret::plain_code(&code))),
        issued_by: Set(granter(ctx)),
        issued_at: Set(ctx.now),
        expires_at: Set(expires_at),
        used_at: Set(None),
    };
    one_time_code::Entity::insert(kept).exec_without_returning(tx).await.doing("keeping a code")?;
    audit::note(tx, ctx, "code.issue", id, serde_json::json!({})).await?;
    Ok(Code { person, code, expires_at })
}

/// Sets a password from the server's own command line; the person must choose another at the next sign-in.
///
/// # Errors
/// [`Refusal::Forbidden`] for anyone but the operator; [`Refusal::NotFound`].
pub async fn set_password(ctx: &Ctx, id: PersonId, password: &str, must_change: bool) -> Result<(), Error> {
    if ctx.actor != Actor::Operator {
        return Err(Refusal::Forbidden.into());
    }
    let hash = secret::hash(password).await?;
    let tx = ctx.write().await?;
    queries::person(&tx, ctx.school.id, id).await?.ok_or(Refusal::NotFound)?;
    queries::set_password(&tx, id, hash, must_change, ctx.now).await?;
    queries::end_sessions(&tx, id, Which::All).await?;
    audit::note(&tx, ctx, "password.reset", id, serde_json::json!({})).await?;
    tx.commit().await.doing("keeping a password")
}
