//! Reads a folder of vectors, two levels deep.

use super::suite::Files;
use std::path::Path;

pub fn read(folder: &Path) -> Files {
    let mut files = Files::new();
    read_into(folder, "", &mut files);
    files
}

fn read_into(folder: &Path, prefix: &str, files: &mut Files) {
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let name = format!("{prefix}{}", entry.file_name().to_string_lossy());
        if entry.path().is_dir() && prefix.is_empty() {
            read_into(&entry.path(), &format!("{name}/"), files);
        } else if name.ends_with(".json") {
            files.extend(std::fs::read_to_string(entry.path()).ok().map(|text| (name, text)));
        }
    }
}
