# For the scripts beside this: starts the service on a free port of this machine, and stops it.

pid=""

# start FOLDER: sets `address` and `pid`; the log stands in FOLDER/log.
start() {
    cargo build --release --locked -q -p taizhang-cli
    "${CARGO_TARGET_DIR:-target}/release/taizhang" serve --listen 127.0.0.1:0 2>"$1/log" &
    pid=$!
    for _ in $(seq 100); do
        address="$(grep -o 'http://127.0.0.1:[0-9]*' "$1/log" | head -n 1 || true)"
        [ -z "$address" ] || return 0
        sleep 0.1
    done
    echo "the service does not start" >&2
    return 1
}

stop() {
    [ -z "$pid" ] || { kill "$pid" 2>/dev/null && wait "$pid" || true; }
}
