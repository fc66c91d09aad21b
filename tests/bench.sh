#!/usr/bin/env bash
# Measures speed and size on the release binary with the real content and 200 learners, and prints each figure beside the one to hold.
# Everything runs on this machine only: the load generator takes its share of the same cores. RUNS=5 SECONDS_EACH=5 by default.
set -euo pipefail
cd "$(dirname "$0")/.."
target=${CARGO_TARGET_DIR:-$PWD/target}
program=${PRETOIRE_BIN:-$target/release/pretoire}
runs=${RUNS:-5} each=${SECONDS_EACH:-5}
learners=200
lesson=/courses/traite-et-trafic/elements/act
unset DATABASE_URL PRETOIRE_DATA PRETOIRE_CONTENT PRETOIRE_LISTEN
export RUST_LOG=error

# PostgreSQL of its own, when this machine has one.
if [ -z "${TEST_POSTGRES_URL:-}" ] && { compgen -G '/usr/lib/postgresql/*/bin/initdb' > /dev/null || command -v initdb > /dev/null; }; then
  exec tests/postgres.sh "$0" "$@"
fi
work=$(mktemp -d "${TMPDIR:-/tmp}/pretoire-bench.XXXXXX")
server=
stop() { [ -z "$server" ] || { kill "$server" 2> /dev/null && wait "$server" 2> /dev/null; } || true; server=; }
trap 'stop; rm -rf "$work"' EXIT

# The generator needs std alone: no cargo, so that nothing else is compiled anew.
load=$work/load
rustc --edition 2024 -O -o "$load" tests/examples/load.rs

serve() { # serve [DATABASE_URL]
  : > "$work/out"
  DATABASE_URL=${1:-} "$program" --data "$work/data" serve --no-publish --listen 127.0.0.1:0 > "$work/out" 2> "$work/err" &
  server=$!
  until grep -q 'http://' "$work/out"; do kill -0 "$server" || { cat "$work/err" >&2; exit 1; }; done
  address=$(grep -om1 'http://[^/ ]*' "$work/out" | cut -c8-)
}
several() { for ((run = 0; run < runs; run++)); do "$@"; done; }
# spread COLUMN < lines: "median (min … max, n = …)"
spread() { awk -v c="$1" '{ print $c }' | sort -n | awk '{ v[NR] = $1 } END { printf "%s (%s … %s, n = %d)", v[int((NR + 1) / 2)], v[1], v[NR], NR }'; }
row() { printf '| %s | %s | %s | %s |\n' "$@"; }

printf '\npreparing: content, %s learners, their passwords…\n' "$learners"
"$program" --data "$work/data" people school bench 'École de mesure' --open > /dev/null
"$program" --data "$work/data" publish content > /dev/null
{
  echo 'Matricule;Nom;Prénom;Pays;Corps'
  for ((n = 1; n <= learners; n++)); do printf 'L-%03d;Nom%03d;Awa;BF;magistrat\n' "$n" "$n"; done
} > "$work/people.csv"
"$program" --data "$work/data" people import "$work/people.csv" | sed -nE 's/^(L-[0-9]+)\t.*code : ([^ ]+)$/\1 \2/p' > "$work/codes"
serve
"$load" enter "$address" "$work/codes" > "$work/cookies"
[ "$(wc -l < "$work/cookies")" = "$learners" ]
cookie=$(head -1 "$work/cookies")
"$load" page "$address" "$work/cookies" "$lesson" > "$work/page"
question=$(grep -o 'name="question" value="[^"]*"' "$work/page" | head -1 | cut -d'"' -f4)
form="course=traite-et-trafic&question=$question&language=fr&back=$lesson&choice=0"
stop
"$program" --data "$work/data" backup "$work/backup.gz" > /dev/null

printf '\n%s, %s cores, load %s\n\n' "$(uname -sm)" "$(nproc)" "$(cut -d' ' -f1-3 /proc/loadavg)"
row what measured 'to hold' 'for comparison'
row --- --- --- ---

