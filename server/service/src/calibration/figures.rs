//! Which questions work: how many answered, how many right, whether the stronger answer better than the weaker, whether
//! countries are treated alike. Silent as long as the numbers are too small to say anything.

use super::{
    Calibration,
    answers::{self, Answer},
    items::Item,
    newest, queries,
    ratings::{Opinion, opinions},
};
use crate::{
    catalogue::{self, Revision},
    ctx::Ctx,
    error::{Error, Refusal},
    ids::LearnerId,
    moment::Moment,
    policy::Act,
};
use learning::{
    grades::{
        dif::{self, Finding},
        item_analysis::{Advice, NEEDED, advice, analyse, correlation_interval},
    },
    numeric::distributions::Z_95,
};
use std::{
    collections::{BTreeMap, BTreeSet},
    sync::{Arc, Mutex},
};

/// Answers from which a share is shown.
pub const NEEDED_FOR_SHARE: u32 = 10;
/// Other questions a learner must have answered before their strength is compared.
const REST: u32 = 5;
/// Levels of strength between which countries are compared.
const LEVELS: u32 = 5;
/// Counted again after this.
const FRESH_MILLIS: i64 = 60_000;

/// What was counted lately, by course.
#[derive(Debug, Default)]
pub struct Held(Mutex<BTreeMap<String, (Moment, Arc<Counted>)>>);

type Counted = BTreeMap<String, Figures>;

/// What is known of a question from its answers, all its versions of today taken together.
#[derive(Clone, Debug, PartialEq)]
pub struct Figures {
    /// Learners who answered it for the first time, without hint.
    pub n: u32,
    /// Share of right answers with its 95 % interval; none below [`NEEDED_FOR_SHARE`].
    pub right: Option<(f64, (f64, f64))>,
    /// Correlation with the rest of what the learner answered, with its 95 % interval, and from how many learners; none
    /// below [`learning::grades::item_analysis::NEEDED`].
    pub discrimination: Option<(f64, (f64, f64), u32)>,
    /// What may be said.
    pub advice: Advice,
    /// By country compared with the largest: what may be said.
    pub countries: Vec<(String, Finding)>,
}

/// A question as the list shows it.
#[derive(Clone, Debug, PartialEq)]
pub struct Listed {
    /// The question or step.
    pub item: Item,
    /// Its title in the reader's language.
    pub title: String,
    /// What its answers say.
    pub figures: Option<Figures>,
    /// What judges say.
    pub opinion: Opinion,
}

/// The questions of a course, or of one of its objectives.
#[derive(Clone, Debug)]
pub struct Questions {
    /// The newest revision.
    pub revision: Arc<Revision>,
    /// The newest calibration.
    pub calibration: Option<Arc<Calibration>>,
    /// In the order of objectives, then of subjects.
    pub listed: Vec<Listed>,
}

/// Every question of a course that a machine can mark.
///
/// # Errors
/// [`Refusal::NotFound`] for a course that is not published; when the actor may not rate questions.
pub async fn questions(ctx: &Ctx, course: &str) -> Result<Questions, Error> {
    ctx.permit(Act::RateQuestions)?;
    let id = catalogue::newest(ctx, course).await?.ok_or(Refusal::NotFound)?;
    let revision = ctx.store.shelf.revision(&ctx.store.reader, &id).await?;
    let counted = counted(ctx, &revision).await?;
    let mut opinions = opinions(ctx, course).await?;
    let place = |item: &Item| revision.course.objectives.iter().position(|o| o.id.as_str() == item.objective);
    let items = ctx.store.calibrations.items(&revision);
    let mut listed: Vec<Listed> = items
        .values()
        .map(|item| {
            let version = item.source().map(|version| version.id.clone()).unwrap_or_default();
            Listed {
                title: title(ctx, &revision, item),
                figures: counted.get(&item.subject).cloned(),
                opinion: opinions.remove(&(item.subject.clone(), version)).unwrap_or_default(),
                item: item.clone(),
            }
        })
        .collect();
    listed.sort_by_key(|one| place(&one.item));
    Ok(Questions { calibration: newest(ctx, course).await?, revision, listed })
}

