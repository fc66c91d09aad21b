//! Putting a series together: what is known before, which questions may come, and which are left out and why.

use super::{SET, Scope, may_be_asked};
use crate::{
    catalogue::Revision,
    ctx::Ctx,
    enrolled,
    error::Error,
    ids::EventId,
    mastery::{self, Knowledge, Parameters, parameters},
    quiz::paper::seed_of,
    review::{self, weights},
};
use learning::{
    catalogue::{Audience, Jurisdiction, Objective, ObjectiveId},
    dice::{Dice, Seed, SeededDice},
    mastery::{
        evidence::WINDOW_DAYS,
        objectives::{Evidence, Settings, State, lent},
        uncertain::Item,
    },
    quiz::{
        Question,
        series::{Aim, Candidate, ExactItem, Goal, LeftOut, Setup},
        session::Exact,
    },
    review::fsrs::Weights,
};
use std::collections::BTreeMap;

/// Purpose of the seed: in which order questions of equal rank stand.
const ORDER: u64 = 8;
/// Questions of one objective in a placement at most.
const PLACED: usize = 4;
/// With fewer fresh questions than this, those seen lately come as well.
const FEW: usize = 4;

/// What a series of this aim and scope follows from; its seed from its id.
pub(super) async fn setup(
    ctx: &Ctx,
    revision: &Revision,
    knowledge: &Knowledge,
    aim: Aim,
    scope: &Scope,
    id: EventId,
) -> Result<Setup, Error> {
    let parameters = match aim {
        Aim::Practice => parameters::hints(ctx, revision).await?,
        Aim::Placement | Aim::Review => parameters::of(ctx, revision).await?,
    };
    let reader = reader(ctx, revision.course.id.as_str()).await?;
    let seed = seed_of(&id.to_string());
    let mut work = Work { ctx, revision, knowledge, parameters: &parameters, reader, seed, left_out: BTreeMap::new() };
    Ok(match aim {
        Aim::Review => work.review(&weights::in_force(&ctx.store, ctx.now).await?.weights),
        Aim::Practice | Aim::Placement => work.chosen(aim, scope),
    })
}

/// The country and the profession that somebody reads for.
async fn reader(ctx: &Ctx, course: &str) -> Result<(Option<Jurisdiction>, Option<Audience>), Error> {
    let signed = ctx.signed()?;
    let enrolled = enrolled::in_course(ctx, signed.person, course).await?;
    let country = enrolled.as_ref().and_then(|e| e.jurisdiction.clone()).unwrap_or_else(|| signed.jurisdiction.clone());
    let corps = enrolled.and_then(|e| e.audience).unwrap_or_else(|| signed.audience.clone());
    Ok((Jurisdiction::from_code(&country), Audience::from_code(&corps)))
}

struct Work<'a> {
    ctx: &'a Ctx,
    revision: &'a Revision,
    knowledge: &'a Knowledge,
    parameters: &'a Parameters,
    reader: (Option<Jurisdiction>, Option<Audience>),
    seed: Seed,
    left_out: BTreeMap<LeftOut, Vec<String>>,
}

impl<'a> Work<'a> {
    fn review(&mut self, weights: &Weights) -> Setup {
        let today = review::today(self.ctx, self.revision, self.knowledge, weights);
        let due: Vec<_> = today.due.iter().take(review::PER_SITTING).collect();
        let question = |id: &str| self.revision.course.questions.get(id).map(|q| q.question());
        let asked: Vec<(&Question, Option<f64>)> =
            due.iter().filter_map(|due| Some((question(&due.question)?, Some(due.recall)))).collect();
        let tested = |objective: &&Objective| asked.iter().any(|(question, _)| question.objective == objective.id);
        let objectives: Vec<&Objective> = self.revision.course.objectives.iter().filter(tested).collect();
        self.written(Aim::Review, "", &objectives, &asked)
    }

    fn chosen(&mut self, aim: Aim, scope: &Scope) -> Setup {
        let course = &self.revision.course;
        let by_objective: Vec<(&Objective, Vec<&'a Question>)> = course
            .objectives
            .iter()
            .filter(|objective| scope.objectives.contains(&objective.id))
            .map(|objective| (objective, self.open_questions(objective)))
            .filter(|(_, questions)| !questions.is_empty())
            .collect();
        let objectives: Vec<&Objective> = by_objective.iter().map(|(objective, _)| *objective).collect();
        let questions = by_objective.into_iter().map(|(_, questions)| questions).collect();
        let asked = if aim == Aim::Placement { self.placed(questions) } else { self.set(questions) };
        let asked: Vec<(&Question, Option<f64>)> = asked.into_iter().map(|question| (question, None)).collect();
        self.written(aim, &scope.word, &objectives, &asked)
    }

    /// Questions of an objective that may be asked: fresh ones in an order of the seed, then the longest unseen.
    fn open_questions(&mut self, objective: &Objective) -> Vec<&'a Question> {
        let all = self.revision.course.questions.values().map(|q| q.question());
        let mut open = Vec::new();
        for question in all.filter(|question| question.objective == objective.id) {
            let out = if !may_be_asked(question) || self.parameters.of(question.id.as_str()).is_none() {
                Some(LeftOut::Kind)
            } else if !question.readers.include(self.reader.0, self.reader.1) {
                Some(LeftOut::Readers)
            } else {
                None
            };
            match out {
                Some(why) => self.leave_out(why, question),
                None => open.push(question),
            }
        }
        SeededDice::new(self.seed, ORDER).shuffle(&mut open);
        let (mut fresh, mut seen): (Vec<_>, Vec<_>) =
            open.into_iter().map(|question| (self.seen(question), question)).partition(|(seen, _)| match seen {
                Some(days) => *days >= WINDOW_DAYS,
                None => true,
            });
        // Never seen first; among the others the longest unseen.
        fresh.sort_by_key(|(days, _)| std::cmp::Reverse(days.map_or(i64::MAX, |days| days)));
        seen.sort_by_key(|(days, _)| std::cmp::Reverse(*days));
        let room = FEW.saturating_sub(fresh.len());
        seen.iter().skip(room).for_each(|(_, question)| self.leave_out(LeftOut::SeenLately, question));
        fresh.into_iter().chain(seen.into_iter().take(room)).map(|(_, question)| question).collect()
    }

