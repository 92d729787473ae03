//! What the program knows of tracks, skills, certifications, levels and archetypes, read entry by entry.
//!
//! The texts are part of the program; one's own can stand beside them. A scan of lines finds where each entry stands, and
//! an entry is parsed when somebody asks for it: parsing all of them would take longer than the first frame.

mod cert;
mod said;
mod scan;
mod shelf;
mod talk;
mod track;

pub use cert::{Cert, Fee, Figure, Origin, Prerequisites, Renewal, Stack, Validity};
pub use talk::Questions;
pub use track::{
    Archetype, Companion, Level, Measure, Milestone, Project, Question, Rotation, Skill, Track,
};

use crate::day::Day;
use crate::text::Text;
use scan::Found;
use shelf::Shelf;
use std::borrow::Cow;
use std::sync::{LazyLock, OnceLock};

/// The texts that come with the program.
const EMBEDDED: &[&str] = &[
    include_str!("../assets/levels.toml"),
    include_str!("../assets/archetypes.toml"),
    include_str!("../assets/certs.toml"),
    include_str!("../assets/tracks/sre.toml"),
    include_str!("../assets/tracks/cloudsec.toml"),
    include_str!("../assets/tracks/platform.toml"),
    include_str!("../assets/tracks/finops.toml"),
    include_str!("../assets/tracks/mlops.toml"),
];

/// Entries by id. Of two entries with one id, the one in the later text counts.
#[derive(Debug, Default)]
pub struct Catalogue {
    texts: Vec<Cow<'static, str>>,
    shelves: OnceLock<Shelves>,
}

/// The entries by what they are.
#[derive(Debug, Default)]
struct Shelves {
    tracks: Shelf<Track>,
    skills: Shelf<Skill>,
    milestones: Shelf<Milestone>,
    projects: Shelf<Project>,
    companions: Shelf<Companion>,
    rotations: Shelf<Rotation>,
    certs: Shelf<Cert>,
    origins: Shelf<Origin>,
    archetypes: Shelf<Archetype>,
    questions: Shelf<Question>,
    levels: Shelf<Level>,
}

