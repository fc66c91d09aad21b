//! What the total of one person would be with other marks. Nothing is kept.

use super::words;
use crate::{
    page::{About, Page, Site},
    parts::{Form, error_summary},
    routes::{self, patterns},
    text::Text,
};
use learning::grades::{
    plan::{Plan, Rounding},
    total::{Below, Counted, Fraction, Marks, Standing, Total, fraction, round},
    typed::{self, Typed},
};
use leptos::{html::ElementChild, prelude::*};
use service::{
    Error, Refusal,
    grades::{self, Cell, Column, Gradebook, Row},
    ids::{CohortId, PersonId},
};

/// What was typed for each item, by its id.
pub type Supposed = Vec<(String, String)>;

/// The page of a simulation.
///
/// # Errors
/// [`Refusal::NotFound`] when the person has no row; when the actor may not see marks.
pub async fn what_if(site: &Site, id: CohortId, person: PersonId, supposed: &Supposed) -> Result<Page, Error> {
    let t = &site.text;
    let book = grades::gradebook(&site.ctx, id).await?;
    let (changes, wrong) = read(t, &book, supposed);
    let (book, total) = grades::what_if(&site.ctx, id, person, &changes).await?;
    let row = book.rows.iter().find(|row| row.member.person == person).ok_or(Refusal::NotFound)?;
    let title = t.whatif_title(row.member.name());
    let about = About::titled(title.clone())
        .under(t.cohorts_title(), patterns::COHORTS)
        .under(book.cohort.name.clone(), routes::cohort(id))
        .under(t.marks_title(), routes::marks(id))
        .status(if wrong.is_empty() { 200 } else { 422 });
    Ok(site.page(about, || {
        let form =
            Form { values: Vec::new(), errors: wrong.iter().map(|(_, words)| ("supposed", words.clone())).collect() };
        view! {
            {error_summary(t, &form)}
            <h1>{title}</h1>
            <div class="notice warn"><p>{t.whatif_says()}</p></div>
            {facts(t, &book, row, &total)}
            <p>{t.whatif_hint()}</p>
            <form method="get" action=site.to(routes::what_if(id, person)) id="supposed">
                {table(t, &book, row, &total, supposed, &wrong)}
                <div class="row">
                    <button class="button">{t.whatif_reckon()}</button>
                    <a class="button quiet" href=site.to(routes::what_if(id, person))>{t.whatif_again()}</a>
                </div>
            </form>
            <p><a class="back" href=site.to(routes::marks(id))>{t.export_back()}</a></p>
        }
    }))
}

/// What is supposed, and what is no mark: item and words.
fn read(t: &Text, book: &Gradebook, supposed: &Supposed) -> (Marks, Vec<(String, String)>) {
    let (mut changes, mut wrong) = (Marks::new(), Vec::new());
    for (id, text) in supposed {
        let Some(column) = book.columns.iter().find(|column| column.item.id == *id) else { continue };
        let standing = match typed::read(text, column.item.scale) {
            Ok(Typed::Nothing) => continue,
            Ok(Typed::Mark(value)) => Standing::Marked(fraction(value.into(), 100)),
            Ok(Typed::Absent) => Standing::Absent,
            Ok(Typed::Excused) => Standing::Excused,
            Ok(Typed::TakenBack) => Standing::NotAttempted { closed: column.closed },
            Err(fault) => {
                let words = words::fault(t, fault, column.item.scale);
                wrong.push((id.clone(), format!("{} : {words}", column.item.title)));
                continue;
            }
        };
        changes.insert(id.clone(), standing);
    }
    (changes, wrong)
}

fn number(t: &Text, exact: &Fraction) -> String {
    t.hundredths(round(exact, Rounding::Hundredth))
}

/// The total and what it says.
fn said(t: &Text, plan: &Plan, total: &Total) -> (String, String) {
    let mention = total.mention.and_then(|n| plan.settings.mentions.get(n)).map(|m| m.title.clone());
    let result = mention.unwrap_or_else(|| words::verdict(t, total.verdict));
    (total.rounded.map_or_else(|| t.marks_blank(), |total| t.hundredths(total)), result)
}

