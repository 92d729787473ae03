//! What must hold for every roadmap and every edit. `PROPTEST_CASES=20000 cargo test --test laws` tries harder.

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

/// How many cases are tried: 256, or what `PROPTEST_CASES` says. Nothing is written when one fails: its edits are
/// printed.
fn cases() -> proptest::prelude::ProptestConfig {
    proptest::prelude::ProptestConfig {
        failure_persistence: None,
        ..Default::default()
    }
}
