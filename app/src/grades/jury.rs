//! Deliberation: order of merit, one person's decision, sealing.

use super::words;
use crate::{
    page::{About, Page, Site},
    parts::{Field, Form, Select, error_summary},
    problem::field_error,
    routes::{self, patterns},
    text::Text,
};
use learning::grades::total::Verdict;
use leptos::{html::ElementChild, prelude::*};
use service::{
    Error, Refusal,
    grades::{self, AdjustmentDraft, Decision, Deliberation, Record},
    ids::{CohortId, PersonId},
};

/// The page of a deliberation, after a refusal when there is one.
///
/// # Errors
/// [`Refusal::NotFound`]; when the actor may not deliberate.
pub async fn deliberation(site: &Site, id: CohortId, refusal: Option<&Refusal>) -> Result<Page, Error> {
    let t = &site.text;
    let before = grades::deliberation(&site.ctx, id).await?;
    let records = grades::records(&site.ctx, id).await?;
    let seen = before.seen()?;
    let about = About::titled(t.jury_title())
        .under(t.cohorts_title(), patterns::COHORTS)
        .under(before.book.cohort.name.clone(), routes::cohort(id))
        .under(t.marks_title(), routes::marks(id))
        .wide()
        .status(if refusal.is_some() { 409 } else { 200 });
    Ok(site.page(about, || {
        let refused = refusal.map(|_| view! { <div class="notice warn" role="alert"><p>{t.jury_stale()}</p></div> });
        view! {
            <p class="kicker">{before.book.cohort.name.clone()}</p>
            <h1>{t.jury_title()}</h1>
            {refused}
            <p>{t.jury_says()}</p>
            {sealed(site, &records)}
            {table(site, &before)}
            {seal(site, &before, &records, &seen)}
            <p><a class="back" href=site.to(routes::marks(id))>{t.export_back()}</a></p>
        }
    }))
}

fn sealed(site: &Site, records: &[Record]) -> Option<AnyView> {
    let t = &site.text;
    if records.is_empty() {
        return None;
    }
    let lines: Vec<_> = records
        .iter()
        .map(|record| {
            let words = t.record_line(record.content.number, site.day_and_time(record.content.at));
            let corrected =
                record.corrected_by.map(|number| view! { " "<span class="tag">{t.record_corrected_by(number)}</span> });
            view! { <li><a href=site.to(routes::record(record.id))>{words}</a>{corrected}</li> }
        })
        .collect();
    Some(view! { <h2>{t.records_title()}</h2><ul class="list">{lines}</ul> }.into_any())
}

fn table(site: &Site, before: &Deliberation) -> AnyView {
    let t = &site.text;
    let rows: Vec<_> = before.decisions.iter().map(|decision| row(site, before, decision)).collect();
    view! {
        <table class="cards">
            <caption>{t.jury_caption(before.decisions.len())}</caption>
            <thead><tr>
                <th scope="col">{t.marks_rank()}</th>
                <th scope="col">{t.person_name()}</th>
                <th scope="col">{t.person_matricule()}</th>
                <th scope="col" class="num">{t.jury_computed()}</th>
                <th scope="col" class="num">{t.jury_stands()}</th>
                <th scope="col">{t.transcript_result()}</th>
                <th scope="col">{t.jury_reason()}</th>
            </tr></thead>
            <tbody>{rows}</tbody>
        </table>
    }
    .into_any()
}

fn rank(t: &Text, rank: Option<u32>, ex_aequo: bool) -> String {
    match rank {
        Some(rank) if ex_aequo => t.rank_ex_aequo(rank),
        Some(rank) => rank.to_string(),
        None => t.rank_none(),
    }
}

fn number(t: &Text, total: Option<i32>) -> String {
    total.map_or_else(|| t.marks_blank(), |total| t.hundredths(total))
}

fn row(site: &Site, before: &Deliberation, decision: &Decision) -> AnyView {
    let t = &site.text;
    let member = &decision.row.member;
    let result = decision.mention.clone().unwrap_or_else(|| words::verdict(t, decision.verdict));
    let reason = decision.adjustment.as_ref().filter(|a| a.changes()).map(|a| a.reason.clone());
    let address = site.to(routes::jury_person(before.book.cohort.id, member.person));
    view! {
        <tr>
            <td data-label=t.marks_rank()>{rank(t, decision.place.rank, decision.place.ex_aequo)}</td>
            <th scope="row"><a href=address>{member.name()}</a></th>
            <td data-label=t.person_matricule()>{member.matricule.clone()}</td>
            <td class="num" data-label=t.jury_computed()>{number(t, decision.row.total.rounded)}</td>
            <td class="num" data-label=t.jury_stands()><span class="mark">{number(t, decision.total)}</span></td>
            <td data-label=t.transcript_result()>{result}</td>
            <td data-label=t.jury_reason()>{reason}</td>
        </tr>
    }
    .into_any()
}

