//! `pretoire check` and `pretoire publish`.

use super::{open, people::operator, say};
use crate::config::Data;
use clap::Args;
use learning::catalogue::Language;
use service::{
    Ctx, Error,
    authoring::{self, Report, Root},
    catalogue::{Published, publish},
};
use std::{path::PathBuf, process::ExitCode};

/// Say everything that is wrong with a folder of content.
#[derive(Args, Debug)]
pub struct Check {
    /// Folders: the public one first, private ones over it.
    #[arg(default_value = "content")]
    folders: Vec<PathBuf>,
    /// Language of the messages: fr or en.
    #[arg(long, default_value = "fr")]
    lang: String,
    /// Print JSON for editors.
    #[arg(long, conflicts_with = "github")]
    json: bool,
    /// Print annotations for a forge's continuous integration.
    #[arg(long)]
    github: bool,
    /// Print the coverage matrix objective × jurisdiction too.
    #[arg(long)]
    coverage: bool,
    /// Explain a code and stop.
    #[arg(long, value_name = "CODE")]
    explain: Option<String>,
}

/// Publish a folder of content.
#[derive(Args, Debug)]
pub struct Publish {
    /// Folders: the public one first, private ones over it.
    #[arg(default_value = "content")]
    folders: Vec<PathBuf>,
    /// Language of the messages: fr or en.
    #[arg(long, default_value = "fr")]
    lang: String,
    /// Slug of the school in whose trail the publication is noted; may be left out when there is only one.
    #[arg(long)]
    school: Option<String>,
}

/// The first folder is public, those after it are private.
fn roots(folders: &[PathBuf]) -> Vec<Root> {
    let numbered = folders.iter().enumerate();
    numbered.map(|(n, path)| if n == 0 { Root::public(path) } else { Root::private(path) }).collect()
}

pub(super) fn check(check: &Check) -> ExitCode {
    let language = Language::from_tag(&check.lang).unwrap_or(Language::Fr);
    if let Some(code) = &check.explain {
        let known = authoring::explain(code, language);
        let status = if known.is_some() { ExitCode::SUCCESS } else { ExitCode::FAILURE };
        say(known.unwrap_or_else(|| format!("{code} ?")));
        return status;
    }
    let report = authoring::check(&roots(&check.folders));
    let printed = match (check.json, check.github) {
        (true, _) => authoring::json(&report, language),
        (_, true) => authoring::github(&report, language),
        _ => authoring::text(&report, language),
    };
    say(printed.trim_end());
    if check.coverage {
        say(authoring::coverage_text(&report, language).trim_end());
    }
    ended(&report)
}

fn ended(report: &Report) -> ExitCode {
    if report.errors() > 0 { ExitCode::FAILURE } else { ExitCode::SUCCESS }
}

pub(super) async fn publish(data: &Data, asked: Publish) -> Result<ExitCode, Error> {
    let store = open(data).await?;
    let ctx = operator(&store, asked.school.as_deref()).await?;
    let language = Language::from_tag(&asked.lang).unwrap_or(Language::Fr);
    match authoring::compile(&roots(&asked.folders)) {
        Err(report) => {
            say(authoring::text(&report, language).trim_end());
            Ok(ExitCode::FAILURE)
        }
        Ok(compiled) => {
            for one in publish::everything(&ctx, &compiled).await? {
                say(described(&one));
            }
            Ok(ExitCode::SUCCESS)
        }
    }
}

fn described(published: &Published) -> String {
    match published {
        Published::New(id) => format!("publié / published: {id}"),
        Published::Unchanged(id) => format!("inchangé / unchanged: {id}"),
    }
}

/// Publishes the content folder when the server starts; a folder with errors is refused in words and the last
/// publication stays.
pub(super) async fn publish_at_start(ctx: &Ctx, folders: &[PathBuf]) -> Result<(), Error> {
    if let Some(missing) = folders.iter().find(|folder| !folder.is_dir()) {
        tracing::info!("no content folder {}: serving what was published before", missing.display());
        return Ok(());
    }
    let roots = roots(folders);
    let compiled = tokio::task::spawn_blocking(move || authoring::compile(&roots))
        .await
        .map_err(|cause| Error::broken("reading the content folder", cause))?;
    match compiled {
        Ok(compiled) => {
            publish::everything(ctx, &compiled).await?;
        }
        Err(report) => {
            say(authoring::text(&report, Language::Fr).trim_end());
            say(
                "\nCe dossier n’a pas été publié ; la publication précédente reste. / Not published; the last one stays.",
            );
        }
    }
    Ok(())
}
