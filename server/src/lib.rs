//! The server of Prétoire.
