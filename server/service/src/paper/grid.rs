//! What was answered on paper, typed in row by row, looked over, then entered as attempts with their marks.

use super::{
    forms::{self, Form},
    queries,
    records::row,
};
use crate::{
    audit,
    cohort::{self, Cohort},
    ctx::{Ctx, Locale},
    error::{Doing, Error},
    grades::queries::learners,
    ids::{AttemptId, EventId, FormId, LearnerId, MarkId, PersonId},
    journal::{self, kinds},
    policy::Act,
    quiz::{
        practice::PARAMETERS,
        queries::attempts,
        records::{attempt, mark},
        sat::{Ending, Given},
    },
};
use learning::quiz::{
    Credit, Response, out_of_twenty,
    typed::{self, Mistyped},
};
use sea_orm::{
    ActiveValue::Set, ConnectionTrait, DatabaseTransaction, IntoActiveModel, entity::prelude::*, sea_query::OnConflict,
};
use std::collections::BTreeMap;

/// Longest text of a cell.
const LONGEST: usize = 200;

/// The grid of a form.
#[derive(Clone, Debug)]
pub struct Grid {
    /// The form.
    pub form: Form,
    /// The cohort.
    pub cohort: Cohort,
    /// One row a learner, by name.
    pub rows: Vec<Row>,
}

/// A learner's row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// The learner.
    pub person: PersonId,
    /// Family name, then given names.
    pub name: String,
    /// Their matricule.
    pub matricule: String,
    /// What was typed, one for each question.
    pub cells: Vec<String>,
    /// Cells that are no answer to their question: ordinal from 1 and why.
    pub faults: Vec<(u32, Mistyped)>,
    /// Where the row stands.
    pub state: State,
    learner: LearnerId,
    attempt: Option<AttemptId>,
    answers: Vec<Option<Response>>,
}

/// Where a row stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// Nothing typed.
    Empty,
    /// Something is wrong with a cell.
    Faulty,
    /// Ready to be entered, with the mark that it would get, in hundredths out of twenty.
    New(i32),
    /// Entered before with one mark; what is typed now would give another.
    Correction {
        /// The mark entered.
        before: i32,
        /// The mark after a correction.
        after: i32,
    },
    /// Entered as it stands.
    Entered(i32),
}

/// One row as it was sent: what the page showed, and what is typed now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// The learner.
    pub person: PersonId,
    /// What the page showed.
    pub was: Vec<String>,
    /// What is typed.
    pub cells: Vec<String>,
}

/// What became of the rows sent.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Saved {
    /// Rows kept.
    pub kept: u32,
    /// Rows that somebody else changed meanwhile: theirs stand.
    pub others: Vec<PersonId>,
}

/// What was entered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Entered {
    /// Learners entered for the first time.
    pub new: u32,
    /// Learners corrected.
    pub corrected: u32,
}

/// The grid of a form with everything typed so far.
///
/// # Errors
/// [`crate::Refusal::NotFound`], also for a form of another school; when the actor may not type papers in.
pub async fn grid(ctx: &Ctx, id: FormId) -> Result<Grid, Error> {
    ctx.permit(Act::TypePapers)?;
    load(ctx, &ctx.store.reader, id).await
}

async fn load(ctx: &Ctx, db: &impl ConnectionTrait, id: FormId) -> Result<Grid, Error> {
    let form = forms::load(ctx, id).await?;
    let shown = cohort::load(ctx, form.cohort).await?;
    let pseudonyms = learners(&ctx.store.reader, ctx.school.id, form.cohort).await?;
    let mut kept = queries::rows(db, id).await?;
    let mut rows = Vec::new();
    for member in shown.members {
        let Some(learner) = pseudonyms.get(&member.person) else { continue };
        let found = kept.remove(learner);
        if member.active || found.is_some() {
            let mut row = Row {
                person: member.person,
                name: member.name(),
                matricule: member.matricule,
                cells: vec![String::new(); form.places.len()],
                faults: Vec::new(),
                state: State::Empty,
                learner: *learner,
                attempt: None,
                answers: Vec::new(),
            };
            judge(&form, &mut row, found.as_ref());
            rows.push(row);
        }
    }
    Ok(Grid { form, cohort: shown.cohort, rows })
}

/// Reads what was typed, and says where the row stands.
fn judge(form: &Form, row: &mut Row, kept: Option<&row::Model>) {
    let Some(kept) = kept else { return };
    row.cells = sized(cells(&kept.cells), form.places.len());
    row.attempt = kept.attempt_id;
    let (answers, faults) = answers(form, &row.cells);
    let before = kept.entered.as_deref().map(|entered| total(form, &self::answers(form, &cells(entered)).0));
    let after = total(form, &answers);
    row.state = match before {
        _ if !faults.is_empty() => State::Faulty,
        None if row.cells.iter().all(|cell| cell.trim().is_empty()) => State::Empty,
        None => State::New(after),
        Some(mark) if kept.entered.as_deref() == Some(kept.cells.as_str()) => State::Entered(mark),
        Some(before) => State::Correction { before, after },
    };
    row.faults = faults;
    row.answers = answers;
}