fn seal(site: &Site, before: &Deliberation, records: &[Record], seen: &str) -> AnyView {
    let t = &site.text;
    let incomplete = before.decisions.iter().filter(|d| d.verdict == Verdict::Incomplete).count();
    let warn =
        (incomplete > 0).then(|| view! { <div class="notice warn"><p>{t.jury_incomplete(incomplete)}</p></div> });
    let latest = records.first();
    let corrects = latest.map(|record| view! { <input type="hidden" name="corrects" value=record.id.to_string()/> });
    let says = latest.map_or_else(|| t.seal_says(), |record| t.seal_corrects(record.content.number));
    view! {
        <h2>{t.seal_title()}</h2>
        <p>{says}</p>
        {warn}
        <form method="post" action=site.to(routes::jury(before.book.cohort.id))>
            <input type="hidden" name="seen" value=seen.to_owned()/>
            {corrects}
            <div class="row"><button class="button">{t.seal_do()}</button></div>
        </form>
    }
    .into_any()
}

/// The page where one person's decision is written, after a refusal when there is one.
///
/// # Errors
/// [`Refusal::NotFound`]; when the actor may not deliberate.
pub async fn jury_person(
    site: &Site,
    id: CohortId,
    person: PersonId,
    sent: Option<(&AdjustmentDraft, &Refusal)>,
) -> Result<Page, Error> {
    let t = &site.text;
    let before = grades::deliberation(&site.ctx, id).await?;
    let decision = before.decisions.iter().find(|d| d.row.member.person == person).ok_or(Refusal::NotFound)?;
    let form = form(t, decision, sent);
    let conflict = matches!(sent, Some((_, Refusal::Conflict)));
    let status = match sent {
        None => 200,
        Some(_) if conflict => 409,
        Some(_) => 422,
    };
    let name = decision.row.member.name();
    let about = About::titled(t.adjust_title(name.clone()))
        .under(t.cohorts_title(), patterns::COHORTS)
        .under(before.book.cohort.name.clone(), routes::cohort(id))
        .under(t.marks_title(), routes::marks(id))
        .under(t.jury_title(), routes::jury(id))
        .status(status);
    Ok(site.page(about, || {
        let total = Field::new("total", t.adjust_total()).hint(t.adjust_total_hint()).short();
        let verdicts = [Verdict::Passed, Verdict::Resit, Verdict::Failed, Verdict::Eliminated];
        let verdicts = verdicts.into_iter().map(|one| (one.word().to_owned(), words::verdict(t, one)));
        let choices = std::iter::once((String::new(), t.adjust_as_reckoned())).chain(verdicts).collect();
        let verdict = Select { name: "verdict", label: t.transcript_result(), choices };
        let reason = Field::new("reason", t.jury_reason()).hint(t.adjust_reason_hint()).required();
        let stale = conflict.then(|| {
            let words = t.adjust_stale(
                number(t, decision.total),
                decision.adjustment.as_ref().map(|a| a.reason.clone()).unwrap_or_default(),
            );
            view! { <div class="notice warn" role="alert"><h2>{t.conflict_title()}</h2><p>{words}</p></div> }
        });
        let facts = [
            (t.jury_computed(), number(t, decision.row.total.rounded)),
            (t.jury_stands(), number(t, decision.total)),
            (t.transcript_result(), words::verdict(t, decision.verdict)),
            (t.marks_rank(), rank(t, decision.place.rank, decision.place.ex_aequo)),
        ];
        let facts: Vec<_> =
            facts.into_iter().map(|(name, value)| view! { <div><dt>{name}</dt><dd>{value}</dd></div> }).collect();
        view! {
            {error_summary(t, &form)}
            <h1>{t.adjust_title(name)}</h1>
            {stale}
            <dl class="review">{facts}</dl>
            <p><a href=site.to(routes::what_if(id, person))>{t.whatif_link()}</a></p>
            <p>{t.adjust_says()}</p>
            <form method="post" action=site.to(routes::jury_person(id, person))>
                <input type="hidden" name="seen" value=decision.adjustment.as_ref().map(|a| a.id.to_string())/>
                {total.show(t, &form)}
                {verdict.show(t, &form)}
                {reason.show(t, &form)}
                <div class="row"><button class="button">{t.adjust_keep()}</button></div>
            </form>
            {super::to_transcript(site, id, person)}
            <p><a class="back" href=site.to(routes::jury(id))>{t.jury_back()}</a></p>
        }
    }))
}

fn form(t: &Text, decision: &Decision, sent: Option<(&AdjustmentDraft, &Refusal)>) -> Form {
    let Some((draft, refusal)) = sent else {
        let Some(adjustment) = &decision.adjustment else { return Form::default() };
        return Form::default()
            .with("total", adjustment.total.map(|total| t.hundredths(total)).unwrap_or_default())
            .with("verdict", adjustment.verdict.map(Verdict::word).unwrap_or_default());
    };
    let form = Form::default()
        .with("total", draft.total.clone())
        .with("verdict", draft.verdict.clone())
        .with("reason", draft.reason.clone());
    match refusal {
        Refusal::Field { field: "total", .. } => form.wrong("total", t.mark_range(20_u16)),
        Refusal::Field { field, code } => form.wrong(field, field_error(t, field, code)),
        _ => form,
    }
}

