//! The grid of a cohort as a file.

use super::{Asked, Row, grid};
use crate::{
    ctx::{Ctx, Locale},
    error::Error,
    grades::{Profile, sheet},
    ids::CohortId,
};

/// The grid as a CSV file.
///
/// # Errors
/// As [`grid`].
pub async fn export(ctx: &Ctx, id: CohortId, asked: &Asked, profile: Profile) -> Result<sheet::File, Error> {
    let ctx = &Ctx { locale: profile.locale(), ..ctx.clone() };
    let grid = grid(ctx, id, asked).await?;
    let french = profile.locale() == Locale::Fr;
    let heads = grid.modules.iter().flat_map(|module| {
        let words = if french {
            ["pages lues", "pages", "questions travaillées", "questions", "réussite (%)"]
        } else {
            ["pages_read", "pages", "questions_answered", "questions", "success_percent"]
        };
        words.map(|word| if french { format!("{} : {word}", module.title) } else { format!("{}_{word}", module.id) })
    });
    let tail = if french { ["Temps (minutes)", "Dernière activité"] } else { ["minutes", "last_activity"] };
    let header = sheet::identity(profile).into_iter().chain(heads).chain(tail.map(str::to_owned)).collect();
    let line = |row: &Row| {
        let cells = row.cells.iter().flat_map(|cell| {
            let success = cell.success().map(|n| n.to_string()).unwrap_or_default();
            let count = |n: u32| n.to_string();
            [count(cell.read), count(cell.pages), count(cell.answered), count(cell.questions), success]
        });
        let seen = row.seen.map(|at| at.to_local(&ctx.school.time_zone).replace('T', " ")).unwrap_or_default();
        let tail = [(row.spent / 60_000).to_string(), seen];
        sheet::person(&row.member).into_iter().chain(cells).chain(tail).collect()
    };
    let lines = grid.rows.iter().map(line).collect();
    sheet::file(ctx, profile, if french { "suivi" } else { "progress" }, &grid.cohort.name, header, lines)
}
