//! The list of folders in `docs/architecture.md`, made from the first lines of their files.

use crate::page;
use std::fmt::Write;
use std::fs;

/// A line for each folder below this one that has code of the program in it.
fn lines(folder: &str, into: &mut String) {
    let mut names: Vec<String> = fs::read_dir(page::place(folder))
        .expect("a folder can be read")
        .map(|entry| entry.expect("an entry can be read"))
        .filter(|entry| entry.path().is_dir())
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    for name in names {
        let inner = format!("{folder}/{name}");
        let file = format!("{inner}.rs");
        if name == "tests" || !page::place(&file).exists() {
            continue;
        }
        let _ = writeln!(into, "| `{inner}` | {} |", first_sentence(&file));
        lines(&inner, into);
    }
}

/// What a file says of itself, which may be longer than a line.
fn first_sentence(file: &str) -> String {
    let text = page::text(file);
    let said: Vec<&str> = text
        .lines()
        .map_while(|line| line.strip_prefix("//! "))
        .collect();
    said.join(" ").trim_end_matches(['.', ':', ' ']).to_owned()
}

#[test]
fn the_list_of_folders_is_made_from_their_first_lines() {
    page::is_up_to_date("docs/architecture.md", |found| {
        let mut table = String::from("| folder | what it holds |\n|---|---|\n");
        lines("src", &mut table);
        page::with_part(found, "folders", &table)
    });
}
