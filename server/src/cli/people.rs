//! `pretoire people`, and the demonstration school.

use super::{open, say};
use crate::config::Data;
use clap::{Args, Subcommand};
use service::{
    Actor, Ctx, Error, Locale, Moment, Refusal, Role, School, Store,
    identity::{
        people::{self, Draft},
        roster::{self, Partial, Problem},
        schools::{self, NewSchool},
    },
    secret,
};
use std::{path::PathBuf, process::ExitCode, sync::Arc};

/// Manage people.
#[derive(Args, Debug)]
pub struct People {
    /// Slug of the school; may be left out when there is only one.
    #[arg(long, global = true)]
    school: Option<String>,
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Make a school.
    School {
        /// Word in addresses: small letters, digits, hyphens.
        slug: String,
        /// Name as people read it.
        name: String,
        /// IANA time zone.
        #[arg(long, default_value = "Africa/Ouagadougou")]
        time_zone: String,
        /// Anyone may read lessons and practise without an account.
        #[arg(long)]
        open: bool,
    },
    /// Make one person and print a one-time code.
    Create {
        /// Stable id in the school's own books.
        matricule: String,
        /// Family name.
        family_name: String,
        /// Given names.
        given_name: String,
        /// BF, ML, NE or other.
        #[arg(long, default_value = "other")]
        jurisdiction: String,
        /// magistrat, opj, greffier or other.
        #[arg(long, default_value = "magistrat")]
        audience: String,
        /// E-mail address.
        #[arg(long, default_value = "")]
        email: String,
        /// Roles: learner, tutor, instructor, second-marker, reviewer, invigilator, jury, registrar, relay-trainer, administrator.
        #[arg(long, value_delimiter = ',', default_value = "learner")]
        roles: Vec<String>,
    },
    /// Make people from a CSV file (`;` or `,`, header by name); lists every problem by line.
    Import {
        /// The file.
        file: PathBuf,
        /// Only say what would be done.
        #[arg(long)]
        dry_run: bool,
        /// Import the right lines although others are wrong.
        #[arg(long)]
        partial: bool,
    },
    /// Print a one-time code for a person, for instance a lost administrator.
    ResetPassword {
        /// Their matricule.
        matricule: String,
    },
    /// List the people of the school.
    List,
    /// Refuse further sign-ins of a person; their record stays.
    Deactivate {
        /// Their matricule.
        matricule: String,
    },
    /// Let a person sign in again.
    Activate {
        /// Their matricule.
        matricule: String,
    },
}

pub(super) async fn run(data: &Data, command: People) -> Result<ExitCode, Error> {
    let store = open(data).await?;
    if let Command::School { slug, name, time_zone, open } = command.command {
        let new = NewSchool { slug, name, time_zone, open_to_visitors: open, demonstration: false };
        let school = schools::create(&store, new, Moment::now()).await?;
        say(format!("{} : {}", school.slug, school.name));
        return Ok(ExitCode::SUCCESS);
    }
    let ctx = operator(&store, command.school.as_deref()).await?;
    act(&ctx, command.command).await
}

/// The command line acting for a school.
pub(crate) async fn operator(store: &Arc<Store>, slug: Option<&str>) -> Result<Ctx, Error> {
    let schools = schools::all(store).await?;
    let found = match (slug, schools.as_slice()) {
        (Some(slug), all) => all.iter().find(|s| s.slug == slug).cloned(),
        (None, [only]) => Some(only.clone()),
        (None, _) => None,
    };
    Ok(ctx(store, found.ok_or(Refusal::NotFound)?))
}

fn ctx(store: &Arc<Store>, school: School) -> Ctx {
    Ctx {
        store: store.clone(),
        school: Arc::new(school),
        actor: Actor::Operator,
        now: Moment::now(),
        locale: Locale::Fr,
    }
}

async fn act(ctx: &Ctx, command: Command) -> Result<ExitCode, Error> {
    match command {
        Command::Create { matricule, family_name, given_name, jurisdiction, audience, email, roles } => {
            let roles = parsed(&roles)?;
            let draft = Draft {
                matricule,
                family_name,
                given_name,
                email,
                jurisdiction,
                audience,
                locale: "fr".to_owned(),
                roles,
                ..Draft::default()
            };
            let id = people::create(ctx, draft).await?;
            print_codes(&people::issue_codes(ctx, &[id]).await?);
        }
        Command::ResetPassword { matricule } => {
            let person = people::by_matricule(ctx, &matricule).await?;
            print_codes(&people::issue_codes(ctx, &[person.id]).await?);
        }
        Command::Import { file, dry_run, partial } => return import(ctx, &file, dry_run, partial).await,
        Command::List => list(ctx).await?,
        Command::Deactivate { matricule } => set_active(ctx, &matricule, false).await?,
        Command::Activate { matricule } => set_active(ctx, &matricule, true).await?,
        Command::School { .. } => {}
    }
    Ok(ExitCode::SUCCESS)
}

fn parsed(words: &[String]) -> Result<Vec<Role>, Refusal> {
    words.iter().map(|w| w.parse().map_err(|()| Refusal::Field { field: "roles", code: "unknown" })).collect()
}

