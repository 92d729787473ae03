//! `roadbook import`: records from a table, from badges, or from a list of tasks. Nothing is written before a yes.

use super::change::change;
use super::places::{Asked, Places};
use super::{DONE, FAILED, Misused, faults, say};
use crate::change::{ChangeSet, describe_all, diff};
use crate::form::FormContext;
use crate::import::plan::{Plan, Way, plan};
use crate::import::{Found, Refused, badge, list, sheet};
use crate::mistake::unknown;
use crate::model::Section;
use crate::store::Book;
use crate::store::disk::{names::shown, system};
use clap::{Args, ValueEnum};
use std::ffi::OsStr;
use std::fs::File;
use std::io::{BufRead as _, IsTerminal as _, Read};
use std::path::{Path, PathBuf};

/// What is taken in, and how.
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  roadbook import shadow.csv                  the section is the file's name
  roadbook import talks.csv --into evidence --map Titel=what --map Wann=on
  roadbook import badge.json                  Open Badges 2 and 3
  roadbook import todo.txt                    what is done, into the log
  roadbook import notes.md -n                 only show
It shows what would change and asks; the same file again changes nothing.")]
pub(super) struct Wish {
    /// .csv, .json (badges), .txt (todo.txt), .md (list); - is stdin
    #[arg(value_name = "FILE")]
    path: PathBuf,
    /// What it is, where its name does not say so
    #[arg(
        long = "as",
        value_name = "FORM",
        value_enum,
        hide_possible_values = true
    )]
    form: Option<Form>,
    /// The section of a table's rows
    #[arg(long, value_name = "SECTION")]
    into: Option<String>,
    /// What a column is; COLUMN= leaves it out
    #[arg(long, value_name = "COLUMN=FIELD")]
    map: Vec<String>,
    /// Replace what says something else too
    #[arg(long)]
    update: bool,
    /// Write it without a question
    #[arg(short, long, conflicts_with = "dry_run")]
    yes: bool,
    /// Show what would change, and write nothing
    #[arg(short = 'n', long)]
    dry_run: bool,
}

impl Wish {
    pub(super) fn is_dry(&self) -> bool {
        self.dry_run
    }
}

#[derive(ValueEnum, Debug, Clone, Copy, PartialEq, Eq)]
enum Form {
    Csv,
    Badge,
    Todo,
    Md,
}

/// Larger files are no table that a person keeps.
const LIMIT: u64 = 32 * 1024 * 1024;

/// More rows are taken in one part after the other.
const MOST_ROWS: usize = 5_000;

/// So many changes are shown; more are counted.
const MOST: usize = 20;

/// Takes a file in.
pub(super) fn import(asked: Asked, wish: &Wish) -> anyhow::Result<u8> {
    let today = asked.today;
    let form = form(wish)?;
    let section = section(wish, form)?;
    let mapping = mapping(&wish.map, form)?;
    let places = Places::find(asked, wish.dry_run)?;
    let text = places.text()?;
    faults::none(&text, &places.roadmap)?;
    let bytes = read(&wish.path)?;
    let book = Book::open(text);
    let context = FormContext::new(today, book.fiscal_start());
    let found = match form {
        Form::Csv => sheet::records(&bytes, section, &mapping, &context),
        Form::Badge => badge::certifications(words(&bytes)?, places.catalogue),
        Form::Todo | Form::Md => Ok(list::entries(
            words(&bytes)?,
            form == Form::Todo,
            today,
            context.fiscal_start,
        )),
    };
    let found = match found {
        Ok(found) => found,
        Err(refused) => return Ok(refuse(&wish.path, &refused)),
    };
    drop(bytes);
    if found.rows.len() > MOST_ROWS {
        anyhow::bail!(
            "{} has {} rows: take in {MOST_ROWS} at a time",
            shown(&wish.path),
            found.rows.len()
        );
    }
    let made = planned(&book, &found, wish.update, today);
    let changes = diff(&book.roadmap(), &made.roadmap);
    let code = say::out(&preview(wish, &found, &made, &changes, today));
    if code != DONE || changes.is_empty() || wish.dry_run {
        return Ok(code);
    }
    if !wish.yes && !agreed(&wish.path)? {
        return Ok(FAILED);
    }
    change(
        &places,
        &mut |book| {
            let made = planned(book, &found, wish.update, today);
            Ok(diff(&book.roadmap(), &made.roadmap))
        },
        false,
    )?;
    Ok(say::out("It is written; `roadbook undo` takes it back\n"))
}

fn planned(book: &Book, found: &Found, update: bool, today: crate::day::Day) -> Plan {
    let way = Way {
        today,
        update,
        newest_first: &|section| book.newest_first(section),
    };
    plan(&book.roadmap(), found, way)
}

/// What the name of the file says that it is.
fn form(wish: &Wish) -> anyhow::Result<Form> {
    let ending = wish.path.extension().and_then(OsStr::to_str);
    let ending = ending.map(str::to_lowercase).unwrap_or_default();
    match (wish.form, ending.as_str()) {
        (Some(form), _) => Ok(form),
        (None, "csv" | "tsv") => Ok(Form::Csv),
        (None, "json") => Ok(Form::Badge),
        (None, "txt") => Ok(Form::Todo),
        (None, "md" | "markdown") => Ok(Form::Md),
        _ => Err(Misused(format!(
            "{}: say what it is with --as: csv, badge, todo or md",
            shown(&wish.path)
        ))
        .into()),
    }
}

