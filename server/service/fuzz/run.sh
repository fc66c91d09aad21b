#!/usr/bin/env bash
# Feeds any bytes to the readers of courses, for so many seconds, beginning with the files that we ship.
# usage: run.sh [SECONDS]
set -euo pipefail
cd "$(dirname "$0")/../../.."
tools=${PRETOIRE_TOOLS:-${XDG_CACHE_HOME:-$HOME/.cache}/pretoire/tools}
export PATH=$tools/bin:$PATH
export CARGO_TARGET_DIR=${CARGO_TARGET_DIR:-$PWD/target}/fuzz
corpus=$CARGO_TARGET_DIR/corpus
mkdir -p "$corpus"
# Small files alone: a mutation of a large one costs as much as a hundred of a small one.
find content -type f -size -24k | while read -r file; do cp -u "$file" "$corpus/$(printf %s "$file" | tr '/' '-')"; done
cd server/service
# -s none: no sanitizer, so that the stable compiler builds it.
cargo fuzz run --fuzz-dir fuzz -s none authoring "$corpus" -- -max_total_time="${1:-20}" -timeout=10 -max_len=24576 -print_final_stats=0 -verbosity=0
