//! A page of words for the shell: headings and lines, calm on a terminal, bare for a screen reader.

use super::say;
use clap::{Args, ValueEnum};

/// How what is shown looks.
#[derive(Args, Debug, Clone, Copy, Default)]
pub(super) struct Look {
    /// Words alone: no colour and no indentation, for a screen reader
    #[arg(long)]
    pub(super) plain: bool,
    /// The same as JSON (docs/json.md)
    #[arg(long, conflicts_with = "plain")]
    pub(super) json: bool,
}

/// When colour is used.
#[derive(ValueEnum, Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum Color {
    /// On a terminal, unless `NO_COLOR` is set
    #[default]
    Auto,
    Always,
    Never,
}

impl Color {
    /// Whether it is to be used now.
    fn is_on(self) -> bool {
        let quiet = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty())
            || std::env::var_os("TERM").is_some_and(|term| term == "dumb");
        match self {
            Color::Always => true,
            Color::Never => false,
            Color::Auto => !quiet && say::on_terminal(),
        }
    }
}

/// Colours words, or leaves them as they are.
#[derive(Debug, Clone, Copy)]
pub(super) struct Paint(bool);

impl Paint {
    pub(super) fn new(color: Color) -> Paint {
        Paint(color.is_on())
    }

    /// The words in a style of the terminal's own; no code leaves them as they are.
    pub(super) fn words(self, code: &str, words: &str) -> String {
        if self.0 && !code.is_empty() {
            format!("\u{1b}[{code}m{words}\u{1b}[0m")
        } else {
            words.to_owned()
        }
    }
}

/// Headings with their lines, all safe to show.
#[derive(Debug, Default)]
pub(super) struct Page {
    title: Vec<String>,
    parts: Vec<Part>,
}

#[derive(Debug, Default)]
struct Part {
    heading: String,
    lines: Vec<(Weight, String)>,
}

/// How much a line wants to be seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Weight {
    Usual,
    /// Something presses.
    Now,
    /// It is said for completeness.
    Aside,
}

impl Page {
    /// A line of the title; the first one stands out.
    pub(super) fn title(&mut self, words: impl Into<String>) {
        self.title.push(words.into());
    }

    /// Begins a new part.
    pub(super) fn part(&mut self, heading: &str, note: &str) {
        let heading = match note {
            "" => heading.to_owned(),
            note => format!("{heading}: {note}"),
        };
        let lines = Vec::new();
        self.parts.push(Part { heading, lines });
    }

    /// A line of the part that was begun last.
    pub(super) fn line(&mut self, words: impl Into<String>) {
        self.weighed(Weight::Usual, words);
    }

    pub(super) fn weighed(&mut self, weight: Weight, words: impl Into<String>) {
        if let Some(part) = self.parts.last_mut() {
            part.lines.push((weight, words.into()));
        }
    }

    /// The page as it is looked at.
    pub(super) fn text(&self, look: Look, color: Color) -> String {
        if look.plain {
            return self.bare();
        }
        let colours = Paint::new(color);
        let paint = |code, words: &str| colours.words(code, words);
        let mut out = String::new();
        for (number, line) in self.title.iter().enumerate() {
            out += &paint(if number == 0 { "1" } else { "" }, line);
            out.push('\n');
        }
        for part in &self.parts {
            if !out.is_empty() {
                out.push('\n');
            }
            out += &paint("1;36", &part.heading);
            out.push('\n');
            for (weight, line) in &part.lines {
                let code = match weight {
                    Weight::Usual => "",
                    Weight::Now => "33",
                    Weight::Aside => "2",
                };
                out += "  ";
                out += &paint(code, line);
                out.push('\n');
            }
        }
        out
    }

    /// A sentence a line; what presses says so in a word.
    fn bare(&self) -> String {
        let mut lines: Vec<String> = self.title.clone();
        for part in &self.parts {
            lines.push(format!("{}.", part.heading));
            lines.extend(part.lines.iter().map(|(weight, line)| match weight {
                Weight::Now => format!("Now: {line}"),
                _ => line.clone(),
            }));
        }
        // Signs between words are read out aloud, a comma is a pause.
        let lines: Vec<_> = lines.iter().map(|line| line.replace(" · ", ", ")).collect();
        lines.join("\n") + "\n"
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_is_calm_coloured_or_bare() {
        let mut page = Page::default();
        page.title("Ada");
        page.part("Signals", "1");
        page.weighed(Weight::Now, "exam is near");
        let text = |plain, color| page.text(Look { plain, json: false }, color);
        assert_eq!(
            text(false, Color::Never),
            "Ada\n\nSignals: 1\n  exam is near\n"
        );
        assert_eq!(
            text(true, Color::Always),
            "Ada\nSignals: 1.\nNow: exam is near\n"
        );
        assert!(text(false, Color::Always).contains("\u{1b}[33mexam"));
    }
}
