//! `pretoire serve`.

use super::{open, say};
use crate::{
    config::{Data, Serve},
    router,
    state::{Settings, State},
};
use service::{Doing, Error, Moment, Store};
use std::{net::SocketAddr, process::ExitCode, sync::Arc, time::Duration};
use tokio::{net::TcpListener, signal};

/// How often copies whose time is over are looked for.
const OVERDUE: Duration = Duration::from_secs(15);

pub(super) async fn serve(data: &Data, serve: Serve) -> Result<ExitCode, Error> {
    let store = open(data).await?;
    if serve.demo {
        super::people::demonstration(&store).await?;
    }
    if !serve.no_publish
        && let Ok(ctx) = super::people::operator(&store, None).await
    {
        super::content::publish_at_start(&ctx, &serve.content).await?;
    }
    let settings =
        Settings { https: serve.https, exposed: serve.exposed(), proxies: serve.proxy.clone(), clock: Moment::now };
    let nightly = tokio::spawn(super::calibrate::on_schedule(store.clone(), settings.clock));
    let state = State::new(store.clone(), settings).await?;
    let listener = TcpListener::bind(serve.listen).await.doing("listening (is the port in use?)")?;
    let address = listener.local_addr().doing("listening")?;
    announce(address, &serve);
    let site = router::site(state).into_make_service_with_connect_info::<SocketAddr>();
    let clock = tokio::spawn(hand_in_when_time_is_over(store.clone()));
    axum::serve(listener, site).with_graceful_shutdown(asked_to_stop()).await.doing("serving")?;
    nightly.abort();
    clock.abort();
    store.close().await;
    say("arrêt propre / stopped cleanly");
    Ok(ExitCode::SUCCESS)
}

/// Hands in the copies whose time is over, also of those who never come back to theirs.
async fn hand_in_when_time_is_over(store: Arc<Store>) {
    let mut every = tokio::time::interval(OVERDUE);
    loop {
        every.tick().await;
        if let Err(error) = service::quiz::closing::close_overdue(&store, Moment::now()).await {
            tracing::warn!(%error, "copies whose time is over could not be handed in");
        }
    }
}

fn announce(address: SocketAddr, serve: &Serve) {
    say(format!("\nPrétoire → http://{address}/   (Ctrl+C pour arrêter / to stop)"));
    if serve.exposed() && !serve.https {
        say("Attention : d’autres machines peuvent joindre ce serveur sans TLS ; voir docs/guide/installation.md.");
    }
}

async fn asked_to_stop() {
    let interrupt = async {
        let _ = signal::ctrl_c().await;
    };
    #[cfg(unix)]
    let terminate = async {
        if let Ok(mut term) = signal::unix::signal(signal::unix::SignalKind::terminate()) {
            term.recv().await;
        } else {
            std::future::pending::<()>().await;
        }
    };
    #[cfg(not(unix))]
    let terminate = std::future::pending::<()>();
    tokio::select! { () = interrupt => {}, () = terminate => {} }
}
