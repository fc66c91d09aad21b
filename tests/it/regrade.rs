//! Tests marked again: seen first, done with a reason, undone where nobody wrote anything else; and what an archived
//! cohort no longer lets anybody do.

use crate::{
    exam::{PLAIN, after, answer, class, paper, publish_as, right, rule},
    world::{World, field, on_both, refusal},
};
use learning::grades::regrade::{Corrected, Ruling};
use sea_orm::{EntityTrait, PaginatorTrait};
use service::{
    Ctx, Refusal, Role, audit, catalogue,
    cohort::{self, settings as archiving},
    grades::{
        self, AdjustmentDraft, Change,
        regrade::{self, DryRun, LineState, Rulings, Why},
    },
    ids::{AttemptId, CohortId, PersonId},
    paper::{
        forms::{self, Wanted},
        grid,
    },
    quiz::{
        records::mark,
        replay::{self, Again},
        room::{self, Void},
        settings::{self, Terms},
        tests,
    },
};

/// The name that a question is told by in the bank: its number.
fn number(question: &str) -> String {
    question.chars().filter(char::is_ascii_digit).collect()
}

/// The course with another key for one question: its first option is right.
async fn correct(world: &World, question: &str) {
    let n = number(question);
    publish_as(world, |text| {
        text.replace(&format!("- [x] Choix{n}b"), &format!("- [ ] Choix{n}b"))
            .replace(&format!("- [ ] Choix{n}a"), &format!("- [x] Choix{n}a"))
    })
    .await;
}

/// Sits « free »: right answers to so many questions, wrong ones to the others.
async fn sat(ctx: &Ctx, id: CohortId, well: u32) -> (AttemptId, Vec<String>) {
    let attempt = tests::open(ctx, id, "free", "").await.unwrap();
    for ordinal in 1..=3 {
        let good = right(ctx, attempt, ordinal).await;
        let sitting = tests::sitting(ctx, attempt).await.unwrap();
        let order = sitting.question(ordinal).unwrap().1.order().to_vec();
        // The first option of the author is the wrong answer that a correction may make right.
        let first = u16::try_from(order.iter().position(|author| *author == 0).unwrap()).unwrap();
        answer(ctx, attempt, ordinal, if ordinal <= well { good } else { first }).await.unwrap();
    }
    tests::hand_in(ctx, attempt).await.unwrap();
    (attempt, paper(ctx, attempt).await)
}

fn one(question: &str, ruling: Ruling) -> Rulings {
    Rulings::from([(question.to_owned(), ruling)])
}

async fn look(ctx: &Ctx, id: CohortId, rulings: &Rulings) -> DryRun {
    regrade::desk(ctx, id, "free", Some(rulings)).await.unwrap().1.unwrap()
}

/// `L-01 2000>1333`, for each mark that would change.
fn told(dry: &DryRun) -> Vec<String> {
    let one = |c: &regrade::Changed| format!("{} {}>{}", c.member.matricule, c.before, c.after);
    dry.changes.iter().map(one).collect()
}

/// What stands for each person.
async fn stands(world: &World, id: CohortId) -> Vec<Option<i32>> {
    let book = grades::gradebook(&world.by(Role::Registrar).await, id).await.unwrap();
    let column = book.columns.iter().position(|c| c.item.id == "free").unwrap();
    book.rows.iter().map(|row| row.cells[column].value()).collect()
}

async fn lines(world: &World) -> u64 {
    mark::Entity::find().count(&world.store.reader).await.unwrap()
}

async fn trail(world: &World, act: &str) -> usize {
    let all = audit::Entity::find().all(&world.store.reader).await.unwrap();
    all.iter().filter(|row| row.act == act).count()
}