/// One question.
///
/// # Errors
/// [`Refusal::NotFound`]; when the actor may not rate questions.
pub async fn question(ctx: &Ctx, course: &str, subject: &str) -> Result<(Questions, Listed), Error> {
    let mut all = questions(ctx, course).await?;
    let place = all.listed.iter().position(|one| one.item.subject == subject).ok_or(Refusal::NotFound)?;
    let one = all.listed.swap_remove(place);
    Ok((all, one))
}

fn title(ctx: &Ctx, revision: &Revision, item: &Item) -> String {
    let practice = revision.course.questions.get(item.question.as_str()).map(|q| q.question());
    let question = practice.or_else(|| revision.bank.get(&item.question).map(|q| q.unsealed()));
    let Some(question) = question else { return item.subject.clone() };
    let language = ctx.locale.into();
    let whole = question.wording(language).1.title.clone();
    let step = crate::quiz::case::of_subject(&item.subject).and_then(|(_, step)| {
        question.case(language)?.steps.iter().find(|one| one.id.as_str() == step).map(|one| one.title.clone())
    });
    step.map_or(whole.clone(), |step| format!("{whole} – {step}"))
}

async fn counted(ctx: &Ctx, revision: &Arc<Revision>) -> Result<Arc<Counted>, Error> {
    let course = revision.course.id.to_string();
    let held = &ctx.store.calibrations.figures.0;
    let fresh = |found: &(Moment, Arc<Counted>)| (0..FRESH_MILLIS).contains(&(ctx.now.0 - found.0.0));
    let key = format!("{course} {}", revision.id);
    if let Some((_, known)) = held.lock().ok().and_then(|held| held.get(&key).cloned()).filter(|f| fresh(f)) {
        return Ok(known);
    }
    let gathered = answers::gather(&ctx.store, &course, revision).await?;
    let countries: BTreeMap<LearnerId, String> = queries::countries(&ctx.store.reader).await?.into_iter().collect();
    let counted = Arc::new(count(&gathered.answers, &ctx.store.calibrations.items(revision), &countries));
    if let Ok(mut held) = held.lock() {
        held.retain(|_, found| fresh(found));
        held.insert(key, (ctx.now, counted.clone()));
    }
    Ok(counted)
}

/// How a learner did on everything.
#[derive(Clone, Copy, Default)]
struct Strength {
    right: u32,
    answered: u32,
}

impl Strength {
    /// The share right on everything else; none when that is too little.
    fn without(self, right: bool) -> Option<f64> {
        let (right, answered) = (self.right - u32::from(right), self.answered - 1);
        (answered >= REST).then(|| f64::from(right) / f64::from(answered))
    }
}

/// Figures by subject: of each learner the first answer to any version of today.
fn count(answers: &[Answer], items: &BTreeMap<String, Item>, countries: &BTreeMap<LearnerId, String>) -> Counted {
    let mut seen = BTreeSet::new();
    let of_today = |answer: &&Answer| {
        let versions = items.get(&answer.subject).map_or(&[][..], |item| &item.versions);
        versions.iter().any(|(_, version)| version.id == answer.version)
    };
    let kept: Vec<&Answer> =
        answers.iter().filter(of_today).filter(|a| seen.insert((a.learner, a.subject.as_str()))).collect();
    let mut strengths: BTreeMap<LearnerId, Strength> = BTreeMap::new();
    let mut by_subject: BTreeMap<&str, Vec<&Answer>> = BTreeMap::new();
    for answer in kept {
        let strength = strengths.entry(answer.learner).or_default();
        *strength = Strength { right: strength.right + u32::from(answer.right), answered: strength.answered + 1 };
        by_subject.entry(&answer.subject).or_default().push(answer);
    }
    let figures = |(subject, answers): (&str, Vec<&Answer>)| {
        let guess = items.get(subject)?.guess;
        Some((subject.to_owned(), of_question(&answers, guess, &strengths, countries)))
    };
    by_subject.into_iter().filter_map(figures).collect()
}

