#!/usr/bin/env bash
# The adapters: unit tests in each host's own language, then one conformance run over all hosts. Installs what is missing by
# name (apt as root, npm from the committed lock files). Ends with "N passed, N failed".
set -uo pipefail
cd "$(dirname "$0")/../.."
passed=0 failed=0

install() {
  local missing=()
  for package in nginx libnginx-mod-http-lua luajit2 lua-busted lua-cjson lua-resty-core lua-resty-lrucache lua-check luarocks \
    python3-httpx python3-fastapi python3-uvicorn python3-pytest python3-pytest-asyncio python3-pip python3-wheel python3-setuptools; do
    dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || missing+=("$package")
  done
  if [ ${#missing[@]} -gt 0 ]; then
    if [ "$(id -u)" -ne 0 ] || ! command -v apt-get >/dev/null; then
      echo "Missing: ${missing[*]} (as root this script installs them)"
      return 1
    fi
    # Debian's nginx would start on its default port; a policy file that says no keeps it from that.
    local policy=/usr/sbin/policy-rc.d own_policy=
    [ -e "$policy" ] || { own_policy=1; printf '#!/bin/sh\nexit 101\n' > "$policy"; chmod +x "$policy"; }
    apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null 2>&1
    local code=$?
    [ -z "$own_policy" ] || rm -f "$policy"
    [ "$code" -eq 0 ] || return 1
  fi
  for rig in cloudflare portkey/test envoy/test; do
    [ adapters/$rig/node_modules/.package-lock.json -nt adapters/$rig/package-lock.json ] && continue
    (cd adapters/$rig && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error >/dev/null) || return 1
  done
}

count() { passed=$((passed + ${1:-0})) failed=$((failed + ${2:-0})); }

# One check that passes or fails as a whole: its name, then its command.
check() {
  local name=$1 out
  shift
  if out=$("$@" 2>&1); then count 1 0; else count 0 1; printf '%s failed:\n%s\n' "$name" "$out"; fi
}

# A suite that counts its own tests: name, pattern of passed, pattern of failed, command.
suite() {
  local name=$1 ok=$2 bad=$3 out p f
  shift 3
  out=$("$@" 2>&1)
  local code=$?
  p=$(grep -oP "$ok" <<< "$out" | tail -1) f=$(grep -oP "$bad" <<< "$out" | tail -1)
  echo "$name: ${p:-0} passed, ${f:-0} failed"
  [ "$code" -eq 0 ] || { echo "$out"; [ "${f:-0}" -gt 0 ] || f=1; }
  count "${p:-0}" "${f:-0}"
}

in_folder() { (cd "$1" && shift && "$@"); }

wheel() {
  local folder
  folder=$(mktemp -d)
  cp -r adapters/litellm "$folder/source" && cd "$folder/source" &&
    /usr/bin/python3 -m pip wheel . -q --no-deps --no-build-isolation -w "$folder" &&
    /usr/bin/python3 -m zipfile -l "$folder"/anyray_litellm-*.whl | grep anyray_litellm/hooks.py
  local code=$?
  rm -rf "$folder"
  return $code
}

rock() {
  local tree
  tree=$(mktemp -d)
  in_folder adapters/kong luarocks lint kong-plugin-anyray-0.1.0-1.rockspec &&
    in_folder adapters/kong luarocks --lua-version 5.1 make --deps-mode none --tree "$tree" kong-plugin-anyray-0.1.0-1.rockspec
  local code=$?
  rm -rf "$tree"
  return $code
}

if ! install; then
  echo "The adapters' tools could not be installed."
  echo "0 passed, 1 failed"
  exit 1
fi
export PYTHONDONTWRITEBYTECODE=1
suite "LiteLLM, pytest" '\d+(?= passed)' '\d+(?= failed)' in_folder adapters/litellm /usr/bin/python3 -m pytest -q -p no:cacheprovider
suite "Kong, busted" '\d+(?= success)' '\d+(?= failure)' in_folder adapters/kong busted --lua=/usr/bin/luajit
suite "Cloudflare, node" '(?<=# pass )\d+' '(?<=# fail )\d+' in_folder adapters/cloudflare node --test --test-reporter=tap test/json.test.mjs
check "Cloudflare, types" in_folder adapters/cloudflare node_modules/.bin/tsc --noEmit
check "LiteLLM, wheel" wheel
check "Kong, rock" rock
check "Kong, luacheck" in_folder adapters/kong luacheck -q .

table=$(mktemp)
node adapters/conformance/run.mjs 2>&1 | tee "$table"
read -r p f < <(sed -nE 's/^([0-9]+) passed, ([0-9]+) failed.*/\1 \2/p' "$table" | tail -1)
[ -n "${p:-}" ] || { p=0 f=1; }
rm -f "$table"
count "$p" "$f"
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
