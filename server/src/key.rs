//! The file with the key of the sealed banks: outside the data folder, made at the first start, readable by its owner.

use service::{Error, error::Message, seal::BankKey};
use std::{
    fs,
    io::Write,
    path::{Path, PathBuf},
};

/// Where the key lies: as asked, or else in the configuration folder of the account, or else beside the data folder.
#[must_use]
pub fn place(asked: Option<&PathBuf>, data: &Path) -> PathBuf {
    let folder = |name: &str| std::env::var_os(name).filter(|v| !v.is_empty()).map(PathBuf::from);
    if let Some(asked) = asked {
        return asked.clone();
    }
    let home = || folder("HOME").map(|home| home.join(".config"));
    match folder("XDG_CONFIG_HOME").or_else(home) {
        Some(folder) => folder.join("pretoire").join("bank.key"),
        None => beside(data),
    }
}

/// `data.key` for `data`: a backup of the folder does not hold it.
fn beside(data: &Path) -> PathBuf {
    let mut name = data.file_name().unwrap_or(data.as_os_str()).to_owned();
    name.push(".key");
    data.with_file_name(name)
}

/// Whether the key lies in the data folder, where a copy of the data would hold it too.
#[must_use]
pub fn lies_in(key: &Path, data: &Path) -> bool {
    let whole = |path: &Path| fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    whole(key).starts_with(whole(data))
}

/// Reads the key, or makes one when the file is not there.
///
/// # Errors
/// When the file cannot be read or made, or holds no key.
pub fn open(path: &Path) -> Result<BankKey, Error> {
    match fs::read_to_string(path) {
        Ok(text) => BankKey::parse(&text).ok_or_else(|| unfit(path)),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => make(path),
        Err(error) => Err(Error::broken("reading the key file", error)),
    }
}

/// Reads the key; none when there is no such file.
///
/// # Errors
/// When the file cannot be read or holds no key.
pub fn read(path: &Path) -> Result<Option<BankKey>, Error> {
    if path.exists() { open(path).map(Some) } else { Ok(None) }
}

fn unfit(path: &Path) -> Error {
    Error::broken("reading the key file", Message(format!("{} holds no key", path.display())))
}

/// Written whole under another name, then linked: two servers that start together agree on one key.
fn make(path: &Path) -> Result<BankKey, Error> {
    let broken = |error: std::io::Error| Error::broken("making the key file", error);
    if let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty()) {
        fs::create_dir_all(folder).map_err(broken)?;
    }
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(format!(".{}", service::secret::hex(&service::secret::random::<8>())));
    let draft = path.with_file_name(name);
    write_private(&draft, &BankKey::random()).map_err(broken)?;
    let linked = fs::hard_link(&draft, path);
    let _ = fs::remove_file(&draft);
    match linked {
        Ok(()) => {}
        Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => {}
        Err(error) => return Err(broken(error)),
    }
    let text = fs::read_to_string(path).map_err(broken)?;
    BankKey::parse(&text).ok_or_else(|| unfit(path))
}

fn write_private(path: &Path, key: &BankKey) -> std::io::Result<()> {
    let mut options = fs::OpenOptions::new();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt;
        options.mode(0o600);
    }
    let mut file = options.open(path)?;
    file.write_all(format!("{}\n", key.text()).as_bytes())?;
    file.sync_all()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_key_is_made_once_for_its_owner() {
        let folder = std::env::temp_dir().join(format!("pretoire-key-{}", std::process::id()));
        let path = folder.join("bank.key");
        let made = open(&path).unwrap();
        assert_eq!(open(&path).unwrap().text(), made.text());
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
        }
        assert_eq!(fs::read_dir(&folder).unwrap().count(), 1, "nothing is left beside it");
        fs::write(&path, "no key").unwrap();
        assert!(open(&path).is_err());
        fs::remove_dir_all(&folder).unwrap();
    }

    #[test]
    fn it_never_lies_in_the_data() {
        assert_eq!(beside(Path::new("/srv/pretoire/data")), Path::new("/srv/pretoire/data.key"));
        assert_eq!(place(Some(&PathBuf::from("/k")), Path::new("data")), Path::new("/k"));
        assert!(lies_in(Path::new("/srv/data/k"), Path::new("/srv/data")));
        assert!(!lies_in(Path::new("/srv/data.key"), Path::new("/srv/data")));
    }
}