async fn set_active(ctx: &Ctx, matricule: &str, active: bool) -> Result<(), Error> {
    let person = people::by_matricule(ctx, matricule).await?;
    people::set_active(ctx, person.id, active).await
}

fn print_codes(codes: &[people::Code]) {
    for code in codes {
        let draft = &code.person.draft;
        say(format!("{}\t{} {}\tcode : {}", draft.matricule, draft.family_name, draft.given_name, code.code));
    }
}

async fn list(ctx: &Ctx) -> Result<(), Error> {
    for person in people::list(ctx).await? {
        let roles: Vec<&str> = person.draft.roles.iter().map(|r| r.word()).collect();
        let state = if person.active { "" } else { "\tinactive" };
        let draft = person.draft;
        say(format!("{}\t{} {}\t{}{state}", draft.matricule, draft.family_name, draft.given_name, roles.join(",")));
    }
    Ok(())
}

async fn import(ctx: &Ctx, file: &PathBuf, dry_run: bool, partial: bool) -> Result<ExitCode, Error> {
    let bytes = std::fs::read(file).map_err(|cause| Error::broken("reading the file", cause))?;
    let how = if partial { Partial::Accept } else { Partial::Refuse };
    let (preview, made) = if dry_run {
        (roster::preview(ctx, &bytes).await?, Vec::new())
    } else {
        roster::import(ctx, &bytes, how).await?
    };
    for Problem { line, field, code, found } in &preview.problems {
        say(format!("{}:{line}: {field}: {code}: {found}", file.display()));
    }
    if dry_run {
        say(format!("{} à créer / to be made, {} problèmes / problems", preview.fit.len(), preview.problems.len()));
    } else {
        print_codes(&people::issue_codes(ctx, &made).await?);
        say(format!("{} créées / made", made.len()));
    }
    Ok(if preview.problems.is_empty() || partial { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// An account of the demonstration: matricule, names, country, corps, profession, sex, role.
type Account = (&'static str, &'static str, &'static str, &'static str, &'static str, &'static str, &'static str, Role);

/// Accounts of the demonstration, one for each role.
const DEMONSTRATION: &[Account] = &[
    ("DEMO-APPRENANT", "Ouédraogo", "Aminata", "BF", "magistrat", "Auditrice de justice", "F", Role::Learner),
    ("DEMO-TUTEUR", "Sanou", "Issa", "BF", "magistrat", "Magistrat", "M", Role::Tutor),
    ("DEMO-FORMATEUR", "Maïga", "Fatoumata", "ML", "magistrat", "Magistrate", "F", Role::Instructor),
    ("DEMO-SECOND", "Diarra", "Moussa", "ML", "magistrat", "Magistrat", "M", Role::SecondMarker),
    ("DEMO-RELECTEUR", "Abdou", "Hadiza", "NE", "magistrat", "Conseillère à la cour", "F", Role::Reviewer),
    ("DEMO-SURVEILLANT", "Hama", "Boubacar", "NE", "greffier", "Greffier", "M", Role::Invigilator),
    ("DEMO-JURY", "Kaboré", "Rasmané", "BF", "magistrat", "Président de jury", "M", Role::Jury),
    ("DEMO-SCOLARITE", "Traoré", "Mariam", "ML", "other", "Responsable de la scolarité", "F", Role::Registrar),
    ("DEMO-RELAIS", "Issoufou", "Salamatou", "NE", "magistrat", "Formatrice relais", "F", Role::RelayTrainer),
    ("DEMO-ADMIN", "Zongo", "Paul", "BF", "other", "Administrateur", "M", Role::Administrator),
];

/// Makes the demonstration school once, and prints its credentials that once.
///
/// # Errors
/// When the database refuses.
pub(crate) async fn demonstration(store: &Arc<Store>) -> Result<(), Error> {
    if !schools::all(store).await?.is_empty() {
        return Ok(());
    }
    let new = NewSchool {
        slug: "demonstration".to_owned(),
        name: "École de démonstration".to_owned(),
        time_zone: "Africa/Ouagadougou".to_owned(),
        open_to_visitors: true,
        demonstration: true,
    };
    let ctx = ctx(store, schools::create(store, new, Moment::now()).await?);
    say("\nDÉMONSTRATION : comptes fictifs, utilisables sur cette machine seulement. Affichés une seule fois :\n");
    for account in DEMONSTRATION {
        let password = account_for(&ctx, account).await?;
        say(format!("  {:<18} {password}   ({})", account.0, account.7));
    }
    say("");
    Ok(())
}

async fn account_for(
    ctx: &Ctx,
    &(matricule, family, given, country, corps, profession, sex, role): &Account,
) -> Result<String, Error> {
    let draft = Draft {
        matricule: matricule.to_owned(),
        family_name: family.to_owned(),
        given_name: given.to_owned(),
        jurisdiction: country.to_owned(),
        audience: corps.to_owned(),
        profession: profession.to_owned(),
        sex: sex.to_owned(),
        locale: "fr".to_owned(),
        roles: vec![role],
        ..Draft::default()
    };
    let id = people::create(ctx, draft).await?;
    let password = secret::code().to_lowercase();
    people::set_password(ctx, id, &password, false).await?;
    Ok(password)
}
