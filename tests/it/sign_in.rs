//! Signing in: passwords, first sign-in, sessions, and the brake on guessing.

use crate::world::{NOW, World, field, on_both, refusal};
use service::{
    Ctx, Error, Refusal, Role,
    identity::{self, Attempt, Opened, people},
};

const PASSWORD: &str = "quatre mots sans rapport";

async fn enter(world: &World, name: &str, secret: &str) -> Result<Opened, Error> {
    let attempt = Attempt {
        name: name.to_owned(),
        secret: secret.to_owned(),
        agent: "Firefox".to_owned(),
        address: "10.0.0.7".to_owned(),
        ..Attempt::default()
    };
    identity::sign_in(&world.visitor(), attempt).await
}

async fn with_password(world: &World) {
    people::set_password(&world.operator(), world.person(Role::Learner), PASSWORD, false).await.unwrap();
}

async fn holding(world: &World, opened: &Opened) -> Ctx {
    let signed = identity::identify(&world.store, &world.school, &opened.token, NOW).await.unwrap().unwrap();
    Ctx { actor: service::Actor::Person(signed), ..world.visitor() }
}

on_both! {
    async fn a_wrong_password_and_an_unknown_account_are_refused_alike(world: &World) {
        with_password(world).await;
        assert_eq!(refusal(enter(world, "R-LEARNER", "wrong").await), Refusal::WrongSignIn);
        assert_eq!(refusal(enter(world, "NOBODY", "wrong").await), Refusal::WrongSignIn);
        assert_eq!(refusal(enter(world, "nobody@ecole.bf", "").await), Refusal::WrongSignIn);
        assert_eq!(refusal(enter(world, "R-TUTOR", "").await), Refusal::WrongSignIn);
        assert!(!enter(world, " r-learner ", PASSWORD).await.unwrap().must_change_password);
    }

    async fn the_first_sign_in_leads_to_a_password_and_nowhere_else(world: &World) {
        let id = world.person(Role::Registrar);
        let code = people::issue_codes(&world.operator(), &[id]).await.unwrap().remove(0).code;
        let ctx = holding(world, &enter(world, "R-REGISTRAR", &code).await.unwrap()).await;
        assert_eq!(refusal(people::list(&ctx).await), Refusal::NewPasswordNeeded);
        assert_eq!(field(identity::change_password(&ctx, "", "court").await), "password/short");
        assert_eq!(field(identity::change_password(&ctx, "", "r-registrar-2026").await), "password/obvious");
        assert_eq!(field(identity::change_password(&ctx, "", "aaaaaaaaaaaaaaa").await), "password/obvious");
        identity::change_password(&ctx, "", PASSWORD).await.unwrap();
        let ctx = holding(world, &enter(world, "R-REGISTRAR", PASSWORD).await.unwrap()).await;
        people::list(&ctx).await.unwrap();
        assert_eq!(field(identity::change_password(&ctx, "wrong", "encore quatre mots").await), "current/wrong");
    }

    async fn sessions_are_listed_and_ended_by_their_owner_alone(world: &World) {
        with_password(world).await;
        let first = enter(world, "R-LEARNER", PASSWORD).await.unwrap();
        let second = enter(world, "R-LEARNER", PASSWORD).await.unwrap();
        let ctx = holding(world, &first).await;
        let sessions = identity::own_sessions(&ctx).await.unwrap();
        assert_eq!(sessions.iter().filter(|s| s.current).count(), 1);
        let other = sessions.iter().find(|s| !s.current).unwrap().id;
        let stranger = world.by(Role::Tutor).await;
        assert_eq!(refusal(identity::end_own_sessions(&stranger, Some(other)).await), Refusal::NotFound);
        identity::end_own_sessions(&ctx, Some(other)).await.unwrap();
        let gone = identity::identify(&world.store, &world.school, &second.token, NOW).await.unwrap();
        assert_eq!(gone, None);
        assert_eq!(identity::own_sessions(&ctx).await.unwrap().len(), 1);
    }

    async fn a_session_ends_by_itself_and_in_another_school_is_none(world: &World) {
        with_password(world).await;
        let token = enter(world, "R-LEARNER", PASSWORD).await.unwrap().token;
        let later = NOW.plus_seconds(15 * 24 * 3600);
        assert_eq!(identity::identify(&world.store, &world.school, &token, later).await.unwrap(), None);
        let elsewhere = world.elsewhere().await;
        assert_eq!(identity::identify(&world.store, &elsewhere.school, &token, NOW).await.unwrap(), None);
    }

    async fn guessing_is_slowed_down_but_a_known_browser_and_a_neighbour_are_not(world: &World) {
        with_password(world).await;
        let device = enter(world, "R-LEARNER", PASSWORD).await.unwrap().device;
        for _ in 0..4 {
            assert_eq!(refusal(enter(world, "R-LEARNER", "wrong").await), Refusal::WrongSignIn);
        }
        assert_eq!(refusal(enter(world, "R-LEARNER", PASSWORD).await), Refusal::SlowDown(2));
        assert_eq!(refusal(enter(world, "R-TUTOR", "wrong").await), Refusal::WrongSignIn);
        let known = Attempt {
            name: "R-LEARNER".to_owned(),
            secret: PASSWORD.to_owned(),
            address: "10.0.0.7".to_owned(),
            device: Some(device),
            ..Attempt::default()
        };
        identity::sign_in(&world.visitor(), known).await.unwrap();
    }
}
