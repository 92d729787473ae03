//! `roadbook schema`: the JSON Schema of the file, printed, or put beside the roadmap for editors.

use super::places::{Asked, Places};
use super::{export, say};
use crate::export::schema::schema as made;
use crate::store::disk::names::shown;
use crate::store::disk::place::Place;
use crate::store::disk::save::update;
use crate::store::disk::trouble::Refusal;
use anyhow::Context as _;
use clap::Args;

/// What is done with the schema.
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  roadbook schema > roadmap.schema.json
  roadbook schema --install           beside the roadmap, and named in it")]
pub(super) struct Wish {
    /// Write it beside the roadmap, and name it in the file's first line
    #[arg(long)]
    install: bool,
}

impl Wish {
    pub(super) fn changes(&self) -> bool {
        self.install
    }
}

/// How the schema is called beside a roadmap.
const NAME: &str = "roadmap.schema.json";

/// What names a schema for TOML language servers.
const MARK: &str = "#:schema";

/// Prints it.
pub(super) fn printed() -> u8 {
    say::out(&format!("{:#}\n", made()))
}

/// Prints it, or puts it beside the roadmap.
pub(super) fn schema(asked: Asked, wish: &Wish) -> anyhow::Result<u8> {
    if !wish.install {
        return Ok(printed());
    }
    let places = Places::find(asked, false)?;
    if places.is_stdin() {
        anyhow::bail!("a roadmap from standard input has no place beside it");
    }
    // A roadmap must be there, since the schema is of no use alone.
    places.text()?;
    // What a link leads to is the file that an editor opens.
    let real = std::fs::canonicalize(&places.roadmap)
        .with_context(|| format!("cannot find {}", shown(&places.roadmap)))?;
    let path = real.with_file_name(NAME);
    let text = format!("{:#}\n", made());
    export::written(&path, text.as_bytes(), false)?;
    let day = places.files.today.to_string();
    let place = Place {
        path: &places.roadmap,
        state: places.files.state.as_deref(),
        day: &day,
    };
    let saved = update(&place, &mut |bytes| {
        let text = std::str::from_utf8(bytes).map_err(|error| Refusal::from(error.to_string()))?;
        Ok(named(text).into_bytes())
    })?;
    for warning in &saved.warnings {
        say::warn(&warning.to_string());
    }
    Ok(say::out(&format!(
        "The schema is in {}, and the roadmap names it\n",
        shown(&path)
    )))
}

/// The text with the line that names the schema, unless it has one.
fn named(text: &str) -> String {
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
    format!("{mark}{MARK} ./{NAME}{end}{rest}")
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
            let once = named(text);
            assert_eq!(once, begins);
            assert_eq!(named(&once), once);
        }
        assert_eq!(named("# mine\n#:schema x\n"), "# mine\n#:schema x\n");
    }
}
