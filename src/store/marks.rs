//! The marks that a merge leaves in a file where two sides changed the same place, in the style of diff3:
//!
//! ```text
//! <<<<<<< ours
//! ||||||| base
//! =======
//! >>>>>>> theirs
//! ```

mod write;

use super::lines::lines;

pub(super) use write::{marked, merged_lines};

/// The length of a mark where nobody says otherwise.
pub const USUAL: usize = 7;

/// A text with marks, taken apart.
#[derive(Debug, PartialEq, Eq)]
pub struct Marked {
    pub base: String,
    pub ours: String,
    pub theirs: String,
    /// What the first marks call ours and theirs; may be empty.
    pub names: [String; 2],
}

impl Marked {
    /// Takes a text with marks apart. Nothing where a mark is missing, that of the base too.
    pub fn read(text: &str) -> Option<Marked> {
        let openings = text.lines().map(|line| run(line, '<'));
        let mut sizes: Vec<usize> = openings.filter(|size| *size >= USUAL).collect();
        // A longer mark is taken where shorter ones would be found in a text of several lines.
        sizes.sort_unstable_by(|one, other| other.cmp(one));
        sizes.dedup();
        sizes.into_iter().find_map(|size| Reader::read(text, size))
    }
}

/// How many of this character a line begins with.
fn run(line: &str, mark: char) -> usize {
    line.chars().take_while(|own| *own == mark).count()
}

/// What stands behind a mark of just this size.
fn named(line: &str, mark: char, size: usize) -> Option<&str> {
    let line = line.trim_end_matches(['\r', '\n']);
    let name = line.get(size..).filter(|_| run(line, mark) == size)?;
    (name.is_empty() || name.starts_with(' ')).then(|| name.trim())
}

#[derive(Clone, Copy)]
enum Part {
    Common,
    Ours,
    Base,
    Theirs,
}

struct Reader {
    found: Marked,
    part: Part,
    /// Whether there was a mark at all.
    any: bool,
}

impl Reader {
    fn read(text: &str, size: usize) -> Option<Marked> {
        let mut reader = Reader {
            found: Marked {
                base: String::new(),
                ours: String::new(),
                theirs: String::new(),
                names: Default::default(),
            },
            part: Part::Common,
            any: false,
        };
        for line in lines(text) {
            reader.line(line, size)?;
        }
        (reader.any && matches!(reader.part, Part::Common)).then_some(reader.found)
    }

    /// Nothing where a mark stands out of turn.
    fn line(&mut self, line: &str, size: usize) -> Option<()> {
        let marks = ['<', '|', '=', '>'].map(|mark| named(line, mark, size));
        let Marked {
            base,
            ours,
            theirs,
            names,
        } = &mut self.found;
        let keep = |slot: &mut String, name: &str| {
            if slot.is_empty() {
                name.clone_into(slot);
            }
        };
        self.part = match (self.part, marks) {
            (Part::Common, [Some(name), ..]) => {
                self.any = true;
                keep(&mut names[0], name);
                Part::Ours
            }
            (Part::Common, _) => {
                for text in [base, ours, theirs] {
                    text.push_str(line);
                }
                Part::Common
            }
            (Part::Ours, [_, Some(_), ..]) => Part::Base,
            (Part::Base, [_, _, Some(_), _]) => Part::Theirs,
            (Part::Theirs, [.., Some(name)]) => {
                keep(&mut names[1], name);
                Part::Common
            }
            (part, [None, None, None, None]) => {
                let text = match part {
                    Part::Ours => ours,
                    Part::Base => base,
                    _ => theirs,
                };
                text.push_str(line);
                part
            }
            _ => return None,
        };
        Some(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const BASE: &str =
        "# head\n[[bet]]\nid = \"a\"\ntech = \"x\"\n\n[[bet]]\nid = \"b\"\ntech = \"y\"\n";

    #[test]
    fn marks_stand_around_the_lines_that_differ() {
        let text = marked(
            BASE,
            &BASE.replace("\"x\"", "\"o\""),
            &BASE.replace("\"x\"", "\"t\""),
            7,
        );
        let lines = "<<<<<<< ours\ntech = \"o\"\n||||||| base\ntech = \"x\"\n=======\ntech = \"t\"\n>>>>>>> theirs\n";
        assert_eq!(text, BASE.replace("tech = \"x\"\n", lines));
    }

    #[test]
    fn no_mark_stands_inside_of_a_record_that_others_took_the_place_of() {
        let bet = |id: &str| format!("[[bet]]\nid = \"{id}\"\ntech = \"{id}\"\n");
        let base = format!("# head\n{}\n{}", bet("a"), bet("b"));
        let ours = format!("# head\n{}\n{}\n{}", bet("a"), bet("c"), bet("d"));
        let theirs = base.replace("tech = \"b\"", "tech = \"t\"");
        let text = marked(&base, &ours, &theirs, 7);
        let [ours, base, theirs] = [
            format!("{}\n{}", bet("c"), bet("d")),
            bet("b"),
            bet("b").replace("tech = \"b\"", "tech = \"t\""),
        ];
        let expected = format!(
            "# head\n{}\n<<<<<<< ours\n{ours}||||||| base\n{base}=======\n{theirs}>>>>>>> theirs\n",
            bet("a")
        );
        assert_eq!(text, expected);
    }

    #[test]
    fn a_record_that_went_is_marked_as_a_whole() {
        let ours = "# head\n[[bet]]\nid = \"a\"\ntech = \"x\"\n";
        let theirs = BASE.replace("\"y\"", "\"t\"");
        let text = marked(BASE, ours, &theirs, 7);
        assert!(
            text.contains("<<<<<<< ours\n||||||| base\n\n[[bet]]\nid = \"b\"\n"),
            "{text}"
        );
    }

    #[test]
    fn a_marked_text_gives_its_three_back() {
        let notes = "[[review]]\nnotes = \"\"\"\n=======\n<<<<<<<\n\"\"\"\n";
        for end in ["\n", "\r\n"] {
            let [base, ours, theirs] = [BASE, &BASE.replace('y', "o"), &format!("{BASE}\n{notes}")]
                .map(|text| text.replace('\n', end));
            let text = marked(&base, &ours, &theirs, 7);
            assert_eq!(
                Marked::read(&text),
                Some(Marked {
                    base,
                    ours,
                    theirs,
                    names: ["ours".to_owned(), "theirs".to_owned()]
                })
            );
        }
    }

    #[test]
    fn incomplete_marks_are_no_marks() {
        for text in [
            "",
            "<<<<<<< a\n=======\n>>>>>>> b\n",
            "<<<<<<< a\n||||||| b\n=======\n",
            "<<<<<<< a\n||||||| b\n>>>>>>> c\n",
            "<<<<<<< a\n<<<<<<< a\n||||||| b\n=======\n>>>>>>> c\n",
            "<<<<<<<a\n||||||| b\n=======\n>>>>>>> c\n",
        ] {
            assert_eq!(Marked::read(text), None, "{text}");
        }
        assert!(Marked::read("<<<<<<<\r\n|||||||\r\n=======\r\n>>>>>>>").is_some());
    }

    #[test]
    fn lines_that_meet_are_marked_and_others_are_merged() {
        let (text, count) = merged_lines("1\n2\n3", "1\n2\no", "0\n2\nt", 9);
        assert_eq!(count, 1);
        assert_eq!(
            text,
            "0\n2\n<<<<<<<<< ours\no\n||||||||| base\n3\n=========\nt\n>>>>>>>>> theirs\n"
        );
    }
}
