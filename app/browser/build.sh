#!/usr/bin/env bash
# Builds the browser half and the style sheet into target/site, in four steps. A step whose input did not change is skipped.
# With the argument `lint`, runs clippy on the browser half instead.
# The reasons are in docs/decisions/0001-browser-half-by-four-steps.md.
set -euo pipefail
cd "$(dirname "$0")/../.."
target=${CARGO_TARGET_DIR:-$PWD/target}
site=${PRETOIRE_SITE:-$target/site}
work=$target/browser-half
tools=${PRETOIRE_TOOLS:-${XDG_CACHE_HOME:-$HOME/.cache}/pretoire/tools}/bin
npm=app/browser/node_modules/.bin
floor=chrome100,firefox102,safari16
mkdir -p "$site" "$work"

# The features that the module needs and that the whole floor has. It says its features in a section, which wasm-opt would add to
# these: the section is taken off first, so that a feature beyond the floor fails here and not on somebody's telephone.
features=(--mvp-features --enable-mutable-globals --enable-sign-ext --enable-nontrapping-float-to-int --enable-bulk-memory
  --enable-multivalue --enable-reference-types)

say() { printf '\n== %s\n' "$*"; }
of() { cat "$@" | sha256sum | cut -d' ' -f1; }
# changed STEP FILE…: the contents differ from those this step last ended with.
changed() { local step=$1; shift; [ "$(of "$@")" != "$(cat "$work/$step.stamp" 2>/dev/null)" ]; }
ended() { local step=$1; shift; of "$@" > "$work/$step.stamp"; }
# put FILE: into the site, leaving its date alone if it is the same, since the server's build looks at dates.
put() { cmp -s "$1" "$site/$(basename "$1")" || cp "$1" "$site/"; }

# The same flags in every clone, so that what was compiled for one serves the next.
export CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS="--remap-path-prefix=${CARGO_HOME:-$HOME/.cargo}=cargo"
# shellcheck disable=SC1090 # written by the set-up where rustup has no wasm32 target
[ ! -f "$work/compiler.env" ] || . "$work/compiler.env"
if [ "${1:-}" = lint ]; then
  if [ -n "${RUSTC:-}" ]; then echo 'the browser half is NOT linted: clippy does not go with this compiler'; exit; fi
  exec cargo clippy -p browser --target wasm32-unknown-unknown --locked -- -D warnings
fi

say 'browser half 1/4: compile'
cargo build -p browser --profile wasm-release --target wasm32-unknown-unknown ${PRETOIRE_WASM_CARGO_ARGS:-}
linked=$target/wasm32-unknown-unknown/wasm-release/browser.wasm
lock=app/browser/package-lock.json

if changed wasm "$linked" "$lock" "$0" || [ ! -f "$work/small/browser_bg.wasm" ]; then
  say 'browser half 2/4: bindings'
  "$tools/wasm-bindgen" --target web --no-typescript --remove-name-section --remove-producers-section \
    --out-name browser --out-dir "$work/bound" "$linked"
  say 'browser half 3/4: make small'
  mkdir -p "$work/small"
  "$npm/wasm-opt" --strip-target-features "$work/bound/browser_bg.wasm" -o "$work/bound/unnamed.wasm"
  "$npm/wasm-opt" -Oz --strip-debug --strip-producers "${features[@]}" "$work/bound/unnamed.wasm" -o "$work/small/browser_bg.wasm"
  "$npm/esbuild" "$work/bound/browser.js" --bundle --minify --format=esm --target=$floor --log-level=warning --outfile="$work/small/browser.js"
  ended wasm "$linked" "$lock" "$0"
fi

mapfile -t sheets < <(find style app/browser/loader.js app/public -type f 2>/dev/null | LC_ALL=C sort)
if changed style "${sheets[@]}" "$lock" "$0" || [ ! -f "$work/plain/loader.js" ]; then
  say 'browser half 4/4: style sheet, loader, pictures'
  rm -rf "$work/plain"
  mkdir -p "$work/plain"
  [ ! -f style/main.css ] || "$npm/esbuild" style/main.css --bundle --minify --target=$floor --log-level=warning --outfile="$work/plain/style.css"
  "$npm/esbuild" app/browser/loader.js --minify --format=esm --target=$floor --log-level=warning --outfile="$work/plain/loader.js"
  [ ! -d app/public ] || cp app/public/* "$work/plain/"
  ended style "${sheets[@]}" "$lock" "$0"
fi

for file in "$work"/small/* "$work"/plain/*; do put "$file"; done
for file in "$site"/*; do
  name=$(basename "$file")
  [ -e "$work/small/$name" ] || [ -e "$work/plain/$name" ] || rm "$file"
done
