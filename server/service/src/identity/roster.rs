//! People from a file: both CSV profiles, a dry run that lists every problem by line, nothing imported by halves.

use super::{
    people::{self, Draft},
    queries,
};
use crate::{
    ctx::Ctx,
    error::{Doing, Error},
    ids::PersonId,
    policy::{Act, Role},
    sheet::{Row, Sheet, fold, plain},
};
use sea_orm::ConnectionTrait;
use std::collections::{BTreeMap, BTreeSet};

pub use crate::sheet::{LARGEST, MOST_ROWS, decode};

/// What a file would do.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Preview {
    /// People who would be made: line and draft.
    pub fit: Vec<(u32, Draft)>,
    /// What is wrong, by line (1 is the header).
    pub problems: Vec<Problem>,
    /// Separator seen.
    pub separator: char,
    /// Encoding seen.
    pub encoding: &'static str,
}

/// One problem of one line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Line in the file, from 1.
    pub line: u32,
    /// Column name of ours, or empty for the whole line.
    pub field: &'static str,
    /// What is wrong.
    pub code: &'static str,
    /// The text found there.
    pub found: String,
}

impl Problem {
    fn new(line: u32, field: &'static str, code: &'static str, found: impl Into<String>) -> Self {
        Self { line, field, code, found: found.into().chars().take(80).collect() }
    }
}

/// Column names that we know, French and English, without accents or capitals.
const COLUMNS: &[(&str, &[&str])] = &[
    ("matricule", &["matricule", "id", "numero", "idnumber"]),
    ("family_name", &["nom", "nom de famille", "family name", "family_name", "last name", "lastname"]),
    ("given_name", &["prenom", "prenoms", "given name", "given_name", "first name", "firstname"]),
    ("email", &["email", "e-mail", "courriel", "mail", "adresse electronique"]),
    ("jurisdiction", &["pays", "juridiction", "jurisdiction", "country"]),
    ("audience", &["corps", "public", "audience"]),
    ("profession", &["profession", "fonction", "job"]),
    ("sex", &["sexe", "sex", "genre"]),
    ("locale", &["langue", "language", "locale"]),
    ("roles", &["roles", "role"]),
];

/// Columns without which a file is no list of people.
const NEEDED: &[&str] = &["matricule", "family_name", "given_name"];

/// Reads a file and says what importing it would do. Changes nothing.
///
/// # Errors
/// When the actor may not manage people, or the database cannot be read.
pub async fn preview(ctx: &Ctx, bytes: &[u8]) -> Result<Preview, Error> {
    ctx.permit(Act::ManagePeople)?;
    compared(ctx, &ctx.store.reader, read(bytes)).await
}

/// Sets aside the lines that clash with people who are already there.
async fn compared(ctx: &Ctx, db: &impl ConnectionTrait, mut preview: Preview) -> Result<Preview, Error> {
    let rows = queries::people(db, ctx.school.id).await?;
    let matricules: BTreeSet<&str> = rows.iter().map(|p| p.matricule.as_str()).collect();
    let emails: BTreeSet<&str> = rows.iter().filter_map(|p| p.email.as_deref()).collect();
    let may_grant = ctx.may(Act::GrantRoles);
    for (line, draft) in std::mem::take(&mut preview.fit) {
        match clash(&draft, &matricules, &emails, may_grant) {
            None => preview.fit.push((line, draft)),
            Some((field, code)) => preview.problems.push(Problem::new(line, field, code, found(&draft, field))),
        }
    }
    preview.problems.sort_by_key(|p| p.line);
    Ok(preview)
}

fn clash(
    draft: &Draft,
    matricules: &BTreeSet<&str>,
    emails: &BTreeSet<&str>,
    may_grant: bool,
) -> Option<(&'static str, &'static str)> {
    if matricules.contains(draft.matricule.as_str()) {
        return Some(("matricule", "taken"));
    }
    if emails.contains(draft.email.as_str()) {
        return Some(("email", "taken"));
    }
    (!may_grant && draft.roles.iter().any(|r| r.rules())).then_some(("roles", "forbidden"))
}

