//! Results given out and taken back, appeals, and copies replayed from their log.

use super::{PLAIN, after, answer, class, minute, right, rule};
use crate::world::{World, on_both, refusal};
use service::{
    Refusal, Role,
    quiz::{
        appeals::{self, Outcome},
        conditions::Release,
        replay::{self, Again, Deed},
        room,
        settings::{self, Rules},
        tests,
    },
};

on_both! {
    async fn results_wait_for_the_instructor_and_go_back(world: &World) {
        let (id, people) = class(world, 2).await;
        rule(world, id, "free", Rules { release: Release::ByAct, ..PLAIN }).await;
        let (ctx, other) = (world.signed_in(people[0]).await, world.signed_in(people[1]).await);
        let instructor = world.by(Role::Instructor).await;
        let attempt = tests::open(&ctx, id, "free", "").await.unwrap();
        let sitting = tests::hand_in(&ctx, attempt).await.unwrap();
        assert_eq!((sitting.released, sitting.sat.mark), (false, None));
        assert_eq!(sitting.correction().unwrap_err(), Refusal::NotReleased);
        assert_eq!(tests::overview(&ctx, id, "free").await.unwrap().attempts[0].mark, None);
        let open = tests::open(&other, id, "free", "").await.unwrap();
        let early = settings::give_out(&instructor, id, "free", true).await;
        assert_eq!(refusal(early), Refusal::Field { field: "release", code: "open" }, "somebody still answers");
        tests::hand_in(&other, open).await.unwrap();
        settings::give_out(&instructor, id, "free", true).await.unwrap();
        assert_eq!(tests::sitting(&ctx, attempt).await.unwrap().sat.mark, Some(0));
        settings::give_out(&after(&instructor, 1), id, "free", false).await.unwrap();
        assert_eq!(tests::sitting(&ctx, attempt).await.unwrap().sat.mark, None);
        assert_eq!(refusal(settings::give_out(&ctx, id, "free", true).await), Refusal::Forbidden);
    }

    async fn at_the_close_they_wait_for_who_was_given_time(world: &World) {
        let (id, people) = class(world, 2).await;
        let wrong = Rules { release: Release::AtClose, ..PLAIN };
        let instructor = world.by(Role::Instructor).await;
        let refused = settings::set_rules(&instructor, id, "free", &wrong).await;
        assert_eq!(refusal(refused), Refusal::Field { field: "closes", code: "missing" });
        rule(world, id, "free", Rules { closes_at: Some(minute(30)), ..wrong }).await;
        let (ctx, other) = (world.signed_in(people[0]).await, world.signed_in(people[1]).await);
        let attempt = tests::open(&ctx, id, "free", "").await.unwrap();
        let slow = tests::open(&after(&other, 20), id, "free", "").await.unwrap();
        tests::hand_in(&after(&ctx, 5), attempt).await.unwrap();
        let invigilator = world.by(Role::Invigilator).await;
        room::give_time(&after(&invigilator, 25), id, "free", Some(people[1]), 10, "panne").await.unwrap();
        let released = async |at| tests::sitting(&after(&ctx, at), attempt).await.unwrap().released;
        assert!(!released(29).await);
        assert!(!released(35).await, "the other still answers");
        tests::hand_in(&after(&other, 36), slow).await.unwrap();
        assert!(released(37).await);
    }

    async fn a_copy_replays_exactly_and_an_appeal_is_answered(world: &World) {
        let (id, people) = class(world, 2).await;
        rule(world, id, "before", Rules { release: Release::ByAct, ..PLAIN }).await;
        let (ctx, other) = (world.signed_in(people[0]).await, world.signed_in(people[1]).await);
        let instructor = world.by(Role::Instructor).await;
        let attempt = tests::open(&ctx, id, "before", "").await.unwrap();
        let good = right(&ctx, attempt, 1).await;
        answer(&after(&ctx, 1), attempt, 1, (good + 1) % 3).await.unwrap();
        answer(&after(&ctx, 2), attempt, 1, good).await.unwrap();
        tests::hand_in(&after(&ctx, 3), attempt).await.unwrap();
        assert_eq!(refusal(answer(&after(&ctx, 4), attempt, 2, 0).await), Refusal::AnswerLate);
        assert_eq!(refusal(replay::replay(&ctx, attempt).await), Refusal::NotReleased);
        assert_eq!(refusal(appeals::lodge(&ctx, attempt, 1, "Non.").await), Refusal::NotReleased);
        settings::give_out(&instructor, id, "before", true).await.unwrap();

        let ctx = after(&ctx, 5);
        let replayed = replay::replay(&ctx, attempt).await.unwrap();
        assert_eq!((replayed.draw, replayed.marking), (Again::Same, Again::Same));
        assert_eq!((replayed.kept, replayed.total, replayed.who.clone()), (Some(667), 667, None));
        let said: Vec<_> = replayed.lines.iter().map(|l| (l.at, l.ordinal, matches!(l.deed, Deed::Late(_)), l.stands)).collect();
        assert_eq!(said, [(minute(1), 1, false, false), (minute(2), 1, false, true), (minute(4), 2, true, false)]);
        assert_eq!(refusal(replay::replay(&after(&other, 5), attempt).await), Refusal::NotFound, "another's copy");

        appeals::lodge(&ctx, attempt, 1, " L’énoncé est ambigu. ").await.unwrap();
        assert_eq!(refusal(appeals::lodge(&ctx, attempt, 1, "Encore").await), Refusal::Conflict);
        assert_eq!(refusal(appeals::lodge(&ctx, attempt, 9, "Où ?").await), Refusal::NotFound);
        let (_, all) = appeals::of_cohort(&instructor, id).await.unwrap();
        assert_eq!((all.len(), all[0].who.as_str(), all[0].test.as_str()), (1, "L-01 Nom01 Awa", "Avant"));
        let seen = replay::replay(&after(&instructor, 6), attempt).await.unwrap();
        assert_eq!(seen.who.as_deref(), Some("L-01 Nom01 Awa"));
        appeals::answer(&after(&instructor, 7), all[0].appeal.id, Outcome::Dismissed, "Le texte est clair.").await.unwrap();
        let twice = appeals::answer(&instructor, all[0].appeal.id, Outcome::Upheld, "Si.").await;
        assert_eq!(refusal(twice), Refusal::Conflict);
        let own = appeals::own(&ctx, attempt).await.unwrap();
        assert_eq!(own[0].answer, Some((Outcome::Dismissed, "Le texte est clair.".to_owned(), minute(7))));
        assert_eq!(own[0].words, "L’énoncé est ambigu.");
    }
}