/// The page of a sealed record, made to be printed and signed.
///
/// # Errors
/// [`Refusal::NotFound`]; when the actor may not see marks.
pub async fn record(site: &Site, id: service::ids::RecordId) -> Result<Page, Error> {
    let t = &site.text;
    let record = grades::record(&site.ctx, id).await?;
    let content = &record.content;
    let kept = grades::record_formats(&site.ctx, id).await?.contains(&grades::Format::Pdf);
    let kept = if kept { t.record_files_kept() } else { t.record_pdf_later() };
    let about = About::titled(t.record_title(content.number))
        .under(t.cohorts_title(), patterns::COHORTS)
        .under(content.cohort.clone(), routes::cohort(record.cohort))
        .under(t.jury_title(), routes::jury(record.cohort))
        .wide();
    Ok(site.page(about, || {
        let (tone, sound) =
            if record.sound { ("notice success", t.record_sound()) } else { ("notice wrong", t.record_broken()) };
        let corrects = content.corrects.map(|number| view! { <p>{t.record_corrects(number)}</p> });
        let corrected = record.corrected_by.map(|number| view! { <div class="notice warn"><p>{t.record_corrected_by(number)}</p></div> });
        let rows: Vec<_> = content
            .decisions
            .iter()
            .map(|line| {
                let verdict = words::verdict(t, Verdict::of(&line.verdict).unwrap_or(Verdict::Incomplete));
                let result = [Some(verdict), line.mention.clone()].into_iter().flatten().collect::<Vec<_>>().join(" · ");
                view! {
                    <tr>
                        <td data-label=t.marks_rank()>{rank(t, line.rank, line.ex_aequo)}</td>
                        <th scope="row">{format!("{} {}", line.family_name, line.given_name)}</th>
                        <td data-label=t.person_matricule()>{line.matricule.clone()}</td>
                        <td class="num" data-label=t.jury_computed()>{number(t, line.computed)}</td>
                        <td class="num" data-label=t.jury_stands()><b>{number(t, line.total)}</b></td>
                        <td data-label=t.transcript_result()>{result}</td>
                        <td data-label=t.jury_reason()>{line.reason.clone()}</td>
                    </tr>
                }
            })
            .collect();
        view! {
            <p class="kicker">{content.school.clone()}</p>
            <h1>{t.record_title(content.number)}</h1>
            {corrected}
            <p>{t.record_says(content.cohort.clone(), site.day_and_time(content.at), content.by.clone())}</p>
            {corrects}
            <table class="cards">
                <caption>{t.record_caption()}</caption>
                <thead><tr>
                    <th scope="col">{t.marks_rank()}</th>
                    <th scope="col">{t.person_name()}</th>
                    <th scope="col">{t.person_matricule()}</th>
                    <th scope="col" class="num">{t.jury_computed()}</th>
                    <th scope="col" class="num">{t.jury_stands()}</th>
                    <th scope="col">{t.transcript_result()}</th>
                    <th scope="col">{t.jury_reason()}</th>
                </tr></thead>
                <tbody>{rows}</tbody>
            </table>
            <h2>{t.record_signatures()}</h2>
            <dl class="review">
                <div><dt>{t.record_president()}</dt><dd>"……………………………………"</dd></div>
                <div><dt>{t.record_members()}</dt><dd>"……………………………………"</dd></div>
                <div><dt>{t.record_place_and_day()}</dt><dd>"……………………………………"</dd></div>
            </dl>
            <h2>{t.record_seal()}</h2>
            <div class=tone><p>{sound}</p></div>
            <dl class="review">
                <div><dt>{t.record_hash()}</dt><dd><code>{in_groups(&record.hash)}</code></dd></div>
                <div><dt>{t.record_previous()}</dt><dd><code>{if content.previous.is_empty() { t.record_first() } else { in_groups(&content.previous) }}</code></dd></div>
            </dl>
            <p>{kept}</p>
            <div class="row">
                <a class="button" href=site.to(routes::record_file(id, "pdf")) download=format!("proces-verbal-{}.pdf", content.number)>{t.record_fetch_pdf()}</a>
                <a class="button quiet" href=site.to(routes::record_file(id, "ods")) download=format!("proces-verbal-{}.ods", content.number)>{t.record_fetch_ods()}</a>
            </div>
            <p><a class="back" href=site.to(routes::jury(record.cohort))>{t.jury_back()}</a></p>
        }
    }))
}

/// A hash in groups of eight, as people compare it on paper.
fn in_groups(hash: &str) -> String {
    let letters: Vec<char> = hash.chars().collect();
    letters.chunks(8).map(|group| group.iter().collect::<String>()).collect::<Vec<_>>().join(" ")
}
