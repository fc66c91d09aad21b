//! A fresh school on a fresh database, SQLite or PostgreSQL, at a fixed moment.

use learning::catalogue::{Course, SealedBank};
use sea_orm::{ActiveValue::Set, ConnectionTrait, Database, EntityTrait};
use service::{
    Actor, Ctx, Error, Locale, Moment, Refusal, Role, School, Signed, Store,
    catalogue::records::{publication, revision},
    identity::{
        people::{self, Draft},
        records::{person, session},
        schools::{self, NewSchool},
    },
    ids::{PersonId, PublicationId, SessionId},
    secret,
};
use std::{collections::BTreeMap, path::Path, sync::Arc};

/// 2 March 2026, 09:00 in Ouagadougou.
pub(crate) const NOW: Moment = Moment(1_772_442_000_000);

/// Runs every scenario on both databases.
macro_rules! on_both {
    ($($(#[$meta:meta])* async fn $name:ident($world:ident: &World) $body:block)*) => {$(
        $(#[$meta])*
        mod $name {
            use super::*;

            async fn scenario($world: &World) $body

            #[tokio::test]
            async fn sqlite() {
                let world = World::sqlite().await;
                scenario(&world).await;
                world.close().await;
            }

            #[tokio::test]
            async fn postgresql() {
                let Some(world) = World::postgresql().await else { return };
                scenario(&world).await;
                world.close().await;
            }
        }
    )*};
}
pub(crate) use on_both;

/// Where a world's data lie; they go with it.
pub(crate) enum Home {
    Folder(tempfile::TempDir),
    Elsewhere,
    Database { server: String, name: String },
}

impl Home {
    /// An empty database on PostgreSQL, and its address; none when no server is named.
    pub(crate) async fn database() -> Option<(String, Self)> {
        let Ok(server) = std::env::var("TEST_POSTGRES_URL") else {
            println!("skipped: TEST_POSTGRES_URL is not set");
            return None;
        };
        let name = format!("test_{}", secret::hex(&secret::random::<8>()));
        let maintenance = Database::connect(&server).await.unwrap();
        maintenance.execute_unprepared(&format!("CREATE DATABASE {name}")).await.unwrap();
        let (base, _) = server.rsplit_once('/').unwrap();
        Some((format!("{base}/{name}"), Self::Database { server, name }))
    }

    /// Gives it back.
    pub(crate) async fn close(self) {
        match self {
            Self::Folder(folder) => folder.close().unwrap(),
            Self::Elsewhere => {}
            Self::Database { server, name } => {
                let maintenance = Database::connect(&server).await.unwrap();
                maintenance.execute_unprepared(&format!("DROP DATABASE {name} WITH (FORCE)")).await.unwrap();
            }
        }
    }
}

/// A school with one person for each role.
pub(crate) struct World {
    pub(crate) store: Arc<Store>,
    pub(crate) school: Arc<School>,
    /// The address of the database.
    pub(crate) url: String,
    people: BTreeMap<Role, PersonId>,
    home: Home,
}

impl World {
    /// On SQLite, in a folder of its own.
    pub(crate) async fn sqlite() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let url = format!("sqlite://{}", folder.path().join("test.db").display());
        Self::on(&url, Home::Folder(folder)).await
    }

    /// On SQLite, in a folder that somebody else clears away, where `pretoire` looks for it.
    pub(crate) async fn in_folder(folder: &Path) -> Self {
        Self::on(&format!("sqlite://{}", folder.join("pretoire.db").display()), Home::Elsewhere).await
    }

    /// On PostgreSQL, in a database of its own; none when no server is named.
    pub(crate) async fn postgresql() -> Option<Self> {
        let (url, home) = Home::database().await?;
        Some(Self::on(&url, home).await)
    }

    async fn on(url: &str, home: Home) -> Self {
        let key = server::key::open(&tests::program::key_file()).unwrap();
        let store = Arc::new(Store::connect(url).await.unwrap().with_key(key));
        store.migrate().await.unwrap();
        let school = Arc::new(make_school(&store, "ecole").await);
        let mut world = Self { store, school, url: url.to_owned(), people: BTreeMap::new(), home };
        for role in Role::ALL {
            let id = world.add(&format!("R-{role}"), "Personne", role.word(), &[*role]).await;
            world.people.insert(*role, id);
        }
        world
    }

    /// Gives the database back.
    pub(crate) async fn close(self) {
        self.store.close().await;
        self.home.close().await;
    }

    /// The command line acting for the school.
    pub(crate) fn operator(&self) -> Ctx {
        self.acting(Actor::Operator)
    }

    pub(crate) fn visitor(&self) -> Ctx {
        self.acting(Actor::Visitor)
    }

    fn acting(&self, actor: Actor) -> Ctx {
        Ctx { store: self.store.clone(), school: self.school.clone(), actor, now: NOW, locale: Locale::Fr }
    }

    /// The person who has this role and no other.
    pub(crate) fn person(&self, role: Role) -> PersonId {
        self.people[&role]
    }

    /// The person who has this role, signed in.
    pub(crate) async fn by(&self, role: Role) -> Ctx {
        self.signed_in(self.person(role)).await
    }

    /// A person, signed in.
    pub(crate) async fn signed_in(&self, id: PersonId) -> Ctx {
        let row = self.row(id).await;
        let roles = people::get(&self.operator(), id).await.unwrap().draft.roles;
        self.acting(Actor::Person(Signed {
            person: id,
            learner: row.learner_id,
            session: SessionId::new(),
            name: format!("{} {}", row.given_name, row.family_name),
            roles,
            jurisdiction: row.jurisdiction,
            audience: row.audience,
            must_change_password: false,
        }))
    }

    /// A person as the database has them.
    pub(crate) async fn row(&self, id: PersonId) -> person::Model {
        person::Entity::find_by_id(id).one(&self.store.reader).await.unwrap().unwrap()
    }

    /// Adds a person.
    pub(crate) async fn add(&self, matricule: &str, family: &str, given: &str, roles: &[Role]) -> PersonId {
        people::create(&self.operator(), draft(matricule, family, given, roles)).await.unwrap()
    }

    /// Adds learners `L-01`, `L-02`… in the order of names.
    pub(crate) async fn add_learners(&self, count: usize) -> Vec<PersonId> {
        let mut made = Vec::new();
        for n in 1..=count {
            made.push(self.add(&format!("L-{n:02}"), &format!("Nom{n:02}"), "Awa", &[Role::Learner]).await);
        }
        made
    }

    /// Another school on the same server, with the command line acting for it.
    pub(crate) async fn elsewhere(&self) -> Ctx {
        let school = Arc::new(make_school(&self.store, "ailleurs").await);
        Ctx { school, ..self.operator() }
    }

    /// A session token of a person, as a browser would hold it.
    pub(crate) async fn token(&self, id: PersonId) -> String {
        self.token_at(id, NOW).await
    }

    /// The same, given at a moment.
    pub(crate) async fn token_at(&self, id: PersonId, now: Moment) -> String {
        let token = secret::token();
        let row = session::ActiveModel {
            id: Set(SessionId::new()),
            token_hash: Set(secret::digest(&token)),
            person_id: Set(id),
            agent: Set("test".to_owned()),
            created_at: Set(now),
            seen_at: Set(now),
            expires_at: Set(now.plus_seconds(3600)),
        };
        session::Entity::insert(row).exec_without_returning(&self.store.writer).await.unwrap();
        token
    }

    /// Publishes a course with two tests under this revision.
    pub(crate) async fn publish(&self, revision: &str) {
        let mut sealed = Vec::new();
        SealedBank::default().seal(&mut serde_json::Serializer::new(&mut sealed)).unwrap();
        let row = revision::ActiveModel {
            id: Set(revision.to_owned()),
            course: Set("traite-et-trafic".to_owned()),
            compiled: Set(serde_json::to_vec(&course()).unwrap()),
            sealed: Set(sealed),
            created_at: Set(NOW),
        };
        revision::Entity::insert(row).exec_without_returning(&self.store.writer).await.unwrap();
        let row = publication::ActiveModel {
            id: Set(PublicationId::new()),
            school_id: Set(None),
            course: Set("traite-et-trafic".to_owned()),
            revision_id: Set(revision.to_owned()),
            published_by: Set(None),
            note: Set(String::new()),
            published_at: Set(NOW),
        };
        publication::Entity::insert(row).exec_without_returning(&self.store.writer).await.unwrap();
        self.store.shelf.refresh();
    }
}

fn course() -> Course {
    let both = |fr: &str, en: &str| serde_json::json!({ "source": "fr", "original": fr, "translation": en });
    let test = |id: &str, fr: &str, en: &str| {
        serde_json::json!({
            "id": id, "module": null, "title": both(fr, en), "purpose": "training", "minutes": 20, "pass": 1000,
            "coefficient": 100, "attempts": 1, "forms": 1, "pairs_with": null, "draw": []
        })
    };
    let course = serde_json::json!({
        "id": "traite-et-trafic", "title": both("Traite et trafic", "Trafficking and smuggling"),
        "summary": both("Deux infractions.", "Two offences."), "languages": ["fr", "en"], "hours": null,
        "objectives": [], "modules": [], "questions": {}, "glossary": {}, "certificate": null,
        "tests": [test("elements", "Éléments constitutifs", "Constituent elements"), test("trafic", "Le trafic", "Smuggling")]
    });
    serde_json::from_value(course).unwrap()
}

async fn make_school(store: &Store, slug: &str) -> School {
    let new = NewSchool {
        slug: slug.to_owned(),
        name: "École d’essai".to_owned(),
        time_zone: "Africa/Ouagadougou".to_owned(),
        open_to_visitors: true,
        demonstration: false,
    };
    schools::create(store, new, NOW).await.unwrap()
}

/// A person as typed in a form.
pub(crate) fn draft(matricule: &str, family: &str, given: &str, roles: &[Role]) -> Draft {
    Draft {
        matricule: matricule.to_owned(),
        family_name: family.to_owned(),
        given_name: given.to_owned(),
        jurisdiction: "BF".to_owned(),
        audience: "magistrat".to_owned(),
        locale: "fr".to_owned(),
        roles: roles.to_vec(),
        ..Draft::default()
    }
}

/// What was refused.
pub(crate) fn refusal<T: std::fmt::Debug>(result: Result<T, Error>) -> Refusal {
    result.unwrap_err().refusal().unwrap().clone()
}

/// A field refused, as `field/code`.
pub(crate) fn field<T: std::fmt::Debug>(result: Result<T, Error>) -> String {
    match refusal(result) {
        Refusal::Field { field, code } => format!("{field}/{code}"),
        other => other.to_string(),
    }
}
