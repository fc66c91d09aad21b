//! Marks of a cohort: what stands, and the files that say the same.

use crate::{
    cohort::draft,
    world::{NOW, World, on_both, refusal},
};
use learning::grades::marks::Outcome;
use sea_orm::{ActiveValue::Set, EntityTrait};
use service::{
    Ctx, Moment, Refusal, Role,
    cohort::{self, List, Partial},
    grades::{self, Cell, Format, Kind},
    ids::{AttemptId, CohortId, MarkId, PersonId},
    quiz::records::{attempt, mark},
};

/// A cohort of the first learners, on a published course.
pub(crate) async fn cohort_of(world: &World, people: &[PersonId]) -> CohortId {
    world.publish("one").await;
    let ctx = world.operator();
    let id = cohort::create(&ctx, &draft("Session de Bobo-Dioulasso")).await.unwrap();
    let list = List { chosen: people.to_vec(), ..List::default() };
    cohort::enrol(&ctx, id, &list, Partial::Refuse).await.unwrap();
    id
}

/// One line of a history: status, value, provenance, reason.
type Line<'a> = (&'a str, Option<i32>, &'a str, Option<&'a str>);

/// Adds a line; `online` marks belong to an attempt of their own.
pub(crate) async fn keep(world: &World, cohort: CohortId, person: PersonId, item: &str, number: i32, line: Line<'_>) {
    let learner = world.row(person).await.learner_id;
    let (status, value, provenance, reason) = line;
    let sat = AttemptId::new();
    if provenance == "online" {
        let row = attempt::ActiveModel {
            id: Set(sat),
            school_id: Set(world.school.id),
            learner_id: Set(learner),
            cohort_id: Set(cohort),
            test: Set(item.to_owned()),
            number: Set(number),
            revision_id: Set("one".to_owned()),
            locale: Set("fr".to_owned()),
            seed: Set(String::new()),
            draw: Set(String::new()),
            opened_at: Set(NOW),
            due_at: Set(None),
            closed_at: Set(Some(NOW)),
            mark: Set(value),
            ..Default::default()
        };
        attempt::Entity::insert(row).exec_without_returning(&world.store.writer).await.unwrap();
    }
    let row = mark::ActiveModel {
        id: Set(MarkId::new()),
        school_id: Set(world.school.id),
        cohort_id: Set(cohort),
        learner_id: Set(learner),
        item: Set(item.to_owned()),
        attempt_id: Set((provenance == "online").then_some(sat)),
        status: Set(status.to_owned()),
        value: Set(value),
        provenance: Set(provenance.to_owned()),
        by: Set((provenance == "edited").then(|| world.person(Role::Registrar))),
        reason: Set(reason.map(str::to_owned)),
        at: Set(Moment(NOW.0 + i64::from(number))),
    };
    mark::Entity::insert(row).exec_without_returning(&world.store.writer).await.unwrap();
}

fn told(cell: &Cell) -> String {
    let Some(current) = cell.current else { return format!("- {}", cell.attempts) };
    let outcome = match current.entry.outcome {
        Outcome::Marked(value) => value.to_string(),
        Outcome::Absent => "absent".to_owned(),
        Outcome::Excused => "excused".to_owned(),
        Outcome::TakenBack => "taken back".to_owned(),
    };
    let by = cell.by.as_deref().map(|name| format!(" by {name}")).unwrap_or_default();
    format!("{outcome} {} {}{by}", current.entry.provenance.word(), cell.attempts)
}

async fn column(ctx: &Ctx, id: CohortId, test: usize) -> Vec<String> {
    grades::gradebook(ctx, id).await.unwrap().rows.iter().map(|row| told(&row.cells[test])).collect()
}

/// Marks of every kind: five people, two tests, and one that only the marks remember.
pub(crate) async fn marked(world: &World) -> (CohortId, Vec<PersonId>) {
    let mut people = world.add_learners(5).await;
    people.push(world.add("L-06", "=CMD|'/C calc'!A1", "+226", &[Role::Learner]).await);
    let id = cohort_of(world, &people).await;
    keep(world, id, people[0], "elements", 1, ("marked", Some(1250), "online", None)).await;
    keep(world, id, people[0], "elements", 2, ("marked", Some(900), "online", None)).await;
    keep(world, id, people[1], "elements", 1, ("marked", Some(1475), "online", None)).await;
    keep(world, id, people[1], "elements", 2, ("marked", Some(1400), "edited", Some("erreur; de \"saisie\""))).await;
    keep(world, id, people[2], "elements", 1, ("marked", Some(0), "paper", None)).await;
    keep(world, id, people[3], "elements", 1, ("absent", None, "paper", None)).await;
    keep(world, id, people[4], "elements", 1, ("excused", None, "edited", Some("mission"))).await;
    keep(world, id, people[5], "trafic", 1, ("marked", Some(-75), "relay", None)).await;
    keep(world, id, people[0], "ancienne-epreuve", 1, ("marked", Some(2000), "device", None)).await;
    (id, people)
}

/// A file of marks: its name, header, lines and text.
pub(crate) struct Read {
    pub(crate) name: String,
    pub(crate) header: Vec<String>,
    pub(crate) lines: Vec<Vec<String>>,
    pub(crate) text: String,
}

/// The gradebook as a CSV file, read back as another program would.
pub(crate) async fn csv_file(ctx: &Ctx, id: CohortId, format: Format) -> Read {
    let file = grades::export(ctx, id, Kind::Gradebook, format).await.unwrap();
    let text = std::fs::read_to_string(file.file.path()).unwrap();
    let mut lines = read_back(&text, u8::try_from(format.separator().unwrap()).unwrap());
    let header = lines.remove(0);
    assert_eq!(file.rows, lines.len() as u64);
    Read { name: file.file_name, header, lines, text }
}

