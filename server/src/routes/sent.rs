//! What a form or an upload sends, read leniently: a field that is missing is empty.

use super::Failed;
use axum::{
    extract::{FromRequest, Multipart, Request},
    http::StatusCode,
};
use service::Refusal;
use std::str::FromStr;

/// Names and values of a form, in order; a name may come several times.
#[derive(Clone, Debug, Default)]
pub struct Sent(Vec<(String, String)>);

impl<S: Send + Sync> FromRequest<S> for Sent {
    type Rejection = axum::extract::rejection::FormRejection;

    async fn from_request(request: Request, state: &S) -> Result<Self, Self::Rejection> {
        let axum::Form(pairs) = axum::Form::<Vec<(String, String)>>::from_request(request, state).await?;
        Ok(Self(pairs))
    }
}

impl Sent {
    /// The first value of a field, or nothing.
    #[must_use]
    pub fn one(&self, name: &str) -> String {
        self.0.iter().find(|(n, _)| n == name).map(|(_, value)| value.clone()).unwrap_or_default()
    }

    /// What follows a prefix in the names of fields, with the first value of each.
    pub fn prefixed<'a>(&'a self, prefix: &'a str) -> impl Iterator<Item = (String, String)> + 'a {
        let rest = move |(name, value): &(String, String)| Some((name.strip_prefix(prefix)?.to_owned(), value.clone()));
        self.0.iter().filter_map(rest)
    }

    /// The first value of a field, when it was sent at all.
    #[must_use]
    pub fn given(&self, name: &str) -> Option<String> {
        self.0.iter().find(|(n, _)| n == name).map(|(_, value)| value.clone())
    }

    /// Names and values, in order.
    #[must_use]
    pub fn pairs(&self) -> &[(String, String)] {
        &self.0
    }

    /// Whether a box was ticked.
    #[must_use]
    pub fn ticked(&self, name: &str) -> bool {
        !self.one(name).is_empty()
    }

    /// Every value of a field, each of which must be one of ours.
    ///
    /// # Errors
    /// [`Refusal::Field`] for a value that a page of ours never sends.
    pub fn all<T: FromStr>(&self, name: &'static str) -> Result<Vec<T>, Refusal> {
        let values = self.0.iter().filter(|(n, _)| n == name);
        values.map(|(_, value)| value.parse().map_err(|_| Refusal::Field { field: name, code: "unknown" })).collect()
    }
}

/// A form with a file.
#[derive(Clone, Debug, Default)]
pub struct Posted {
    /// Its fields.
    pub fields: Sent,
    /// The name of the file.
    pub name: String,
    /// Its bytes; empty when none was chosen.
    pub file: Vec<u8>,
}

impl Posted {
    /// Reads a form with a file.
    ///
    /// # Errors
    /// When it is broken or too large.
    pub async fn read(mut form: Multipart) -> Result<Self, Failed> {
        let mut posted = Self::default();
        while let Some(field) = form.next_field().await.map_err(|e| failed(e.status()))? {
            let name = field.name().unwrap_or_default().to_owned();
            let file = field.file_name().map(str::to_owned);
            let bytes = field.bytes().await.map_err(|e| failed(e.status()))?;
            match file {
                Some(file) => (posted.name, posted.file) = (file, bytes.to_vec()),
                None => posted.fields.0.push((name, String::from_utf8_lossy(&bytes).into_owned())),
            }
        }
        Ok(posted)
    }
}

fn failed(status: StatusCode) -> Failed {
    Failed::request(status.as_u16())
}
