//! How long, until when, and what becomes of answers after that.

use super::{PLAIN, after, answer, choice, class, minute, right, rule, seconds_after};
use crate::world::{World, on_both, refusal};
use service::{
    Moment, Refusal, Role,
    quiz::{
        closing,
        settings::{self, Rules, Terms},
        tests::{self, Ending},
    },
};

on_both! {
    async fn the_servers_clock_the_extra_time_and_the_close(world: &World) {
        let (id, people) = class(world, 3).await;
        rule(world, id, "free", Rules { minutes: Some(30), closes_at: Some(minute(60)), ..PLAIN }).await;
        let terms = Terms { extra_percent: 33, extra_minutes: 1, reason: "certificat".to_owned(), ..Terms::default() };
        let instructor = world.by(Role::Instructor).await;
        settings::set_terms(&instructor, id, "free", people[1], &terms).await.unwrap();
        let due = async |person: usize, starts: i64| {
            let ctx = after(&world.signed_in(people[person]).await, starts);
            let attempt = tests::open(&ctx, id, "free", "").await.unwrap();
            tests::sitting(&ctx, attempt).await.unwrap().due_at
        };
        assert_eq!(due(0, 0).await, Some(minute(30)));
        assert_eq!(due(1, 0).await, Some(minute(41)), "a third more, and a minute");
        assert_eq!(due(2, 45).await, Some(minute(60)), "who comes late stops with the others");
    }

    async fn an_answer_in_flight_counts_and_a_late_one_is_kept_apart(world: &World) {
        let (id, people) = class(world, 1).await;
        let ctx = world.signed_in(people[0]).await;
        let attempt = tests::open(&ctx, id, "free", "").await.unwrap();
        let good = right(&ctx, attempt, 1).await;
        answer(&ctx, attempt, 1, good).await.unwrap();
        let good = right(&ctx, attempt, 2).await;
        answer(&seconds_after(&ctx, 20 * 60 + 29), attempt, 2, good).await.unwrap();
        let late = seconds_after(&ctx, 20 * 60 + 31);
        let sent = choice(3, right(&ctx, attempt, 3).await);
        assert_eq!(refusal(tests::answer(&late, attempt, sent.clone()).await), Refusal::AnswerLate);
        assert_eq!(refusal(tests::answer(&late, attempt, sent).await), Refusal::AnswerLate, "sent twice, kept once");
        let sitting = tests::sitting(&late, attempt).await.unwrap();
        assert_eq!((sitting.sat.ending, sitting.sat.closed_at), (Some(Ending::Time), Some(minute(20))));
        assert_eq!((sitting.sat.mark, sitting.late), (Some(1333), 1), "two of three");
        assert_eq!(refusal(tests::hand_in(&late, attempt).await), Refusal::AttemptClosed);
    }

    async fn nobody_needs_to_come_back_for_the_clock_to_hand_in(world: &World) {
        let (id, people) = class(world, 2).await;
        for person in &people {
            tests::open(&world.signed_in(*person).await, id, "free", "").await.unwrap();
        }
        assert_eq!(closing::close_overdue(&world.store, minute(20)).await.unwrap(), 0);
        assert_eq!(closing::close_overdue(&world.store, minute(21)).await.unwrap(), 2);
        assert_eq!(closing::close_overdue(&world.store, minute(22)).await.unwrap(), 0);
        let book = service::grades::gradebook(&world.by(Role::Registrar).await, id).await.unwrap();
        assert_eq!(book.rows.iter().filter(|row| row.cells[0].current.is_some()).count(), 2);
    }

    async fn two_devices_are_both_kept_and_the_last_received_counts(world: &World) {
        let (id, people) = class(world, 1).await;
        let (one, two) = (world.signed_in(people[0]).await, world.signed_in(people[0]).await);
        let attempt = tests::open(&one, id, "free", "").await.unwrap();
        assert_eq!(tests::open(&two, id, "free", "").await.unwrap(), attempt, "the same attempt on both");
        let good = right(&one, attempt, 1).await;
        let sent = |shown| tests::Sent { known: Some(0), client_time: Some(Moment(i64::MAX)), ..choice(1, shown) };
        assert!(!tests::answer(&after(&one, 1), attempt, sent((good + 1) % 3)).await.unwrap().overtaken);
        let second = sent(good);
        let saved = tests::answer(&after(&two, 2), attempt, second.clone()).await.unwrap();
        assert!(saved.overtaken, "the second page did not know of the first answer");
        assert_eq!((saved.came, saved.sitting.came(1)), (2, (2, 2)));
        let own = tests::Sent { known: Some(1), ..second };
        let saved = tests::answer(&after(&two, 3), attempt, own).await.unwrap();
        assert_eq!((saved.overtaken, saved.came), (false, 2), "sent again, an answer does not overtake itself");
        tests::hand_in(&after(&two, 4), attempt).await.unwrap();
        assert_eq!(tests::sitting(&after(&one, 4), attempt).await.unwrap().sat.mark, Some(667));
    }

    async fn a_question_is_marked_for_coming_back_to(world: &World) {
        let (id, people) = class(world, 1).await;
        let ctx = world.signed_in(people[0]).await;
        let attempt = tests::open(&ctx, id, "free", "").await.unwrap();
        let only = |flagged| tests::Sent { shown: None, flagged: Some(flagged), ..choice(2, 0) };
        let saved = tests::answer(&ctx, attempt, only(true)).await.unwrap();
        assert!(saved.sitting.flagged(2) && !saved.sitting.answered(2));
        let with = tests::Sent { flagged: Some(false), ..choice(2, 0) };
        let saved = tests::answer(&ctx, attempt, with).await.unwrap();
        assert!(!saved.sitting.flagged(2) && saved.sitting.answered(2));
        let nothing = refusal(tests::answer(&ctx, attempt, only(false)).await);
        assert_eq!(nothing, Refusal::Field { field: "choice", code: "missing" });
    }
}
