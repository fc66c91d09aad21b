//! What learners are told of their marks, and what a simulation says.

use crate::{
    exam::{PLAIN, after, class, rule},
    world::{World, on_both, refusal},
};
use learning::grades::total::{Marks, Standing, fraction};
use service::{
    Ctx, Refusal, Role, cohort, enrolled, grades,
    ids::CohortId,
    notice::{self, What},
    quiz::{
        appeals::{self, Outcome},
        conditions::Release,
        settings::{self, Rules},
        tests,
    },
};

/// What somebody is told, the latest first.
async fn told(ctx: &Ctx) -> Vec<String> {
    let all = notice::list(ctx).await.unwrap();
    let one = |notice: notice::Notice| match notice.what {
        What::MarksPublished { cohort } => format!("published {cohort}"),
        What::MarksWithdrawn { cohort } => format!("withdrawn {cohort}"),
        What::Results { test, .. } => format!("results {} {}", test.0, test.1),
        What::AppealAnswered { test, ordinal, .. } => format!("appeal {test} {ordinal}"),
        other => format!("{other:?}"),
    };
    all.into_iter().map(one).collect()
}

async fn published(ctx: &Ctx, id: CohortId) -> bool {
    let enrolled = enrolled::own(ctx, id).await.unwrap();
    cohort::mine::home(ctx, &enrolled).await.unwrap().published
}

on_both! {
    async fn who_sat_is_told_of_marks_results_and_answers(world: &World) {
        let (id, people) = class(world, 2).await;
        rule(world, id, "free", Rules { release: Release::ByAct, ..PLAIN }).await;
        let (ctx, other) = (world.signed_in(people[0]).await, world.signed_in(people[1]).await);
        let (instructor, registrar) = (world.by(Role::Instructor).await, world.by(Role::Registrar).await);
        let attempt = tests::open(&ctx, id, "free", "").await.unwrap();
        tests::hand_in(&ctx, attempt).await.unwrap();
        assert_eq!(told(&after(&ctx, 1)).await, [""; 0]);

        settings::give_out(&after(&instructor, 2), id, "free", true).await.unwrap();
        assert_eq!(told(&after(&ctx, 3)).await, ["results free Faire le point"]);
        assert_eq!(told(&after(&other, 3)).await, [""; 0], "who did not sit it is not told");
        appeals::lodge(&after(&ctx, 3), attempt, 2, "Non.").await.unwrap();
        assert_eq!(told(&after(&ctx, 3)).await.len(), 1);
        let (_, all) = appeals::of_cohort(&instructor, id).await.unwrap();
        appeals::answer(&after(&instructor, 4), all[0].appeal.id, Outcome::Upheld, "Si.").await.unwrap();
        assert_eq!(told(&after(&ctx, 5)).await, ["appeal Faire le point 2", "results free Faire le point"]);

        assert!(!published(&ctx, id).await);
        grades::publish(&after(&registrar, 6), id).await.unwrap();
        assert_eq!(told(&after(&ctx, 7)).await[0], "published Promotion");
        assert_eq!(told(&after(&other, 7)).await, ["published Promotion"]);
        assert!(published(&ctx, id).await);
        notice::mark_read(&after(&other, 7), None).await.unwrap();
        assert!(notice::list(&after(&other, 8)).await.unwrap().iter().all(|notice| notice.read));
        grades::withdraw(&after(&registrar, 9), id, "erreur de barème").await.unwrap();
        assert_eq!(told(&after(&other, 10)).await, ["withdrawn Promotion"], "the publication is no longer told");
        assert_eq!(notice::unread(&after(&other, 10)).await.unwrap(), 1, "a withdrawal is another notice");
        assert!(!published(&ctx, id).await);
        settings::give_out(&after(&instructor, 11), id, "free", false).await.unwrap();
        assert_eq!(told(&after(&ctx, 12)).await, ["withdrawn Promotion", "appeal Faire le point 2"]);
        let later = Ctx { now: after(&ctx, 0).now.plus_seconds(30 * 24 * 3600), ..ctx.clone() };
        assert_eq!(told(&later).await, [""; 0], "told for three weeks");
    }

    async fn a_simulation_keeps_nothing(world: &World) {
        let (id, people) = class(world, 1).await;
        let registrar = world.by(Role::Registrar).await;
        let before = grades::gradebook(&registrar, id).await.unwrap();
        let all: Marks = before.columns.iter().map(|c| (c.item.id.clone(), Standing::Marked(fraction(14, 1)))).collect();
        let (book, total) = grades::what_if(&registrar, id, people[0], &all).await.unwrap();
        assert_eq!((total.rounded, book.rows[0].total.rounded), (Some(1400), None));
        assert_eq!(grades::gradebook(&registrar, id).await.unwrap(), before);
        let learner = world.signed_in(people[0]).await;
        assert_eq!(refusal(grades::what_if(&learner, id, people[0], &all).await), Refusal::Forbidden);
    }
}
