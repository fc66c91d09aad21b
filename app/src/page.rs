//! What every page shares: the site as this reader sees it, and the frame around the page's own view.

use crate::{parts, routes::patterns, text::Text};
use leptos::{prelude::*, reactive::owner::Owner};
use service::{Actor, Ctx};
use std::sync::Arc;

/// Addresses of the files inside the binary.
#[derive(Clone, Debug, Default)]
pub struct Assets {
    /// The style sheet.
    pub style: String,
    /// The loader of the browser half.
    pub loader: String,
    /// The browser half's script.
    pub browser: String,
    /// The browser half's wasm.
    pub wasm: String,
    /// The icon.
    pub icon: String,
}

/// The site as the one who asks sees it.
#[derive(Clone)]
pub struct Site {
    /// The words of the reader's language.
    pub text: Text,
    /// Who asks, when, for which school.
    pub ctx: Ctx,
    /// `/school` when the server has several schools, else empty.
    pub prefix: String,
    /// The address asked for, without the prefix.
    pub path: String,
    /// Addresses of static files.
    pub assets: Arc<Assets>,
    /// A sentence about what was just done, shown once.
    pub done: Option<String>,
    /// Notices that the reader has not read.
    pub unread: u32,
    /// The page is of a draft, as some learner would see it.
    pub preview: Option<Preview>,
}

/// Pages of a draft stand elsewhere than those of its course: links lead from one to the other.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Preview {
    /// Where the published course stands.
    pub course: String,
    /// Where the draft's pages stand.
    pub pages: String,
    /// As whom: `jurisdiction`, `audience` and `lang` in an address.
    pub reader: String,
    /// The page of the draft.
    pub back: String,
}

impl Preview {
    /// The address of a page of the draft in the place of the course's.
    fn led(&self, address: &str) -> Option<String> {
        let rest = address.strip_prefix(&self.course)?;
        if !(rest.is_empty() || rest.starts_with(['/', '#'])) {
            return None;
        }
        let (page, anchor) = rest.split_once('#').map_or((rest, String::new()), |(page, a)| (page, format!("#{a}")));
        Some(format!("{}{page}?{}{anchor}", self.pages, self.reader))
    }
}

impl Site {
    /// A link inside this school.
    #[must_use]
    pub fn to(&self, address: impl AsRef<str>) -> String {
        let address = address.as_ref();
        match self.preview.as_ref().and_then(|preview| preview.led(address)) {
            Some(led) => format!("{}{led}", self.prefix),
            None => format!("{}{address}", self.prefix),
        }
    }

    /// Whether somebody is signed in.
    #[must_use]
    pub const fn signed_in(&self) -> bool {
        matches!(self.ctx.actor, Actor::Person(_))
    }

    /// A day in the school's time zone.
    #[must_use]
    pub fn day(&self, moment: service::Moment) -> String {
        self.text.day(moment, &self.ctx.school.time_zone)
    }

    /// A day with the time in the school's time zone.
    #[must_use]
    pub fn day_and_time(&self, moment: service::Moment) -> String {
        self.text.day_and_time(moment, &self.ctx.school.time_zone)
    }

    /// A word for the person signed in that tells nobody who it is: answers waiting in a browser are sent under it only.
    #[must_use]
    pub fn owner(&self) -> String {
        self.ctx.signed().map(service::identity::owner).unwrap_or_default()
    }

    /// The time of what happened today, the day as well before that.
    #[must_use]
    pub fn lately(&self, moment: service::Moment) -> String {
        if self.day(moment) == self.day(self.ctx.now) {
            self.text.time(moment, &self.ctx.school.time_zone)
        } else {
            self.day_and_time(moment)
        }
    }

    /// Renders a page in its frame.
    pub fn page<V: IntoView + 'static>(&self, about: About, view: impl FnOnce() -> V) -> Page {
        let owner = Owner::new_root(Some(Arc::new(hydration_context::SsrSharedContext::new_islands())));
        let status = about.status;
        let islands = about.islands;
        let html = owner.with(|| parts::frame(self, about, view().into_any()).to_html());
        drop(owner);
        // tachys writes `<!>` between texts; only an island needs it, and valid HTML wants a whole comment.
        let html = html.replace("<!>", if islands { "<!---->" } else { "" });
        Page { status, html: format!("<!DOCTYPE html>{html}") }
    }
}

/// What the frame says about a page.
#[derive(Clone, Debug, Default)]
pub struct About {
    /// Title, without the site's name.
    pub title: String,
    /// Where the page stands: words and addresses, outermost first. The page itself is added.
    pub crumbs: Vec<(String, String)>,
    /// HTTP status.
    pub status: u16,
    /// The page holds islands.
    pub islands: bool,
    /// For tables that need the whole width.
    pub wide: bool,
    /// Its sheets are printed alone.
    pub paper: bool,
}

impl About {
    /// A page with this title.
    #[must_use]
    pub fn titled(title: impl Into<String>) -> Self {
        Self { title: title.into(), status: 200, ..Self::default() }
    }

    /// Under this page.
    #[must_use]
    pub fn under(mut self, words: impl Into<String>, address: impl Into<String>) -> Self {
        self.crumbs.push((words.into(), address.into()));
        self
    }

    /// With another status than 200.
    #[must_use]
    pub const fn status(mut self, status: u16) -> Self {
        self.status = status;
        self
    }

    /// With islands.
    #[must_use]
    pub const fn with_islands(mut self) -> Self {
        self.islands = true;
        self
    }

    /// With sheets that are printed alone.
    #[must_use]
    pub const fn paper(mut self) -> Self {
        self.paper = true;
        self
    }

    /// Over the whole width.
    #[must_use]
    pub const fn wide(mut self) -> Self {
        self.wide = true;
        self
    }
}

/// A page ready to be sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page {
    /// HTTP status.
    pub status: u16,
    /// The whole document.
    pub html: String,
}

/// The pages in the masthead, for this reader: words and addresses.
pub(crate) fn navigation(site: &Site) -> Vec<(String, &'static str)> {
    use service::Act::{
        FollowCohort, ManageCohorts, ManagePeople, MarkEssays, PublishCourse, RateQuestions, ReviewLaw, RunRoom,
        SeeMarks,
    };
    let t = &site.text;
    let may = |act| site.ctx.may(act);
    let mut links = vec![(if site.signed_in() { t.nav_my_courses() } else { t.nav_courses() }, patterns::HOME)];
    links.push((t.nav_law(), patterns::LAW));
    if site.signed_in() {
        links.push((t.nav_progress(), patterns::PROGRESS));
    }
    if may(ManageCohorts) || may(FollowCohort) || may(SeeMarks) {
        links.push((t.nav_cohorts(), patterns::COHORTS));
    }
    if may(MarkEssays) {
        links.push((t.essays_to_mark(), patterns::ESSAYS));
    }
    if may(RunRoom) {
        links.push((t.nav_rooms(), patterns::ROOMS));
    }
    if may(ManagePeople) {
        links.push((t.nav_people(), patterns::PEOPLE));
    }
    if may(PublishCourse) {
        links.push((t.nav_publishing(), patterns::PUBLISHING));
    }
    if may(RateQuestions) {
        links.push((t.nav_questions(), patterns::QUESTIONS));
    }
    if may(ReviewLaw) {
        links.push((t.nav_reviews(), patterns::REVIEWS));
    }
    links
}
