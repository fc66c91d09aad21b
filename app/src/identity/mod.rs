//! Signing in, one's own account, the people of the school.

mod account;
mod codes;
mod people;
mod person;
mod personal;
mod roster;
mod sign_in;
pub(crate) mod words;

pub use account::{PasswordForm, account, password};
pub use codes::codes;
pub use people::{Listing, people};
pub use person::{PersonForm, new_person, person, person_state};
pub use personal::personal_data;
pub use roster::{Step, Upload, import};
pub use sign_in::{SignInForm, sign_in};
