//! The browser half: hydrates the islands that a page holds.
use wasm_bindgen::prelude::wasm_bindgen;

/// Called once by the loader, when an island comes into view or is touched.
#[wasm_bindgen]
pub fn hydrate() {
    console_error_panic_hook::set_once();
    app::register();
    leptos::mount::hydrate_islands();
}
