//! Practice, placement, review and what is believed of a learner: events and their projections.

use crate::{
    content::{COURSE, publish_all},
    world::{World, field, on_both, refusal},
};
use learning::{
    catalogue::Language,
    mastery::objectives::State,
    quiz::{
        Question, Response, Task, Verdict,
        series::{Aim, Because, Series, replay},
    },
};
use service::{
    Ctx, Refusal, Role,
    catalogue::{self, Revision},
    cohort,
    ids::EventId,
    mastery,
    quiz::{
        practice::{self, Answer},
        series::{self, Opened, Scope, SeriesAnswer},
        take_over::{self, Remembered},
    },
    review,
};
use std::sync::Arc;

const MODULE: &str = "elements";

fn later(ctx: &Ctx, seconds: i64) -> Ctx {
    Ctx { now: ctx.now.plus_seconds(seconds), ..ctx.clone() }
}

fn days(ctx: &Ctx, days: i64) -> Ctx {
    later(ctx, days * 86_400)
}

pub(crate) fn question<'a>(revision: &'a Revision, id: &str) -> &'a Question {
    revision.course.questions[id].question()
}

/// An answer in the author's order, all right or all wrong.
pub(crate) fn response(question: &Question, right: bool) -> Response {
    let off = usize::from(!right);
    let turned = |count: usize| (0..count).map(|n| ((n + off) % count) as u16).collect::<Vec<u16>>();
    match &question.wording(Language::Fr).1.task {
        Task::Single { choices, right } => Response::Single(((usize::from(*right) + off) % choices.len()) as u16),
        Task::Multiple { right: key, .. } => {
            Response::Multiple((0..).zip(key).filter(|(_, good)| **good == right).map(|(n, _): (u16, _)| n).collect())
        }
        // The other way round no step follows its true predecessor.
        Task::Order { steps } if right => Response::Order(turned(steps.len())),
        Task::Order { steps } => Response::Order((0..steps.len() as u16).rev().collect()),
        Task::Match { right: entries, key, .. } => {
            let entry = |k: &u16| Some(((usize::from(*k) + off) % entries.len()) as u16);
            Response::Match(key.iter().map(entry).collect())
        }
        Task::Number { answer, .. } => Response::Number(if right { answer.to_string() } else { "123456".to_owned() }),
        Task::Text { accepted, .. } => Response::Text(if right { accepted[0].clone() } else { "zzz".to_owned() }),
        Task::Gap { parts } => Response::Gap(
            parts
                .iter()
                .filter_map(|part| match part {
                    learning::quiz::GapPart::Gap(words) if right => Some(words[0].clone()),
                    learning::quiz::GapPart::Gap(_) => Some("zzz".to_owned()),
                    learning::quiz::GapPart::Text(_) => None,
                })
                .collect(),
        ),
        other => panic!("{:?} is not asked in a series", other.kind()),
    }
}

fn answer(question: &Question, response: Response) -> Answer {
    Answer {
        event: EventId::new(),
        course: COURSE.to_owned(),
        question: question.id.to_string(),
        language: Language::Fr,
        response,
        hinted: false,
        client_time: None,
        device: String::new(),
        device_sequence: 0,
    }
}

async fn start(ctx: &Ctx, aim: Aim, module: &str) -> (Arc<Revision>, EventId) {
    let revision = catalogue::open(ctx, COURSE).await.unwrap();
    let scope = Scope::of(&revision.course, module, "").unwrap();
    let id = series::start(ctx, COURSE, aim, &scope, EventId::new()).await.unwrap();
    (revision, id)
}

async fn open(ctx: &Ctx, id: EventId) -> Opened {
    series::open(ctx, COURSE, id).await.unwrap()
}

/// Answers the question that stands; says which it was.
async fn step(ctx: &Ctx, id: EventId, right: bool, sure: Option<bool>) -> String {
    let opened = open(ctx, id).await;
    let pick = opened.series().next().unwrap();
    let question = question(&opened.revision, &opened.setup.pool[pick.question as usize].id).clone();
    let given = SeriesAnswer {
        answer: answer(&question, response(&question, right)),
        step: opened.answers.iter().filter(|(given, ..)| !given.again).count() as u32,
        again: false,
        sure,
    };
    let (marked, _) = series::answer(ctx, id, given).await.unwrap();
    assert_eq!(marked.verdict == Verdict::Right, right, "{}", question.id);
    question.id.to_string()
}

