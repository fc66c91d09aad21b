//! A small school that the program itself serves: a course of one lesson and one question, learners who are signed in.

use crate::{content::REGISTER, world::World};
use learning::quiz::Response;
use sea_orm::EntityTrait;
use service::{
    Moment, Store,
    authoring::{self, Root},
    catalogue::publish,
    ids::EventId,
    journal,
    quiz::practice::Practised,
};
use std::{collections::BTreeMap, path::Path};
use tempfile::TempDir;
use tests::{
    http::{Client, Reply},
    program::Program,
};

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
"#;

const LESSON: &str = "---
title: Leçon
objectives: [act]
minutes: 10
---

## Les faits

Un texte simple.

## La question {#q-one .question objective=act difficulty=2 law=tip/3-a}

Que faire ?

- [ ] Rien
  > Non : il faut agir.
- [x] Agir
  > Oui : c’est la règle.

> ! On agit.
";

/// The page of the lesson.
pub(super) const PAGE: &str = "/courses/cours/one/lesson";
/// Where answers are sent.
pub(super) const ANSWER: &str = "/practice/answer";

/// The school, closed in this process so that only the program holds its database.
pub(super) struct Grounds {
    pub(super) program: Program,
    pub(super) cookies: Vec<String>,
    pub(super) world: World,
    folder: TempDir,
}

impl Grounds {
    /// On SQLite, in a folder of its own.
    pub(super) async fn sqlite(learners: usize) -> Self {
        Self::sqlite_in(tempfile::tempdir().unwrap(), learners).await
    }

    /// On SQLite, in this folder.
    pub(super) async fn sqlite_in(folder: TempDir, learners: usize) -> Self {
        let world = World::in_folder(folder.path()).await;
        Self::over(world, folder, learners).await
    }

    /// On PostgreSQL; none when no server is named.
    pub(super) async fn postgresql(learners: usize) -> Option<Self> {
        let world = World::postgresql().await?;
        Some(Self::over(world, tempfile::tempdir().unwrap(), learners).await)
    }

    async fn over(world: World, folder: TempDir, learners: usize) -> Self {
        publish(&world).await;
        let mut cookies = Vec::new();
        for id in world.add_learners(learners).await {
            cookies.push(format!("locale=fr; session={}", world.token_at(id, Moment::now()).await));
        }
        world.store.close().await;
        let mut program = program(folder.path());
        program.database = Some(world.url.clone());
        Self { program, cookies, world, folder }
    }

    /// The folder of data.
    pub(super) fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// A store of this process on the same database.
    pub(super) async fn store(&self) -> Store {
        Store::connect(&self.world.url).await.unwrap()
    }

    /// Every answer in the database.
    pub(super) async fn kept(&self) -> BTreeMap<EventId, u16> {
        let store = self.store().await;
        let kept = kept(&store).await;
        store.close().await;
        kept
    }

    /// Fails unless `pretoire doctor` finds nothing wrong with the database.
    pub(super) async fn is_sound(&self) {
        let said = self.program.run(&["doctor"]).await.unwrap();
        assert!(said.words.contains("✓ base") && said.words.contains("✓ intégrité"), "{}", said.words);
    }

    /// Gives the database back.
    pub(super) async fn close(self) {
        self.world.close().await;
    }
}

/// The program, on a folder of data.
pub(super) fn program(folder: &Path) -> Program {
    Program::new(env!("CARGO_BIN_EXE_pretoire-tested"), folder)
}

async fn publish(world: &World) {
    let folder = tempfile::tempdir().unwrap();
    let files = [
        ("law/register.yaml", REGISTER),
        ("cours/course.toml", COURSE),
        ("cours/fr/010-one/010-lesson.md", LESSON),
        ("cours/en/010-one/010-lesson.md", LESSON),
    ];
    for (path, text) in files {
        let path = folder.path().join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }
    let compiled = authoring::compile(&[Root::public(folder.path())]).map_err(|report| report.problems).unwrap();
    publish::everything(&world.operator(), &compiled).await.unwrap();
}

/// Every answer in a database, with what was chosen.
pub(super) async fn kept(store: &Store) -> BTreeMap<EventId, u16> {
    let rows = journal::Entity::find().all(&store.reader).await.unwrap();
    let chosen = |row: &journal::Model| match serde_json::from_str::<Practised>(&row.payload).unwrap().response {
        Response::Single(choice) => choice,
        other => panic!("nobody answered {other:?}"),
    };
    rows.iter().map(|row| (row.client_id, chosen(row))).collect()
}

/// Sends an answer as the island does.
pub(super) async fn answer(client: &mut Client, id: EventId, choice: u16) -> std::io::Result<Reply> {
    client.post(ANSWER, true, &form(id, choice)).await
}

/// An answer as a form.
pub(super) fn form(id: EventId, choice: u16) -> String {
    format!("course=cours&question=q-one&language=fr&back={PAGE}&event={id}&choice={choice}")
}
