//! Who may touch the world outside: files, variables, processes, clocks, the terminal, the network.

use crate::source::{Source, sources};

/// A thing of the world, how code would reach it, and the places that may.
struct Rule {
    what: &'static str,
    signs: &'static [&'static str],
    allowed: &'static [&'static str],
    why: &'static str,
}

const RULES: &[Rule] = &[
    Rule {
        what: "files",
        signs: &["std::fs", "fs::", "File::", "rustix::fs", "notify::"],
        allowed: &["store/disk", "config", "runtime", "cli"],
        why: "everything else can be tested, and trusted, as a function",
    },
    Rule {
        what: "variables, arguments and processes",
        signs: &["std::env", "env::", "std::process", "rustix::process"],
        allowed: &["store/disk", "config", "runtime", "cli", "main"],
        why: "what the program does must follow from what it is given",
    },
    Rule {
        what: "the clock",
        signs: &["Local::now", "Utc::now", "SystemTime::now", "Zoned::now"],
        allowed: &["cli"],
        why: "today is passed in, so one can look at any day, and so tests can pin it",
    },
    Rule {
        what: "the passing of time",
        signs: &["Instant", "thread::sleep"],
        allowed: &["store/disk/lock", "store/disk/system", "runtime", "cli/say"],
        why: "only waiting has a deadline, and a word on what takes long comes when it does",
    },
    Rule {
        what: "the calendar of chrono",
        signs: &["chrono"],
        allowed: &["day", "cli"],
        why: "days are Day; the library behind it can be exchanged in one place",
    },
    Rule {
        what: "the terminal",
        signs: &[
            "crossterm::terminal",
            "crossterm::execute",
            "stdout()",
            "stderr()",
            "rustix::termios",
            "/dev/tty",
        ],
        allowed: &["runtime", "cli/say"],
        why: "one place takes it and gives it back, on every way out",
    },
    Rule {
        what: "print macros",
        signs: &["println!", "eprintln!", "print!(", "eprint!(", "dbg!("],
        allowed: &[],
        why: "they panic when the other end of a pipe has gone",
    },
    Rule {
        what: "the network",
        signs: &["std::net", "TcpStream", "UdpSocket", "rustix::net"],
        // A pair of sockets without a name, which reaches nobody.
        allowed: &["runtime/system/unix/parting"],
        why: "a roadmap is nobody else's business",
    },
    Rule {
        what: "what differs from system to system",
        signs: &[
            "std::os::unix",
            "std::os::windows",
            "rustix::",
            "nix::",
            "signal_hook::",
            "winapi_util::",
            "dunce::",
            "ctrlc::",
            "cfg(unix",
            "cfg(windows",
            "cfg(not(",
            "cfg(any(",
            "cfg!(",
            "target_os",
        ],
        allowed: &["store/disk/system", "runtime/system"],
        why: "who writes for one system need not think of all in every file",
    },
    Rule {
        what: "unsafe code",
        signs: &["unsafe "],
        allowed: &[],
        why: "nothing here is worth it",
    },
];

fn is_allowed(source: &Source, rule: &Rule) -> bool {
    let module = match source.module.join("/") {
        top if top.is_empty() => "main".to_owned(),
        module => module,
    };
    rule.allowed
        .iter()
        .any(|place| module == *place || module.starts_with(&format!("{place}/")))
}

/// The line without what stands in quotes, so that a message may name what code may not.
fn bare(line: &str) -> String {
    line.split('"').step_by(2).collect::<Vec<_>>().join("\"\"")
}

/// Whether a line has this sign, not as the end of a longer name.
fn has(line: &str, sign: &str) -> bool {
    line.match_indices(sign).any(|(at, _)| {
        let before = line.get(..at).and_then(|text| text.chars().next_back());
        !before.is_some_and(|own| own.is_alphanumeric() || own == '_')
    })
}

#[test]
fn only_the_edge_touches_the_world() {
    let mut wrong = Vec::new();
    for source in sources() {
        for rule in RULES.iter().filter(|rule| !is_allowed(&source, rule)) {
            for (number, line) in &source.lines {
                let line = bare(line);
                if rule.signs.iter().any(|sign| has(&line, sign)) {
                    let Rule { what, why, .. } = rule;
                    wrong.push(format!("{}:{number}: {what} ({why})", source.path));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_crate_forbids_unsafe_code() {
    let manifest = crate::source::project().join("Cargo.toml");
    let manifest = std::fs::read_to_string(manifest).expect("Cargo.toml can be read");
    assert!(manifest.contains("unsafe_code = \"forbid\""));
}

#[test]
fn a_sign_is_a_word_of_its_own_outside_of_quotes() {
    assert!(has("use std::fs;", "std::fs"));
    assert!(!has("let x = dashfs::y", "fs::"));
    assert!(!bare("say(\"std::fs\")").contains("std::fs"));
}
