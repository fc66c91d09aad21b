//! The grid of a cohort as a file.

use super::{Asked, Row, Standing, grid};
use crate::{
    ctx::Ctx,
    error::{Error, Refusal},
    grades::{Exported, Format, Heading, Value, sheet},
    ids::CohortId,
};

/// What each module says: in French, and for programs.
const OF_MODULE: [(&str, &str); 5] = [
    ("pages lues", "pages_read"),
    ("pages", "pages"),
    ("questions travaillées", "questions_answered"),
    ("questions", "questions"),
    ("réussite (%)", "success_percent"),
];

/// How to read the cells of the grid on paper.
const LEGEND: &str = "Par module : pages lues sur pages, puis réussite aux questions travaillées.";

/// The grid as a file.
///
/// # Errors
/// As [`grid`]; [`Refusal::NotFound`] for a format that tables are not written in.
pub async fn export(ctx: &Ctx, id: CohortId, asked: &Asked, format: Format) -> Result<Exported, Error> {
    if !sheet::fits(format) {
        return Err(Refusal::NotFound.into());
    }
    let ctx = &Ctx { locale: format.locale(), ..ctx.clone() };
    let grid = grid(ctx, id, asked).await?;
    let paper = format == Format::Pdf;
    let short = |(n, _): (usize, _)| Heading::new(format!("M{}", n + 1), String::new());
    let legend: Vec<String> =
        grid.modules.iter().zip(1..).map(|(module, n)| format!("M{n} : {}", module.title)).collect();
    let heads = grid.modules.iter().flat_map(|module| {
        OF_MODULE.map(|(fr, word)| Heading::new(format!("{} : {fr}", module.title), format!("{}_{word}", module.id)))
    });
    let tail = [("Temps (minutes)", "minutes"), ("Dernière activité", "last_activity")];
    let tail = tail.map(|(fr, word)| Heading::new(fr, word));
    let heads: Vec<Heading> =
        if paper { grid.modules.iter().enumerate().map(short).collect() } else { heads.collect() };
    let headings: Vec<Heading> = sheet::identity().into_iter().chain(heads).chain(tail).collect();
    let line = |row: &Row| {
        let cells = row.cells.iter().flat_map(|cell| {
            let success = cell.success().map_or(Value::Empty, |percent| Value::Whole(i64::from(percent)));
            let count = |n: u32| Value::Whole(i64::from(n));
            [count(cell.read), count(cell.pages), count(cell.answered), count(cell.questions), success]
        });
        let tail = [Value::Whole(row.spent / 60_000), Value::at(row.seen, &ctx.school.time_zone)];
        let cells: Vec<Value> = if paper { row.cells.iter().map(in_short).collect() } else { cells.collect() };
        sheet::person(&row.member).into_iter().chain(cells).chain(tail).collect()
    };
    let lines = grid.rows.iter().map(line).collect();
    let legend = if paper { format!("{LEGEND} {}.", legend.join(" ; ")) } else { String::new() };
    let called = sheet::Called { fr: "suivi", en: "progress", title: "Suivi de la progression", legend };
    sheet::file(ctx, format, called, &grid.cohort.name, &headings, lines).await
}

/// What one module says where five columns have no room.
fn in_short(cell: &Standing) -> Value {
    let success = cell.success().map(|percent| format!(" – {percent}\u{a0}%")).unwrap_or_default();
    Value::text(format!("{}/{}{success}", cell.read, cell.pages))
}
