//! The life of a cohort: dates, groups, followers, joining, moving, copying, calendar, attendance.

use crate::{
    cohort::draft,
    grades::cohort_of,
    world::{NOW, World, field, on_both, refusal},
};
use learning::{
    catalogue::Language,
    cohort::{Need, Stuck},
    quiz::Response,
};
use sea_orm::EntityTrait;
use service::{
    Ctx, Moment, Refusal, Role, audit, authoring,
    catalogue::{self, publish},
    cohort::{
        self, List, Partial,
        attendance::{self, Status},
        calendar::{self, Typed},
        copying::{self, Copy},
        follow::{self, Asked, State},
        joining, mine,
        settings::{self, Settings},
        staff,
    },
    enrolled,
    grades::Format,
    ids::{CohortId, EventId, PersonId},
    message, notice,
    quiz::{practice, sittings},
};
use std::collections::BTreeMap;

const DAY: i64 = 24 * 3600;

const COURSE: &str = r#"id = "cours"
title = { fr = "Le cours", en = "The course" }
languages = ["fr", "en"]

[[objective]]
id = "act"
title = { fr = "Voir l’acte", en = "See the act" }

[[objective]]
id = "means"
title = { fr = "Voir le moyen", en = "See the means" }

[[module]]
id = "one"
folder = "010-one"
title = { fr = "Premier module", en = "First module" }
objectives = ["act"]

[[module]]
id = "two"
folder = "020-two"
title = { fr = "Second module", en = "Second module" }
objectives = ["means"]
"#;

fn lesson(title: &str, objective: &str, questions: &[&str]) -> String {
    let asked: String = questions
        .iter()
        .map(|id| {
            format!("## Question {id} {{#{id} .question objective={objective} difficulty=2}}\n\nLaquelle ?\n\n- [ ] la fausse\n- [x] la juste\n\n> ! Parce que.\n\n")
        })
        .collect();
    format!("---\ntitle: {title}\nobjectives: [{objective}]\nminutes: 10\n---\n\n## Texte\n\nUne phrase.\n\n{asked}")
}

/// Publishes a course of two modules with practice questions.
pub(crate) async fn publish(world: &World) {
    let folder = tempfile::tempdir().unwrap();
    let (one, two) = (lesson("Leçon un", "act", &["q-a", "q-b"]), lesson("Leçon deux", "means", &["q-c"]));
    let files = [
        ("law/register.yaml", "meta:\n  compiled: '2026-11-23'\ninstruments: []\n".to_owned()),
        ("cours/course.toml", COURSE.to_owned()),
        ("cours/fr/010-one/010-read.md", one.clone()),
        ("cours/en/010-one/010-read.md", one),
        ("cours/fr/020-two/010-more.md", two.clone()),
        ("cours/en/020-two/010-more.md", two),
    ];
    for (name, text) in files {
        let path = folder.path().join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }
    let roots = [authoring::Root::public(folder.path())];
    let compiled = authoring::compile(&roots).map_err(|report| authoring::text(&report, Language::Fr)).unwrap();
    publish::everything(&world.operator(), &compiled).await.unwrap();
}

/// A cohort on that course.
pub(crate) async fn class(world: &World, people: &[PersonId]) -> CohortId {
    publish(world).await;
    let ctx = world.operator();
    let made = cohort::Draft { course: "cours".to_owned(), ..draft("Session de Ségou") };
    let id = cohort::create(&ctx, &made).await.unwrap();
    if !people.is_empty() {
        let list = List { chosen: people.to_vec(), ..List::default() };
        cohort::enrol(&ctx, id, &list, Partial::Refuse).await.unwrap();
    }
    id
}

pub(crate) fn at(ctx: &Ctx, seconds: i64) -> Ctx {
    Ctx { now: NOW.plus_seconds(seconds), ..ctx.clone() }
}

/// Answers a practice question, rightly or not.
pub(crate) async fn answer(ctx: &Ctx, question: &str, right: bool) -> Result<practice::Feedback, service::Error> {
    let given = practice::Answer {
        event: EventId::new(),
        course: "cours".to_owned(),
        question: question.to_owned(),
        language: Language::Fr,
        response: Response::Single(u16::from(right)),
        hinted: question == "q-b",
        client_time: None,
        device: String::new(),
        device_sequence: 0,
    };
    practice::answer(ctx, given).await
}

