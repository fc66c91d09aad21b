//! What every request shares.

use app::page::Assets;
use service::{Error, Moment, School, Store, identity};
use std::{
    net::IpAddr,
    sync::{Arc, RwLock},
};

/// What every request shares; cheap to clone.
#[derive(Clone)]
pub struct State(Arc<Inner>);

impl std::fmt::Debug for State {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("State")
    }
}

struct Inner {
    store: Arc<Store>,
    assets: Arc<Assets>,
    schools: RwLock<Vec<Arc<School>>>,
    settings: Settings,
}

/// How this server answers.
#[derive(Clone, Debug)]
pub struct Settings {
    /// Cookies are Secure, browsers stay on https.
    pub https: bool,
    /// Others than this machine can reach it.
    pub exposed: bool,
    /// Proxies whose X-Forwarded-For is believed.
    pub proxies: Vec<IpAddr>,
    /// The clock; tests fix it.
    pub clock: fn() -> Moment,
}

impl Default for Settings {
    fn default() -> Self {
        Self { https: false, exposed: false, proxies: Vec::new(), clock: Moment::now }
    }
}

impl State {
    /// Over a database, with the schools that it holds.
    ///
    /// # Errors
    /// When the schools cannot be read.
    pub async fn new(store: Arc<Store>, settings: Settings) -> Result<Self, Error> {
        let state =
            Self(Arc::new(Inner { store, assets: Arc::new(assets()), schools: RwLock::new(Vec::new()), settings }));
        state.reload_schools().await?;
        Ok(state)
    }

    /// Reads the schools again.
    ///
    /// # Errors
    /// When they cannot be read.
    pub async fn reload_schools(&self) -> Result<(), Error> {
        let schools = identity::schools::all(&self.0.store).await?.into_iter().map(Arc::new).collect();
        if let Ok(mut held) = self.0.schools.write() {
            *held = schools;
        }
        Ok(())
    }

    /// The database.
    #[must_use]
    pub fn store(&self) -> &Arc<Store> {
        &self.0.store
    }

    /// Addresses of static files.
    #[must_use]
    pub fn assets(&self) -> &Arc<Assets> {
        &self.0.assets
    }

    /// How this server answers.
    #[must_use]
    pub fn settings(&self) -> &Settings {
        &self.0.settings
    }

    /// Now.
    #[must_use]
    pub fn now(&self) -> Moment {
        (self.0.settings.clock)()
    }

    /// The schools.
    #[must_use]
    pub fn schools(&self) -> Vec<Arc<School>> {
        self.0.schools.read().map(|held| held.clone()).unwrap_or_default()
    }
}

fn assets() -> Assets {
    let at = |name: &str| crate::assets::address(name).unwrap_or_default().to_owned();
    Assets {
        style: at("style.css"),
        loader: at("loader.js"),
        browser: at("browser.js"),
        wasm: at("browser_bg.wasm"),
        icon: at("favicon.svg"),
    }
}
