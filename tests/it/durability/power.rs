//! The power cut: what the program wrote but never synced is thrown away, and the rest must hold every acknowledged answer.
//!
//! `strace` writes down, in order, what the program wrote to its files, when it synced them, and what it read from and
//! wrote to its sockets. At a random line of that record the power goes: the files are made again from the writes that a
//! finished sync covers, with none, some or half of those that came after it, and opened as after a restart.

use super::{
    grounds::{Grounds, answer, kept},
    power::record::Record,
};
use learning::dice::{Dice, QuickDice};
use sea_orm::{ConnectionTrait, DbBackend, Statement};
use service::{Store, backup, ids::EventId};
use std::{collections::BTreeMap, path::Path};
use tests::{http::Client, program::Serving};

mod record;

const WRITERS: usize = 8;
const ANSWERS: usize = 100;
const CUTS: u32 = 30;

#[tokio::test(flavor = "multi_thread")]
async fn what_was_acknowledged_was_synced_on_sqlite() {
    let grounds = Grounds::sqlite(WRITERS).await;
    let log = grounds.folder().join("log");
    let before = files(grounds.folder());
    let Some(serving) = traced(&grounds, &log).await else { return };
    let writers: Vec<_> = grounds
        .cookies
        .iter()
        .map(|cookie| {
            let client = serving.client(cookie);
            tokio::spawn(async move { answer_all(client).await })
        })
        .collect();
    for writer in writers {
        writer.await.unwrap();
    }
    serving.kill_inside().await.unwrap();
    let record = Record::read(&std::fs::read_to_string(&log).unwrap());
    assert_eq!(record.acknowledged_before(usize::MAX).len(), WRITERS * ANSWERS);
    assert!(record.syncs() > 10, "{} syncs", record.syncs());
    assert!(record.folder_synced_before_first_acknowledgement(grounds.folder()), "the log file itself may vanish");
    let mut dice = QuickDice::new(17);
    let mut most = 0;
    for _ in 0..CUTS {
        let line = usize::try_from(dice.below(u32::try_from(record.lines).unwrap())).unwrap();
        most = most.max(check(&record, &before, line, &mut dice).await);
    }
    check(&record, &before, record.lines, &mut dice).await;
    // The method would see a loss: without what the syncs cover, nothing is there.
    assert!(most > 0 && restarted(&before).await.is_empty());
    grounds.close().await;
}

async fn answer_all(mut client: Client) {
    for n in 0..ANSWERS {
        let reply = answer(&mut client, EventId::new(), u16::try_from(n % 2).unwrap()).await.unwrap();
        assert_eq!(reply.status, 200, "{}", reply.text());
    }
}

/// The server under strace; none where there is no strace or the machine forbids it.
async fn traced(grounds: &Grounds, log: &Path) -> Option<Serving> {
    let calls = "trace=pwrite64,write,writev,sendto,sendmsg,recvfrom,read,ftruncate,fdatasync,fsync,unlink,unlinkat";
    let log = log.display().to_string();
    let wrapper = ["strace", "-f", "-y", "-xx", "-s", "200000", "-e", calls, "-e", "signal=none", "-o", &log];
    match grounds.program.under(&wrapper).serve().await {
        Ok(serving) => Some(serving),
        Err(cause) => {
            assert!(std::env::var("CI").is_err(), "strace: {cause}");
            println!("skipped: strace: {cause}");
            None
        }
    }
}

type Files = BTreeMap<String, Vec<u8>>;

fn files(folder: &Path) -> Files {
    let named =
        |name: &str| (folder.join(name).display().to_string(), std::fs::read(folder.join(name)).unwrap_or_default());
    [named("pretoire.db"), named("pretoire.db-wal")].into()
}

/// Cuts the power before a line of the record; gives how many answers were acknowledged by then.
async fn check(record: &Record, before: &Files, line: usize, dice: &mut QuickDice) -> usize {
    let acknowledged = record.acknowledged_before(line);
    for survives in [record::Survives::Nothing, record::Survives::Some, record::Survives::Halves] {
        let left = record.left_on_the_disk(before.clone(), line, survives, dice);
        let kept = restarted(&left).await;
        let lost: Vec<_> = acknowledged.iter().filter(|id| !kept.contains_key(id)).collect();
        assert!(
            lost.is_empty(),
            "power cut at line {line}, {survives:?}: {} of {} lost",
            lost.len(),
            acknowledged.len()
        );
    }
    acknowledged.len()
}

/// What is in the database when the machine is on again.
async fn restarted(left: &Files) -> BTreeMap<EventId, u16> {
    let folder = tempfile::tempdir().unwrap();
    for (path, bytes) in left {
        std::fs::write(folder.path().join(Path::new(path).file_name().unwrap()), bytes).unwrap();
    }
    let url = format!("sqlite://{}", folder.path().join("pretoire.db").display());
    let store = Store::connect(&url).await.unwrap();
    assert_eq!(backup::integrity(&store).await.unwrap(), None);
    let kept = kept(&store).await;
    store.close().await;
    kept
}

#[tokio::test]
async fn postgresql_is_asked_to_sync_every_commit() {
    let Some(world) = crate::world::World::postgresql().await else { return };
    for setting in ["synchronous_commit", "fsync", "full_page_writes"] {
        let ask = Statement::from_string(DbBackend::Postgres, format!("SHOW {setting}"));
        let row = world.store.writer.query_one_raw(ask).await.unwrap().unwrap();
        assert_eq!(row.try_get_by_index::<String>(0).unwrap(), "on", "{setting}");
    }
    world.close().await;
}
