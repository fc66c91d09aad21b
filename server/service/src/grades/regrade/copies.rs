//! The copies of a test with everything that a regrade looks at, and what it would make of them.

use super::{Changed, DryRun, Question, Rulings, Why, book, none_held, plans, queries, written};
use crate::{
    catalogue::{self, Revision},
    cohort::{self, Cohort, Member},
    ctx::Ctx,
    error::{Doing, Error},
    grades,
    ids::{AttemptId, CohortId, LearnerId, MarkId, PersonId},
    moment::Moment,
    policy::Act,
    quiz::{
        self,
        records::{attempt, mark},
        sat::Sitting,
    },
    secret,
};
use learning::{
    catalogue::Language,
    grades::{
        plan::Attempts,
        regrade::{self, Corrected, Ruling},
    },
    quiz::Credit,
};
use sea_orm::ConnectionTrait;
use std::collections::{BTreeMap, BTreeSet};

/// The copies of a test that are over and count.
pub(super) struct Copies {
    pub(super) cohort: Cohort,
    pub(super) title: String,
    /// The revision whose keys are the newest.
    pub(super) newest: String,
    pub(super) all: Vec<Copy>,
    rule: Attempts,
    /// Every line of the history of the item, by learner, without those of annulled copies.
    pub(super) lines: BTreeMap<LearnerId, Vec<mark::Model>>,
    members: BTreeMap<LearnerId, Member>,
    names: BTreeMap<PersonId, String>,
    titles: BTreeMap<String, String>,
}

/// One copy.
pub(super) struct Copy {
    pub(super) id: AttemptId,
    pub(super) learner: LearnerId,
    number: u32,
    /// The line of the history that says its mark.
    pub(super) line: mark::Model,
    now: i32,
    /// Its mark is what its answers gave when it was closed.
    follows: bool,
    answers: Vec<Answer>,
}

/// A question of a copy.
struct Answer {
    question: String,
    kept: Credit,
    /// What the newest key gives; none where it cannot be applied.
    rekeyed: Option<Credit>,
    corrected: Corrected,
}

/// A line to be written.
pub(super) struct Remark {
    pub(super) copy: usize,
    pub(super) after: i32,
    pub(super) questions: Vec<String>,
}

impl Copies {
    pub(super) async fn load(ctx: &Ctx, db: &impl ConnectionTrait, id: CohortId, test: &str) -> Result<Self, Error> {
        let shown = cohort::load(ctx, id).await?;
        let (plan, _) = plans::standing(ctx, db, id, &shown.course.tests).await?;
        let attempts = quiz::queries::of_tests(db, id, &[test]).await?;
        let voided: BTreeSet<AttemptId> = attempts.iter().filter(|a| a.voided_at.is_some()).map(|a| a.id).collect();
        let mut lines: BTreeMap<LearnerId, Vec<mark::Model>> = BTreeMap::new();
        for row in grades::queries::of_item(db, ctx.school.id, id, test).await? {
            if row.attempt_id.is_none_or(|attempt| !voided.contains(&attempt)) {
                lines.entry(row.learner_id).or_default().push(row);
            }
        }
        let by_regrades = queries::lines(db, ctx.school.id, id).await?.into_iter().map(|line| line.mark_id).collect();
        let newest = catalogue::newest(ctx, &shown.cohort.course).await?.unwrap_or(shown.cohort.revision.clone());
        let newest = ctx.store.shelf.revision(db, &newest).await?;
        newest.need_bank()?;
        let (mut all, mut titles) = (Vec::new(), BTreeMap::new());
        for row in attempts.iter().filter(|row| row.closed_at.is_some() && row.voided_at.is_none()) {
            let of_learner = lines.get(&row.learner_id).map(Vec::as_slice).unwrap_or_default();
            let Some((line, base)) = marked(of_learner, row.id, &by_regrades) else { continue };
            let sitting = Sitting::load(&ctx.store, db, row).await?;
            name(&sitting, ctx.locale.into(), &mut titles);
            all.push(Copy::of(row, line, base, &sitting, &newest));
        }
        if all.is_empty() {
            return Err(none_held());
        }
        if !ctx.may(Act::ReadKeys) {
            titles.clear();
        }
        let learners = grades::queries::learners(db, ctx.school.id, id).await?;
        let members = shown.members.into_iter().filter_map(|m| Some((*learners.get(&m.person)?, m))).collect();
        let names = book::names(ctx, lines.values().flatten().filter_map(|row| row.by)).await?;
        let title = shown.course.tests.iter().find(|t| t.id == test).map(|t| t.title.clone());
        let title = title.or_else(|| plan.item(test).map(|item| item.title.clone())).unwrap_or(test.to_owned());
        let rule = plan.item(test).map_or(Attempts::Best, |item| item.attempts);
        Ok(Self { cohort: shown.cohort, title, newest: newest.id.clone(), all, rule, lines, members, names, titles })
    }

