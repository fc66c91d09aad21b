//! People: making, changing, finding, deactivating, codes; who may, and who may not.

use crate::world::{NOW, World, draft, field, on_both, refusal};
use service::{
    Ctx, Moment, Refusal, Role,
    identity::{
        self, Attempt,
        finding::{Filter, State, find},
        people,
    },
};

async fn matricules(ctx: &Ctx, filter: Filter) -> Vec<String> {
    find(ctx, &filter).await.unwrap().people.into_iter().map(|p| p.draft.matricule).collect()
}

on_both! {
    async fn people_are_found_by_words_role_and_state(world: &World) {
        let ctx = world.by(Role::Registrar).await;
        world.add("BF-1", "Ouédraogo", "Aminata", &[Role::Learner]).await;
        let gone = world.add("BF-2", "Ouattara", "Issa", &[Role::Learner, Role::Tutor]).await;
        people::set_active(&ctx, gone, false).await.unwrap();
        let words = |words: &str| Filter { words: words.to_owned(), ..Filter::default() };
        assert_eq!(matricules(&ctx, words("ouedra AMI")).await, ["BF-1"]);
        assert_eq!(matricules(&ctx, words("bf-")).await, ["BF-2", "BF-1"]);
        let tutors = Filter { role: Some(Role::Tutor), ..Filter::default() };
        assert_eq!(matricules(&ctx, tutors).await, ["BF-2", "R-TUTOR"]);
        let inactive = Filter { state: Some(State::Inactive), ..Filter::default() };
        assert_eq!(matricules(&ctx, inactive).await, ["BF-2"]);
        let found = find(&ctx, &Filter { page: 99, ..Filter::default() }).await.unwrap();
        assert_eq!((found.page, found.pages, found.count), (1, 1, 13));
    }

    async fn what_is_wrong_with_a_person_is_told_by_field(world: &World) {
        let ctx = world.by(Role::Registrar).await;
        let mut wrong = draft("A1", "Sy", "Ali", &[]);
        wrong.email = "ali".to_owned();
        assert_eq!(field(people::create(&ctx, wrong).await), "email/unfit");
        assert_eq!(field(people::create(&ctx, draft(" r-learner ", "Sy", "Ali", &[])).await), "matricule/taken");
        let id = people::create(&ctx, draft(" a  1\u{0} ", "Sy", "Ali", &[])).await.unwrap();
        assert_eq!(people::get(&ctx, id).await.unwrap().draft.matricule, "A 1");
        assert_eq!(field(people::change(&ctx, id, draft("R-TUTOR", "Sy", "Ali", &[])).await), "matricule/taken");
        people::change(&ctx, id, draft("A1", "Sy", "Aly", &[Role::Tutor])).await.unwrap();
        let now = people::get(&ctx, id).await.unwrap();
        assert_eq!((now.draft.given_name.as_str(), now.draft.roles.as_slice()), ("Aly", [Role::Tutor].as_slice()));
    }

    async fn only_those_who_may_grant_touch_those_who_rule(world: &World) {
        let (registrar, administrator) = (world.by(Role::Registrar).await, world.by(Role::Administrator).await);
        let jurist = draft("J1", "Sy", "Ali", &[Role::Reviewer]);
        assert_eq!(refusal(people::create(&registrar, jurist.clone()).await), Refusal::Forbidden);
        let id = people::create(&administrator, jurist.clone()).await.unwrap();
        assert_eq!(refusal(people::change(&registrar, id, draft("J2", "Sy", "Ali", &[Role::Reviewer])).await), Refusal::Forbidden);
        assert_eq!(refusal(people::set_active(&registrar, id, false).await), Refusal::Forbidden);
        assert_eq!(refusal(people::issue_codes(&registrar, &[id]).await), Refusal::Forbidden);
        let own = world.person(Role::Registrar);
        assert_eq!(refusal(people::set_active(&registrar, own, false).await), Refusal::Forbidden);
        let renamed = draft("R-REGISTRAR", "Traoré", "Mariam", &[Role::Registrar]);
        people::change(&registrar, own, renamed).await.unwrap();
    }

    async fn others_are_refused_and_visitors_are_asked_to_sign_in(world: &World) {
        for role in [Role::Learner, Role::Jury, Role::Reviewer, Role::ProgrammeOfficer] {
            assert_eq!(refusal(people::list(&world.by(role).await).await), Refusal::Forbidden, "{role}");
        }
        let tutor = world.by(Role::Tutor).await;
        assert_eq!(people::list(&tutor).await.unwrap().len(), 11);
        assert_eq!(refusal(people::create(&tutor, draft("A1", "Sy", "Ali", &[])).await), Refusal::Forbidden);
        assert_eq!(refusal(people::list(&world.visitor()).await), Refusal::SignInNeeded);
    }

    async fn another_school_s_people_are_not_there(world: &World) {
        let elsewhere = world.elsewhere().await;
        let id = world.person(Role::Learner);
        assert_eq!(people::list(&elsewhere).await.unwrap(), []);
        assert_eq!(refusal(people::get(&elsewhere, id).await), Refusal::NotFound);
        assert_eq!(refusal(people::change(&elsewhere, id, draft("A1", "Sy", "Ali", &[])).await), Refusal::NotFound);
        assert_eq!(refusal(people::set_active(&elsewhere, id, false).await), Refusal::NotFound);
        assert_eq!(refusal(people::issue_codes(&elsewhere, &[id]).await), Refusal::NotFound);
        people::create(&elsewhere, draft("R-LEARNER", "Même", "Matricule", &[])).await.unwrap();
    }

    async fn a_deactivated_person_is_out_at_once_and_may_come_back(world: &World) {
        let ctx = world.by(Role::Registrar).await;
        let id = world.person(Role::Learner);
        people::set_password(&world.operator(), id, "quatre mots sans rapport", false).await.unwrap();
        let token = world.token(id).await;
        let attempt = Attempt { name: "R-LEARNER".to_owned(), secret: "quatre mots sans rapport".to_owned(), ..Attempt::default() };
        people::set_active(&ctx, id, false).await.unwrap();
        assert_eq!(identity::identify(&world.store, &world.school, &token, NOW).await.unwrap(), None);
        assert_eq!(refusal(identity::sign_in(&world.visitor(), attempt.clone()).await), Refusal::WrongSignIn);
        people::set_active(&ctx, id, true).await.unwrap();
        identity::sign_in(&world.visitor(), attempt).await.unwrap();
    }

    async fn a_code_works_once_and_the_next_cancels_it(world: &World) {
        let ctx = world.by(Role::Registrar).await;
        let id = world.person(Role::Learner);
        let first = people::issue_codes(&ctx, &[id]).await.unwrap().remove(0).code;
        let second = people::issue_codes(&ctx, &[id]).await.unwrap().remove(0).code;
        let with = |secret: &str, now: Moment| {
            let attempt = Attempt { name: "r-learner".to_owned(), secret: secret.to_owned(), ..Attempt::default() };
            let ctx = Ctx { now, ..world.visitor() };
            async move { identity::sign_in(&ctx, attempt).await }
        };
        assert_eq!(refusal(with(&first, NOW).await), Refusal::WrongSignIn);
        let month = 30 * 24 * 3600;
        assert_eq!(refusal(with(&second, NOW.plus_seconds(month)).await), Refusal::WrongSignIn);
        let typed = second.to_lowercase().replace('-', " ");
        assert!(with(&typed, NOW).await.unwrap().must_change_password);
        assert_eq!(refusal(with(&second, NOW).await), Refusal::WrongSignIn);
    }
}
