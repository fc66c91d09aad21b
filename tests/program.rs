//! The program itself, as a process: started, asked, killed.

use crate::http::Client;
use std::{
    io::{Error, Result},
    net::SocketAddr,
    path::{Path, PathBuf},
    process::Stdio,
};
use tokio::{
    io::{AsyncBufReadExt, AsyncReadExt, BufReader},
    process::{Child, ChildStdout, Command},
};

/// How the program is started.
#[derive(Clone, Debug)]
pub struct Program {
    /// The words that start it: its path, or a wrapper and its path.
    pub words: Vec<String>,
    /// The folder of data.
    pub data: PathBuf,
    /// The address of the database; none for SQLite in the folder of data.
    pub database: Option<String>,
}

/// What a command said, and how it ended.
#[derive(Clone, Debug)]
pub struct Said {
    /// The exit code.
    pub code: i32,
    /// Standard output, then standard error.
    pub words: String,
}

impl Program {
    /// The program at this path, on a folder of data.
    #[must_use]
    pub fn new(path: impl Into<String>, data: &Path) -> Self {
        Self { words: vec![path.into()], data: data.to_owned(), database: None }
    }

    /// The same, started by other words that end with the program's own.
    #[must_use]
    pub fn under(&self, wrapper: &[&str]) -> Self {
        let words = wrapper.iter().map(|w| (*w).to_owned()).chain(self.words.clone()).collect();
        Self { words, ..self.clone() }
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut words = self.words.iter();
        let mut command = Command::new(words.next().map_or("", String::as_str));
        command.args(words).args(arguments).arg("--data").arg(&self.data);
        // The settings of whoever runs the tests are not ours.
        for name in ["DATABASE_URL", "PRETOIRE_DATA", "PRETOIRE_CONTENT", "PRETOIRE_LISTEN", "PRETOIRE_DEMO"] {
            command.env_remove(name);
        }
        if let Some(url) = &self.database {
            command.env("DATABASE_URL", url);
        }
        command.env("PRETOIRE_KEY_FILE", key_file());
        command.env("RUST_LOG", "error").current_dir(&self.data).kill_on_drop(true);
        command.stdin(Stdio::null()).stdout(Stdio::piped());
        command
    }

    /// Runs a command to its end.
    ///
    /// # Errors
    /// When it cannot be started.
    pub async fn run(&self, arguments: &[&str]) -> Result<Said> {
        let output = self.command(arguments).stderr(Stdio::piped()).output().await?;
        let words = [output.stdout, output.stderr].concat();
        Ok(Said { code: output.status.code().unwrap_or(-1), words: String::from_utf8_lossy(&words).into_owned() })
    }

    /// Serves on a free port of this machine what is already published, once it says that it does.
    ///
    /// # Errors
    /// When it ends before it listens.
    pub async fn serve(&self) -> Result<Serving> {
        let mut child = self.command(&["serve", "--listen", "127.0.0.1:0", "--no-publish"]).spawn()?;
        let mut lines = BufReader::new(child.stdout.take().ok_or_else(|| Error::other("no output"))?);
        let mut said = String::new();
        while lines.read_line(&mut said).await? > 0 {
            let address = said.split_once("http://").and_then(|(_, rest)| rest.split('/').next()?.parse().ok());
            if let Some(address) = address {
                return Ok(Serving { address, child, lines });
            }
        }
        Err(Error::other(format!("the server stopped before it listened: {said}")))
    }
}

/// A server that listens.
#[derive(Debug)]
pub struct Serving {
    /// Where.
    pub address: SocketAddr,
    child: Child,
    lines: BufReader<ChildStdout>,
}

impl Serving {
    /// A client of this server, with a cookie.
    #[must_use]
    pub fn client(&self, cookie: impl Into<String>) -> Client {
        Client::new(self.address, cookie)
    }

    /// The number of the process; of the wrapper, when there is one.
    #[must_use]
    pub fn process(&self) -> u32 {
        self.child.id().unwrap_or_default()
    }

    /// Kills it outright, and waits until it is gone.
    ///
    /// # Errors
    /// When it cannot be killed.
    pub async fn kill(mut self) -> Result<()> {
        self.child.kill().await
    }

    /// Kills the program that a wrapper runs, and waits until the wrapper is done with it.
    ///
    /// # Errors
    /// When it cannot be killed.
    pub async fn kill_inside(mut self) -> Result<()> {
        let wrapper = self.process();
        let inside = std::fs::read_to_string(format!("/proc/{wrapper}/task/{wrapper}/children"))?;
        Command::new("kill").arg("-KILL").args(inside.split_whitespace()).status().await?;
        self.child.wait().await?;
        Ok(())
    }

    /// Asks it to stop, as `systemctl stop` does, and gives what it said.
    ///
    /// # Errors
    /// When it cannot be asked.
    pub async fn stop(mut self) -> Result<String> {
        Command::new("kill").args(["-TERM", &self.process().to_string()]).status().await?;
        let mut said = String::new();
        self.lines.read_to_string(&mut said).await?;
        self.child.wait().await?;
        Ok(said)
    }
}

/// The key of sealed banks for every program and store of this process, so that one reads what another sealed.
#[must_use]
pub fn key_file() -> std::path::PathBuf {
    std::env::temp_dir().join(format!("pretoire-tests-{}.key", std::process::id()))
}
