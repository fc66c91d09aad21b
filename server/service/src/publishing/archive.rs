//! A content folder sent as one zip: unpacked within bounds, into a folder that vanishes.

use crate::error::{Doing, Error, Refusal};
use std::{
    collections::BTreeSet,
    io::{Cursor, Read},
    path::{Path, PathBuf},
};
use tempfile::TempDir;
use zip::{ZipArchive, read::ZipFile};

/// Entries of an archive.
const ENTRIES: usize = 5_000;
/// Folders inside folders.
const DEPTH: usize = 8;
/// Bytes of one file, unpacked.
const FILE: u64 = 5 * 1024 * 1024;
/// Bytes of all files together, unpacked.
const TOTAL: u64 = 64 * 1024 * 1024;
/// How many times larger than the archive the files may be, once they are beyond [`SMALL`].
const RATIO: u64 = 100;
/// Bytes below which nobody minds the ratio.
const SMALL: u64 = 4 * 1024 * 1024;
/// Bytes of a name.
const NAME: usize = 300;

/// An unpacked folder.
#[derive(Debug)]
pub(super) struct Unpacked {
    folder: TempDir,
    root: PathBuf,
}

impl Unpacked {
    /// The folder that holds `law/` and the folders of courses.
    pub(super) fn root(&self) -> &Path {
        let _ = &self.folder;
        &self.root
    }
}

fn refused(code: &'static str) -> Error {
    Refusal::Field { field: "file", code }.into()
}

/// Unpacks an archive.
///
/// # Errors
/// [`Refusal::Field`] `file`: `missing`, `unreadable`, `entries`, `depth`, `large`, `ratio`, `name`, `twice`, `link`,
/// `secret`, `course`.
pub(super) fn unpack(bytes: &[u8]) -> Result<Unpacked, Error> {
    if bytes.is_empty() {
        return Err(refused("missing"));
    }
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| refused("unreadable"))?;
    if archive.len() > ENTRIES {
        return Err(refused("entries"));
    }
    let folder = tempfile::Builder::new().prefix("pretoire-upload-").tempdir().doing("making room for an upload")?;
    let mut budget = Budget { left: TOTAL.min(SMALL.max(RATIO.saturating_mul(size(bytes)))), seen: BTreeSet::new() };
    for place in 0..archive.len() {
        let entry = archive.by_index(place).map_err(|error| match error {
            zip::result::ZipError::UnsupportedArchive(words) if words.contains("assword") => refused("secret"),
            _ => refused("unreadable"),
        })?;
        keep(entry, folder.path(), &mut budget)?;
    }
    let root = root(folder.path(), &budget.seen)?;
    Ok(Unpacked { folder, root })
}

fn size(bytes: &[u8]) -> u64 {
    u64::try_from(bytes.len()).unwrap_or(u64::MAX)
}

/// What may still be written, and what was.
struct Budget {
    left: u64,
    seen: BTreeSet<String>,
}

fn keep<R: Read>(mut entry: ZipFile<'_, R>, folder: &Path, budget: &mut Budget) -> Result<(), Error> {
    if entry.is_symlink() {
        return Err(refused("link"));
    }
    if entry.encrypted() {
        return Err(refused("secret"));
    }
    let Some(name) = tidy(&entry.name().map_err(|_| refused("name"))?)? else { return Ok(()) };
    if entry.is_dir() {
        return Ok(());
    }
    if !budget.seen.insert(name.clone()) {
        return Err(refused("twice"));
    }
    let most = FILE.min(budget.left);
    let mut text = Vec::new();
    // The sizes that an archive declares are not believed: reading stops at the bound.
    entry.by_ref().take(most.saturating_add(1)).read_to_end(&mut text).map_err(|_| refused("unreadable"))?;
    let length = size(&text);
    if length > most {
        return Err(refused(if most < FILE { "ratio" } else { "large" }));
    }
    budget.left -= length;
    write(&folder.join(&name), &text)
}

fn write(path: &Path, text: &[u8]) -> Result<(), Error> {
    if let Some(parent) = path.parent() {
        std::fs::create_dir_all(parent).map_err(|_| refused("name"))?;
    }
    std::fs::OpenOptions::new()
        .write(true)
        .create_new(true)
        .open(path)
        .and_then(|mut file| std::io::Write::write_all(&mut file, text))
        .map_err(|error| {
            if error.kind() == std::io::ErrorKind::StorageFull { Refusal::DiskFull.into() } else { refused("twice") }
        })
}

/// A name whose every part is plain; none for what systems leave in archives (`__MACOSX`, `.git`, `.DS_Store`).
fn tidy(name: &str) -> Result<Option<String>, Error> {
    let legal = |part: &&str| !matches!(*part, "" | "." | "..") && !part.ends_with(['.', ' ']);
    let name = name.strip_suffix('/').unwrap_or(name);
    let parts: Vec<&str> = name.split('/').collect();
    let strange = name.chars().any(|c| c.is_control() || matches!(c, '\\' | ':' | '*' | '?' | '"' | '<' | '>' | '|'));
    if name.len() > NAME || strange || !parts.iter().all(legal) {
        return Err(refused("name"));
    }
    if parts.len() > DEPTH {
        return Err(refused("depth"));
    }
    let left = parts.iter().any(|part| part.starts_with('.') || *part == "__MACOSX");
    Ok((!left).then(|| parts.join("/")))
}