/// Which lines to import when some are wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Partial {
    /// Nothing unless every line is right.
    Refuse,
    /// The right lines; asked for explicitly.
    Accept,
}

/// Imports a file in one transaction.
///
/// # Errors
/// When the database refuses; a file with problems imports nothing unless [`Partial::Accept`] is given, and the
/// preview says why.
pub async fn import(ctx: &Ctx, bytes: &[u8], partial: Partial) -> Result<(Preview, Vec<PersonId>), Error> {
    ctx.permit(Act::ManagePeople)?;
    let read = read(bytes);
    let tx = ctx.write().await?;
    let preview = compared(ctx, &tx, read).await?;
    if !preview.problems.is_empty() && partial == Partial::Refuse {
        return Ok((preview, Vec::new()));
    }
    let mut made = Vec::with_capacity(preview.fit.len());
    for (_, draft) in &preview.fit {
        made.push(people::insert(ctx, &tx, draft).await?);
    }
    tx.commit().await.doing("keeping the imported people")?;
    Ok((preview, made))
}

/// A file to start from: every column, two people, as a French spreadsheet saves it.
///
/// # Errors
/// When the actor may not manage people.
pub fn example(ctx: &Ctx) -> Result<&'static str, Error> {
    ctx.permit(Act::ManagePeople)?;
    Ok(EXAMPLE)
}

const EXAMPLE: &str = "\u{feff}Matricule;Nom;Prénom;Courriel;Pays;Corps;Profession;Sexe;Langue;Rôles\r\n\
    BF-0312;Ouédraogo;Aminata;a.ouedraogo@exemple.bf;BF;magistrat;Auditrice de justice;F;fr;apprenant\r\n\
    ML-0077;Maïga;Ibrahim;;ML;greffier;Greffier en chef;M;fr;apprenant, tuteur\r\n";

/// Reads a file by itself: encoding, separator, header, and every line.
#[must_use]
pub fn read(bytes: &[u8]) -> Preview {
    let sheet = Sheet::read(bytes);
    let mut preview = Preview { encoding: sheet.encoding, separator: sheet.separator, ..Preview::default() };
    if sheet.header.is_empty() {
        preview.problems.extend(sheet.broken.into_iter().map(unread));
        return preview;
    }
    let columns = columns(&sheet.header, &mut preview.problems);
    if !preview.problems.is_empty() {
        return preview;
    }
    let mut seen = Seen::default();
    for row in &sheet.rows {
        read_row(row, &columns, &mut seen, &mut preview);
    }
    preview.problems.extend(sheet.broken.into_iter().map(unread));
    preview
}

fn unread((line, code, found): (u32, &'static str, String)) -> Problem {
    Problem::new(line, "", code, found)
}

fn columns(header: &[String], problems: &mut Vec<Problem>) -> Vec<Option<&'static str>> {
    let named: Vec<Option<&'static str>> = header.iter().map(|title| known(title)).collect();
    for needed in NEEDED {
        if !named.contains(&Some(*needed)) {
            problems.push(Problem::new(1, needed, "column-missing", header.join(" ")));
        }
    }
    named
}

fn known(title: &str) -> Option<&'static str> {
    let plain = fold(title);
    COLUMNS.iter().find(|(_, names)| names.contains(&plain.as_str())).map(|(field, _)| *field)
}

