//! The editor of the system: which one it is, and the private file through which a text goes to it and back.

use super::private::private_folder;
use super::system::{EDITOR, with_own_line_ends};
use crate::store::disk::system::private_file;
use std::ffi::OsString;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The editor that the person has chosen, with the arguments given there: `code --wait`.
///
/// The words are split at spaces, with quotes; no shell is involved.
fn command() -> Command {
    let named = ["VISUAL", "EDITOR"]
        .iter()
        .filter_map(std::env::var_os)
        .find(|value| !value.is_empty());
    let named = named.unwrap_or_else(|| OsString::from(EDITOR));
    let words = named.to_str().map_or_else(
        || vec![named.clone()],
        |text| words(text).into_iter().map(OsString::from).collect(),
    );
    let mut words = words.into_iter();
    let mut command = Command::new(words.next().unwrap_or_else(|| OsString::from(EDITOR)));
    command.args(words);
    command
}

/// The editor on a file at a line.
pub(super) fn on_file(path: &Path, line: usize) -> Command {
    let mut command = command();
    let program = Path::new(command.get_program())
        .file_stem()
        .and_then(|name| name.to_str())
        .unwrap_or_default()
        .to_owned();
    let known = [
        "vi",
        "vim",
        "nvim",
        "view",
        "nano",
        "emacs",
        "emacsclient",
        "kak",
        "micro",
        "joe",
        "ne",
        "mg",
        "pico",
    ];
    if known.contains(&program.as_str()) {
        command.arg(format!("+{line}"));
    }
    command.arg(named(path));
    command
}

/// A path that no program takes for an option.
fn named(path: &Path) -> PathBuf {
    if path.as_os_str().as_encoded_bytes().starts_with(b"-") {
        Path::new(".").join(path)
    } else {
        path.to_owned()
    }
}

/// A text in a file that nobody else can read; it goes when this is dropped.
#[derive(Debug)]
pub(super) struct PrivateText {
    folder: PathBuf,
    path: PathBuf,
}

impl PrivateText {
    pub(super) fn write(text: &str) -> std::io::Result<PrivateText> {
        let folder = private_folder("roadbook-edit")?;
        let path = folder.join("text.md");
        let private = PrivateText { folder, path };
        let mut options = std::fs::OpenOptions::new();
        options.write(true).create_new(true);
        let mut file = private_file(&mut options).open(&private.path)?;
        file.write_all(text.as_bytes())?;
        Ok(private)
    }

    pub(super) fn command(&self) -> Command {
        let mut command = command();
        command.arg(&self.path);
        command
    }

    /// What the editor left, without the line end that editors add.
    pub(super) fn read(&self) -> std::io::Result<String> {
        let text = with_own_line_ends(std::fs::read_to_string(&self.path)?);
        Ok(text.strip_suffix('\n').unwrap_or(&text).to_owned())
    }
}

impl Drop for PrivateText {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}

/// Splits at spaces, but not inside quotes.
pub(super) fn words(text: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut word = String::new();
    let mut quote = None;
    let mut begun = false;
    for character in text.chars() {
        match (quote, character) {
            (Some(open), _) if character == open => quote = None,
            (None, '"' | '\'') => {
                quote = Some(character);
                begun = true;
            }
            (None, ' ' | '\t') => {
                if begun {
                    words.push(std::mem::take(&mut word));
                    begun = false;
                }
            }
            _ => {
                word.push(character);
                begun = true;
            }
        }
    }
    if begun {
        words.push(word);
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::disk::system::is_private;

    #[test]
    fn an_editor_may_have_arguments() {
        assert_eq!(words("code --wait"), ["code", "--wait"]);
        assert_eq!(
            words("  '/my editor/e' \"a b\" c "),
            ["/my editor/e", "a b", "c"]
        );
        assert_eq!(words(""), Vec::<String>::new());
    }

    #[test]
    fn a_private_text_goes_with_its_folder() {
        let text = PrivateText::write("a\nb").expect("it can be written");
        let path = text.path.clone();
        assert!(is_private(&path));
        assert_eq!(text.read().expect("it can be read"), "a\nb");
        drop(text);
        assert!(!path.exists());
    }
}
