//! A roadmap that is open, for the tests of the state.

use super::{App, Found, Opened, staged};
use crate::config::Config;

/// A file of this text, as it is handed to the program.
pub(super) fn opened(text: &str) -> Opened {
    Opened {
        path: "f.toml".into(),
        shown: "f.toml".to_owned(),
        scratch: false,
        read_only: None,
        found: Found::Text(text.into()),
    }
}

/// The program with this text open, on 22 November 2026.
pub(super) fn app(text: &str) -> App {
    let (stage, book) = staged(opened(text));
    let today = "2026-11-22".parse().expect("a day");
    App::new(today, Config::default(), stage, book)
}
