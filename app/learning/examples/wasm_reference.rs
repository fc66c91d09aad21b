//! The reference vectors compiled to WebAssembly: files come in through memory, a report goes out the same way.
//!
//! `wasm/run.mjs` feeds it. No binding generator: two functions take bytes, one gives them back.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, missing_docs, unreachable_pub, unsafe_code)]

#[path = "../tests/reference/suite/mod.rs"]
mod suite;

use std::cell::RefCell;

thread_local! {
    static INBOX: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) };
    static NAME: RefCell<String> = const { RefCell::new(String::new()) };
    static FILES: RefCell<suite::Files> = const { RefCell::new(suite::Files::new()) };
}

/// Makes room for so many bytes and says where to write them.
#[unsafe(no_mangle)]
pub extern "C" fn inbox(length: u32) -> *mut u8 {
    INBOX.with_borrow_mut(|inbox| {
        inbox.clear();
        inbox.resize(length as usize, 0);
        inbox.as_mut_ptr()
    })
}

fn taken() -> String {
    INBOX.with_borrow(|inbox| String::from_utf8_lossy(inbox).into_owned())
}

/// What was written is the name of the next file.
#[unsafe(no_mangle)]
pub extern "C" fn name() {
    NAME.set(taken());
}

/// What was written is the text of that file.
#[unsafe(no_mangle)]
pub extern "C" fn text() {
    FILES.with_borrow_mut(|files| files.insert(NAME.take(), taken()));
}

/// Runs everything; what is left in the inbox, of the length returned, is the report as JSON.
#[unsafe(no_mangle)]
pub extern "C" fn run() -> u32 {
    let report = FILES.with_borrow(|files| {
        let outcomes = files.keys().filter_map(|path| suite::run(path, files));
        let lines: Vec<(String, usize, usize)> =
            outcomes.map(|outcome| (outcome.to_string(), outcome.cases, outcome.passed)).collect();
        serde_json::to_vec(&lines).unwrap_or_default()
    });
    let length = report.len() as u32;
    INBOX.set(report);
    length
}

/// Where the inbox is.
#[unsafe(no_mangle)]
pub extern "C" fn outbox() -> *const u8 {
    INBOX.with_borrow(|inbox| inbox.as_ptr())
}