/// The section of a table: what was said, else the name of the file.
fn section(wish: &Wish, form: Form) -> anyhow::Result<Section> {
    let stem = wish.path.file_stem().and_then(OsStr::to_str);
    let names = || Section::ALL.iter().map(|section| section.name());
    match (&wish.into, form) {
        (Some(name), Form::Csv) => {
            Section::named(name).ok_or_else(|| Misused(unknown(name, "section", names())).into())
        }
        (Some(_), _) => Err(Misused("--into is for a csv".to_owned()).into()),
        (None, Form::Csv) => stem.and_then(Section::named).ok_or_else(|| {
            let all = names().collect::<Vec<_>>().join(", ");
            Misused(format!("say what its rows are with --into: {all}")).into()
        }),
        _ => Ok(Section::Evidence),
    }
}

fn mapping(words: &[String], form: Form) -> anyhow::Result<Vec<sheet::Mapping>> {
    if form != Form::Csv && !words.is_empty() {
        return Err(Misused("--map is for a csv".to_owned()).into());
    }
    let pair = |word: &String| {
        let (column, field) = word.rsplit_once('=').ok_or_else(|| {
            Misused(format!(
                "{}: write --map COLUMN=FIELD",
                crate::text::shown(word)
            ))
        })?;
        Ok((column.to_owned(), field.to_owned()))
    };
    words.iter().map(pair).collect()
}

/// Whether it is a pipe that may have nobody at its other end; one that a shell made for `<(…)` has somebody.
fn is_pipe(path: &Path) -> bool {
    let of_a_shell = path.starts_with("/dev") || path.starts_with("/proc");
    !of_a_shell && std::fs::metadata(path).is_ok_and(|found| system::is_pipe(&found))
}

/// The bytes of a file, as far as one is taken in.
fn read(path: &Path) -> anyhow::Result<Vec<u8>> {
    use anyhow::Context as _;
    let mut bytes = Vec::new();
    let told = || format!("cannot read {}", shown(path));
    let input: Box<dyn Read> = if path.as_os_str() == "-" {
        Box::new(std::io::stdin().lock())
    } else {
        if is_pipe(path) {
            anyhow::bail!("{} is a named pipe: feed it in as -", shown(path));
        }
        Box::new(File::open(path).with_context(told)?)
    };
    input
        .take(LIMIT + 1)
        .read_to_end(&mut bytes)
        .with_context(told)?;
    if bytes.len() as u64 > LIMIT {
        anyhow::bail!(
            "{} is larger than {} MB, which is more than a roadmap may hold",
            shown(path),
            LIMIT / 1024 / 1024
        );
    }
    Ok(bytes)
}

fn words(bytes: &[u8]) -> anyhow::Result<&str> {
    std::str::from_utf8(bytes).map_err(|error| {
        let before = bytes.get(..error.valid_up_to()).unwrap_or_default();
        let line = memchr::memchr_iter(b'\n', before).count() + 1;
        anyhow::anyhow!("it is not UTF-8 (line {line}): save it as UTF-8 first")
    })
}

/// Names every row that cannot be taken in; then nothing is.
fn refuse(path: &Path, refused: &[Refused]) -> u8 {
    for row in refused.iter().take(MOST) {
        say::warn(&format!("{}:{}: {}", shown(path), row.line, row.why));
    }
    if refused.len() > MOST {
        say::warn(&format!("and {} more", refused.len() - MOST));
    }
    say::warn("nothing is taken in");
    FAILED
}

fn preview(
    wish: &Wish,
    found: &Found,
    made: &Plan,
    changes: &ChangeSet,
    today: crate::day::Day,
) -> String {
    let mut lines = vec![format!("From {}", shown(&wish.path))];
    lines.extend(found.notes.iter().map(|note| format!("  {note}")));
    let first = ChangeSet(changes.0.iter().take(MOST).cloned().collect());
    let told = describe_all(&first, &made.roadmap, today);
    lines.extend(told.iter().map(|words| format!("  {words}")));
    if changes.0.len() > MOST {
        lines.push(format!("  and {} more", changes.0.len() - MOST));
    }
    for kept in made.kept.iter().take(MOST) {
        lines.push(format!("  {kept}; --update takes it"));
    }
    lines.push(format!(
        "{} new, {} filled in or changed, {} known already",
        made.added, made.filled, made.known
    ));
    lines.join("\n") + "\n"
}

/// Asks on the terminal; without one nothing is written.
fn agreed(path: &Path) -> anyhow::Result<bool> {
    let stdin = std::io::stdin();
    if path.as_os_str() == "-" || !stdin.is_terminal() || !say::on_terminal() {
        say::warn("nothing is written: say --yes where nobody can be asked");
        return Ok(false);
    }
    say::ask("Write this? [y/N] ");
    let mut answer = String::new();
    stdin.lock().take(100).read_line(&mut answer)?;
    let yes = matches!(answer.trim().to_lowercase().as_str(), "y" | "yes");
    if !yes {
        say::warn("nothing is written");
    }
    Ok(yes)
}