fn facts(t: &Text, book: &Gradebook, row: &Row, total: &Total) -> AnyView {
    let (now, result_now) = said(t, &book.plan, &row.total);
    let (then, result) = said(t, &book.plan, total);
    let averages = book.plan.categories.iter().zip(&total.parts);
    let averages = averages.filter_map(|(category, part)| {
        Some((t.whatif_category(category.title.clone()), number(t, part.average.as_ref()?)))
    });
    let bonus = (total.bonus > fraction(0, 1)).then(|| (t.whatif_bonus(), number(t, &total.bonus)));
    let below = total.below.iter().filter_map(|below| {
        let (title, floor) = match below {
            Below::Item(id) => book.plan.item(id).map(|item| (&item.title, item.floor))?,
            Below::Category(n) => book.plan.categories.get(*n).map(|category| (&category.title, category.floor))?,
        };
        Some((t.whatif_below(title.clone()), floor.map(|floor| words::short(t, floor)).unwrap_or_default()))
    });
    let lines = [
        (t.whatif_now(), now),
        (t.whatif_result_now(), result_now),
        (t.whatif_then(), then),
        (t.whatif_result(), result),
    ];
    let lines: Vec<_> = lines
        .into_iter()
        .chain(averages)
        .chain(bonus)
        .chain(below)
        .map(|(name, value)| view! { <div><dt>{name}</dt><dd>{value}</dd></div> })
        .collect();
    view! { <dl class="review">{lines}</dl> }.into_any()
}

fn table(
    t: &Text,
    book: &Gradebook,
    row: &Row,
    total: &Total,
    supposed: &Supposed,
    wrong: &[(String, String)],
) -> AnyView {
    let counted: Vec<&Counted> = total.parts.iter().flat_map(|part| &part.items).collect();
    let places: Vec<&str> = book.plan.items().map(|(_, item)| item.id.as_str()).collect();
    let line = |(column, cell): (&Column, &Cell)| {
        let id = &column.item.id;
        let how = places.iter().position(|place| place == id).and_then(|n| counted.get(n));
        let typed = supposed.iter().find(|(item, _)| item == id).map(|(_, text)| text.clone()).unwrap_or_default();
        let invalid = wrong.iter().any(|(item, _)| item == id).then_some("true");
        view! {
            <tr>
                <th scope="row"><div>{column.item.title.clone()}" "<small>{words::rule(t, &column.item)}</small></div></th>
                <td class="num" data-label=t.whatif_stands()>{words::mark_or_none(t, cell)}</td>
                <td data-label=t.whatif_supposed()>
                    <input
                        type="text"
                        class="short"
                        name=format!("m-{id}")
                        value=typed
                        aria-label=t.whatif_supposed_of(column.item.title.clone())
                        aria-invalid=invalid
                        size="8"
                    />
                </td>
                <td data-label=t.whatif_counts()>{how.map(|how| counts(t, how))}</td>
            </tr>
        }
    };
    let planned = book.columns.iter().zip(&row.cells).filter(|(column, _)| column.category.is_some());
    let rows: Vec<_> = planned.map(line).collect();
    view! {
        <table class="cards">
            <caption>{t.whatif_caption()}</caption>
            <thead><tr>
                <th scope="col">{t.marks_item()}</th>
                <th scope="col" class="num">{t.whatif_stands()}</th>
                <th scope="col">{t.whatif_supposed()}</th>
                <th scope="col">{t.whatif_counts()}</th>
            </tr></thead>
            <tbody>{rows}</tbody>
        </table>
    }
    .into_any()
}

fn counts(t: &Text, counted: &Counted) -> String {
    match counted {
        Counted::At(mark) => t.counted_at(number(t, mark)),
        Counted::AsZero => t.counted_zero(),
        Counted::LeftOut => t.counted_left_out(),
        Counted::NotYet => t.counted_not_yet(),
        Counted::Added(points) => t.counted_added(number(t, points)),
        Counted::Shown => t.counted_shown(),
    }
}
