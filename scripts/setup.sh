#!/bin/sh
# Installs what is missing to build and show Meetbaar (`demo`) or to check it as well (`test`).
# Says each step in a line, asks nothing, and does nothing the second time.
set -eu
cd "$(dirname "$0")/.."
PATH="${HOME:-}/.cargo/bin:$PATH"
export PATH DEBIAN_FRONTEND=noninteractive

purpose=${1:-demo}
case $purpose in
demo | test) ;;
*)
    echo "usage: scripts/setup.sh demo|test" >&2
    exit 2
    ;;
esac

say() { echo "setup: $*"; }
stop() {
    printf 'setup: %s\n' "$@" >&2
    exit 1
}
have() { command -v "$1" >/dev/null 2>&1; }

# --- packages of the system
packages=''
need() { packages="$packages $1"; }

have cc && have make || need build-essential
have pkg-config || need pkg-config
have curl || need curl
[ -e /etc/ssl/certs/ca-certificates.crt ] || [ -e /etc/pki/tls/certs/ca-bundle.crt ] || [ -e /etc/ssl/cert.pem ] || need ca-certificates
[ -e /usr/include/postgresql/libpq-fe.h ] || { have pkg-config && pkg-config --exists libpq; } || need libpq-dev
have node || need nodejs
have npm || need npm
if [ "$purpose" = test ]; then
    have initdb || ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 || need postgresql
    have sqlite3 || need sqlite3
    have soffice || need libreoffice-calc-nogui
    have python3 || need python3
    python3 -c 'import ensurepip' 2>/dev/null || need python3-venv
    have chromium || have chromium-browser || have google-chrome || need chromium
    have clamd || [ -x /usr/sbin/clamd ] || need clamav-daemon
fi

if [ -n "$packages" ]; then
    if ! have apt-get; then
        stop "missing:$packages" "This script can install them with apt only: install them with your system's packages (names as on Debian) and try again."
    elif [ "$(id -u)" -eq 0 ]; then
        as_root=''
    elif have sudo && sudo -n true 2>/dev/null; then
        as_root='sudo -n env DEBIAN_FRONTEND=noninteractive'
    else
        stop "missing:$packages" "Install them and try again:" "    sudo apt-get update && sudo apt-get install --no-install-recommends -y$packages"
    fi
    say "installing$packages"
    log=$(mktemp)
    # The lists may be new enough; fetching them may fail where they are.
    $as_root apt-get update -q >"$log" 2>&1 </dev/null || true
    # At run level 1 no package starts its service: the tests start what they need, and no list of viruses is fetched.
    # shellcheck disable=SC2086 # words on purpose
    $as_root env RUNLEVEL=1 apt-get install -q -y --no-install-recommends $packages >>"$log" 2>&1 </dev/null || {
        tail -n 30 "$log" >&2
        stop "installing$packages failed; what apt said stands above"
    }
    rm -f "$log"
fi

node_major=$(node -p 'process.versions.node.split(".")[0]')
[ "$node_major" -ge 18 ] || stop "node $(node --version) is too old: version 18 or newer is needed"

# --- Rust
if ! have cargo; then
    stop "cargo is missing. Install Rust $(sed -n 's/^rust-version = "\(.*\)"/\1/p' Cargo.toml) or newer with rustup (see rustup's own site), then try again:" \
        "    rustup toolchain install stable --component rustfmt --component clippy"
fi
if [ "$purpose" = test ]; then
    for component in rustfmt clippy; do
        case $component in rustfmt) command=cargo-fmt ;; *) command=cargo-clippy ;; esac
        if ! "$command" --version >/dev/null 2>&1; then
            have rustup || stop "$component is missing: install it with the package that brought cargo"
            say "installing $component"
            rustup component add "$component" >/dev/null 2>&1 || stop "rustup component add $component failed"
        fi
    done
    for tool in cargo-nextest@0.9.143 cargo-deny@0.20.2; do
        name=${tool%@*}
        if ! have "$name"; then
            say "installing $name: this takes some minutes, once"
            cargo install --locked "$tool" </dev/null
        fi
    done
fi

# --- packages of the tests in a browser and of the API
fetch_node() {
    stamp=$1/node_modules/.package-lock.json
    if [ ! -e "$stamp" ] || [ "$1/package-lock.json" -nt "$stamp" ]; then
        say "fetching the packages of $1"
        log=$(mktemp)
        (cd "$1" && npm ci --ignore-scripts --no-audit --no-fund) >"$log" 2>&1 </dev/null || {
            tail -n 30 "$log" >&2
            stop "npm ci in $1 failed; what npm said stands above"
        }
        rm -f "$log"
        touch "$stamp"
    fi
}
if [ "$purpose" = test ]; then
    fetch_node tests/browser
    fetch_node tests/api
    venv=target/api-tests
    if ! cmp -s tests/api/requirements.txt "$venv/requirements.txt"; then
        say "fetching the packages of tests/api/run.py"
        log=$(mktemp)
        { python3 -m venv --clear "$venv" && "$venv/bin/pip" install --quiet --disable-pip-version-check -r tests/api/requirements.txt; } >"$log" 2>&1 </dev/null || {
            tail -n 30 "$log" >&2
            stop "pip install for tests/api failed; what it said stands above"
        }
        rm -f "$log"
        cp tests/api/requirements.txt "$venv/requirements.txt"
    fi
fi

say "ready for $purpose"