fn cells(json: &str) -> Vec<String> {
    serde_json::from_str(json).unwrap_or_default()
}

fn sized(mut cells: Vec<String>, length: usize) -> Vec<String> {
    cells.truncate(length);
    cells.resize(length, String::new());
    cells
}

type Answers = (Vec<Option<Response>>, Vec<(u32, Mistyped)>);

/// Answers in the author's order, and the cells that are none.
fn answers(form: &Form, cells: &[String]) -> Answers {
    let (mut answers, mut faults) = (Vec::new(), Vec::new());
    for (ordinal, cell) in (1_u32..).zip(cells) {
        let Ok((question, order)) = form.question(ordinal) else { continue };
        let task = &question.wording(form.language).1.task;
        let read = typed::read(task, cell).and_then(|shown| match shown {
            Some(shown) => shown.from_shown(order).map(Some).ok_or(Mistyped::Letter),
            None => Ok(None),
        });
        match read {
            Ok(answer) => answers.push(answer),
            Err(fault) => {
                answers.push(None);
                faults.push((ordinal, fault));
            }
        }
    }
    (answers, faults)
}

/// The mark in hundredths out of twenty, by the rules of the test on screen.
fn total(form: &Form, answers: &[Option<Response>]) -> i32 {
    let credit = |(ordinal, answer): (u32, &Option<Response>)| {
        let (question, _) = form.question(ordinal).ok()?;
        let marked = question.wording(form.language).1.task.mark(answer.as_ref()?).ok()?;
        Some(marked.credit)
    };
    let credits: Vec<Credit> =
        (1_u32..).zip(answers).map(|one| credit(one).unwrap_or_else(|| Credit::new(0, 1))).collect();
    out_of_twenty(&credits).map_or(0, i32::from)
}

/// Keeps what was typed, right or wrong; a row that the page showed as it still is here is replaced.
///
/// # Errors
/// [`crate::Refusal::NotFound`], also for a form of another school; when the actor may not type papers in.
pub async fn save(ctx: &Ctx, id: FormId, changes: Vec<Change>) -> Result<Saved, Error> {
    ctx.permit(Act::TypePapers)?;
    let grid = load(ctx, &ctx.store.reader, id).await?;
    let length = grid.form.places.len();
    let learners: BTreeMap<PersonId, LearnerId> = grid.rows.iter().map(|row| (row.person, row.learner)).collect();
    let tx = ctx.write().await?;
    cohort::queries::live(&tx, ctx.school.id, grid.form.cohort).await?;
    let kept = queries::rows(&tx, id).await?;
    let mut saved = Saved::default();
    for change in changes {
        let Some(learner) = learners.get(&change.person) else { continue };
        let short = |cell: String| cell.trim().chars().take(LONGEST).collect::<String>();
        let typed = sized(change.cells.into_iter().map(short).collect(), length);
        let was = sized(change.was, length);
        let here = sized(kept.get(learner).map(|row| cells(&row.cells)).unwrap_or_default(), length);
        if typed == was || typed == here {
            continue;
        }
        if here != was {
            saved.others.push(change.person);
            continue;
        }
        keep(ctx, &tx, id, *learner, &typed).await?;
        saved.kept += 1;
    }
    tx.commit().await.doing("keeping what was typed in")?;
    Ok(saved)
}

async fn keep(
    ctx: &Ctx,
    tx: &DatabaseTransaction,
    id: FormId,
    learner: LearnerId,
    typed: &[String],
) -> Result<(), Error> {
    let row = row::ActiveModel {
        form_id: Set(id),
        learner_id: Set(learner),
        cells: Set(serde_json::to_string(typed).doing("writing down what was typed in")?),
        typed_by: Set(ctx.signed().ok().map(|signed| signed.person)),
        typed_at: Set(ctx.now),
        attempt_id: Set(None),
        entered: Set(None),
    };
    let again = OnConflict::columns([row::Column::FormId, row::Column::LearnerId])
        .update_columns([row::Column::Cells, row::Column::TypedBy, row::Column::TypedAt])
        .to_owned();
    row::Entity::insert(row)
        .on_conflict(again)
        .exec_without_returning(tx)
        .await
        .doing("keeping what was typed in")
        .map(drop)
}

/// Enters the marks of every row that is ready, and of those corrections that were confirmed.
///
/// # Errors
/// [`crate::Refusal::NotFound`], also for a form of another school; when the actor may not type papers in.
pub async fn enter(ctx: &Ctx, id: FormId, corrections: &[PersonId]) -> Result<Entered, Error> {
    ctx.permit(Act::TypePapers)?;
    let law = ctx.store.shelf.law(&ctx.store.reader, ctx.now).await.map(|law| law.id.clone()).unwrap_or_default();
    let tx = ctx.write().await?;
    let grid = load(ctx, &tx, id).await?;
    cohort::queries::live(&tx, ctx.school.id, grid.form.cohort).await?;
    let mut entered = Entered::default();
    for row in &grid.rows {
        let (mark, before) = match row.state {
            State::New(mark) => (mark, None),
            State::Correction { before, after } if corrections.contains(&row.person) => (after, Some(before)),
            _ => continue,
        };
        let sat = match row.attempt {
            Some(sat) => sat,
            None => sit(ctx, &tx, &grid, row).await?,
        };
        answered(ctx, &tx, &grid, row, sat, &law).await?;
        marked(ctx, &tx, &grid, row, sat, mark).await?;
        let detail = serde_json::json!({ "form": id, "learner": row.learner, "mark": mark, "before": before });
        audit::note(&tx, ctx, if before.is_some() { "paper.correct" } else { "paper.enter" }, sat, detail).await?;
        if before.is_some() { entered.corrected += 1 } else { entered.new += 1 }
    }
    tx.commit().await.doing("entering marks from paper")?;
    Ok(entered)
}

