#!/bin/sh
# Lets taplo, a TOML toolkit that is not ours, check good and bad files with the schemas that Roadbook prints.
#
#     tests/schema/check.sh [ROADBOOK [FOLDER]]
#
# It needs node and npm, which fetches @taplo/cli once into FOLDER (else a temporary one). It ends with 3 where there is none.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
roadbook=$(realpath "${1:-$here/../../target/debug/roadbook}")
folder=${2:-$(mktemp -d)}
mkdir -p "$folder"
folder=$(realpath "$folder")
if [ ! -x "$folder/node_modules/.bin/taplo" ]; then
    (cd "$folder" && npm init -y >/dev/null && npm install --silent @taplo/cli) >/dev/null 2>&1 || exit 3
fi
cd "$folder"
export HOME="$folder" ROADBOOK_TODAY=2026-11-22
rm -rf good.toml bad-*.toml team
"$roadbook" demo --write good.toml >/dev/null
"$roadbook" --file good.toml schema --install >/dev/null
taplo() { node_modules/.bin/taplo lint "$1" >said.txt 2>&1; }
taplo good.toml || { cat said.txt; echo "the sample should be good"; exit 1; }
"$roadbook" demo team --write team >/dev/null
"$roadbook" --file team/team.toml schema --install >/dev/null
taplo team/team.toml || { cat said.txt; echo "the sample team should be good"; exit 1; }
of=roadmap
bad() {
    printf '#:schema ./%s.schema.json\n%b' "$of" "$2" >"bad-$1.toml"
    if taplo "bad-$1.toml"; then echo "bad-$1.toml should be refused"; exit 1; fi
}
bad choice '[[skill]]\nid = "a"\ntarget = "expert"\n'
bad number '[person]\nname = "A"\nfiscal_year_starts = 13\n'
bad sort '[person]\nname = 3\n'
bad missing '[[win]]\nid = "w"\nquarter = "2026-Q4"\n'
bad quarter '[[win]]\nquarter = "Q4"\ntitle = "T"\n'
bad link '[[milestone]]\ntitle = "T"\nproof = "nothing"\n'
bad list '[[skill]]\nid = "a"\nlevels = [{ on = 2026-01-01, by = "me", level = "expert" }]\n'
of=team/team
bad team-sort '[team]\nname = 3\n'
bad team-number '[[lane]]\ntrack = "sre"\npeople = "two"\n'
bad team-choice '[[gap]]\nwhat = "x"\ntrack = "sre"\nanswer = "guess"\n'
echo "taplo takes the good files and refuses the bad ones"
