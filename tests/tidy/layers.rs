//! The layer rule: a module imports from the layers before its own, and within its own only what is listed.

use crate::source::{Source, sources};
use std::collections::{BTreeMap, BTreeSet};

/// The layers, the innermost first. `src/lib.rs` says why.
const LAYERS: &[&[&str]] = &[
    &["aside", "mistake", "day", "text", "file_text"],
    &["model"],
    &["asof", "change"],
    &["catalogue", "history", "sample"],
    &["action", "keymap"],
    &["insight", "store", "export", "form", "capture", "scaffold"],
    &["config", "theme", "import"],
    &["overlay", "app"],
    &["ui"],
    &["runtime", "cli"],
    &["main"],
];

/// What may be imported within a layer, and why.
const WITHIN: &[(&str, &str, &str)] = &[
    (
        "mistake",
        "text",
        "a mistake quotes the settings file, so it cleans what it quotes",
    ),
    (
        "keymap",
        "action",
        "a key stands for an action, and the table of actions knows no keys",
    ),
    (
        "config",
        "theme",
        "the settings file names the theme, so reading it makes one",
    ),
    (
        "export",
        "insight",
        "what leaves the program is what the screen says, from the same figures",
    ),
    (
        "export",
        "store",
        "a shared copy is the file's own text without some of its parts, comments and all",
    ),
    (
        "app",
        "overlay",
        "the state holds the stack of what is open over it; an overlay never sees the state",
    ),
    (
        "cli",
        "runtime",
        "the command line starts the loop; the loop does not know who started it",
    ),
];

/// For each module of the top level those that it names, with one place each.
fn imports() -> BTreeMap<(String, String), String> {
    let mut found = BTreeMap::new();
    for source in sources()
        .iter()
        .filter(|source| source.path != "src/lib.rs")
    {
        for (line, name) in named_by(source) {
            if name != source.top() {
                let edge = (source.top().to_owned(), name);
                found
                    .entry(edge)
                    .or_insert_with(|| format!("{}:{line}", source.path));
            }
        }
    }
    found
}

/// The modules of the top level that a file names, by `crate::`, by `super::` or as `roadbook::`.
fn named_by(source: &Source) -> Vec<(usize, String)> {
    let up = "super::".repeat(source.module.len().max(1));
    let mut found = Vec::new();
    for (number, line) in &source.lines {
        let mut roots = vec!["crate::", "roadbook::"];
        if !source.module.is_empty() {
            roots.push(&up);
        }
        for root in roots {
            for (at, _) in line.match_indices(root) {
                let before = line.get(..at).and_then(|text| text.chars().next_back());
                let is_part = before.is_some_and(|own| own.is_alphanumeric() || own == '_');
                if !is_part && let Some(rest) = line.get(at + root.len()..) {
                    found.extend(first_names(rest).into_iter().map(|name| (*number, name)));
                }
            }
        }
    }
    found
}

/// The first names of a path, of which there are several where it begins with a brace.
fn first_names(path: &str) -> Vec<String> {
    let name = |text: &str| -> String {
        text.trim()
            .chars()
            .take_while(|own| own.is_alphanumeric() || *own == '_')
            .collect()
    };
    let Some(group) = path.strip_prefix('{') else {
        return Vec::from([name(path)]);
    };
    let mut depth = 0;
    let parts = group.split(move |own| {
        match own {
            '{' => depth += 1,
            '}' => depth -= 1,
            _ => {}
        }
        own == ',' && depth == 0
    });
    parts.map(name).filter(|name| !name.is_empty()).collect()
}

fn layer(module: &str) -> Option<usize> {
    LAYERS.iter().position(|layer| layer.contains(&module))
}

fn is_listed(from: &str, to: &str) -> bool {
    WITHIN
        .iter()
        .any(|(importer, imported, _)| (*importer, *imported) == (from, to))
}

#[test]
fn every_module_has_a_layer() {
    let modules: BTreeSet<_> = sources()
        .iter()
        .map(|source| source.top().to_owned())
        .collect();
    for module in modules {
        assert!(
            layer(&module).is_some(),
            "`{module}` stands in no layer of tests/tidy/layers.rs"
        );
    }
}

#[test]
fn a_layer_imports_only_what_lies_before_it() {
    let mut wrong = Vec::new();
    for ((from, to), place) in imports() {
        let (Some(own), Some(other)) = (layer(&from), layer(&to)) else {
            wrong.push(format!("{place}: {from} imports {to}, which has no layer"));
            continue;
        };
        if other > own {
            wrong.push(format!(
                "{place}: {from} imports {to}, which lies further out"
            ));
        } else if other == own && !is_listed(&from, &to) {
            wrong.push(format!("{place}: {from} imports {to} of its own layer"));
        }
    }
    assert!(wrong.is_empty(), "{}\n\n{}", wrong.join("\n"), rules());
}

#[test]
fn every_exception_is_used() {
    let imports = imports();
    for (from, to, reason) in WITHIN {
        assert!(
            imports.contains_key(&((*from).to_owned(), (*to).to_owned())),
            "{from} imports {to} no longer ({reason}): take it off the list"
        );
    }
}

#[test]
fn the_front_page_and_the_architecture_name_the_same_layers() {
    let rows: Vec<String> = LAYERS.iter().map(|layer| layer.join(", ")).collect();
    for page in ["src/lib.rs", "docs/architecture.md"] {
        let path = crate::source::project().join(page);
        let text = std::fs::read_to_string(path).expect("the page can be read");
        let mut rest = text.as_str();
        for row in &rows {
            let found = rest.split_once(row.as_str());
            rest = found
                .unwrap_or_else(|| panic!("{page} does not name `{row}` in its place"))
                .1;
        }
    }
}

/// The rule in words, for whoever breaks it.
fn rules() -> String {
    let layers: Vec<_> = LAYERS.iter().map(|layer| layer.join(", ")).collect();
    let within: Vec<_> = WITHIN
        .iter()
        .map(|(from, to, reason)| format!("  {from} -> {to}: {reason}"))
        .collect();
    format!(
        "A module may import what lies before its layer:\n  {}\nand within its layer:\n{}",
        layers.join("\n  "),
        within.join("\n")
    )
}

#[test]
fn names_are_found_in_paths_and_groups() {
    assert_eq!(first_names("store::Book;"), ["store"]);
    assert_eq!(
        first_names("{app::{App, Stage}, day::Day};"),
        ["app", "day"]
    );
}
