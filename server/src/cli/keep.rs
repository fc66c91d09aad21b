//! `pretoire backup`, `restore` and `doctor`.

use super::{open, say};
use crate::config::Data;
use clap::Args;
use flate2::{Compression, read::GzDecoder, write::GzEncoder};
use service::{
    Doing, Error, Moment, Store,
    authoring::{self, Root},
    backup, catalogue,
    identity::schools,
    quiz,
};
use std::{
    fs::{self, File},
    io::{BufReader, BufWriter, Write},
    path::PathBuf,
    process::ExitCode,
};

/// Write a backup while the server runs: compressed JSON lines, the same from SQLite and from PostgreSQL.
#[derive(Args, Debug)]
pub struct Backup {
    /// The file to write, such as `sauvegarde.pretoire.gz`; never written over.
    file: PathBuf,
}

/// Read a backup into an empty database (SQLite or PostgreSQL, whichever it came from).
#[derive(Args, Debug)]
pub struct Restore {
    /// The file to read.
    file: PathBuf,
}

/// Look over the installation and say what is wrong.
#[derive(Args, Debug)]
pub struct Doctor {
    /// Folder of content to check too.
    #[arg(long, env = "PRETOIRE_CONTENT", default_value = "content")]
    content: PathBuf,
}

pub(super) async fn backup(data: &Data, asked: Backup) -> Result<ExitCode, Error> {
    let store = open(data).await?;
    // Written beside, then renamed: a file with the right name is a whole backup.
    let beside = asked.file.with_extension("part");
    if asked.file.exists() {
        say(format!("{} existe déjà / already exists", asked.file.display()));
        return Ok(ExitCode::FAILURE);
    }
    let file = private_file(&beside).doing("making the backup file")?;
    let mut out = GzEncoder::new(BufWriter::new(file), Compression::default());
    let rows = backup::write(&store, Moment::now(), &mut out).await?;
    let file = out.finish().and_then(|b| b.into_inner().map_err(Into::into)).doing("writing the backup")?;
    file.sync_all().doing("writing the backup")?;
    fs::rename(&beside, &asked.file).doing("naming the backup")?;
    say(format!("{rows} lignes sauvegardées dans / rows saved in {}", asked.file.display()));
    Ok(ExitCode::SUCCESS)
}

fn private_file(path: &PathBuf) -> std::io::Result<File> {
    let mut options = File::options();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt;
        options.mode(0o600);
    }
    options.open(path)
}

pub(super) async fn restore(data: &Data, asked: Restore) -> Result<ExitCode, Error> {
    let file = File::open(&asked.file).doing("opening the backup")?;
    let store = open(data).await?;
    let rows = backup::read(&store, &mut BufReader::new(GzDecoder::new(file))).await?;
    store.close().await;
    say(format!("{rows} lignes restaurées / rows restored"));
    Ok(ExitCode::SUCCESS)
}

pub(super) async fn doctor(data: &Data, asked: Doctor) -> Result<ExitCode, Error> {
    let mut wrong = 0;
    let mut report = |what: &str, fault: Option<String>| {
        wrong += u32::from(fault.is_some());
        say(fault.map_or_else(|| format!("✓ {what}"), |fault| format!("✗ {what} : {fault}")));
    };
    if data.is_missing() {
        report("base / database", Some(format!("absente / missing ({})", data.url())));
        return Ok(ExitCode::FAILURE);
    }
    let store = match Store::connect(&data.url()).await {
        Ok(store) => store,
        Err(error) => {
            report("base / database", Some(error.to_string()));
            return Ok(ExitCode::FAILURE);
        }
    };
    let pending = store.pending().await;
    report("base / database", pending.as_ref().err().map(ToString::to_string));
    let behind = pending.ok().filter(|p| !p.is_empty()).map(|p| format!("{} (pretoire migrate)", p.join(", ")));
    let up_to_date = behind.is_none();
    report("version de la base / schema", behind);
    report("intégrité / integrity", backup::integrity(&store).await?);
    if up_to_date {
        report("horloge / clock", clock(&store).await?);
        let none = schools::all(&store).await?.is_empty();
        report("école / school", none.then(|| "aucune / none (pretoire people school …, or serve --demo)".to_owned()));
    }
    report("clé des banques / key of the banks", key(data, &store).await);
    report("fichiers statiques / static files", crate::assets::all().is_empty().then(|| "absents / none".to_owned()));
    report("place sur le disque / disk", writable(data));
    if asked.content.is_dir() {
        let errors = authoring::check(&[Root::public(asked.content.clone())]).errors();
        let fault = (errors > 0).then(|| format!("{errors} (pretoire check {})", asked.content.display()));
        report("contenu / content", fault);
    }
    Ok(if wrong == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// Why tests would not open: the clock reads earlier than the last event.
async fn clock(store: &Store) -> Result<Option<String>, Error> {
    let now = Moment::now();
    let last = quiz::last_event(store).await?;
    Ok(last.filter(|last| now < *last).map(|last| {
        format!("l’horloge ({}) précède le dernier événement ({})", now.in_zone("UTC"), last.in_zone("UTC"))
    }))
}

/// What is wrong with the key of the sealed banks: it must be there, outside the data, and open what is sealed.
async fn key(data: &Data, store: &Store) -> Option<String> {
    let path = crate::key::place(data.key_file.as_ref(), &data.data);
    if !path.exists() {
        return Some(format!("{} : absente / missing", path.display()));
    }
    if crate::key::lies_in(&path, &data.data) {
        return Some(format!("{} : dans le dossier des données / inside the data folder (--key-file)", path.display()));
    }
    let key = match crate::key::open(&path) {
        Ok(key) => key,
        Err(error) => return Some(error.to_string()),
    };
    match catalogue::unreadable_banks(store, &key).await {
        Ok(0) => None,
        Ok(banks) => Some(format!("{} n’ouvre pas {banks} banque(s) / does not open {banks} bank(s)", path.display())),
        Err(error) => Some(error.to_string()),
    }
}

/// Whether a megabyte can be written beside the data.
fn writable(data: &Data) -> Option<String> {
    let path = data.data.join(".doctor");
    let tried =
        File::create(&path).and_then(|mut file| file.write_all(&vec![0_u8; 1 << 20]).and_then(|()| file.sync_all()));
    let _ = fs::remove_file(&path);
    tried.err().map(|cause| cause.to_string())
}
