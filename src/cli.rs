//! The command line: what was asked for, and the exit code that it ends with.

mod address;
mod assign;
mod change;
mod check;
mod complete_words;
mod completions;
mod config;
mod demo;
mod diff;
mod export;
mod faults;
mod forget;
mod git_setup;
mod init;
mod lines;
mod log;
mod man;
mod merge;
mod open;
mod page;
mod places;
mod print;
mod records;
mod restore;
mod review;
mod say;
mod schema;
mod show;
mod status;
mod undo;

pub use places::{Asked, Places};

use crate::day::Day;
use clap::{Args, Parser, Subcommand};
use ratatui::layout::Size;
use std::ffi::OsString;
use std::path::PathBuf;

/// Everything went well.
pub const DONE: u8 = 0;
/// It could not be done; stderr says why.
pub const FAILED: u8 = 1;
/// The command line was not understood, or there is no terminal.
pub const MISUSED: u8 = 2;

/// Keeps an engineer's growth roadmap in one plain TOML file.
#[derive(Parser, Debug)]
#[command(name = "roadbook", version)]
#[command(max_term_width = 80, disable_help_subcommand = true)]
#[command(after_help = "Examples:
  roadbook                          open your roadmap
  roadbook team/ada.toml            open another one
  roadbook demo                     look at the sample, on a scratch copy
  roadbook log \"shadowed Bo on access review 2h @cloudsec #observe yesterday\"

Ends with 0 where all went well, 1 where it could not be done, 2 where the
command line was not understood or there is no terminal.")]
struct Cli {
    /// The roadmap to open
    #[arg(value_name = "FILE")]
    path: Option<PathBuf>,
    #[command(flatten)]
    common: Common,
    #[command(flatten)]
    screen: Screen,
    #[command(subcommand)]
    command: Option<Command>,
}

/// What every command takes.
#[expect(
    clippy::doc_markdown,
    reason = "the words are also the help on the screen, where backticks would show"
)]
#[derive(Args, Debug, Clone, Default)]
struct Common {
    /// The roadmap; else $ROADBOOK_FILE, or the usual one
    #[arg(long, value_name = "FILE", global = true)]
    file: Option<PathBuf>,
    /// Take this day for today (2026-11-22); else $ROADBOOK_TODAY
    #[arg(long, value_name = "DAY", global = true)]
    today: Option<String>,
}

/// How the screen is shown.
#[derive(Args, Debug, Clone, Default)]
struct Screen {
    /// Open it without changing anything
    #[arg(long, global = true)]
    read_only: bool,
    /// Draw one frame as text, and end
    #[arg(long, global = true, hide = true)]
    print: bool,
    /// The size of that frame
    #[arg(long,
        global = true,
        hide = true,
        value_name = "COLUMNSxROWS", default_value = "120x36", value_parser = size)]
    size: Size,
    /// Press these keys first, as the keymap writes them: "j j e"
    #[arg(
        long,
        global = true,
        hide = true,
        value_name = "KEYS",
        default_value = "",
        allow_hyphen_values = true
    )]
    keys: String,
}

