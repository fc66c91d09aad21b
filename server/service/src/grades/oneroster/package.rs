//! The package of a cohort: people, class, items and results, in bulk.

use super::schema;
use crate::{
    ctx::Ctx,
    error::{Doing, Error},
    grades::book::{Cell, Gradebook},
    identity::records::person,
    ids::PersonId,
};
use learning::grades::marks::Outcome;
use std::{
    collections::BTreeMap,
    fs::File,
    io::{BufWriter, Write},
    path::Path,
};
use zip::{ZipWriter, write::SimpleFileOptions};

const DOING: &str = "writing a OneRoster package";

/// Files that a package of ours holds; the others are said to be absent.
const OURS: [&str; 10] = [
    "academicSessions",
    "categories",
    "classes",
    "courses",
    "enrollments",
    "lineItems",
    "orgs",
    "results",
    "roles",
    "users",
];

/// Writes the package of a cohort; gives the number of results.
pub(in crate::grades) fn write(
    ctx: &Ctx,
    book: &Gradebook,
    people: &BTreeMap<PersonId, person::Model>,
    path: &Path,
) -> Result<u64, Error> {
    let mut zip = ZipWriter::new(BufWriter::new(File::create(path).doing(DOING)?));
    put(&mut zip, "manifest", &["propertyName", "value"].map(str::to_owned), &manifest(ctx))?;
    let facts = Facts::of(ctx, book);
    let results = facts.results();
    let rows = u64::try_from(results.len()).unwrap_or(u64::MAX);
    for (name, lines) in [
        ("academicSessions", facts.session()),
        ("categories", facts.categories()),
        ("classes", facts.class()),
        ("courses", facts.course()),
        ("enrollments", facts.enrolments()),
        ("lineItems", facts.items()),
        (
            "orgs",
            vec![vec![
                facts.school.clone(),
                ctx.school.name.clone(),
                "school".to_owned(),
                ctx.school.slug.clone(),
                String::new(),
            ]],
        ),
        ("results", results),
        ("roles", facts.roles()),
        ("users", facts.users(people)),
    ] {
        let header: Vec<String> =
            schema::columns(name).unwrap_or_default().iter().map(|column| column.name.to_owned()).collect();
        put(&mut zip, name, &header, &lines.into_iter().map(in_bulk).collect::<Vec<_>>())?;
    }
    zip.finish().doing(DOING)?.flush().doing(DOING)?;
    Ok(rows)
}

/// Status and day of change are empty in bulk.
fn in_bulk(line: Vec<String>) -> Vec<String> {
    let mut cells = line.into_iter();
    let id = cells.next().unwrap_or_default();
    [id, String::new(), String::new()].into_iter().chain(cells.map(|cell| one_line(&cell))).collect()
}

/// The standard forbids line ends inside a cell.
fn one_line(text: &str) -> String {
    text.split(['\r', '\n']).map(str::trim).filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}

fn put(
    zip: &mut ZipWriter<BufWriter<File>>,
    name: &str,
    header: &[String],
    lines: &[Vec<String>],
) -> Result<(), Error> {
    zip.start_file(format!("{name}.csv"), SimpleFileOptions::default()).doing(DOING)?;
    let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(zip);
    writer.write_record(header).doing(DOING)?;
    for line in lines {
        writer.write_record(line).doing(DOING)?;
    }
    writer.flush().doing(DOING)
}

fn manifest(ctx: &Ctx) -> Vec<Vec<String>> {
    let pair = |name: &str, value: &str| vec![name.to_owned(), value.to_owned()];
    let mode = |name| if OURS.contains(&name) { "bulk" } else { "absent" };
    let files = schema::names().map(|name| pair(&format!("file.{name}"), mode(name)));
    let source = [pair("source.systemName", "Prétoire"), pair("source.systemCode", &ctx.school.slug)];
    [pair("manifest.version", "1.0"), pair("oneroster.version", "1.2")].into_iter().chain(files).chain(source).collect()
}

/// What every file of the package refers to.
struct Facts<'a> {
    book: &'a Gradebook,
    school: String,
    class: String,
    course: String,
    session: String,
    begins: String,
    ends: String,
    year: String,
    today: String,
}

impl<'a> Facts<'a> {
    fn of(ctx: &Ctx, book: &'a Gradebook) -> Self {
        let day = |at: crate::Moment| at.in_zone(&ctx.school.time_zone).date();
        let (begins, today) = (day(book.cohort.since), day(ctx.now));
        // The cohort has no closing day of its own: the session is the year from its making, or until today.
        let ends = today.max(
            jiff::civil::Date::new(begins.year().saturating_add(1), begins.month(), begins.day().min(28))
                .unwrap_or(today),
        );
        let id = book.cohort.id;
        Self {
            book,
            school: format!("org-{}", ctx.school.id),
            class: format!("class-{id}"),
            course: format!("course-{}", book.cohort.course),
            session: format!("session-{id}"),
            begins: begins.to_string(),
            ends: ends.to_string(),
            year: ends.year().to_string(),
            today: today.to_string(),
        }
    }

    fn session(&self) -> Vec<Vec<String>> {
        let cells = [&self.session, &self.book.cohort.name, "schoolYear", &self.begins, &self.ends, "", &self.year];
        vec![cells.map(str::to_owned).to_vec()]
    }

