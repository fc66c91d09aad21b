//! No room left: writes are refused in words, reading goes on, and nothing is broken when there is room again.

use super::grounds::{ANSWER, Grounds, PAGE, answer, form};
use service::ids::EventId;
use std::{collections::BTreeMap, fs, path::PathBuf, process::Command};
use tests::http::Client;

/// What stands in the way of writing.
enum Wall {
    /// No file of this process may grow: works for everybody.
    Limit(u32),
    /// A file that fills the file system.
    Filler(PathBuf),
}

impl Wall {
    fn build(&self, grounds: &Grounds) {
        match self {
            Self::Limit(process) => {
                let longest = fs::metadata(grounds.folder().join("pretoire.db-wal")).unwrap().len();
                limit(*process, &longest.to_string());
            }
            Self::Filler(path) => {
                let room = vec![0; 64 * 1024 * 1024];
                fs::write(path, room).unwrap_err();
            }
        }
    }

    fn tear_down(&self) {
        match self {
            Self::Limit(process) => limit(*process, "unlimited"),
            Self::Filler(path) => fs::remove_file(path).unwrap(),
        }
    }
}

fn limit(process: u32, bytes: &str) {
    let process = process.to_string();
    let done = Command::new("prlimit").args(["--pid", &process, &format!("--fsize={bytes}:unlimited")]).status();
    assert!(done.unwrap().success());
}

#[tokio::test(flavor = "multi_thread")]
async fn files_that_may_not_grow() {
    let mut grounds = Grounds::sqlite(2).await;
    // The signal would end the process; without it, writing fails as it does on a full disk.
    grounds.program = grounds.program.under(&["sh", "-c", "trap '' XFSZ; exec \"$@\"", "sh"]);
    without_room(grounds, |_, process| Wall::Limit(process)).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_full_disk() {
    let folder = tempfile::tempdir().unwrap();
    let mounted = Command::new("mount").args(["-t", "tmpfs", "-o", "size=8m", "tmpfs"]).arg(folder.path()).output();
    if !mounted.is_ok_and(|done| done.status.success()) {
        println!("skipped: mounting a small disk needs an administrator");
        return;
    }
    let disk = Disk(folder.path().to_owned());
    let grounds = Grounds::sqlite_in(folder, 2).await;
    without_room(grounds, |grounds, _| Wall::Filler(grounds.folder().join("filler"))).await;
    drop(disk);
}

/// A small disk, taken away even when the test fails.
struct Disk(PathBuf);

impl Drop for Disk {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg("--lazy").arg(&self.0).status();
    }
}

async fn without_room(grounds: Grounds, wall: impl Fn(&Grounds, u32) -> Wall) {
    let serving = grounds.program.serve().await.unwrap();
    let mut client = serving.client(&grounds.cookies[0]);
    let mut sent = BTreeMap::new();
    for choice in [0, 1] {
        assert_eq!(keep(&mut client, &mut sent, choice).await, 200);
    }
    let wall = wall(&grounds, serving.process());
    wall.build(&grounds);
    // What still fits may be kept; then comes the refusal.
    let mut refused = None;
    for _ in 0..2_000 {
        let id = EventId::new();
        let reply = answer(&mut client, id, 1).await.unwrap();
        if reply.status != 200 {
            assert_eq!(reply.status, 507, "{}", reply.text());
            let json: serde_json::Value = serde_json::from_slice(&reply.body).unwrap();
            assert!(json["error"].as_str().unwrap().starts_with("Le disque du serveur est plein"), "{json}");
            refused = Some(id);
            break;
        }
        sent.insert(id, 1);
    }
    let refused = refused.unwrap();
    let page = client.post(ANSWER, false, &form(EventId::new(), 1)).await.unwrap();
    assert_eq!(page.status, 507);
    assert!(page.text().contains("Le disque du serveur est plein"), "{}", page.text());
    for page in [PAGE, "/", "/me", "/law"] {
        assert_eq!(client.get(page, "").await.unwrap().status, 200, "{page}");
    }
    wall.tear_down();
    assert_eq!(answer(&mut client, refused, 1).await.unwrap().status, 200);
    sent.insert(refused, 1);
    assert_eq!(keep(&mut serving.client(&grounds.cookies[1]), &mut sent, 0).await, 200);
    serving.stop().await.unwrap();
    assert_eq!(grounds.kept().await, sent);
    grounds.is_sound().await;
    grounds.close().await;
}

async fn keep(client: &mut Client, sent: &mut BTreeMap<EventId, u16>, choice: u16) -> u16 {
    let id = EventId::new();
    sent.insert(id, choice);
    answer(client, id, choice).await.unwrap().status
}
