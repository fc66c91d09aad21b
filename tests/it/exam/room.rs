//! The room: code, pause, time given back, void, and its record.

use super::{PLAIN, after, answer, class, minute, paper, right, rule, seconds_after};
use crate::world::{World, on_both, refusal};
use service::{
    Refusal, Role,
    quiz::{
        closing,
        conditions::{OwnSession, Release},
        room::{self, EntryKind, SeatState, Void},
        settings::{self, Rules, Terms},
        tests,
    },
};

on_both! {
    async fn a_start_code_is_given_in_the_room_and_changed(world: &World) {
        let (id, people) = class(world, 1).await;
        rule(world, id, "free", Rules { code_required: true, ..PLAIN }).await;
        let (ctx, invigilator) = (world.signed_in(people[0]).await, world.by(Role::Invigilator).await);
        assert_eq!(refusal(tests::open(&ctx, id, "free", "").await), Refusal::WrongStartCode, "none was given yet");
        let first = room::code(&invigilator, id, "free").await.unwrap();
        assert_eq!(first.len(), 6);
        let second = room::code(&invigilator, id, "free").await.unwrap();
        assert_eq!(refusal(tests::open(&ctx, id, "free", &first).await), Refusal::WrongStartCode);
        let typed = format!(" {}-{} ", &second[..3].to_lowercase(), &second[3..]);
        for _ in 0..3 {
            assert_eq!(refusal(tests::open(&ctx, id, "free", "AAAAAA").await), Refusal::WrongStartCode);
        }
        assert_eq!(refusal(tests::open(&ctx, id, "free", &typed).await), Refusal::SlowDown(2), "guessing is slowed down");
        let attempt = tests::open(&after(&ctx, 1), id, "free", &typed).await.unwrap();
        room::code(&invigilator, id, "free").await.unwrap();
        assert_eq!(tests::open(&after(&ctx, 2), id, "free", "").await.unwrap(), attempt, "going on needs no code");
        assert_eq!(refusal(room::code(&ctx, id, "free").await), Refusal::Forbidden);
    }

    async fn a_pause_stops_the_clock_for_all(world: &World) {
        let (id, people) = class(world, 2).await;
        let (ctx, other) = (world.signed_in(people[0]).await, world.signed_in(people[1]).await);
        let invigilator = world.by(Role::Invigilator).await;
        let attempt = tests::open(&ctx, id, "free", "").await.unwrap();
        answer(&after(&ctx, 5), attempt, 1, 0).await.unwrap();
        room::pause(&after(&invigilator, 10), id, "free", "panne de courant").await.unwrap();
        assert_eq!(refusal(room::pause(&after(&invigilator, 11), id, "free", "encore").await), Refusal::Conflict);
        assert_eq!(refusal(answer(&after(&ctx, 12), attempt, 2, 0).await), Refusal::RoomPaused);
        assert_eq!(refusal(tests::hand_in(&after(&ctx, 12), attempt).await), Refusal::RoomPaused);
        assert_eq!(refusal(tests::open(&after(&other, 12), id, "free", "").await), Refusal::RoomPaused);
        // Long after the hour: while the room stands still, nothing is handed in.
        closing::close_overdue(&world.store, minute(50)).await.unwrap();
        let stood = tests::sitting(&after(&ctx, 50), attempt).await.unwrap();
        assert_eq!((stood.sat.closed_at, stood.seconds_left(minute(50))), (None, Some(600)));
        room::resume(&after(&invigilator, 55), id, "free").await.unwrap();
        answer(&after(&ctx, 56), attempt, 2, 0).await.unwrap();
        let sitting = tests::sitting(&after(&ctx, 56), attempt).await.unwrap();
        assert_eq!(sitting.due_at, Some(minute(65)), "ten minutes were left, and ten are left");
        let shown = room::show(&after(&invigilator, 57), id, "free").await.unwrap();
        assert_eq!(shown.seats.iter().map(|s| s.state.clone()).collect::<Vec<_>>(), [SeatState::Answering, SeatState::Absent]);
        assert_eq!((shown.seats[0].answered, shown.seats[0].last_kept), (2, Some(minute(56))));
        let said: Vec<_> = shown.log.iter().map(|e| (e.kind, e.minutes, e.words.as_str())).collect();
        assert_eq!(said, [(EntryKind::Paused, 0, "panne de courant"), (EntryKind::Resumed, 45, "")]);
    }

    async fn time_lost_is_given_back_also_to_who_the_clock_handed_in(world: &World) {
        let (id, people) = class(world, 2).await;
        rule(world, id, "free", Rules { release: Release::ByAct, ..PLAIN }).await;
        let (ctx, other) = (world.signed_in(people[0]).await, world.signed_in(people[1]).await);
        let invigilator = world.by(Role::Invigilator).await;
        let attempt = tests::open(&ctx, id, "free", "").await.unwrap();
        let done = tests::open(&other, id, "free", "").await.unwrap();
        tests::hand_in(&after(&other, 5), done).await.unwrap();
        closing::close_overdue(&world.store, minute(25)).await.unwrap();
        let good = right(&ctx, attempt, 1).await;
        assert_eq!(refusal(answer(&after(&ctx, 25), attempt, 1, good).await), Refusal::AnswerLate);
        let concerned = room::give_time(&after(&invigilator, 26), id, "free", None, 10, "serveur coupé").await.unwrap();
        assert_eq!(concerned, 1, "who handed in has handed in");
        let again = tests::sitting(&after(&ctx, 27), attempt).await.unwrap();
        assert_eq!((again.sat.closed_at, again.due_at, again.answered(1)), (None, Some(minute(30)), true), "what came meanwhile counts now");
        let handed_in = tests::hand_in(&after(&ctx, 28), attempt).await.unwrap();
        assert_eq!(handed_in.sat.closed_at, Some(minute(28)));
        let book = service::grades::gradebook(&world.by(Role::Registrar).await, id).await.unwrap();
        let mark = book.rows.iter().find(|row| row.member.person == people[0]).unwrap().cells[0].current.unwrap();
        assert_eq!(mark.entry.outcome, learning::grades::marks::Outcome::Marked(667));
    }

    async fn a_copy_whose_correction_was_seen_is_not_opened_again(world: &World) {
        let (id, people) = class(world, 1).await;
        let ctx = world.signed_in(people[0]).await;
        let attempt = tests::open(&ctx, id, "free", "").await.unwrap();
        closing::close_overdue(&world.store, minute(21)).await.unwrap();
        let invigilator = after(&world.by(Role::Invigilator).await, 22);
        assert_eq!(room::give_time(&invigilator, id, "free", None, 10, "panne").await.unwrap(), 0);
        assert!(tests::sitting(&after(&ctx, 22), attempt).await.unwrap().released);
    }

    async fn an_attempt_annulled_is_kept_and_begun_again_on_another_paper(world: &World) {
        let (id, people) = class(world, 1).await;
        let (ctx, invigilator) = (world.signed_in(people[0]).await, world.by(Role::Invigilator).await);
        let first = tests::open(&ctx, id, "before", "").await.unwrap();
        let good = right(&ctx, first, 1).await;
        answer(&ctx, first, 1, good).await.unwrap();
        let drawn = paper(&ctx, first).await;
        room::void(&after(&invigilator, 1), id, "before", people[0], "mauvais sujet", Void::Again).await.unwrap();
        assert_eq!(refusal(answer(&after(&ctx, 2), first, 2, 0).await), Refusal::AnswerLate);
        let voided = tests::sitting(&after(&ctx, 2), first).await.unwrap();
        assert_eq!((voided.sat.voided.as_deref(), voided.answered(1), voided.sat.mark), (Some("mauvais sujet"), true, None));
        let second = tests::open(&after(&ctx, 3), id, "before", "").await.unwrap();
        let again = paper(&after(&ctx, 3), second).await;
        assert!(again.iter().all(|question| !drawn.contains(question)), "{drawn:?} {again:?}");
        tests::hand_in(&after(&ctx, 4), second).await.unwrap();
        room::void(&after(&invigilator, 5), id, "before", people[0], "fraude", Void::Final).await.unwrap();
        assert_eq!(refusal(tests::open(&after(&ctx, 6), id, "before", "").await), Refusal::NoAttemptLeft);
        let book = service::grades::gradebook(&world.by(Role::Registrar).await, id).await.unwrap();
        assert!(book.rows[0].cells[1].current.is_none(), "a copy annulled counts no more");
        let log = room::show(&after(&invigilator, 7), id, "before").await.unwrap().log;
        assert_eq!(log.iter().map(|e| e.kind).collect::<Vec<_>>(), [EntryKind::Reset, EntryKind::Voided]);
        assert!(log[0].about.as_deref().unwrap().starts_with("L-01"));
    }

    async fn a_make_up_session_and_a_resit_have_hours_of_their_own(world: &World) {
        let (id, people) = class(world, 2).await;
        rule(world, id, "before", Rules { opens_at: Some(minute(0)), closes_at: Some(minute(30)), ..PLAIN }).await;
        let instructor = world.by(Role::Instructor).await;
        let own = |own, extra_attempts| Terms {
            own: Some(own), extra_attempts, opens_at: Some(minute(100)), closes_at: Some(minute(130)),
            note: "Salle 2".to_owned(), reason: "malade".to_owned(), ..Terms::default()
        };
        let (ill, failed) = (world.signed_in(people[0]).await, world.signed_in(people[1]).await);
        let attempt = tests::open(&failed, id, "before", "").await.unwrap();
        tests::hand_in(&after(&failed, 10), attempt).await.unwrap();
        settings::set_terms(&instructor, id, "before", people[0], &own(OwnSession::MakeUp, 0)).await.unwrap();
        settings::set_terms(&instructor, id, "before", people[1], &own(OwnSession::Resit, 1)).await.unwrap();
        for ctx in [&ill, &failed] {
            assert_eq!(refusal(tests::open(&after(ctx, 20), id, "before", "").await), Refusal::TestNotOpen);
            let own = tests::open(&seconds_after(ctx, 100 * 60), id, "before", "").await.unwrap();
            assert_eq!(tests::sitting(&after(ctx, 101), own).await.unwrap().due_at, Some(minute(120)));
        }
        let overview = tests::overview(&after(&ill, 50), id, "before").await.unwrap();
        assert_eq!((overview.conditions.own, overview.conditions.note.as_deref()), (Some(OwnSession::MakeUp), Some("Salle 2")));
    }
}
