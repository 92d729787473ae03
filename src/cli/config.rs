//! `roadbook config`: where the settings are, what counts, and what is wrong in them.

use super::places::{Asked, Places};
use super::{FAILED, Misused, say};
use crate::action::{Action, Context};
use crate::config::{Config, Settings};
use crate::keymap::Keymap;
use crate::mistake::unknown;
use crate::text::shown;
use crate::theme::Glyphs;
use clap::Subcommand;
use std::fmt::Write as _;
use std::path::Path;

/// What is asked about the settings.
#[derive(Subcommand, Debug)]
#[command(after_help = "Examples:
  roadbook config path          where the files are
  roadbook config check         what is wrong in them
  roadbook config keys form     the keys of forms")]
pub(super) enum Asks {
    /// Print where the settings are read from
    Path,
    /// Print the settings that count
    Show,
    /// Print every key that counts, in the form of keymap.toml
    Keys {
        /// Only those of this context, with the ones that it inherits
        #[arg(value_name = "CONTEXT")]
        context: Option<String>,
    },
    /// Name everything that is wrong in the settings
    Check,
    /// Ask terminals for their background again, for the theme "auto"
    AskAgain,
}

/// Answers it. Mistakes go to standard error, so that what is printed can be used.
pub(super) fn config(asked: Asked, asks: &Asks) -> anyhow::Result<u8> {
    let places = Places::find(asked, true)?;
    for mistake in &places.mistakes {
        say::warn(&mistake.to_string());
    }
    let settings = places.settings.as_ref();
    let settings =
        settings.ok_or_else(|| Misused("there is no home folder for settings".to_owned()))?;
    Ok(match asks {
        Asks::Path => say::out(&paths(settings)),
        Asks::Show => say::out(&settings_shown(&places.config)),
        Asks::Keys { context } => say::out(&keys(&places.config.keymap, context.as_deref())?),
        Asks::Check if places.mistakes.is_empty() => say::out("no mistake in the settings\n"),
        Asks::Check => FAILED,
        Asks::AskAgain => {
            places.files.grounds.forget();
            say::out("terminals are asked for their background again\n")
        }
    })
}

fn paths(settings: &Settings) -> String {
    let line = |what: &str, path: &Path| {
        let there = if path.exists() { "" } else { "  (not there)" };
        format!("{what:<8} {}{there}\n", shown(&path.to_string_lossy()))
    };
    [
        line("config", &settings.config),
        line("keys", &settings.keymap()),
        line("themes", &settings.themes()),
    ]
    .concat()
}

/// The settings in the form of a config.
fn settings_shown(config: &Config) -> String {
    let mut out = String::new();
    if let Some(file) = &config.file {
        let file = file.to_string_lossy();
        let _ = writeln!(out, "file = {:?}", shown(&file));
    }
    let theme = config.theme.as_deref().unwrap_or("dark");
    let _ = writeln!(out, "theme = {:?}", shown(theme));
    let glyphs = Glyphs::NAMES
        .iter()
        .find(|name| Glyphs::named(name).as_ref() == Some(&config.look.glyphs));
    let _ = writeln!(out, "glyphs = {:?}", glyphs.unwrap_or(&"unicode"));
    out
}

/// All keys, each context with those that count there.
fn keys(keymap: &Keymap, context: Option<&str>) -> anyhow::Result<String> {
    let Some(name) = context else {
        let own = Context::ALL
            .iter()
            .map(|context| own_keys(keymap, *context));
        let own: Vec<String> = own.filter(|text| !text.is_empty()).collect();
        return Ok(own.join("\n"));
    };
    let context = Context::named(name).ok_or_else(|| {
        let names = Context::ALL.iter().map(|context| context.name());
        Misused(unknown(name, "context", names))
    })?;
    let mut out = format!("[{}]\n", context.name());
    for action in Action::ALL.iter().filter(|action| action.works_in(context)) {
        let keys: Vec<String> = keymap
            .keys_for(context, *action)
            .map(|presses| format!("{:?}", presses.to_string()))
            .collect();
        line(&mut out, *action, &keys);
    }
    Ok(out)
}

/// What is bound in a context itself.
fn own_keys(keymap: &Keymap, context: Context) -> String {
    let mut out = String::new();
    for &action in Action::ALL {
        let bound = keymap
            .bindings()
            .iter()
            .filter(|binding| binding.context == context && binding.action == action);
        let keys: Vec<String> = bound
            .map(|binding| format!("{:?}", binding.presses.to_string()))
            .collect();
        if keys.is_empty() {
            continue;
        }
        if out.is_empty() {
            let _ = writeln!(out, "[{}]", context.name());
        }
        line(&mut out, action, &keys);
    }
    out
}

fn line(out: &mut String, action: Action, keys: &[String]) {
    let name = action.name();
    let _ = match keys {
        [one] => writeln!(out, "{name} = {one}"),
        several => writeln!(out, "{name} = [{}]", several.join(", ")),
    };
}

#[cfg(test)]
mod tests {
    use super::*;
    use toml::de::DeTable;

    #[test]
    fn the_printed_keys_are_read_back_as_the_same_keymap() {
        for name in Keymap::presets() {
            let keymap = Keymap::preset(name).expect("a preset");
            let text = keys(&keymap, None).expect("keys");
            let (table, errors) = DeTable::parse_recoverable(&text);
            assert!(errors.is_empty(), "{errors:?}");
            let mut mistakes = Vec::new();
            let read = Keymap::default().changed(&text, table.get_ref(), &mut mistakes);
            assert_eq!(mistakes, [], "{name}");
            for &context in Context::ALL {
                for &action in Action::ALL.iter().filter(|one| one.works_in(context)) {
                    let shown = |keymap: &Keymap| keymap.keys_shown(context, action);
                    assert_eq!(
                        shown(&read),
                        shown(&keymap),
                        "{name} {context:?} {action:?}"
                    );
                }
            }
        }
    }

    #[test]
    fn a_context_that_is_not_there_is_told_with_the_nearest() {
        let wrong = keys(&Keymap::default(), Some("trak")).expect_err("a mistake");
        assert_eq!(
            wrong.to_string(),
            "`trak` is no context; did you mean `track`?"
        );
    }
}
