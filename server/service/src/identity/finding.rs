//! Finding people in the list of the school: words, role, state, or those just made.

use super::people::{self, Listed};
use crate::{
    ctx::Ctx,
    error::Error,
    moment::Moment,
    policy::{Act, Role, words},
    sheet::fold,
};

words! {
    /// Where an account stands.
    State {
        /// Signs in with a password of their own.
        Active = "active",
        /// Has not signed in yet: needs a code.
        Waiting = "waiting",
        /// May no longer sign in; the record stays.
        Inactive = "inactive",
    }
}

impl Listed {
    /// Where this account stands.
    #[must_use]
    pub const fn state(&self) -> State {
        match (self.active, self.entered) {
            (false, _) => State::Inactive,
            (true, false) => State::Waiting,
            (true, true) => State::Active,
        }
    }

    /// Family name, then given names, as in a school's books.
    #[must_use]
    pub fn name(&self) -> String {
        format!("{} {}", self.draft.family_name, self.draft.given_name)
    }
}

/// People on one page.
pub const PER_PAGE: usize = 100;

/// Which people are wanted; the default wants everyone.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// Words that must all stand in the matricule, name, e-mail or profession.
    pub words: String,
    /// With this role.
    pub role: Option<Role>,
    /// In this state.
    pub state: Option<State>,
    /// Made at this moment: the people of one import.
    pub made: Option<Moment>,
    /// Page, from 1.
    pub page: usize,
}

impl Filter {
    /// Whether anything is left out.
    #[must_use]
    pub fn narrows(&self) -> bool {
        !self.words.trim().is_empty() || self.role.is_some() || self.state.is_some() || self.made.is_some()
    }

    fn wants(&self, person: &Listed) -> bool {
        let draft = &person.draft;
        let role = self.role.is_none_or(|role| draft.roles.contains(&role));
        let state = self.state.is_none_or(|state| person.state() == state);
        let made = self.made.is_none_or(|made| person.since == made);
        role && state && made && self.reads(person)
    }

    fn reads(&self, person: &Listed) -> bool {
        let draft = &person.draft;
        let text = [&draft.matricule, &draft.family_name, &draft.given_name, &draft.email, &draft.profession];
        let text = text.map(|t| fold(t)).join(" ");
        fold(&self.words).split_whitespace().all(|word| text.contains(word))
    }
}

/// The people found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Found {
    /// Those of this page.
    pub people: Vec<Listed>,
    /// How many were found.
    pub count: usize,
    /// How many the school has.
    pub of: usize,
    /// The page, from 1.
    pub page: usize,
    /// How many pages there are; at least one.
    pub pages: usize,
}

/// The people whom a filter wants, a page at a time. All those of one import stand on a single page.
///
/// # Errors
/// When the actor may not see people.
pub async fn find(ctx: &Ctx, filter: &Filter) -> Result<Found, Error> {
    ctx.permit(Act::SeePeople)?;
    let all = people::list(ctx).await?;
    let of = all.len();
    let found: Vec<Listed> = all.into_iter().filter(|person| filter.wants(person)).collect();
    let count = found.len();
    let size = if filter.made.is_some() { count.max(1) } else { PER_PAGE };
    let pages = count.div_ceil(size).max(1);
    let page = filter.page.clamp(1, pages);
    let people = found.into_iter().skip((page - 1) * size).take(size).collect();
    Ok(Found { people, count, of, page, pages })
}
