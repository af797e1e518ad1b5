#!/usr/bin/env bash
# Runs every check, from a fresh clone on: installs what is missing (as root, from Debian's packages), builds with
# warnings as errors, runs the .NET tests, then every script in eng/suites. Each suite ends with its own line
# "N passed, N failed"; so does this script. Options go to `dotnet test`, and then the other suites stay away:
# eng/test.sh --filter FullyQualifiedName~Ledger
set -uo pipefail
cd "$(dirname "$0")/.."
export DOTNET_CLI_UI_LANGUAGE=en DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1
results=artifacts/test-results
rm -rf "$results"
mkdir -p "$results"
passed=0 failed=0 skipped=0

say() { printf '\n== %s (%s s)\n' "$1" "$SECONDS"; }

finish() {
  [ "$skipped" -eq 0 ] || echo "$skipped skipped, each with its reason above"
  echo "$passed passed, $failed failed"
  [ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
  exit
}

install_missing() {
  local wanted=()
  command -v redis-server >/dev/null || wanted+=(redis-server)
  command -v postgres >/dev/null || ls /usr/lib/postgresql/*/bin/postgres >/dev/null 2>&1 || wanted+=(postgresql)
  command -v chromium >/dev/null || wanted+=(chromium)
  command -v tesseract >/dev/null || wanted+=(tesseract-ocr)
  command -v node >/dev/null || wanted+=(nodejs npm)
  [ ${#wanted[@]} -gt 0 ] || return 0
  if [ "$(id -u)" -ne 0 ] || ! command -v apt-get >/dev/null; then
    echo "Missing, so some tests are skipped: ${wanted[*]} (as root this script installs them)"
    return 0
  fi
  echo "Installing ${wanted[*]}"
  # Debian's packages would start a server on the default port; a policy file that says no keeps it from that.
  local policy=/usr/sbin/policy-rc.d own_policy=
  [ -e "$policy" ] || { own_policy=1; printf '#!/bin/sh\nexit 101\n' > "$policy"; chmod +x "$policy"; }
  apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${wanted[@]}" > "$results/apt.log" 2>&1 \
    || { tail -20 "$results/apt.log"; failed=$((failed + 1)); }
  [ -z "$own_policy" ] || rm -f "$policy"
}

say "Tools"
install_missing

say "Build"
if ! dotnet build Anyray.sln --nologo -v minimal -clp:NoSummary 2>&1 | tee "$results/build.log"; then
  echo "The build failed."
  failed=$((failed + 1))
  finish
fi

say "Tests"
dotnet test Anyray.Tests --no-build --nologo --results-directory "$results" \
  --logger "trx;LogFileName=dotnet.trx" --logger "console;verbosity=normal" \
  --blame-hang-timeout 10m --blame-hang-dump-type none "$@" 2>&1 \
  | awk '/^ +Passed /{ if (++n % 100 == 0) { print "  " n " passed so far"; fflush() } next } NF { print; fflush() }'
code=${PIPESTATUS[0]}
counter() { grep -o '<Counters [^>]*' "$results/dotnet.trx" 2>/dev/null | sed -n "s/.* $1=\"\([0-9]*\)\".*/\1/p" | tail -1; }
p=$(counter passed) f=$(counter failed) t=$(counter total) e=$(counter executed)
passed=$((passed + ${p:-0})) failed=$((failed + ${f:-0})) skipped=$((skipped + ${t:-0} - ${e:-0}))
if [ "$code" -ne 0 ] && [ "${f:-0}" -eq 0 ]; then
  echo "dotnet test ended with code $code"
  failed=$((failed + 1))
fi
[ $# -eq 0 ] || finish

for suite in eng/suites/*.sh; do
  [ -x "$suite" ] || continue
  name=$(basename "$suite" .sh)
  say "$name"
  "$suite" 2>&1 | tee "$results/$name.log"
  code=${PIPESTATUS[0]}
  read -r p f < <(sed -nE 's/^([0-9]+) passed, ([0-9]+) failed.*/\1 \2/p' "$results/$name.log" | tail -1)
  passed=$((passed + ${p:-0})) failed=$((failed + ${f:-0}))
  if [ -z "${p:-}" ] || { [ "$code" -ne 0 ] && [ "${f:-0}" -eq 0 ]; }; then
    echo "$suite ended with code $code and told no failure"
    failed=$((failed + 1))
  fi
done

say "Done"
finish