impl Catalogue {
    /// The catalogue that comes with the program.
    pub fn embedded() -> &'static Catalogue {
        static EMBEDDED_ONE: LazyLock<Catalogue> = LazyLock::new(|| Catalogue::with(Vec::new()));
        &EMBEDDED_ONE
    }

    /// The catalogue that comes with the program, and texts of one's own that add to it or replace entries of it.
    pub fn with(own: Vec<String>) -> Catalogue {
        let embedded = EMBEDDED.iter().map(|text| Cow::Borrowed(*text));
        Catalogue::of(embedded.chain(own.into_iter().map(Cow::Owned)).collect())
    }

    /// A catalogue of just these texts.
    pub fn of(texts: Vec<Cow<'static, str>>) -> Catalogue {
        Catalogue {
            texts,
            shelves: OnceLock::new(),
        }
    }

    /// The day on which the texts were last looked through: the latest that one of them says at its beginning.
    pub fn as_of(&self) -> Option<Day> {
        let says = |text: &Cow<'static, str>| {
            let mut head = text.lines().take_while(|line| !line.starts_with("[["));
            head.find_map(|line| line.strip_prefix("as_of = ")?.trim().parse().ok())
        };
        self.texts.iter().filter_map(says).max()
    }

    pub fn track(&self, id: &str) -> Option<&Track> {
        self.shelves().tracks.get(&self.texts, id)
    }

    pub fn skill(&self, id: &str) -> Option<&Skill> {
        self.shelves().skills.get(&self.texts, id)
    }

    pub fn milestone(&self, id: &str) -> Option<&Milestone> {
        self.shelves().milestones.get(&self.texts, id)
    }

    /// A certification, also one that can no longer be earned.
    pub fn cert(&self, id: &str) -> Option<&Cert> {
        self.shelves().certs.get(&self.texts, id)
    }

    /// Where a figure of a certification comes from.
    pub fn origin(&self, id: &str) -> Option<&Origin> {
        self.shelves().origins.get(&self.texts, id)
    }

    pub fn archetype(&self, id: &str) -> Option<&Archetype> {
        self.shelves().archetypes.get(&self.texts, id)
    }

    /// All questions for finding one's direction; each leans to one archetype.
    pub fn questions(&self) -> Vec<&Question> {
        self.shelves().questions.all(&self.texts)
    }

    pub fn level(&self, id: &str) -> Option<&Level> {
        self.shelves().levels.get(&self.texts, id)
    }

    /// The skills of a track, in the order of its text.
    pub fn skills_of(&self, track: &str) -> Vec<&Skill> {
        self.shelves().skills.of_track(&self.texts, track)
    }

    /// The milestones of a track, in the order of its text.
    pub fn milestones_of(&self, track: &str) -> Vec<&Milestone> {
        self.shelves().milestones.of_track(&self.texts, track)
    }

    /// Projects of a track that fit one quarter.
    pub fn projects_of(&self, track: &str) -> Vec<&Project> {
        self.shelves().projects.of_track(&self.texts, track)
    }

    /// The tasks of a track that turn a certification into proof.
    pub fn companions_of(&self, track: &str) -> Vec<&Companion> {
        self.shelves().companions.of_track(&self.texts, track)
    }

    /// Other tracks that somebody of this track does well to follow for a while.
    pub fn rotations_of(&self, track: &str) -> Vec<&Rotation> {
        self.shelves().rotations.of_track(&self.texts, track)
    }

    /// The ids of one part, as the table of fields names it: `track`, `skill`, `milestone`, `cert`, and also
    /// `archetype` and `level`. Other parts have none.
    pub fn ids(&self, part: &str) -> Vec<&str> {
        let shelves = self.shelves();
        match part {
            "track" => shelves.tracks.ids(),
            "skill" => shelves.skills.ids(),
            "milestone" => shelves.milestones.ids(),
            "cert" => shelves.certs.ids(),
            "archetype" => shelves.archetypes.ids(),
            "level" => shelves.levels.ids(),
            _ => Vec::new(),
        }
    }

    /// What a form calls an entry of a part (see [`Catalogue::ids`]): its short name, else its name or title.
    pub fn name(&self, part: &str, id: &str) -> Option<&Text> {
        match part {
            "track" => self.track(id).map(Track::called),
            "skill" => self.skill(id).map(Skill::called),
            "milestone" => self.milestone(id).map(|milestone| &milestone.title),
            "cert" => self.cert(id).map(Cert::called),
            "archetype" => self.archetype(id).map(Archetype::called),
            "level" => self.level(id).map(Level::called),
            _ => None,
        }
    }

    fn shelves(&self) -> &Shelves {
        self.shelves.get_or_init(|| {
            let mut shelves = Shelves::default();
            for (number, text) in self.texts.iter().enumerate() {
                for found in scan::entries(text) {
                    shelves.put(found, number);
                }
            }
            shelves
        })
    }
}

impl Shelves {
    fn put(&mut self, found: Found, text: usize) {
        match found.part.as_str() {
            "track" => self.tracks.put(found, text),
            "skill" => self.skills.put(found, text),
            "milestone" => self.milestones.put(found, text),
            "project" => self.projects.put(found, text),
            "companion" => self.companions.put(found, text),
            "shadow" => self.rotations.put(found, text),
            "cert" | "retired" => self.certs.put(found, text),
            "source" => self.origins.put(found, text),
            "archetype" => self.archetypes.put(found, text),
            "question" => self.questions.put(found, text),
            "level" => self.levels.put(found, text),
            _ => {}
        }
    }
}

/// The short name where there is one, else the name.
fn called<'n>(short: &'n Text, name: &'n Text) -> &'n Text {
    if short.is_blank() { name } else { short }
}

#[cfg(test)]
mod tests;
