//! Publishing without a shell, through the router in memory: upload, check, draft, preview, publish, roll back.

use crate::{
    content::{COURSE, compiled, edit, files, publish_all, zipped},
    visitor::{Answer, Visitor},
    world::{World, on_both, refusal},
};
use axum::http::StatusCode;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use service::{Refusal, Role, audit, catalogue, cohort};

const LESSON: &str = "traite-et-trafic/fr/020-elements/010-act.md";

async fn send(visitor: &Visitor, archive: &[u8]) -> Answer {
    visitor.upload("/publishing/upload", Some(("cours.zip", archive)), &[("visibility", "public")]).await
}

async fn acts(world: &World, act: &str) -> usize {
    let found = audit::Entity::find().filter(audit::Column::Act.eq(act)).all(&world.store.reader).await;
    found.unwrap().len()
}

/// The first heading of a lesson, which the tests reword.
fn title() -> String {
    let text = String::from_utf8(files()[LESSON].clone()).unwrap();
    text.lines().find_map(|line| line.strip_prefix("title: ")).unwrap().to_owned()
}

on_both! {
    async fn an_instructor_uploads_looks_publishes_and_goes_back(world: &World) {
        let instructor = Visitor::with(world, Role::Instructor).await;
        let first = publish_all(&world.operator()).await;
        let mut changed = files();
        edit(&mut changed, LESSON, &format!("title: {}", title()), "title: Un acte relu");
        let kept = send(&instructor, &zipped(&changed)).await;
        assert_eq!(kept.status, StatusCode::SEE_OTHER, "{}", kept.words());
        let page = instructor.get(&kept.to).await;
        page.says(&["brouillon", "Modifié : Un acte relu", "Aucune erreur", "Publier ce brouillon"]);
        assert_eq!(catalogue::newest(&world.operator(), COURSE).await.unwrap().unwrap(), first, "nothing is published yet");

        let module = &compiled().courses[0].course.modules[1];
        let lesson = format!("{}/pages/{}/{}", kept.to, module.id, module.lessons[0].id);
        let seen = instructor.get(&format!("{lesson}?jurisdiction=ML&audience=opj&lang=fr")).await;
        seen.says(&["Aperçu d’un brouillon.", "Un acte relu"]);
        assert!(seen.text().contains("/pages/"), "links stay in the draft");
        assert!(!seen.text().contains("formaction") && !seen.words().contains("J’ai lu cette leçon"));
        let english = instructor.get(&format!("{lesson}?jurisdiction=BF&audience=magistrat&lang=en")).await;
        assert!(english.text().contains("<html lang=\"en\""));
        assert_eq!(instructor.get(&format!("{}/pages", kept.to)).await.status, StatusCode::OK);
        assert_eq!(instructor.get(&format!("{}/pages/glossary", kept.to)).await.status, StatusCode::OK);

        let published = instructor.post(&kept.to, &[("note", "Relecture de l’acte")]).await;
        assert_eq!(published.status, StatusCode::SEE_OTHER);
        let second = catalogue::newest(&world.operator(), COURSE).await.unwrap().unwrap();
        assert_ne!(first, second);
        instructor.get("/publishing").await.says(&["Relecture de l’acte", "servie", &second[..12], &first[..12]]);
        assert_eq!(instructor.get(&kept.to).await.status, StatusCode::NOT_FOUND, "the draft is gone");

        let back = format!("/publishing/courses/{COURSE}/{first}");
        instructor.get(&back).await.says(&["Revenir à cette révision", "Modifié :"]);
        assert_eq!(instructor.post(&back, &[("note", "")]).await.status, StatusCode::SEE_OTHER);
        assert_eq!(catalogue::newest(&world.operator(), COURSE).await.unwrap().unwrap(), first);
        service::catalogue::publish::unseen(&world.operator(), compiled()).await.unwrap();
        assert_eq!(catalogue::newest(&world.operator(), COURSE).await.unwrap().unwrap(), first);
        assert_eq!((acts(world, "course.draft").await, acts(world, "course.publish").await), (1, 3));
    }

    async fn a_folder_with_errors_is_shown_as_on_the_command_line(world: &World) {
        let instructor = Visitor::with(world, Role::Instructor).await;
        let mut broken = files();
        edit(&mut broken, LESSON, "- [x]", "- [ x]");
        let look = send(&instructor, &zipped(&broken)).await;
        assert_eq!(look.status, StatusCode::UNPROCESSABLE_ENTITY);
        look.says(&["Le dossier ne peut pas être publié en l’état.", LESSON, "answer-box", "[ x]"]);
        let html = look.text();
        assert!(html.contains("class=\"report\""));
        let leak = html.find("pretoire-upload-").map(|at| html[at.saturating_sub(200)..at + 100].to_owned());
        assert_eq!(leak, None, "where it was unpacked is nobody’s business");
        look.says(&["Publication"]);
        assert_eq!(acts(world, "course.draft").await, 0);
    }

    async fn an_archive_that_reaches_out_is_refused_in_words(world: &World) {
        let instructor = Visitor::with(world, Role::Instructor).await;
        let away = zipped(&[("../../../etc/evil".to_owned(), Vec::new())].into());
        let refused = send(&instructor, &away).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        refused.says(&["Un nom de fichier de l’archive n’est pas admis"]);
        send(&instructor, b"bonjour").await.says(&["Ce fichier n’est pas un zip lisible"]);
        send(&instructor, b"").await.says(&["Choisissez un fichier zip."]);
        let huge = vec![0_u8; 33 * 1024 * 1024];
        assert_eq!(send(&instructor, &huge).await.status, StatusCode::PAYLOAD_TOO_LARGE);
    }

    async fn a_draft_is_for_those_who_publish(world: &World) {
        let instructor = Visitor::with(world, Role::Instructor).await;
        publish_all(&world.operator()).await;
        let kept = send(&instructor, &zipped(&files())).await;
        assert_eq!(kept.status, StatusCode::SEE_OTHER);
        for role in [Role::Learner, Role::Tutor, Role::Registrar, Role::Reviewer] {
            let other = Visitor::with(world, role).await;
            for address in ["/publishing".to_owned(), kept.to.clone(), format!("{}/pages", kept.to)] {
                assert_eq!(other.get(&address).await.status, StatusCode::FORBIDDEN, "{role} {address}");
            }
            assert_eq!(send(&other, b"").await.status, StatusCode::FORBIDDEN);
            assert_eq!(other.post(&kept.to, &[]).await.status, StatusCode::FORBIDDEN);
        }
        let elsewhere = world.elsewhere().await;
        let id = kept.to.rsplit('/').next().unwrap().parse().unwrap();
        assert_eq!(refusal(service::publishing::draft(&elsewhere, id).await), Refusal::NotFound);
        assert_eq!(instructor.post(&format!("{}/discard", kept.to), &[]).await.status, StatusCode::SEE_OTHER);
        assert_eq!(instructor.get(&kept.to).await.status, StatusCode::NOT_FOUND);
    }

    async fn content_that_is_published_already_makes_no_revision(world: &World) {
        let instructor = Visitor::with(world, Role::Instructor).await;
        let first = publish_all(&world.operator()).await;
        let kept = send(&instructor, &zipped(&files())).await;
        instructor.get(&kept.to).await.says(&["Rien ne change."]);
        instructor.post(&kept.to, &[]).await;
        assert_eq!(catalogue::newest(&world.operator(), COURSE).await.unwrap().unwrap(), first);
        assert_eq!(acts(world, "course.publish").await, 1);
    }

    async fn a_course_that_cites_law_nobody_published_waits(world: &World) {
        let instructor = Visitor::with(world, Role::Instructor).await;
        let kept = send(&instructor, &zipped(&files())).await;
        assert_eq!(kept.status, StatusCode::SEE_OTHER);
        let refused = instructor.post(&kept.to, &[]).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        refused.says(&["Le registre en service ne connaît pas tous les textes cités."]);
        assert_eq!(instructor.post(&kept.to, &[("register", "yes")]).await.status, StatusCode::FORBIDDEN);
        let administrator = Visitor::with(world, Role::Administrator).await;
        assert_eq!(administrator.post(&kept.to, &[("register", "yes")]).await.status, StatusCode::SEE_OTHER);
        assert!(catalogue::newest(&world.operator(), COURSE).await.unwrap().is_some());
    }

    async fn a_cohort_stays_until_it_is_moved(world: &World) {
        let first = publish_all(&world.operator()).await;
        let draft = cohort::Draft { name: "Promotion 2026".to_owned(), kind: "promotion".to_owned(), course: COURSE.to_owned() };
        let id = cohort::create(&world.operator(), &draft).await.unwrap();
        let instructor = Visitor::with(world, Role::Instructor).await;
        let mut changed = files();
        edit(&mut changed, LESSON, &format!("title: {}", title()), "title: Un acte relu");
        let kept = send(&instructor, &zipped(&changed)).await;
        instructor.post(&kept.to, &[]).await;
        let second = catalogue::newest(&world.operator(), COURSE).await.unwrap().unwrap();
        let held = cohort::show(&world.operator(), id).await.unwrap();
        assert_eq!((held.cohort.revision.as_str(), held.behind), (first.as_str(), true));

        let page = format!("/cohorts/{id}/revision");
        assert_eq!(instructor.get(&page).await.status, StatusCode::FORBIDDEN);
        let registrar = Visitor::with(world, Role::Registrar).await;
        registrar.get(&page).await.says(&[
            "Modifié : Un acte relu", "Les notes déjà données restent ce qu’elles sont", "La banque de questions d’examen n’est pas comparée ici",
        ]);
        assert_eq!(registrar.post(&page, &[("revision", "unknown")]).await.status, StatusCode::NOT_FOUND);
        assert_eq!(registrar.post(&page, &[("revision", &second)]).await.status, StatusCode::SEE_OTHER);
        assert_eq!(cohort::show(&world.operator(), id).await.unwrap().cohort.revision, second);
        registrar.get(&page).await.says(&["déjà sur la révision la plus récente"]);
        assert_eq!(acts(world, "cohort.move").await, 1);
    }
}
