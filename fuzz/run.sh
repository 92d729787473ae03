#!/usr/bin/env bash
# Runs every fuzz target for so many seconds (60, or the first argument) and prints what was tried and what crashed.
#
# It needs `cargo install cargo-fuzz` and no nightly compiler: without a sanitizer the stable one is enough.
# Seeds are the sample, the styles of the tests and the settings; what was found stays in fuzz/corpus and fuzz/artifacts.
# Names after the seconds choose targets: fuzz/run.sh 3600 edit join
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.." || exit 2

seconds=${1:-60}
shift || true
targets=("$@")
[ ${#targets[@]} -gt 0 ] || mapfile -t targets < <(cd fuzz/fuzz_targets && ls ./*.rs | sed 's|./||; s|\.rs$||')
crashed=0

# Files that a target begins with.
seeds() {
    case $1 in
    load | edit | join) cp assets/demo.toml tests/styles/*.toml tests/faults/hostile-template.toml "$2" 2>/dev/null ;;
    config) cp config.example.toml "$2" ;;
    keymap) cp assets/keymap.toml assets/keys/*.toml "$2" ;;
    line) printf 'shadowed Bo on access review 2h @cloudsec #observe yesterday' >"$2/line" ;;
    dates) printf 'today -3d +2w next fri 9 dec eom eoq 30 jun 2027 2026-11-22 in 2 weeks' >"$2/dates" ;;
    import)
        printf 'on,what,kind\n2026-11-03,Stopped the retry storm,backstop\n' >"$2/table.csv"
        printf -- '- [ ] Write the runbook\n- [x] Hold the drill 2026-11-03\n' >"$2/list.md"
        ;;
    esac
}

printf '%-8s %12s %9s %9s\n' target inputs seconds crashes
for target in "${targets[@]}"; do
    corpus=fuzz/corpus/$target artifacts=fuzz/artifacts/$target
    mkdir -p "$corpus" "$artifacts"
    seeds "$target" "$corpus"
    before=$(find "$artifacts" -type f | wc -l)
    log=$(mktemp)
    cargo fuzz run -s none "$target" -- -max_total_time="$seconds" -max_len=20000 -timeout=20 \
        -rss_limit_mb=2048 -print_final_stats=1 >"$log" 2>&1
    status=$?
    inputs=$(sed -n 's/^stat::number_of_executed_units: *//p' "$log" | tail -1)
    found=$(($(find "$artifacts" -type f | wc -l) - before))
    [ "$status" -eq 0 ] || [ "$found" -gt 0 ] || found='?'
    printf '%-8s %12s %9s %9s\n' "$target" "${inputs:-?}" "$seconds" "$found"
    if [ "$status" -ne 0 ]; then
        crashed=1
        tail -20 "$log"
    fi
    rm -f "$log"
done
exit "$crashed"
