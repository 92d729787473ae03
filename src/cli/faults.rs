//! Why a file is no roadmap that can be read: its first fault, with its place.

use crate::store::disk::names::shown;
use crate::store::{Excerpt, check};
use std::path::Path;

/// Refuses a text that is not valid TOML.
pub(super) fn none(text: &str, path: &Path) -> anyhow::Result<()> {
    match first(text, path) {
        Some(words) => anyhow::bail!(words),
        None => Ok(()),
    }
}

/// The first fault of a text, with line, column and a mark; none where it is valid.
pub(super) fn first(text: &str, path: &Path) -> Option<String> {
    let faults = check(text);
    let fault = faults.first()?;
    let at = Excerpt::of(fault, text);
    let hint = fault
        .hint
        .as_ref()
        .map_or(String::new(), |hint| format!("\n  {hint}"));
    Some(format!(
        "{}:{}:{}: {}\n  {}\n  {}{hint}",
        shown(path),
        at.line,
        at.column,
        fault.what,
        at.text,
        at.mark()
    ))
}
