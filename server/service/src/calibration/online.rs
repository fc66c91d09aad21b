//! What each answer adds by day: the exact moment update of ability and difficulty, followed in memory.
//!
//! These are hints for choosing what to practise; no score rests on them, and the next refit replaces them.

use super::{Calibration, Items, Parameters, answers, made, newest, queries};
use crate::{catalogue::Revision, ctx::Ctx, error::Error, ids::LearnerId, moment::Moment};
use learning::mastery::moments::{Belief, learn};
use std::{
    collections::{BTreeMap, BTreeSet},
    sync::{Arc, Mutex},
};

/// New answers are looked for this often.
const FRESH_MILLIS: i64 = 30_000;
/// An answer may become visible this much after its server time.
const OVERLAP_SECONDS: i64 = 30;

/// What is followed, by course and revision.
#[derive(Debug, Default)]
pub(crate) struct Followed(Mutex<BTreeMap<String, Arc<Following>>>);

#[derive(Clone, Debug, Default)]
struct Following {
    calibration: Option<String>,
    looked_up: Moment,
    last: Moment,
    seen: BTreeSet<(LearnerId, String, String)>,
    abilities: BTreeMap<LearnerId, Belief>,
    difficulties: BTreeMap<(String, String), Belief>,
    /// None as long as nothing moved.
    hints: Option<Arc<Parameters>>,
}

/// The parameters of a revision with what was answered since they were calibrated: for choosing, never for scores.
///
/// # Errors
/// When the database cannot be read.
pub async fn hints(ctx: &Ctx, revision: &Revision) -> Result<Arc<Parameters>, Error> {
    let calibration = newest(ctx, revision.course.id.as_str()).await?;
    let frozen = ctx.store.calibrations.parameters(revision, calibration.as_deref());
    Ok(follow(ctx, revision, calibration.as_deref(), &frozen).await?.hints.clone().unwrap_or(frozen))
}

/// The frozen parameters with the difficulties of the day in their place.
fn moved(frozen: &Parameters, items: &Items, difficulties: &BTreeMap<(String, String), Belief>) -> Parameters {
    let mut parameters = frozen.clone();
    for ((subject, version), belief) in difficulties {
        let Some(item) = items.get(subject) else { continue };
        let language = item.versions.iter().find(|(_, own)| own.id == *version).map(|(language, _)| language);
        let place = language.and_then(|language| parameters.items.get_mut(subject)?.get_mut(language));
        if let Some(place) = place
            && let Some(made) = made(place.curve.a(), *belief, item.guess)
        {
            *place = made;
        }
    }
    parameters
}

async fn follow(
    ctx: &Ctx,
    revision: &Revision,
    calibration: Option<&Calibration>,
    parameters: &Parameters,
) -> Result<Arc<Following>, Error> {
    let (store, course) = (&ctx.store, revision.course.id.as_str());
    let place = format!("{course} {}", revision.id);
    let online = &store.calibrations.online.0;
    let held = online.lock().ok().and_then(|held| held.get(&place).cloned());
    let held = held.filter(|held| held.calibration.as_deref() == calibration.map(|found| found.name.as_str()));
    if let Some(held) = held.as_ref().filter(|held| (0..FRESH_MILLIS).contains(&(ctx.now.0 - held.looked_up.0))) {
        return Ok(held.clone());
    }
    let mut next = held.map_or_else(
        || Following { calibration: calibration.map(|found| found.name.clone()), ..Following::default() },
        |held| (*held).clone(),
    );
    next.looked_up = ctx.now;
    let schools = queries::schools(&store.reader).await?;
    let insiders = queries::insiders(&store.reader).await?;
    let since = next.last.plus_seconds(-OVERLAP_SECONDS);
    let events = queries::practised_since(&store.reader, course, &schools, since).await?;
    let known = store.calibrations.items(revision);
    for event in events.iter().filter(|event| !insiders.contains(&event.learner_id)) {
        next.last = next.last.max(event.server_time);
        let Some(answer) = answers::practised(event) else { continue };
        if next.seen.insert((answer.learner, answer.subject.clone(), answer.version.clone())) {
            let calibrated = calibration.is_some_and(|found| event.server_time <= found.made_at);
            next.take(&answer, &known, parameters, calibrated);
        }
    }
    next.hints = (!next.difficulties.is_empty()).then(|| Arc::new(moved(parameters, &known, &next.difficulties)));
    let next = Arc::new(next);
    if let Ok(mut held) = online.lock() {
        if held.len() >= super::HELD && !held.contains_key(&place) {
            held.pop_first();
        }
        held.insert(place, next.clone());
    }
    Ok(next)
}

impl Following {
    /// One answer. Those that the calibration knows teach of the learner only.
    fn take(&mut self, answer: &answers::Answer, known: &Items, parameters: &Parameters, calibrated: bool) {
        let versions = known.get(&answer.subject).map_or(&[][..], |item| &item.versions);
        let Some((language, _)) = versions.iter().find(|(_, version)| version.id == answer.version) else { return };
        let Some(item) = parameters.item(&answer.subject, *language) else { return };
        let key = (answer.subject.clone(), answer.version.clone());
        let start = Belief { mean: item.curve.b(), variance: item.variance };
        let difficulty = self.difficulties.get(&key).copied().unwrap_or(start);
        let ability = self.abilities.get(&answer.learner).copied().unwrap_or(Belief { mean: 0.0, variance: 1.0 });
        let learned = learn(ability, difficulty, item.curve.a(), item.curve.c(), answer.right);
        self.abilities.insert(answer.learner, learned.ability);
        if !calibrated {
            self.difficulties.insert(key, learned.difficulty);
        }
    }
}
