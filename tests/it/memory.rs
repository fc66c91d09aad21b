//! The weights of memory: refitted from reviews, kept when they foretell others better, used for the day's reviews.

use crate::{
    calibration::{Said, keep, later, newest, practice},
    world::{World, on_both},
};
use learning::{
    dice::{Dice, QuickDice},
    review::fsrs::{Grade, Weights},
};
use sea_orm::EntityTrait;
use service::{
    ids::LearnerId,
    review::{
        records::fit,
        weights::{self, Refit},
    },
};

const DAY: i64 = 24 * 60;

/// Learners who remember what they missed by other weights than those that come with the algorithm.
fn truth() -> Weights {
    let mut weights = Weights::default();
    weights.0[0] = 4.0;
    weights.0[8] = 2.4;
    weights
}

/// Each misses some questions and reviews them on fixed days.
async fn reviewed(world: &World, learners: u32, seed: u64) {
    let revision = newest(world).await;
    let items = practice(&revision, 8);
    let (mut dice, truth) = (QuickDice::new(seed), truth());
    let mut said = Vec::new();
    for number in 0..learners {
        // Fixed, so that the same learners judge each time.
        let learner = LearnerId(uuid::Uuid::from_u128((u128::from(seed) << 64) + u128::from(number)));
        for item in &items {
            let mut memory = truth.first(Grade::Again);
            said.push(Said::of(learner, item, false, 0));
            let mut before = 0;
            for day in [1, 3, 8, 18, 40] {
                let gone = u32::try_from(day - before).unwrap();
                let right = dice.unit() < truth.recall(memory, f64::from(gone));
                memory = truth.next(memory, gone, if right { Grade::Good } else { Grade::Again });
                said.push(Said::of(learner, item, right, day * DAY));
                before = day;
            }
        }
    }
    keep(world, &revision, &said).await;
}

on_both! {
    async fn a_fit_is_kept_when_it_foretells_others_better(world: &World) {
        newest(world).await;
        let at = |minutes| later(50 * DAY + minutes);
        assert_eq!(weights::refit(&world.store, at(0)).await.unwrap(), Refit::TooFew { reviews: 0 });
        assert_eq!(weights::in_force(&world.store, at(0)).await.unwrap().name, "fsrs-6");
        reviewed(world, 60, 7).await;
        let Refit::Kept { name, reviews, before, after } = weights::refit(&world.store, at(1)).await.unwrap() else {
            panic!("not kept")
        };
        assert_eq!(reviews, 60 * 8 * 5);
        assert!(after < before - 0.02, "{before} → {after}");
        let force = weights::in_force(&world.store, at(1)).await.unwrap();
        assert_eq!(force.name, name);
        let recall = |weights: &Weights| weights.recall(weights.first(Grade::Again), 3.0);
        let (old, new, true_) = (recall(&Weights::default()), recall(&force.weights), recall(&truth()));
        println!("recall three days after a miss: {old:.2} foretold before, {new:.2} after, {true_:.2} in truth");
        assert!((new - true_).abs() < 0.5 * (old - true_).abs());
        // Once more on the same reviews: no better, and nothing is kept.
        let again = weights::refit(&world.store, at(2)).await.unwrap();
        assert!(matches!(&again, Refit::NoBetter { name: stays, .. } if *stays == name), "{again:?}");
        assert_eq!(fit::Entity::find().all(&world.store.reader).await.unwrap().len(), 1);
        assert_eq!(weights::what_is_due(&world.store, at(3)).await.unwrap(), None, "done a minute ago");
    }

    async fn few_reviews_change_nothing(world: &World) {
        reviewed(world, 9, 3).await;
        let found = weights::refit(&world.store, later(50 * DAY)).await.unwrap();
        assert_eq!(found, Refit::TooFew { reviews: 9 * 8 * 5 });
        assert!(fit::Entity::find().all(&world.store.reader).await.unwrap().is_empty());
    }
}
