//! Messages and notices.

use super::{Reply, html, identity::done, sent::Sent};
use crate::{state::State, visit::Visit};
use app::routes::{self, patterns};
use axum::extract::{Path, Query, State as FromState};
use serde::Deserialize;
use service::{
    Error, Refusal,
    ids::{CohortId, MessageId},
    message::{self, Draft},
    notice,
};

/// To whom a message is begun.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct To {
    to: String,
}

/// GET /cohorts/{cohort}/message.
pub async fn write_page(visit: Visit, Path(id): Path<CohortId>, Query(begun): Query<To>) -> Reply {
    let draft = Draft { to: begun.to, ..Draft::default() };
    Ok(html(app::message::write(&visit, id, &draft, None).await?))
}

/// POST /cohorts/{cohort}/message.
pub async fn write(FromState(state): FromState<State>, visit: Visit, Path(id): Path<CohortId>, sent: Sent) -> Reply {
    let draft = Draft { to: sent.one("to"), subject: sent.one("subject"), body: sent.one("body") };
    match message::write(&visit.ctx, id, &draft).await {
        Ok(_) => Ok(done(&state, &visit, &routes::cohort(id), "message-sent")),
        Err(Error::Refused(refusal @ (Refusal::Field { .. } | Refusal::SlowDown(_)))) => {
            Ok(html(app::message::write(&visit, id, &draft, Some(&refusal)).await?))
        }
        Err(other) => Err(other.into()),
    }
}

/// GET /messages.
pub async fn list(visit: Visit) -> Reply {
    Ok(html(app::message::messages(&visit).await?))
}

/// GET /messages/{message}.
pub async fn show(visit: Visit, Path(id): Path<MessageId>) -> Reply {
    Ok(html(app::message::message(&visit, id, None).await?))
}

/// POST /messages/{message}: an answer to its sender.
pub async fn answer(FromState(state): FromState<State>, visit: Visit, Path(id): Path<MessageId>, sent: Sent) -> Reply {
    let typed = sent.one("body");
    match message::answer(&visit.ctx, id, &typed).await {
        Ok(_) => Ok(done(&state, &visit, patterns::MESSAGES, "message-sent")),
        Err(Error::Refused(refusal @ (Refusal::Field { .. } | Refusal::SlowDown(_)))) => {
            Ok(html(app::message::message(&visit, id, Some((typed, refusal))).await?))
        }
        Err(other) => Err(other.into()),
    }
}

/// POST /messages/{message}/read.
pub async fn read(FromState(state): FromState<State>, visit: Visit, Path(id): Path<MessageId>) -> Reply {
    message::mark_read(&visit.ctx, Some(id)).await?;
    Ok(done(&state, &visit, &routes::message(id), "notices-read"))
}

/// GET /notices.
pub async fn notices(visit: Visit) -> Reply {
    Ok(html(app::notice::notices(&visit).await?))
}

/// POST /notices: one marked as read, or all.
pub async fn mark(FromState(state): FromState<State>, visit: Visit, sent: Sent) -> Reply {
    let word = sent.one("word");
    notice::mark_read(&visit.ctx, Some(word.as_str()).filter(|word| !word.is_empty())).await?;
    Ok(done(&state, &visit, patterns::NOTICES, "notices-read"))
}
