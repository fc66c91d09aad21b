//! Plans, typed and imported marks, their history, publication.

use crate::{
    grades::{cohort_of, csv_file, keep, marked},
    world::{NOW, World, on_both, refusal},
};
use learning::grades::{
    plan::{Attempts, Bonus, Category, Fault as PlanFault, Item, ItemKind, Plan},
    total::{Marks, Standing, Verdict, fraction},
    typed::Fault,
};
use service::{
    Ctx, Moment, Refusal, Role,
    grades::{self, Change, Format, Gradebook, Imported, Kind, State, Typing},
    ids::{CohortId, PersonId},
};

/// An item whose marks are typed.
pub(crate) fn outside(id: &str, coefficient: u32, scale: u16) -> Item {
    Item {
        id: id.to_owned(),
        title: id.to_owned(),
        kind: ItemKind::Outside,
        coefficient,
        scale,
        attempts: Attempts::Best,
        floor: None,
        bonus: None,
    }
}

/// Two categories of typed marks, on the course's plan.
pub(crate) async fn planned(ctx: &Ctx, id: CohortId) -> Plan {
    let mut plan = grades::plan(ctx, id).await.unwrap().plan;
    plan.categories.push(Category {
        title: "Oral".to_owned(),
        coefficient: 200,
        floor: None,
        items: vec![outside("plaidoirie", 100, 20), outside("memoire", 100, 40)],
    });
    grades::save(ctx, id, &plan, 0).await.unwrap().unwrap();
    plan
}

fn typed(book: &Gradebook, person: PersonId, item: &str, text: &str) -> Change {
    let column = book.columns.iter().position(|c| c.item.id == item).unwrap();
    let row = book.rows.iter().find(|row| row.member.person == person).unwrap();
    Change { person, typed: text.to_owned(), seen: row.cells[column].seen }
}

async fn value(ctx: &Ctx, id: CohortId, person: PersonId, item: &str) -> Option<i32> {
    let book = grades::gradebook(ctx, id).await.unwrap();
    let column = book.columns.iter().position(|c| c.item.id == item).unwrap();
    book.rows.iter().find(|row| row.member.person == person).unwrap().cells[column].value()
}

pub(crate) async fn type_one(
    ctx: &Ctx,
    id: CohortId,
    person: PersonId,
    item: &str,
    text: &str,
    reason: &str,
) -> Typing {
    let book = grades::gradebook(ctx, id).await.unwrap();
    grades::type_marks(ctx, id, item, &[typed(&book, person, item, text)], reason).await.unwrap()
}