async fn acts(world: &World) -> Vec<String> {
    let rows = audit::Entity::find().all(&world.store.reader).await.unwrap();
    rows.into_iter().map(|row| row.act).collect()
}

fn typed(module: &str, opens: &str, due: &str) -> Typed {
    Typed { module: module.to_owned(), opens: opens.to_owned(), due: due.to_owned() }
}

async fn inside(ctx: &Ctx, id: CohortId) -> Vec<(String, Option<String>)> {
    let members = cohort::show(ctx, id).await.unwrap().members;
    members.into_iter().filter(|m| m.active).map(|m| (m.matricule, m.group)).collect()
}

on_both! {
    async fn a_cohort_is_renamed_dated_archived_and_taken_back(world: &World) {
        let people = world.add_learners(1).await;
        let id = cohort_of(world, &people).await;
        let ctx = world.by(Role::Registrar).await;
        let set = |name: &str, from: &str, to: &str| Settings { name: name.to_owned(), starts_on: from.to_owned(), ends_on: to.to_owned() };
        assert_eq!(field(settings::change(&ctx, id, &set("", "", "")).await), "name/missing");
        assert_eq!(field(settings::change(&ctx, id, &set("A", "2026-13-01", "")).await), "starts_on/unfit");
        assert_eq!(field(settings::change(&ctx, id, &set("A", "2026-03-05", "2026-03-02")).await), "ends_on/before");
        settings::change(&ctx, id, &set("Session de Gao", "2026-03-02", "2026-03-05")).await.unwrap();
        let cohort = settings::get(&ctx, id).await.unwrap();
        assert_eq!((cohort.name.as_str(), cohort.starts_on.map(String::from).as_deref()), ("Session de Gao", Some("2026-03-02")));
        settings::set_archived(&ctx, id, true).await.unwrap();
        let learner = world.signed_in(people[0]).await;
        assert_eq!(enrolled::of_person(&learner, people[0]).await.unwrap(), []);
        assert_eq!(refusal(settings::change(&ctx, id, &set("B", "", "")).await), Refusal::Archived);
        assert_eq!(refusal(cohort::set_active(&ctx, id, people[0], false).await), Refusal::Archived);
        assert_eq!(refusal(joining::renew(&ctx, id, 7).await), Refusal::Archived);
        assert_eq!(cohort::list(&ctx).await.unwrap().len(), 1, "an archived cohort is still listed");
        settings::set_archived(&ctx, id, false).await.unwrap();
        assert_eq!(enrolled::of_person(&learner, people[0]).await.unwrap().len(), 1);
        let acts = acts(world).await;
        for act in ["cohort.change", "cohort.archive", "cohort.restore"] {
            assert!(acts.iter().any(|a| a == act), "{act} is not in the trail");
        }
        let elsewhere = world.elsewhere().await;
        assert_eq!(refusal(settings::set_archived(&elsewhere, id, true).await), Refusal::NotFound);
    }

    async fn several_people_are_put_into_a_group_at_once(world: &World) {
        let people = world.add_learners(3).await;
        let id = cohort_of(world, &people).await;
        let ctx = world.by(Role::Registrar).await;
        assert_eq!(field(cohort::set_group(&ctx, id, &[], "A").await), "person/missing");
        assert_eq!(field(cohort::set_group(&ctx, id, &people, &"x".repeat(41)).await), "group/long");
        assert_eq!(cohort::set_group(&ctx, id, &people[..2], " Groupe  A ").await.unwrap(), 2);
        let group = |n: usize, name: Option<&str>| (format!("L-{n:02}"), name.map(str::to_owned));
        assert_eq!(inside(&ctx, id).await, [group(1, Some("Groupe A")), group(2, Some("Groupe A")), group(3, None)]);
        cohort::set_group(&ctx, id, &people[..1], "").await.unwrap();
        assert_eq!(cohort::show(&ctx, id).await.unwrap().groups(), ["Groupe A"]);
        assert_eq!(refusal(cohort::set_group(&world.by(Role::Tutor).await, id, &people, "B").await), Refusal::Forbidden);
    }

    async fn those_named_see_their_cohort_first_and_nobody_else_can_be_named(world: &World) {
        let people = world.add_learners(1).await;
        let first = cohort_of(world, &people).await;
        let ctx = world.by(Role::Registrar).await;
        cohort::create(&at(&ctx, 60), &draft("Une autre")).await.unwrap();
        let tutor = world.person(Role::Tutor);
        staff::assign(&ctx, first, &[tutor]).await.unwrap();
        assert_eq!(refusal(staff::assign(&ctx, first, &people).await), Refusal::NotFound);
        let names: Vec<(String, bool)> = cohort::list(&world.by(Role::Tutor).await).await.unwrap().into_iter().map(|l| (l.cohort.name, l.mine)).collect();
        assert_eq!(names, [("Session de Bobo-Dioulasso".to_owned(), true), ("Une autre".to_owned(), false)]);
        assert_eq!(staff::of_cohort(&ctx, first).await.unwrap().len(), 1);
        staff::assign(&ctx, first, &[]).await.unwrap();
        assert!(staff::of_cohort(&ctx, first).await.unwrap().is_empty());
    }

    async fn a_person_moves_to_another_cohort_and_the_record_stays(world: &World) {
        let people = world.add_learners(2).await;
        let from = cohort_of(world, &people).await;
        let ctx = world.by(Role::Registrar).await;
        let to = cohort::create(&ctx, &draft("Une autre")).await.unwrap();
        cohort::arrange(&ctx, from, people[0], "NE", "").await.unwrap();
        assert_eq!(field(cohort::transfer(&ctx, from, people[0], from).await), "to/same");
        crate::grades::keep(world, from, people[0], "elements", 1, ("marked", Some(1250), "online", None)).await;
        cohort::transfer(&ctx, from, people[0], to).await.unwrap();
        assert_eq!(inside(&ctx, from).await.len(), 1);
        assert_eq!(inside(&ctx, to).await, [("L-01".to_owned(), None)]);
        let moved = cohort::show(&ctx, to).await.unwrap().members.remove(0);
        assert_eq!(moved.jurisdiction, "NE");
        let book = service::grades::gradebook(&ctx, from).await.unwrap();
        assert_eq!(book.rows.len(), 2, "who left with a mark stays in the marks");
        assert_eq!(refusal(cohort::transfer(&ctx, from, people[0], to).await), Refusal::NotFound);
    }

    async fn a_learner_joins_by_the_code_on_the_wall(world: &World) {
        let people = world.add_learners(3).await;
        let id = cohort_of(world, &people[..1]).await;
        let ctx = world.by(Role::Registrar).await;
        assert_eq!(field(joining::renew(&ctx, id, 2).await), "days/unknown");
        let old = joining::renew(&ctx, id, 7).await.unwrap();
        let code = joining::renew(&ctx, id, 1).await.unwrap();
        assert_eq!((code.code.len(), code.expires_at), (9, NOW.plus_seconds(DAY)));
        let awa = world.signed_in(people[1]).await;
        assert_eq!(field(joining::join(&awa, " ", "a").await), "code/missing");
        assert_eq!(field(joining::join(&awa, &old.code, "a").await), "code/unknown");
        assert_eq!(joining::join(&awa, &code.code.to_lowercase().replace('-', " "), "a").await.unwrap(), id);
        assert_eq!(joining::join(&awa, &code.code, "a").await.unwrap(), id, "twice is once");
        assert_eq!(inside(&ctx, id).await.len(), 2);
        cohort::set_active(&ctx, id, people[1], false).await.unwrap();
        assert_eq!(field(joining::join(&awa, &code.code, "a").await), "code/withdrawn");
        let late = at(&world.signed_in(people[2]).await, 2 * DAY);
        assert_eq!(field(joining::join(&late, &code.code, "b").await), "code/unknown");
        joining::close(&ctx, id).await.unwrap();
        assert_eq!(joining::code(&ctx, id).await.unwrap().1, None);
        let noor = world.signed_in(people[2]).await;
        for _ in 0..3 {
            assert_eq!(field(joining::join(&noor, "AAAA-AAAA", "c").await), "code/unknown");
        }
        joining::join(&noor, "AAAA-AAAA", "c").await.unwrap_err();
        assert!(matches!(refusal(joining::join(&noor, "AAAA-AAAA", "c").await), Refusal::SlowDown(_)));
        assert_eq!(refusal(joining::join(&world.by(Role::Jury).await, "X", "a").await), Refusal::Forbidden);
        let acts = acts(world).await;
        for (act, count) in [("cohort.join-code", 2), ("cohort.join", 1), ("cohort.join-close", 1)] {
            assert_eq!(acts.iter().filter(|a| *a == act).count(), count, "{act}");
        }
    }

    async fn the_plan_of_a_cohort_is_copied_with_its_dates_moved(world: &World) {
        let id = class(world, &[]).await;
        let ctx = world.by(Role::Registrar).await;
        let dates = [typed("one", "2026-03-02T08:00", "2026-03-09T08:00")];
        assert!(calendar::keep(&ctx, id, &dates).await.unwrap().is_empty());
        let copy = |name: &str, revision: &str, starts: &str| Copy { name: name.to_owned(), revision: revision.to_owned(), starts_on: starts.to_owned() };
        assert_eq!(field(copying::copy(&ctx, id, &copy("", "same", "")).await), "name/missing");
        assert_eq!(field(copying::copy(&ctx, id, &copy("B", "old", "")).await), "revision/unknown");
        let source = copying::source(&ctx, id).await.unwrap();
        assert_eq!((source.modules, source.begins.map(String::from).as_deref()), (1, Some("2026-03-02")));
        let new = copying::copy(&ctx, id, &copy("L’an prochain", "same", "2027-03-01")).await.unwrap();
        let copied = calendar::of_cohort(&ctx, new).await.unwrap();
        let zone = &world.school.time_zone;
        let local = |at: Option<Moment>| at.map(|at| at.to_local(zone)).unwrap_or_default();
        assert_eq!((local(copied.windows[0].opens_at), local(copied.windows[0].due_at)), ("2027-03-01T08:00".to_owned(), "2027-03-08T08:00".to_owned()));
        assert_eq!(copied.cohort.starts_on.map(String::from).as_deref(), Some("2027-03-01"));
        let undated = copying::copy(&ctx, id, &copy("Sans date", "newest", "")).await.unwrap();
        assert!(calendar::of_cohort(&ctx, undated).await.unwrap().windows.iter().all(|w| w.opens_at.is_none()));
    }

    async fn a_module_opens_on_its_day_and_a_deadline_forbids_nothing(world: &World) {
        let people = world.add_learners(2).await;
        let id = class(world, &people).await;
        let instructor = world.by(Role::Instructor).await;
        let faults = calendar::keep(&instructor, id, &[typed("one", "demain", ""), typed("two", "2026-03-09T08:00", "2026-03-08T08:00")]).await.unwrap();
        assert_eq!(faults.iter().map(|f| format!("{} {}/{}", f.module, f.field, f.code)).collect::<Vec<_>>(), ["one opens/unfit", "two due/before"]);
        assert!(calendar::of_cohort(&instructor, id).await.unwrap().windows.iter().all(|w| w.opens_at.is_none()), "all or none");
        let kept = [typed("one", "2026-03-01T08:00", "2026-03-03T08:00"), typed("two", "2026-03-09T08:00", "")];
        assert!(calendar::keep(&instructor, id, &kept).await.unwrap().is_empty());
        let awa = world.signed_in(people[0]).await;
        let opens = Moment::from_local("2026-03-09T08:00", &world.school.time_zone).unwrap();
        assert_eq!(refusal(answer(&awa, "q-c", true).await), Refusal::ModuleNotOpen(opens));
        assert_eq!(refusal(practice::read(&awa, "cours", "two", "more", EventId::new()).await), Refusal::ModuleNotOpen(opens));
        answer(&awa, "q-a", true).await.unwrap();
        answer(&at(&awa, 7 * DAY), "q-c", true).await.unwrap();
        answer(&at(&awa, 30 * DAY), "q-a", true).await.unwrap();
        answer(&world.visitor(), "q-c", true).await.unwrap();
        assert_eq!(calendar::closed(&awa, "cours").await.unwrap().into_keys().collect::<Vec<_>>(), ["two"]);
        assert!(calendar::closed(&instructor, "cours").await.unwrap().is_empty());
        assert_eq!(refusal(calendar::keep(&world.by(Role::Tutor).await, id, &kept).await), Refusal::Forbidden);
        assert_eq!(refusal(calendar::keep(&instructor, id, &[typed("three", "", "")]).await), Refusal::NotFound);
        let proposed = calendar::spread(&calendar::of_cohort(&instructor, id).await.unwrap().windows, NOW, 7, &world.school.time_zone);
        assert_eq!(proposed.iter().map(|w| w.opens_at.unwrap().seconds_since(NOW) / DAY).collect::<Vec<_>>(), [0, 7]);
    }

    async fn one_person_has_more_time_for_a_reason(world: &World) {
        let people = world.add_learners(2).await;
        let id = class(world, &people).await;
        let ctx = world.by(Role::Instructor).await;
        let give = |until: &'static str, reason: &'static str, module: &'static str| calendar::extend(&ctx, id, people[0], module, until, reason);
        assert_eq!(field(give("2026-03-20T08:00", "malade", "one").await), "module/undated");
        calendar::keep(&ctx, id, &[typed("one", "", "2026-03-09T08:00")]).await.unwrap();
        assert_eq!(field(give("2026-03-20T08:00", " ", "one").await), "reason/missing");
        assert_eq!(field(give("2026-03-05T08:00", "malade", "one").await), "until/before");
        assert_eq!(field(give("2026-01-05T08:00", "malade", "one").await), "until/past");
        give("2026-03-20T08:00", "malade", "one").await.unwrap();
        give("2026-03-21T08:00", "encore malade", "one").await.unwrap();
        let (awa, noor) = (world.signed_in(people[0]).await, world.signed_in(people[1]).await);
        let due = |dated: calendar::Dated| dated.due("one").unwrap().to_local(&world.school.time_zone);
        assert_eq!(due(calendar::own(&awa, "cours").await.unwrap()), "2026-03-21T08:00");
        assert_eq!(due(calendar::own(&noor, "cours").await.unwrap()), "2026-03-09T08:00");
    }

    async fn attendance_is_noted_read_from_a_file_counted_and_exported(world: &World) {
        let people = world.add_learners(3).await;
        let id = class(world, &people).await;
        let ctx = world.by(Role::Tutor).await;
        let sitting = |day: &str, half: &str, title: &str| attendance::Draft { held_on: day.to_owned(), half: half.to_owned(), title: title.to_owned() };
        assert_eq!(field(attendance::hold(&ctx, id, &sitting("", "day", "A")).await), "held_on/missing");
        assert_eq!(field(attendance::hold(&ctx, id, &sitting("2026-03-02", "night", "A")).await), "half/unknown");
        assert_eq!(field(attendance::hold(&ctx, id, &sitting("2026-03-02", "day", " ")).await), "title/missing");
        let later = attendance::hold(&ctx, id, &sitting("2026-03-03", "morning", "Le moyen")).await.unwrap();
        let first = attendance::hold(&ctx, id, &sitting("2026-03-02", "afternoon", "L’acte")).await.unwrap();
        let noted = BTreeMap::from([(people[0], Some(Status::Present)), (people[1], Some(Status::Late))]);
        attendance::note(&ctx, id, first, &noted).await.unwrap();
        let wrong = attendance::import(&ctx, id, later, b"Matricule;Statut\nL-01;P\nX-9;P\nL-02;peut-etre\nL-01;A\n").await.unwrap();
        assert_eq!(wrong.iter().map(|f| format!("{} {} {}", f.line, f.found, f.code)).collect::<Vec<_>>(), ["3 X-9 unknown", "4 peut-etre status", "5 L-01 twice"]);
        let french = "\u{feff}matricule;présence\r\nl-01;Absent justifié\r\nL-02;A\r\nL-03;présente\r\n";
        assert!(attendance::import(&ctx, id, later, french.as_bytes()).await.unwrap().is_empty());
        let register = attendance::register(&ctx, id).await.unwrap();
        assert_eq!(register.meetings.iter().map(|m| m.title.as_str()).collect::<Vec<_>>(), ["L’acte", "Le moyen"]);
        assert_eq!(register.of_person(people[1]), BTreeMap::from([(Status::Late, 1), (Status::Absent, 1)]));
        assert_eq!(register.of_meeting(later), BTreeMap::from([(Status::Present, 1), (Status::Excused, 1), (Status::Absent, 1)]));
        attendance::note(&ctx, id, later, &BTreeMap::from([(people[2], None)])).await.unwrap();
        let awa = world.signed_in(people[0]).await;
        let own: Vec<_> = attendance::own(&awa, id).await.unwrap().1.into_iter().map(|(_, status)| status).collect();
        assert_eq!(own, [Some(Status::Present), Some(Status::Excused)]);
        let file = attendance::export(&ctx, id, Format::Fr).await.unwrap();
        assert_eq!(file.file_name, "presences-session-de-segou-2026-03-02.csv");
        let text = std::fs::read_to_string(file.file.path()).unwrap();
        assert!(text.contains("L-01;Nom01;Awa;;présent;absent justifié;1;0;1;0\r\n"), "{}", text);
        assert!(text.contains("L-03;Nom03;Awa;;;;0;0;0;0\r\n"), "{}", text);
        assert_eq!(refusal(attendance::register(&awa, id).await), Refusal::Forbidden);
        assert_eq!(refusal(attendance::note(&ctx, id, first, &BTreeMap::from([(world.person(Role::Jury), None)])).await), Refusal::NotFound);
    }

    async fn home_says_what_next_what_is_due_and_where_one_stands(world: &World) {
        let people = world.add_learners(1).await;
        let id = class(world, &people).await;
        let ctx = world.by(Role::Registrar).await;
        calendar::keep(&ctx, id, &[typed("one", "", "2026-03-05T08:00"), typed("two", "2026-03-09T08:00", "2026-03-16T08:00")]).await.unwrap();
        let awa = world.signed_in(people[0]).await;
        let enrolled = enrolled::own(&awa, id).await.unwrap();
        let home = |seconds: i64| { let (awa, enrolled) = (at(&awa, seconds), enrolled.clone()); async move { mine::home(&awa, &enrolled).await.unwrap() } };
        let start = home(0).await;
        assert_eq!(start.next, mine::Next::Read { module: "one".to_owned(), lesson: "read".to_owned() });
        assert_eq!(start.due.len(), 2);
        assert_eq!(start.spent, 0);
        practice::read(&at(&awa, 60), "cours", "one", "read", EventId::new()).await.unwrap();
        assert_eq!(home(61).await.next, mine::Next::Practise { module: "one".to_owned(), lesson: "read".to_owned(), question: "q-a".to_owned() });
        answer(&at(&awa, 120), "q-a", true).await.unwrap();
        answer(&at(&awa, 3600), "q-b", true).await.unwrap();
        let after = home(3700).await;
        assert!(matches!(after.next, mine::Next::Wait { ref module, .. } if module == "two"), "{:?}", after.next);
        assert_eq!(after.due.iter().map(|d| d.thing.clone()).collect::<Vec<_>>(), [mine::Thing::Module("two".to_owned())], "what is done is not due");
        assert_eq!(after.standings[0].state(), State::Done);
        assert_eq!(after.spent, 60_000 + 300_000, "a long gap counts for five minutes");
    }

    async fn who_joins_is_told_at_once_what_is_open(world: &World) {
        let people = world.add_learners(2).await;
        let id = class(world, &people[..1]).await;
        let ctx = world.by(Role::Registrar).await;
        calendar::keep(&ctx, id, &[typed("one", "2026-03-01T08:00", "")]).await.unwrap();
        let code = joining::renew(&ctx, id, 7).await.unwrap();
        let awa = world.signed_in(people[1]).await;
        assert_eq!(notice::unread(&awa).await.unwrap(), 0);
        joining::join(&awa, &code.code, "a").await.unwrap();
        assert_eq!(notice::unread(&awa).await.unwrap(), 1);
        cohort::set_active(&ctx, id, people[1], false).await.unwrap();
        assert_eq!(notice::unread(&awa).await.unwrap(), 0);
    }

    async fn notices_come_by_themselves_and_are_marked_as_read(world: &World) {
        let people = world.add_learners(2).await;
        let id = class(world, &people).await;
        let tutor = world.by(Role::Tutor).await;
        let ctx = world.by(Role::Registrar).await;
        let awa = world.signed_in(people[0]).await;
        assert_eq!(notice::unread(&awa).await.unwrap(), 0);
        calendar::keep(&ctx, id, &[typed("one", "2026-03-01T08:00", "2026-03-04T08:00"), typed("two", "2026-03-09T08:00", "2026-03-16T08:00")]).await.unwrap();
        assert_eq!(notice::unread(&awa).await.unwrap(), 2, "one opened, one due in two days");
        staff::assign(&ctx, id, &[tutor.signed().unwrap().person]).await.unwrap();
        let draft = message::Draft { to: people[0].to_string(), subject: "Demain".to_owned(), body: "Venez.\nMerci.".to_owned() };
        message::write(&tutor, id, &draft).await.unwrap();
        assert_eq!(notice::unread(&awa).await.unwrap(), 3);
        let all = notice::list(&awa).await.unwrap();
        notice::mark_read(&awa, Some(&all[0].word)).await.unwrap();
        assert_eq!(notice::unread(&awa).await.unwrap(), 2);
        notice::mark_read(&awa, None).await.unwrap();
        assert_eq!(notice::unread(&awa).await.unwrap(), 0);
        assert_eq!(refusal(notice::mark_read(&awa, Some("due nothing")).await), Refusal::NotFound);
        assert_eq!(notice::unread(&at(&awa, 8 * DAY)).await.unwrap(), 1, "the second module has opened since");
        assert_eq!(notice::unread(&world.visitor()).await.unwrap(), 0);
    }

    async fn messages_go_down_and_answers_go_back_to_the_sender_alone(world: &World) {
        let people = world.add_learners(3).await;
        let id = class(world, &people).await;
        let (ctx, tutor) = (world.by(Role::Registrar).await, world.by(Role::Tutor).await);
        let write = |to: &str, body: &str| message::Draft { to: to.to_owned(), subject: "Salle".to_owned(), body: body.to_owned() };
        assert_eq!(refusal(message::write(&tutor, id, &write("cohort", "Salle 3")).await), Refusal::Forbidden, "not theirs");
        staff::assign(&ctx, id, &[world.person(Role::Tutor)]).await.unwrap();
        assert_eq!(field(message::write(&tutor, id, &write("", "x")).await), "to/missing");
        assert_eq!(field(message::write(&tutor, id, &write("group:B", "x")).await), "to/unknown");
        assert_eq!(field(message::write(&tutor, id, &write(&world.person(Role::Jury).to_string(), "x")).await), "to/unknown");
        assert_eq!(field(message::write(&tutor, id, &write("cohort", "\u{7}")).await), "body/missing");
        assert_eq!(field(message::write(&tutor, id, &write("cohort", &"x".repeat(4001))).await), "body/long");
        cohort::set_group(&ctx, id, &people[..2], "A").await.unwrap();
        let sent = message::write(&tutor, id, &write("group:A", "Salle 3.\r\nÀ 8 h.")).await.unwrap();
        let (awa, third) = (world.signed_in(people[0]).await, world.signed_in(people[2]).await);
        let read = message::get(&awa, sent).await.unwrap();
        assert_eq!((read.body.as_str(), read.received, read.read, read.own), ("Salle 3.\nÀ 8 h.", 2, false, false));
        assert_eq!(refusal(message::get(&third, sent).await), Refusal::NotFound);
        assert_eq!(refusal(message::answer(&third, sent, "moi ?").await), Refusal::NotFound);
        assert_eq!(refusal(message::write(&awa, id, &write("cohort", "à tous")).await), Refusal::Forbidden);
        let back = message::answer(&at(&awa, 60), sent, "Merci.").await.unwrap();
        assert_eq!(message::get(&tutor, back).await.unwrap().subject, "Re : Salle");
        assert_eq!(refusal(message::get(&world.signed_in(people[1]).await, back).await), Refusal::NotFound, "an answer goes to the sender alone");
        message::mark_read(&awa, Some(sent)).await.unwrap();
        assert!(message::get(&awa, sent).await.unwrap().read);
        for _ in 0..29 {
            message::answer(&awa, sent, "encore").await.unwrap();
        }
        assert!(matches!(refusal(message::answer(&awa, sent, "encore").await), Refusal::SlowDown(_)));
        let elsewhere = world.elsewhere().await;
        assert_eq!(refusal(message::choices(&elsewhere, id).await), Refusal::NotFound);
    }

    async fn the_grid_says_who_needs_help_and_why_down_to_every_answer(world: &World) {
        let people = world.add_learners(3).await;
        let id = class(world, &people).await;
        let ctx = at(&world.by(Role::Tutor).await, 8 * DAY);
        let (awa, noor) = (world.signed_in(people[0]).await, world.signed_in(people[1]).await);
        practice::read(&at(&awa, 7 * DAY), "cours", "one", "read", EventId::new()).await.unwrap();
        answer(&at(&awa, 7 * DAY + 60), "q-a", true).await.unwrap();
        answer(&at(&awa, 7 * DAY + 120), "q-b", true).await.unwrap();
        for n in 0..4 {
            answer(&at(&noor, 7 * DAY + n * 30), "q-b", false).await.unwrap();
        }
        let grid = follow::grid(&ctx, id, &Asked::default()).await.unwrap();
        let states: Vec<_> = grid.rows.iter().map(|row| row.cells[0].state()).collect();
        assert_eq!(states, [State::Done, State::UnderWay, State::NotStarted]);
        assert_eq!((grid.rows[0].cells[0].success(), grid.rows[1].cells[0].success(), grid.rows[2].cells[0].success()), (Some(100), Some(0), None));
        assert_eq!(grid.rows[0].needs, []);
        assert_eq!(grid.rows[1].needs, [Need::Stuck { on: Stuck::Question("q-b".to_owned()), tries: 4 }]);
        assert_eq!(grid.rows[2].needs, [Need::Silent { days: 8, never: true }]);
        assert_eq!(grid.titles["q-b"], "Question q-b");
        let detail = follow::detail(&ctx, id, people[1], Some("one")).await.unwrap();
        assert_eq!(detail.answers.iter().map(|a| (a.number, a.practised.hinted)).collect::<Vec<_>>(), [(4, true), (3, true), (2, true), (1, true)]);
        assert!(follow::detail(&ctx, id, people[1], Some("two")).await.unwrap().answers.is_empty());
        assert_eq!(refusal(follow::detail(&ctx, id, world.person(Role::Jury), None).await), Refusal::NotFound);
        cohort::set_group(&world.by(Role::Registrar).await, id, &people[..1], "A").await.unwrap();
        let asked = Asked { group: "A".to_owned(), days: None };
        assert_eq!(follow::grid(&ctx, id, &asked).await.unwrap().rows.len(), 1);
        let file = follow::export(&ctx, id, &Asked::default(), Format::Standard).await.unwrap();
        let text = std::fs::read_to_string(file.file.path()).unwrap();
        assert!(text.starts_with("matricule,family_name,given_name,group,one_pages_read,one_pages,"), "{}", text);
        assert!(text.contains("L-01,Nom01,Awa,A,1,1,2,2,100,0,1,0,1,,2,2026-03-09T09:02:00\r\n"), "{}", text);
        assert_eq!(refusal(follow::grid(&awa, id, &Asked::default()).await), Refusal::Forbidden);
        assert_eq!(refusal(follow::grid(&world.elsewhere().await, id, &Asked::default()).await), Refusal::NotFound);
        assert!(sittings::of_cohort(&world.by(Role::Registrar).await, id).await.unwrap().tests.is_empty());
        assert!(catalogue::newest(&ctx, "cours").await.unwrap().is_some());
    }
}
