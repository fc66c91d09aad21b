//! Bytes do not vary from run to run, so what the binary may send is a test and not a measure.

use server::assets::{self, Asset};

/// What a page needs before any island, at most: the style sheet and the loader.
const BEFORE_ISLANDS: usize = 10 * 1024;
/// The browser half, at most: its script and its wasm.
const BROWSER_HALF: usize = 200 * 1000;

#[test]
fn the_browser_half_is_small() {
    check(&["browser.js", "browser_bg.wasm"], BROWSER_HALF);
}

#[test]
fn style_and_loader_are_small() {
    check(&["style.css", "loader.js"], BEFORE_ISLANDS);
}

/// The files together, as brotli sends them.
fn check(logical: &[&str], most: usize) {
    let sent = |name: &&str| {
        let found = assets::all().iter().find(|asset: &&Asset| asset.logical == *name);
        let asset = found.unwrap_or_else(|| panic!("{name} is not inside the binary: run `make site` first"));
        asset.brotli.unwrap_or(asset.plain).len()
    };
    let total: usize = logical.iter().map(sent).sum();
    assert!(total <= most, "{logical:?}: {total} bytes, at most {most}");
}