/// Answers to the end, by objective; how many were asked.
async fn play(ctx: &Ctx, id: EventId, knows: impl Fn(&str) -> bool) -> usize {
    for asked in 0.. {
        let opened = open(ctx, id).await;
        let Ok(pick) = opened.series().next() else { return asked };
        let objective = opened.setup.goals[pick.objective as usize].id.clone();
        step(&later(ctx, asked as i64), id, knows(&objective), None).await;
    }
    unreachable!()
}

async fn known(ctx: &Ctx) -> Arc<mastery::Knowledge> {
    let revision = catalogue::open(ctx, COURSE).await.unwrap();
    mastery::own(ctx, &revision).await.unwrap()
}

on_both! {
    async fn practice_decides_objectives_and_replays_bit_by_bit(world: &World) {
        publish_all(&world.operator()).await;
        let awa = world.by(Role::Learner).await;
        let (_, id) = start(&awa, Aim::Practice, MODULE).await;
        let asked = play(&awa, id, |_| true).await;
        assert!((5..=20).contains(&asked), "{asked}");
        let opened = open(&awa, id).await;
        assert_eq!(replay(&opened.log()), Ok(()));
        assert!(opened.answers.iter().all(|(_, chosen, _)| chosen.is_some()), "each answer says how it was chosen");
        let known = known(&later(&awa, 60)).await;
        for objective in ["act", "means", "purpose"] {
            assert_eq!(known.of(objective).unwrap().state, State::Acquired, "{objective}");
        }
        assert!(!known.of("act").unwrap().answers.is_empty());
        assert_eq!(known.parameters, practice::PARAMETERS);
        let session: Vec<State> = opened.series().profile().objectives.iter().map(|known| known.state).collect();
        assert_eq!(session, [State::Acquired; 3], "the series and the page believe the same");
    }

    async fn what_is_not_known_is_said_and_a_critical_objective_borrows_nothing(world: &World) {
        publish_all(&world.operator()).await;
        let awa = world.by(Role::Learner).await;
        let (_, id) = start(&awa, Aim::Practice, MODULE).await;
        play(&awa, id, |_| true).await;
        let after = known(&later(&awa, 60)).await;
        let (consent, children) = (after.of("consent").unwrap(), after.of("children").unwrap());
        assert!(consent.borrowed && !children.borrowed);
        assert_eq!(children.state, State::Open);
        let (_, id) = start(&days(&awa, 1), Aim::Practice, "national").await;
        play(&days(&awa, 1), id, |_| false).await;
        let after = known(&days(&awa, 2)).await;
        assert_eq!(after.of("penalties").unwrap().state, State::NotYet);
    }

    async fn another_device_in_the_same_series_loses_and_doubles_nothing(world: &World) {
        publish_all(&world.operator()).await;
        let awa = world.by(Role::Learner).await;
        let (revision, id) = start(&awa, Aim::Practice, MODULE).await;
        let first = step(&awa, id, true, None).await;
        let asked = question(&revision, &first);
        let late = SeriesAnswer { answer: answer(asked, response(asked, false)), step: 0, again: false, sure: None };
        series::answer(&later(&awa, 5), id, late.clone()).await.unwrap();
        series::answer(&later(&awa, 9), id, late.clone()).await.unwrap();
        let opened = open(&awa, id).await;
        assert_eq!(opened.answers.len(), 1, "the first received counts");
        assert!(opened.answers[0].0.right);
        let history = &known(&later(&awa, 20)).await.history;
        assert_eq!(history.answers.len(), 2, "both are kept, once each");
        let other = Answer { response: response(asked, true), ..late.answer.clone() };
        let forged = SeriesAnswer { answer: other, ..late };
        assert_eq!(refusal(series::answer(&awa, id, forged).await), Refusal::Conflict);
    }

    async fn what_is_forged_is_refused(world: &World) {
        publish_all(&world.operator()).await;
        let awa = world.by(Role::Learner).await;
        let (revision, id) = start(&awa, Aim::Practice, MODULE).await;
        let inside = question(&revision, &open(&awa, id).await.setup.pool[0].id).clone();
        let given = |answer| SeriesAnswer { answer, step: 0, again: false, sure: None };
        let stranger = world.by(Role::Tutor).await;
        let not_theirs = series::answer(&stranger, id, given(answer(&inside, response(&inside, true)))).await;
        assert_eq!(refusal(not_theirs), Refusal::NotFound);
        let outside = revision.course.questions.values().map(|q| q.question()).find(|q| q.objective.as_str() == "mla" && series::may_be_asked(q)).unwrap();
        let not_drawn = series::answer(&awa, id, given(answer(outside, response(outside, true)))).await;
        assert_eq!(refusal(not_drawn), Refusal::NotFound);
        assert_eq!(field(series::answer(&awa, id, given(answer(&inside, Response::Essay("x".to_owned())))).await), "choice/unfit");
        let nobody = world.visitor();
        let scope = Scope::of(&revision.course, MODULE, "").unwrap();
        let visitor = series::start(&nobody, COURSE, Aim::Practice, &scope, EventId::new()).await;
        assert_eq!(refusal(visitor), Refusal::SignInNeeded);
        assert_eq!(refusal(Scope::of(&revision.course, "nowhere", "").map_err(Into::into)), Refusal::NotFound);
    }

    async fn a_placement_ends_early_in_a_plan_and_may_be_declined(world: &World) {
        publish_all(&world.operator()).await;
        let awa = world.by(Role::Learner).await;
        let revision = catalogue::open(&awa, COURSE).await.unwrap();
        let scope = Scope::of(&revision.course, MODULE, "").unwrap();
        series::decline(&awa, COURSE, &scope, EventId::new()).await.unwrap();
        assert!(series::plans(&awa, &revision, &scope.word).await.unwrap().declined);
        let (_, id) = start(&awa, Aim::Placement, MODULE).await;
        assert!(series::plans(&awa, &revision, &scope.word).await.unwrap().under_way.is_some());
        let asked = play(&awa, id, |objective| objective == "act").await;
        assert!(asked <= 14, "{asked}");
        let plans = series::plans(&awa, &revision, &scope.word).await.unwrap();
        let (opened, plan) = plans.last.unwrap();
        assert_eq!(plan.acquired, ["act"]);
        assert!(!plan.begin_with.is_empty() && plan.begin_with.iter().all(|id| id == "means" || id == "purpose"));
        assert_eq!(replay(&opened.log()), Ok(()));
        let again = series::start(&days(&awa, 3), COURSE, Aim::Placement, &scope, EventId::new()).await;
        assert_eq!(field(again), "placement/too-soon");
        series::start(&days(&awa, 15), COURSE, Aim::Placement, &scope, EventId::new()).await.unwrap();
    }

    async fn what_was_missed_comes_back_when_it_would_be_forgotten(world: &World) {
        publish_all(&world.operator()).await;
        let awa = world.by(Role::Learner).await;
        let revision = catalogue::open(&awa, COURSE).await.unwrap();
        let (_, id) = start(&awa, Aim::Practice, MODULE).await;
        let missed = step(&awa, id, false, None).await;
        step(&later(&awa, 9), id, true, None).await;
        let today = review::own(&later(&awa, 60), &revision).await.unwrap();
        assert!(today.due.is_empty() && today.next_in == Some(1), "{today:?}");
        let tomorrow = days(&awa, 1);
        let today = review::own(&tomorrow, &revision).await.unwrap();
        assert_eq!(today.due.iter().map(|due| due.question.clone()).collect::<Vec<_>>(), [missed]);
        let (_, id) = start(&tomorrow, Aim::Review, "").await;
        assert!(matches!(open(&tomorrow, id).await.series().next().unwrap().because, Because::Review));
        step(&tomorrow, id, true, None).await;
        let today = review::own(&later(&tomorrow, 60), &revision).await.unwrap();
        assert_eq!((today.due.len(), today.done), (0, 1));
        assert!(today.next_in.unwrap() >= 1);
    }

    async fn a_day_never_holds_more_than_its_measure(world: &World) {
        publish_all(&world.operator()).await;
        let awa = world.by(Role::Learner).await;
        let revision = catalogue::open(&awa, COURSE).await.unwrap();
        for module in ["framework", "elements"] {
            let (_, id) = start(&awa, Aim::Practice, module).await;
            play(&awa, id, |_| false).await;
        }
        let today = review::own(&days(&awa, 1), &revision).await.unwrap();
        assert_eq!(today.due.len(), usize::from(review::PER_DAY));
        assert!(today.waiting > 0 && today.week.iter().all(|count| *count <= u32::from(review::PER_DAY)), "{today:?}");
    }

    async fn sure_and_wrong_comes_first_until_it_is_right(world: &World) {
        publish_all(&world.operator()).await;
        let awa = world.by(Role::Learner).await;
        let (_, id) = start(&awa, Aim::Practice, MODULE).await;
        assert!(open(&awa, id).await.series().asks_whether_sure(open(&awa, id).await.series().next().unwrap().question));
        let missed = step(&awa, id, false, Some(true)).await;
        let after = known(&later(&awa, 30)).await;
        assert_eq!(after.sure_and_wrong().iter().map(|(id, _)| *id).collect::<Vec<_>>(), [missed.as_str()]);
        let opened = open(&later(&awa, 30), id).await;
        let asked = question(&opened.revision, &missed);
        let again = SeriesAnswer { answer: answer(asked, response(asked, true)), step: 0, again: true, sure: None };
        series::answer(&later(&awa, 40), id, again).await.unwrap();
        assert!(open(&later(&awa, 50), id).await.series().missed().is_empty());
        assert!(known(&later(&awa, 50)).await.sure_and_wrong().is_empty());
    }

    async fn a_tutor_sees_what_the_cohort_was_sure_of_and_nobody_s_name(world: &World) {
        publish_all(&world.operator()).await;
        let registrar = world.by(Role::Registrar).await;
        let cohort = cohort::create(&registrar, &crate::cohort::draft("Session")).await.unwrap();
        let awa = world.by(Role::Learner).await;
        let matricule = world.row(world.person(Role::Learner)).await.matricule;
        let list = cohort::List { matricules: matricule, chosen: Vec::new() };
        cohort::enrol(&registrar, cohort, &list, cohort::Partial::Refuse).await.unwrap();
        let (_, id) = start(&awa, Aim::Practice, MODULE).await;
        let missed = step(&awa, id, false, Some(true)).await;
        let tutor = world.by(Role::Tutor).await;
        let found = mastery::misled(&later(&tutor, 9), cohort).await.unwrap();
        assert_eq!(found.iter().map(|one| (one.question.as_str(), one.learners)).collect::<Vec<_>>(), [(missed.as_str(), 1)]);
        assert_eq!(refusal(mastery::misled(&awa, cohort).await), Refusal::Forbidden);
    }

    async fn answers_taken_over_enter_the_plan_and_nothing_that_is_believed(world: &World) {
        publish_all(&world.operator()).await;
        let awa = world.by(Role::Learner).await;
        let revision = catalogue::open(&awa, COURSE).await.unwrap();
        let singles = revision.course.questions.values().map(|q| q.question());
        let single = singles.clone().find(|q| q.objective.as_str() == "act" && matches!(q.wording(Language::Fr).1.task, Task::Single { .. })).unwrap();
        let Response::Single(wrong) = response(single, false) else { panic!() };
        let one = |question: &str, choices: Vec<u16>| Remembered {
            event: EventId::new(),
            course: COURSE.to_owned(),
            question: question.to_owned(),
            choices,
        };
        let good = one(single.id.as_str(), vec![wrong]);
        let all = vec![good.clone(), good.clone(), one("q-none", vec![0]), one(single.id.as_str(), vec![99])];
        assert_eq!(take_over::take_over(&awa, all).await.unwrap(), 2, "the same twice is kept once");
        let after = known(&later(&awa, 9)).await;
        assert_eq!(after.history.answers.len(), 1);
        assert!(after.objectives.iter().all(|known| !known.is_begun() && known.state == State::Open));
        let due = review::own(&days(&awa, 1), &revision).await.unwrap().due;
        assert_eq!(due.iter().map(|due| due.question.as_str()).collect::<Vec<_>>(), [single.id.as_str()]);
        assert_eq!(refusal(take_over::take_over(&world.visitor(), vec![good]).await), Refusal::SignInNeeded);
    }

    async fn a_cut_in_the_middle_resumes_with_the_same_question(world: &World) {
        publish_all(&world.operator()).await;
        let awa = world.by(Role::Learner).await;
        let (revision, id) = start(&awa, Aim::Practice, MODULE).await;
        step(&awa, id, true, None).await;
        let opened = open(&later(&awa, 5), id).await;
        let next = opened.series().next().unwrap();
        let kept = serde_json::to_string(&opened.setup).unwrap();
        let elsewhere = serde_json::from_str(&kept).unwrap();
        assert_eq!(Series::resume(&elsewhere, &opened.given()).next().unwrap(), next, "in a browser as on the server");
        let word = format!("module/{MODULE}");
        assert_eq!(series::under_way(&later(&awa, 5), &revision, Aim::Practice, &word).await.unwrap().unwrap().id, id);
        assert!(open(&awa, id).await.is_over(awa.now.plus_seconds(15 * 60)), "after fifteen minutes");
        series::stop(&later(&awa, 9), COURSE, id, EventId::new()).await.unwrap();
        assert!(series::under_way(&later(&awa, 10), &revision, Aim::Practice, &word).await.unwrap().is_none());
    }
}
