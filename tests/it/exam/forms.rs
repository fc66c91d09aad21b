//! Parallel forms, counterbalanced; what a certifying test may be drawn from.

use super::{PLAIN, SPECIMENS, after, class, paper, rule};
use crate::world::{World, on_both};
use service::quiz::{conditions::FormRule, settings::Rules, tests};
use std::collections::BTreeSet;

on_both! {
    async fn half_start_with_one_form_and_everybody_changes(world: &World) {
        let (id, people) = class(world, 6).await;
        let mut first: Vec<BTreeSet<String>> = Vec::new();
        for person in &people {
            let ctx = world.signed_in(*person).await;
            let before = tests::open(&ctx, id, "before", "").await.unwrap();
            first.push(paper(&ctx, before).await.into_iter().collect());
        }
        let forms: BTreeSet<&BTreeSet<String>> = first.iter().collect();
        assert_eq!(forms.len(), 2, "two forms, whose questions are the same for all who have them: {forms:?}");
        let (a, b) = (forms.first().unwrap(), forms.last().unwrap());
        assert!(a.is_disjoint(b));
        assert_eq!(first.iter().filter(|form| form == a).count(), 3);
        for (person, before) in people.iter().zip(&first) {
            let ctx = after(&world.signed_in(*person).await, 60);
            let attempt = tests::open(&ctx, id, "after", "").await.unwrap();
            let after: BTreeSet<String> = paper(&ctx, attempt).await.into_iter().collect();
            assert_eq!(&&after, if before == *a { b } else { a }, "the other form");
        }
    }

    async fn a_certifying_test_is_drawn_from_the_private_bank_alone(world: &World) {
        let (id, people) = class(world, 6).await;
        rule(world, id, "before", Rules { forms: FormRule::First, ..PLAIN }).await;
        let specimens: Vec<String> = SPECIMENS.map(|n| format!("x-slug{n:02}")).collect();
        let mut forms = BTreeSet::new();
        for person in people {
            let ctx = world.signed_in(person).await;
            let attempt = tests::open(&ctx, id, "before", "").await.unwrap();
            let drawn = paper(&ctx, attempt).await;
            assert!(drawn.iter().all(|question| !specimens.contains(question)), "{drawn:?}");
            forms.insert(drawn.into_iter().collect::<BTreeSet<_>>());
        }
        assert_eq!(forms.len(), 1, "everybody has the form that was said");
    }
}
