//! `pretoire law`: what rests on a provision.

use super::{open, people::operator, say};
use crate::config::Data;
use clap::{Args, Subcommand};
use service::{
    Error,
    law::{self, CourseImpact, Dependent},
};
use std::process::ExitCode;

/// Ask about the law that the published courses rest on.
#[derive(Args, Debug)]
pub struct Law {
    /// Slug of the school; may be left out when there is only one.
    #[arg(long, global = true)]
    school: Option<String>,
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// List every lesson, question, test and glossary entry that rests on a provision or on a whole instrument.
    Impact {
        /// `instrument/provision`, a parent such as `palermo-tip/3`, or `instrument`.
        about: String,
    },
    /// List what awaits a reviewer because it rests on law that may not be relied on today.
    Reviews,
}

pub(super) async fn run(data: &Data, law: Law) -> Result<ExitCode, Error> {
    let store = open(data).await?;
    let ctx = operator(&store, law.school.as_deref()).await?;
    match law.command {
        Command::Impact { about } => {
            let impact = law::impact(&ctx, &about).await?;
            say(format!(
                "{} : {}",
                about,
                impact.provisions.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")
            ));
            impact.courses.iter().for_each(course);
            if impact.courses.is_empty() {
                say("rien n’en dépend / nothing rests on it");
            }
        }
        Command::Reviews => {
            let items = law::review::list(&ctx).await?;
            for item in items.iter().filter(|item| item.awaits()) {
                let own = &item.unsound;
                let provisions: Vec<String> = own.unsaid.iter().map(ToString::to_string).collect();
                let held = format!("{}+{}", item.held.open, item.held.past);
                say(format!("{}\t{}\t{}\t{}\t{held}", own.course, own.kind, own.subject, provisions.join(",")));
            }
            let said = items.iter().filter(|item| !item.approved && !item.awaits()).count();
            if said > 0 {
                say(format!("{said} leçons le disent elles-mêmes / lessons that say so themselves"));
            }
        }
    }
    Ok(ExitCode::SUCCESS)
}

fn course(course: &CourseImpact) {
    let short = course.revision.get(..12).unwrap_or(&course.revision);
    say(format!("\n{} {short}{}", course.course, if course.newest { "" } else { " (antérieure / earlier)" }));
    if !course.cohorts.is_empty() {
        say(format!("  sessions / cohorts: {}", course.cohorts.join(", ")));
    }
    lines("leçons / lessons", &course.lessons);
    lines("entraînement / practice", &course.practice);
    lines("examen / exam", &course.exam);
    lines("épreuves / tests", &course.tests);
    lines("glossaire / glossary", &course.terms);
}

fn lines(kind: &str, dependents: &[Dependent]) {
    if dependents.is_empty() {
        return;
    }
    say(format!("  {kind}: {}", dependents.len()));
    for one in dependents {
        say(format!("    {}\t{}", one.id, one.title));
    }
}
