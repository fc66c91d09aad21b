//! Essays: giving, writing, marking without names, comparing, closing.

use super::{Reply, html, identity::done, sent::Sent};
use crate::{state::State, visit::Visit};
use app::{
    essay::{MarkForm, SettingsForm, SheetForm, Stopped},
    routes,
};
use axum::extract::{Path, State as FromState};
use service::{
    Error, Refusal,
    essay::{self, Draft, Given, Kept, Moderation, Wish},
    ids::{CohortId, EssayId},
};

/// Largest copy on its way, in bytes: 40,000 accented letters as a form writes them, and as much that is too long.
pub const COPY: usize = 1024 * 1024;

/// GET /essays.
pub async fn to_mark(visit: Visit) -> Reply {
    Ok(html(app::essay::to_mark(&visit).await?))
}

/// GET /cohorts/{cohort}/essays.
pub async fn list(visit: Visit, Path(id): Path<CohortId>) -> Reply {
    Ok(html(app::essay::essays(&visit, id).await?))
}

/// GET /cohorts/{cohort}/essays/new.
pub async fn new_page(visit: Visit, Path(id): Path<CohortId>) -> Reply {
    Ok(html(app::essay::new_essay(&visit, id, &Draft::default(), &[]).await?))
}

fn draft(sent: &Sent) -> Draft {
    Draft {
        title: sent.one("essay_title"),
        question: sent.one("essay_question"),
        subject: sent.one("essay_subject"),
        rubric: sent.one("essay_rubric"),
        opens: sent.one("essay_opens"),
        closes: sent.one("essay_closes"),
        threshold: sent.one("essay_threshold"),
    }
}

/// POST /cohorts/{cohort}/essays/new.
pub async fn create(FromState(state): FromState<State>, visit: Visit, Path(id): Path<CohortId>, sent: Sent) -> Reply {
    let draft = draft(&sent);
    match essay::create(&visit.ctx, id, &draft).await? {
        Ok(_) => Ok(done(&state, &visit, &routes::essays(id), "essay-made")),
        Err(faults) => Ok(html(app::essay::new_essay(&visit, id, &draft, &faults).await?)),
    }
}

/// GET /essays/{essay}/settings.
pub async fn settings_page(visit: Visit, Path(id): Path<EssayId>) -> Reply {
    Ok(html(app::essay::essay_settings(&visit, id, &SettingsForm::default()).await?))
}

/// POST /essays/{essay}/settings.
pub async fn settings(FromState(state): FromState<State>, visit: Visit, Path(id): Path<EssayId>, sent: Sent) -> Reply {
    let draft = draft(&sent);
    let faults = essay::set_dates(&visit.ctx, id, &draft).await?;
    if faults.is_empty() {
        return Ok(done(&state, &visit, &routes::essay_settings(id), "essay-settings-kept"));
    }
    let form = SettingsForm { dates: Some((draft, faults)), extension: None };
    Ok(html(app::essay::essay_settings(&visit, id, &form).await?))
}

/// POST /essays/{essay}/extensions.
pub async fn extend(FromState(state): FromState<State>, visit: Visit, Path(id): Path<EssayId>, sent: Sent) -> Reply {
    let typed = ["essay_person", "essay_until", "essay_reason"].map(|name| sent.one(name));
    let [person, until, reason] = &typed;
    match essay::extend(&visit.ctx, id, person, until, reason).await {
        Ok(()) => Ok(done(&state, &visit, &routes::essay_settings(id), "essay-extended")),
        Err(Error::Refused(refusal @ Refusal::Field { .. })) => {
            let form = SettingsForm { dates: None, extension: Some((typed, refusal)) };
            Ok(html(app::essay::essay_settings(&visit, id, &form).await?))
        }
        Err(other) => Err(other.into()),
    }
}

/// GET /me/essays/{essay}.
pub async fn sheet(visit: Visit, Path(id): Path<EssayId>) -> Reply {
    Ok(html(app::essay::essay_sheet(&visit, id, None).await?))
}

/// POST /me/essays/{essay}: the text is saved, or saved and handed in.
pub async fn keep(FromState(state): FromState<State>, visit: Visit, Path(id): Path<EssayId>, sent: Sent) -> Reply {
    let wish = if sent.one("act") == "hand-in" { Wish::HandIn } else { Wish::Save };
    let typed = sent.one("essay_text");
    match essay::keep(&visit.ctx, id, &typed, sent.one("seen").parse().unwrap_or_default(), wish).await {
        Ok(Kept::Saved) => Ok(done(&state, &visit, &routes::own_essay(id), "essay-saved")),
        Ok(Kept::HandedIn) => Ok(done(&state, &visit, &routes::own_essay(id), "essay-handed-in")),
        Err(Error::Refused(refusal @ (Refusal::Conflict | Refusal::Field { .. } | Refusal::Archived))) => {
            Ok(html(app::essay::essay_sheet(&visit, id, Some(&SheetForm { typed, refusal })).await?))
        }
        Err(other) => Err(other.into()),
    }
}