    /// Every question, those that were corrected first.
    pub(super) fn questions(&self, rulings: &Rulings) -> Vec<Question> {
        let mut found: BTreeMap<&str, (u32, Corrected)> = BTreeMap::new();
        for answer in self.all.iter().flat_map(|copy| &copy.answers) {
            let (copies, corrected) = found.entry(&answer.question).or_default();
            *copies += 1;
            *corrected = answer.corrected.max(*corrected);
        }
        let question = |(id, (copies, corrected)): (&str, (u32, Corrected))| {
            let proposed = if corrected == Corrected::Key { Ruling::NewKey } else { Ruling::Kept };
            let ruling = rulings.get(id).copied().unwrap_or(proposed);
            Question { id: id.to_owned(), title: self.titles.get(id).cloned(), copies, corrected, ruling }
        };
        let mut all: Vec<Question> = found.into_iter().map(question).collect();
        all.sort_by_key(|q| (std::cmp::Reverse(q.corrected), q.ruling == Ruling::Kept));
        all
    }

    /// What would change, and the lines that would say so.
    pub(super) fn dry_run(&self, rulings: &Rulings) -> Result<(DryRun, Vec<Remark>), Error> {
        let (mut remarks, mut left, mut unchanged) = (Vec::new(), Vec::new(), 0_u32);
        for (n, copy) in self.all.iter().enumerate() {
            let Some(member) = self.members.get(&copy.learner) else { continue };
            let (after, questions) = copy.again(rulings);
            match after {
                None => left.push((member.clone(), copy.number, Why::NothingLeft)),
                // What a person decided about a copy is not overwritten by a machine.
                Some(after) if !copy.follows && after != copy.now => {
                    left.push((member.clone(), copy.number, Why::ByHand));
                }
                Some(after) if after == copy.now => unchanged += 1,
                Some(after) => remarks.push(Remark { copy: n, after, questions }),
            }
        }
        let mut changes: Vec<Changed> = remarks.iter().filter_map(|one| self.changed(one, &remarks)).collect();
        changes.sort_by_key(|one| (one.member.name(), one.attempt));
        let last =
            |learner: &LearnerId| self.lines.get(learner)?.iter().max_by_key(|row| (row.at, row.id)).map(|r| r.id);
        let mark =
            |one: &Remark| self.all.get(one.copy).map(|copy| (copy.id, copy.now, one.after, last(&copy.learner)));
        let marks: Vec<(AttemptId, i32, i32, Option<MarkId>)> = remarks.iter().filter_map(mark).collect();
        let shown = (&self.newest, written(rulings)?, marks, left.len(), unchanged);
        let seen = secret::digest(&serde_json::to_string(&shown).doing("writing down a regrade")?);
        Ok((DryRun { changes, unchanged, left, seen }, remarks))
    }

