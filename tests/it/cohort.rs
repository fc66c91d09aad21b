//! Cohorts: pinned to a revision, enrolled by list, withdrawn without losing a record.

use crate::world::{World, field, on_both, refusal};
use service::{
    Ctx, Refusal, Role,
    cohort::{self, Draft, Enrolled, List, Partial},
    identity::people,
    ids::CohortId,
};

pub(crate) fn draft(name: &str) -> Draft {
    Draft { name: name.to_owned(), kind: "session".to_owned(), course: "traite-et-trafic".to_owned() }
}

fn list(matricules: &str) -> List {
    List { matricules: matricules.to_owned(), chosen: Vec::new() }
}

/// `made again already | line found code, …`
fn told(done: &Enrolled) -> String {
    let faults: Vec<String> = done.faults.iter().map(|f| format!("{} {} {}", f.line, f.found, f.code)).collect();
    format!("{} {} {} | {}", done.made, done.again, done.already, faults.join(", "))
}

async fn enrol(ctx: &Ctx, id: CohortId, text: &str, partial: Partial) -> String {
    told(&cohort::enrol(ctx, id, &list(text), partial).await.unwrap())
}

async fn inside(ctx: &Ctx, id: CohortId) -> Vec<String> {
    let members = cohort::show(ctx, id).await.unwrap().members;
    members.into_iter().filter(|m| m.active).map(|m| m.matricule).collect()
}

