//! Nothing of the key, of the feedback or of another paper reaches a browser before results are given out: every byte of
//! every answer is searched.

use super::{PLAIN, PRIVATE, SPECIMENS, class, paper, rule};
use crate::{
    visitor::{Answer, Visitor},
    world::{World, on_both},
};
use service::{
    Role,
    quiz::{
        conditions::Release,
        settings::{self, Rules},
        tests,
    },
};

/// Words of a question that nobody may see before: its name, hints, feedback, explanation, author's title.
fn always_hidden() -> Vec<String> {
    let numbers = SPECIMENS.chain(PRIVATE);
    numbers.flat_map(|n| ["slug", "Titre", "Retour", "Piste", "Explique"].map(|word| format!("{word}{n:02}"))).collect()
}

/// What an answer says, headers included.
fn bytes(answer: &Answer) -> String {
    let headers: String = answer.headers.iter().map(|(n, v)| format!("{n}: {}\n", v.to_str().unwrap_or("?"))).collect();
    headers + &String::from_utf8_lossy(&answer.bytes)
}

fn search(address: &str, answer: &Answer, hidden: &[String]) {
    let said = bytes(answer);
    for word in hidden {
        assert!(!said.contains(word.as_str()), "{address} tells {word}:\n{said}");
    }
}

/// Whether any of these words is said somewhere: that the search can find what it looks for.
fn told(answers: &[Answer], words: &[&str]) -> bool {
    words.iter().all(|word| answers.iter().any(|answer| bytes(answer).contains(word)))
}

on_both! {
    async fn every_byte_before_the_release(world: &World) {
        let (id, people) = class(world, 1).await;
        rule(world, id, "before", Rules { release: Release::ByAct, ..PLAIN }).await;
        let learner = Visitor::of(world, people[0]).await;
        let overview = format!("/cohorts/{id}/tests/before");
        let ctx = world.signed_in(people[0]).await;
        let opened = learner.post(&overview, &[]).await;
        let attempt = tests::open(&ctx, id, "before", "").await.unwrap();
        let own = paper(&ctx, attempt).await;
        let mut hidden = always_hidden();
        // Texts of questions on other papers.
        for n in SPECIMENS.chain(PRIVATE).filter(|n| !own.contains(&format!("x-slug{n:02}"))) {
            hidden.extend([format!("Enonce{n:02}"), format!("Choix{n:02}")]);
        }
        search(&overview, &opened, &hidden);
        let event = service::ids::EventId::new().to_string();
        let answered = learner.post(&format!("/attempts/{attempt}/1"), &[("event", &event), ("choice", "0")]).await;
        search("the answer", &answered, &hidden);
        let event = service::ids::EventId::new().to_string();
        let fields = [("event", event.as_str()), ("choice", "1"), ("auto", "1")];
        let json = learner.json(&format!("/attempts/{attempt}/2"), &fields).await;
        assert!(json.text().contains("Enregistré"), "{}", json.text());
        search("the island's answer", &json, &hidden);
        let wrong = learner.post(&format!("/attempts/{attempt}/3"), &[("event", &service::ids::EventId::new().to_string())]).await;
        search("a refusal", &wrong, &hidden);

        let pages = |attempt: &dyn std::fmt::Display| -> Vec<String> {
            let under = ["", "/1", "/2", "/3", "/4", "/replay", "/hand-in"].map(|end| format!("/attempts/{attempt}{end}"));
            let others = ["/", "/me", "/courses/cours", "/courses/cours/one/lesson", "/search?q=Choix", "/search?q=Enonce", "/law", "/law/tip/3-a", "/courses/cours/glossary", "/account"];
            under.into_iter().chain(others.map(str::to_owned)).chain([overview.clone(), format!("/cohorts/{id}/tests/after")]).collect()
        };
        let mut running = Vec::new();
        for address in pages(&attempt) {
            let answer = learner.get(&address).await;
            search(&address, &answer, &hidden);
            running.push(answer);
        }
        let number = own[0].trim_start_matches("x-slug").to_owned();
        assert!(told(&running, &[&format!("Enonce{number}"), &format!("Choix{number}b")]), "the paper itself is shown");
        let handed_in = learner.post(&format!("/attempts/{attempt}/hand-in"), &[]).await;
        search("handing in", &handed_in, &hidden);
        for address in pages(&attempt) {
            let answer = learner.get(&address).await;
            search(&address, &answer, &hidden);
            assert!(!bytes(&answer).contains(&format!("Enonce{number}")), "{address} shows the paper after it was handed in");
            assert!(!answer.words().contains("/ 20"), "{address} tells the mark");
        }
        for asset in server::assets::all() {
            let sent = String::from_utf8_lossy(asset.plain);
            assert!(hidden.iter().all(|word| !sent.contains(word.as_str())), "{}", asset.logical);
        }

        settings::give_out(&world.by(Role::Instructor).await, id, "before", true).await.unwrap();
        let result = learner.get(&format!("/attempts/{attempt}")).await;
        assert!(told(&[result], &[&format!("Retour{number}"), &format!("Explique{number}"), "/ 20"]), "afterwards it is all there");
        learner.get(&format!("/attempts/{attempt}/replay")).await.says(&["Le tirage refait donne exactement le même sujet."]);
    }
}