on_both! {
    async fn a_corrected_key_is_seen_then_applied_then_undone(world: &World) {
        let (id, people) = class(world, 2).await;
        let (first, second) = (world.signed_in(people[0]).await, world.signed_in(people[1]).await);
        let (attempt, questions) = sat(&first, id, 3).await;
        let (_, others) = sat(&second, id, 0).await;
        let (question, shared) = (&questions[0], others.contains(&questions[0]));
        correct(world, question).await;
        let instructor = after(&world.by(Role::Instructor).await, 10);

        let (desk, none) = regrade::desk(&instructor, id, "free", None).await.unwrap();
        assert_eq!((desk.copies, none.is_none(), desk.questions[0].id.as_str()), (2, true, question.as_str()));
        assert_eq!((desk.questions[0].corrected, desk.questions[0].ruling), (Corrected::Key, Ruling::NewKey));
        assert_eq!(desk.questions[0].title.clone(), Some(format!("Titre{}", number(question))));
        assert!(desk.questions[1..].iter().all(|q| q.corrected == Corrected::No && q.ruling == Ruling::Kept));
        let registrar = world.by(Role::Registrar).await;
        let (desk, _) = regrade::desk(&registrar, id, "free", None).await.unwrap();
        assert!(desk.questions.iter().all(|q| q.title.is_none()), "a registrar does not read the bank");

        let rulings = one(question, Ruling::NewKey);
        let dry = look(&instructor, id, &rulings).await;
        let mut expected = vec!["L-01 2000>1333"];
        expected.extend(shared.then_some("L-02 0>667"));
        assert_eq!((told(&dry), dry.unchanged, dry.left.len()), (expected.iter().map(|s| (*s).to_owned()).collect(), u32::from(!shared), 0));
        assert_eq!(dry.changes[0].questions, [format!("Titre{}", number(question))]);
        assert_eq!((lines(world).await, stands(world, id).await), (2, vec![Some(2000), Some(0)]), "nothing is written");

        let apply = async |seen: &str, reason: &str| regrade::apply(&instructor, id, "free", &rulings, seen, reason).await;
        assert_eq!(field(apply(&dry.seen, " ").await), "reason/missing");
        assert_eq!(refusal(apply("another list", "clé fausse").await), Refusal::Conflict);
        assert_eq!(lines(world).await, 2);
        let done = apply(&dry.seen, "clé fausse").await.unwrap();
        let changed = u64::from(shared) + 1;
        let became = if shared { 667 } else { 0 };
        assert_eq!((lines(world).await, stands(world, id).await), (2 + changed, vec![Some(1333), Some(became)]));
        assert_eq!((trail(world, "marks.regrade").await, refusal(apply(&dry.seen, "encore").await)), (1, Refusal::Conflict));

        let history = grades::history(&registrar, id, people[0], "free").await.unwrap();
        let line = &history.lines[0];
        assert_eq!((line.reason.as_deref(), line.by.as_deref(), line.provenance.word()), (Some("clé fausse"), Some("instructor Personne"), "online"));
        assert_eq!((line.before.value(), line.after.value(), line.stands, line.attempt), (Some(2000), Some(1333), true, Some(1)));
        let copy = replay::replay(&after(&first, 11), attempt).await.unwrap();
        let afterwards = copy.afterwards.unwrap();
        assert_eq!((copy.marking, copy.kept, copy.total), (Again::Same, Some(2000), 2000), "the log still replays");
        assert_eq!((afterwards.before, afterwards.after, afterwards.reason.as_str()), (2000, 1333, "clé fausse"));
        assert_eq!(tests::sitting(&first, attempt).await.unwrap().sat.mark, Some(1333));

        assert_eq!(field(regrade::undo(&instructor, done, "").await), "reason/missing");
        assert_eq!(u64::from(regrade::undo(&after(&instructor, 20), done, "la clé était juste").await.unwrap()), changed);
        assert_eq!(stands(world, id).await, [Some(2000), Some(0)]);
        assert_eq!(lines(world).await, 2 + 2 * changed, "both stay in the history");
        let copy = replay::replay(&after(&first, 21), attempt).await.unwrap();
        assert_eq!((copy.marking, copy.kept, copy.afterwards), (Again::Same, Some(2000), None));
        let told = regrade::regraded(&instructor, done).await.unwrap();
        assert!(told.lines.iter().all(|line| line.state == LineState::Undone));
        assert_eq!(told.undone.clone().unwrap().2, "la clé était juste");
        let by_registrar = regrade::regraded(&registrar, done).await.unwrap();
        assert_eq!([told.name(question), by_registrar.name(question)], [format!("Titre{}", number(question)), question.clone()]);
        assert_eq!(refusal(regrade::undo(&instructor, done, "encore").await), Refusal::Conflict);
    }

    async fn a_question_is_left_out_or_given_to_everybody(world: &World) {
        let (id, people) = class(world, 1).await;
        let ctx = world.signed_in(people[0]).await;
        let (_, questions) = sat(&ctx, id, 1).await;
        let (attempt, again) = sat(&after(&ctx, 5), id, 2).await;
        let instructor = after(&world.by(Role::Instructor).await, 10);
        let wrong = again.iter().find(|q| !questions.contains(q)).map_or(&again[2], |q| q);
        let ordinal = again.iter().position(|q| q == wrong).unwrap();
        let expected = if ordinal < 2 { "L-01 1333>1000" } else { "L-01 1333>2000" };
        let out = look(&instructor, id, &one(wrong, Ruling::LeftOut)).await;
        assert_eq!(told(&out).last().unwrap(), expected, "the second attempt: {wrong}");
        let full = look(&instructor, id, &one(&again[2], Ruling::Full)).await;
        assert_eq!(told(&full).last().unwrap(), "L-01 1333>2000");
        let stands = full.changes.last().unwrap().stands.clone();
        assert_eq!((stands.0.value(), stands.1.value()), (Some(1333), Some(2000)));
        let all = again.iter().map(|q| (q.clone(), Ruling::LeftOut)).collect();
        let nothing = look(&instructor, id, &all).await;
        assert!(nothing.left.iter().any(|(_, attempt, why)| (*attempt, *why) == (2, Why::NothingLeft)));
        let sum = regrade::apply(&instructor, id, "free", &one(&again[2], Ruling::Full), &full.seen, "énoncé ambigu").await;
        sum.unwrap();
        let (desk, _) = regrade::desk(&instructor, id, "free", None).await.unwrap();
        let kept = desk.questions.iter().find(|q| q.id == again[2]).unwrap();
        assert_eq!((kept.ruling, desk.past.len()), (Ruling::Full, 1), "what was decided is proposed again");
        assert_eq!(tests::sitting(&ctx, attempt).await.unwrap().sat.mark, Some(2000));
    }

    async fn what_a_person_wrote_since_is_left_alone(world: &World) {
        let (id, people) = class(world, 2).await;
        let (first, second) = (world.signed_in(people[0]).await, world.signed_in(people[1]).await);
        let (_, questions) = sat(&first, id, 0).await;
        let (_, others) = sat(&second, id, 0).await;
        let rulings = Rulings::from([(questions[0].clone(), Ruling::Full), (others[1].clone(), Ruling::Full)]);
        let instructor = after(&world.by(Role::Instructor).await, 10);
        let dry = look(&instructor, id, &rulings).await;
        assert_eq!(dry.changes.len(), 2);
        let registrar = after(&world.by(Role::Registrar).await, 11);
        let typed = async |person: PersonId, text: &str, at: i64| {
            let history = grades::history(&registrar, id, person, "free").await.unwrap();
            let change = Change { person, typed: text.to_owned(), seen: history.cell.seen };
            grades::type_marks(&after(&registrar, at), id, "free", &[change], "copie relue").await.unwrap();
        };
        typed(people[1], "12", 12).await;
        let stale = regrade::apply(&instructor, id, "free", &rulings, &dry.seen, "clé").await;
        assert_eq!(refusal(stale), Refusal::Conflict, "somebody wrote a mark since it was shown");
        let dry = look(&instructor, id, &rulings).await;
        let above = &dry.changes.iter().find(|c| c.member.person == people[1]).unwrap().stands;
        assert_eq!((above.0.value(), above.1.value()), (Some(1200), Some(1200)), "what was written by hand stands above");
        let done = regrade::apply(&after(&instructor, 13), id, "free", &rulings, &dry.seen, "clé").await.unwrap();
        typed(people[0], "15", 14).await;
        let told = regrade::regraded(&instructor, done).await.unwrap();
        assert_eq!(told.lines.iter().map(|line| line.state).collect::<Vec<_>>(), [LineState::Overtaken, LineState::Stands]);
        assert_eq!(regrade::undo(&after(&instructor, 15), done, "erreur").await.unwrap(), 1);
        assert_eq!(stands(world, id).await, [Some(1500), Some(1200)]);
        let told = regrade::regraded(&instructor, done).await.unwrap();
        assert_eq!(told.lines.iter().map(|line| line.state).collect::<Vec<_>>(), [LineState::Overtaken, LineState::Undone]);
    }

    async fn only_instructors_and_registrars_of_the_school_mark_again(world: &World) {
        let (id, people) = class(world, 1).await;
        sat(&world.signed_in(people[0]).await, id, 1).await;
        for role in [Role::Learner, Role::Tutor, Role::Jury, Role::Administrator, Role::Reviewer] {
            let ctx = world.by(role).await;
            assert_eq!(refusal(regrade::desk(&ctx, id, "free", None).await), Refusal::Forbidden, "{role}");
            assert_eq!(refusal(regrade::apply(&ctx, id, "free", &Rulings::new(), "", "x").await), Refusal::Forbidden);
        }
        let instructor = world.by(Role::Instructor).await;
        let elsewhere = world.elsewhere().await;
        assert_eq!(refusal(regrade::desk(&elsewhere, id, "free", None).await), Refusal::NotFound);
        assert_eq!(refusal(regrade::desk(&instructor, id, "before", None).await), Refusal::NotFound, "nobody sat it");
        let (_, held, past) = regrade::tests(&instructor, id).await.unwrap();
        assert_eq!((held.len(), held[0].copies, past.len()), (1, 1, 0));
    }

    async fn an_archived_cohort_is_no_longer_changed(world: &World) {
        let (id, people) = class(world, 2).await;
        let (first, second) = (world.signed_in(people[0]).await, world.signed_in(people[1]).await);
        let (_, questions) = sat(&first, id, 1).await;
        let open = tests::open(&second, id, "free", "").await.unwrap();
        let (instructor, registrar) = (world.by(Role::Instructor).await, world.by(Role::Registrar).await);
        let invigilator = world.by(Role::Invigilator).await;
        let rulings = one(&questions[1], Ruling::Full);
        let dry = look(&instructor, id, &rulings).await;
        let wanted = Wanted { test: "free".to_owned(), jurisdiction: "BF".to_owned(), language: "fr".to_owned() };
        let form = forms::make(&instructor, id, &wanted).await.unwrap();
        let planned = grades::plan(&registrar, id).await.unwrap();
        grades::publish(&registrar, id).await.unwrap();
        let deliberation = grades::deliberation(&registrar, id).await.unwrap();
        correct(world, &questions[0]).await;
        let newest = catalogue::newest(&instructor, "cours").await.unwrap().unwrap();
        archiving::set_archived(&registrar, id, true).await.unwrap();

        let archived = |what: &str, found: Result<String, service::Error>| {
            assert_eq!(refusal(found), Refusal::Archived, "{what}");
        };
        fn plain<T: std::fmt::Debug>(result: Result<T, service::Error>) -> Result<String, service::Error> {
            result.map(|done| format!("{done:?}"))
        }
        archived("opening", plain(tests::open(&first, id, "before", "").await));
        archived("rules", plain(settings::set_rules(&instructor, id, "free", &PLAIN).await));
        archived("results", plain(settings::give_out(&instructor, id, "before", true).await));
        let terms = Terms { reason: "certificat".to_owned(), ..Terms::default() };
        archived("terms", plain(settings::set_terms(&instructor, id, "free", people[0], &terms).await));
        archived("code", plain(room::code(&invigilator, id, "free").await));
        archived("pause", plain(room::pause(&invigilator, id, "free", "panne").await));
        archived("time", plain(room::give_time(&invigilator, id, "free", None, 5, "panne").await));
        archived("void", plain(room::void(&invigilator, id, "free", people[0], "fraude", Void::Final).await));
        let change = Change { person: people[0], typed: "12".to_owned(), seen: None };
        archived("typing", plain(grades::type_marks(&registrar, id, "free", &[change], "x").await));
        let file = "Matricule;free\r\nL-01;12\r\n".as_bytes();
        archived("importing", plain(grades::apply(&registrar, id, file, "", true, "x").await));
        archived("plan", plain(grades::save(&registrar, id, &planned.plan, planned.version).await));
        archived("publishing", plain(grades::publish(&registrar, id).await));
        archived("withdrawing", plain(grades::withdraw(&registrar, id, "x").await));
        let draft = AdjustmentDraft { total: "12".to_owned(), reason: "x".to_owned(), ..AdjustmentDraft::default() };
        archived("deliberating", plain(grades::adjust(&registrar, id, people[0], &draft).await));
        archived("sealing", plain(grades::seal(&registrar, id, &deliberation.seen().unwrap(), None).await));
        archived("papers", plain(forms::make(&instructor, id, &wanted).await));
        archived("typing papers", plain(grid::save(&instructor, form, Vec::new()).await));
        archived("entering papers", plain(grid::enter(&instructor, form, &[]).await));
        archived("moving", plain(catalogue::move_cohort(&registrar, id, &newest).await));
        archived("regrading", plain(regrade::apply(&instructor, id, "free", &rulings, &dry.seen, "x").await));

        let good = right(&second, open, 1).await;
        answer(&after(&second, 1), open, 1, good).await.unwrap();
        tests::hand_in(&after(&second, 2), open).await.unwrap();
        assert_eq!(stands(world, id).await, [Some(667), Some(667)], "a copy under way is still kept and marked");
        archiving::set_archived(&registrar, id, false).await.unwrap();
        let dry = look(&instructor, id, &rulings).await;
        regrade::apply(&instructor, id, "free", &rulings, &dry.seen, "x").await.unwrap();
        rule(world, id, "free", PLAIN).await;
        cohort::show(&registrar, id).await.unwrap();
    }
}
