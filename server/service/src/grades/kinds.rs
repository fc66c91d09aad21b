//! What each kind of export holds: headings, and rows read from the database piece by piece.

use super::{
    book::{Cell, Column, Gradebook, Row},
    queries,
    table::{Format, Heading, Kind, Value},
};
use crate::{
    ctx::{Ctx, Locale},
    error::Error,
    identity,
    ids::LearnerId,
    quiz,
};
use learning::grades::{
    marks::{Outcome, Provenance},
    plan::Item,
    total::Verdict,
};
use std::collections::BTreeMap;

/// Attempts read at a time.
const PAGE: u64 = 200;

/// Who is who in a cohort, for the rows of a file.
struct Person {
    matricule: String,
    family_name: String,
    given_name: String,
}

fn identity() -> Vec<Heading> {
    vec![
        Heading::new("Matricule", "matricule"),
        Heading::new("Nom", "family_name"),
        Heading::new("Prénom", "given_name"),
    ]
}

fn names(row: &Row) -> [Value; 3] {
    [&row.member.matricule, &row.member.family_name, &row.member.given_name].map(Value::text)
}

/// The headings of a kind.
pub(super) fn headings(kind: Kind, format: Format, book: &Gradebook) -> Vec<Heading> {
    let fixed = |more: &[(&str, &str)]| {
        let more = more.iter().map(|(fr, word)| Heading::new(*fr, *word));
        identity().into_iter().chain(more).collect()
    };
    match kind {
        Kind::Gradebook if format == Format::Moodle => moodle(book),
        Kind::Gradebook => gradebook(format, book),
        Kind::Transcripts => fixed(&[
            ("Catégorie", "category"),
            ("Épreuve", "item"),
            ("Coefficient", "coefficient"),
            ("Sur", "out_of"),
            ("Note", "mark"),
            ("Provenance", "provenance"),
        ]),
        Kind::Attempts => fixed(&[
            ("Épreuve", "test"),
            ("Essai", "attempt"),
            ("Ouvert le", "opened_at"),
            ("Remis le", "closed_at"),
            ("Note sur 20", "mark"),
        ]),
        Kind::Responses => fixed(&[
            ("Épreuve", "test"),
            ("Essai", "attempt"),
            ("Question", "ordinal"),
            ("Points", "points"),
            ("Points possibles", "points_possible"),
            ("Répondue", "answered"),
        ]),
        Kind::People => fixed(&[
            ("Courriel", "email"),
            ("Pays", "jurisdiction"),
            ("Corps", "audience"),
            ("Profession", "profession"),
            ("Sexe", "sex"),
            ("Inscrit", "enrolled"),
        ]),
    }
}

/// Items of a page on which they stand by name; of more, by number.
const NAMED: usize = 6;

fn is_numbered(book: &Gradebook) -> bool {
    book.columns.len() > NAMED
}

fn called(item: &Item) -> String {
    format!("{} (sur {})", item.title, item.scale)
}

/// What the numbers of a gradebook on paper stand for; nothing where items stand by name.
pub(super) fn legend(kind: Kind, format: Format, book: &Gradebook) -> String {
    if kind != Kind::Gradebook || format != Format::Pdf || !is_numbered(book) {
        return String::new();
    }
    let named = book.columns.iter().zip(1..).map(|(column, n)| format!("{n}. {}", called(&column.item)));
    format!("Épreuves : {}.", named.collect::<Vec<_>>().join(" ; "))
}

/// Marks, then where they come from, which a page has no room for.
fn gradebook(format: Format, book: &Gradebook) -> Vec<Heading> {
    let items = || book.columns.iter().map(|column| &column.item);
    let numbered = format == Format::Pdf && is_numbered(book);
    let name = |(item, n): (&Item, u32)| if numbered { n.to_string() } else { called(item) };
    let marks = items().zip(1..).map(|(item, n)| Heading::new(name((item, n)), item.id.clone()));
    let sources = items().filter(|_| format != Format::Pdf).flat_map(|item| {
        [
            Heading::new(format!("{} : provenance", item.title), format!("{}_provenance", item.id)),
            Heading::new(format!("{} : essais", item.title), format!("{}_attempts", item.id)),
        ]
    });
    let ends = [("Total sur 20", "total"), ("Résultat", "result"), ("Mention", "mention"), ("Rang", "rank")];
    let ends = ends.map(|(fr, word)| Heading::new(fr, word));
    identity().into_iter().chain(marks).chain(sources).chain(ends).collect()
}