#[derive(Subcommand, Debug)]
enum Command {
    /// Look at the sample, on a scratch copy
    Demo {
        /// Write it to a new file instead
        #[arg(long, value_name = "FILE")]
        write: Option<PathBuf>,
    },
    /// Begin a roadmap: with questions, or at once from these options
    Init(init::Wishes),
    /// Answer the questions of the week, in a minute
    Checkin,
    /// Record one line: a shadow session or evidence
    #[command(after_help = "Examples:
  roadbook log \"shadowed Bo on access review 2h @cloudsec #observe yesterday\"
  roadbook log -n \"Stopped the retry storm on checkout #backstop -2d\"
  echo \"shadowed Mina 90m @finops\" | roadbook log -")]
    Log {
        /// "shadowed Bo on access review 2h @cloudsec #observe yesterday"
        #[arg(required = true, value_name = "WORDS")]
        words: Vec<String>,
        /// Show what was understood, and write nothing
        #[arg(short = 'n', long)]
        dry_run: bool,
    },
    /// Add a record, or an entry to a list of one
    Add(records::Addition),
    /// Change fields of a record
    Set(records::Setting),
    /// Mark a milestone, win, certification, bet or action as done
    Done(records::Ending),
    /// Take records away
    Rm(records::Removal),
    /// Tell how the roadmap stands: a page, a line, or JSON
    Status(status::Wish),
    /// Show one record in words, or as JSON
    Show(show::Wish),
    /// Hold a one-on-one: what changed, what is open, what to ask
    Review(review::Wish),
    /// Take the last edit back, from shell or screen
    Undo {
        /// Make the edit again that was taken back last
        #[arg(long)]
        redo: bool,
        /// Show which one it is, and change nothing
        #[arg(short = 'n', long)]
        dry_run: bool,
    },
    /// Remove a text from old versions, undo steps and drafts
    Forget {
        /// The text, exactly as it was written
        #[arg(value_name = "TEXT")]
        text: String,
        /// Remove it; without this, only show where it is kept
        #[arg(short, long)]
        yes: bool,
    },
    /// List old versions of the roadmap, compare one, or put one back
    Restore(restore::Asks),
    /// Say what is wrong in the roadmap, and its signals
    ///
    /// Exits with 0 where nothing is wrong, 1 where something is, and 2 where it cannot be read. Signals are no fault.
    Check {
        /// The roadmap to look through
        #[arg(value_name = "FILE")]
        path: Option<PathBuf>,
        /// One line for each thing, for scripts and screen readers
        #[arg(long)]
        plain: bool,
    },
    /// Show settings and keys as they count, and what is wrong in them
    #[command(subcommand)]
    Config(config::Asks),
    /// Have git merge the roadmap by its records
    ///
    /// Sets up the repository that holds it: a line in .gitattributes, and a merge driver in its config.
    GitSetup {
        /// Take that back
        #[arg(long)]
        undo: bool,
    },
    /// Tell what differs between two files, or between two days
    Diff(diff::Wish),
    /// Write it as Markdown, HTML, JSON, CSV or iCalendar
    Export(export::Wish),
    /// Print the JSON Schema of the file, for editors
    Schema,
    /// Print a completion script: bash, zsh, fish, elvish, powershell
    Completions(completions::Wish),
    /// Write the manual pages into a folder
    Man {
        #[arg(value_name = "FOLDER")]
        folder: PathBuf,
    },
    /// Say what could stand for the last of these words
    #[command(hide = true)]
    CompleteWords {
        #[arg(
            value_name = "WORDS",
            allow_hyphen_values = true,
            trailing_var_arg = true
        )]
        words: Vec<String>,
    },
    /// Merge two branches of a roadmap, as git's merge driver
    ///
    /// Exits with 0 where both are merged, 1 where something is marked to be decided, and 2 where it failed and our
    /// side stays as it is.
    #[command(hide = true)]
    Merge(merge::Files),
}

impl Command {
    /// Whether it changes the roadmap, or what is kept of it.
    fn changes(&self) -> bool {
        match self {
            Command::Demo { .. }
            | Command::Check { .. }
            | Command::Config(_)
            | Command::Status(_)
            | Command::Show(_)
            | Command::Review(_)
            | Command::Export(_)
            | Command::Schema
            | Command::Diff(_)
            | Command::Completions(_)
            | Command::Man { .. }
            | Command::CompleteWords { .. }
            | Command::GitSetup { .. }
            | Command::Merge(_) => false,
            Command::Checkin | Command::Init(_) => true,
            Command::Add(wish) => !wish.is_dry(),
            Command::Set(wish) => !wish.is_dry(),
            Command::Done(wish) => !wish.is_dry(),
            Command::Rm(wish) => !wish.is_dry(),
            Command::Log { dry_run, .. } | Command::Undo { dry_run, .. } => !dry_run,
            Command::Forget { yes, .. } => *yes,
            Command::Restore(asks) => asks.changes(),
        }
    }
}

fn size(text: &str) -> Result<Size, String> {
    let sides = text
        .split_once('x')
        .and_then(|(width, height)| Some((width.parse().ok()?, height.parse().ok()?)));
    sides
        .map(|(width, height)| Size { width, height })
        .ok_or_else(|| "write it like 120x36".to_owned())
}

/// Does what the arguments ask for, and returns the exit code.
pub fn run(arguments: &[OsString]) -> u8 {
    match asked(arguments) {
        Ok(cli) => dispatch(cli),
        // The words that were typed stand in it, and those may come from anywhere.
        Err(error) if error.use_stderr() => {
            say::refused(&error.to_string());
            MISUSED
        }
        Err(help) => say::out(&help.to_string()),
    }
}

/// Reads the arguments. The plain ways to open a roadmap need no parser, which takes longer than the first frame.
fn asked(arguments: &[OsString]) -> Result<Cli, clap::Error> {
    let plain = |path: Option<PathBuf>| Cli {
        path,
        common: Common::default(),
        screen: Screen::default(),
        command: None,
    };
    match arguments {
        [] | [_] => Ok(plain(None)),
        [_, path] if is_path(path) => Ok(plain(Some(PathBuf::from(path)))),
        _ => Cli::try_parse_from(arguments),
    }
}