on_both! {
    async fn a_cohort_stays_on_the_revision_it_started_with(world: &World) {
        let ctx = world.by(Role::Registrar).await;
        assert_eq!(refusal(cohort::blank(&ctx).await), Refusal::NothingPublished);
        world.publish("one").await;
        let id = cohort::create(&ctx, &draft("  Session  de Bobo ")).await.unwrap();
        world.publish("two").await;
        let shown = cohort::show(&ctx, id).await.unwrap();
        assert_eq!((shown.cohort.name.as_str(), shown.cohort.revision.as_str(), shown.behind), ("Session de Bobo", "one", true));
        assert_eq!(shown.course.tests.iter().map(|t| t.title.as_str()).collect::<Vec<_>>(), ["Éléments constitutifs", "Le trafic"]);
        let second = cohort::create(&ctx, &draft("Promotion")).await.unwrap();
        assert_eq!(cohort::show(&ctx, second).await.unwrap().cohort.revision, "two");
        assert_eq!(cohort::list(&ctx).await.unwrap().len(), 2);
    }

    async fn what_is_wrong_with_a_cohort_is_told_by_field(world: &World) {
        world.publish("one").await;
        let ctx = world.by(Role::Registrar).await;
        assert_eq!(field(cohort::create(&ctx, &draft(" ")).await), "name/missing");
        assert_eq!(field(cohort::create(&ctx, &draft(&"x".repeat(121))).await), "name/long");
        assert_eq!(field(cohort::create(&ctx, &Draft { kind: "club".to_owned(), ..draft("A") }).await), "kind/unknown");
        assert_eq!(field(cohort::create(&ctx, &Draft { course: "none".to_owned(), ..draft("A") }).await), "course/unknown");
    }

    async fn every_line_that_names_nobody_is_told_and_nobody_is_enrolled_by_halves(world: &World) {
        world.publish("one").await;
        let ctx = world.by(Role::Registrar).await;
        let learners = world.add_learners(4).await;
        people::set_active(&ctx, learners[3], false).await.unwrap();
        let id = cohort::create(&ctx, &draft("A")).await.unwrap();
        let pasted = "\u{feff}L-01\n\n l-02 ;Nom02;Awa\r\nX-99\nL-04\tNom04\nL-01\nR-TUTOR\n\"L-03\"";
        let faults = "4 X-99 unknown, 5 L-04 inactive, 6 L-01 twice, 7 R-TUTOR no-learner";
        assert_eq!(enrol(&ctx, id, pasted, Partial::Refuse).await, format!("0 0 0 | {faults}"));
        assert_eq!(inside(&ctx, id).await, [""; 0]);
        assert_eq!(enrol(&ctx, id, pasted, Partial::Accept).await, format!("3 0 0 | {faults}"));
        assert_eq!(inside(&ctx, id).await, ["L-01", "L-02", "L-03"]);
        assert_eq!(enrol(&ctx, id, "L-01\nL-02", Partial::Refuse).await, "0 0 2 | ");
        assert_eq!(field(cohort::enrol(&ctx, id, &list(" \n"), Partial::Refuse).await), "matricules/missing");
    }

    async fn twenty_five_are_chosen_from_the_list(world: &World) {
        world.publish("one").await;
        let ctx = world.by(Role::Registrar).await;
        let chosen = world.add_learners(25).await;
        let id = cohort::create(&ctx, &draft("A")).await.unwrap();
        let done = cohort::enrol(&ctx, id, &List { chosen, ..List::default() }, Partial::Refuse).await.unwrap();
        assert_eq!(told(&done), "25 0 0 | ");
        assert_eq!(cohort::list(&ctx).await.unwrap()[0].people, 25);
    }

    async fn one_withdrawn_keeps_the_record_and_comes_back(world: &World) {
        world.publish("one").await;
        let ctx = world.by(Role::Registrar).await;
        let learners = world.add_learners(2).await;
        let id = cohort::create(&ctx, &draft("A")).await.unwrap();
        enrol(&ctx, id, "L-01\nL-02", Partial::Refuse).await;
        cohort::arrange(&ctx, id, learners[0], "NE", "").await.unwrap();
        cohort::set_active(&ctx, id, learners[0], false).await.unwrap();
        assert_eq!(inside(&ctx, id).await, ["L-02"]);
        assert_eq!(enrol(&ctx, id, "L-01\nL-02", Partial::Refuse).await, "0 1 1 | ");
        let (_, member) = cohort::member(&ctx, id, learners[0]).await.unwrap();
        assert_eq!((member.jurisdiction.as_str(), member.audience.as_str(), member.set_here), ("NE", "magistrat", (true, false)));
        assert_eq!(field(cohort::arrange(&ctx, id, learners[0], "TD", "").await), "jurisdiction/unknown");
        cohort::arrange(&ctx, id, learners[0], "", "opj").await.unwrap();
        let (_, member) = cohort::member(&ctx, id, learners[0]).await.unwrap();
        assert_eq!((member.jurisdiction.as_str(), member.audience.as_str()), ("BF", "opj"));
    }

    async fn roles_and_schools_are_kept_apart(world: &World) {
        world.publish("one").await;
        let ctx = world.by(Role::Registrar).await;
        let id = cohort::create(&ctx, &draft("A")).await.unwrap();
        let learner = world.person(Role::Learner);
        for role in [Role::Tutor, Role::Instructor, Role::RelayTrainer, Role::Jury, Role::Administrator] {
            cohort::show(&world.by(role).await, id).await.unwrap();
        }
        for role in [Role::Learner, Role::Reviewer, Role::Invigilator, Role::ProgrammeOfficer, Role::SecondMarker] {
            assert_eq!(refusal(cohort::show(&world.by(role).await, id).await), Refusal::Forbidden, "{role}");
        }
        let tutor = world.by(Role::Tutor).await;
        assert_eq!(refusal(cohort::create(&tutor, &draft("B")).await), Refusal::Forbidden);
        assert_eq!(refusal(cohort::enrol(&tutor, id, &list("L"), Partial::Accept).await), Refusal::Forbidden);
        assert_eq!(refusal(cohort::set_active(&tutor, id, learner, false).await), Refusal::Forbidden);
        let elsewhere = world.elsewhere().await;
        assert_eq!(cohort::list(&elsewhere).await.unwrap(), []);
        assert_eq!(refusal(cohort::show(&elsewhere, id).await), Refusal::NotFound);
        assert_eq!(refusal(cohort::enrol(&elsewhere, id, &list("R-LEARNER"), Partial::Accept).await), Refusal::NotFound);
        assert_eq!(refusal(cohort::set_active(&elsewhere, id, learner, false).await), Refusal::NotFound);
        let own = cohort::create(&elsewhere, &draft("Ailleurs")).await.unwrap();
        let stranger = List { chosen: vec![learner], ..List::default() };
        assert_eq!(refusal(cohort::enrol(&elsewhere, own, &stranger, Partial::Accept).await), Refusal::NotFound);
        assert_eq!(enrol(&elsewhere, own, "R-LEARNER", Partial::Refuse).await, "0 0 0 | 1 R-LEARNER unknown");
    }
}