/// Reads a file back as another program would.
fn read_back(text: &str, separator: u8) -> Vec<Vec<String>> {
    let plain = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut reader = csv::ReaderBuilder::new().delimiter(separator).has_headers(false).from_reader(plain.as_bytes());
    reader.records().map(|r| r.unwrap().iter().map(str::to_owned).collect()).collect()
}

on_both! {
    async fn the_mark_that_stands_is_the_best_unless_edited(world: &World) {
        let (id, people) = marked(world).await;
        let ctx = world.by(Role::Registrar).await;
        // A name that begins like a formula comes first in the order of names, or last: databases differ on signs.
        let mut elements = column(&ctx, id, 0).await;
        elements.retain(|cell| cell != "- 0");
        assert_eq!(elements, ["1250 online 2", "1400 edited 1 by registrar Personne", "0 paper 0", "absent paper 0", "excused edited 0 by registrar Personne"]);
        assert!(column(&ctx, id, 1).await.contains(&"-75 relay 0".to_owned()));
        assert_eq!(grades::gradebook(&ctx, id).await.unwrap().columns[2].item.id, "ancienne-epreuve");
        for person in [people[0], people[5]] {
            cohort::set_active(&ctx, id, person, false).await.unwrap();
        }
        assert_eq!(grades::gradebook(&ctx, id).await.unwrap().rows.len(), 6, "marks outlive a withdrawal");
    }

    async fn an_attempt_begun_is_not_a_mark(world: &World) {
        let people = world.add_learners(2).await;
        let id = cohort_of(world, &people).await;
        let ctx = world.by(Role::Jury).await;
        assert_eq!(column(&ctx, id, 0).await, ["- 0", "- 0"]);
    }

    async fn the_file_holds_what_the_table_shows_in_both_profiles(world: &World) {
        let (id, _) = marked(world).await;
        let ctx = world.by(Role::Registrar).await;
        for format in [Format::Fr, Format::Standard] {
            let file = csv_file(&ctx, id, format).await;
            let look = grades::look(&ctx, id, Kind::Gradebook, format).await.unwrap();
            assert_eq!((look.header, look.rows), (file.header, 6));
            assert_eq!(look.lines, file.lines[..5]);
            assert_eq!(file.text.starts_with('\u{feff}'), format == Format::Fr);
            assert_eq!(file.text.matches("\r\n").count(), 7);
            assert!(!file.text.replace("\r\n", "").contains('\n'));
        }
    }

    async fn the_french_file_is_what_a_registrar_expects(world: &World) {
        let (id, _) = marked(world).await;
        let file = csv_file(&world.by(Role::Registrar).await, id, Format::Fr).await;
        assert_eq!(file.name, "notes-session-de-bobo-dioulasso-2026-03-02.csv");
        assert_eq!(file.header[..5], ["Matricule", "Nom", "Prénom", "Éléments constitutifs (sur 20)", "Le trafic (sur 20)"]);
        let line = |matricule: &str| file.lines.iter().find(|l| l[0] == matricule).unwrap().clone();
        assert_eq!(line("L-01")[3..], ["12,50", "", "20,00", "en ligne", "2", "", "", "appareil", "", "12,50", "incomplet", "", ""]);
        assert_eq!(line("L-02")[3..8], ["14,00", "", "", "modifiée – registrar Personne – erreur; de \"saisie\"", "1"]);
        assert_eq!([&line("L-03")[3], &line("L-04")[3], &line("L-05")[3]], ["0,00", "absent", "excusé"]);
        assert_eq!(line("L-06")[1..5], ["'=CMD|'/C calc'!A1", "'+226", "", "-0,75"]);
        assert_eq!(file.lines.len(), 6);
    }

    async fn the_standard_file_speaks_to_programs(world: &World) {
        let (id, _) = marked(world).await;
        let file = csv_file(&world.by(Role::Registrar).await, id, Format::Standard).await;
        assert_eq!(file.header[..6], ["matricule", "family_name", "given_name", "elements", "trafic", "ancienne-epreuve"]);
        let line = |matricule: &str| file.lines.iter().find(|l| l[0] == matricule).unwrap().clone();
        assert_eq!(line("L-01")[3..8], ["12.50", "", "20.00", "online", "2"]);
        assert_eq!(line("L-06")[4], "-0.75");
        assert_eq!(line("L-05")[3], "excused");
    }

    async fn marks_are_seen_and_exported_by_those_who_may(world: &World) {
        let people = world.add_learners(1).await;
        let id = cohort_of(world, &people).await;
        for role in [Role::Instructor, Role::Jury, Role::Registrar] {
            grades::gradebook(&world.by(role).await, id).await.unwrap();
        }
        for role in [Role::Learner, Role::Tutor, Role::Administrator, Role::RelayTrainer] {
            assert_eq!(refusal(grades::gradebook(&world.by(role).await, id).await), Refusal::Forbidden, "{role}");
        }
        assert_eq!(refusal(grades::export(&world.by(Role::Jury).await, id, Kind::Gradebook, Format::Fr).await.map(drop)), Refusal::Forbidden);
        let elsewhere = world.elsewhere().await;
        assert_eq!(refusal(grades::gradebook(&elsewhere, id).await), Refusal::NotFound);
        assert_eq!(refusal(grades::export(&elsewhere, id, Kind::Gradebook, Format::Fr).await.map(drop)), Refusal::NotFound);
    }
}