serve
several "$load" read "$address" "$work/cookies" "$lesson" 32 "$each" > "$work/read"
row 'signed-in lesson page, requests/s, uncompressed, 32 connections' "$(spread 1 < "$work/read")" '>= 3,000' 'Moodle 17; Kolibri sign-in page 28'
if command -v wrk > /dev/null; then
  several wrk -t1 -c32 -d"${each}s" -H "Cookie: $cookie" "http://$address$lesson" | awk '/Requests\/sec/ { print $2 }' > "$work/wrk"
  row 'the same, by wrk' "$(spread 1 < "$work/wrk")" '>= 3,000' ''
fi

"$load" read "$address" "$work/cookies" "$lesson" "$learners" "$each" > "$work/crowd" &
crowd=$!
: > "$work/memory"
while kill -0 "$crowd" 2> /dev/null; do
  awk '/^Pss:/ { p = $2 } /^Rss:/ { r = $2 } END { printf "%.1f %.1f\n", p / 1000, r / 1000 }' "/proc/$server/smaps_rollup" >> "$work/memory"
  read -rt 0.2 <> <(:) || true
done
row "memory (PSS, MB) while $learners learners read at once, highest" "$(sort -n "$work/memory" | tail -1 | cut -d' ' -f1) (RSS $(sort -n -k2 "$work/memory" | tail -1 | cut -d' ' -f2), n = $(wc -l < "$work/memory"), $(cat "$work/crowd") pages/s)" '<= 100' 'Kolibri idle 182'
read -r bytes requests half < <("$load" weigh "$address" "$work/cookies" "$lesson")
row 'first view of a lesson, brotli, before islands: bytes, requests' "$bytes, $requests" '<= 30,000, <= 6' 'Moodle 1,257 kB, 37; Kolibri 3,017 kB, 29'
row 'browser half, brotli, bytes' "$half" '<= 200,000' 'a trial of one island: 107,000'

answers() { # answers WHERE
  several "$load" write "$address" "$work/cookies" "$form" 25 "$each" > "$work/write"
  row "answers recorded durably per second, 25 learners, $1" "$(spread 1 < "$work/write")" '>= 1,000 (SQLite)' 'Moodle 19.8'
  row "… milliseconds to the acknowledgement, p50; p99, $1" "$(spread 2 < "$work/write"); $(spread 3 < "$work/write")" '' 'Moodle 561'
  several "$load" next "$address" "$work/cookies" "$form" "$lesson" "$learners" "$((2 * each))" > "$work/next"
  row "milliseconds from an answer to the page after it, $learners learners answering ($(spread 1 < "$work/next") a second), p50; p99, $1" "$(spread 2 < "$work/next"); $(spread 3 < "$work/next")" 'p99 <= 20' 'Moodle 561 + 691'
}
answers SQLite
stop
if [ -n "${TEST_POSTGRES_URL:-}" ]; then
  "$program" --data "$work/other" --database-url "$TEST_POSTGRES_URL" restore "$work/backup.gz" > /dev/null
  serve "$TEST_POSTGRES_URL"
  answers PostgreSQL
  stop
fi
port=$(node -e 'const s=require("net").createServer().listen(0,"127.0.0.1",()=>{console.log(s.address().port);s.close()})')
several "$load" start "$port" "$lesson" "$program" --data "$work/data" serve --no-publish --listen "127.0.0.1:$port" > "$work/start"
row 'start to first answered lesson, content published, ms' "$(spread 1 < "$work/start")" '<= 500' ''
if [ -d end2end/node_modules ]; then
  PRETOIRE_BIN=$program RUNS=$runs node end2end/slow-line.mjs "$lesson" > "$work/slow"
  row 'lesson loaded at 400 kbit/s, 400 ms, ms' "$(spread 1 < "$work/slow")" '<= 2,500' 'Moodle 26,900; Kolibri 19,700'
fi
if [ "${ENGINE:-yes}" = yes ] && [ -f app/learning/examples/bench.rs ]; then
  printf '\nthe engine, beside catsim 578 µs, mirtCAT 2,499 µs, catR 3,695 µs for 500 items; to hold: one adaptive step <= 250 ns\n\n'
  cargo run --quiet --release -p learning --example bench
fi