fn of_question(
    answers: &[&Answer],
    guess: f64,
    strengths: &BTreeMap<LearnerId, Strength>,
    countries: &BTreeMap<LearnerId, String>,
) -> Figures {
    let n = u32::try_from(answers.len()).unwrap_or(u32::MAX);
    let compared: Vec<(&Answer, f64)> = answers
        .iter()
        .filter_map(|answer| Some((*answer, strengths.get(&answer.learner)?.without(answer.right)?)))
        .collect();
    let rows: Vec<Vec<f64>> =
        compared.iter().map(|(answer, rest)| vec![f64::from(u8::from(answer.right)), *rest]).collect();
    let few = u32::try_from(rows.len()).unwrap_or(u32::MAX);
    let (analysed, _) = analyse(&rows, &[1.0, 1.0]);
    let said = analysed.first().map_or(Advice::TooFew { n: few, needed: NEEDED }, |item| advice(item, few, guess));
    let r = analysed.first().and_then(|item| item.item_rest_r).filter(|_| few >= NEEDED);
    Figures {
        n,
        right: (n >= NEEDED_FOR_SHARE).then(|| share(answers)),
        discrimination: r.map(|r| (r, correlation_interval(r, few), few)),
        advice: said,
        countries: compare(&compared, countries),
    }
}

/// The share of right answers with Wilson's interval.
fn share(answers: &[&Answer]) -> (f64, (f64, f64)) {
    let n = answers.len() as f64;
    let p = answers.iter().filter(|answer| answer.right).count() as f64 / n;
    let z2 = Z_95 * Z_95;
    let middle = (p + z2 / (2.0 * n)) / (1.0 + z2 / n);
    let half = Z_95 / (1.0 + z2 / n) * (p * (1.0 - p) / n + z2 / (4.0 * n * n)).sqrt();
    (p, ((middle - half).max(0.0), (middle + half).min(1.0)))
}

/// Each country against the largest, learners matched by their strength on everything else (Mantel–Haenszel).
fn compare(compared: &[(&Answer, f64)], countries: &BTreeMap<LearnerId, String>) -> Vec<(String, Finding)> {
    let mut by_country: BTreeMap<&str, Vec<Vec<bool>>> = BTreeMap::new();
    for (answer, rest) in compared {
        let Some(country) = countries.get(&answer.learner) else { continue };
        // The level of strength in unary, so that the total of the row is the level plus the answer itself.
        let level = (rest * f64::from(LEVELS)) as u32;
        let row = std::iter::once(answer.right).chain((1..LEVELS).map(|step| level >= step)).collect();
        by_country.entry(country).or_default().push(row);
    }
    let Some(largest) = by_country.iter().max_by_key(|(name, rows)| (rows.len(), std::cmp::Reverse(**name))) else {
        return Vec::new();
    };
    let (reference, base) = (*largest.0, largest.1.clone());
    let one = |(country, rows): (&&str, &Vec<Vec<bool>>)| {
        let all: Vec<Vec<bool>> = base.iter().chain(rows).cloned().collect();
        let focal: Vec<bool> = (0..all.len()).map(|place| place >= base.len()).collect();
        let found = dif::mantel_haenszel(&all, &focal);
        let size = |rows: &[Vec<bool>]| u32::try_from(rows.len()).unwrap_or(u32::MAX);
        let finding = found.first().map_or(Finding::TooFew, |item| item.finding(size(&base), size(rows)));
        ((*country).to_owned(), finding)
    };
    by_country.iter().filter(|(country, _)| **country != reference).map(one).collect()
}

/// Whether somebody should look at a question.
#[must_use]
pub fn calls_for_a_look(figures: &Figures) -> bool {
    let advised = !matches!(figures.advice, Advice::TooFew { .. } | Advice::Works);
    advised || figures.countries.iter().any(|(_, finding)| matches!(finding, Finding::Moderate | Finding::Large))
}
