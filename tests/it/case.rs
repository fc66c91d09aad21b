//! A case file worked through: events and their projection, and the page without script.

use crate::{
    content::REGISTER,
    visitor::Visitor,
    world::{World, field, on_both, refusal},
};
use axum::http::StatusCode;
use learning::{
    catalogue::Language,
    quiz::{Response, Verdict},
};
use service::{
    Ctx, Refusal, Role, authoring,
    catalogue::publish,
    ids::EventId,
    quiz::{
        case,
        practice::Answer,
        progress::{self, Progress},
    },
};

const COURSE: &str = r#"id = "cours"
title = { fr = "Le cours", en = "The course" }
languages = ["fr", "en"]

[[objective]]
id = "act"
title = { fr = "Voir l’acte", en = "See the act" }

[[objective]]
id = "sum"
title = { fr = "Chiffrer", en = "Reckon" }

[[module]]
id = "one"
folder = "010-one"
title = { fr = "Un", en = "One" }
objectives = ["act", "sum"]
"#;

const CASE: &str = "---
title: Dossier
kind: case
objectives: [act]
minutes: 30
---

## La gare {#q-case .question kind=case objective=act difficulty=3 law=tip/3-a}

Vous êtes de permanence.

### Pièce 1

Un procès-verbal.

### Les premières heures {#s-hours .step kind=order objective=act difficulty=2 law=tip/3-a}

Remettez dans l’ordre.

1. Séparer
2. Soigner
3. Entendre

> ? Que faut-il d’abord ?

> ! La sécurité précède l’audition.

### La qualification {#s-law .step objective=act difficulty=3 law=tip/3-a after=s-hours}

Que retenez-vous ?

- [ ] Le trafic
  > Non : il manque la frontière.
- [x] La traite
  > Oui : acte, moyen et but.

> ! Trois éléments.

### La somme {#s-sum .step kind=number answer=300 tolerance=0 objective=sum difficulty=2 law=tip/3-a}

Trois fois cent ?

> ! 300.

### Rédiger {#s-text .step kind=essay points=4 objective=act difficulty=3 law=tip/3-a}

Écrivez la prévention.

| Critère | Points | Attendu |
|---|---|---|
| Temps | 2 | La date du contrôle |
| Acte | 2 | Le recrutement |

> ! Temps, lieu, acte.
";

const PAGE: &str = "/courses/cours/one/case";

