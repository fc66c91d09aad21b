//! The sealed bank at rest: XChaCha20-Poly1305 under a key that is kept outside the data.

use crate::{
    error::{Error, Message},
    secret,
};
use chacha20poly1305::{
    Key, KeyInit, XChaCha20Poly1305, XNonce,
    aead::{Aead, Payload},
};
use learning::catalogue::SealedBank;
use std::{borrow::Cow, fmt};

/// What a sealed blob begins with: format and version.
pub(crate) const MAGIC: &[u8; 4] = b"PRB1";
/// Bytes of a nonce, made anew for each blob.
const NONCE: usize = 24;

/// The key of the sealed banks. It is shown nowhere.
#[derive(Clone)]
pub struct BankKey([u8; 32]);

impl fmt::Debug for BankKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("BankKey")
    }
}

impl BankKey {
    /// A new key from the system's randomness.
    #[must_use]
    pub fn random() -> Self {
        Self(secret::random())
    }

    /// Reads a key as [`BankKey::text`] writes it.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        let mut key = [0_u8; 32];
        if text.len() != 64 || !text.is_ascii() {
            return None;
        }
        for (place, byte) in key.iter_mut().enumerate() {
            *byte = u8::from_str_radix(text.get(place * 2..place * 2 + 2)?, 16).ok()?;
        }
        Some(Self(key))
    }

    /// The key as its file holds it: 64 hexadecimal digits.
    #[must_use]
    pub fn text(&self) -> String {
        secret::hex(&self.0)
    }

    fn cipher(&self) -> XChaCha20Poly1305 {
        XChaCha20Poly1305::new(&Key::from(self.0))
    }

    /// Packs and encrypts a bank; `about` binds the blob to its revision.
    ///
    /// # Errors
    /// When the bank cannot be packed.
    pub fn seal(&self, bank: &SealedBank, about: &str) -> Result<Vec<u8>, Error> {
        let mut clear = Vec::new();
        let packed = bank.seal(&mut serde_json::Serializer::new(&mut clear));
        packed.map_err(|_| Error::broken("packing a bank", Message("it cannot be written".to_owned())))?;
        self.encrypt(&clear, about)
    }

    /// Encrypts bytes.
    pub(crate) fn encrypt(&self, clear: &[u8], about: &str) -> Result<Vec<u8>, Error> {
        let nonce: [u8; NONCE] = secret::random();
        let payload = Payload { msg: clear, aad: about.as_bytes() };
        let sealed = self.cipher().encrypt(&XNonce::from(nonce), payload);
        let sealed = sealed.map_err(|_| Error::broken("sealing a bank", Message("it is too large".to_owned())))?;
        Ok([MAGIC.as_slice(), &nonce, &sealed].concat())
    }

    /// Decrypts and unpacks a bank; a blob of an older version, still in clear, is read as it is.
    ///
    /// # Errors
    /// When the key does not fit, or the blob was changed or belongs to another revision.
    pub fn unseal(&self, blob: &[u8], about: &str) -> Result<SealedBank, Error> {
        let clear = self.open(blob, about)?;
        // The cause is left out: it could quote the bank.
        SealedBank::unseal(&mut serde_json::Deserializer::from_slice(&clear))
            .map_err(|_| Error::broken("reading a sealed bank", Message("its content is damaged".to_owned())))
    }

    /// Bytes that may be sealed: what is in clear is given as it is.
    ///
    /// # Errors
    /// When the key does not fit, or the blob was changed or belongs to something else.
    pub(crate) fn open<'b>(&self, blob: &'b [u8], about: &str) -> Result<Cow<'b, [u8]>, Error> {
        match blob.strip_prefix(MAGIC) {
            Some(sealed) => self.decrypt(sealed, about).map(Cow::Owned),
            None => Ok(Cow::Borrowed(blob)),
        }
    }

    fn decrypt(&self, sealed: &[u8], about: &str) -> Result<Vec<u8>, Error> {
        let (nonce, body) = sealed.split_first_chunk::<NONCE>().ok_or_else(unfit)?;
        let payload = Payload { msg: body, aad: about.as_bytes() };
        self.cipher().decrypt(&XNonce::from(*nonce), payload).map_err(|_| unfit())
    }
}

/// The key does not open a bank, or the bank was changed.
pub(crate) fn unfit() -> Error {
    let words = "the key file does not fit this database (see docs/decisions/0014-sealed-bank-at-rest.md)";
    Error::broken("opening a sealed bank", Message(words.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_survives_its_file() {
        let key = BankKey::random();
        assert_eq!(BankKey::parse(&format!("{}\n", key.text())).unwrap().0, key.0);
        assert!(BankKey::parse("abc").is_none());
        assert!(BankKey::parse(&"é".repeat(32)).is_none());
        assert_eq!(format!("{key:?}"), "BankKey");
    }

    #[test]
    fn a_blob_opens_with_its_key_for_its_revision_only() {
        let key = BankKey::random();
        let blob = key.encrypt(b"[]", "r1").unwrap();
        assert!(!blob.windows(2).any(|w| w == b"[]") || blob.len() > 2);
        assert!(key.unseal(&blob, "r1").unwrap().is_empty());
        assert!(key.unseal(&blob, "r2").is_err());
        assert!(BankKey::random().unseal(&blob, "r1").is_err());
        let mut changed = blob.clone();
        *changed.last_mut().unwrap() ^= 1;
        assert!(key.unseal(&changed, "r1").is_err());
        assert!(key.unseal(&blob[..10], "r1").is_err());
    }

    #[test]
    fn a_bank_of_an_older_version_is_read_in_clear() {
        assert!(BankKey::random().unseal(b"[]", "r1").unwrap().is_empty());
    }
}
