//! The command line.

mod calibrate;
mod content;
mod keep;
mod law;
mod people;
mod serve;

use crate::config::{Data, Serve};
use clap::{Parser, Subcommand};
use service::{Error, Store};
use std::{path::PathBuf, process::ExitCode, sync::Arc};

/// Prétoire: an e-learning server for schools of magistracy.
#[derive(Debug, Parser)]
#[command(name = "pretoire", version, about, max_term_width = 100)]
pub struct Cli {
    /// Where the data live.
    #[command(flatten)]
    pub data: Data,
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Serve the site.
    Serve(Serve),
    /// Say everything that is wrong with a folder of content.
    Check(content::Check),
    /// Publish a folder of content as an immutable revision.
    Publish(content::Publish),
    /// Learn from the answers how hard each question is; `serve` does the same every night.
    Calibrate,
    /// Write a backup while the server runs.
    Backup(keep::Backup),
    /// Read a backup into an empty database.
    Restore(keep::Restore),
    /// Look over the installation and say what is wrong.
    Doctor(keep::Doctor),
    /// Bring the database to this version.
    Migrate,
    /// Ask what rests on a provision of the law register.
    Law(law::Law),
    /// Manage people from the server itself, also when the administrator's password is lost.
    People(people::People),
}

/// Runs a command.
pub fn run(cli: Cli) -> ExitCode {
    crate::telemetry::start(matches!(&cli.command, Command::Serve(serve) if serve.log_json));
    let runtime = match tokio::runtime::Builder::new_multi_thread().enable_all().build() {
        Ok(runtime) => runtime,
        Err(cause) => return failed(&format!("cannot start: {cause}")),
    };
    match runtime.block_on(dispatch(cli)) {
        Ok(code) => code,
        Err(error) => failed(&error.to_string()),
    }
}

async fn dispatch(cli: Cli) -> Result<ExitCode, Error> {
    match cli.command {
        Command::Serve(serve) => serve::serve(&cli.data, serve).await,
        Command::Check(check) => Ok(content::check(&cli.data, &check).await),
        Command::Publish(publish) => content::publish(&cli.data, publish).await,
        Command::Calibrate => calibrate::calibrate(&cli.data).await,
        Command::Backup(asked) => keep::backup(&cli.data, asked).await,
        Command::Restore(asked) => keep::restore(&cli.data, asked).await,
        Command::Doctor(asked) => keep::doctor(&cli.data, asked).await,
        Command::Migrate => {
            open(&cli.data).await?;
            say("la base est à jour / the database is up to date");
            Ok(ExitCode::SUCCESS)
        }
        Command::Law(command) => law::run(&cli.data, command).await,
        Command::People(command) => people::run(&cli.data, command).await,
    }
}

/// Opens the database, made and brought to this version when needed.
pub(crate) async fn open(data: &Data) -> Result<Arc<Store>, Error> {
    if data.database_url.is_none() {
        private_folder(&data.data).map_err(|cause| Error::broken("making the data folder", cause))?;
    }
    let key = crate::key::open(&crate::key::place(data.key_file.as_ref(), &data.data))?;
    let store = Store::connect(&data.url()).await?.with_key(key);
    store.migrate().await?;
    service::catalogue::seal_clear_banks(&store).await?;
    Ok(Arc::new(store))
}

/// Makes a folder that only its owner may enter.
fn private_folder(path: &PathBuf) -> std::io::Result<()> {
    if path.is_dir() {
        return Ok(());
    }
    std::fs::create_dir_all(path)?;
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        std::fs::set_permissions(path, std::fs::Permissions::from_mode(0o700))?;
    }
    Ok(())
}

/// Writes a line for the person at the terminal.
#[expect(clippy::print_stdout, reason = "the command line answers on standard output")]
pub(crate) fn say(line: impl std::fmt::Display) {
    println!("{line}");
}

/// Writes a line about what went wrong.
#[expect(clippy::print_stderr, reason = "the command line complains on standard error")]
pub(crate) fn complain(words: &str) {
    eprintln!("pretoire: {words}");
}

fn failed(words: &str) -> ExitCode {
    complain(words);
    ExitCode::FAILURE
}
