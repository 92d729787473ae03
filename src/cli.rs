//! The command line: what was asked for, and the exit code that it ends with.

mod demo;
mod log;
mod open;
mod places;
mod print;
mod say;

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
#[command(
    name = "roadbook",
    version,
    about,
    args_conflicts_with_subcommands = true,
    subcommand_negates_reqs = true
)]
#[command(after_help = "Examples:
  roadbook                          open your roadmap
  roadbook team/ada.toml            open another one
  roadbook demo                     look at the sample, on a scratch copy
  roadbook log \"shadowed Bo on access review 2h @cloudsec #observe yesterday\"")]
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
#[derive(Args, Debug, Clone, Default)]
struct Common {
    /// The roadmap; else $ROADBOOK_FILE, else the config's, else the one in the data folder
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
    #[arg(long)]
    read_only: bool,
    /// Draw one frame as text, and end
    #[arg(long)]
    print: bool,
    /// The size of that frame
    #[arg(long, value_name = "COLUMNSxROWS", requires = "print", default_value = "120x36", value_parser = size)]
    size: Size,
    /// Press these keys first, as the keymap writes them: "j j e"
    #[arg(
        long,
        value_name = "KEYS",
        requires = "print",
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
        #[command(flatten)]
        screen: Screen,
    },
    /// Record one line: a shadow session or evidence
    Log {
        /// "shadowed Bo on access review 2h @cloudsec #observe yesterday"
        #[arg(required = true, value_name = "WORDS", allow_hyphen_values = true)]
        words: Vec<String>,
        /// Show what was understood, and write nothing
        #[arg(short = 'n', long)]
        dry_run: bool,
    },
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
        Err(error) => {
            let help = !error.use_stderr();
            let said = error.print();
            if help && said.is_ok() { DONE } else { MISUSED }
        }
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
    let asked = |common: &Common, path: Option<PathBuf>| {
        let today = today(common.today.as_deref())?;
        Ok(Asked {
            file: path.or_else(|| common.file.clone()),
            today: today.0,
            clock: today.1,
        })
    };
    let done =
        match &cli.command {
            None => asked(&cli.common, cli.path.clone())
                .and_then(|asked| open::open(asked, &cli.screen)),
            Some(Command::Demo { write, screen }) => asked(&cli.common, None)
                .and_then(|asked| demo::demo(&asked, write.as_deref(), screen)),
            Some(Command::Log { words, dry_run }) => asked(&cli.common, None)
                .and_then(|asked| log::log(asked, &words.join(" "), *dry_run)),
        };
    match done {
        Ok(code) => code,
        Err(error) => {
            say::error(&error);
            error.downcast_ref::<Misused>().map_or(FAILED, |_| MISUSED)
        }
    }
}

/// What was asked for makes no sense.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
struct Misused(String);

/// The day that counts as today, and a clock where it is the real one.
fn today(named: Option<&str>) -> anyhow::Result<(Day, Option<fn() -> String>)> {
    let variable = std::env::var("ROADBOOK_TODAY")
        .ok()
        .filter(|value| !value.is_empty());
    match named.map(str::to_owned).or(variable) {
        Some(text) => {
            let day = text.parse().map_err(|reason| {
                Misused(format!(
                    "today cannot be {:?}: {reason}",
                    crate::text::shown(&text)
                ))
            })?;
            Ok((day, None))
        }
        None => {
            let now = chrono::Local::now();
            Ok((
                Day::from_date(now.date_naive()),
                Some(|| chrono::Local::now().format("%H:%M").to_string()),
            ))
        }
    }
}
