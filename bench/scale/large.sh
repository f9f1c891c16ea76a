#!/usr/bin/env bash
# A Parquet file larger than memory: makes one of ROWS simulated patients with DuckDB and runs km, logrank and cox on it in 4 GB.
#   bench/scale/large.sh [ROWS [FOLDER]]     needs build/release/bin/rtsurv, python3 with the package duckdb, GNU time
set -euo pipefail
rows=${1:-100000000}
folder=${2:-$(mktemp -d)}
rtsurv=$(dirname "$0")/../../build/release/bin/rtsurv
table=$folder/patients-$rows.parquet
[ -e "$table" ] || python3 - "$rows" "$table" <<'PYTHON'
import sys
import duckdb

rows, table = int(sys.argv[1]), sys.argv[2]
duckdb.execute("SET preserve_insertion_order = false")
duckdb.execute(f"""
    COPY (
        SELECT greatest(1, least(ceil(drawn * exp(-0.02 * (age - 60) - 0.3 * (arm = 'B')::INTEGER)), until))::INTEGER AS days,
               (drawn < until)::INTEGER AS died, age, dose, arm
        FROM (SELECT -ln(1 - random()) * 900 AS drawn, 1 + floor(random() * 3650) AS until,
                     40 + floor(random() * 400) / 10 AS age, 30 + 30 * random() AS dose,
                     CASE WHEN random() < 0.5 THEN 'A' ELSE 'B' END AS arm
              FROM range({rows}))
    ) TO '{table}' (FORMAT parquet)""")
PYTHON
for call in "km --by arm --at 1000" "logrank --by arm" "cox --terms age,dose,arm"; do
  echo "$call"
  # shellcheck disable=SC2086
  /usr/bin/time -f "%e s, %M KB" "$rtsurv" ${call%% *} "$table" --time days --event died --memory 4 --quiet ${call#* } >"$folder/result.txt"
done
