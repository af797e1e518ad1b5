#!/usr/bin/env bash
# Official JavaScript clients, unmodified, against the built gateway, with providers of every dialect behind it.
set -uo pipefail
cd "$(dirname "$0")/clients"
if ! command -v node >/dev/null; then
  echo "Node.js is missing; eng/test.sh installs it."
  echo "0 passed, 1 failed"
  exit 1
fi
npm ci --ignore-scripts --no-audit --no-fund --silent || { echo "npm ci failed"; echo "0 passed, 1 failed"; exit 1; }
log=$(mktemp)
trap 'rm -f "$log"' EXIT
node --test --test-reporter=spec --test-timeout=120000 ./*.test.mjs 2>&1 | tee "$log"
passed=$(sed -n 's/^ℹ pass \([0-9]*\)$/\1/p' "$log") failed=$(sed -n 's/^ℹ fail \([0-9]*\)$/\1/p' "$log")
cancelled=$(sed -n 's/^ℹ cancelled \([0-9]*\)$/\1/p' "$log")
failed=$((${failed:-1} + ${cancelled:-0}))
echo "${passed:-0} passed, $failed failed"
[ "$failed" -eq 0 ] && [ "${passed:-0}" -gt 0 ]