    fn course(&self) -> Vec<Vec<String>> {
        let code = &self.book.cohort.course;
        let cells = [&self.course, &self.session, code, code, "", &self.school, "", ""];
        vec![cells.map(str::to_owned).to_vec()]
    }

    fn class(&self) -> Vec<Vec<String>> {
        let cells = [
            &self.class,
            &self.book.cohort.name,
            "",
            &self.course,
            "",
            "scheduled",
            "",
            &self.school,
            &self.session,
            "",
            "",
            "",
        ];
        vec![cells.map(str::to_owned).to_vec()]
    }

    fn categories(&self) -> Vec<Vec<String>> {
        let weigh = |(n, category): (usize, &learning::grades::plan::Category)| {
            vec![self.category(n), category.title.clone(), ((category.coefficient + 50) / 100).to_string()]
        };
        let planned = self.book.plan.categories.iter().enumerate().map(weigh);
        let others = self.book.columns.iter().any(|column| column.category.is_none());
        let other = others.then(|| vec![self.category(usize::MAX), "Hors du plan".to_owned(), "0".to_owned()]);
        planned.chain(other).collect()
    }

    fn category(&self, number: usize) -> String {
        let word = if number == usize::MAX { "x".to_owned() } else { number.to_string() };
        format!("category-{}-{word}", self.book.cohort.id)
    }

    fn item(&self, id: &str) -> String {
        let plain: String = id.bytes().map(|b| if b.is_ascii_graphic() { char::from(b) } else { '-' }).collect();
        format!("item-{}-{plain}", self.book.cohort.id)
    }

    fn items(&self) -> Vec<Vec<String>> {
        let column = |column: &crate::grades::Column| {
            let number = self.book.plan.categories.iter().position(|c| c.items.iter().any(|i| i.id == column.item.id));
            let category = self.category(number.unwrap_or(usize::MAX));
            let scale = column.item.scale.to_string();
            let cells = [
                &self.item(&column.item.id),
                &column.item.title,
                "",
                &self.begins,
                &self.ends,
                &self.class,
                &category,
                &self.session,
                "0",
                &scale,
                &self.school,
            ];
            cells.map(str::to_owned).to_vec()
        };
        self.book.columns.iter().map(column).collect()
    }

    fn users(&self, people: &BTreeMap<PersonId, person::Model>) -> Vec<Vec<String>> {
        let user = |row: &crate::grades::Row| {
            let member = &row.member;
            let email = people.get(&member.person).and_then(|person| person.email.clone()).unwrap_or_default();
            let mut cells: Vec<String> =
                vec![user_id(member.person), member.active.to_string(), member.matricule.clone(), String::new()];
            cells.extend([
                member.given_name.clone(),
                member.family_name.clone(),
                String::new(),
                member.matricule.clone(),
                email,
            ]);
            cells.extend(std::iter::repeat_n(String::new(), 9));
            cells.extend([self.school.clone(), String::new()]);
            cells
        };
        self.book.rows.iter().map(user).collect()
    }

    fn roles(&self) -> Vec<Vec<String>> {
        let role = |row: &crate::grades::Row| {
            let user = user_id(row.member.person);
            let cells = [&format!("role-{user}"), &user, "primary", "student", &self.begins, "", &self.school, ""];
            cells.map(str::to_owned).to_vec()
        };
        self.book.rows.iter().map(role).collect()
    }

    fn enrolments(&self) -> Vec<Vec<String>> {
        let enrolment = |row: &crate::grades::Row| {
            let user = user_id(row.member.person);
            let id = format!("enrollment-{}-{}", self.book.cohort.id, row.member.person);
            let cells = [&id, &self.class, &self.school, &user, "student", "false", &self.begins, ""];
            cells.map(str::to_owned).to_vec()
        };
        self.book.rows.iter().map(enrolment).collect()
    }

    fn results(&self) -> Vec<Vec<String>> {
        let rows = self.book.rows.iter();
        let cells = rows
            .flat_map(|row| self.book.columns.iter().zip(&row.cells).map(move |(column, cell)| (row, column, cell)));
        cells
            .filter_map(|(row, column, cell)| {
                let (status, score, word) = said(cell)?;
                let id = format!("result-{}-{}", self.item(&column.item.id), row.member.person);
                let (item, user) = (self.item(&column.item.id), user_id(row.member.person));
                let missing = (status == "not submitted").to_string();
                let cells = [
                    &id,
                    &item,
                    &user,
                    status,
                    &score,
                    &self.today,
                    "",
                    word,
                    &self.class,
                    "false",
                    "false",
                    "false",
                    &missing,
                ];
                Some(cells.map(str::to_owned).to_vec())
            })
            .collect()
    }
}

/// Status, score and word of a mark; none when nothing stands.
fn said(cell: &Cell) -> Option<(&'static str, String, &'static str)> {
    match cell.current?.entry.outcome {
        Outcome::Marked(value) => {
            let score = crate::grades::cells::hundredths(cell.value().unwrap_or(value), '.');
            Some(("fully graded", score, ""))
        }
        Outcome::Absent => Some(("not submitted", String::new(), "absent")),
        Outcome::Excused => Some(("exempt", String::new(), "excused")),
        Outcome::TakenBack => None,
    }
}

fn user_id(person: PersonId) -> String {
    format!("user-{person}")
}
