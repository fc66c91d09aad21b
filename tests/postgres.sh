#!/usr/bin/env bash
# Runs a command with TEST_POSTGRES_URL pointing at a throw-away PostgreSQL cluster of its own, which is gone afterwards.
# usage: tests/postgres.sh COMMAND…
set -euo pipefail
if [ -n "${TEST_POSTGRES_URL:-}" ]; then exec "$@"; fi

bin=$(compgen -G '/usr/lib/postgresql/*/bin' | sort -V | tail -1 || true)
[ -n "$bin" ] || bin=$(dirname "$(command -v initdb)")
# PostgreSQL refuses to run as root.
as_owner() { if [ "$(id -u)" = 0 ]; then runuser -u postgres -- "$@"; else "$@"; fi; }
end() {
  as_owner "$bin/pg_ctl" -D "$1/cluster" -m immediate -w -t 20 stop > /dev/null 2>&1 || true
  rm -rf "$1"
}

# A cluster whose wrapper was killed outright is cleared away by the next one.
for left in "${TMPDIR:-/tmp}"/pretoire-postgres.*; do
  [ -f "$left/wrapper" ] && [ -O "$left" ] && ! kill -0 "$(cat "$left/wrapper")" 2> /dev/null && end "$left"
done
folder=$(mktemp -d "${TMPDIR:-/tmp}/pretoire-postgres.XXXXXX")
trap 'end "$folder"' EXIT
trap 'exit 130' INT TERM HUP
echo $$ > "$folder/wrapper"
password=$(head -c 18 /dev/urandom | base64 | tr -d '/+=')
printf '%s\n' "$password" > "$folder/password"
port=$(node -e 'const s=require("net").createServer().listen(0,"127.0.0.1",()=>{console.log(s.address().port);s.close()})')
if [ "$(id -u)" = 0 ]; then
  chmod 711 "$folder"
  install -d -o postgres "$folder/cluster" "$folder/socket"
  chown postgres "$folder/password"
else
  mkdir -p "$folder/cluster" "$folder/socket"
fi
as_owner "$bin/initdb" -D "$folder/cluster" -U pretoire -A scram-sha-256 --pwfile="$folder/password" -E UTF8 --locale=C.UTF-8 > "$folder/initdb.log" ||
  { cat "$folder/initdb.log" >&2; exit 1; }
as_owner "$bin/pg_ctl" -D "$folder/cluster" -w -t 60 -l "$folder/cluster/log" -o "-h 127.0.0.1 -p $port -k $folder/socket -c fsync=on -c max_connections=300 -c shared_buffers=64MB" start > /dev/null ||
  { cat "$folder/cluster/log" >&2; exit 1; }
export TEST_POSTGRES_URL="postgres://pretoire:$password@127.0.0.1:$port/postgres"
"$@"
