#!/usr/bin/env bash
# Starts a MariaDB and a Redis of our own on 127.0.0.1, in a folder that is thrown away.
# Source it; it exports what tests/settings.py reads of MariaDB, names Redis in $redis, and stops
# both when the shell ends.

services=$(mktemp -d)
chmod 755 "$services"

stop_services() {
  for pid in "$services"/*.pid; do
    if [ -f "$pid" ]; then kill "$(cat "$pid")" 2>/dev/null || true; fi
  done
  sleep 1
  rm -rf "$services"
}
trap stop_services EXIT

free_port() {
  python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])'
}

start_mariadb() { # start_mariadb OPTION...
  export CLICNJOB_TEST_DB_HOST=127.0.0.1 CLICNJOB_TEST_DB_USER=clicnjob
  export CLICNJOB_TEST_DB_PASSWORD=clicnjob
  CLICNJOB_TEST_DB_PORT=$(free_port)
  export CLICNJOB_TEST_DB_PORT
  local me
  me=$(id -un)
  mariadb-install-db --no-defaults --datadir="$services/mariadb" --user="$me" \
    --auth-root-authentication-method=normal --skip-test-db >"$services/install.log" 2>&1
  mariadbd --no-defaults --user="$me" --datadir="$services/mariadb" \
    --socket="$services/mariadb.sock" --pid-file="$services/mariadb.pid" \
    --bind-address=127.0.0.1 --port="$CLICNJOB_TEST_DB_PORT" \
    --innodb-flush-log-at-trx-commit=0 "$@" >"$services/mariadb.log" 2>&1 &
  for _ in $(seq 120); do
    if mariadb-admin --no-defaults --socket="$services/mariadb.sock" -u root ping \
      >/dev/null 2>&1; then
      mariadb --no-defaults --socket="$services/mariadb.sock" -u root -e "
        CREATE USER 'clicnjob'@'127.0.0.1' IDENTIFIED BY 'clicnjob';
        GRANT ALL ON *.* TO 'clicnjob'@'127.0.0.1';"
      return 0
    fi
    sleep 0.5
  done
  echo "MariaDB did not start:" >&2
  cat "$services/mariadb.log" >&2
  return 1
}

start_redis() {
  local port
  port=$(free_port)
  redis-server --port "$port" --bind 127.0.0.1 --save '' --daemonize yes \
    --dir "$services" --pidfile "$services/redis.pid" >/dev/null
  for _ in $(seq 60); do
    if redis-cli -p "$port" ping >/dev/null 2>&1; then
      redis="redis://127.0.0.1:$port"
      return 0
    fi
    sleep 0.5
  done
  echo "Redis did not start" >&2
  return 1
}
