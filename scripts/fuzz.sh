#!/usr/bin/env bash
# Runs each fuzz target of the importers for FUZZ_SECONDS (600). What it learns stays in target/fuzz.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

command -v cargo-fuzz >/dev/null || cargo install cargo-fuzz --locked
# The flags that count what was reached are unstable ones; this lets the stable compiler take them.
export RUSTC_BOOTSTRAP=1
# No code here is unsafe: without the address sanitizer several times as many inputs are tried.
for target in ${FUZZ_TARGETS:-csv cells preflight}; do
	corpus="target/fuzz/corpus/$target"
	mkdir -p "$corpus"
	case $target in
	csv) cp importers/src/formats/*/samples/*.csv "$corpus/" ;;
	preflight) cp importers/src/formats/*/samples/*.{xlsx,ods} "$corpus/" ;;
	esac
	cargo fuzz run --sanitizer none --fuzz-dir importers/fuzz --target-dir target/fuzz "$target" "$corpus" -- \
		-max_total_time="${FUZZ_SECONDS:-600}" -timeout=20 -rss_limit_mb=2048 -print_final_stats=1
done
