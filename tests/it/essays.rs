//! Essays: copies that lose nothing, markers who see no name, decisions, marks that reach the gradebook.

use crate::{
    class::at,
    cohort::draft as cohort_draft,
    grades::cohort_of,
    visitor::Visitor,
    world::{World, field, on_both, refusal},
};
use axum::http::StatusCode;
use learning::{
    catalogue::Language,
    essay::{Agreed, Seat},
    grades::{
        marks::{Outcome, Provenance},
        plan::ItemKind,
        total::Counted,
    },
};
use sea_orm::EntityTrait;
use service::{
    Ctx, Refusal, Role, audit, authoring,
    catalogue::publish,
    cohort::{self, List, Partial},
    essay::{self, Draft, Given, Kept, LONGEST, LineState, Moderation, Sheet, Stage, Wish, Words},
    grades,
    ids::{CohortId, EssayId, PersonId},
};

const HOUR: i64 = 3600;

/// An essay on twelve and eight points, open until 11:00.
fn draft() -> Draft {
    Draft {
        title: "Qualifier les faits".to_owned(),
        subject: "Une fille de 16 ans.\n\nQualifiez.".to_owned(),
        rubric: "12 ; Éléments constitutifs ; acte et but\n8;Rédaction".to_owned(),
        closes: "2026-03-02T11:00".to_owned(),
        ..Draft::default()
    }
}

async fn given_to(world: &World, people: &[PersonId]) -> (CohortId, EssayId) {
    let cohort = cohort_of(world, people).await;
    let instructor = world.by(Role::Instructor).await;
    (cohort, essay::create(&instructor, cohort, &draft()).await.unwrap().unwrap())
}

async fn hand_in(world: &World, id: EssayId, person: PersonId, text: &str) {
    let ctx = world.signed_in(person).await;
    assert_eq!(essay::keep(&ctx, id, text, 0, Wish::HandIn).await.unwrap(), Kept::HandedIn);
}

/// Three people, three copies handed in: their codes, in the order of the people.
async fn three_copies(world: &World) -> (CohortId, EssayId, Vec<PersonId>, Vec<String>) {
    let people = world.add_learners(3).await;
    let (cohort, id) = given_to(world, &people).await;
    let mut codes = Vec::new();
    let marker = world.by(Role::Instructor).await;
    for (number, person) in (1..).zip(&people) {
        hand_in(world, id, *person, &format!("Copie numéro {number}.")).await;
        for line in essay::copies(&marker, id).await.unwrap().lines {
            if !codes.contains(&line.code) {
                codes.push(line.code);
            }
        }
    }
    (cohort, id, people, codes)
}

fn points(first: &str, second: &str) -> Given {
    Given {
        points: vec![first.to_owned(), second.to_owned()],
        comments: vec!["Précis.".to_owned(), String::new()],
        overall: "Bonne copie.".to_owned(),
    }
}

async fn mark(ctx: &Ctx, id: EssayId, code: &str, first: &str, second: &str) {
    assert_eq!(essay::mark(ctx, id, code, &points(first, second)).await.unwrap(), []);
}

/// `mark provenance reason` of each person in the column of the essay.
async fn column(ctx: &Ctx, cohort: CohortId) -> Vec<String> {
    let book = grades::gradebook(ctx, cohort).await.unwrap();
    let place = book.columns.iter().position(|c| c.item.kind == ItemKind::Essay).unwrap();
    let told = |row: &grades::Row| {
        let cell = &row.cells[place];
        match cell.current {
            Some(current) => {
                assert_eq!(current.entry.provenance, Provenance::Edited);
                let Outcome::Marked(value) = current.entry.outcome else { panic!("{:?}", current.entry) };
                format!("{value} {}", cell.reason.clone().unwrap_or_default())
            }
            None => "-".to_owned(),
        }
    };
    book.rows.iter().map(told).collect()
}

async fn own(world: &World, id: EssayId, person: PersonId) -> Sheet {
    essay::sheet(&world.signed_in(person).await, id).await.unwrap()
}

