//! Marks of cohorts.

use super::{
    Reply, html,
    identity::done,
    sent::{Posted, Sent},
};
use crate::{state::State, visit::Visit};
use app::{
    grades::{MarkForm, MarkStep, MarkUpload, PlanFields, PlanForm, TypingForm},
    routes,
};
use axum::extract::{Multipart, Path, State as FromState};
use service::{
    Error, Refusal,
    grades::{self, Change, Imported, Ranks},
    ids::{CohortId, PersonId},
    sheet,
};

/// Largest upload of marks, in bytes: the file, grown by its way through a form.
pub const UPLOAD: usize = 3 * sheet::LARGEST;

/// GET /cohorts/{cohort}/marks.
pub async fn marks(visit: Visit, Path(id): Path<CohortId>) -> Reply {
    Ok(html(app::grades::marks(&visit, id).await?))
}

/// GET /cohorts/{cohort}/marks/plan.
pub async fn plan(visit: Visit, Path(id): Path<CohortId>) -> Reply {
    Ok(html(app::grades::plan(&visit, id, None).await?))
}

/// POST /cohorts/{cohort}/marks/plan.
pub async fn save_plan(
    FromState(state): FromState<State>,
    visit: Visit,
    Path(id): Path<CohortId>,
    sent: Sent,
) -> Reply {
    let fields = PlanFields(sent.pairs().to_vec());
    let (plan, wrong) = fields.plan();
    let mut form = PlanForm { fields, wrong, faults: Vec::new(), stale: false, scale: false };
    if form.wrong.is_empty() {
        let seen = sent.one("version").parse().unwrap_or(-1);
        match grades::save(&visit.ctx, id, &plan, seen).await {
            Ok(Ok(_)) => return Ok(done(&state, &visit, &routes::marks(id), "plan-kept")),
            Ok(Err(faults)) => form.faults = faults,
            Err(Error::Refused(Refusal::Conflict)) => form.stale = true,
            Err(Error::Refused(Refusal::Field { .. })) => form.scale = true,
            Err(other) => return Err(other.into()),
        }
    }
    Ok(html(app::grades::plan(&visit, id, Some(&form)).await?))
}

/// GET /cohorts/{cohort}/marks/items/{item}.
pub async fn column(visit: Visit, Path((id, item)): Path<(CohortId, String)>) -> Reply {
    Ok(html(app::grades::column(&visit, id, &item, &TypingForm::default()).await?))
}

/// POST /cohorts/{cohort}/marks/items/{item}: marks of many people.
pub async fn type_column(
    FromState(state): FromState<State>,
    visit: Visit,
    Path((id, item)): Path<(CohortId, String)>,
    sent: Sent,
) -> Reply {
    let lines = sent.pairs().iter().filter_map(|(name, value)| Some((name.strip_prefix("value-")?, value)));
    let changes: Vec<Change> = lines
        .filter_map(|(person, typed)| Some(change(person.parse().ok()?, typed, &sent.one(&format!("seen-{person}")))))
        .collect();
    let reason = sent.one("reason");
    let mut form = TypingForm { changes, reason, ..TypingForm::default() };
    match grades::type_marks(&visit.ctx, id, &item, &form.changes, &form.reason).await {
        Ok(typing) if typing.problems.is_empty() && typing.conflicts.is_empty() => {
            let code = if typing.kept > 0 { "marks-kept" } else { "marks-unchanged" };
            return Ok(done(&state, &visit, &routes::mark_item(id, &item), code));
        }
        Ok(typing) => form.typing = typing,
        Err(Error::Refused(refusal @ Refusal::Field { .. })) => form.refusal = Some(refusal),
        Err(other) => return Err(other.into()),
    }
    Ok(html(app::grades::column(&visit, id, &item, &form).await?))
}

fn change(person: PersonId, typed: &str, seen: &str) -> Change {
    Change { person, typed: typed.to_owned(), seen: seen.parse().ok() }
}

/// GET /cohorts/{cohort}/marks/items/{item}/{person}.
pub async fn history(visit: Visit, Path((id, item, person)): Path<(CohortId, String, PersonId)>) -> Reply {
    Ok(html(app::grades::history(&visit, id, person, &item, None).await?))
}