on_both! {
    async fn the_plan_of_the_course_stands_until_another_is_kept(world: &World) {
        let (id, people) = marked(world).await;
        let ctx = world.by(Role::Registrar).await;
        let before = grades::plan(&ctx, id).await.unwrap();
        assert_eq!((before.version, before.plan.categories.len()), (0, 1));
        let plan = planned(&ctx, id).await;
        let after = grades::plan(&ctx, id).await.unwrap();
        assert_eq!((after.version, &after.plan), (1, &plan));
        let book = grades::gradebook(&ctx, id).await.unwrap();
        let ids: Vec<&str> = book.columns.iter().map(|c| c.item.id.as_str()).collect();
        assert_eq!(ids[ids.len() - 3..], ["plaidoirie", "memoire", "ancienne-epreuve"]);
        let row = book.rows.iter().find(|row| row.member.person == people[0]).unwrap();
        assert_eq!(row.total.verdict, Verdict::Incomplete);
        assert!(row.total.missing.contains(&"plaidoirie".to_owned()));
    }

    async fn a_plan_is_refused_with_its_faults_and_when_another_was_kept_meanwhile(world: &World) {
        let (id, _) = marked(world).await;
        let ctx = world.by(Role::Registrar).await;
        let mut plan = planned(&ctx, id).await;
        assert_eq!(refusal(grades::save(&ctx, id, &plan, 0).await), Refusal::Conflict);
        plan.categories[0].items[0].scale = 40;
        assert_eq!(grades::save(&ctx, id, &plan, 1).await.unwrap(), Err(vec![PlanFault::Scale(plan.categories[0].items[0].title.clone())]));
        plan.categories[0].items[0].scale = 20;
        let people = grades::gradebook(&ctx, id).await.unwrap();
        type_one(&ctx, id, people.rows[0].member.person, "memoire", "30", "").await;
        plan.categories[1].items[1].scale = 100;
        assert_eq!(refusal(grades::save(&ctx, id, &plan, 1).await), Refusal::Field { field: "scale", code: "marked" });
        let tutor = world.by(Role::Tutor).await;
        assert_eq!(refusal(grades::plan(&tutor, id).await), Refusal::Forbidden);
        let jury = world.by(Role::Jury).await;
        assert_eq!(refusal(grades::save(&jury, id, &plan, 1).await), Refusal::Forbidden);
    }

    async fn marks_are_typed_on_their_own_scale_and_the_total_follows(world: &World) {
        let people = world.add_learners(2).await;
        let id = cohort_of(world, &people).await;
        let ctx = world.by(Role::Registrar).await;
        let mut plan = planned(&ctx, id).await;
        plan.categories.remove(0);
        plan.categories[0].items.push(Item { bonus: Some(Bonus { above: 0 }), ..outside("sport", 100, 5) });
        grades::save(&ctx, id, &plan, 1).await.unwrap().unwrap();
        assert_eq!(type_one(&ctx, id, people[0], "plaidoirie", "13,5", "").await.kept, 1);
        assert_eq!(type_one(&ctx, id, people[0], "memoire", "27", "").await.kept, 1);
        assert_eq!(type_one(&ctx, id, people[0], "sport", "0,25", "").await.kept, 1);
        let book = grades::gradebook(&ctx, id).await.unwrap();
        let row = book.rows.iter().find(|row| row.member.person == people[0]).unwrap();
        assert_eq!((row.total.rounded, row.total.verdict), (Some(1_375), Verdict::Passed));
        assert_eq!(row.place.as_ref().unwrap().rank, Some(1));
        let changes = Marks::from([("plaidoirie".to_owned(), Standing::Marked(fraction(20, 1)))]);
        let (_, supposed) = grades::what_if(&ctx, id, people[0], &changes).await.unwrap();
        assert_eq!(supposed.rounded, Some(1_700));
        assert_eq!(grades::gradebook(&ctx, id).await.unwrap(), book);
    }

    async fn all_that_was_typed_is_kept_or_nothing(world: &World) {
        let people = world.add_learners(3).await;
        let id = cohort_of(world, &people).await;
        let ctx = world.by(Role::Registrar).await;
        planned(&ctx, id).await;
        let book = grades::gradebook(&ctx, id).await.unwrap();
        let changes = [
            typed(&book, people[0], "plaidoirie", "12"),
            typed(&book, people[1], "plaidoirie", "21"),
            typed(&book, people[2], "plaidoirie", "12/05/2026"),
        ];
        let typing = grades::type_marks(&ctx, id, "plaidoirie", &changes, "").await.unwrap();
        let faults: Vec<Fault> = typing.problems.iter().map(|p| p.fault).collect();
        assert_eq!((typing.kept, faults), (0, vec![Fault::OutOfRange, Fault::Date]));
        assert_eq!(value(&ctx, id, people[0], "plaidoirie").await, None);
        assert_eq!(type_one(&ctx, id, people[0], "plaidoirie", "", "").await.kept, 0);
    }

    async fn the_second_of_two_who_edit_a_mark_sees_the_first_and_chooses(world: &World) {
        let people = world.add_learners(2).await;
        let id = cohort_of(world, &people).await;
        let ctx = world.by(Role::Registrar).await;
        planned(&ctx, id).await;
        let book = grades::gradebook(&ctx, id).await.unwrap();
        let (mine, theirs) = (typed(&book, people[0], "plaidoirie", "11"), typed(&book, people[0], "plaidoirie", "14"));
        let other = typed(&book, people[1], "plaidoirie", "9");
        assert_eq!(grades::type_marks(&ctx, id, "plaidoirie", &[theirs], "").await.unwrap().kept, 1);
        let second = grades::type_marks(&ctx, id, "plaidoirie", &[mine.clone(), other.clone()], "").await.unwrap();
        assert_eq!((second.kept, second.conflicts.len()), (0, 1));
        assert_eq!(second.conflicts[0].cell.value(), Some(1_400));
        assert_eq!(second.conflicts[0].cell.by.as_deref(), Some("registrar Personne"));
        assert_eq!(value(&ctx, id, people[1], "plaidoirie").await, None);
        let again = Change { seen: second.conflicts[0].cell.seen, ..mine };
        let refused = grades::type_marks(&ctx, id, "plaidoirie", &[again.clone(), other.clone()], " ").await;
        assert_eq!(refusal(refused), Refusal::Field { field: "reason", code: "missing" });
        assert_eq!(grades::type_marks(&ctx, id, "plaidoirie", &[again, other], "erreur de saisie").await.unwrap().kept, 2);
        assert_eq!(value(&ctx, id, people[0], "plaidoirie").await, Some(1_100));
    }

    async fn a_mark_tells_its_whole_history(world: &World) {
        let (id, people) = marked(world).await;
        let ctx = Ctx { now: Moment(NOW.0 + 60_000), ..world.by(Role::Registrar).await };
        type_one(&ctx, id, people[0], "elements", "16", "copie relue").await;
        // The clock went back: what is written last still stands.
        let back = Ctx { now: Moment(NOW.0 - 3_600_000), ..ctx.clone() };
        type_one(&back, id, people[0], "elements", "effacer", "relecture annulée").await;
        let history = grades::history(&ctx, id, people[0], "elements").await.unwrap();
        let lines: Vec<String> = history
            .lines
            .iter()
            .map(|l| format!("{:?} {:?} > {:?} {} {}", l.outcome, l.before.value(), l.after.value(), l.by.clone().unwrap_or_default(), l.reason.clone().unwrap_or_default()))
            .collect();
        assert_eq!(lines, [
            "TakenBack Some(1600) > Some(1250) registrar Personne relecture annulée",
            "Marked(1600) Some(1250) > Some(1600) registrar Personne copie relue",
            "Marked(900) Some(1250) > Some(1250)  ",
            "Marked(1250) None > Some(1250)  ",
        ]);
        assert_eq!(history.cell.value(), Some(1_250));
        assert_eq!(refusal(grades::history(&world.elsewhere().await, id, people[0], "elements").await), Refusal::NotFound);
    }

    async fn a_file_shows_what_would_change_and_leaves_the_rest_alone(world: &World) {
        let (id, people) = marked(world).await;
        let ctx = world.by(Role::Registrar).await;
        planned(&ctx, id).await;
        let file = "Matricule;Nom;plaidoirie;memoire (sur 40);Remarque\r\n\
                    L-01;Nom01;12,5;;\"deux\nlignes\"\r\n\
                    L-02;;;30;\r\n\
                    L-03;;21;abs;\r\n\
                    X-99;;10;;\r\n\
                    L-01;;10;;\r\n\
                    L-04;;12/05/2026;1 000,00;\r\n".as_bytes();
        let import = grades::preview(&ctx, id, file).await.unwrap();
        let told: Vec<String> = import.differences.iter().map(|d| format!("{} {} {} {:?}", d.line, d.matricule, d.item, d.after)).collect();
        assert_eq!(told, ["2 L-01 plaidoirie Mark(1250)", "4 L-02 memoire Mark(3000)", "5 L-03 memoire Absent"]);
        let problems: Vec<String> = import.problems.iter().map(|p| format!("{} {} {} {}", p.line, p.column, p.code, p.found)).collect();
        assert_eq!(problems, [
            "5 plaidoirie mark-range 21", "6 matricule unknown X-99", "7 matricule twice L-01 (2)",
            "8 plaidoirie mark-date 12/05/2026", "8 memoire (sur 40) mark-range 1 000,00",
        ]);
        assert_eq!(import.ignored, ["Nom", "Remarque"]);
        assert!(matches!(grades::apply(&ctx, id, file, &import.seen, false, "oral").await.unwrap(), Imported::Look(_)));
        let reasonless = grades::apply(&ctx, id, file, &import.seen, true, "").await;
        assert_eq!(refusal(reasonless), Refusal::Field { field: "reason", code: "missing" });
        assert_eq!(grades::apply(&ctx, id, file, &import.seen, true, "oral").await.unwrap(), Imported::Done(3));
        assert_eq!(value(&ctx, id, people[0], "plaidoirie").await, Some(1_250));
        assert_eq!(value(&ctx, id, people[0], "elements").await, Some(1_250));
        let again = grades::preview(&ctx, id, file).await.unwrap();
        assert_eq!((again.differences.len(), again.same), (0, 3));
    }

    async fn what_changed_since_the_preview_stops_the_import(world: &World) {
        let people = world.add_learners(1).await;
        let id = cohort_of(world, &people).await;
        let ctx = world.by(Role::Registrar).await;
        planned(&ctx, id).await;
        let file = "matricule\tplaidoirie\nL-01\t12\n".as_bytes();
        let import = grades::preview(&ctx, id, file).await.unwrap();
        type_one(&ctx, id, people[0], "plaidoirie", "15", "").await;
        let Imported::Look(look) = grades::apply(&ctx, id, file, &import.seen, false, "oral").await.unwrap() else { panic!("imported") };
        assert_eq!(look.differences[0].before.value(), Some(1_500));
        assert_eq!(grades::apply(&ctx, id, file, &look.seen, false, "oral").await.unwrap(), Imported::Done(1));
        assert_eq!(value(&ctx, id, people[0], "plaidoirie").await, Some(1_200));
    }

    async fn every_habit_of_a_spreadsheet_is_read_as_marks(world: &World) {
        let people = world.add_learners(1).await;
        let id = cohort_of(world, &people).await;
        let ctx = world.by(Role::Registrar).await;
        planned(&ctx, id).await;
        let utf16: Vec<u8> = "Matricule\tplaidoirie\r\nL-01\t12,5\r\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
        let files: [Vec<u8>; 7] = [
            b"Matricule;plaidoirie\nL-01;12,5\n".to_vec(),
            b"matricule,plaidoirie\r\nL-01,12.5\r\n".to_vec(),
            b"matricule,plaidoirie\nl-01,\"12,50\",,,\n".to_vec(),
            "\u{feff}Matricule;Plaidoirie (sur 20)\rL-01;12,5\r".into(),
            [&[0xff, 0xfe], utf16.as_slice()].concat(),
            b"idnumber;Pr\xe9nom;plaidoirie\n'L-01;'=A1;12,5\n".to_vec(),
            "Matricule;Nom;plaidoirie\nL-01;@SUM(A1);12,5 \n".into(),
        ];
        for file in files {
            let import = grades::preview(&ctx, id, &file).await.unwrap();
            let told: Vec<_> = import.differences.iter().map(|d| d.after).collect();
            assert_eq!((told, import.problems), (vec![learning::grades::typed::Typed::Mark(1_250)], vec![]), "{}", String::from_utf8_lossy(&file));
        }
    }

    async fn an_export_imported_changes_nothing_and_is_exported_the_same(world: &World) {
        let (id, people) = marked(world).await;
        let ctx = world.by(Role::Registrar).await;
        planned(&ctx, id).await;
        type_one(&ctx, id, people[1], "memoire", "33,25", "").await;
        keep(world, id, people[2], "elements", 2, ("marked", Some(733), "online", None)).await;
        for format in [Format::Fr, Format::Standard] {
            let file = csv_file(&ctx, id, format).await.text;
            let import = grades::preview(&ctx, id, file.as_bytes()).await.unwrap();
            let told: Vec<_> = import.problems.iter().map(|p| (p.code, p.found.as_str())).collect();
            assert_eq!((import.differences.len(), told), (0, vec![]));
            assert_eq!(import.same, 8);
            assert_eq!(csv_file(&ctx, id, format).await.text, file);
        }
    }

    async fn learners_see_what_was_published_as_it_was(world: &World) {
        let people = world.add_learners(2).await;
        let id = cohort_of(world, &people).await;
        let ctx = world.by(Role::Registrar).await;
        planned(&ctx, id).await;
        type_one(&ctx, id, people[0], "plaidoirie", "12", "").await;
        let learner = world.signed_in(people[0]).await;
        assert_eq!(grades::own(&learner).await.unwrap(), []);
        assert_eq!(refusal(grades::publish(&world.by(Role::Jury).await, id).await), Refusal::Forbidden);
        assert_eq!(refusal(grades::withdraw(&ctx, id, "trop tôt").await), Refusal::Conflict);
        grades::publish(&ctx, id).await.unwrap();
        type_one(&ctx, id, people[0], "plaidoirie", "14", "erreur").await;
        let own = grades::own(&learner).await.unwrap();
        let oral = own[0].marks.items.iter().find(|item| item.title == "plaidoirie").unwrap();
        assert_eq!((own.len(), oral.value), (1, Some(1_200)));
        let book = grades::gradebook(&ctx, id).await.unwrap();
        assert!(matches!(grades::state(&ctx, &book).await.unwrap(), State::Published { changed: 1, .. }));
        assert_eq!(refusal(grades::withdraw(&ctx, id, "  ").await), Refusal::Field { field: "reason", code: "missing" });
        let later = Ctx { now: Moment(NOW.0 + 1), ..ctx.clone() };
        grades::withdraw(&later, id, "erreur de barème").await.unwrap();
        assert_eq!(grades::own(&learner).await.unwrap(), []);
        assert!(matches!(grades::state(&ctx, &book).await.unwrap(), State::Withdrawn { .. }));
        assert_eq!(grades::own(&world.signed_in(people[1]).await).await.unwrap(), []);
    }

    async fn every_kind_is_written_in_every_format_that_fits_it(world: &World) {
        let (id, _) = marked(world).await;
        let ctx = world.by(Role::Registrar).await;
        planned(&ctx, id).await;
        for kind in Kind::ALL.iter().copied().filter(|kind| *kind != Kind::Responses) {
            for format in Format::ALL.iter().copied() {
                let file = grades::export(&ctx, id, kind, format).await;
                if !grades::fits(kind, format) {
                    assert_eq!(refusal(file.map(drop)), Refusal::NotFound, "{kind} {format}");
                    continue;
                }
                let file = file.unwrap();
                assert!(file.rows > 0 && file.file.as_file().metadata().unwrap().len() > 100, "{kind} {format}");
                let look = grades::look(&ctx, id, kind, format).await.unwrap();
                assert_eq!((look.rows, look.file_name), (file.rows, file.file_name), "{kind} {format}");
            }
        }
        let json = grades::export(&ctx, id, Kind::Gradebook, Format::Json).await.unwrap();
        let rows: Vec<serde_json::Value> = serde_json::from_slice(&std::fs::read(json.file.path()).unwrap()).unwrap();
        let row = |matricule: &str| rows.iter().find(|row| row["matricule"] == matricule).unwrap();
        assert_eq!((&row("L-02")["elements"], &row("L-04")["elements"], &row("L-05")["trafic"]), (&14.0.into(), &"absent".into(), &serde_json::Value::Null));
        assert_eq!(row("L-06")["given_name"], "+226", "only CSV is guarded");
        let moodle = grades::look(&ctx, id, Kind::Gradebook, Format::Moodle).await.unwrap();
        assert_eq!(moodle.header[..5], ["firstname", "lastname", "idnumber", "email", "Constituent elements"]);
    }

    async fn a_token_fetches_one_file_until_it_or_its_maker_is_out(world: &World) {
        let (id, _) = marked(world).await;
        let maker = world.add("R-99", "Sana", "Awa", &[Role::Registrar]).await;
        let ctx = world.signed_in(maker).await;
        let title = Refusal::Field { field: "title", code: "missing" };
        assert_eq!(refusal(grades::save_export(&ctx, id, Kind::People, Format::Moodle, "x").await), title);
        let jury = world.by(Role::Jury).await;
        assert_eq!(refusal(grades::save_export(&jury, id, Kind::Gradebook, Format::Fr, "x").await), Refusal::Forbidden);
        let token = grades::save_export(&ctx, id, Kind::Gradebook, Format::Standard, "reprise nocturne").await.unwrap();
        let program = world.visitor();
        let file = grades::fetch(&program, &token).await.unwrap();
        assert_eq!(std::fs::read_to_string(file.file.path()).unwrap(), csv_file(&ctx, id, Format::Standard).await.text);
        let saved = grades::saved(&ctx, id).await.unwrap();
        assert_eq!((saved.len(), saved[0].fetched_at, saved[0].by.as_str()), (1, Some(NOW), "Awa Sana"));
        let nobody = |refused: Result<(), service::Error>| assert_eq!(refusal(refused), Refusal::SignInNeeded);
        nobody(grades::fetch(&program, "").await.map(drop));
        nobody(grades::fetch(&program, &"0".repeat(64)).await.map(drop));
        nobody(grades::fetch(&world.elsewhere().await, &token).await.map(drop));
        let mut draft = service::identity::people::get(&world.operator(), maker).await.unwrap().draft;
        draft.roles = vec![Role::Tutor];
        service::identity::people::change(&world.operator(), maker, draft).await.unwrap();
        nobody(grades::fetch(&program, &token).await.map(drop));
        let other = world.by(Role::Registrar).await;
        let token = grades::save_export(&other, id, Kind::Gradebook, Format::Fr, "autre").await.unwrap();
        let mine = grades::saved(&other, id).await.unwrap().into_iter().find(|saved| saved.title == "autre").unwrap();
        grades::revoke_export(&other, id, mine.id).await.unwrap();
        nobody(grades::fetch(&program, &token).await.map(drop));
    }
}
