#!/bin/sh
# Every check in order, cheap ones first; stops at the first that fails.
set -eu
cd "$(dirname "$0")/.."
PATH="${HOME:-}/.cargo/bin:$PATH"
export PATH

total=11
number=0
began=$(date +%s)
name='start'
trap 'code=$?; [ $code -eq 0 ] || printf "\n=== FAILED at step %s: %s\n" "$number" "$name" >&2' EXIT

step() {
    number=$((number + 1))
    name=$1
    shift
    printf '\n=== %s/%s %s (%ss)\n' "$number" "$total" "$name" "$(($(date +%s) - began))"
    "$@"
}

step 'what is needed is there' scripts/setup.sh test
step 'formatting' cargo fmt --all --check
step 'formatting of the importers, which a generated list includes' rustfmt --check --edition 2024 importers/src/formats/*/mod.rs
step 'licences and sources of all packages' cargo deny --log-level error check licenses bans sources
step 'lints' cargo clippy --workspace --all-targets -- -D warnings
step 'the program' cargo build -p meetbaar
step 'tests' cargo nextest run --workspace --no-fail-fast
step 'examples in the documentation' cargo test --workspace --doc --quiet
step 'the description of the API, by the rules for APIs of government' tests/api/node_modules/.bin/spectral lint --ruleset tests/api/ruleset.yaml --fail-severity warn server/openapi.json
step 'the API against its description' target/api-tests/bin/python tests/api/run.py
step 'a story in a browser' node tests/browser/run.mjs

printf '\n=== all %s steps passed in %s s\n' "$total" "$(($(date +%s) - began))"