/// The attempt of a learner who sat on paper.
async fn sit(ctx: &Ctx, tx: &DatabaseTransaction, grid: &Grid, row: &Row) -> Result<AttemptId, Error> {
    let form = &grid.form;
    let before = attempts(tx, form.cohort, row.learner, &form.test).await?;
    let id = AttemptId::new();
    let locale = Locale::ALL.iter().find(|locale| learning::catalogue::Language::from(**locale) == form.language);
    let sat = attempt::ActiveModel {
        id: Set(id),
        school_id: Set(ctx.school.id),
        learner_id: Set(row.learner),
        cohort_id: Set(form.cohort),
        test: Set(form.test.clone()),
        number: Set(i32::try_from(before.len() + 1).unwrap_or(i32::MAX)),
        revision_id: Set(form.revision.id.clone()),
        locale: Set(locale.unwrap_or(&Locale::Fr).word().to_owned()),
        seed: Set(form.seed.clone()),
        draw: Set(serde_json::to_string(&form.places).doing("writing down a paper")?),
        opened_at: Set(ctx.now),
        due_at: Set(None),
        closed_at: Set(Some(ctx.now)),
        mark: Set(None),
        parameters: Set(None),
        form: Set(None),
        paused_at: Set(None),
        ending: Set(Some(Ending::HandedIn.word().to_owned())),
        voided_at: Set(None),
        voided_by: Set(None),
        void_reason: Set(None),
        log: Set(None),
    };
    attempt::Entity::insert(sat).exec_without_returning(tx).await.doing("keeping an attempt on paper")?;
    Ok(id)
}

/// One event for each question, inside the transaction: attempt, answers and mark come together or not at all.
async fn answered(
    ctx: &Ctx,
    tx: &DatabaseTransaction,
    grid: &Grid,
    row: &Row,
    sat: AttemptId,
    law: &str,
) -> Result<(), Error> {
    for (ordinal, response) in (1_u32..).zip(&row.answers) {
        // A question left without answer the first time needs no event; one taken back does.
        if response.is_none() && row.attempt.is_none() {
            continue;
        }
        let given = Given { ordinal, response: response.clone() };
        let event = journal::Model {
            school_id: ctx.school.id,
            learner_id: row.learner,
            client_id: EventId::new(),
            kind: kinds::ANSWERED.to_owned(),
            course: grid.form.revision.course.id.to_string(),
            subject: ordinal.to_string(),
            payload: serde_json::to_string(&given).doing("writing down an answer")?,
            revision_id: grid.form.revision.id.clone(),
            law_version: law.to_owned(),
            attempt_id: Some(sat),
            client_time: None,
            server_time: ctx.now,
            device: "paper".to_owned(),
            device_sequence: i64::from(ordinal),
            parameters: PARAMETERS.to_owned(),
        };
        journal::Entity::insert(event.into_active_model())
            .exec_without_returning(tx)
            .await
            .doing("keeping an answer from paper")?;
    }
    Ok(())
}

async fn marked(
    ctx: &Ctx,
    tx: &DatabaseTransaction,
    grid: &Grid,
    row: &Row,
    sat: AttemptId,
    value: i32,
) -> Result<(), Error> {
    let update = attempt::ActiveModel { id: Set(sat), mark: Set(Some(value)), ..Default::default() };
    attempt::Entity::update(update).exec(tx).await.doing("marking an attempt on paper")?;
    let line = mark::ActiveModel {
        id: Set(MarkId::new()),
        school_id: Set(ctx.school.id),
        cohort_id: Set(grid.form.cohort),
        learner_id: Set(row.learner),
        item: Set(grid.form.test.clone()),
        attempt_id: Set(Some(sat)),
        status: Set("marked".to_owned()),
        value: Set(Some(value)),
        provenance: Set("paper".to_owned()),
        by: Set(ctx.signed().ok().map(|signed| signed.person)),
        reason: Set(None),
        at: Set(ctx.now),
    };
    mark::Entity::insert(line).exec_without_returning(tx).await.doing("keeping a mark from paper")?;
    let done = row::ActiveModel {
        form_id: Set(grid.form.id),
        learner_id: Set(row.learner),
        attempt_id: Set(Some(sat)),
        entered: Set(Some(serde_json::to_string(&row.cells).doing("writing down what was typed in")?)),
        ..Default::default()
    };
    row::Entity::update(done).exec(tx).await.doing("entering a row").map(drop)
}