async fn acts(world: &World) -> Vec<String> {
    let rows = audit::Entity::find().all(&world.store.reader).await.unwrap();
    let mut rows: Vec<_> = rows.into_iter().filter(|row| row.act.starts_with("essay.")).collect();
    rows.sort_by_key(|row| row.id);
    rows.into_iter().map(|row| row.act).collect()
}

on_both! {
    async fn nothing_written_is_lost_and_two_windows_know_of_each_other(world: &World) {
        let people = world.add_learners(2).await;
        let (cohort, id) = given_to(world, &people).await;
        let awa = world.signed_in(people[0]).await;
        let lines = essay::own(&awa, cohort).await.unwrap();
        assert_eq!((lines[0].title.as_str(), lines[0].stage), ("Qualifier les faits", Stage::Open));
        assert_eq!(field(essay::keep(&awa, id, " \n", 0, Wish::Save).await), "essay_text/missing");
        assert_eq!(essay::keep(&awa, id, "Un.\r\nDeux.", 0, Wish::Save).await.unwrap(), Kept::Saved);
        let sheet = own(world, id, people[0]).await;
        assert_eq!((sheet.text.as_str(), sheet.version, sheet.points), ("Un.\nDeux.", 1, 20));
        assert_eq!(refusal(essay::keep(&awa, id, "Autre fenêtre.", 0, Wish::HandIn).await), Refusal::Conflict);
        assert_eq!(own(world, id, people[0]).await.stage, Stage::Open);
        assert_eq!(essay::keep(&awa, id, "Un.\nDeux.", 0, Wish::Save).await.unwrap(), Kept::Saved, "the same text is no conflict");
        assert_eq!(own(world, id, people[0]).await.version, 1);
        let long = "é".repeat(LONGEST + 1);
        assert_eq!(field(essay::keep(&awa, id, &long, 1, Wish::Save).await), "essay_text/long");
        assert_eq!(field(essay::keep(&awa, id, "", 1, Wish::HandIn).await), "essay_text/missing");
        assert_eq!(essay::keep(&awa, id, &long[2..], 1, Wish::HandIn).await.unwrap(), Kept::HandedIn);
        assert_eq!(field(essay::keep(&awa, id, "Trop tard.", 2, Wish::Save).await), "essay_text/handed-in");
        assert!(matches!(own(world, id, people[0]).await.stage, Stage::HandedIn(_)));
        assert_eq!(own(world, id, people[1]).await.text, "", "nobody sees another's text");
        let copy = service::identity::personal::copy(&awa).await.unwrap();
        assert_eq!((copy.essays.len(), copy.essays[0].versions[0].text.as_str(), copy.essays[0].versions.len()), (1, "Un.\nDeux.", 2));
    }

    async fn who_comes_late_keeps_the_text_and_hands_it_in_with_a_later_deadline(world: &World) {
        let people = world.add_learners(2).await;
        let (_, id) = given_to(world, &people).await;
        let awa = at(&world.signed_in(people[0]).await, 2 * HOUR);
        assert_eq!(field(essay::keep(&awa, id, "Presque.", 0, Wish::HandIn).await), "essay_text/late");
        let sheet = essay::sheet(&awa, id).await.unwrap();
        assert_eq!((sheet.stage, sheet.text.as_str(), sheet.version), (Stage::Over, "Presque.", 1));
        let instructor = at(&world.by(Role::Instructor).await, 2 * HOUR);
        let person = people[0].to_string();
        assert_eq!(field(essay::extend(&instructor, id, &person, "2026-03-02T10:00", "maladie").await), "essay_until/before");
        assert_eq!(field(essay::extend(&instructor, id, &person, "2026-03-02T12:00", " ").await), "essay_reason/missing");
        let outside = world.person(Role::Learner).to_string();
        assert_eq!(field(essay::extend(&instructor, id, &outside, "2026-03-02T12:00", "maladie").await), "essay_person/unknown");
        essay::extend(&instructor, id, &person, "2026-03-02T12:00", "maladie").await.unwrap();
        assert_eq!(essay::keep(&awa, id, "Presque fini.", 1, Wish::HandIn).await.unwrap(), Kept::HandedIn);
        let other = at(&world.signed_in(people[1]).await, 2 * HOUR);
        assert_eq!(field(essay::keep(&other, id, "Moi aussi.", 0, Wish::HandIn).await), "essay_text/late");
        assert_eq!(essay::copies(&instructor, id).await.unwrap().lines.len(), 1);
        let early = Draft { opens: "2026-03-02T10:00".to_owned(), threshold: "2,5".to_owned(), ..draft() };
        assert_eq!(essay::set_dates(&instructor, id, &early).await.unwrap(), []);
        let sheet = own(world, id, people[1]).await;
        assert_eq!((sheet.stage, sheet.subject), (Stage::NotYet, None));
        assert_eq!(field(essay::keep(&world.signed_in(people[1]).await, id, "Déjà.", 1, Wish::Save).await), "essay_text/early");
        assert_eq!(essay::settings(&instructor, id).await.unwrap().essay.threshold, 250);
    }

    async fn two_markers_who_disagree_are_settled_by_a_person_and_the_marks_reach_the_gradebook(world: &World) {
        let (cohort, id, people, codes) = three_copies(world).await;
        let (instructor, second) = (world.by(Role::Instructor).await, world.by(Role::SecondMarker).await);
        let registrar = world.by(Role::Registrar).await;
        assert_eq!(column(&registrar, cohort).await, ["-", "-", "-"]);
        let unready = essay::close(&instructor, id).await.unwrap().unwrap_err();
        let mut all = codes.clone();
        all.sort();
        assert_eq!((unready.unmarked, unready.apart.len()), (all, 0));

        let faults = essay::mark(&instructor, id, &codes[0], &points("12,5", "")).await.unwrap();
        assert_eq!(faults.iter().map(|f| (f.criterion, f.fault.is_some())).collect::<Vec<_>>(), [(0, true), (1, false)]);
        mark(&instructor, id, &codes[0], "9,25", "4.5").await;
        mark(&instructor, id, &codes[0], "9,5", "4.5").await;
        mark(&second, id, &codes[0], "8", "4").await;
        assert_eq!(field(essay::mark(&instructor, id, &codes[0], &points("1", "1")).await), "essay_points/seen");
        mark(&instructor, id, &codes[1], "11", "7").await;
        let before = essay::copy(&second, id, &codes[1]).await.unwrap();
        assert_eq!((before.other, before.mine, before.seat), (None, None, Some(Seat::Second)));
        let states = essay::copies(&second, id).await.unwrap().lines;
        let state = |code: &String| states.iter().find(|line| line.code == *code).unwrap().state;
        assert_eq!([state(&codes[0]), state(&codes[1])], [LineState::Marked(1_200), LineState::ToMark(Seat::Second)]);
        mark(&second, id, &codes[1], "6,5", "5").await;
        let seen = essay::copy(&second, id, &codes[1]).await.unwrap();
        assert_eq!((seen.other.unwrap().twenty, seen.open), (1_800, false));
        mark(&instructor, id, &codes[2], "7", "5,33").await;

        let review = essay::review(&instructor, id).await.unwrap();
        assert_eq!((review.twice, review.mean_difference, &review.apart), (2, Some(425), &vec![codes[1].clone()]));
        assert!(review.lines.iter().all(|line| line.member.is_none()));
        let unready = essay::close(&instructor, id).await.unwrap().unwrap_err();
        assert_eq!((unready.unmarked.len(), &unready.apart), (0, &vec![codes[1].clone()]));
        let decision = |mark: &str, reason: &str| Moderation { mark: mark.to_owned(), reason: reason.to_owned(), seen: None };
        assert_eq!(field(essay::moderate(&instructor, id, &codes[1], &decision("21", "x")).await), "essay_mark/unfit");
        assert_eq!(field(essay::moderate(&instructor, id, &codes[1], &decision("14", "")).await), "essay_reason/missing");
        essay::moderate(&instructor, id, &codes[1], &decision("14,25", "barème relu à deux")).await.unwrap();
        assert_eq!(refusal(essay::moderate(&registrar, id, &codes[1], &decision("10", "x")).await), Refusal::Conflict);

        assert_eq!(essay::close(&instructor, id).await.unwrap().unwrap(), 3);
        let marks = column(&registrar, cohort).await;
        assert_eq!(marks, [
            "1300 rédaction, moyenne des deux correcteurs", "1425 rédaction, note arrêtée après comparaison", "1233 rédaction, un seul correcteur",
        ]);
        assert_eq!(field(essay::close(&instructor, id).await), "essay_close/closed");
        assert_eq!(field(essay::mark(&second, id, &codes[2], &points("1", "1")).await), "essay_points/closed");
        let review = essay::review(&registrar, id).await.unwrap();
        let names: Vec<String> = review.lines.iter().map(|line| line.member.as_ref().unwrap().matricule.clone()).collect();
        assert_eq!(names, ["L-01", "L-02", "L-03"]);

        assert_eq!(field(essay::reopen(&instructor, id, "").await), "essay_reason/missing");
        essay::reopen(&instructor, id, "erreur de report").await.unwrap();
        assert!(essay::review(&instructor, id).await.unwrap().essay.brief.lifted_at.is_some(), "names stay shown");
        mark(&instructor, id, &codes[2], "7", "4").await;
        let later = at(&instructor, 60);
        assert_eq!(essay::close(&later, id).await.unwrap().unwrap(), 1, "only what changed is written again");
        assert!(column(&registrar, cohort).await[2].starts_with("1100 "));
        let book = grades::gradebook(&registrar, cohort).await.unwrap();
        let item = book.columns.iter().find(|c| c.item.kind == ItemKind::Essay).unwrap().item.id.clone();
        let history = grades::history(&registrar, cohort, people[2], &item).await.unwrap();
        assert_eq!(history.lines.len(), 2, "the history keeps both");
        assert_eq!(acts(world).await, ["essay.make", "essay.moderate", "essay.close", "essay.reopen", "essay.close"]);
    }

    async fn the_registrar_weighs_an_essay_and_an_absence_is_no_zero(world: &World) {
        let people = world.add_learners(2).await;
        let (cohort, id) = given_to(world, &people).await;
        hand_in(world, id, people[0], "Une copie.").await;
        let (instructor, registrar) = (world.by(Role::Instructor).await, world.by(Role::Registrar).await);
        let code = essay::copies(&instructor, id).await.unwrap().lines[0].code.clone();
        mark(&instructor, id, &code, "12", "8").await;
        assert_eq!(field(essay::close(&instructor, id).await), "essay_close/open", "the other may still hand in");
        let book = grades::gradebook(&registrar, cohort).await.unwrap();
        assert!(book.rows.iter().all(|row| row.total.parts[0].items.last() == Some(&Counted::Shown)), "for information until it is weighed");
        let planned = grades::plan(&registrar, cohort).await.unwrap();
        let mut plan = planned.plan;
        for item in &mut plan.categories[0].items {
            item.coefficient = if item.kind == ItemKind::Essay { 100 } else { 0 };
        }
        grades::save(&registrar, cohort, &plan, 0).await.unwrap().unwrap();
        let over = at(&instructor, 3 * HOUR);
        assert_eq!(grades::gradebook(&at(&registrar, 3 * HOUR), cohort).await.unwrap().rows[0].total.rounded, None, "a copy that waits for its mark is not missed");
        assert_eq!(essay::close(&over, id).await.unwrap().unwrap(), 1);
        assert_eq!(column(&registrar, cohort).await[1], "-", "nothing is written for who handed nothing in");
        let book = grades::gradebook(&registrar, cohort).await.unwrap();
        assert_eq!([book.rows[0].total.rounded, book.rows[1].total.rounded], [Some(2_000), Some(0)], "the plan counts a missed item as it says");
        let review = essay::review(&instructor, id).await.unwrap();
        assert_eq!(review.absent.iter().map(|m| m.matricule.as_str()).collect::<Vec<_>>(), ["L-02"]);
    }

    async fn learners_read_their_copy_when_the_school_returns_it(world: &World) {
        let (_, id, people, codes) = three_copies(world).await;
        let (instructor, second, registrar) = (world.by(Role::Instructor).await, world.by(Role::SecondMarker).await, world.by(Role::Registrar).await);
        for code in &codes {
            mark(&instructor, id, code, "9", "5").await;
        }
        mark(&second, id, &codes[0], "8", "5").await;
        assert_eq!(field(essay::publish(&registrar, id, true).await), "essay_close/unclosed");
        essay::close(&instructor, id).await.unwrap().unwrap();
        assert_eq!(own(world, id, people[0]).await.results, None);
        assert_eq!(refusal(essay::publish(&instructor, id, true).await), Refusal::Forbidden);
        essay::publish(&registrar, id, true).await.unwrap();
        let results = own(world, id, people[0]).await.results.unwrap();
        assert_eq!((results.agreed, results.markings.len()), (Agreed::Mean(1_350), 2));
        assert_eq!((results.markings[0].seat, &results.markings[0].points, results.markings[0].overall.as_str()), (Seat::First, &vec![900, 500], "Bonne copie."));
        assert_eq!(own(world, id, people[1]).await.results.unwrap().agreed, Agreed::First(1_400));
        let page = Visitor::of(world, people[0]).await.get(&format!("/me/essays/{id}")).await;
        page.says(&["13,50 sur 20", "Moyenne des deux correcteurs.", "Précis.", "Premier correcteur", "Copie numéro 1."]);
        assert!(!page.text().contains("Personne instructor") && !page.text().contains("second-marker"), "markers stay unnamed");
        essay::publish(&registrar, id, false).await.unwrap();
        assert_eq!(own(world, id, people[0]).await.results, None);
    }

    async fn no_page_of_a_marker_holds_a_name_before_the_marking_is_closed(world: &World) {
        let (cohort, id, people, codes) = three_copies(world).await;
        let (instructor, second) = (Visitor::with(world, Role::Instructor).await, Visitor::with(world, Role::SecondMarker).await);
        let mut marks = vec!["Nom0".to_owned(), "Awa".to_owned(), "L-0".to_owned()];
        for person in &people {
            let row = world.row(*person).await;
            marks.extend([row.learner_id.to_string(), person.to_string()]);
        }
        let clean = |page: &str, text: &str| {
            for mark in &marks {
                assert!(!text.contains(mark.as_str()), "{page} holds {mark}");
            }
        };
        let copy = format!("/essays/{id}/copies/{}", codes[0]);
        let typed = |first: &'static str| [("points-0", first), ("comment-0", ""), ("points-1", "4"), ("comment-1", "Net."), ("overall", "")];
        let refused = instructor.post(&copy, &typed("treize")).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        refused.says(&["Éléments constitutifs : des points de 0 à 12"]);
        assert!(refused.text().contains("value=\"treize\"") && refused.text().contains("Net."), "nothing typed is lost");
        clean("a refusal", &refused.text());
        assert_eq!(instructor.post(&copy, &typed("10")).await.status, StatusCode::SEE_OTHER);
        let mut seen = Vec::new();
        for visitor in [&instructor, &second] {
            for address in ["/essays".to_owned(), format!("/essays/{id}/copies"), copy.clone()] {
                let page = visitor.get(&address).await;
                assert_eq!(page.status, StatusCode::OK, "{address}");
                clean(&address, &page.text());
                seen.push(page);
            }
        }
        seen[1].says(&["3 copies remises", &codes[0], "corrigée, 14,00 sur 20"]);
        assert!(!seen[5].text().contains("14,00") && !seen[5].text().contains("Net."), "the second marker does not see the first's points");
        second.post(&copy, &typed("3")).await;
        second.get(&copy).await.says(&["Points de l’autre correcteur", "Net.", "Écart : 7,00 points sur 20."]);
        for address in [format!("/essays/{id}/review"), format!("/essays/{id}/review/{}", codes[0])] {
            let page = instructor.get(&address).await;
            clean(&address, &page.text());
            page.says(&["7,00"]);
        }
        let stopped = instructor.post(&format!("/essays/{id}/review"), &[("act", "close")]).await;
        assert_eq!(stopped.status, StatusCode::UNPROCESSABLE_ENTITY);
        stopped.says(&["La correction ne peut pas encore être close", &format!("Écart trop grand, sans décision : {}.", codes[0])]);
        clean("a closing refused", &stopped.text());
        for code in &codes[1..] {
            instructor.post(&format!("/essays/{id}/copies/{code}"), &typed("6,75")).await;
        }
        let empty = instructor.post(&format!("/essays/{id}/review/{}", codes[0]), &[("essay_mark", "11"), ("essay_reason", "")]).await;
        assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
        empty.says(&["Donnez un motif."]);
        assert_eq!(instructor.post(&format!("/essays/{id}/review/{}", codes[0]), &[("essay_mark", "11"), ("essay_reason", "relue à deux")]).await.status, StatusCode::SEE_OTHER);
        let closed = instructor.post(&format!("/essays/{id}/review"), &[("act", "close")]).await;
        assert_eq!(closed.status, StatusCode::SEE_OTHER);
        instructor.get(&closed.to).await.says(&["Nom01 Awa (L-01)", "arrêtée : relue à deux", "Les noms sont visibles"]);
        clean("the second marker's copy after closing", &second.get(&copy).await.text());
        instructor.get(&format!("/cohorts/{cohort}/marks")).await.says(&["Qualifier les faits", "11,00 modifiée par instructor Personne", "10,75"]);
    }

    async fn pages_say_what_was_not_taken_and_keep_what_was_typed(world: &World) {
        let people = world.add_learners(2).await;
        let (cohort, id) = given_to(world, &people).await;
        let instructor = Visitor::with(world, Role::Instructor).await;
        instructor.get(&format!("/cohorts/{cohort}")).await.says(&["Rédactions"]);
        instructor.get(&format!("/cohorts/{cohort}/essays")).await.says(&["Une rédaction", "Qualifier les faits", "remise ouverte", "Corriger", "Comparer et clore"]);
        let new = format!("/cohorts/{cohort}/essays/new");
        let wrong = instructor.post(&new, &[("essay_title", ""), ("essay_subject", "Le sujet </textarea><i>x</i>"), ("essay_rubric", "8 ; Fond\nForme"), ("essay_closes", ""), ("essay_threshold", "beaucoup")]).await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
        wrong.says(&["Donnez un titre.", "Ligne 2 du barème", "L’écart est un nombre de points", "Le sujet", "8 ; Fond Forme"]);
        assert!(!wrong.text().contains("</textarea><i>"), "what is typed never leaves its field");
        let learner = Visitor::of(world, people[0]).await;
        learner.get("/").await.says(&["Mes rédactions", "Qualifier les faits", "À remettre avant le 2 mars 2026, 11:00"]);
        let sheet = format!("/me/essays/{id}");
        let page = learner.get(&sheet).await;
        page.says(&["Une fille de 16 ans.", "Rien n’est encore enregistré.", "n’écrivez dans le texte ni votre nom"]);
        assert!(!page.text().contains("acte et but"), "what is expected is not shown before");
        assert_eq!(learner.post(&sheet, &[("essay_text", "Ma <première> version."), ("seen", "0"), ("act", "save")]).await.status, StatusCode::SEE_OTHER);
        learner.get(&sheet).await.says(&["Enregistré 09:00, version 1.", "Ma <première> version."]);
        let other = learner.post(&sheet, &[("essay_text", "Une autre fenêtre."), ("seen", "0"), ("act", "save")]).await;
        assert_eq!(other.status, StatusCode::CONFLICT);
        other.says(&["Votre texte a été enregistré ailleurs entre-temps", "Ma <première> version.", "Une autre fenêtre."]);
        assert!(other.text().contains("name=\"seen\" value=\"1\""), "who saves again does so knowingly");
        let long = "à".repeat(LONGEST + 10);
        let refused = learner.post(&sheet, &[("essay_text", &long), ("seen", "1"), ("act", "hand-in")]).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        refused.says(&["Le texte dépasse 40 000 signes", &long]);
        assert_eq!(learner.post(&sheet, &[("essay_text", "Fini."), ("seen", "1"), ("act", "hand-in")]).await.status, StatusCode::SEE_OTHER);
        learner.get(&sheet).await.says(&["Copie remise le 2 mars 2026, 09:00", "Elle est en correction."]);
        let again = learner.post(&sheet, &[("essay_text", "Un repentir."), ("seen", "2"), ("act", "save")]).await;
        assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY);
        again.says(&["Votre copie est déjà remise", "Un repentir."]);
        let outsider = Visitor::with(world, Role::Learner).await;
        assert_eq!(outsider.get(&sheet).await.status, StatusCode::NOT_FOUND);
        assert_eq!(outsider.post(&sheet, &[("essay_text", "x"), ("seen", "0"), ("act", "save")]).await.status, StatusCode::NOT_FOUND);
        assert_eq!(learner.get(&format!("/essays/{id}/copies")).await.status, StatusCode::FORBIDDEN);
        let late = format!("/essays/{id}/settings");
        instructor.get(&late).await.says(&["Accorder un délai", "Nom02 Awa"]);
        let wrong = instructor.post(&format!("/essays/{id}/extensions"), &[("essay_person", &people[1].to_string()), ("essay_until", "2026-03-02T12:00"), ("essay_reason", "")]).await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
        wrong.says(&["Donnez un motif."]);
    }

    async fn a_question_of_the_course_brings_its_subject_and_its_rubric(world: &World) {
        let folder = tempfile::tempdir().unwrap();
        let course = "id = \"cours\"\ntitle = { fr = \"Le cours\" }\nlanguages = [\"fr\"]\n\n[[objective]]\nid = \"act\"\ntitle = { fr = \"Voir l’acte\" }\n\n[[module]]\nid = \"one\"\nfolder = \"010-one\"\ntitle = { fr = \"Un\" }\nobjectives = [\"act\"]\n";
        let asked = "---\ntitle: Leçon\nobjectives: [act]\nminutes: 10\n---\n\n## Texte\n\nUne phrase.\n\n## Répondre par écrit {#q-essay .question kind=essay points=10 objective=act difficulty=4}\n\nQue répond le tribunal ?\n\n| Critère | Points | Ce qui est attendu |\n|---|---|---|\n| L’accord | 4 | Cité |\n| La conséquence | 6 | Un moyen *employé* |\n\n> ! Parce que.\n";
        for (name, text) in [("law/register.yaml", "meta:\n  compiled: '2026-11-23'\ninstruments: []\n"), ("cours/course.toml", course), ("cours/fr/010-one/010-read.md", asked)] {
            let path = folder.path().join(name);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, text).unwrap();
        }
        let compiled = authoring::compile(&[authoring::Root::public(folder.path())]).map_err(|report| authoring::text(&report, Language::Fr)).unwrap();
        publish::everything(&world.operator(), &compiled).await.unwrap();
        let people = world.add_learners(1).await;
        let made = cohort::Draft { course: "cours".to_owned(), ..cohort_draft("Session de Ségou") };
        let cohort = cohort::create(&world.operator(), &made).await.unwrap();
        cohort::enrol(&world.operator(), cohort, &List { chosen: people.clone(), ..List::default() }, Partial::Refuse).await.unwrap();
        let instructor = world.by(Role::Instructor).await;
        let blank = essay::blank(&instructor, cohort).await.unwrap();
        assert_eq!(blank.offers.iter().map(|o| (o.question.as_str(), o.points, o.sealed)).collect::<Vec<_>>(), [("q-essay", 10, false)]);
        let wrong = Draft { question: "q-none".to_owned(), ..draft() };
        assert_eq!(essay::create(&instructor, cohort, &wrong).await.unwrap().unwrap_err()[0].field, "essay_question");
        let chosen = Draft { title: String::new(), question: "q-essay".to_owned(), subject: String::new(), rubric: String::new(), ..draft() };
        let id = essay::create(&instructor, cohort, &chosen).await.unwrap().unwrap();
        hand_in(world, id, people[0], "Le tribunal répond.").await;
        let copies = essay::copies(&instructor, id).await.unwrap();
        assert_eq!((copies.essay.brief.title.as_str(), copies.essay.points(), copies.essay.criteria.len()), ("Répondre par écrit", 10, 2));
        assert!(matches!(copies.essay.subject, Words::Prose(_)));
        mark(&instructor, id, &copies.lines[0].code, "3,25", "5").await;
        Visitor::with(world, Role::Instructor).await.get(&format!("/essays/{id}/copies/{}", copies.lines[0].code)).await.says(&["Que répond le tribunal ?", "Points pour « La conséquence », sur 6", "Un moyen employé"]);
        essay::close(&instructor, id).await.unwrap().unwrap();
        assert_eq!(column(&instructor, cohort).await, ["1650 rédaction, un seul correcteur"]);
    }

    async fn each_role_does_its_part_and_another_school_sees_nothing(world: &World) {
        let (cohort, id, people, codes) = three_copies(world).await;
        for role in [Role::Learner, Role::Tutor, Role::Administrator, Role::Jury] {
            let ctx = world.by(role).await;
            assert_eq!(refusal(essay::list(&ctx, cohort).await), Refusal::Forbidden, "{role}");
            assert_eq!(refusal(essay::review(&ctx, id).await), Refusal::Forbidden, "{role}");
        }
        let (registrar, second) = (world.by(Role::Registrar).await, world.by(Role::SecondMarker).await);
        assert_eq!(refusal(essay::copies(&registrar, id).await), Refusal::Forbidden);
        assert_eq!(refusal(essay::review(&second, id).await), Refusal::Forbidden);
        assert_eq!(refusal(essay::create(&second, cohort, &draft()).await), Refusal::Forbidden);
        let elsewhere = world.elsewhere().await;
        assert_eq!(refusal(essay::list(&elsewhere, cohort).await), Refusal::NotFound);
        assert_eq!(refusal(essay::settings(&elsewhere, id).await), Refusal::NotFound);
        assert_eq!(refusal(essay::review(&elsewhere, id).await), Refusal::NotFound);
        assert_eq!(refusal(essay::copy(&second, id, "C-0000").await), Refusal::NotFound);
        // Somebody who both learns and marks does not meet their own copy.
        let both = world.signed_in(people[0]).await;
        let service::Actor::Person(signed) = &both.actor else { panic!("somebody") };
        let both = Ctx { actor: service::Actor::Person(service::Signed { roles: vec![Role::Learner, Role::Instructor], ..signed.clone() }), ..both };
        assert_eq!(refusal(essay::copy(&both, id, &codes[0]).await), Refusal::NotFound);
        assert_eq!(essay::copies(&both, id).await.unwrap().lines.len(), 2);
        // Who may still mark a copy does not see in the comparison what another gave it.
        mark(&world.by(Role::Instructor).await, id, &codes[1], "9", "5").await;
        let hidden = |review: essay::Review| review.lines.iter().find(|l| l.code == codes[1]).map(|l| (l.hidden, l.first)).unwrap();
        assert_eq!(hidden(essay::review(&both, id).await.unwrap()), (true, None));
        assert_eq!(hidden(essay::review(&registrar, id).await.unwrap()), (false, Some(1_400)));
    }
}
