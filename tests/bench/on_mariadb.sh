#!/usr/bin/env bash
# Measures what the database decides on a MariaDB of its own, where one is installed.
set -euo pipefail
bin=$1
cd "$(dirname "$0")/../.."
if ! command -v mariadbd >/dev/null; then
  echo "MariaDB is not installed (apt-get install mariadb-server): its figures are not measured." >&2
  exit 0
fi
"$bin/python" -m pip install --quiet --editable '.[mysql]'
# shellcheck source=.ci/services.sh
source .ci/services.sh
mkdir "$services/tmp"
start_mariadb --innodb-buffer-pool-size=4G --innodb-log-file-size=1G --tmpdir="$services/tmp"
CLICNJOB_TEST_DB=mariadb "$bin/python" -m tests.bench --database
