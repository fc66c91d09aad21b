//! Deliberations: what a jury decides, and records that never change.

use crate::{
    grades::cohort_of,
    marking::{outside, type_one},
    world::{NOW, World, on_both, refusal},
};
use learning::grades::{plan::Category, total::Verdict};
use sea_orm::{ConnectionTrait, Statement};
use service::{
    Ctx, Moment, Refusal, Role,
    grades::{self, AdjustmentDraft, Deliberation, Format},
    ids::{CohortId, PersonId},
};

/// Four people with one typed mark each.
pub(crate) async fn before_a_jury(world: &World, ctx: &Ctx) -> (CohortId, Vec<PersonId>) {
    let people = world.add_learners(4).await;
    let id = cohort_of(world, &people).await;
    let mut plan = grades::plan(ctx, id).await.unwrap().plan;
    let items = vec![outside("oral", 100, 20)];
    plan.categories = vec![Category { title: "Oral".to_owned(), coefficient: 100, floor: None, items }];
    grades::save(ctx, id, &plan, 0).await.unwrap().unwrap();
    for (person, mark) in people.iter().zip(["12", "9,80", "12", "16"]) {
        type_one(ctx, id, *person, "oral", mark, "").await;
    }
    (id, people)
}

fn told(deliberation: &Deliberation) -> Vec<String> {
    let decisions = deliberation.decisions.iter();
    decisions
        .map(|d| {
            let rank = d.place.rank.map_or("-".to_owned(), |rank| rank.to_string());
            let tie = if d.place.ex_aequo { "=" } else { "" };
            let mention = d.mention.clone().unwrap_or_default();
            format!("{rank}{tie} {} {} {} {mention}", d.row.member.matricule, d.total.unwrap_or(-1), d.verdict.word())
        })
        .collect()
}

pub(crate) fn decision(total: &str, verdict: &str, reason: &str) -> AdjustmentDraft {
    AdjustmentDraft { total: total.to_owned(), verdict: verdict.to_owned(), reason: reason.to_owned(), seen: None }
}

