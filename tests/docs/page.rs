//! A page of the project, read, compared and written anew where that is asked for.

use std::fs;
use std::path::PathBuf;

/// Where a file of the project lies.
pub(crate) fn place(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(name)
}

/// What a file of the project says.
pub(crate) fn text(name: &str) -> String {
    fs::read_to_string(place(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
}

/// Compares a page with what `make` makes of it, and writes it first where `UPDATE_DOCS` asks for that.
pub(crate) fn is_up_to_date(name: &str, make: impl Fn(&str) -> String) {
    let found = fs::read_to_string(place(name)).unwrap_or_default();
    let page = make(&found);
    if std::env::var_os("UPDATE_DOCS").is_some() {
        // Other tests read the page at the same time, so it changes as a whole.
        let part = place(&format!("{name}.part"));
        fs::write(&part, &page)
            .and_then(|()| fs::rename(&part, place(name)))
            .unwrap_or_else(|error| panic!("{name}: {error}"));
        return;
    }
    assert!(
        found == page,
        "{name} is out of date: run `UPDATE_DOCS=1 cargo test --test docs`"
    );
}

/// The page with other text between the two comments that name a part of it.
pub(crate) fn with_part(page: &str, part: &str, text: &str) -> String {
    let (begin, end) = (
        format!("<!-- {part}: made from the source -->"),
        format!("<!-- {part}: end -->"),
    );
    let parted = page
        .split_once(&begin)
        .and_then(|(before, rest)| Some((before, rest.split_once(&end)?.1)));
    let (before, after) =
        parted.unwrap_or_else(|| panic!("the page has no part `{part}` between its two comments"));
    format!("{before}{begin}\n\n{}\n\n{end}{after}", text.trim())
}

/// The blocks of a page that are fenced as this language.
pub(crate) fn blocks(page: &str, language: &str) -> Vec<String> {
    let fence = format!("```{language}\n");
    page.split(&fence)
        .skip(1)
        .filter_map(|rest| rest.split_once("```"))
        .map(|(block, _)| block.to_owned())
        .collect()
}
