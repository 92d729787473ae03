//! Catalogue texts of one's own: the files in the folder `catalogue` beside the config.

use super::Settings;
use super::files::text_of;
use crate::mistake::Mistake;
use std::path::PathBuf;
use toml::de::DeTable;

/// More files than this are not looked at.
const MOST: usize = 200;

impl Settings {
    /// The folder of one's own tracks, skills, milestones and certifications.
    pub fn catalogue(&self) -> PathBuf {
        self.folder().join("catalogue")
    }

    /// What its files say, in the order of their names; one that is no TOML is named and left out.
    pub fn catalogue_texts(&self) -> (Vec<String>, Vec<Mistake>) {
        let entries = std::fs::read_dir(self.catalogue()).into_iter().flatten();
        let mut paths: Vec<PathBuf> = entries
            .flatten()
            .take(MOST)
            .map(|entry| entry.path())
            .filter(|path| path.extension().is_some_and(|end| end == "toml"))
            .collect();
        paths.sort();
        let (mut texts, mut mistakes) = (Vec::new(), Vec::new());
        for path in paths {
            match text_of(&path) {
                Ok(text) => {
                    let text = text.unwrap_or_default();
                    let (_, errors) = DeTable::parse_recoverable(&text);
                    let wrong = errors.iter().map(|error| Mistake::of_toml(&text, error));
                    mistakes.extend(wrong.map(|mistake| mistake.in_file(&path)));
                    if errors.is_empty() {
                        texts.push(text);
                    }
                }
                Err(reason) => mistakes.push(Mistake::of_all(reason).in_file(&path)),
            }
        }
        (texts, mistakes)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::Catalogue;
    use crate::theme::Depth;
    use std::fs;

    #[test]
    fn ones_own_entries_add_to_what_is_built_in_or_take_its_place() {
        let folder = tempfile::tempdir().expect("a folder");
        let settings = Settings {
            config: folder.path().join("config.toml"),
            depth: Depth::Full,
            background: None,
        };
        assert_eq!(settings.catalogue_texts(), (Vec::new(), Vec::new()));
        fs::create_dir(settings.catalogue()).expect("made");
        let text = "[track]\nid = \"data\"\nname = \"Data platforms\"\n[[skill]]\nid = \"data-lineage\"\nname = \"Lineage\"\n[[skill]]\nid = \"sre-slo\"\nname = \"Our objectives\"\n";
        fs::write(settings.catalogue().join("a.toml"), text).expect("written");
        fs::write(settings.catalogue().join("b.toml"), "[[cert]\n").expect("written");
        let (texts, mistakes) = settings.catalogue_texts();
        assert_eq!(texts, [text]);
        assert_eq!(mistakes.len(), 1);
        assert!(mistakes[0].file.ends_with("b.toml") && mistakes[0].line == 1);
        let catalogue = Catalogue::with(texts);
        assert_eq!(catalogue.skills_of("data").len(), 2);
        let name = catalogue
            .skill("sre-slo")
            .map(|skill| skill.called().raw().to_owned());
        assert_eq!(name.as_deref(), Some("Our objectives"));
        assert!(catalogue.track("sre").is_some() && catalogue.cert("cka").is_some());
    }
}
