#!/usr/bin/env bash
# The reference vectors natively and compiled to wasm: the two reports must agree to the last bit.
set -euo pipefail
cd "$(dirname "$0")/../.."
target=${CARGO_TARGET_DIR:-target}
report=$(mktemp -d)
trap 'rm -rf "$report"' EXIT
cargo run --release --quiet -p learning --example reference -- tests/reference/adaptive > "$report/native"
cargo build --release --quiet -p learning --example wasm_reference --target wasm32-unknown-unknown
node app/learning/wasm/run.mjs "$target/wasm32-unknown-unknown/release/examples/wasm_reference.wasm" tests/reference/adaptive > "$report/wasm"
diff "$report/native" "$report/wasm"
tail -n 1 "$report/wasm"
