//! The commands, each with what it takes.

use super::{
    catalogue, check, completions, config, diff, export, import, init, merge, records, restore,
    review, schema, share, show, status, take_back, team,
};
use clap::Subcommand;
use std::path::PathBuf;

#[derive(Subcommand, Debug)]
pub(super) enum Command {
    /// Look at the sample, or at the sample team, on a scratch copy
    #[command(after_help = "Examples:
  roadbook demo                   look, and try what you like
  roadbook demo team              the same for a team of eight
  roadbook demo --write ada.toml  keep it as a file
  roadbook demo --print --size 80x24 --keys \"2 e\"")]
    Demo {
        /// The sample team instead
        #[arg(value_name = "team", value_parser = ["team"])]
        team: Option<String>,
        /// Write it to a new file instead, a team to a folder
        #[arg(long, value_name = "FILE")]
        write: Option<PathBuf>,
    },
    /// Begin a roadmap: with questions, or at once from these options
    Init(init::Wishes),
    /// Answer the questions of the week, in a minute
    #[command(after_help = "Examples:
  roadbook checkin                    your roadmap
  roadbook checkin --file ada.toml")]
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
    /// Make a copy for somebody else, without what is private
    Share(share::Wish),
    /// Take what somebody wrote into a shared copy
    TakeBack(take_back::Wish),
    /// Take the last edit back, from shell or screen
    #[command(after_help = "Examples:
  roadbook undo -n       what would be taken back
  roadbook undo          take it back
  roadbook undo --redo   make it again")]
    Undo {
        /// Make the edit again that was taken back last
        #[arg(long)]
        redo: bool,
        /// Show which one it is, and change nothing
        #[arg(short = 'n', long)]
        dry_run: bool,
    },
    /// Remove a text from old versions, undo steps and drafts
    #[command(after_help = "Examples:
  roadbook forget \"the old name\"         where it is kept
  roadbook forget --yes \"the old name\"   remove it there")]
    Forget {
        /// The text, exactly as it was written
        #[arg(value_name = "TEXT")]
        text: String,
        /// Remove it; without this, only show where it is kept
        #[arg(short, long)]
        yes: bool,
    },
    /// Look at the people of a team, and at what they can do together
    Team(team::Wish),
    /// List old versions of the roadmap, compare one, or put one back
    Restore(restore::Asks),
    /// Say what is wrong in the roadmap, and its signals
    Check(check::Wish),
    /// Look up tracks, skills, certifications and what else is known
    Catalogue(catalogue::Wish),
    /// Show settings and keys as they count, and what is wrong in them
    #[command(subcommand)]
    Config(config::Asks),
    /// Have git merge the roadmap by its records
    ///
    /// Sets up the repository that holds it: a line in .gitattributes, and a merge driver in its config.
    #[command(after_help = "Examples:
  cd roadmaps && roadbook git-setup --file ada.toml
  roadbook git-setup --undo")]
    GitSetup {
        /// Take that back
        #[arg(long)]
        undo: bool,
    },
    /// Tell what differs between two files, or between two days
    Diff(diff::Wish),
    /// Take records in from CSV, Open Badges, a todo.txt or a list
    Import(import::Wish),
    /// Write it as Markdown, HTML, JSON, CSV, iCalendar, brief or packet
    Export(export::Wish),
    /// Print the JSON Schema of the file, or of what --json prints
    Schema(schema::Wish),
    /// Print a completion script: bash, zsh, fish, elvish, powershell
    Completions(completions::Wish),
    /// Write the manual pages into a folder
    #[command(after_help = "Examples:
  roadbook man ~/.local/share/man/man1
  man roadbook-set")]
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
    pub(super) fn changes(&self) -> bool {
        match self {
            Command::Demo { .. }
            | Command::Check(_)
            | Command::Config(_)
            | Command::Status(_)
            | Command::Show(_)
            | Command::Team(_)
            | Command::Review(_)
            | Command::Share(_)
            | Command::Export(_)
            | Command::Catalogue(_)
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
            Command::Import(wish) => !wish.is_dry(),
            Command::Schema(wish) => wish.changes(),
            Command::Log { dry_run, .. } | Command::Undo { dry_run, .. } => !dry_run,
            Command::Forget { yes, .. } => *yes,
            Command::Restore(asks) => asks.changes(),
            Command::TakeBack(wish) => wish.changes(),
        }
    }
}