    fn changed(&self, one: &Remark, all: &[Remark]) -> Option<Changed> {
        let copy = self.all.get(one.copy)?;
        let rows = self.lines.get(&copy.learner)?;
        let mut then = rows.clone();
        for other in all {
            let Some(same) = self.all.get(other.copy).filter(|same| same.learner == copy.learner) else { continue };
            let at = then.iter().map(|row| row.at).max().map_or(same.line.at, |at| Moment(at.0 + 1));
            then.push(mark::Model { id: MarkId::new(), value: Some(other.after), at, ..same.line.clone() });
        }
        let stands = |rows: &[mark::Model]| book::cell(rows, self.rule, 0, &self.names);
        let label = |id: &String| self.titles.get(id).unwrap_or(id).clone();
        Some(Changed {
            member: self.members.get(&copy.learner)?.clone(),
            attempt: copy.number,
            before: copy.now,
            after: one.after,
            stands: (stands(rows), stands(&then)),
            questions: one.questions.iter().map(label).collect(),
        })
    }
}

impl Copy {
    fn of(row: &attempt::Model, line: &mark::Model, base: i32, sitting: &Sitting, newest: &Revision) -> Self {
        let answers = (1_u32..).zip(&sitting.places).zip(sitting.marked());
        let answers = answers.map(|((ordinal, place), marked)| {
            let kept = marked.map_or(Credit::new(0, 1), |marked| marked.credit);
            let (corrected, rekeyed) = rekeyed(sitting, ordinal, newest);
            Answer { question: place.question.clone(), kept, rekeyed, corrected }
        });
        Self {
            id: row.id,
            learner: row.learner_id,
            number: u32::try_from(row.number).unwrap_or(0),
            now: line.value.unwrap_or(base),
            line: line.clone(),
            follows: base == sitting.total(),
            answers: answers.collect(),
        }
    }

    /// The mark under some rulings, and the questions that earn something else than when it was closed.
    fn again(&self, rulings: &Rulings) -> (Option<i32>, Vec<String>) {
        let of = |answer: &Answer| {
            let ruling = rulings.get(&answer.question).copied().unwrap_or_default();
            ruling.credit(answer.kept, answer.rekeyed)
        };
        let mark = regrade::mark(self.answers.iter().map(of)).map(i32::from);
        let moved = |answer: &&Answer| {
            let (a, b) = (answer.kept, of(answer));
            b.is_none_or(|b| u64::from(a.earned) * u64::from(b.of) != u64::from(b.earned) * u64::from(a.of))
        };
        (mark, self.answers.iter().filter(moved).map(|answer| answer.question.clone()).collect())
    }
}

/// What became of a question of a copy, and what the answer earns with the newest key.
fn rekeyed(sitting: &Sitting, ordinal: u32, newest: &Revision) -> (Corrected, Option<Credit>) {
    let Ok((question, _, response)) = sitting.question(ordinal) else { return (Corrected::Rewritten, None) };
    let (language, then) = question.wording(sitting.language);
    let now = newest.bank.get(question.id.as_str()).map(|q| q.unsealed().wording(language));
    let Some((_, now)) = now.filter(|(spoken, _)| *spoken == language) else { return (Corrected::Rewritten, None) };
    let corrected = regrade::corrected(then, now);
    if corrected != Corrected::Key {
        return (corrected, None);
    }
    let credit = response.map_or(Some(Credit::new(0, 1)), |r| now.task.mark(r).ok().map(|marked| marked.credit));
    (corrected, credit)
}

/// The line that says the mark of a copy, and the mark that it had before any regrade.
fn marked<'a>(
    lines: &'a [mark::Model],
    attempt: AttemptId,
    by_regrades: &BTreeSet<MarkId>,
) -> Option<(&'a mark::Model, i32)> {
    let of_copy = || lines.iter().filter(|row| row.attempt_id == Some(attempt) && row.status == "marked");
    let line = of_copy().max_by_key(|row| (row.at, row.id))?;
    let base = of_copy().filter(|row| !by_regrades.contains(&row.id)).max_by_key(|row| (row.at, row.id))?;
    Some((line, base.value?))
}

fn name(sitting: &Sitting, language: Language, titles: &mut BTreeMap<String, String>) {
    for ordinal in 1..=sitting.length() {
        if let Ok((question, ..)) = sitting.question(ordinal) {
            titles.entry(question.id.to_string()).or_insert_with(|| question.wording(language).1.title.clone());
        }
    }
}
