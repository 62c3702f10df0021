#!/usr/bin/env bash
# Measures reading and storing of large reports in a release build. BENCH_LINES and BENCH_DATABASES choose less.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

scripts/setup.sh test
cargo build --release -p meetbaar
cargo build --release -p meetbaar-importers --example bare_stream
if [ "${BENCH_DATABASES:-postgresql}" != sqlite ]; then
	MEETBAAR_TEST_POSTGRES=$(tests/postgres.sh $$)
	export MEETBAAR_TEST_POSTGRES
fi
MEETBAAR_BIN=$PWD/${CARGO_TARGET_DIR:-target}/release/meetbaar
export MEETBAAR_BIN
cargo bench -p meetbaar-tests --bench import