/// The columns by which Moodle's own import of marks knows people, then items by name.
fn moodle(book: &Gradebook) -> Vec<Heading> {
    let people = ["firstname", "lastname", "idnumber", "email"].map(|word| Heading::new(word, word));
    let items = book.columns.iter().map(|column| Heading::new(column.item.title.clone(), column.item.title.clone()));
    people.into_iter().chain(items).collect()
}

/// Gives every row of a kind to `keep`, in order; stops when it says so.
pub(super) async fn rows(
    ctx: &Ctx,
    kind: Kind,
    format: Format,
    book: &Gradebook,
    keep: &mut (dyn FnMut(&[Value]) -> Result<bool, Error> + Send),
) -> Result<(), Error> {
    match kind {
        Kind::Attempts | Kind::Responses => attempts(ctx, kind, book, keep).await,
        Kind::Gradebook if format == Format::Moodle => {
            let emails = emails(ctx).await?;
            each(book.rows.iter().map(|row| moodle_row(row, &emails)), keep)
        }
        Kind::Gradebook => each(book.rows.iter().map(|row| gradebook_row(format, book, row)), keep),
        Kind::Transcripts => each(book.rows.iter().flat_map(|row| transcript(format, book, row)), keep),
        Kind::People => {
            let people = identity::queries::people(&ctx.store.reader, ctx.school.id).await?;
            let people: BTreeMap<_, _> = people.into_iter().map(|p| (p.id, p)).collect();
            each(
                book.rows.iter().map(|row| {
                    let person = people.get(&row.member.person);
                    let field = |get: fn(&identity::records::person::Model) -> String| {
                        person.map_or(Value::Empty, |person| Value::text(get(person)))
                    };
                    let mut line = names(row).to_vec();
                    line.push(field(|p| p.email.clone().unwrap_or_default()));
                    line.push(Value::text(row.member.jurisdiction.clone()));
                    line.push(Value::text(row.member.audience.clone()));
                    line.push(field(|p| p.profession.clone()));
                    line.push(field(|p| p.sex.clone().unwrap_or_default()));
                    line.push(yes_or_no(format, row.member.active));
                    line
                }),
                keep,
            )
        }
    }
}

fn each(
    rows: impl Iterator<Item = Vec<Value>>,
    keep: &mut (dyn FnMut(&[Value]) -> Result<bool, Error> + Send),
) -> Result<(), Error> {
    for row in rows {
        if !keep(&row)? {
            break;
        }
    }
    Ok(())
}

async fn emails(ctx: &Ctx) -> Result<BTreeMap<crate::ids::PersonId, String>, Error> {
    let people = identity::queries::people(&ctx.store.reader, ctx.school.id).await?;
    Ok(people.into_iter().filter_map(|p| Some((p.id, p.email?))).collect())
}

fn moodle_row(row: &Row, emails: &BTreeMap<crate::ids::PersonId, String>) -> Vec<Value> {
    let member = &row.member;
    let email = emails.get(&member.person).cloned().unwrap_or_default();
    let people = [&member.given_name, &member.family_name, &member.matricule, &email].map(Value::text);
    let marks = row.cells.iter().map(|cell| cell.value().map_or(Value::Empty, Value::Hundredths));
    people.into_iter().chain(marks).collect()
}

fn gradebook_row(format: Format, book: &Gradebook, row: &Row) -> Vec<Value> {
    let sources = row.cells.iter().filter(|_| format != Format::Pdf).flat_map(|cell| {
        let attempts = if cell.attempts == 0 { Value::Empty } else { Value::Whole(cell.attempts.into()) };
        [Value::text(source(format, cell)), attempts]
    });
    let mention = row.total.mention.and_then(|n| book.plan.settings.mentions.get(n)).map(|m| m.title.clone());
    let rank = row.place.as_ref().and_then(|place| place.rank);
    names(row)
        .into_iter()
        .chain(row.cells.iter().map(|cell| mark(format, cell)))
        .chain(sources)
        .chain([
            row.total.rounded.map_or(Value::Empty, Value::Hundredths),
            Value::text(verdict(format, row.total.verdict)),
            Value::text(mention.unwrap_or_default()),
            rank.map_or(Value::Empty, |rank| Value::Whole(rank.into())),
        ])
        .collect()
}

fn transcript(format: Format, book: &Gradebook, row: &Row) -> Vec<Vec<Value>> {
    let planned =
        book.columns.iter().zip(&row.cells).filter_map(|(column, cell)| Some((column.category.clone()?, column, cell)));
    let line = |(category, column, cell): (String, &Column, &Cell)| {
        let coefficient = i32::try_from(column.item.coefficient).unwrap_or(i32::MAX);
        let mut line = names(row).to_vec();
        line.extend([
            Value::text(category),
            Value::text(column.item.title.clone()),
            Value::Hundredths(coefficient),
            Value::Whole(column.item.scale.into()),
            mark(format, cell),
            Value::text(source(format, cell)),
        ]);
        line
    };
    planned.map(line).collect()
}

