//! Signing in, one's own account.

mod account;
mod sign_in;

pub use account::{PasswordForm, account, password};
pub use sign_in::{SignInForm, sign_in};
