# The two that matter: `make demo` shows it, `make test` checks it. Both install what is missing.
.DEFAULT_GOAL := help
.PHONY: help setup demo test fmt lint advisories fuzz bench-import

export PATH := $(HOME)/.cargo/bin:$(PATH)

help: ## this list
	@printf 'Meetbaar, the social return monitor. Say `make` with one of:\n\n'
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  \1\t\2/p' Makefile
	@printf '\nThe first build takes some minutes; later ones take seconds.\n'

demo: ## build, fill a folder with made-up suppliers and reports, and serve the pages
	@scripts/setup.sh demo
	@echo 'demo: building (the first time this takes some minutes)'
	@cargo build -p meetbaar
	@exec cargo run --quiet -p meetbaar -- demo

test: ## everything that must hold before a change goes in
	@scripts/check.sh

setup: ## install what is missing, for demo and test
	@scripts/setup.sh test

fuzz: ## ten minutes of random input for each fuzz target of the importers (FUZZ_SECONDS to change that)
	@scripts/fuzz.sh

bench-import: ## how fast large reports are read and stored, next to the bare reader, on both databases
	@scripts/bench-import.sh

fmt: ## format the Rust sources
	@cargo fmt --all

advisories: ## known weaknesses of components (asks the network)
	@cargo deny --log-level error check advisories
	@cd server/assets/web && npm audit --omit=dev --audit-level=moderate

lint: ## format check, lints, licences: the quick half of test
	@cargo fmt --all --check
	@cargo deny --log-level error check licenses bans sources
	@cargo clippy --workspace --all-targets -- -D warnings
