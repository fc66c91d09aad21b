//! The server of Prétoire: sockets, layers, write routes, configuration, command line.

pub mod assets;
pub mod cli;
pub mod config;
pub mod key;
pub mod layers;
pub mod router;
pub mod routes;
pub mod state;
pub mod telemetry;
pub mod visit;
