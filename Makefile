# Two commands: `make run` serves the site, `make test` runs everything. Both install what is missing first.
SHELL := bash
.SHELLFLAGS := -euo pipefail -c
.ONESHELL:
.DEFAULT_GOAL := help
MAKEFLAGS += --no-print-directory

# On CI the compiled dependencies outlive the clone.
ifeq ($(CI),true)
export CARGO_TARGET_DIR ?= $(or $(XDG_CACHE_HOME),$(HOME)/.cache)/pretoire/target
export CARGO_INCREMENTAL := 0
else
export CARGO_TARGET_DIR ?= $(CURDIR)/target
endif
export PRETOIRE_SITE ?= $(CARGO_TARGET_DIR)/site
export PRETOIRE_TOOLS ?= $(or $(XDG_CACHE_HOME),$(HOME)/.cache)/pretoire/tools
export PRETOIRE_BIN ?= $(CARGO_TARGET_DIR)/release/pretoire

# `make run LISTEN=127.0.0.1:8080 DATA=/srv/pretoire/data`
LISTEN ?= 127.0.0.1:3000
DATA ?= data
CONTENT ?= content
FUZZ ?= 20

cargo_deny := $(PRETOIRE_TOOLS)/bin/cargo-deny
say = printf '\n== %s (%(%H:%M:%S)T)\n'

.PHONY: help run test bench check-outside setup-run setup-test site build format lint deny test-rust test-wasm test-fuzz fuzz test-journeys clean

help:
	@sed -n 's/^## //p' Makefile

## make run            installs what is missing, builds, and serves a demonstration on 127.0.0.1:3000; keeps what is in data/
run: setup-run build
	@exec $(PRETOIRE_BIN) serve --demo --listen $(LISTEN) --data $(DATA) --content $(CONTENT)

## make test           installs what is missing, then runs every check: format, lints, licences, tests on both databases, journeys
test: setup-test
	@$(MAKE) format
	$(MAKE) deny
	$(MAKE) site
	$(MAKE) lint
	$(MAKE) test-rust
	$(MAKE) test-wasm
	$(MAKE) test-fuzz
	$(MAKE) test-journeys
	$(say) 'everything passed'

## make bench          measures speed and size, and prints them beside the figures to hold
bench: setup-test build
	@$(say) 'bench'
	if [ -f tests/bench.sh ]; then tests/bench.sh; else echo 'no measure yet'; fi

## make check-outside  runs the slow checkers that others wrote
check-outside: setup-test build
	@$(say) 'checkers of others'
	files=$$(find end2end/outside -name '*.test.mjs' 2> /dev/null | sort)
	if [ -n "$$files" ]; then node --test $$files; else echo 'no slow checker yet'; fi
	$(say) 'review scheduling against the crate of its authors'
	cargo test --manifest-path app/learning/fsrs-check/Cargo.toml --locked

## make build          both halves in release: target/release/pretoire holds everything but content/
build: site
	@$(say) 'server, release'
	cargo build --release -p server

## make site           the browser half and the style sheet, in target/site
site: setup-run
	@app/browser/build.sh

setup-run:
	@.ci/setup.sh run

setup-test:
	@.ci/setup.sh test

## make format         says which files rustfmt would change
format:
	@$(say) 'format'
	cargo fmt --all --check

## make lint           clippy on the server half and on the browser half
lint:
	@$(say) 'lints, server half'
	cargo clippy --workspace --exclude browser --all-targets --locked -- -D warnings
	$(say) 'lints, browser half'
	app/browser/build.sh lint

## make deny           licences, sources and advisories of what we depend on
deny:
	@$(say) 'licences, bans, sources'
	$(cargo_deny) --workspace --locked check --hide-inclusion-graph licenses bans sources
	$(say) 'advisories'
	if timeout 120 $(cargo_deny) fetch db > /dev/null 2>&1; then
	  $(cargo_deny) --workspace --locked check --disable-fetch advisories
	else
	  echo 'advisories: the database is out of reach, NOT checked'
	fi

## make test-rust      unit and integration tests on SQLite and PostgreSQL
test-rust:
	@$(say) 'tests on SQLite and PostgreSQL'
	tests/postgres.sh cargo test --workspace --exclude browser --locked

## make test-wasm      the rules again, as the browser runs them
test-wasm:
	@$(say) 'rules in wasm'
	app/learning/test-wasm.sh

## make test-fuzz      any bytes as every sort of content file, for FUZZ seconds (20 unless said), where cargo-fuzz is installed
test-fuzz:
	@$(say) 'fuzz, $(FUZZ) seconds'
	if [ -x $(PRETOIRE_TOOLS)/bin/cargo-fuzz ]; then server/service/fuzz/run.sh $(FUZZ); else echo 'cargo-fuzz is not installed (make fuzz installs it): only the changed files of cargo test were tried'; fi

## make fuzz           installs cargo-fuzz when it is missing, then the same for ten minutes
fuzz:
	@.ci/setup.sh fuzz
	server/service/fuzz/run.sh 600

## make test-journeys  people's journeys in Chromium, with and without script, on the binary that the tests were built with
test-journeys:
	@$(say) 'journeys'
	cargo build --locked -p server
	export PRETOIRE_BIN=$(CARGO_TARGET_DIR)/debug/pretoire
	node --test --test-concurrency=2 $$(find end2end/{journeys,no-script,accessibility,offline} -name '*.test.mjs' 2> /dev/null | sort)

## make clean          forgets what was built; data/ and content/ are left alone
clean:
	cargo clean