/// Where the courses' folders stand: above the highest `course.toml`. A course sent without its folder gets one.
fn root(folder: &Path, files: &BTreeSet<String>) -> Result<PathBuf, Error> {
    let courses = files.iter().filter(|name| name.rsplit('/').next() == Some("course.toml"));
    let highest = courses.min_by_key(|name| name.matches('/').count()).ok_or_else(|| refused("course"))?;
    let parts: Vec<&str> = highest.split('/').collect();
    match parts.as_slice() {
        [_] => alone(folder, files),
        [above @ .., _, _] => Ok(above.iter().fold(folder.to_path_buf(), |path, part| path.join(part))),
        [] => Err(refused("course")),
    }
}

/// Moves the files of a single course into a folder of its name.
fn alone(folder: &Path, files: &BTreeSet<String>) -> Result<PathBuf, Error> {
    let text = std::fs::read_to_string(folder.join("course.toml")).map_err(|_| refused("course"))?;
    let table: toml::Table = text.parse().map_err(|_| refused("course"))?;
    let id = table.get("id").and_then(toml::Value::as_str).filter(|id| learning::catalogue::is_slug(id));
    let id = id.ok_or_else(|| refused("course"))?;
    let root = folder.join(".content");
    let home = root.join(id);
    std::fs::create_dir_all(&home).doing("making room for an upload")?;
    let first: BTreeSet<&str> = files.iter().filter_map(|name| name.split('/').next()).collect();
    for name in first {
        let target = if name == "law" { root.join(name) } else { home.join(name) };
        std::fs::rename(folder.join(name), target).doing("making room for an upload")?;
    }
    Ok(root)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write;
    use zip::{ZipWriter, write::SimpleFileOptions};

    fn zipped(files: &[(&str, &[u8])]) -> Vec<u8> {
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, text) in files {
            writer.start_file(*name, SimpleFileOptions::default()).unwrap();
            writer.write_all(text).unwrap();
        }
        writer.finish().unwrap().into_inner()
    }

    fn code(bytes: &[u8]) -> &'static str {
        match unpack(bytes).unwrap_err().refusal().unwrap() {
            Refusal::Field { field: "file", code } => code,
            other => panic!("{other}"),
        }
    }

    #[test]
    fn a_folder_is_found_wherever_it_stands() {
        let course: &[u8] = b"id = \"c\"";
        for (prefix, files) in
            [("", ["c/course.toml", "law/register.yaml"]), ("x", ["x/c/course.toml", "x/law/register.yaml"])]
        {
            let unpacked = unpack(&zipped(&[(files[0], course), (files[1], b""), ("__MACOSX/x", b"")])).unwrap();
            assert!(unpacked.root().join("c/course.toml").is_file(), "{prefix}");
            assert!(unpacked.root().join("law/register.yaml").is_file(), "{prefix}");
        }
        let alone = unpack(&zipped(&[("course.toml", course), ("fr/glossary.md", b"")])).unwrap();
        assert!(alone.root().join("c/fr/glossary.md").is_file());
    }

    #[test]
    fn what_leaves_the_folder_or_hides_is_refused() {
        for name in ["../course.toml", "a/../../b", "/etc/passwd", "a//b", "c:x", "a\\b", "a\u{7}b", "a./b"] {
            assert_eq!(code(&zipped(&[(name, b"")])), "name", "{name:?}");
        }
        assert_eq!(code(&zipped(&[("a/b/c/d/e/f/g/h/i", b"")])), "depth");
        assert_eq!(code(b""), "missing");
        assert_eq!(code(b"PK\x03\x04 not a zip"), "unreadable");
        assert_eq!(code(&zipped(&[("readme.md", b"")])), "course");
    }

    #[test]
    fn bombs_are_refused() {
        let large = vec![b'['; usize::try_from(FILE).unwrap() + 1];
        assert_eq!(code(&zipped(&[("c/course.toml", &large)])), "ratio");
        let one = vec![b'['; 3 * 1024 * 1024];
        assert_eq!(code(&zipped(&[("c/a", &one), ("c/b", &one)])), "ratio");
        let many: Vec<(String, Vec<u8>)> = (0..=ENTRIES).map(|n| (format!("c/{n}"), Vec::new())).collect();
        let many: Vec<(&str, &[u8])> = many.iter().map(|(n, t)| (n.as_str(), t.as_slice())).collect();
        assert_eq!(code(&zipped(&many)), "entries");
    }

    #[test]
    fn a_link_is_refused() {
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        writer.add_symlink("c/course.toml", "/etc/passwd", SimpleFileOptions::default()).unwrap();
        assert_eq!(code(&writer.finish().unwrap().into_inner()), "link");
    }
}
