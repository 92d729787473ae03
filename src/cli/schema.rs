//! `roadbook schema`: the JSON Schema of a file or of what `--json` prints, and the file's put beside it for editors.

use super::places::{Asked, Places};
use super::{Misused, export, faults, say};
use crate::export::documents::{DOCUMENTS, Document};
use crate::export::schema::{Written, schema as of_file};
use crate::model::Section;
use crate::store::Book;
use crate::store::disk::names::shown;
use crate::store::disk::place::Place;
use crate::store::disk::save::update;
use crate::store::disk::trouble::Refusal;
use anyhow::Context as _;
use clap::Args;
use clap::builder::PossibleValuesParser;
use serde_json::Value as Json;

/// Which schema, and what is done with it.
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  roadbook schema > roadmap.schema.json
  roadbook schema --install           beside the roadmap, and named in it
  roadbook schema team.toml           of a mentor's own file
  roadbook schema status              of what `roadbook status --json` prints
A fact is a line of `roadbook export jsonl`.")]
pub(super) struct Wish {
    /// What it describes: roadmap, team.toml, or a document of --json
    #[arg(value_name = "WHAT", hide_possible_values = true, value_parser = PossibleValuesParser::new(names()))]
    what: Option<String>,
    /// Write it beside the roadmap, and name it in the file's first line
    #[arg(long)]
    install: bool,
}

impl Wish {
    pub(super) fn changes(&self) -> bool {
        self.install
    }
}

/// A roadmap's file, by its name on the command line.
const ROADMAP: &str = "roadmap";

/// A team's own file.
const TEAM: &str = "team.toml";

/// What names a schema for TOML language servers.
const MARK: &str = "#:schema";

/// All that a schema can be of.
pub(super) fn names() -> Vec<&'static str> {
    let documents = DOCUMENTS.iter().map(|own| own.name);
    [ROADMAP, TEAM].into_iter().chain(documents).collect()
}

/// The schema of what is named.
fn made(what: Option<&str>) -> Json {
    match what {
        Some(TEAM) => of_file(Written::Team),
        name => name
            .and_then(Document::named)
            .map_or_else(|| of_file(Written::Roadmap), Document::schema),
    }
}

/// Prints it, or puts it beside the roadmap.
pub(super) fn schema(asked: Asked, wish: &Wish) -> anyhow::Result<u8> {
    if !wish.install {
        return Ok(say::out(&format!("{:#}\n", made(wish.what.as_deref()))));
    }
    if wish.what.is_some() {
        return Err(Misused("which schema a file needs is seen from the file".to_owned()).into());
    }
    let places = Places::find(asked, false)?;
    if places.is_stdin() {
        anyhow::bail!("a roadmap from standard input has no place beside it");
    }
    // A roadmap must be there, since the schema is of no use alone; one that is broken is not written.
    let text = places.text()?;
    faults::none(&text, &places.roadmap)?;
    let is_team = Book::open(text).count(Section::Team) > 0;
    let (of, name) = if is_team {
        (Written::Team, "team.schema.json")
    } else {
        (Written::Roadmap, "roadmap.schema.json")
    };
    // What a link leads to is the file that an editor opens.
    let real = crate::store::disk::system::real_path(&places.roadmap)
        .with_context(|| format!("cannot find {}", shown(&places.roadmap)))?;
    let path = real.with_file_name(name);
    let text = format!("{:#}\n", of_file(of));
    export::written(&path, text.as_bytes(), false)?;
    let day = places.files.today.to_string();
    let place = Place {
        path: &places.roadmap,
        state: places.files.state.as_deref(),
        day: &day,
    };
    let saved = update(&place, &mut |bytes| {
        let text = std::str::from_utf8(bytes).map_err(|error| Refusal::from(error.to_string()))?;
        Ok(named(text, name).into_bytes())
    })?;
    for warning in &saved.warnings {
        say::warn(&warning.to_string());
    }
    let file = if is_team { "team's file" } else { "roadmap" };
    Ok(say::out(&format!(
        "The schema is in {}, and the {file} names it\n",
        shown(&path)
    )))
}

/// The text with the line that names the schema, unless it has one.
fn named(text: &str, name: &str) -> String {
    let (mark, rest) = match text.strip_prefix('\u{feff}') {
        Some(rest) => ("\u{feff}", rest),
        None => ("", text),
    };
    let mut head = rest.lines().take_while(|line| line.starts_with('#'));
    if head.any(|line| line.starts_with(MARK)) {
        return text.to_owned();
    }
    let first = rest.split_inclusive('\n').next().unwrap_or_default();
    let end = if first.ends_with("\r\n") {
        "\r\n"
    } else {
        "\n"
    };
    format!("{mark}{MARK} ./{name}{end}{rest}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_line_is_written_once_and_nothing_else_changes() {
        for (text, begins) in [
            ("[person]\n", "#:schema ./roadmap.schema.json\n[person]\n"),
            (
                "\u{feff}a = 1\r\n",
                "\u{feff}#:schema ./roadmap.schema.json\r\na = 1\r\n",
            ),
            ("", "#:schema ./roadmap.schema.json\n"),
        ] {
            let once = named(text, "roadmap.schema.json");
            assert_eq!(once, begins);
            assert_eq!(named(&once, "x"), once);
        }
        assert_eq!(named("# mine\n#:schema x\n", "y"), "# mine\n#:schema x\n");
    }
}