/// POST /cohorts/{cohort}/marks/items/{item}/{person}: one mark.
pub async fn type_one(
    FromState(state): FromState<State>,
    visit: Visit,
    Path((id, item, person)): Path<(CohortId, String, PersonId)>,
    sent: Sent,
) -> Reply {
    let change = change(person, &sent.one("value"), &sent.one("seen"));
    let mut form = MarkForm { change, reason: sent.one("reason"), ..MarkForm::default() };
    match grades::type_marks(&visit.ctx, id, &item, std::slice::from_ref(&form.change), &form.reason).await {
        Ok(typing) if typing.problems.is_empty() && typing.conflicts.is_empty() => {
            let code = if typing.kept > 0 { "marks-kept" } else { "marks-unchanged" };
            return Ok(done(&state, &visit, &routes::mark_history(id, &item, person), code));
        }
        Ok(typing) => form.typing = typing,
        Err(Error::Refused(refusal @ Refusal::Field { .. })) => form.refusal = Some(refusal),
        Err(other) => return Err(other.into()),
    }
    Ok(html(app::grades::history(&visit, id, person, &item, Some(&form)).await?))
}

/// GET /cohorts/{cohort}/marks/import.
pub async fn import_page(visit: Visit, Path(id): Path<CohortId>) -> Reply {
    Ok(html(app::grades::import(&visit, id, &MarkStep::Choose).await?))
}

/// POST /cohorts/{cohort}/marks/import: a file to look at, or the text of one that was looked at, to import.
pub async fn import(
    FromState(state): FromState<State>,
    visit: Visit,
    Path(id): Path<CohortId>,
    form: Multipart,
) -> Reply {
    visit.ctx.permit(service::Act::EditMarks)?;
    let posted = Posted::read(form).await?;
    if posted.fields.one("step") == "import" {
        return take_in(&state, &visit, id, &posted.fields).await;
    }
    if posted.file.is_empty() {
        return Ok(html(app::grades::import(&visit, id, &MarkStep::NoFile).await?));
    }
    let import = grades::preview(&visit.ctx, id, &posted.file).await?;
    let (text, _) = sheet::decode(&posted.file);
    let name = posted.name;
    let upload = MarkUpload { name, text, import, reason: String::new(), refused: false, refusal: None };
    Ok(html(app::grades::import(&visit, id, &MarkStep::Look(Box::new(upload))).await?))
}

async fn take_in(state: &State, visit: &Visit, id: CohortId, sent: &Sent) -> Reply {
    let (text, reason) = (sent.one("text"), sent.one("reason"));
    let bytes = text.as_bytes();
    let applied = grades::apply(&visit.ctx, id, bytes, &sent.one("seen"), sent.ticked("partial"), &reason).await;
    let (import, refusal) = match applied {
        Ok(Imported::Done(_)) => return Ok(done(state, visit, &routes::marks(id), "marks-imported")),
        Ok(Imported::Look(import)) => (*import, None),
        Err(Error::Refused(refusal @ Refusal::Field { .. })) => {
            (grades::preview(&visit.ctx, id, bytes).await?, Some(refusal))
        }
        Err(other) => return Err(other.into()),
    };
    let upload = MarkUpload { name: sent.one("name"), text, import, reason, refused: true, refusal };
    Ok(html(app::grades::import(visit, id, &MarkStep::Look(Box::new(upload))).await?))
}

/// GET /cohorts/{cohort}/marks/publication.
pub async fn publication(visit: Visit, Path(id): Path<CohortId>) -> Reply {
    Ok(html(app::grades::publication(&visit, id, None).await?))
}

/// POST /cohorts/{cohort}/marks/publication: publish, or withdraw.
pub async fn publish(FromState(state): FromState<State>, visit: Visit, Path(id): Path<CohortId>, sent: Sent) -> Reply {
    let (published, code) = match sent.one("act").as_str() {
        "publish" => {
            let ranks = if sent.ticked("ranks") { Ranks::Shown } else { Ranks::Hidden };
            (grades::publish_with(&visit.ctx, id, ranks).await, "marks-published")
        }
        "withdraw" => (grades::withdraw(&visit.ctx, id, &sent.one("reason")).await, "marks-withdrawn"),
        _ => return Err(Refusal::Field { field: "act", code: "unknown" }.into()),
    };
    match published {
        Ok(()) => Ok(done(&state, &visit, &routes::marks(id), code)),
        Err(Error::Refused(refusal @ Refusal::Field { .. })) => {
            Ok(html(app::grades::publication(&visit, id, Some(&refusal)).await?))
        }
        Err(other) => Err(other.into()),
    }
}

/// GET /me/marks.
pub async fn transcript(visit: Visit) -> Reply {
    Ok(html(app::grades::own(&visit).await?))
}
