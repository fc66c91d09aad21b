//! Content addresses: what a revision or a question's version is called, made from what it holds.

use serde::{Deserialize, Serialize};

macro_rules! digest {
    ($($(#[$doc:meta])* $name:ident;)*) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(String);

        impl $name {
            /// Writes a digest in lower-case hexadecimal.
            #[must_use]
            pub fn from_digest(digest: &[u8]) -> Self {
                Self(digest.iter().fold(String::with_capacity(digest.len() * 2), |mut hex, byte| {
                    for nibble in [byte >> 4, byte & 15] {
                        hex.push(char::from_digit(u32::from(nibble), 16).unwrap_or('0'));
                    }
                    hex
                }))
            }

            /// The hexadecimal text.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(&self.0)
            }
        }
    )*};
}

digest! {
    /// The SHA-256 of a published course or register in canonical form.
    ContentAddress;
    /// The hash of one wording of a question, or of its feedback and citations.
    Version;
}
