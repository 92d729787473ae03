#!/bin/sh
# Opens the HTML page of `roadbook export html` in a real browser, and lets axe-core look for what keeps people out.
#
#     tests/browser/check.sh [ROADBOOK [FOLDER]]
#
# It needs chromium (Debian: apt-get install chromium), node and npm, which fetches axe-core and puppeteer-core once into
# FOLDER (else a temporary one). FOLDER then has the pictures, light, dark, narrow and printed, to be looked at.
# It is run by hand when the page changes; `cargo test` holds that the page is safe and whole without a browser.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
roadbook=${1:-$here/../../target/debug/roadbook}
folder=${2:-$(mktemp -d)}
mkdir -p "$folder"
if [ ! -d "$folder/node_modules/axe-core" ] || [ ! -d "$folder/node_modules/puppeteer-core" ]; then
    (cd "$folder" && npm init -y >/dev/null && npm install --silent axe-core puppeteer-core)
fi
export ROADBOOK_TODAY=2026-11-22 HOME="$folder"
"$roadbook" demo --write "$folder/sample.$$.toml" >/dev/null
"$roadbook" --file "$folder/sample.$$.toml" export html -o "$folder/sample.html" >/dev/null 2>&1
python3 "$here/injections.py" >"$folder/hostile.$$.toml"
"$roadbook" --file "$folder/hostile.$$.toml" export html --private -o "$folder/hostile.html" >/dev/null
rm -f "$folder/sample.$$.toml" "$folder/hostile.$$.toml"
cp "$here/look.cjs" "$folder/look.cjs"
cd "$folder" && node look.cjs "$(command -v chromium || command -v chromium-browser || command -v google-chrome)"
echo "pictures are in $folder"
