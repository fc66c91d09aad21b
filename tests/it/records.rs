//! Papers of the gradebook: the sealed record as a PDF, transcripts, tables to print.

use crate::{
    grades::{cohort_of, marked},
    jury::{before_a_jury, decision},
    marking::{outside, planned, type_one},
    visitor::{Answer, Visitor},
    world::{NOW, World, on_both, refusal},
};
use axum::http::{StatusCode, header};
use learning::grades::{plan::Category, total::Verdict};
use sea_orm::{ConnectionTrait, EntityTrait, Statement};
use service::{
    Ctx, Moment, Refusal, Role, audit,
    cohort::attendance,
    grades::{self, Format, Kind, MOST_PDF_ROWS, OwnRank, Ranks, State, Value, sheet},
    ids::{CohortId, RecordId},
};

async fn seal(ctx: &Ctx, id: CohortId, corrects: Option<RecordId>) -> RecordId {
    let seen = grades::deliberation(ctx, id).await.unwrap().seen().unwrap();
    grades::seal(ctx, id, &seen, corrects).await.unwrap()
}

fn is_pdf(answer: &Answer) {
    assert_eq!(answer.status, StatusCode::OK);
    assert_eq!(answer.headers[header::CONTENT_TYPE], "application/pdf");
    assert!(answer.bytes.starts_with(b"%PDF-1.7") && answer.bytes.len() > 5_000, "{} bytes", answer.bytes.len());
}

/// What a table of so many columns says when it is to be printed.
async fn printed(ctx: &Ctx, columns: usize, rows: usize) -> Result<u64, service::Error> {
    let name = |n: usize| [format!("Colonne{n:02}"), format!("column_{n}")];
    let headings: Vec<_> = (0..columns).map(name).map(|[fr, word]| grades::Heading { fr, word }).collect();
    let rows = vec![vec![Value::Hundredths(1_250); columns]; rows];
    let called = sheet::Called { fr: "essai", en: "trial", title: "Essai", legend: String::new() };
    sheet::file(ctx, Format::Pdf, called, "Session", &headings, rows).await.map(|file| file.rows)
}

