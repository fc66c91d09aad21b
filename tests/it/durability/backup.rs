//! A backup made while learners answer, read into the other database.

use super::grounds::{Grounds, answer, program};
use crate::world::{Home, World, on_both};
use flate2::read::GzDecoder;
use sea_orm::{ConnectionTrait, Statement};
use service::{backup, ids::EventId};
use std::{
    fs::File,
    io::{BufRead, BufReader},
    path::Path,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
};
use tests::{http::Client, program::Program};

const WRITERS: usize = 8;

on_both! {
    async fn a_backup_holds_every_table(world: &World) {
        let ask = if world.store.is_sqlite() {
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
        } else {
            "SELECT tablename FROM pg_tables WHERE schemaname = 'public'"
        };
        let db = &world.store.reader;
        let rows = db.query_all_raw(Statement::from_string(db.get_database_backend(), ask)).await.unwrap();
        let mut tables: Vec<String> = rows.iter().map(|row| row.try_get_by_index(0).unwrap()).collect();
        tables.retain(|table| table != "seaql_migrations");
        tables.sort();
        let mut held = backup::TABLES.to_vec();
        held.sort_unstable();
        assert_eq!(tables, held);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn from_sqlite_to_postgresql() {
    let Some((url, home)) = Home::database().await else { return };
    let folder = tempfile::tempdir().unwrap();
    let mut target = program(folder.path());
    target.database = Some(url);
    moved(Grounds::sqlite(WRITERS).await, &target).await;
    home.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn from_postgresql_to_sqlite() {
    let Some(grounds) = Grounds::postgresql(WRITERS).await else { return };
    let folder = tempfile::tempdir().unwrap();
    moved(grounds, &program(folder.path())).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn from_sqlite_to_sqlite() {
    let folder = tempfile::tempdir().unwrap();
    moved(Grounds::sqlite(WRITERS).await, &program(folder.path())).await;
}

/// Backs up under load, restores elsewhere, backs up again: the same rows.
async fn moved(grounds: Grounds, target: &Program) {
    let serving = grounds.program.serve().await.unwrap();
    let mut first = serving.client(&grounds.cookies[0]);
    let mut before = Vec::new();
    for choice in [0, 1, 1] {
        let id = EventId::new();
        assert_eq!(answer(&mut first, id, choice).await.unwrap().status, 200);
        before.push(id.to_string());
    }
    let enough = Arc::new(AtomicBool::new(false));
    let writers: Vec<_> =
        grounds.cookies.iter().map(|cookie| tokio::spawn(write(serving.client(cookie), enough.clone()))).collect();
    let (one, two) = (grounds.folder().join("one.gz"), grounds.folder().join("two.gz"));
    let said = command(&grounds.program, "backup", &one).await;
    enough.store(true, Ordering::Relaxed);
    let mut sent = 0;
    for writer in writers {
        sent += writer.await.unwrap();
    }
    serving.stop().await.unwrap();
    assert!(sent > 0 && said.contains("rows saved"), "{said}");
    let rows = lines(&one);
    for id in before {
        assert!(rows.iter().any(|row| row.contains(&id)), "an answer from before the backup is not in it");
    }
    command(target, "restore", &one).await;
    command(target, "backup", &two).await;
    assert_eq!(lines(&two), rows);
    // A second restore, into what is no longer empty, changes nothing.
    assert_ne!(target.run(&["restore", &one.display().to_string()]).await.unwrap().code, 0);
    grounds.close().await;
}

async fn write(mut client: Client, enough: Arc<AtomicBool>) -> usize {
    let mut sent = 0;
    while !enough.load(Ordering::Relaxed) {
        assert_eq!(answer(&mut client, EventId::new(), 0).await.unwrap().status, 200);
        sent += 1;
    }
    sent
}

async fn command(program: &Program, word: &str, file: &Path) -> String {
    let said = program.run(&[word, &file.display().to_string()]).await.unwrap();
    assert_eq!(said.code, 0, "{word}: {}", said.words);
    said.words
}

/// Every row and the footer, without the first line, which says when.
fn lines(file: &Path) -> Vec<String> {
    let file = BufReader::new(GzDecoder::new(File::open(file).unwrap()));
    file.lines().skip(1).map(Result::unwrap).collect()
}
