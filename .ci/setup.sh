#!/usr/bin/env bash
# Installs what is missing for `make run` (no argument), `make test` (argument: test) or `make fuzz` (argument: fuzz). Quick when nothing is missing.
# As root on Debian it installs packages by itself; otherwise it says exactly what to install.
set -euo pipefail
cd "$(dirname "$0")/.."
wanted=${1:-run}
tools=${PRETOIRE_TOOLS:-${XDG_CACHE_HOME:-$HOME/.cache}/pretoire/tools}
work=${CARGO_TARGET_DIR:-$PWD/target}/browser-half
scratch=${CARGO_TARGET_DIR:-$PWD/target}/tools

say() { printf '\n== set-up: %s\n' "$*"; }
stop() { printf '\nset-up: %s\n' "$*" >&2; exit 1; }
have() { command -v "$1" > /dev/null; }

# 1. System packages.
packages=()
have cc || packages+=(build-essential)
if ! have node; then packages+=(nodejs npm); elif ! have npm; then packages+=(npm); fi
if [ "$wanted" = test ]; then
  have "${CHROMIUM:-chromium}" || packages+=(chromium)
  compgen -G '/usr/lib/postgresql/*/bin/initdb' > /dev/null || have initdb || packages+=(postgresql)
  have java || packages+=(default-jre-headless)
  have strace || packages+=(strace)
fi
install_packages() {
  if [ "$(id -u)" != 0 ] || ! have apt-get; then
    stop "these packages are missing; install them, then run the same command again:
    sudo apt-get install --yes --no-install-recommends $*"
  fi
  say "packages $*"
  # An empty data folder is enough: the tests make their own cluster.
  mkdir -p /etc/postgresql-common
  grep -qs '^create_main_cluster' /etc/postgresql-common/createcluster.conf || echo 'create_main_cluster = false' >> /etc/postgresql-common/createcluster.conf
  apt-get update -qq
  DEBIAN_FRONTEND=noninteractive apt-get install --yes --no-install-recommends "$@"
}
[ ${#packages[@]} = 0 ] || install_packages "${packages[@]}"
major=$(node --version | sed 's/^v\([0-9]*\).*/\1/')
[ "$major" -ge 18 ] || stop "Node 18 or newer is needed, here is $(node --version)"

# 2. Rust, and its target for the browser half.
have cargo || stop 'Rust is missing; install it as https://rustup.rs says, then run the same command again'
needed=$(sed -n 's/^rust-version = "\(.*\)"/\1/p' Cargo.toml)
rust=$(rustc --version | cut -d' ' -f2)
[ "$(printf '%s\n' "$needed" "$rust" | sort -V | head -1)" = "$needed" ] || stop "Rust $needed or newer is needed, here is $rust: rustup update stable"
if [ "$wanted" = test ] && have rustup; then
  cargo fmt --version > /dev/null 2>&1 && cargo clippy --version > /dev/null 2>&1 || rustup component add rustfmt clippy
fi
has_wasm() { [ -n "$(compgen -G "$(rustc --print sysroot)/lib/rustlib/wasm32-unknown-unknown/lib/libcore-*.rlib")" ]; }
mkdir -p "$work"
if [ "${PRETOIRE_DEBIAN_WASM:-}" != 1 ] && { has_wasm || { have rustup && say 'the compiler target wasm32-unknown-unknown' && rustup target add wasm32-unknown-unknown; }; }; then
  rm -f "$work/compiler.env"
else
  # Debian's compiler for the web brings the sources of std, which cargo then builds for the browser.
  [ -d /usr/lib/rustlib/src ] && [ -x /usr/bin/rustc ] || install_packages rustc-web rust-web-src
  linker=$(compgen -G "$(rustc --print sysroot)/lib/rustlib/*/bin/rust-lld" | head -1)
  [ -n "$linker" ] || stop 'rust-lld was not found beside rustc; install Rust with rustup'
  cat > "$work/compiler.env" <<END
export RUSTC=/usr/bin/rustc RUSTC_BOOTSTRAP=1 CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER=$linker
PRETOIRE_WASM_CARGO_ARGS=-Zbuild-std=std,panic_abort
END
fi

# 3. Command-line tools, kept between clones.
tool() {
  local crate=$1 version=$2 program=$3
  grep -qs "^\"$crate $version " "$tools/.crates.toml" && [ -x "$tools/bin/$program" ] && return
  say "$crate $version (built once, some minutes)"
  mkdir -p "$tools"
  # The author's lock file first; a registry that lacks one of its versions still gives the same tool.
  CARGO_TARGET_DIR=$scratch cargo install "$crate" --version "$version" --locked --root "$tools" ||
    CARGO_TARGET_DIR=$scratch cargo install "$crate" --version "$version" --root "$tools"
  rm -rf "$scratch"
}
bindgen=$(grep -A1 '^name = "wasm-bindgen"$' Cargo.lock | sed -n 's/^version = "\(.*\)"/\1/p')
tool wasm-bindgen-cli "$bindgen" wasm-bindgen
[ "$wanted" != test ] || tool cargo-deny 0.20.2 cargo-deny
[ "$wanted" != fuzz ] || tool cargo-fuzz 0.13.2 cargo-fuzz

# 4. Packages of Node, exactly those of the lock files.
packages_of() {
  cmp -s "$1/package-lock.json" "$1/node_modules/.pretoire-lock" && return
  say "npm packages of $1"
  npm ci --prefix "$1" --ignore-scripts --no-audit --no-fund
  cp "$1/package-lock.json" "$1/node_modules/.pretoire-lock"
}
packages_of app/browser
[ "$wanted" != test ] || packages_of end2end
