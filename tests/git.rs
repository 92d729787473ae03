//! Two branches of one roadmap, joined: as text, through the command that git runs, and by git itself.
//!
//! What needs the program git says SKIP where it is missing. `PROPTEST_CASES=20000 cargo test --test git` tries harder.

#[path = "git/clones.rs"]
mod clones;
#[path = "git/driver.rs"]
mod driver;
#[path = "laws/losing.rs"]
#[expect(dead_code, reason = "it is shared with the laws, which use all of it")]
mod losing;
#[path = "git/repository.rs"]
mod repository;
#[path = "laws/roadmaps.rs"]
#[expect(dead_code, reason = "it is shared with the laws, which use all of it")]
mod roadmaps;
#[path = "git/settling.rs"]
mod settling;
#[path = "git/setup.rs"]
mod setup;
#[path = "git/texts.rs"]
mod texts;
#[path = "git/weaving.rs"]
mod weaving;
