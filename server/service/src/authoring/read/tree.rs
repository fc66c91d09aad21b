//! Folders of content: what files there are, root over root, without reading them yet.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use crate::authoring::code::Code;
use crate::authoring::report::Findings;
use crate::authoring::source::{Source, Visibility};
use crate::authoring::{Root, limits};

/// A file that was found.
#[derive(Debug, Clone)]
pub(in crate::authoring) struct Found {
    pub(in crate::authoring) path: PathBuf,
    pub(in crate::authoring) name: String,
    pub(in crate::authoring) visibility: Visibility,
    pub(in crate::authoring) bytes: u64,
}

/// Files of all roots by their path inside a root; a later root replaces whole files of an earlier one.
#[derive(Debug, Default)]
pub(in crate::authoring) struct Tree {
    pub(in crate::authoring) files: BTreeMap<String, Found>,
    pub(in crate::authoring) replaced: Vec<String>,
}

/// Lists every file of the roots.
pub(in crate::authoring) fn list(roots: &[Root], findings: &mut Findings) -> Tree {
    let mut tree = Tree::default();
    for root in roots {
        walk(root, findings, &mut tree);
    }
    tree
}

fn walk(root: &Root, findings: &mut Findings, tree: &mut Tree) {
    let mut folders = vec![(root.path.clone(), String::new(), 0_usize)];
    while let Some((folder, inside, depth)) = folders.pop() {
        if depth > limits::FOLDER_DEPTH || tree.files.len() > limits::FILES {
            let most = limits::FILES.to_string();
            findings.add_file(&shown(root, &inside), root.visibility, Code::FolderTooLarge, &[&most]);
            return;
        }
        match std::fs::read_dir(&folder) {
            Err(error) => {
                let why = error.to_string();
                findings.add_file(&shown(root, &inside), root.visibility, Code::FileUnreadable, &[&why]);
            }
            Ok(entries) => entries
                .flatten()
                .filter_map(|entry| entry.file_name().into_string().ok().map(|name| (entry.path(), name)))
                .filter(|(_, name)| !name.starts_with('.'))
                .for_each(|(path, name)| {
                    let inside = if inside.is_empty() { name } else { format!("{inside}/{name}") };
                    keep(root, path, inside, depth, findings, tree, &mut folders);
                }),
        }
    }
}

fn keep(
    root: &Root,
    path: PathBuf,
    inside: String,
    depth: usize,
    findings: &mut Findings,
    tree: &mut Tree,
    folders: &mut Vec<(PathBuf, String, usize)>,
) {
    let name = shown(root, &inside);
    match std::fs::symlink_metadata(&path) {
        Ok(meta) if meta.is_dir() => folders.push((path, inside, depth + 1)),
        Ok(meta) if meta.is_file() => {
            let found = Found { path, name, visibility: root.visibility, bytes: meta.len() };
            if tree.files.insert(inside.clone(), found).is_some() {
                tree.replaced.push(inside);
            }
        }
        Ok(_) => findings.add_file(&name, root.visibility, Code::FileLink, &[&inside]),
        Err(error) => findings.add_file(&name, root.visibility, Code::FileUnreadable, &[&error.to_string()]),
    }
}

fn shown(root: &Root, inside: &str) -> String {
    let folder = root.path.to_string_lossy();
    if inside.is_empty() { folder.into_owned() } else { format!("{}/{inside}", folder.trim_end_matches('/')) }
}

/// Reads a file as text, or notes why it cannot be.
pub(in crate::authoring) fn text(found: &Found, most: u64, findings: &mut Findings) -> Option<Source> {
    if found.bytes > most {
        let (bytes, most) = (found.bytes.to_string(), most.to_string());
        findings.add_file(&found.name, found.visibility, Code::FileTooLarge, &[&bytes, &most]);
        return None;
    }
    let bytes = bytes(&found.path).map_err(|why| {
        findings.add_file(&found.name, found.visibility, Code::FileUnreadable, &[&why.to_string()]);
    });
    let source = decoded(found, bytes.ok()?, findings)?;
    refuse_invisible(&source, findings);
    Some(source)
}

/// Reads a file.
pub(in crate::authoring) fn bytes(path: &Path) -> std::io::Result<Vec<u8>> {
    std::fs::read(path)
}

fn decoded(found: &Found, bytes: Vec<u8>, findings: &mut Findings) -> Option<Source> {
    match String::from_utf8(bytes) {
        Ok(text) => Some(Source::new(found.name.clone(), text, found.visibility)),
        Err(error) => {
            let upto = error.utf8_error().valid_up_to();
            let lossy = String::from_utf8_lossy(error.as_bytes()).into_owned();
            let source = Source::new(found.name.clone(), lossy, found.visibility);
            findings.add(&source, upto..upto + 1, Code::FileNotUtf8, &[]);
            None
        }
    }
}

/// Characters that nobody sees and that change what is read: controls, zero widths, direction overrides.
fn refuse_invisible(source: &Source, findings: &mut Findings) {
    for (at, letter) in
        source.text.char_indices().filter(|(at, letter)| is_invisible(*letter) && !(*at == 0 && *letter == '\u{feff}'))
    {
        let name = format!("U+{:04X}", u32::from(letter));
        findings.add(source, at..at + letter.len_utf8(), Code::InvisibleCharacter, &[&name]);
    }
}

const fn is_invisible(letter: char) -> bool {
    matches!(letter,
        '\0'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{7f}'..='\u{9f}' | '\u{ad}'
        | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}')
}