/// Whether a lone argument can only be a path: no option, and with a dot or slash, which no command's name has.
fn is_path(argument: &OsString) -> bool {
    let bytes = argument.as_encoded_bytes();
    !bytes.starts_with(b"-") && bytes.iter().any(|byte| matches!(byte, b'/' | b'.'))
}

fn dispatch(cli: Cli) -> u8 {
    perform(cli).unwrap_or_else(|error| {
        say::error(&error);
        error.downcast_ref::<Misused>().map_or(FAILED, |_| MISUSED)
    })
}

fn perform(cli: Cli) -> anyhow::Result<u8> {
    if cli.command.is_some() && cli.path.is_some() {
        return Err(
            Misused("name the file with --file where there is a command too".to_owned()).into(),
        );
    }
    if let Some(Command::Merge(files)) = &cli.command {
        return Ok(merge::merge(files));
    }
    match &cli.command {
        Some(Command::Completions(wish)) => return completions::completions(wish),
        Some(Command::Man { folder }) => return man::man(folder),
        Some(Command::Schema) => return Ok(schema::schema()),
        _ => {}
    }
    let (today, clock) = today(cli.common.today.as_deref())?;
    let file = cli.path.or(cli.common.file);
    let asked = Asked { file, today, clock };
    match cli.command {
        None => open::open(asked, &cli.screen, open::Start::Dashboard),
        Some(Command::Check { path, plain }) => {
            let file = path.or(asked.file);
            check::check(Asked { file, ..asked }, plain)
        }
        Some(Command::Config(asks)) => config::config(asked, &asks),
        Some(Command::Demo { write }) => demo::demo(&asked, write.as_deref(), &cli.screen),
        Some(command) if cli.screen.read_only && command.changes() => {
            Err(Misused("this would be a change: leave --read-only out".to_owned()).into())
        }
        Some(Command::Init(wishes)) => init::init(asked, wishes, &cli.screen),
        Some(Command::Checkin) => open::open(asked, &cli.screen, open::Start::CheckIn),
        Some(Command::Log { words, dry_run }) => log::log(asked, &words.join(" "), dry_run),
        Some(Command::Add(wish)) => records::add(asked, &wish),
        Some(Command::Set(wish)) => records::set(asked, &wish),
        Some(Command::Done(wish)) => records::done(asked, &wish),
        Some(Command::Rm(wish)) => records::remove(asked, &wish),
        Some(Command::Status(wish)) => status::status(asked, wish),
        Some(Command::Show(wish)) => show::show(asked, &wish),
        Some(Command::Review(wish)) => review::review(asked, &wish, &cli.screen),
        Some(Command::Undo { redo, dry_run }) => undo::undo(asked, undo::Wish { redo, dry_run }),
        Some(Command::Forget { text, yes }) => forget::forget(asked, &text, yes),
        Some(Command::Restore(asks)) => restore::restore(asked, &asks),
        Some(Command::GitSetup { undo }) => git_setup::git_setup(asked, undo),
        Some(Command::Diff(wish)) => diff::differ(asked, &wish),
        Some(Command::Export(wish)) => export::export(asked, &wish),
        Some(Command::CompleteWords { words }) => Ok(complete_words::complete(asked, &words)),
        // Done before: they need neither a day nor a roadmap of their own.
        Some(Command::Merge(files)) => Ok(merge::merge(&files)),
        Some(Command::Completions(wish)) => completions::completions(&wish),
        Some(Command::Man { folder }) => man::man(&folder),
        Some(Command::Schema) => Ok(schema::schema()),
    }
}

/// What was asked for makes no sense.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
struct Misused(String);

/// Says the time of the day.
type Clock = fn() -> String;

/// The day that counts as today, and a clock where it is the real one.
fn today(named: Option<&str>) -> anyhow::Result<(Day, Option<Clock>)> {
    let variable = std::env::var("ROADBOOK_TODAY")
        .ok()
        .filter(|value| !value.is_empty());
    if let Some(text) = named.map(str::to_owned).or(variable) {
        let day = text.parse().map_err(|reason| {
            Misused(format!(
                "today cannot be {:?}: {reason}",
                crate::text::shown(&text)
            ))
        })?;
        Ok((day, None))
    } else {
        let now = chrono::Local::now();
        Ok((
            Day::from_date(now.date_naive()),
            Some(|| chrono::Local::now().format("%H:%M").to_string()),
        ))
    }
}
