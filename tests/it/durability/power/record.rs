//! A record by strace, read back: writes, syncs, what came in and what went out, in order.

use super::Files;
use learning::dice::{Dice, QuickDice};
use service::ids::EventId;
use std::{
    collections::{BTreeMap, BTreeSet},
    path::Path,
};

/// Which of the writes that no sync covers reach the disk all the same.
#[derive(Clone, Copy, Debug)]
pub(super) enum Survives {
    Nothing,
    /// Some of them, in no order.
    Some,
    /// The first half of some of them.
    Halves,
}

/// What happened to files and answers, by the line at which it had happened.
#[derive(Default)]
pub(super) struct Record {
    pub(super) lines: usize,
    done: Vec<(usize, Done)>,
    acknowledged: Vec<(usize, EventId)>,
}

enum Done {
    Wrote {
        path: String,
        at: usize,
        bytes: Vec<u8>,
    },
    Cut {
        path: String,
        length: usize,
    },
    /// Everything written before the line `asked` is on the disk.
    Synced {
        path: String,
        asked: usize,
    },
}

/// A system call: when it was asked, by which name, with what.
struct Call {
    asked: usize,
    name: String,
    rest: String,
}

impl Record {
    pub(super) fn read(log: &str) -> Self {
        let mut record = Self::default();
        let mut unfinished: BTreeMap<&str, Call> = BTreeMap::new();
        let mut incoming: BTreeMap<String, Vec<u8>> = BTreeMap::new();
        for (line, text) in log.lines().enumerate() {
            record.lines = line + 1;
            let Some((process, text)) = text.split_once(' ') else { continue };
            let text = text.trim_start();
            if let Some((_, rest)) = text.strip_prefix("<... ").and_then(|t| t.split_once(" resumed>")) {
                if let Some(mut call) = unfinished.remove(process) {
                    call.rest.push_str(rest);
                    record.ended(&call, line, &mut incoming);
                }
                continue;
            }
            let Some((name, rest)) = text.split_once('(') else { continue };
            let call = Call { asked: line, name: name.to_owned(), rest: rest.to_owned() };
            record.begun(&call, &mut incoming);
            if let Some(rest) = call.rest.strip_suffix("<unfinished ...>") {
                unfinished.insert(process, Call { rest: rest.to_owned(), ..call });
            } else {
                record.ended(&call, line, &mut incoming);
            }
        }
        record
    }

    /// A reply counts from the moment at which the program hands it to the network.
    fn begun(&mut self, call: &Call, incoming: &mut BTreeMap<String, Vec<u8>>) {
        if !matches!(call.name.as_str(), "write" | "writev" | "sendto" | "sendmsg")
            || !strings(&call.rest).starts_with(b"HTTP/1.1 200")
        {
            return;
        }
        let request = incoming.remove(&call.descriptor()).unwrap_or_default();
        let request = String::from_utf8_lossy(&request).into_owned();
        if let Some(id) = request.split_once("event=").and_then(|(_, rest)| rest.get(..36)?.parse().ok()) {
            self.acknowledged.push((call.asked, id));
        }
    }

    fn ended(&mut self, call: &Call, line: usize, incoming: &mut BTreeMap<String, Vec<u8>>) {
        let Some((arguments, result)) = call.rest.rsplit_once(')') else { return };
        let result = result.trim_start().strip_prefix("= ").and_then(|result| result.split(' ').next()?.parse().ok());
        let Some(result): Option<usize> = result else { return };
        let last = arguments.rsplit(", ").next().and_then(|last| last.trim().parse().ok());
        let path = call.path();
        match call.name.as_str() {
            "pwrite64" => {
                let mut bytes = strings(arguments);
                bytes.truncate(result);
                assert_eq!(bytes.len(), result, "the record was cut short");
                self.done.push((line, Done::Wrote { path, at: last.unwrap(), bytes }));
            }
            "ftruncate" => self.done.push((line, Done::Cut { path, length: last.unwrap() })),
            "fsync" | "fdatasync" => self.done.push((line, Done::Synced { path, asked: call.asked })),
            "read" | "recvfrom" => incoming.entry(call.descriptor()).or_default().extend(strings(&call.rest)),
            "unlink" | "unlinkat" => assert!(!call.rest.contains("pretoire"), "a file of the database was taken away"),
            _ => {}
        }
    }

    pub(super) fn acknowledged_before(&self, line: usize) -> BTreeSet<EventId> {
        self.acknowledged.iter().filter(|(at, _)| *at < line).map(|(_, id)| *id).collect()
    }

    pub(super) fn syncs(&self) -> usize {
        self.done.iter().filter(|(_, done)| matches!(done, Done::Synced { .. })).count()
    }

    /// A new file is there after a power cut only when its folder was synced too.
    pub(super) fn folder_synced_before_first_acknowledgement(&self, folder: &Path) -> bool {
        let folder = folder.display().to_string();
        let first = self.acknowledged.first().map_or(0, |(line, _)| *line);
        self.done
            .iter()
            .any(|(line, done)| *line < first && matches!(done, Done::Synced { path, .. } if *path == folder))
    }

    /// The files as a machine finds them that lost its power at this line.
    pub(super) fn left_on_the_disk(
        &self,
        mut files: Files,
        line: usize,
        survives: Survives,
        dice: &mut QuickDice,
    ) -> Files {
        let happened: Vec<&(usize, Done)> = self.done.iter().filter(|(at, _)| *at < line).collect();
        for (path, file) in &mut files {
            let covered = happened.iter().filter_map(|(_, done)| match done {
                Done::Synced { path: synced, asked } if synced == path => Some(*asked),
                _ => None,
            });
            let covered = covered.max().unwrap_or(0);
            for (at, done) in &happened {
                let safe = *at < covered;
                let share = match survives {
                    _ if safe => 2,
                    Survives::Nothing => 0,
                    Survives::Some => 2 * dice.below(2),
                    Survives::Halves => dice.below(2),
                };
                done.apply(path, file, share);
            }
        }
        files
    }
}

impl Done {
    /// Does it to a file again: not at all (0), by half (1), or whole (2).
    fn apply(&self, to: &str, file: &mut Vec<u8>, share: u32) {
        match self {
            Self::Wrote { path, at, bytes } if path == to && share > 0 => {
                let bytes = if share == 1 { &bytes[..bytes.len() / 2] } else { bytes };
                let end = at + bytes.len();
                file.resize(file.len().max(end), 0);
                file[*at..end].copy_from_slice(bytes);
            }
            Self::Cut { path, length } if path == to && share == 2 => file.resize(*length, 0),
            _ => {}
        }
    }
}

impl Call {
    /// The number of the descriptor; a socket keeps it for as long as it is open.
    fn descriptor(&self) -> String {
        self.rest.split('<').next().unwrap_or_default().to_owned()
    }

    fn path(&self) -> String {
        let inside = self.rest.split_once('<').and_then(|(_, rest)| rest.split_once('>'));
        String::from_utf8(inside.map(|(path, _)| unescaped(path)).unwrap_or_default()).unwrap()
    }
}

/// Every quoted string of a call, together.
fn strings(call: &str) -> Vec<u8> {
    call.split('"').skip(1).step_by(2).flat_map(unescaped).collect()
}

/// `\x68\x69` as bytes.
fn unescaped(text: &str) -> Vec<u8> {
    text.split("\\x").filter_map(|digits| u8::from_str_radix(digits.get(..2)?, 16).ok()).collect()
}