/// GET /essays/{essay}/copies.
pub async fn copies(visit: Visit, Path(id): Path<EssayId>) -> Reply {
    Ok(html(app::essay::marking(&visit, id).await?))
}

/// GET /essays/{essay}/copies/{code}.
pub async fn copy(visit: Visit, Path((id, code)): Path<(EssayId, String)>) -> Reply {
    Ok(html(app::essay::one_copy(&visit, id, &code, None).await?))
}

/// POST /essays/{essay}/copies/{code}.
pub async fn mark(
    FromState(state): FromState<State>,
    visit: Visit,
    Path((id, code)): Path<(EssayId, String)>,
    sent: Sent,
) -> Reply {
    let all = |prefix: &'static str| -> Vec<String> {
        (0..sent.prefixed(prefix).count()).map(|n| sent.one(&format!("{prefix}{n}"))).collect()
    };
    let given = Given { points: all("points-"), comments: all("comment-"), overall: sent.one("overall") };
    let (faults, refusal) = match essay::mark(&visit.ctx, id, &code, &given).await {
        Ok(faults) if faults.is_empty() => {
            return Ok(done(&state, &visit, &routes::mark_copy(id, &code), "essay-marked"));
        }
        Ok(faults) => (faults, None),
        Err(Error::Refused(refusal @ Refusal::Field { .. })) => (Vec::new(), Some(refusal)),
        Err(other) => return Err(other.into()),
    };
    Ok(html(app::essay::one_copy(&visit, id, &code, Some(&MarkForm { given, faults, refusal })).await?))
}

/// GET /essays/{essay}/review.
pub async fn review(visit: Visit, Path(id): Path<EssayId>) -> Reply {
    Ok(html(app::essay::review(&visit, id, None).await?))
}

/// POST /essays/{essay}/review: the marking is closed or opened again, copies are returned or no longer shown.
pub async fn close(FromState(state): FromState<State>, visit: Visit, Path(id): Path<EssayId>, sent: Sent) -> Reply {
    let reason = sent.one("essay_reason");
    let did = match sent.one("act").as_str() {
        "close" => match essay::close(&visit.ctx, id).await {
            Ok(Ok(_)) => Ok("essay-closed"),
            Ok(Err(unready)) => {
                return Ok(html(app::essay::review(&visit, id, Some(&Stopped::Unready(unready))).await?));
            }
            Err(error) => Err(error),
        },
        "reopen" => essay::reopen(&visit.ctx, id, &reason).await.map(|()| "essay-reopened"),
        "publish" => essay::publish(&visit.ctx, id, true).await.map(|()| "essay-published"),
        "withdraw" => essay::publish(&visit.ctx, id, false).await.map(|()| "essay-withdrawn"),
        _ => Err(Refusal::NotFound.into()),
    };
    match did {
        Ok(code) => Ok(done(&state, &visit, &routes::essay_review(id), code)),
        Err(Error::Refused(refusal @ Refusal::Field { .. })) => {
            Ok(html(app::essay::review(&visit, id, Some(&Stopped::Refused(refusal, reason))).await?))
        }
        Err(other) => Err(other.into()),
    }
}

/// GET /essays/{essay}/review/{code}.
pub async fn decide_page(visit: Visit, Path((id, code)): Path<(EssayId, String)>) -> Reply {
    Ok(html(app::essay::decide(&visit, id, &code, None).await?))
}

/// POST /essays/{essay}/review/{code}.
pub async fn decide(
    FromState(state): FromState<State>,
    visit: Visit,
    Path((id, code)): Path<(EssayId, String)>,
    sent: Sent,
) -> Reply {
    let typed = Moderation {
        mark: sent.one("essay_mark"),
        reason: sent.one("essay_reason"),
        seen: sent.one("seen").parse().ok(),
    };
    match essay::moderate(&visit.ctx, id, &code, &typed).await {
        Ok(()) => Ok(done(&state, &visit, &routes::essay_review(id), "essay-decided")),
        Err(Error::Refused(refusal @ (Refusal::Conflict | Refusal::Field { .. }))) => {
            Ok(html(app::essay::decide(&visit, id, &code, Some((&typed, &refusal))).await?))
        }
        Err(other) => Err(other.into()),
    }
}