/// A mark as a number; what is not a mark as its word.
fn mark(format: Format, cell: &Cell) -> Value {
    match (cell.current.map(|current| current.entry.outcome), format.locale()) {
        (None | Some(Outcome::TakenBack), _) => Value::Empty,
        (Some(Outcome::Marked(value)), _) => Value::Hundredths(cell.value().unwrap_or(value)),
        (Some(Outcome::Absent), _) => Value::text("absent"),
        (Some(Outcome::Excused), Locale::Fr) => Value::text("excusé"),
        (Some(Outcome::Excused), Locale::En) => Value::text("excused"),
    }
}

fn source(format: Format, cell: &Cell) -> String {
    let Some(current) = cell.current else { return String::new() };
    let word = match (format.locale(), current.entry.provenance) {
        (Locale::En, provenance) => provenance.word(),
        (Locale::Fr, Provenance::Online) => "en ligne",
        (Locale::Fr, Provenance::Device) => "appareil",
        (Locale::Fr, Provenance::Relay) => "relais",
        (Locale::Fr, Provenance::Paper) => "papier",
        (Locale::Fr, Provenance::Edited) => "modifiée",
    };
    [Some(word), cell.by.as_deref(), cell.reason.as_deref()].into_iter().flatten().collect::<Vec<_>>().join(" – ")
}

/// A verdict as files say it.
pub(super) fn verdict(format: Format, verdict: Verdict) -> &'static str {
    match (format.locale(), verdict) {
        (Locale::En, verdict) => verdict.word(),
        (Locale::Fr, Verdict::Passed) => "admis",
        (Locale::Fr, Verdict::Resit) => "rattrapage",
        (Locale::Fr, Verdict::Failed) => "ajourné",
        (Locale::Fr, Verdict::Eliminated) => "éliminé",
        (Locale::Fr, Verdict::Incomplete) => "incomplet",
    }
}

fn yes_or_no(format: Format, yes: bool) -> Value {
    Value::text(match (format.locale(), yes) {
        (Locale::Fr, true) => "oui",
        (Locale::Fr, false) => "non",
        (Locale::En, true) => "yes",
        (Locale::En, false) => "no",
    })
}

/// Attempts of a cohort, a page at a time; answers are marked as they are read, and never named by their question.
async fn attempts(
    ctx: &Ctx,
    kind: Kind,
    book: &Gradebook,
    keep: &mut (dyn FnMut(&[Value]) -> Result<bool, Error> + Send),
) -> Result<(), Error> {
    let people: BTreeMap<LearnerId, Person> =
        book.rows.iter().filter_map(|row| Some((row.learner?, person(row)))).collect();
    let title = |test: &str| {
        let column = book.columns.iter().find(|column| column.item.id == test);
        column.map_or_else(|| test.to_owned(), |column| column.item.title.clone())
    };
    let mut after = None;
    loop {
        let page = queries::attempts_after(&ctx.store.reader, ctx.school.id, book.cohort.id, after, PAGE).await?;
        let Some(last) = page.last() else { return Ok(()) };
        after = Some(last.id);
        for row in page {
            let Some(person) = people.get(&row.learner_id) else { continue };
            let mut line = [&person.matricule, &person.family_name, &person.given_name].map(Value::text).to_vec();
            line.extend([Value::text(title(&row.test)), Value::Whole(row.number.into())]);
            if kind == Kind::Attempts {
                line.extend([
                    Value::at(Some(row.opened_at), &ctx.school.time_zone),
                    Value::at(row.closed_at, &ctx.school.time_zone),
                    row.mark.map_or(Value::Empty, Value::Hundredths),
                ]);
                if !keep(&line)? {
                    return Ok(());
                }
            } else if row.closed_at.is_some() {
                for answer in quiz::tests::responses(ctx, &row).await? {
                    let mut line = line.clone();
                    line.extend([
                        Value::Whole(answer.ordinal.into()),
                        Value::Whole(answer.earned.into()),
                        Value::Whole(answer.of.into()),
                        Value::Whole(i64::from(answer.answered)),
                    ]);
                    if !keep(&line)? {
                        return Ok(());
                    }
                }
            }
        }
    }
}

fn person(row: &Row) -> Person {
    Person {
        matricule: row.member.matricule.clone(),
        family_name: row.member.family_name.clone(),
        given_name: row.member.given_name.clone(),
    }
}
