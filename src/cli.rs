//! The command line: what was asked for, and the exit code that it ends with.

mod address;
mod assign;
mod catalogue;
mod change;
mod check;
mod command;
mod complete_words;
mod completions;
mod config;
mod demo;
mod diff;
mod export;
mod facts;
mod faults;
mod forget;
mod git_setup;
mod import;
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
mod share;
mod show;
mod status;
mod take_back;
mod team;
mod undo;

use places::Asked;

use crate::day::Day;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Args, CommandFactory as _, Parser};
use command::Command;
use page::Color;
use ratatui::layout::Size;
use std::ffi::OsString;
use std::path::{Path, PathBuf};

/// Everything went well.
pub const DONE: u8 = 0;
/// It could not be done; stderr says why.
pub const FAILED: u8 = 1;
/// The command line was not understood, or there is no terminal.
pub const MISUSED: u8 = 2;

/// Only what opens a roadmap takes its file as a bare word.
const BESIDE_A_COMMAND: &str = "name the file with --file where there is a command too";

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
    #[arg(long, value_name = "DAY", global = true, hide_short_help = true)]
    today: Option<String>,
    /// When to use colour
    #[arg(
        long,
        value_name = "WHEN",
        value_enum,
        global = true,
        hide_short_help = true,
        default_value_t,
        hide_default_value = true
    )]
    color: Color,
}

/// How the screen is shown.
#[derive(Args, Debug, Clone, Default)]
struct Screen {
    /// Open it without changing anything
    #[arg(long, global = true, hide_short_help = true)]
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
            say::refused(&with_tip(error).to_string());
            MISUSED
        }
        Err(help) => say::out(&help.to_string()),
    }
}

/// Says how a file is named where a command was given one that it has no place for.
fn with_tip(mut error: clap::Error) -> clap::Error {
    let Some(ContextValue::String(said)) = error.get(ContextKind::InvalidArg) else {
        return error;
    };
    if error.kind() == ErrorKind::UnknownArgument && is_path(&OsString::from(said)) {
        let tip = ContextValue::StyledStrs(vec![BESIDE_A_COMMAND.into()]);
        error.insert(ContextKind::Suggested, tip);
    }
    error
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

/// Refuses a lone path that can only be a mistyped command, and one beside a command.
fn agree(cli: &Cli) -> anyhow::Result<()> {
    if cli.command.is_some() && cli.path.is_some() {
        return Err(Misused(BESIDE_A_COMMAND.to_owned()).into());
    }
    if let (None, Some(path)) = (&cli.command, &cli.path) {
        mistyped(path)?;
    }
    Ok(())
}

fn perform(cli: Cli) -> anyhow::Result<u8> {
    agree(&cli)?;
    if let Some(Command::Merge(files)) = &cli.command {
        return Ok(merge::merge(files));
    }
    match &cli.command {
        Some(Command::Completions(wish)) => return completions::completions(wish),
        Some(Command::Man { folder }) => return man::man(folder),
        _ => {}
    }
    let (today, clock) = today(cli.common.today.as_deref())?;
    let file = cli.path.or(cli.common.file);
    let color = cli.common.color;
    let asked = Asked {
        file,
        today,
        clock,
        color,
    };
    match cli.command {
        None => open::open(asked, &cli.screen, open::Start::Dashboard),
        Some(Command::Check(wish)) => check::check(&asked, &wish),
        Some(Command::Config(asks)) => config::config(asked, &asks),
        Some(Command::Demo { team, write }) => {
            let of = if team.is_some() {
                demo::demo_team
            } else {
                demo::demo
            };
            of(&asked, write.as_deref(), &cli.screen)
        }
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
        Some(Command::Team(wish)) => team::team(asked, &wish, &cli.screen),
        Some(Command::Show(wish)) => show::show(asked, &wish),
        Some(Command::Share(wish)) => share::share(asked, &wish),
        Some(Command::TakeBack(wish)) => take_back::take_back(asked, &wish, &cli.screen),
        Some(Command::Review(wish)) => review::review(asked, &wish, &cli.screen),
        Some(Command::Undo { redo, dry_run }) => undo::undo(asked, undo::Wish { redo, dry_run }),
        Some(Command::Forget { text, yes }) => forget::forget(asked, &text, yes),
        Some(Command::Restore(asks)) => restore::restore(asked, &asks),
        Some(Command::GitSetup { undo }) => git_setup::git_setup(asked, undo),
        Some(Command::Diff(wish)) => diff::differ(asked, &wish),
        Some(Command::Import(wish)) => import::import(asked, &wish),
        Some(Command::Catalogue(wish)) => catalogue::catalogue(asked, &wish),
        Some(Command::Export(wish)) => export::export(asked, &wish),
        Some(Command::CompleteWords { words }) => Ok(complete_words::complete(asked, &words)),
        // Done before: they need neither a day nor a roadmap of their own.
        Some(Command::Merge(files)) => Ok(merge::merge(&files)),
        Some(Command::Completions(wish)) => completions::completions(&wish),
        Some(Command::Man { folder }) => man::man(&folder),
        Some(Command::Schema(wish)) => schema::schema(asked, &wish),
    }
}

/// Refuses the name of a command with a wrong letter, which would otherwise be a file to open.
fn mistyped(path: &Path) -> anyhow::Result<()> {
    let word = path.to_str().filter(|word| !word.contains(['/', '.']));
    let Some(word) = word.filter(|_| std::fs::symlink_metadata(path).is_err()) else {
        return Ok(());
    };
    let command = Cli::command();
    let names = || command.get_subcommands().map(clap::Command::get_name);
    if crate::mistake::nearest(word, names()).is_some() {
        return Err(Misused(crate::mistake::unknown(word, "command", names())).into());
    }
    Ok(())
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
