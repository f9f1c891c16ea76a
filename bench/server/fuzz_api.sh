#!/usr/bin/env bash
# Calls of `rtsurv serve` that schemathesis makes from docs/openapi.json: no answer may be a fault of the server (5xx), or be
# one that the description does not know.   bench/server/fuzz_api.sh [calls for each address, 25]
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
tool=build/schemathesis
[ -x $tool/bin/schemathesis ] || { python3 -m venv $tool && $tool/bin/pip install --quiet schemathesis==4.32.5; }
folder=$(mktemp -d)
build/release/bin/rtsurv serve "$folder" --no-browser >"$folder.out" &
server=$!
trap 'kill $server; rm -rf "$folder" "$folder.out"' EXIT
until [ -s "$folder.out" ]; do sleep 0.1; done
url=$(python3 -c 'import json, sys; print(json.loads(sys.stdin.readline())["url"])' <"$folder.out")
origin=${url%/open*}
cookie=$(curl -s -o /dev/null -D - "$url" | sed -n 's/^Set-Cookie: \([^;]*\);.*/\1/p')
curl -s -o /dev/null -X POST -H "Cookie: $cookie" -H "Origin: $origin" "$origin/api/sample"
cd build  # where it leaves its notes
schemathesis/bin/schemathesis run ../docs/openapi.json --url "$origin" -H "Cookie: $cookie" -H "Origin: $origin" \
  --request-timeout 60 --checks not_a_server_error,status_code_conformance,content_type_conformance,response_schema_conformance \
  --max-examples "${1:-25}" --seed 1
