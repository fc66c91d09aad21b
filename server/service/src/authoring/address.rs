//! Content addresses and question versions: SHA-256 over canonical JSON.
//!
//! Our values hold only vectors, sorted maps and structs with fixed fields, so that JSON is canonical as written.

use learning::catalogue::{ContentAddress, Version};
use serde::Serialize;
use sha2::{Digest, Sha256};

/// The address of bytes.
pub(super) fn of_bytes(bytes: &[u8]) -> ContentAddress {
    ContentAddress::from_digest(&Sha256::digest(bytes))
}

/// The address of a value; `kind` keeps different sorts of value apart.
pub(super) fn of_value(kind: &str, value: &impl Serialize) -> Result<ContentAddress, serde_json::Error> {
    let mut digest = Sha256::new();
    digest.update(kind.as_bytes());
    digest.update([0]);
    serde_json::to_writer(Feed(&mut digest), value)?;
    Ok(ContentAddress::from_digest(&digest.finalize()))
}

/// The version of a part of a question: the first half of its digest, which is plenty to tell versions apart.
pub(super) fn version(value: &impl Serialize) -> Version {
    let mut digest = Sha256::new();
    // Writing to a digest cannot fail, and our values have no maps with keys that JSON refuses.
    let _ = serde_json::to_writer(Feed(&mut digest), value);
    Version::from_digest(digest.finalize().get(..16).unwrap_or_default())
}

/// A digest as a place to write to.
struct Feed<'d>(&'d mut Sha256);

impl std::io::Write for Feed<'_> {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.update(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}
