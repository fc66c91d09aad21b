//! Examinations: time by the server's clock, the room, forms, results given out, appeals.

mod bad_input;
mod forms;
mod result;
mod room;
mod sealed;
mod time;

use crate::{content::REGISTER, world::World};
use learning::{catalogue::Language, quiz::Response};
use service::{
    Ctx, Error, Moment, Role, authoring,
    catalogue::publish,
    cohort::{self, Draft, List, Partial},
    ids::{AttemptId, CohortId, EventId, PersonId},
    quiz::{
        conditions::{FormRule, Release},
        settings::{self, Rules},
        tests::{self, Saved, Sent},
    },
};
use std::fmt::Write;

const COURSE: &str = r#"id = "cours"
title = { fr = "Le cours", en = "The course" }
languages = ["fr", "en"]

[[objective]]
id = "act"
title = { fr = "Voir l’acte", en = "See the act" }

[[module]]
id = "one"
folder = "010-one"
title = { fr = "Un", en = "One" }
objectives = ["act"]

[[test]]
id = "free"
module = "one"
title = { fr = "Faire le point", en = "Check" }
purpose = "training"
minutes = 20
pass = 10
coefficient = 1
attempts = 2
forms = 1
draw = { act = 3 }

[[test]]
id = "before"
title = { fr = "Avant", en = "Before" }
purpose = "certifying"
minutes = 20
pass = 10
coefficient = 1
attempts = 1
forms = 2
pairs_with = "after"
draw = { act = 3 }

[[test]]
id = "after"
title = { fr = "Après", en = "After" }
purpose = "certifying"
minutes = 20
pass = 10
coefficient = 1
attempts = 1
forms = 2
pairs_with = "before"
draw = { act = 3 }
"#;

const LESSON: &str = "---
title: Leçon
objectives: [act]
minutes: 10
---

## Les faits

Un texte simple.
";

/// A bank of questions that say which they are, so that a page that says too much is caught.
fn bank(numbers: std::ops::Range<u32>) -> String {
    let mut text = "---\ntitle: Banque\nkind: bank\nobjectives: [act]\n---\n".to_owned();
    for n in numbers {
        write!(
            text,
            "
## Titre{n:02} {{#x-slug{n:02} .exam objective=act difficulty={level} law=tip/3-a}}

Enonce{n:02} que faire ?

- [ ] Choix{n:02}a
  > Retour{n:02}a parce que non.
- [x] Choix{n:02}b
  > Retour{n:02}b parce que oui.
- [ ] Choix{n:02}c

> ? Piste{n:02} à suivre.

> ! Explique{n:02} la règle.
",
            level = n % 5 + 1
        )
        .unwrap();
    }
    text
}

/// Questions of the public folder: specimens.
pub(crate) const SPECIMENS: std::ops::Range<u32> = 1..5;
/// Questions of the private folder.
pub(crate) const PRIVATE: std::ops::Range<u32> = 11..23;

async fn publish(world: &World) {
    publish_as(world, |text| text).await;
}

/// The same course with its questions rewritten.
pub(crate) async fn publish_as(world: &World, rewritten: impl Fn(String) -> String) {
    let (open, closed) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let put = |folder: &tempfile::TempDir, name: &str, text: &str| {
        let path = folder.path().join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    };
    put(&open, "law/register.yaml", REGISTER);
    put(&open, "cours/course.toml", COURSE);
    for language in ["fr", "en"] {
        put(&open, &format!("cours/{language}/010-one/010-lesson.md"), LESSON);
        put(&open, &format!("cours/{language}/010-one/900-bank.md"), &rewritten(bank(SPECIMENS)));
        put(&closed, &format!("cours/{language}/010-one/910-sealed.md"), &rewritten(bank(PRIVATE)));
    }
    let roots = [authoring::Root::public(open.path()), authoring::Root::private(closed.path())];
    let compiled = authoring::compile(&roots).map_err(|report| authoring::text(&report, Language::Fr)).unwrap();
    publish::everything(&world.operator(), &compiled).await.unwrap();
}

/// A cohort of so many learners on the published course.
pub(crate) async fn class(world: &World, learners: usize) -> (CohortId, Vec<PersonId>) {
    publish(world).await;
    let people = world.add_learners(learners).await;
    let registrar = world.by(Role::Registrar).await;
    let draft = Draft { name: "Promotion".to_owned(), kind: "promotion".to_owned(), course: "cours".to_owned() };
    let id = cohort::create(&registrar, &draft).await.unwrap();
    let list = List { matricules: String::new(), chosen: people.clone() };
    cohort::enrol(&registrar, id, &list, Partial::Refuse).await.unwrap();
    (id, people)
}

/// The same person, so many minutes after the world's moment.
pub(crate) fn after(ctx: &Ctx, minutes: i64) -> Ctx {
    seconds_after(ctx, minutes * 60)
}

pub(crate) fn seconds_after(ctx: &Ctx, seconds: i64) -> Ctx {
    Ctx { now: crate::world::NOW.plus_seconds(seconds), ..ctx.clone() }
}

/// Rules that change nothing.
pub(crate) const PLAIN: Rules = Rules {
    opens_at: None,
    closes_at: None,
    minutes: None,
    release: Release::AtOnce,
    code_required: false,
    forms: FormRule::Balanced,
};

pub(crate) async fn rule(world: &World, id: CohortId, test: &str, rules: Rules) {
    settings::set_rules(&world.by(Role::Instructor).await, id, test, &rules).await.unwrap();
}

/// An answer to a choice question, by the position shown.
pub(crate) fn choice(ordinal: u32, shown: u16) -> Sent {
    Sent {
        ordinal,
        event: EventId::new(),
        shown: Some(Response::Single(shown)),
        flagged: None,
        client_time: None,
        known: None,
    }
}

pub(crate) async fn answer(ctx: &Ctx, id: AttemptId, ordinal: u32, shown: u16) -> Result<Saved, Error> {
    tests::answer(ctx, id, choice(ordinal, shown)).await
}

/// The position of the right option of a question as this learner sees it.
pub(crate) async fn right(ctx: &Ctx, id: AttemptId, ordinal: u32) -> u16 {
    let sitting = tests::sitting(ctx, id).await.unwrap();
    let (_, order, _) = sitting.question(ordinal).unwrap();
    u16::try_from(order.order().iter().position(|author| *author == 1).unwrap()).unwrap()
}

/// The questions of a paper.
pub(crate) async fn paper(ctx: &Ctx, id: AttemptId) -> Vec<String> {
    let sitting = tests::sitting(ctx, id).await.unwrap();
    (1..=sitting.length()).map(|o| sitting.question(o).unwrap().0.id.to_string()).collect()
}

pub(crate) const fn minute(n: i64) -> Moment {
    Moment(crate::world::NOW.0 + n * 60_000)
}