fn read_row(row: &Row, columns: &[Option<&'static str>], seen: &mut Seen, preview: &mut Preview) {
    let line = row.line;
    let before = preview.problems.len();
    let draft = draft(&row.cells, columns, line, &mut preview.problems).tidy();
    for (field, code) in draft.faults() {
        preview.problems.push(Problem::new(line, field, code, found(&draft, field)));
    }
    for (field, value) in [("matricule", &draft.matricule), ("email", &draft.email)] {
        if let Some(first) = seen.before(field, value, line) {
            preview.problems.push(Problem::new(line, field, "twice", format!("{value} ({first})")));
        }
    }
    if preview.problems.len() == before {
        preview.fit.push((line, draft));
    }
}

/// Matricules and addresses met so far, with the line of the first.
#[derive(Default)]
struct Seen(BTreeMap<(&'static str, String), u32>);

impl Seen {
    fn before(&mut self, field: &'static str, value: &str, line: u32) -> Option<u32> {
        if value.is_empty() {
            return None;
        }
        let first = *self.0.entry((field, value.to_owned())).or_insert(line);
        (first != line).then_some(first)
    }
}

fn found(draft: &Draft, field: &str) -> String {
    match field {
        "matricule" => draft.matricule.clone(),
        "email" => draft.email.clone(),
        "jurisdiction" => draft.jurisdiction.clone(),
        "audience" => draft.audience.clone(),
        "sex" => draft.sex.clone(),
        "locale" => draft.locale.clone(),
        "roles" => draft.roles.iter().map(|r| r.word()).collect::<Vec<_>>().join(", "),
        _ => String::new(),
    }
}

fn draft(record: &[String], columns: &[Option<&'static str>], line: u32, problems: &mut Vec<Problem>) -> Draft {
    let mut draft = Draft {
        jurisdiction: "other".to_owned(),
        audience: "magistrat".to_owned(),
        locale: "fr".to_owned(),
        roles: vec![Role::Learner],
        ..Draft::default()
    };
    for (cell, column) in record.iter().zip(columns) {
        let text = plain(cell);
        match column {
            Some("matricule") => draft.matricule = text,
            Some("family_name") => draft.family_name = text,
            Some("given_name") => draft.given_name = text,
            Some("email") => draft.email = text,
            Some("profession") => draft.profession = text,
            Some("sex") => draft.sex = sex(&text),
            Some("jurisdiction") if !text.is_empty() => draft.jurisdiction = jurisdiction(&text),
            Some("audience") if !text.is_empty() => draft.audience = audience(&text),
            Some("locale") if !text.is_empty() => draft.locale = language(&text),
            Some("roles") if !text.is_empty() => draft.roles = roles(&text, line, problems),
            _ => {}
        }
    }
    draft
}

fn jurisdiction(text: &str) -> String {
    match fold(text).as_str() {
        "bf" | "burkina faso" | "burkina" => "BF",
        "ml" | "mali" => "ML",
        "ne" | "niger" => "NE",
        "autre" | "other" => "other",
        _ => return text.to_owned(),
    }
    .to_owned()
}

fn audience(text: &str) -> String {
    match fold(text).as_str() {
        "magistrat" | "magistrate" | "magistrature" => "magistrat",
        "opj" | "police" | "gendarmerie" => "opj",
        "greffier" | "greffiere" | "clerk" | "greffe" => "greffier",
        "autre" | "other" => "other",
        _ => return text.to_owned(),
    }
    .to_owned()
}

fn sex(text: &str) -> String {
    match fold(text).as_str() {
        "f" | "femme" | "feminin" | "female" => "F".to_owned(),
        "m" | "h" | "homme" | "masculin" | "male" => "M".to_owned(),
        _ => text.to_owned(),
    }
}

fn language(text: &str) -> String {
    match fold(text).as_str() {
        "fr" | "francais" | "french" => "fr".to_owned(),
        "en" | "anglais" | "english" => "en".to_owned(),
        _ => text.to_owned(),
    }
}

fn roles(text: &str, line: u32, problems: &mut Vec<Problem>) -> Vec<Role> {
    let words = text.split([',', '|', '/', '+']).map(fold).filter(|w| !w.is_empty());
    words
        .filter_map(|word| match role(&word) {
            Some(role) => Some(role),
            None => {
                problems.push(Problem::new(line, "roles", "unknown", word));
                None
            }
        })
        .collect()
}

fn role(word: &str) -> Option<Role> {
    match word {
        "apprenant" | "apprenante" | "auditeur" | "auditrice" => Some(Role::Learner),
        "tuteur" | "tutrice" => Some(Role::Tutor),
        "formateur" | "formatrice" => Some(Role::Instructor),
        "formateur relais" | "formatrice relais" => Some(Role::RelayTrainer),
        "scolarite" => Some(Role::Registrar),
        "jury" => Some(Role::Jury),
        "surveillant" | "surveillante" => Some(Role::Invigilator),
        "administrateur" | "administratrice" => Some(Role::Administrator),
        other => other.parse().ok(),
    }
}
