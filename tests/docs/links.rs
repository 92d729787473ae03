//! Links between the pages lead to pages and headings that are there, and so do the names of tests.

use crate::page;
use std::fs;

/// All pages: those beside the manifest and those in `docs`.
fn pages() -> Vec<String> {
    let mut all = Vec::new();
    for folder in ["", "docs/"] {
        for entry in fs::read_dir(page::place(folder)).expect("a folder can be read") {
            let name = entry.expect("an entry can be read").file_name();
            let name = name.to_string_lossy();
            if name.ends_with(".md") {
                all.push(format!("{folder}{name}"));
            }
        }
    }
    all
}

/// The addresses of all links and pictures of a page.
fn links(page: &str) -> Vec<String> {
    let markdown = page.split("](").skip(1);
    let tags = ["src=\"", "srcset=\"", "href=\""];
    let html = tags.iter().flat_map(|tag| page.split(tag).skip(1));
    let until = |end: char| move |rest: &str| rest.split_once(end).map(|(link, _)| link.to_owned());
    let mut found: Vec<String> = markdown.filter_map(until(')')).collect();
    found.extend(html.filter_map(until('"')));
    found
}

/// A heading as a link names it.
fn anchor(heading: &str) -> String {
    let kept = heading.trim().to_lowercase().replace(
        |own: char| !own.is_alphanumeric() && !matches!(own, ' ' | '-' | '_'),
        "",
    );
    kept.replace(' ', "-")
}

fn headings(page: &str) -> Vec<String> {
    let lines = page.lines().filter(|line| line.starts_with('#'));
    lines
        .map(|line| anchor(line.trim_start_matches('#')))
        .collect()
}

#[test]
fn every_link_leads_somewhere() {
    let pages = pages();
    assert!(pages.len() > 10, "the pages were not found: {pages:?}");
    for name in &pages {
        let text = page::text(name);
        for link in links(&text) {
            if link.contains("://") {
                continue;
            }
            let (file, heading) = link.split_once('#').unwrap_or((&link, ""));
            let target = if file.is_empty() {
                page::place(name)
            } else {
                page::place(name)
                    .parent()
                    .expect("a page lies in a folder")
                    .join(file)
            };
            assert!(target.exists(), "{name}: {link} leads nowhere");
            if !heading.is_empty() {
                let there = fs::read_to_string(&target).expect("a page can be read");
                assert!(
                    headings(&there).iter().any(|own| own == heading),
                    "{name}: {link} names no heading"
                );
            }
        }
    }
}

/// The files and folders that a page names between backticks, or beside an arrow.
fn named_files(page: &str) -> Vec<String> {
    let quoted = page
        .lines()
        .flat_map(|line| line.split('`').skip(1).step_by(2));
    let arrows = page
        .lines()
        .filter_map(|line| line.split_once("<- "))
        .map(|(_, name)| name.trim());
    let is_file = |name: &&str| {
        let plain = name
            .chars()
            .all(|own| own.is_ascii_alphanumeric() || matches!(own, '/' | '.' | '_' | '-'));
        plain
            && !name.starts_with('/')
            && (std::path::Path::new(name)
                .extension()
                .is_some_and(|end| end == "rs")
                || (name.contains('/') && name.ends_with('/')))
    };
    quoted
        .chain(arrows)
        .filter(is_file)
        .map(str::to_owned)
        .collect()
}

#[test]
fn every_file_that_is_named_is_there() {
    for name in [
        "src/lib.rs",
        "docs/architecture.md",
        "docs/format.md",
        "docs/safety.md",
    ] {
        let text = page::text(name);
        let files = named_files(&text);
        for file in &files {
            let known = ["", "src/"]
                .iter()
                .any(|folder| page::place(&format!("{folder}{file}")).exists());
            assert!(known, "{name} names `{file}`, which is not there");
        }
    }
    assert!(named_files(&page::text("src/lib.rs")).len() > 10);
}

/// The names of all tests, wherever they stand.
fn tests() -> String {
    let mut all = String::new();
    let mut open = vec![page::place("src"), page::place("tests")];
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(folder).expect("a folder can be read") {
            let path = entry.expect("an entry can be read").path();
            if path.is_dir() {
                open.push(path);
            } else if path.extension().is_some_and(|ending| ending == "rs") {
                all.push_str(&fs::read_to_string(&path).expect("a file can be read"));
            }
        }
    }
    all
}

#[test]
fn every_promise_names_a_test_that_is_there() {
    let page = page::text("docs/safety.md");
    let all = tests();
    let named: Vec<&str> = page
        .lines()
        .filter(|line| line.starts_with("| "))
        .filter_map(|line| line.rsplit('|').nth(1))
        .flat_map(|cell| cell.split('`').skip(1).step_by(2))
        .filter(|name| !name.contains(['/', '.']))
        .collect();
    assert!(named.len() > 30, "only {} tests are named", named.len());
    for name in named {
        let name = name.rsplit("::").next().expect("a name");
        assert!(
            all.contains(&format!("fn {name}(")),
            "docs/safety.md names the test `{name}`, which is not there"
        );
    }
}