    /// Days since the learner last met a question.
    fn seen(&self, question: &Question) -> Option<i64> {
        let mut met = self.knowledge.history.answers.iter().rev();
        let last = met.find(|kept| kept.subject == question.id.as_str())?;
        Some(mastery::day(self.ctx, self.ctx.now) - mastery::day(self.ctx, last.at))
    }

    fn leave_out(&mut self, why: LeftOut, question: &Question) {
        self.left_out.entry(why).or_default().push(question.id.to_string());
    }

    /// A set of practice: a question of each objective in turn, until the set is full.
    fn set(&mut self, mut questions: Vec<Vec<&'a Question>>) -> Vec<&'a Question> {
        let longest = questions.iter().map(Vec::len).max().unwrap_or(0);
        let mut set = Vec::new();
        for round in 0..longest {
            for one in &questions {
                if let Some(question) = one.get(round).filter(|_| set.len() < SET) {
                    set.push(*question);
                }
            }
        }
        for one in questions.drain(..).flatten() {
            if set.iter().all(|taken| taken.id != one.id) {
                self.leave_out(LeftOut::SetIsFull, one);
            }
        }
        set
    }

    /// The pool of a placement: a few questions of each objective, in an order of the seed so that not everybody meets
    /// the same ones.
    fn placed(&mut self, questions: Vec<Vec<&'a Question>>) -> Vec<&'a Question> {
        let mut pool = Vec::new();
        for one in questions {
            one.iter().skip(PLACED).for_each(|question| self.leave_out(LeftOut::SetIsFull, question));
            pool.extend(one.into_iter().take(PLACED));
        }
        SeededDice::new(self.seed, ORDER + 1).shuffle(&mut pool);
        pool
    }

    fn written(
        &mut self,
        aim: Aim,
        scope: &str,
        objectives: &[&Objective],
        asked: &[(&Question, Option<f64>)],
    ) -> Setup {
        let mut items = Items::default();
        let goals: Vec<Goal> =
            objectives.iter().map(|objective| self.goal(objective, objectives, &mut items)).collect();
        let place = |question: &Question| objectives.iter().position(|objective| objective.id == question.objective);
        let candidate = |(question, recall): &(&Question, Option<f64>)| {
            Some(Candidate {
                id: question.id.to_string(),
                objective: u32::try_from(place(question)?).ok()?,
                item: items.place(self.parameters.of(question.id.as_str())?),
                recall: recall.map(Exact),
            })
        };
        let pool = asked.iter().filter_map(candidate).collect();
        let known = |objective: &&Objective| self.knowledge.of(objective.id.as_str());
        let acquired = objectives.iter().filter_map(known).all(|known| known.state == State::Acquired);
        let outside: Vec<Evidence> = (self.revision.course.objectives.iter().zip(&self.knowledge.evidence))
            .filter(|(objective, _)| objectives.iter().all(|inside| inside.id != objective.id))
            .map(|(_, evidence)| evidence.clone())
            .collect();
        Setup {
            aim,
            scope: scope.to_owned(),
            parameters: self.parameters.version.clone(),
            seed: self.seed,
            keep_up: acquired && !objectives.is_empty(),
            goals,
            pool,
            items: items.all,
            lent: lent(&Settings::default(), &outside).0.into_iter().map(Exact).collect(),
            left_out: std::mem::take(&mut self.left_out).into_iter().collect(),
        }
    }

    fn goal(&self, objective: &Objective, among: &[&Objective], items: &mut Items) -> Goal {
        let place =
            |id: &ObjectiveId| among.iter().position(|one| one.id == *id).and_then(|place| u32::try_from(place).ok());
        let position = self.revision.course.objectives.iter().position(|one| one.id == objective.id);
        let evidence = position.and_then(|at| self.knowledge.evidence.get(at)).cloned().unwrap_or_default();
        let sitting = |sitting: &learning::mastery::objectives::Sitting, items: &mut Items| {
            let answers = sitting.answers.iter().map(|(item, right)| (items.place(*item), *right)).collect();
            (Exact(sitting.drift), answers)
        };
        Goal {
            id: objective.id.to_string(),
            requires: objective.requires.iter().filter_map(place).collect(),
            critical: objective.critical,
            drift: Exact(evidence.drift),
            sittings: evidence.sittings.iter().map(|one| sitting(one, items)).collect(),
        }
    }
}

/// Beliefs about questions, each once: many questions share one while only their authors have rated them.
#[derive(Default)]
struct Items {
    all: Vec<ExactItem>,
}

impl Items {
    fn place(&mut self, item: Item) -> u32 {
        let exact = ExactItem::from(item);
        let place = self.all.iter().position(|one| *one == exact).unwrap_or_else(|| {
            self.all.push(exact);
            self.all.len() - 1
        });
        u32::try_from(place).unwrap_or(u32::MAX)
    }
}
