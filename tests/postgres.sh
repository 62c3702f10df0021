#!/bin/sh
# A private PostgreSQL for one test run: `tests/postgres.sh [PID]` starts it and prints its URL.
#
# It listens on 127.0.0.1 only, asks a random password, runs as an ordinary user even when we are root, and goes away with its
# files when the process PID (the test runner; by default the caller) ends, however that ends.
# As a setup script of nextest it also hands the URL to every test as MEETBAAR_TEST_POSTGRES.
set -eu
watched=${1:-$PPID}

stop() {
    printf 'tests/postgres.sh: %s\n' "$@" >&2
    exit 1
}

bin=''
for candidate in /usr/lib/postgresql/*/bin /usr/pgsql-*/bin; do
    [ -x "$candidate/initdb" ] && bin=$candidate
done
[ -n "$bin" ] || bin=$(dirname "$(command -v initdb || echo none/none)")
[ -x "$bin/initdb" ] || stop 'no PostgreSQL found: install the package postgresql (or run `make setup`)'

# PostgreSQL refuses to run as root.
account=''
if [ "$(id -u)" -eq 0 ]; then
    for candidate in postgres nobody; do
        id "$candidate" >/dev/null 2>&1 && account=$candidate && break
    done
    [ -n "$account" ] || stop 'no user postgres or nobody to run PostgreSQL as'
fi
as_account() {
    if [ -z "$account" ]; then
        "$@"
    elif command -v setpriv >/dev/null 2>&1; then
        setpriv --reuid "$account" --regid "$(id -g "$account")" --clear-groups -- "$@"
    else
        runuser -u "$account" -- "$@"
    fi
}

# Not TMPDIR: that may be a folder which the other user can't enter.
cd /
folder=$(mktemp -d /tmp/meetbaar-postgres.XXXXXX)
trap 'rm -rf "$folder"' EXIT
password=$(od -An -N16 -tx1 /dev/urandom | tr -d ' \n')
printf '%s\n' "$password" >"$folder/password"
[ -z "$account" ] || chown -R "$account" "$folder"

as_account "$bin/initdb" --pgdata="$folder/data" --username=meetbaar --pwfile="$folder/password" --auth=scram-sha-256 \
    --encoding=UTF8 --locale=C --no-sync >"$folder/initdb.log" 2>&1 || {
    cat "$folder/initdb.log" >&2
    stop 'initdb failed'
}
cat >>"$folder/data/postgresql.conf" <<END
listen_addresses = '127.0.0.1'
unix_socket_directories = ''
max_connections = 200
fsync = off
synchronous_commit = off
full_page_writes = off
autovacuum = off
timezone = 'UTC'
END

# A free port is only known to be free by taking it.
attempt=0
while :; do
    attempt=$((attempt + 1))
    port=$((20000 + $(od -An -N2 -tu2 /dev/urandom) % 12000))
    as_account "$bin/pg_ctl" start --pgdata="$folder/data" --log="$folder/server.log" --wait --timeout=60 \
        --options="-p $port" >/dev/null 2>&1 </dev/null && break
    [ "$attempt" -lt 5 ] || {
        cat "$folder/server.log" >&2
        stop 'PostgreSQL did not start'
    }
done
trap - EXIT

# Outlives this script in a session of its own, so that a Ctrl-C for the test run does not reach it.
export bin folder watched
guard='
    while kill -0 "$watched" 2>/dev/null; do sleep 1; done
    read -r postmaster <"$folder/data/postmaster.pid"
    kill -QUIT "$postmaster"
    while kill -0 "$postmaster" 2>/dev/null; do sleep 0.1; done
    rm -rf "$folder"
'
setsid sh -c "$guard" >/dev/null 2>&1 </dev/null &

url="postgres://meetbaar:$password@127.0.0.1:$port/postgres"
if [ -n "${NEXTEST_ENV:-}" ]; then
    echo "MEETBAAR_TEST_POSTGRES=$url" >>"$NEXTEST_ENV"
else
    echo "$url"
fi
