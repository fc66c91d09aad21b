//! `pretoire check` and `pretoire publish`.

use super::{complain, open, people::operator, say};
use crate::config::Data;
use clap::Args;
use learning::catalogue::Language;
use service::{
    Ctx, Error, Moment, Store,
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
    /// Print JSON for editors and scripts; its shape is in content/README.md.
    #[arg(long, group = "form")]
    json: bool,
    /// Print SARIF 2.1.0, which editors and forges read.
    #[arg(long, group = "form")]
    sarif: bool,
    /// Print annotations for GitHub's continuous integration.
    #[arg(long, group = "form")]
    github: bool,
    /// Print the coverage matrix objective × jurisdiction too.
    #[arg(long)]
    coverage: bool,
    /// Explain a code, such as id-kind-changed, and stop.
    #[arg(long, value_name = "CODE")]
    explain: Option<String>,
    /// Slug of the school whose published questions to compare with; may be left out when there is only one.
    #[arg(long)]
    school: Option<String>,
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

pub(super) async fn check(data: &Data, check: &Check) -> ExitCode {
    let language = Language::from_tag(&check.lang).unwrap_or(Language::Fr);
    if let Some(code) = &check.explain {
        let known = authoring::explain(code, language);
        let status = if known.is_some() { ExitCode::SUCCESS } else { ExitCode::FAILURE };
        say(known.unwrap_or_else(|| format!("{code} ?")));
        return status;
    }
    let before = before(data, check.school.as_deref()).await.unwrap_or_else(|error| {
        complain(&format!("{error}: {}", not_compared(language)));
        authoring::Published::new()
    });
    let report = authoring::check_since(&roots(&check.folders), &before);
    let printed = match check {
        Check { json: true, .. } => authoring::json(&report, language),
        Check { sarif: true, .. } => authoring::sarif(&report, language),
        Check { github: true, .. } => authoring::github(&report, language),
        _ => authoring::text(&report, language),
    };
    say(printed.trim_end());
    if check.coverage {
        say(authoring::coverage_text(&report, language).trim_end());
    }
    ended(&report)
}

/// What is published, when a database is there; it is read and not written to.
async fn before(data: &Data, school: Option<&str>) -> Result<authoring::Published, Error> {
    if data.is_missing() {
        return Ok(authoring::Published::new());
    }
    let store = Store::connect(&data.url()).await?;
    let store = match crate::key::read(&crate::key::place(data.key_file.as_ref(), &data.data))? {
        Some(key) => store.with_key(key),
        None => store,
    };
    publish::kinds(&store, school, Moment::now()).await
}

const fn not_compared(language: Language) -> &'static str {
    match language {
        Language::Fr => "pas de comparaison avec ce qui est publié",
        Language::En => "not compared with what is published",
    }
}

fn ended(report: &Report) -> ExitCode {
    if report.errors() > 0 { ExitCode::FAILURE } else { ExitCode::SUCCESS }
}

pub(super) async fn publish(data: &Data, asked: Publish) -> Result<ExitCode, Error> {
    let store = open(data).await?;
    let ctx = operator(&store, asked.school.as_deref()).await?;
    let language = Language::from_tag(&asked.lang).unwrap_or(Language::Fr);
    let before = publish::kinds(&store, Some(&ctx.school.slug), ctx.now).await?;
    match authoring::compile_since(&roots(&asked.folders), &before) {
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

/// Publishes the content folder when the server starts, unless it was published before; a folder with errors is refused in words and the last
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
            publish::unseen(ctx, &compiled).await?;
        }
        Err(report) => {
            // What a server says goes to a log: no line of a school's own files.
            say(authoring::text(&report.without_private_text(), Language::Fr).trim_end());
            say(
                "\nCe dossier n’a pas été publié ; la publication précédente reste. / Not published; the last one stays.",
            );
        }
    }
    Ok(())
}
