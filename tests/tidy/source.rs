//! The source as the rules see it: without comments and without what only tests compile.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// One file below `src`.
#[derive(Debug)]
pub(crate) struct Source {
    /// The path below the project, with slashes.
    pub(crate) path: String,
    /// The module, from the top: `["store", "disk", "lock"]`; nothing for `lib.rs` and `main.rs`.
    pub(crate) module: Vec<String>,
    /// The text as it is.
    pub(crate) text: String,
    /// The lines that the program is made of, each with its number.
    pub(crate) lines: Vec<(usize, String)>,
}

impl Source {
    /// The module that the file belongs to at the top level: `store`; `main` for `main.rs`.
    pub(crate) fn top(&self) -> &str {
        self.module.first().map_or("main", String::as_str)
    }
}

/// Where the project lies.
pub(crate) fn project() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// All files below a folder of the project with this ending, sorted.
pub(crate) fn files(folder: &str, ending: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut open = vec![project().join(folder)];
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(&folder).expect("a folder of the project can be read") {
            let path = entry.expect("its entries can be read").path();
            if path.is_dir() {
                open.push(path);
            } else if path.extension().is_some_and(|own| own == ending) {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}

/// The path as the project says it.
pub(crate) fn named(path: &Path) -> String {
    let inside = path.strip_prefix(project()).expect("a path of the project");
    inside
        .to_str()
        .expect("a path that is text")
        .replace('\\', "/")
}

/// Every file of the program, but for those that only tests compile.
pub(crate) fn sources() -> Vec<Source> {
    let all: Vec<Source> = files("src", "rs").iter().map(|path| read(path)).collect();
    let tests: BTreeSet<Vec<String>> = all.iter().flat_map(test_modules).collect();
    let is_test = |source: &Source| tests.iter().any(|test| source.module.starts_with(test));
    all.into_iter().filter(|source| !is_test(source)).collect()
}

fn read(path: &Path) -> Source {
    let text = fs::read_to_string(path).expect("a source file can be read");
    let path = named(path);
    let stem = path
        .trim_start_matches("src/")
        .trim_end_matches(".rs")
        .to_owned();
    let module = match stem.as_str() {
        "lib" | "main" => Vec::new(),
        stem => stem.split('/').map(str::to_owned).collect(),
    };
    let lines = program(&text);
    Source {
        path,
        module,
        text,
        lines,
    }
}

/// The modules that a file declares behind `#[cfg(test)]`.
fn test_modules(source: &Source) -> Vec<Vec<String>> {
    let lines: Vec<&str> = source.text.lines().collect();
    let pairs = lines.iter().zip(lines.iter().skip(1));
    pairs
        .filter(|(mark, _)| mark.trim() == "#[cfg(test)]")
        .filter_map(|(_, item)| item.trim().strip_suffix(';')?.rsplit_once("mod "))
        .map(|(_, name)| {
            let mut module = source.module.clone();
            module.push(name.to_owned());
            module
        })
        .collect()
}

/// The lines that are neither comment nor an item behind `#[cfg(test)]`.
///
/// It counts on the formatter: an item ends on the first line of its own indent that ends with `;` or `}`.
fn program(text: &str) -> Vec<(usize, String)> {
    let mut kept = Vec::new();
    let mut skipped: Option<usize> = None;
    for (number, line) in text.lines().enumerate() {
        let trimmed = line.trim();
        let indent = line.len() - line.trim_start().len();
        match skipped {
            Some(item) => {
                if indent == item && trimmed.ends_with([';', '}']) {
                    skipped = None;
                }
            }
            None if trimmed == "#[cfg(test)]" => skipped = Some(indent),
            None if trimmed.starts_with("//") || trimmed.is_empty() => {}
            None => kept.push((number + 1, line.to_owned())),
        }
    }
    kept
}

#[test]
fn what_only_tests_compile_is_left_out() {
    let text = "use a;\n#[cfg(test)]\nmod tests {\n    fn x() {\n    }\n}\n// c\nfn b() {}\n#[cfg(test)]\nmod t;\nuse z;\n";
    let kept: Vec<_> = program(text).into_iter().map(|(_, line)| line).collect();
    assert_eq!(kept, ["use a;", "fn b() {}", "use z;"]);
}
