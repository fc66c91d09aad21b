//! What can be set, by flag or by environment.

use clap::Args;
use std::{net::SocketAddr, path::PathBuf};

/// Where the data live; shared by every command.
#[derive(Args, Clone, Debug)]
pub struct Data {
    /// Folder that holds the database, keys and backups; made when missing.
    #[arg(long, env = "PRETOIRE_DATA", default_value = "data", global = true)]
    pub data: PathBuf,

    /// `postgres://user:password@host/name` for PostgreSQL; without it, SQLite in the data folder.
    #[arg(long, env = "DATABASE_URL", global = true, hide_env_values = true)]
    pub database_url: Option<String>,

    /// File with the key that the sealed question banks are encrypted with, kept outside the data folder and made at
    /// the first start. By default pretoire/bank.key in the configuration folder of the account ($XDG_CONFIG_HOME or
    /// ~/.config), or beside the data folder when there is none. Back it up apart: without it no test can be drawn.
    #[arg(long, env = "PRETOIRE_KEY_FILE", global = true)]
    pub key_file: Option<PathBuf>,
}

impl Data {
    /// The address of the database.
    #[must_use]
    pub fn url(&self) -> String {
        match &self.database_url {
            Some(url) if !url.is_empty() => url.clone(),
            _ => format!("sqlite://{}", self.data.join("pretoire.db").display()),
        }
    }

    /// Whether the database is a file that is not there.
    #[must_use]
    pub fn is_missing(&self) -> bool {
        self.url().strip_prefix("sqlite://").is_some_and(|path| !std::path::Path::new(path).exists())
    }
}

/// How the server listens.
#[derive(Args, Clone, Debug)]
pub struct Serve {
    /// Address and port to listen on. Beyond 127.0.0.1 put a proxy with TLS in front (see docs/guide/installation.md).
    #[arg(long, env = "PRETOIRE_LISTEN", default_value = "127.0.0.1:3000")]
    pub listen: SocketAddr,

    /// Folders of courses and law to publish at start when they changed: the public one, then private ones laid over it.
    #[arg(long, env = "PRETOIRE_CONTENT", default_value = "content", value_delimiter = ',')]
    pub content: Vec<PathBuf>,

    /// Do not publish the content folder at start.
    #[arg(long, env = "PRETOIRE_NO_PUBLISH")]
    pub no_publish: bool,

    /// Make a demonstration school on first start, with one account per role, and print the credentials once.
    #[arg(long, env = "PRETOIRE_DEMO")]
    pub demo: bool,

    /// The site is reached over https: cookies are marked Secure and browsers are told to stay on https.
    #[arg(long, env = "PRETOIRE_HTTPS")]
    pub https: bool,

    /// Address of the proxy in front, whose X-Forwarded-For is believed. May be given several times.
    #[arg(long, env = "PRETOIRE_PROXY", value_delimiter = ',')]
    pub proxy: Vec<std::net::IpAddr>,

    /// Write logs as JSON, one object a line.
    #[arg(long, env = "PRETOIRE_LOG_JSON")]
    pub log_json: bool,
}

impl Serve {
    /// Whether others than this machine can reach the server.
    #[must_use]
    pub fn exposed(&self) -> bool {
        !self.listen.ip().is_loopback() || !self.proxy.is_empty() || self.https
    }
}
