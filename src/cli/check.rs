//! `roadbook check`: what is wrong in the file, shown as a compiler shows it, and the signals.

mod document;
mod print;

use super::page::{Color, Look};
use super::places::{Asked, Places};
use super::{DONE, FAILED, MISUSED, say};
use crate::file_text::FileText;
use crate::insight::Basis;
use crate::insight::signal::{Signal, signals};
use crate::model::fields::of_file;
use crate::model::{Path, Problem, Section, doubts, problems};
use crate::store::disk::names::shown;
use crate::store::{Book, Fault, check as faults, locate};
use clap::Args;
use std::path::PathBuf;

/// What is looked at, and how it is told.
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  roadbook check                        your roadmap
  roadbook check --strict team/*.toml   for a hook or a pipeline
  git show HEAD:roadmap.toml | roadbook check -
  roadbook check --json | jq '.files[].problems'

Ends with 0 where nothing is wrong, 1 where something is (with --strict a
warning too), 2 where it cannot be read. Signals are no fault.")]
pub(super) struct Wish {
    /// The roadmaps to look through; - is standard input
    #[arg(value_name = "FILE")]
    paths: Vec<PathBuf>,
    /// Take warnings for faults: unknown names, records that are not there
    #[arg(long)]
    strict: bool,
    #[command(flatten)]
    look: Look,
}

/// One thing about the file, with its place in the text.
struct Finding {
    fault: Fault,
    /// It may be as it is, and is worth a second look.
    doubtful: bool,
}

/// A file, looked through.
struct Checked {
    name: String,
    text: FileText,
    findings: Vec<Finding>,
    /// It is TOML, so there is a roadmap to look at.
    is_read: bool,
    signals: Vec<Signal>,
}

impl Checked {
    fn count(&self, doubtful: bool) -> usize {
        let same = |finding: &&Finding| finding.doubtful == doubtful;
        self.findings.iter().filter(same).count()
    }
}

/// Looks through roadmaps, and says what is wrong by the exit code too.
pub(super) fn check(asked: &Asked, wish: &Wish) -> anyhow::Result<u8> {
    let usual = [asked.file.clone()];
    let named: Vec<_> = wish.paths.iter().cloned().map(Some).collect();
    let files = if named.is_empty() { &usual[..] } else { &named };
    let mut code = DONE;
    let mut documents = Vec::new();
    for (number, file) in files.iter().enumerate() {
        let asked = Asked {
            file: file.clone(),
            ..asked.clone()
        };
        let places = Places::find(asked.clone(), true)?;
        if number == 0 {
            for mistake in &places.mistakes {
                say::warn(&mistake.to_string());
            }
        }
        let text = match places.text() {
            Ok(text) => text,
            Err(error) => {
                say::error(&error);
                code = MISUSED;
                continue;
            }
        };
        let checked = looked_through(&places, text);
        let wrong = checked.count(false) + if wish.strict { checked.count(true) } else { 0 };
        code = code.max(if wrong == 0 { DONE } else { FAILED });
        if wish.look.json {
            documents.push(document::document(&checked));
        } else {
            let out = print::printed(&checked, wish.look.plain, asked.color);
            code = code.max(say::out(&out));
        }
    }
    if wish.look.json {
        code = code.max(say::out(&document::together(&documents)));
    }
    Ok(code)
}

fn looked_through(places: &Places, text: FileText) -> Checked {
    let name = shown(&places.roadmap);
    let broken = faults(&text);
    if !broken.is_empty() {
        let findings = broken.into_iter().map(|fault| Finding {
            fault,
            doubtful: false,
        });
        return Checked {
            name,
            text,
            findings: findings.collect(),
            is_read: false,
            signals: Vec::new(),
        };
    }
    let book = Book::open(text.clone());
    let findings = findings(&text, &book);
    let catalogue = places.catalogue.with_own(&book);
    let basis = Basis::new(&book, &catalogue, places.files.today);
    // A team's own file is no roadmap, and has no signals.
    let signals = if book.count(Section::Team) == 0 {
        signals(&basis, &places.config.thresholds)
    } else {
        Vec::new()
    };
    Checked {
        name,
        text,
        findings,
        is_read: true,
        signals,
    }
}

/// What is wrong and what is doubtful, in the order of the text.
fn findings(text: &str, book: &Book) -> Vec<Finding> {
    let roadmap = book.roadmap();
    let fields = of_file(book.count(Section::Team) > 0);
    let wrong = problems(&roadmap, fields, &Path::root());
    let mut found: Vec<(Problem, bool)> = wrong.into_iter().map(|own| (own, false)).collect();
    found.extend(doubts(&roadmap, fields).into_iter().map(|own| (own, true)));
    let at: Vec<Path> = found
        .iter()
        .map(|(problem, _)| problem.at.clone())
        .collect();
    let finding = |((problem, doubtful), span): ((Problem, bool), _)| Finding {
        fault: Fault {
            span,
            what: format!("{}: {}", problem.at, problem.what),
            hint: problem.hint,
        },
        doubtful,
    };
    let spans = locate(text, &at);
    let mut findings: Vec<Finding> = found.into_iter().zip(spans).map(finding).collect();
    findings.sort_by_key(|finding| finding.fault.span.start);
    findings
}
