//! Passwords, tokens and codes: made from the system's randomness, kept only as hashes.

use crate::error::{Doing, Error, Message};
use argon2::{
    Algorithm, Argon2, Params, Version,
    password_hash::{PasswordHasher, PasswordVerifier, phc::PasswordHash},
};
use sha2::{Digest, Sha256};
use std::sync::LazyLock;
use tokio::sync::Semaphore;

/// At most two hashings at once, so that a wave of sign-ins cannot take the machine.
static HASHING: Semaphore = Semaphore::const_new(2);

/// OWASP's second recommended setting for Argon2id: 19 MiB, two passes, one lane.
fn argon() -> Argon2<'static> {
    let params = Params::new(19 * 1024, 2, 1, None).unwrap_or_default();
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
}

/// A hash that no password has, so that unknown accounts take the same time.
static NOBODY: LazyLock<String> =
    LazyLock::new(|| argon().hash_password(&random::<32>()).map(|h| h.to_string()).unwrap_or_default());

/// Hashes a password (Argon2id, PHC string).
///
/// # Errors
/// When hashing fails, which no password causes.
pub async fn hash(password: &str) -> Result<String, Error> {
    let password = password.to_owned();
    on_a_thread(move || argon().hash_password(password.as_bytes()).map(|h| h.to_string()))
        .await?
        .doing("hashing a password")
}

/// Whether the password is the one hashed; `None` stands for an unknown account and takes the same time.
///
/// # Errors
/// When the stored hash cannot be read.
pub async fn verify(password: &str, hash: Option<String>) -> Result<bool, Error> {
    let password = password.to_owned();
    on_a_thread(move || {
        let known = hash.is_some();
        let hash = hash.unwrap_or_else(|| NOBODY.clone());
        let parsed = PasswordHash::new(&hash)?;
        let right = argon().verify_password(password.as_bytes(), &parsed).is_ok();
        Ok::<_, argon2::password_hash::phc::Error>(right && known)
    })
    .await?
    .doing("reading a stored password")
}

async fn on_a_thread<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Result<T, Error> {
    let _turn = HASHING.acquire().await.doing("waiting to hash")?;
    tokio::task::spawn_blocking(work).await.doing("hashing")
}

/// Bytes from the system's randomness.
#[must_use]
pub fn random<const N: usize>() -> [u8; N] {
    let mut bytes = [0_u8; N];
    // Without randomness there is no safe way on; the process stops rather than hand out guessable secrets.
    if getrandom::fill(&mut bytes).is_err() {
        std::process::abort();
    }
    bytes
}

/// A 256-bit token for a cookie, in URL-safe letters.
#[must_use]
pub fn token() -> String {
    hex(&random::<32>())
}

/// What is kept of a token.
#[must_use]
pub fn digest(token: &str) -> String {
    hex(&Sha256::digest(token.as_bytes()))
}

/// The SHA-256 of a file.
#[must_use]
pub fn bytes_digest(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}

/// Bytes as lower-case hexadecimal.
#[must_use]
pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|b| format!("{b:02x}")).collect()
}

/// Letters that nobody mistakes for another when reading a sheet aloud.
const CODE_LETTERS: &[u8; 32] = b"23456789ABCDEFGHJKLMNPQRSTUVWXYZ";

/// A one-time code of twelve letters in groups of four (60 bits).
#[must_use]
pub fn code() -> String {
    let letters: Vec<char> =
        random::<12>().iter().filter_map(|b| CODE_LETTERS.get(usize::from(b % 32))).map(|b| char::from(*b)).collect();
    letters.chunks(4).map(|group| group.iter().collect::<String>()).collect::<Vec<_>>().join("-")
}

/// A code as typed: case, spaces and dashes do not matter.
#[must_use]
pub fn plain_code(typed: &str) -> String {
    typed.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_uppercase()).collect()
}

/// Refuses passwords that are too short, too long, or the person's own words.
///
/// # Errors
/// A code: `short` (under 10 characters), `long` (over 200), `obvious`.
pub fn acceptable(password: &str, own_words: &[&str]) -> Result<(), &'static str> {
    let length = password.chars().count();
    let lower = password.to_lowercase();
    match length {
        0..10 => Err("short"),
        201.. => Err("long"),
        _ if own_words.iter().any(|w| w.chars().count() > 3 && lower.contains(&w.to_lowercase())) => Err("obvious"),
        _ if lower.chars().collect::<std::collections::BTreeSet<_>>().len() < 5 => Err("obvious"),
        _ => Ok(()),
    }
}

/// An error for a hash that cannot be made.
impl From<&str> for Message {
    fn from(text: &str) -> Self {
        Self(text.to_owned())
    }
}
