//! Law in service: reports, reviews; and search.

use super::{
    Reply, html,
    identity::{Address, done},
    sent::Sent,
};
use crate::{state::State, visit::Visit};
use app::{
    law::{AnswerForm, ReportForm, ReviewForm},
    routes::{self, patterns},
};
use axum::extract::{Path, Query, State as FromState};
use serde::Deserialize;
use service::{
    Error, Refusal,
    ids::ReportId,
    law::{
        self, reports,
        review::{self, Approval, Subject},
    },
};

/// POST /law/{instrument}/{provision}: a reader reports an error.
pub async fn report(
    FromState(state): FromState<State>,
    visit: Visit,
    Address(address): Address,
    Path((instrument, provision)): Path<(String, String)>,
    sent: Sent,
) -> Reply {
    let reference = law::reference(&format!("{instrument}/{provision}"))?;
    let words = sent.one("words");
    match reports::report(&visit.ctx, &reference, &words, &address).await {
        Ok(()) => Ok(done(&state, &visit, &routes::provision(&instrument, &provision), "law-reported")),
        Err(Error::Refused(refusal @ (Refusal::Field { .. } | Refusal::SlowDown(_)))) => {
            let form = ReportForm { words, refusal: Some(refusal) };
            Ok(html(app::catalogue::provision(&visit, &instrument, &provision, &form).await?))
        }
        Err(other) => Err(other.into()),
    }
}

/// GET /law/reviews.
pub async fn reviews(visit: Visit) -> Reply {
    Ok(html(app::law::reviews(&visit, None).await?))
}

/// POST /law/reports/{report}: a reviewer answers.
pub async fn answer(FromState(state): FromState<State>, visit: Visit, Path(id): Path<ReportId>, sent: Sent) -> Reply {
    let words = sent.one("words");
    match reports::answer(&visit.ctx, id, &words).await {
        Ok(_) => Ok(done(&state, &visit, patterns::REVIEWS, "law-answered")),
        Err(Error::Refused(refusal @ Refusal::Field { .. })) => {
            let form = AnswerForm { report: id, words, refusal };
            Ok(html(app::law::reviews(&visit, Some(form)).await?))
        }
        Err(other) => Err(other.into()),
    }
}

/// GET /law/reviews/{course}/{kind}/{subject}.
pub async fn review(visit: Visit, Path((course, kind, subject)): Path<(String, String, String)>) -> Reply {
    Ok(html(app::law::review(&visit, &Subject { course, kind, subject }, None).await?))
}

/// POST /law/reviews/{course}/{kind}/{subject}.
pub async fn approve(
    FromState(state): FromState<State>,
    visit: Visit,
    Path((course, kind, subject)): Path<(String, String, String)>,
    sent: Sent,
) -> Reply {
    let subject = Subject { course, kind, subject };
    if sent.one("decision") == "withdraw" {
        return take_back(&state, &visit, subject, sent.one("reason")).await;
    }
    let approval = Approval {
        subject: subject.clone(),
        seen: sent.one("seen"),
        reason: sent.one("reason"),
        until: sent.one("until"),
    };
    match review::approve(&visit.ctx, &approval).await {
        Ok(()) => Ok(done(&state, &visit, patterns::REVIEWS, "law-approved")),
        Err(Error::Refused(refusal @ Refusal::Field { .. })) => {
            Ok(html(app::law::review(&visit, &subject, Some(ReviewForm { approval, refusal })).await?))
        }
        Err(other) => Err(other.into()),
    }
}

async fn take_back(state: &State, visit: &Visit, subject: Subject, reason: String) -> Reply {
    match review::withdraw(&visit.ctx, &subject, &reason).await {
        Ok(()) => Ok(done(state, visit, patterns::REVIEWS, "law-taken-back")),
        Err(Error::Refused(refusal @ Refusal::Field { .. })) => {
            let approval = Approval { subject: subject.clone(), reason, ..Approval::default() };
            Ok(html(app::law::review(visit, &subject, Some(ReviewForm { approval, refusal })).await?))
        }
        Err(other) => Err(other.into()),
    }
}

/// What the search box sends.
#[derive(Debug, Default, Deserialize)]
pub struct Words {
    #[serde(default)]
    q: String,
}

/// GET /search.
pub async fn search(visit: Visit, Query(words): Query<Words>) -> Reply {
    Ok(html(app::search::search(&visit, &words.q).await?))
}
