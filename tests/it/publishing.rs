//! Publishing without a shell, through the router in memory: upload, check, draft, preview, publish, roll back.

use crate::{
    content::{COURSE, compiled, edit, files, publish_all, relied_on, repealed, zipped},
    visitor::{Answer, Visitor},
    world::{NOW, World, on_both, refusal},
};
use axum::http::StatusCode;
use learning::catalogue::{Language, SealedBank};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use service::{
    Ctx, Refusal, Role, audit,
    authoring::{self, Root},
    catalogue::{self, publish},
    cohort,
    search::search,
};
use std::{
    collections::BTreeSet,
    path::{Path, PathBuf},
};

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
            "Modifié : Un acte relu", "Aucune note n’a encore été donnée.", "La banque de questions d’examen n’est pas comparée ici",
        ]);
        assert_eq!(registrar.post(&page, &[("revision", "unknown")]).await.status, StatusCode::NOT_FOUND);
        assert_eq!(registrar.post(&page, &[("revision", &second)]).await.status, StatusCode::SEE_OTHER);
        assert_eq!(cohort::show(&world.operator(), id).await.unwrap().cohort.revision, second);
        registrar.get(&page).await.says(&["déjà sur la révision la plus récente"]);
        assert_eq!(acts(world, "cohort.move").await, 1);
    }

    async fn a_school_has_an_edition_of_its_own(world: &World) {
        let first = publish_all(&world.operator()).await;
        let private = own_folder();
        let roots = [Root::public(folder()), Root::private(private.path())];
        let own = authoring::compile(&roots).unwrap_or_else(|report| panic!("{}", authoring::text(&report, Language::En)));
        assert!(own.private && own.report.problems.is_empty());
        let second = publish::everything(&world.operator(), &own).await.unwrap().last().unwrap().id().to_owned();
        let elsewhere = world.elsewhere().await;
        let newest = async |ctx: &Ctx| catalogue::newest(ctx, COURSE).await.unwrap().unwrap();
        let member = world.by(Role::Learner).await;
        assert_eq!((newest(&world.operator()).await, newest(&member).await), (second.clone(), second.clone()));
        assert_eq!((newest(&elsewhere).await, newest(&world.visitor()).await), (first.clone(), first.clone()));
        let again = publish::everything(&world.operator(), &own).await.unwrap();
        assert_eq!(again.last().unwrap(), &catalogue::Published::Unchanged(second.clone()));
        publish::everything(&world.operator(), compiled()).await.unwrap();
        assert_eq!(newest(&world.operator()).await, second, "the common edition does not push out the school’s own");

        let found = async |ctx: &Ctx| search(ctx, SECRET).await.unwrap().count;
        assert!(found(&member).await > 0);
        assert_eq!((found(&elsewhere).await, found(&world.visitor()).await), (0, 0));
        let page = Visitor::with(world, Role::Learner).await.get(&format!("/ecole/courses/{COURSE}/elements/own")).await;
        page.says(&[SECRET]);
        let nobody = Visitor::nobody(world).await.get(&format!("/ecole/courses/{COURSE}/elements/own")).await;
        assert_eq!(nobody.status, StatusCode::NOT_FOUND);

        let mut backup = Vec::new();
        service::backup::write(&world.store, service::Moment(0), &mut backup).await.unwrap();
        let backup = String::from_utf8(backup).unwrap();
        let hexadecimal: String = SECRET.bytes().map(|byte| format!("{byte:02x}")).collect();
        assert!(!backup.contains(SECRET) && !backup.contains(&hexadecimal), "a backup holds no line of a private file");
        assert!(backup.contains(&second), "but the revision is in it");

        let other = service::publishing::roll_back(&elsewhere, COURSE, &second, "").await;
        assert_eq!(refusal(other), Refusal::NotFound, "another school does not see it");
        let instructor = Visitor::with(world, Role::Instructor).await;
        instructor.get("/ecole/publishing").await.says(&["propre à l’école"]);
        let back = format!("/ecole/publishing/courses/{COURSE}/{first}");
        assert_eq!(instructor.post(&back, &[("note", "")]).await.status, StatusCode::SEE_OTHER);
        assert_eq!((newest(&world.operator()).await, newest(&elsewhere).await), (first.clone(), first));
    }

    async fn an_uploaded_private_folder_is_for_the_school_alone(world: &World) {
        let first = publish_all(&world.operator()).await;
        let instructor = Visitor::with(world, Role::Instructor).await;
        let mut changed = files();
        let reworded = format!("title: {SECRET}");
        edit(&mut changed, LESSON, &format!("title: {}", title()), &reworded);
        let archive = zipped(&changed);
        let kept = instructor.upload("/publishing/upload", Some(("c.zip", &archive)), &[("visibility", "private")]).await;
        assert_eq!(kept.status, StatusCode::SEE_OTHER, "{}", kept.words());
        instructor.get(&kept.to).await.says(&["n’est publiée que pour elle", &format!("Modifié : {SECRET}")]);
        assert_eq!(instructor.post(&kept.to, &[]).await.status, StatusCode::SEE_OTHER);
        assert_ne!(catalogue::newest(&world.operator(), COURSE).await.unwrap().unwrap(), first);
        assert_eq!(catalogue::newest(&world.elsewhere().await, COURSE).await.unwrap().unwrap(), first);
    }

    async fn a_question_that_changed_its_kind_is_refused_after_publication(world: &World) {
        publish_all(&world.operator()).await;
        let (id, _) = compiled().courses[0].course.questions.first_key_value().unwrap();
        let kinds = publish::kinds(&world.store, None, service::Moment(0)).await.unwrap();
        assert!(kinds[COURSE].contains_key(id) && kinds[COURSE].len() > compiled().courses[0].course.questions.len());
        let mut other = kinds.clone();
        let held = other.get_mut(COURSE).unwrap().get_mut(id).unwrap();
        *held = if *held == learning::quiz::Kind::Essay { learning::quiz::Kind::Single } else { learning::quiz::Kind::Essay };
        let report = authoring::check_since(&[Root::public(folder())], &other);
        assert!(report.problems.iter().all(|p| p.code.word() == "id-kind-changed") && report.errors() > 0);
        assert_eq!(authoring::check_since(&[Root::public(folder())], &kinds).problems, []);
    }

    async fn a_certifying_test_takes_nothing_that_anybody_can_read(world: &World) {
        let own = certifying_folder();
        let alone = authoring::check(&[Root::public(own.path())]);
        let codes: BTreeSet<&str> = alone.problems.iter().map(|p| p.code.word()).collect();
        assert_eq!(codes, BTreeSet::from(["blueprint-specimen"]), "the checker refuses it");
        std::fs::remove_dir_all(own.path().join("law")).unwrap();
        let roots = [Root::public(folder()), Root::private(own.path())];
        let own = authoring::compile(&roots).unwrap_or_else(|report| panic!("{}", authoring::text(&report, Language::En)));
        let test = own.courses[0].course.tests[0].id.to_string();

        // Published past the checker, with the bank that anybody can read.
        publish::law(&world.operator(), &compiled().register, "law").await.unwrap();
        let (course, bank) = (own.courses[0].course.clone(), specimens());
        let address = learning::catalogue::ContentAddress::from_digest(&[9; 32]);
        let forged = authoring::CompiledCourse { course, bank, images: Default::default(), address };
        publish::course(&world.operator(), &forged).await.unwrap();
        let (learner, id) = enrolled(world, "C-1").await;
        assert_eq!(refusal(service::quiz::tests::open(&learner, id, &test, "").await), Refusal::BlueprintUnfilled);

        publish::everything(&world.operator(), &own).await.unwrap();
        let (learner, id) = enrolled(world, "C-2").await;
        service::quiz::tests::open(&learner, id, &test, "").await.unwrap();
    }

    async fn moving_says_what_moved_in_the_law_and_what_stays(world: &World) {
        publish_all(&world.operator()).await;
        let draft = cohort::Draft { name: "Promotion 2026".to_owned(), kind: "promotion".to_owned(), course: COURSE.to_owned() };
        let id = cohort::create(&world.operator(), &draft).await.unwrap();
        let test = compiled().courses[0].course.tests[0].id.to_string();
        for n in 0..2 {
            let matricule = format!("M-{n}");
            let person = world.add(&matricule, "Sow", "Awa", &[Role::Learner]).await;
            let list = cohort::List { matricules: matricule, chosen: Vec::new() };
            cohort::enrol(&world.operator(), id, &list, cohort::Partial::Refuse).await.unwrap();
            let ctx = world.signed_in(person).await;
            let attempt = service::quiz::tests::open(&ctx, id, &test, "").await.unwrap();
            if n == 0 {
                service::quiz::tests::hand_in(&ctx, attempt).await.unwrap();
            }
        }
        let (provision, _) = relied_on();
        let later = Ctx { now: service::Moment(NOW.0 + 60_000), ..world.operator() };
        publish::law(&later, &repealed(&provision), "repealed").await.unwrap();
        let mut changed = files();
        edit(&mut changed, LESSON, &format!("title: {}", title()), "title: Un acte relu");
        let instructor = Visitor::with(world, Role::Instructor).await;
        let kept = send(&instructor, &zipped(&changed)).await;
        instructor.post(&kept.to, &[]).await;
        let page = Visitor::with(world, Role::Registrar).await.get(&format!("/cohorts/{id}/revision")).await;
        page.says(&[
            "Modifié : Un acte relu", "Changé au registre depuis :", "abrogé", "Une note a déjà été donnée : elle reste ce qu’elle est.",
            "Une épreuve est en cours : elle garde ses questions.",
        ]);
    }
}

