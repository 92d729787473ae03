//! What must hold for every roadmap and every edit. `PROPTEST_CASES=100000 cargo test --test laws` tries harder.

#[path = "laws/diffing.rs"]
mod diffing;
#[path = "laws/looking_back.rs"]
mod looking_back;
#[path = "laws/losing.rs"]
mod losing;
#[path = "laws/merging.rs"]
mod merging;
#[path = "laws/roadmaps.rs"]
mod roadmaps;

/// How many cases are tried: 1,000, or what `PROPTEST_CASES` says. Nothing is written when one fails: its edits are
/// printed.
fn cases() -> proptest::prelude::ProptestConfig {
    let usual = proptest::prelude::ProptestConfig {
        failure_persistence: None,
        ..Default::default()
    };
    let asked = std::env::var_os("PROPTEST_CASES").is_some();
    let cases = if asked { usual.cases } else { 1000 };
    proptest::prelude::ProptestConfig { cases, ..usual }
}