async fn publish(world: &World) {
    let folder = tempfile::tempdir().unwrap();
    let files = [
        ("law/register.yaml", REGISTER),
        ("cours/course.toml", COURSE),
        ("cours/fr/010-one/010-case.md", CASE),
        ("cours/en/010-one/010-case.md", CASE),
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

fn given(response: Response) -> Answer {
    Answer {
        event: EventId::new(),
        course: "cours".to_owned(),
        question: "q-case".to_owned(),
        language: Language::Fr,
        response,
        hinted: false,
        client_time: None,
        device: String::new(),
        device_sequence: 0,
    }
}

/// How the case stands for a person: answers of this round.
async fn standing(ctx: &Ctx) -> (Progress, Vec<Option<Response>>) {
    let revision = service::catalogue::open(ctx, "cours").await.unwrap();
    let progress = progress::own(ctx, "cours").await.unwrap();
    let answers = case::answers(&progress, "q-case", case::of(&revision, "q-case", Language::Fr).unwrap());
    (progress, answers)
}

fn later(ctx: &Ctx, seconds: i64) -> Ctx {
    Ctx { now: ctx.now.plus_seconds(seconds), ..ctx.clone() }
}

fn ranked(order: &[&str]) -> Vec<(String, String)> {
    order.iter().enumerate().map(|(rank, shown)| (format!("rank-{shown}"), rank.to_string())).collect()
}

/// The value of a hidden field of the form under way.
fn hidden(html: &str, name: &str) -> String {
    let marker = format!("name=\"{name}\" value=\"");
    html.split_once(&marker).map(|(_, rest)| rest.split('"').next().unwrap().to_owned()).unwrap_or_default()
}

/// Posts an answer to the step under way, as its form would.
async fn send(browser: &Visitor, step: &str, fields: &[(&str, &str)]) -> String {
    let event = EventId::new().to_string();
    let mut all = vec![
        ("course", "cours"),
        ("question", "q-case"),
        ("step", step),
        ("language", "fr"),
        ("event", &event),
        ("back", PAGE),
    ];
    all.extend_from_slice(fields);
    let answer = browser.post("/practice/answer", &all).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text());
    answer.to
}

on_both! {
    async fn each_step_is_an_event_and_opens_the_next(world: &World) {
        publish(world).await;
        let awa = world.by(Role::Learner).await;
        let early = case::answer(&awa, 1, given(Response::Single(1))).await;
        assert_eq!(field(early), "choice/unfit", "the second step waits for the first");
        let first = given(Response::Order(vec![0, 2, 1]));
        let marked = case::answer(&awa, 0, first.clone()).await.unwrap();
        assert_eq!((marked.marked.verdict, marked.kept_at), (Verdict::Wrong, Some(awa.now)));
        case::answer(&awa, 0, first.clone()).await.unwrap();
        let again = Answer { response: Response::Order(vec![0, 1, 2]), ..first.clone() };
        assert_eq!(refusal(case::answer(&awa, 0, again).await), Refusal::Conflict);
        let other_tab = case::answer(&later(&awa, 1), 0, given(Response::Order(vec![0, 1, 2]))).await;
        assert_eq!(other_tab.unwrap().marked.verdict, Verdict::Right);
        case::answer(&later(&awa, 2), 1, given(Response::Single(1))).await.unwrap();
        let (progress, answers) = standing(&awa).await;
        assert_eq!(answers, [Some(first.response), Some(Response::Single(1)), None, None], "the first answer counts");
        assert_eq!(progress.last("q-case#s-law").unwrap().verdict, Verdict::Right);
        assert_eq!(progress.practised["q-case#s-hours"].len(), 2, "and nothing is lost");
        let revision = service::catalogue::open(&awa, "cours").await.unwrap();
        let act = progress.standing(&revision.course, "act");
        assert_eq!((act.questions, act.answered, act.right), (2, 2, 2), "a text is not counted");
        assert_eq!(progress.standing(&revision.course, "sum").questions, 1);
    }

    async fn beginning_again_hides_the_answers_and_loses_none(world: &World) {
        publish(world).await;
        let awa = world.by(Role::Learner).await;
        case::answer(&awa, 0, given(Response::Order(vec![0, 1, 2]))).await.unwrap();
        let event = EventId::new();
        case::restart(&later(&awa, 1), "cours", "q-case", event).await.unwrap();
        case::restart(&later(&awa, 2), "cours", "q-case", event).await.unwrap();
        let (progress, answers) = standing(&awa).await;
        assert_eq!(answers, [None, None, None, None]);
        assert_eq!(progress.last("q-case#s-hours").unwrap().verdict, Verdict::Right);
        assert_eq!(field(case::answer(&later(&awa, 3), 1, given(Response::Single(0))).await), "choice/unfit");
        case::answer(&later(&awa, 4), 0, given(Response::Order(vec![2, 1, 0]))).await.unwrap();
        assert_eq!(standing(&awa).await.1[0], Some(Response::Order(vec![2, 1, 0])));
        let elsewhere = world.by(Role::Tutor).await;
        assert_eq!(standing(&elsewhere).await.1[0], None, "another person has an own path");
    }

    async fn what_is_not_there_or_forged_is_refused(world: &World) {
        publish(world).await;
        let awa = world.by(Role::Learner).await;
        let order = || given(Response::Order(vec![0, 1, 2]));
        assert_eq!(refusal(case::answer(&awa, 9, order()).await), Refusal::NotFound);
        let nowhere = Answer { question: "q-none".to_owned(), ..order() };
        assert_eq!(refusal(case::answer(&awa, 0, nowhere).await), Refusal::NotFound);
        assert_eq!(field(case::answer(&awa, 0, given(Response::Single(0))).await), "choice/unfit");
        assert_eq!(field(case::answer(&awa, 0, given(Response::Order(vec![0, 0, 1]))).await), "choice/unfit");
        let nobody = world.visitor();
        assert_eq!(case::answer(&nobody, 0, order()).await.unwrap().kept_at, None);
        assert_eq!(field(case::answer(&nobody, 1, given(Response::Single(1))).await), "choice/unfit");
        assert_eq!(refusal(case::restart(&nobody, "cours", "q-case", EventId::new()).await), Refusal::SignInNeeded);
        assert_eq!(refusal(case::restart(&awa, "cours", "q-none", EventId::new()).await), Refusal::NotFound);
    }

    async fn a_learner_works_through_the_page_and_reads_the_differences(world: &World) {
        publish(world).await;
        let awa = Visitor::with(world, Role::Learner).await;
        let page = awa.get(PAGE).await;
        page.says(&["Les pièces du dossier", "Un procès-verbal.", "Étape 1 sur 4", "Que faut-il d’abord ?"]);
        assert!(!page.text().contains("La qualification"), "later steps are not sent");
        let at = send(&awa, "0", &[("order", "2,0,1"), ("rank-0", "0"), ("rank-1", "1"), ("rank-2", "1")]).await;
        assert!(at.starts_with(&format!("{PAGE}?answered=q-case")), "two lines have one rank: {at}");
        awa.get(&at).await.says(&["Choisissez une réponse.", "Étape 1 sur 4"]);
        let order = ranked(&["1", "0", "2"]);
        let order: Vec<(&str, &str)> = order.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
        let at = send(&awa, "0", &[&[("order", "2,0,1")][..], &order].concat()).await;
        assert_eq!(at, format!("{PAGE}#q-case-1"));
        let page = awa.get(PAGE).await;
        page.says(&["Étape 1 : Les premières heures à revoir", "Réponse attendue Séparer Soigner Entendre", "La sécurité précède l’audition.", "Étape 2 sur 4", "Que retenez-vous ?"]);
        assert!(!page.text().contains("Oui : acte"), "no key before the answer");
        send(&awa, "1", &[("order", "0,1"), ("choice", "0")]).await;
        awa.get(PAGE).await.says(&["à revoir", "il manque la frontière.", "La bonne réponse était celle-ci.", "Étape 3 sur 4"]);
        send(&awa, "2", &[("order", ""), ("number", "250")]).await;
        awa.get(PAGE).await.says(&["Votre réponse 250", "Réponse attendue 300", "Étape 4 sur 4"]);
        send(&awa, "3", &[("order", ""), ("essay", "Le 14 février,\n<b>à Kaya</b>")]).await;
        let page = awa.get(PAGE).await;
        page.says(&[
            "<b>à Kaya</b>", "comparez vous-même votre texte", "La date du contrôle", "Bilan du dossier",
            "Ce dossier est à reprendre", "Votre qualification, face à celle du modèle", "Vous avez retenu Le trafic",
            "Le modèle retient La traite", "Soigner Vous : rang 3 Le modèle : rang 2", "Vous : 250 Le modèle : 300",
        ]);
        assert!(!page.text().contains("<b>à Kaya</b>"), "what a learner writes is text");
        let event = EventId::new().to_string();
        let fields = [("course", "cours"), ("question", "q-case"), ("event", &event), ("back", PAGE)];
        let done = awa.post("/practice/case/restart", &fields).await;
        assert_eq!((done.status, done.to.as_str()), (StatusCode::SEE_OTHER, "/courses/cours/one/case#q-case"));
        let page = awa.get(PAGE).await;
        page.says(&["Étape 1 sur 4"]);
        assert!(!page.text().contains("Bilan du dossier") && !page.text().contains("La qualification"));
    }

    async fn a_visitor_reads_the_papers_and_tries_the_first_step(world: &World) {
        publish(world).await;
        let nobody = Visitor::nobody(world).await;
        let page = nobody.get(PAGE).await;
        page.says(&["Un procès-verbal.", "Étape 1 sur 4", "Se connecter pour traiter le dossier"]);
        assert_eq!(hidden(&page.text(), "step"), "0");
        let order = ranked(&["2", "1", "0"]);
        let order: Vec<(&str, &str)> = order.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
        let at = send(&nobody, "0", &[&[("order", "0,1,2")][..], &order].concat()).await;
        assert!(at.contains("?answered=q-case") && at.ends_with("#q-case-1"), "{at}");
        let page = nobody.get(&at).await;
        page.says(&["à revoir", "Réponse attendue Séparer Soigner Entendre", "Se connecter pour traiter le dossier"]);
        assert!(!page.text().contains("La qualification"));
        nobody.get(&format!("{PAGE}?answered=q-case&step=1&choice=1")).await.says(&["Étape 1 sur 4"]);
        nobody.get(&format!("{PAGE}?answered=q-case&step=x")).await.says(&["Étape 1 sur 4"]);
    }
}