/// A word that stands in the school's own files alone.
const SECRET: &str = "Zibeline";

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../content")
}

/// The bank that we ship, as a revision keeps it.
fn specimens() -> SealedBank {
    let mut sealed = Vec::new();
    compiled().courses[0].bank.seal(&mut serde_json::Serializer::new(&mut sealed)).unwrap();
    SealedBank::unseal(&mut serde_json::Deserializer::from_slice(&sealed)).unwrap()
}

/// A copy of what we ship whose first test certifies.
fn certifying_folder() -> tempfile::TempDir {
    let mut files = files();
    edit(&mut files, &format!("{COURSE}/course.toml"), "purpose = \"training\"", "purpose = \"certifying\"");
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in files {
        let path = folder.path().join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }
    folder
}

/// A learner of a new cohort on the newest revision.
async fn enrolled(world: &World, matricule: &str) -> (Ctx, service::ids::CohortId) {
    let draft = cohort::Draft { name: "Session".to_owned(), kind: "session".to_owned(), course: COURSE.to_owned() };
    let id = cohort::create(&world.operator(), &draft).await.unwrap();
    let person = world.add(matricule, "Sow", "Awa", &[Role::Learner]).await;
    let list = cohort::List { matricules: matricule.to_owned(), chosen: Vec::new() };
    cohort::enrol(&world.operator(), id, &list, cohort::Partial::Refuse).await.unwrap();
    (world.signed_in(person).await, id)
}

/// A folder that adds one lesson to the course.
fn own_folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for language in ["fr", "en"] {
        let module = folder.path().join(format!("{COURSE}/{language}/020-elements"));
        std::fs::create_dir_all(&module).unwrap();
        let text = format!("---\ntitle: {SECRET}\nminutes: 2\n---\n\n## {SECRET}\n\n{SECRET}, {language}.\n");
        std::fs::write(module.join("070-own.md"), text).unwrap();
    }
    folder
}
