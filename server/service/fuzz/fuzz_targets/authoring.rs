//! Any bytes as every sort of content file: no panic, no endless loop, no place outside the file.
#![no_main]
#![allow(dead_code, unused_imports, unreachable_pub, reason = "only the readers are called")]

#[path = "../../src/authoring/mod.rs"]
mod authoring;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| authoring::survive(bytes));