on_both! {
    async fn the_paper_of_a_record_is_kept_at_sealing_and_never_changes(world: &World) {
        let ctx = world.by(Role::Registrar).await;
        let (id, people) = before_a_jury(world, &ctx).await;
        grades::adjust(&ctx, id, people[1], &decision("10", "", "assiduité remarquable")).await.unwrap();
        let first = seal(&ctx, id, None).await;
        assert_eq!(grades::record_formats(&ctx, first).await.unwrap(), [Format::Ods, Format::Pdf]);
        let (name, bytes) = grades::record_file(&ctx, first, Format::Pdf).await.unwrap();
        assert_eq!((name.as_str(), &bytes[..8]), ("proces-verbal-1.pdf", &b"%PDF-1.7"[..]));
        type_one(&ctx, id, people[1], "oral", "18", "erreur de report").await;
        let later = Ctx { now: Moment(NOW.0 + 86_400_000), ..ctx.clone() };
        let second = seal(&later, id, Some(first)).await;
        assert_eq!(grades::record_file(&later, first, Format::Pdf).await.unwrap().1, bytes);
        assert_ne!(grades::record_file(&later, second, Format::Pdf).await.unwrap().1, bytes);
        let door = Visitor::with(world, Role::Registrar).await;
        let answer = door.get(&format!("/records/{first}/pdf")).await;
        is_pdf(&answer);
        assert_eq!(answer.bytes, bytes);
        assert_eq!(answer.headers[header::CONTENT_DISPOSITION], "attachment; filename=\"proces-verbal-1.pdf\"");
        door.get(&format!("/records/{first}")).await.says(&["gardés octet pour octet depuis le scellement", "Télécharger en PDF"]);
        let elsewhere = world.elsewhere().await;
        assert_eq!(refusal(grades::record_file(&elsewhere, first, Format::Pdf).await), Refusal::NotFound);
        assert_eq!(refusal(grades::record_formats(&elsewhere, first).await), Refusal::NotFound);
        assert_eq!(refusal(grades::record_file(&world.by(Role::Learner).await, first, Format::Pdf).await), Refusal::Forbidden);
    }

    async fn the_paper_of_a_record_from_before_is_written_on_demand_and_says_so(world: &World) {
        let ctx = world.by(Role::Registrar).await;
        let (id, _) = before_a_jury(world, &ctx).await;
        let record = seal(&ctx, id, None).await;
        let kept = grades::record_file(&ctx, record, Format::Pdf).await.unwrap().1;
        let db = &world.store.writer;
        let sql = "DELETE FROM jury_file WHERE format = 'pdf'";
        db.execute_raw(Statement::from_string(db.get_database_backend(), sql)).await.unwrap();
        assert_eq!(grades::record_formats(&ctx, record).await.unwrap(), [Format::Ods]);
        let written = grades::record_file(&ctx, record, Format::Pdf).await.unwrap().1;
        assert_ne!(written, kept, "it says that it was not kept");
        assert_eq!(grades::record_file(&ctx, record, Format::Pdf).await.unwrap().1, written);
        Visitor::with(world, Role::Registrar).await.get(&format!("/records/{record}")).await
            .says(&["Le PDF est écrit à la demande, et le dit."]);
        assert_eq!(refusal(grades::record_file(&ctx, record, Format::Json).await), Refusal::NotFound);
    }

    async fn bytes_altered_behind_our_back_are_not_handed_out(world: &World) {
        let ctx = world.by(Role::Registrar).await;
        let (id, _) = before_a_jury(world, &ctx).await;
        let record = seal(&ctx, id, None).await;
        let db = &world.store.writer;
        let sql = "UPDATE jury_file SET bytes = (SELECT other.bytes FROM jury_file other WHERE other.format = 'ods') WHERE format = 'pdf'";
        db.execute_raw(Statement::from_string(db.get_database_backend(), sql)).await.unwrap();
        assert!(grades::record_file(&ctx, record, Format::Pdf).await.is_err());
        assert!(grades::record_file(&ctx, record, Format::Ods).await.is_ok());
    }

    async fn a_transcript_holds_exactly_what_was_published(world: &World) {
        let people = world.add_learners(2).await;
        let id = cohort_of(world, &people).await;
        let ctx = world.by(Role::Registrar).await;
        planned(&ctx, id).await;
        type_one(&ctx, id, people[0], "plaidoirie", "12,25", "").await;
        type_one(&ctx, id, people[0], "memoire", "30", "").await;
        type_one(&ctx, id, people[1], "plaidoirie", "19,75", "").await;
        let learner = world.signed_in(people[0]).await;
        assert_eq!(refusal(grades::own_transcript(&learner, id).await), Refusal::NotFound);
        grades::publish(&ctx, id).await.unwrap();
        type_one(&ctx, id, people[0], "plaidoirie", "14", "erreur").await;
        let found = grades::own_transcript(&learner, id).await.unwrap();
        let told: Vec<_> = found.marks.items.iter().filter(|i| i.value.is_some())
            .map(|i| (i.title.as_str(), i.value, i.scale, i.part, i.provenance.as_deref())).collect();
        assert_eq!(told, [("plaidoirie", Some(1_225), 20, Some(1), Some("edited")), ("memoire", Some(3_000), 40, Some(1), Some("edited"))]);
        let oral = &found.marks.parts[1];
        assert_eq!((oral.title.as_str(), oral.coefficient, oral.average), ("Oral", 200, Some(1_363)), "(12,25 + 15) / 2 = 13,625");
        assert_eq!((found.matricule.as_str(), found.name.as_str(), found.published, found.marks.rank), ("L-01", "Nom01 Awa", Some(NOW), None));

        let door = Visitor::of(world, people[0]).await;
        let page = door.get(&format!("/me/marks/{id}")).await;
        page.says(&["Relevé de notes", "Nom01 Awa", "L-01", "12,25", "30,00", "13,63", "Relevé non scellé", "Notes telles que publiées le"]);
        for hidden in ["14,00", "19,75", "Nom02", "Rang"] {
            assert!(!page.words().contains(hidden), "{hidden}");
        }
        let file = door.get(&format!("/me/marks/{id}/pdf")).await;
        is_pdf(&file);
        assert_eq!(door.get(&format!("/me/marks/{id}/pdf")).await.bytes, file.bytes);
        assert_eq!(file.headers[header::CONTENT_DISPOSITION], "attachment; filename=\"releve-L-01.pdf\"");
        door.get("/me/marks").await.says(&["Relevé à imprimer"]);

        let other = Visitor::with(world, Role::Learner).await;
        for address in [format!("/me/marks/{id}"), format!("/me/marks/{id}/pdf")] {
            assert_eq!(other.get(&address).await.status, StatusCode::NOT_FOUND, "{address}");
        }
        let of_another = format!("/cohorts/{id}/transcripts/{}", people[1]);
        for address in [of_another.clone(), format!("{of_another}/pdf"), format!("/cohorts/{id}/transcripts.pdf")] {
            assert_eq!(door.get(&address).await.status, StatusCode::FORBIDDEN, "{address}");
        }
        let later = Ctx { now: Moment(NOW.0 + 1), ..ctx.clone() };
        grades::withdraw(&later, id, "erreur de barème").await.unwrap();
        assert_eq!(refusal(grades::own_transcript(&learner, id).await), Refusal::NotFound);
        assert_eq!(door.get(&format!("/me/marks/{id}/pdf")).await.status, StatusCode::NOT_FOUND);
    }

    async fn the_registrar_prints_marks_as_they_stand(world: &World) {
        let (id, people) = marked(world).await;
        let ctx = world.by(Role::Registrar).await;
        planned(&ctx, id).await;
        let door = Visitor::with(world, Role::Registrar).await;
        door.get(&format!("/cohorts/{id}/transcripts")).await.says(&["Nom01 Awa", "Télécharger les 6 relevés en PDF"]);
        let page = door.get(&format!("/cohorts/{id}/transcripts/{}", people[3])).await;
        page.says(&["Nom04 Awa", "absent", "compte zéro", "sur papier", "Notes telles qu’elles sont le"]);
        is_pdf(&door.get(&format!("/cohorts/{id}/transcripts/{}/pdf", people[3])).await);
        is_pdf(&door.get(&format!("/cohorts/{id}/transcripts.pdf")).await);
        let trail = audit::Entity::find().all(&world.store.reader).await.unwrap();
        assert!(trail.iter().any(|line| line.act == "marks.transcripts" && line.detail.contains("6")));
        door.get(&format!("/cohorts/{id}/deliberation/{}", people[3])).await.says(&["Relevé à imprimer"]);
        let stranger = world.person(Role::Learner);
        assert_eq!(refusal(grades::transcript(&ctx, id, stranger).await), Refusal::NotFound);
        assert_eq!(refusal(grades::transcript(&world.elsewhere().await, id, people[0]).await), Refusal::NotFound);
        assert_eq!(refusal(grades::transcripts(&world.by(Role::Jury).await, id).await), Refusal::Forbidden);
    }

    async fn what_the_jury_sealed_comes_to_the_learner_by_publication_alone(world: &World) {
        let ctx = world.by(Role::Registrar).await;
        let (id, people) = before_a_jury(world, &ctx).await;
        let learner = world.signed_in(people[1]).await;
        grades::publish(&ctx, id).await.unwrap();
        grades::adjust(&ctx, id, people[1], &decision("10", "", "assiduité remarquable")).await.unwrap();
        let first = seal(&ctx, id, None).await;
        let own = grades::own_transcript(&learner, id).await.unwrap();
        assert_eq!((own.marks.stands().0, own.marks.jury, own.later_record), (Some(980), None, None));
        let book = grades::gradebook(&ctx, id).await.unwrap();
        assert!(matches!(grades::state(&ctx, &book).await.unwrap(), State::Published { changed: 4, ranks: Ranks::Hidden, .. }));
        let later = Ctx { now: Moment(NOW.0 + 1_000), ..ctx.clone() };
        grades::publish_with(&later, id, Ranks::Shown).await.unwrap();
        assert!(matches!(grades::state(&later, &book).await.unwrap(), State::Published { changed: 0, ranks: Ranks::Shown, .. }));
        let own = grades::own_transcript(&learner, id).await.unwrap();
        assert_eq!(own.marks.stands(), (Some(1_000), Verdict::Passed, Some("Passable")));
        assert_eq!((own.marks.total, own.marks.rank), (Some(980), Some(OwnRank { rank: 4, ex_aequo: false, of: 4 })));
        assert_eq!(own.marks.jury.as_ref().map(|jury| jury.number), Some(1));
        Visitor::of(world, people[1]).await.get(&format!("/me/marks/{id}")).await
            .says(&["Total calculé 9,80 sur 20", "Total retenu 10,00 sur 20", "Passable", "4, sur 4", "Conforme au procès-verbal de délibération n° 1"]);

        type_one(&later, id, people[1], "oral", "18", "erreur de report").await;
        let stands = grades::transcript(&later, id, people[1]).await.unwrap();
        assert_eq!((stands.marks.stands().0, stands.later_record), (Some(1_800), Some(1)), "the record decided on another total");
        let last = Ctx { now: Moment(NOW.0 + 2_000), ..ctx.clone() };
        grades::adjust(&last, id, people[1], &grades::AdjustmentDraft {
            seen: grades::deliberation(&last, id).await.unwrap().decisions.iter()
                .find(|d| d.row.member.person == people[1]).unwrap().adjustment.as_ref().map(|a| a.id),
            ..decision("", "", "note rétablie")
        }).await.unwrap();
        seal(&last, id, Some(first)).await;
        Visitor::of(world, people[1]).await.get(&format!("/me/marks/{id}")).await
            .says(&["n° 1, que le n° 2 corrige"]);
        let page = Visitor::with(world, Role::Registrar).await.get(&format!("/cohorts/{id}/transcripts/{}", people[1])).await;
        page.says(&["Conforme au procès-verbal de délibération n° 2"]);
        assert!(!page.words().contains("Total retenu"), "the jury keeps what is reckoned");
    }

    async fn publications_from_before_categories_are_still_read(world: &World) {
        let people = world.add_learners(1).await;
        let id = cohort_of(world, &people).await;
        let ctx = world.by(Role::Registrar).await;
        let mut plan = grades::plan(&ctx, id).await.unwrap().plan;
        plan.categories = vec![Category { title: "Oral".to_owned(), coefficient: 100, floor: None, items: vec![outside("oral", 100, 20)] }];
        grades::save(&ctx, id, &plan, 0).await.unwrap().unwrap();
        type_one(&ctx, id, people[0], "oral", "12", "").await;
        grades::publish(&ctx, id).await.unwrap();
        let learner = world.signed_in(people[0]).await;
        let id_of = learner.signed().unwrap().learner;
        let before = format!(
            "[{{\"learner\":\"{id_of}\",\"total\":1200,\"verdict\":\"passed\",\"mention\":\"Assez bien\",\"items\":[{{\"title\":\"oral\",\
             \"status\":\"marked\",\"value\":1200,\"scale\":20,\"coefficient\":100}}]}}]"
        );
        let db = &world.store.writer;
        let sql = format!("UPDATE mark_publication SET content = '{before}'");
        db.execute_raw(Statement::from_string(db.get_database_backend(), sql)).await.unwrap();
        let book = grades::gradebook(&ctx, id).await.unwrap();
        assert!(matches!(grades::state(&ctx, &book).await.unwrap(), State::Published { changed: 0, .. }));
        let door = Visitor::of(world, people[0]).await;
        door.get(&format!("/me/marks/{id}")).await.says(&["oral", "12,00 sur 20", "Mention Assez bien"]);
        is_pdf(&door.get(&format!("/me/marks/{id}/pdf")).await);
    }

    async fn tables_are_printed_while_they_fit_a_page(world: &World) {
        let (id, _) = marked(world).await;
        let ctx = world.by(Role::Registrar).await;
        let door = Visitor::with(world, Role::Registrar).await;
        is_pdf(&door.get(&format!("/cohorts/{id}/marks/export/gradebook.pdf")).await);
        let look = grades::look(&ctx, id, Kind::Gradebook, Format::Pdf).await.unwrap();
        assert!(look.refused.is_none() && look.header.iter().all(|name| !name.contains("provenance")));
        let cells: Vec<_> = look.lines.iter().find(|line| line[0] == "L-01").unwrap()[3..6].to_vec();
        assert_eq!(cells, ["12,50", "", "20,00"]);
        assert!(look.lines.iter().flatten().all(|cell| !cell.starts_with('\'')), "paper does not calculate");
        is_pdf(&door.get(&format!("/cohorts/{id}/attendance/export/pdf")).await);
        let file = attendance::export(&ctx, id, Format::Pdf).await.unwrap();
        assert_eq!(file.file_name, "presences-session-de-bobo-dioulasso-2026-03-02.pdf");

        assert_eq!(printed(&ctx, 8, 3).await.unwrap(), 3);
        let wide = Refusal::Field { field: "format", code: "columns" };
        assert_eq!(refusal(printed(&ctx, 40, 3).await), wide);
        let long = Refusal::Field { field: "format", code: "rows-pdf" };
        assert_eq!(refusal(printed(&ctx, 2, MOST_PDF_ROWS as usize + 1).await), long);

        let mut plan = grades::plan(&ctx, id).await.unwrap().plan;
        let items = (0..40).map(|n| outside(&format!("plaidoirie-{n}"), 100, 20)).collect();
        plan.categories.push(Category { title: "Oral".to_owned(), coefficient: 100, floor: None, items });
        grades::save(&ctx, id, &plan, 0).await.unwrap().unwrap();
        assert_eq!(refusal(grades::export(&ctx, id, Kind::Gradebook, Format::Pdf).await.map(drop)), wide);
        door.get(&format!("/cohorts/{id}/marks/export?kind=gradebook&format=pdf")).await
            .says(&["ses colonnes ne tiennent pas sur une page A4", "Voir le fichier XLSX"]);
    }
}
