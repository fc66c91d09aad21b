//! The attendance sheet of a cohort (*feuille d’émargement*).

use super::{paper, show::sheet};
use crate::{
    page::{About, Page, Site},
    parts::{Form, Select},
    routes::{self, patterns},
};
use leptos::{html::ElementChild, prelude::*};
use service::{
    Error,
    ids::CohortId,
    paper::{
        self, Attendance,
        document::{Block, Document, Span, Table, Words, words},
    },
};

/// Empty rows for those who come without being on the list.
const SPARE: usize = 4;

/// How many days a sheet is for, 1 to 5.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Days(usize);

impl Days {
    /// Reads a number of days; one when it makes no sense.
    #[must_use]
    pub fn of(text: &str) -> Self {
        Self(text.parse().ok().filter(|days| (1..=5).contains(days)).unwrap_or(1))
    }
}

/// The page of the sheet.
///
/// # Errors
/// [`service::Refusal::NotFound`]; when the actor may not print attendance sheets.
pub async fn attendance(site: &Site, id: CohortId, days: Days) -> Result<Page, Error> {
    let t = &site.text;
    let found = paper::attendance(&site.ctx, id).await?;
    let document = document(site, &found, days);
    let about = About::titled(t.signing_title())
        .under(t.cohorts_title(), patterns::COHORTS)
        .under(found.cohort.name.clone(), routes::cohort(id))
        .wide()
        .paper();
    let count = days.0.to_string();
    let choices = (1..=5).map(|n: usize| (n.to_string(), t.signing_days_count(n))).collect();
    let select = Select { name: "days", label: t.signing_days(), choices };
    let form = Form::default().with("days", count.clone());
    let file = routes::with_query(&routes::attendance_sheet_file(id), &[("days", count.as_str())]);
    Ok(site.page(about, || {
        view! {
            <form method="get" action=site.to(routes::attendance_sheet(id)) class="row">
                {select.show(t, &form)}
                <button class="button quiet">{t.guide_choose()}</button>
            </form>
            <div class="row"><a class="button" href=site.to(file)>{t.paper_pdf()}</a></div>
            {sheet(&document)}
        }
    }))
}

/// The same as a document for the printer.
///
/// # Errors
/// [`service::Refusal::NotFound`]; when the actor may not print attendance sheets.
pub async fn attendance_paper(site: &Site, id: CohortId, days: Days) -> Result<Document, Error> {
    Ok(document(site, &paper::attendance(&site.ctx, id).await?, days))
}

fn document(site: &Site, found: &Attendance, days: Days) -> Document {
    let t = &site.text;
    let title = t.signing_title();
    let foot = format!("{} – {} – {}", site.ctx.school.name, found.cohort.name, title);
    let mut sheet = paper(&site.ctx.school.name, title.clone(), foot, site.ctx.locale.into(), site.ctx.now);
    sheet.landscape = days.0 > 2;
    let dates = (1..=days.0).map(|day| format!("{} : ……… / ……… / …………", t.signing_day(day)));
    let facts: Vec<Span> =
        vec![Span::strong(site.ctx.school.name.clone()), Span::plain(format!(" – {}", found.cohort.name))];
    sheet.blocks = vec![
        Block::heading(1, title),
        Block::Paragraph(facts),
        Block::Small(words(dates.collect::<Vec<_>>().join("    "))),
        Block::Small(words(t.signing_says(found.members.len()))),
        Block::Table(table(site, found, days)),
        Block::Paragraph(words(t.signing_trainer())),
    ];
    sheet
}

fn table(site: &Site, found: &Attendance, days: Days) -> Table {
    let t = &site.text;
    let mut head: Vec<Words> = vec![words(t.signing_number()), words(t.person_name()), words(t.person_matricule())];
    let mut widths = vec![2, 10, 6];
    for day in 1..=days.0 {
        for half in [t.signing_morning(), t.signing_afternoon()] {
            head.push(words(if days.0 == 1 { half } else { format!("{} {half}", t.signing_day_short(day)) }));
            widths.push(5);
        }
    }
    let blank = || vec![Vec::new(); days.0 * 2];
    let row = |(place, member): (usize, &service::cohort::Member)| {
        let own = vec![words((place + 1).to_string()), words(member.name()), words(member.matricule.clone())];
        [own, blank()].concat()
    };
    let named = found.members.iter().enumerate().map(row);
    let next = found.members.len();
    let spare = (0..SPARE).map(|n| [vec![words((next + n + 1).to_string()), Vec::new(), Vec::new()], blank()].concat());
    Table { widths, head, rows: named.chain(spare).collect(), ruled: true, tall: true, ..Table::default() }
}