on_both! {
    async fn the_order_of_merit_follows_totals_and_what_the_jury_decides(world: &World) {
        let ctx = world.by(Role::Registrar).await;
        let (id, people) = before_a_jury(world, &ctx).await;
        let jury = world.by(Role::Jury).await;
        let shown = grades::deliberation(&jury, id).await.unwrap();
        assert_eq!(told(&shown), [
            "1 L-04 1600 passed Très bien", "2= L-01 1200 passed Assez bien", "2= L-03 1200 passed Assez bien", "4 L-02 980 failed ",
        ]);
        let reason = Refusal::Field { field: "reason", code: "missing" };
        assert_eq!(refusal(grades::adjust(&jury, id, people[1], &decision("10", "", " ")).await), reason);
        let total = Refusal::Field { field: "total", code: "unfit" };
        assert_eq!(refusal(grades::adjust(&jury, id, people[1], &decision("21", "", "x")).await), total);
        grades::adjust(&jury, id, people[1], &decision("10", "", "assiduité remarquable")).await.unwrap();
        let shown = grades::deliberation(&jury, id).await.unwrap();
        assert_eq!(told(&shown)[3], "4 L-02 1000 passed Passable");
        assert_eq!(shown.decisions[3].row.total.rounded, Some(980), "marks stay as they are");
        assert_eq!(refusal(grades::adjust(&jury, id, people[1], &decision("11", "", "x")).await), Refusal::Conflict);
        let seen = shown.decisions[3].adjustment.as_ref().map(|a| a.id);
        let back = AdjustmentDraft { seen, ..decision("", "", "retour au total calculé") };
        grades::adjust(&jury, id, people[1], &back).await.unwrap();
        assert_eq!(told(&grades::deliberation(&jury, id).await.unwrap())[3], "4 L-02 980 failed ");
        grades::adjust(&jury, id, people[3], &decision("", "failed", "fraude")).await.unwrap();
        let shown = grades::deliberation(&jury, id).await.unwrap();
        assert_eq!(shown.decisions.iter().find(|d| d.row.member.person == people[3]).unwrap().verdict, Verdict::Failed);
        for role in [Role::Instructor, Role::Tutor, Role::Administrator] {
            assert_eq!(refusal(grades::deliberation(&world.by(role).await, id).await), Refusal::Forbidden);
        }
    }

    async fn a_sealed_record_never_changes_and_its_correction_names_it(world: &World) {
        let ctx = world.by(Role::Registrar).await;
        let (id, people) = before_a_jury(world, &ctx).await;
        let seen = grades::deliberation(&ctx, id).await.unwrap().seen().unwrap();
        type_one(&ctx, id, people[1], "oral", "10", "copie relue").await;
        assert_eq!(refusal(grades::seal(&ctx, id, &seen, None).await), Refusal::Conflict);
        let seen = grades::deliberation(&ctx, id).await.unwrap().seen().unwrap();
        let first = grades::seal(&ctx, id, &seen, None).await.unwrap();
        let sealed = grades::record(&ctx, first).await.unwrap();
        assert!(sealed.sound);
        assert_eq!((sealed.content.number, sealed.content.previous.as_str(), sealed.content.decisions.len()), (1, "", 4));
        let (name, bytes) = grades::record_file(&ctx, first, Format::Ods).await.unwrap();
        assert_eq!((name.as_str(), &bytes[..2]), ("proces-verbal-1.ods", &b"PK"[..]));

        type_one(&ctx, id, people[1], "oral", "18", "erreur de report").await;
        let later = Ctx { now: Moment(NOW.0 + 1_000), ..ctx.clone() };
        let seen = grades::deliberation(&later, id).await.unwrap().seen().unwrap();
        let unnamed = Refusal::Field { field: "corrects", code: "missing" };
        assert_eq!(refusal(grades::seal(&later, id, &seen, None).await), unnamed);
        let second = grades::seal(&later, id, &seen, Some(first)).await.unwrap();
        let (before, after) = (grades::record(&ctx, first).await.unwrap(), grades::record(&ctx, second).await.unwrap());
        assert_eq!((before.content, before.hash.clone(), before.corrected_by), (sealed.content, sealed.hash, Some(2)));
        assert_eq!((after.content.corrects, after.content.previous, after.sound), (Some(1), before.hash, true));
        assert_eq!(grades::record_file(&ctx, first, Format::Ods).await.unwrap().1, bytes);
        assert_eq!(grades::records(&ctx, id).await.unwrap().iter().map(|r| r.content.number).collect::<Vec<_>>(), [2, 1]);
        assert_eq!(refusal(grades::record(&world.elsewhere().await, first).await), Refusal::NotFound);
    }

    async fn a_record_altered_behind_our_back_says_so(world: &World) {
        let ctx = world.by(Role::Registrar).await;
        let (id, _) = before_a_jury(world, &ctx).await;
        let seal = async |corrects| {
            let seen = grades::deliberation(&ctx, id).await.unwrap().seen().unwrap();
            grades::seal(&ctx, id, &seen, corrects).await.unwrap()
        };
        let first = seal(None).await;
        let second = seal(Some(first)).await;
        let sql = "UPDATE jury_record SET content = REPLACE(content, '\"total\":980', '\"total\":1980') WHERE number = 1";
        let db = &world.store.writer;
        db.execute_raw(Statement::from_string(db.get_database_backend(), sql)).await.unwrap();
        assert!(!grades::record(&ctx, first).await.unwrap().sound);
        assert!(grades::record(&ctx, second).await.unwrap().sound, "it names the seal that the first was given");
        let sql = "UPDATE jury_record SET hash = 'x' WHERE number = 1";
        db.execute_raw(Statement::from_string(db.get_database_backend(), sql)).await.unwrap();
        assert!(!grades::record(&ctx, second).await.unwrap().sound);
    }
}
