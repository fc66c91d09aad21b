//! The end of a case file: the learner's qualification against the model's, and every difference, step by step.

use super::{
    answered::{given_lines, verdict},
    case::Work,
    difference::differences,
    practice::expected_lines,
};
use crate::text::Text;
use learning::quiz::{Credit, Marked, Place, Response, Step, Task, Verdict};
use leptos::{html::ElementChild, prelude::*};

/// Where the summary stands on its page.
pub(super) fn anchor(work: &Work) -> String {
    format!("{}-summary", work.question.id)
}

/// A case file worked through.
pub(super) fn summary(work: &Work) -> AnyView {
    let t = &work.site().text;
    let explanation = work.wording.explanation.as_ref().map(|e| work.around.writer.html(e));
    view! {
        <section id=anchor(work)>
            <h2>{t.case_summary()}</h2>
            <p class="lead">{worth(t, work)}</p>
            {tally(t, work)}
            {qualification(t, work)}
            <h3>{t.case_differences()}</h3>
            <ol class="list">{steps(t, work)}</ol>
            {explanation.map(|html| view! { <div class="prose" inner_html=html></div> })}
        </section>
    }
    .into_any()
}

/// What the whole is worth, in words: from four fifths good, from half fair.
fn worth(t: &Text, work: &Work) -> String {
    let marked = work.wording.task.mark(&Response::Case(work.answers.clone())).ok();
    match marked {
        Some(Marked { verdict: Verdict::Unmarked, .. }) | None => t.case_summary_own(),
        Some(Marked { credit: Credit { earned, of }, .. }) => {
            let (earned, of) = (u64::from(earned), u64::from(of));
            match (earned * 5 >= of * 4, earned * 2 >= of) {
                (true, _) => t.case_summary_good(),
                (false, true) => t.case_summary_fair(),
                (false, false) => t.case_summary_poor(),
            }
        }
    }
}

fn tally(t: &Text, work: &Work) -> AnyView {
    let count = |wanted: Verdict| {
        let places = work.path.places().iter();
        places.filter(|place| matches!(place, Place::Answered(marked) if marked.verdict == wanted)).count()
    };
    let all = [
        (Verdict::Right, t.case_tally_right()),
        (Verdict::Partial, t.case_tally_partly()),
        (Verdict::Wrong, t.case_tally_wrong()),
        (Verdict::Unmarked, t.case_tally_compare()),
    ];
    let rows: Vec<_> = all
        .into_iter()
        .map(|(verdict, words)| (count(verdict), words))
        .filter(|(count, _)| *count > 0)
        .map(|(count, words)| view! { <div><dt>{words}</dt><dd>{count}</dd></div> })
        .collect();
    view! { <dl class="stats">{rows}</dl> }.into_any()
}

/// Steps on the main objective of the case: what the learner held, beside what the model holds.
fn qualification(t: &Text, work: &Work) -> Option<AnyView> {
    let steps: Vec<_> = answered(work)
        .filter(|(_, step, ..)| step.objective == work.question.objective && !is_essay(step))
        .map(|(_, step, marked, answer)| held(t, work, step, marked, answer))
        .collect();
    (!steps.is_empty()).then(|| view! { <h3>{t.case_qualification()}</h3>{steps} }.into_any())
}

fn held(t: &Text, work: &Work, step: &Step, marked: &Marked, answer: &Response) -> AnyView {
    let writer = work.around.writer;
    let (tone, word) = verdict(t, marked);
    let yours = lines(given_lines(writer, &step.task, answer));
    let model = lines(expected_lines(writer, &step.task));
    let explanation = step.explanation.as_ref().map(|e| writer.html(e)).unwrap_or_default();
    view! {
        <section class="card">
            <p><b>{step.title.clone()}</b>" "<span class=tone>{word}</span></p>
            <dl class="review">
                <div><dt>{t.case_you_held()}</dt><dd>{yours}</dd></div>
                <div><dt>{t.case_model_holds()}</dt><dd>{model}</dd></div>
            </dl>
            <div inner_html=explanation></div>
        </section>
    }
    .into_any()
}

fn steps(t: &Text, work: &Work) -> Vec<AnyView> {
    answered(work)
        .map(|(index, step, marked, answer)| {
            let (tone, word) = verdict(t, marked);
            let address = format!("#{}", work.anchor(index));
            view! {
                <li>
                    <div><a href=address>{step.title.clone()}</a>{difference(t, work, step, marked, answer)}</div>
                    <span class=tone>{word}</span>
                </li>
            }
            .into_any()
        })
        .collect()
}

fn difference(t: &Text, work: &Work, step: &Step, marked: &Marked, answer: &Response) -> AnyView {
    match marked.verdict {
        Verdict::Right => view! { <small>{t.case_as_model()}</small> }.into_any(),
        Verdict::Unmarked => view! { <small>{t.case_own_text()}</small> }.into_any(),
        Verdict::Partial | Verdict::Wrong => differences(t, work.around.writer, &step.task, answer),
    }
}

fn answered<'a>(work: &'a Work<'a>) -> impl Iterator<Item = (u16, &'a Step, &'a Marked, &'a Response)> {
    work.steps().zip(&work.answers).filter_map(|((index, step, place), answer)| match (place, answer) {
        (Place::Answered(marked), Some(answer)) => Some((index, step, marked, answer)),
        _ => None,
    })
}

const fn is_essay(step: &Step) -> bool {
    matches!(step.task, Task::Essay { .. })
}

fn lines(all: Vec<String>) -> Vec<AnyView> {
    all.into_iter().map(|html| view! { <p inner_html=html></p> }.into_any()).collect()
}
