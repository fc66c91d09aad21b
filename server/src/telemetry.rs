//! Logs: structured, without personal data.

use tracing_subscriber::{EnvFilter, fmt};

/// Starts writing logs to standard error. `RUST_LOG` chooses what.
pub fn start(json: bool) {
    let filter = EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new("info,sqlx=warn,sea_orm=warn"));
    let builder = fmt().with_env_filter(filter).with_writer(std::io::stderr);
    let started = if json { builder.json().try_init() } else { builder.with_target(false).try_init() };
    if let Err(cause) = started {
        tracing::debug!(%cause, "logs were already started");
    }
}
