//! What is built in from elsewhere: each crate with its reason, none that talks to a network, all of them free.

use crate::page;
use std::collections::{BTreeMap, BTreeSet};
use std::process::Command;

/// The crates that a section of the manifest names.
fn manifest(section: &str) -> BTreeSet<String> {
    let text = page::text("Cargo.toml");
    let lines = text.lines().skip_while(|line| *line != section).skip(1);
    lines
        .take_while(|line| !line.starts_with('['))
        .filter_map(|line| Some(line.split_once('=')?.0.trim().to_owned()))
        .collect()
}

/// The first column of the table under a heading of `docs/architecture.md`.
fn listed(heading: &str) -> BTreeSet<String> {
    let text = page::text("docs/architecture.md");
    let lines = text.lines().skip_while(|line| *line != heading).skip(1);
    lines
        .take_while(|line| !line.starts_with('#'))
        .filter_map(|line| line.strip_prefix("| `")?.split_once('`'))
        .map(|(name, _)| name.to_owned())
        .collect()
}

#[test]
fn every_dependency_has_its_reason() {
    let systems = ["unix", "windows"];
    let mut all = manifest("[dependencies]");
    all.extend(
        systems
            .iter()
            .flat_map(|system| manifest(&format!("[target.'cfg({system})'.dependencies]"))),
    );
    assert_eq!(all, listed("### In the program"), "the manifest is left");
    assert_eq!(
        manifest("[dev-dependencies]"),
        listed("### In its tests"),
        "the manifest is left"
    );
}

/// Crates, or beginnings of their names, that exist to talk to a network, or to run one in the background.
const NETWORK: &[&str] = &[
    "actix",
    "async-std",
    "attohttpc",
    "axum",
    "curl",
    "h2",
    "hyper",
    "isahc",
    "libp2p",
    "minreq",
    "native-tls",
    "neli",
    "netlink",
    "openssl",
    "quinn",
    "reqwest",
    "rustls",
    "self_update",
    "smol",
    "socket2",
    "ssh2",
    "surf",
    "tokio",
    "tonic",
    "trust-dns",
    "hickory",
    "tungstenite",
    "ureq",
    "webpki",
    "warp",
    "zeromq",
    "sentry",
];

#[test]
fn no_crate_talks_to_a_network() {
    let lock = page::text("Cargo.lock");
    let names = lock
        .lines()
        .filter_map(|line| line.strip_prefix("name = \"")?.strip_suffix('"'));
    for name in names {
        let is_one = |banned: &str| {
            name.strip_prefix(banned)
                .is_some_and(|rest| rest.is_empty() || rest.starts_with(['-', '_']))
        };
        assert!(!NETWORK.iter().any(|banned| is_one(banned)), "{name}");
    }
}

/// Licences that ask for no more than to be named; one of an expression's alternatives must consist of them.
const FREE: &[&str] = &[
    "MIT",
    "MIT-0",
    "Apache-2.0",
    "Apache-2.0 WITH LLVM-exception",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "BSL-1.0",
    "CC0-1.0",
    "ISC",
    "Unicode-3.0",
    "Unlicense",
    "Zlib",
    "0BSD",
];

/// Crates with another licence, each with why it may stay.
const EXCEPTIONS: &[(&str, &str, &str)] = &[
    ("nucleo-matcher", "MPL-2.0", UNCHANGED),
    ("option-ext", "MPL-2.0", UNCHANGED),
];

/// Why a crate under the Mozilla licence may stay.
const UNCHANGED: &str = "the licence covers its own files, which are used unchanged and are public";

/// Whether a licence, or one of its alternatives, is free. Brackets are only ever around alternatives.
fn is_free(licence: &str) -> bool {
    let plain = licence.replace(['(', ')'], " ").replace('/', " OR ");
    let every = |all: &str| all.split(" OR ").any(|one| FREE.contains(&one.trim()));
    plain.split(" AND ").all(every)
}

/// Name and licence of every crate, as cargo knows them; nothing where cargo cannot be asked.
fn licences() -> Option<BTreeMap<String, String>> {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let arguments = [
        "tree",
        "--locked",
        "--offline",
        "--edges",
        "all",
        "--prefix",
        "none",
    ];
    let out = Command::new(cargo)
        .args(arguments)
        .args(["--format", "{p}\t{l}"])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .ok()?;
    let text = String::from_utf8(out.stdout).ok()?;
    let lines = text.lines().filter_map(|line| line.split_once('\t'));
    let found: BTreeMap<_, _> = lines
        .filter_map(|(package, licence)| {
            let name = package.split(' ').next()?;
            let licence = licence.trim().trim_end_matches(" (*)");
            Some((name.to_owned(), licence.to_owned()))
        })
        .collect();
    (!found.is_empty()).then_some(found)
}

#[test]
fn every_crate_is_free() {
    let licences = licences().expect("cargo lists the crates that it has just built");
    assert!(licences.len() > 30);
    for (name, licence) in &licences {
        let excepted = EXCEPTIONS
            .iter()
            .any(|(other, own, _)| (other, own) == (&name.as_str(), &licence.as_str()));
        assert!(is_free(licence) || excepted, "{name} is under {licence:?}");
    }
    for (name, _, reason) in EXCEPTIONS {
        assert!(
            licences.contains_key(*name),
            "{name} is gone ({reason}): take it off the list"
        );
    }
}

#[test]
fn licences_are_read_with_their_alternatives() {
    assert!(is_free("MIT OR Apache-2.0"));
    assert!(is_free("MIT/Unlicense"));
    assert!(is_free("(MIT OR Apache-2.0) AND Unicode-3.0"));
    assert!(!is_free("GPL-3.0-only"));
    assert!(!is_free("MIT AND GPL-3.0-only"));
    assert!(!is_free(""));
}

/// Crates that stand in the program twice, each with why that may be.
const DOUBLES: &[(&str, &str)] = &[
    (
        "syn",
        "reads source while the program is built, and is not in it",
    ),
    (
        "thiserror",
        "an older crate below crossterm has errors of its own",
    ),
    ("thiserror-impl", "builds the one above"),
];

#[test]
fn no_crate_stands_in_the_program_twice() {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let out = Command::new(cargo)
        .args(["tree", "--locked", "--offline", "--edges", "normal"])
        .args(["--prefix", "none", "--format", "{p}"])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .expect("cargo lists the crates that it has just built");
    let text = String::from_utf8_lossy(&out.stdout).into_owned();
    let mut versions: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for line in text.lines() {
        let mut words = line.split(' ');
        let (Some(name), Some(version)) = (words.next(), words.next()) else {
            continue;
        };
        let all = versions.entry(name).or_default();
        if !all.contains(&version) {
            all.push(version);
        }
    }
    assert!(versions.len() > 30, "{text}");
    for (name, all) in &versions {
        let known = DOUBLES.iter().any(|(double, _)| double == name);
        assert!(all.len() == 1 || known, "{name} stands there as {all:?}");
    }
    for (name, reason) in DOUBLES {
        let still = versions.get(name).is_some_and(|all| all.len() > 1);
        assert!(
            still,
            "{name} stands there once ({reason}): take it off the list"
        );
    }
}
