//! What the program knows of tracks, skills, certifications, levels and archetypes, read entry by entry.
//!
//! The texts are part of the program; one's own can stand beside them. A scan of lines finds where each entry stands, and
//! an entry is parsed when somebody asks for it: parsing all of them would take longer than the first frame.

mod base;
mod cert;
pub mod entry;
mod own;
mod printed;
mod said;
mod scan;
mod shelf;
mod talk;
mod track;

pub use cert::{Cert, Earlier, Fee, Figure, Origin, Prerequisites, Renewal, Stack, Validity};
pub use talk::Questions;
pub use track::{
    Archetype, Ask, Companion, Level, Measure, Milestone, Project, Question, Rotation, Skill, Track,
};

use crate::day::Day;
use crate::model::{Section, Source, Table};
use crate::text::Text;
use base::Base;
use serde::de::DeserializeOwned;
use shelf::{Entry, Place, Shelf};
use std::borrow::Cow;
use std::sync::{Arc, LazyLock};

/// Entries by id. Of two entries with one id, the one in the later text counts; what stands in the roadmap itself counts
/// before all texts. A copy costs nothing.
#[derive(Debug, Default, Clone)]
pub struct Catalogue {
    base: Arc<Base>,
    /// What stands in the roadmap.
    own: Option<Arc<Shelves>>,
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
    rubric: Shelf<Ask>,
}

impl Catalogue {
    /// The catalogue that comes with the program.
    pub fn embedded() -> &'static Catalogue {
        static EMBEDDED_ONE: LazyLock<Catalogue> = LazyLock::new(|| Catalogue::with(Vec::new()));
        &EMBEDDED_ONE
    }

    /// The catalogue that comes with the program, and texts of one's own that add to it or replace entries of it.
    pub fn with(own: Vec<String>) -> Catalogue {
        Catalogue {
            base: Arc::new(Base::with(own)),
            own: None,
        }
    }

    /// A catalogue of just these texts.
    pub fn of(texts: Vec<Cow<'static, str>>) -> Catalogue {
        Catalogue {
            base: Arc::new(Base::of(texts)),
            own: None,
        }
    }

    /// This catalogue with what a roadmap itself adds to it or says otherwise, in the place of what another one did.
    #[must_use]
    pub fn with_own(&self, roadmap: &dyn Source) -> Catalogue {
        let own = own::has_any(roadmap).then(|| Arc::new(own::shelves(roadmap, &self.base)));
        Catalogue {
            base: Arc::clone(&self.base),
            own,
        }
    }

    /// Whether it is made of the very texts of another one, whatever a roadmap adds.
    pub fn has_texts_of(&self, other: &Catalogue) -> bool {
        Arc::ptr_eq(&self.base, &other.base)
    }

    /// The entries of texts that are not the program's, each as the record that a roadmap would have of it: so a copy for
    /// somebody else can say what they mean.
    pub fn records_of_files(&self) -> Vec<(Section, Table)> {
        let shelves = self.base.shelves();
        let mut records = Vec::new();
        for &(section, part) in Section::OWN {
            for id in shelves.ids(part) {
                let place = shelves.place(part, id);
                if let Some(place) = place.filter(|place| place.text >= self.base.own_from)
                    && let Some(entry) = self.base.table(part, id)
                {
                    records.push((section, own::as_record(section, id, &place.track, entry)));
                }
            }
        }
        records
    }

    /// The day on which the texts were last looked through: the latest that one of them says at its beginning.
    pub fn as_of(&self) -> Option<Day> {
        let says = |text: &Cow<'static, str>| {
            let mut head = text.lines().take_while(|line| !line.starts_with("[["));
            head.find_map(|line| line.strip_prefix("as_of = ")?.trim().parse().ok())
        };
        self.base.texts.iter().filter_map(says).max()
    }

    pub fn track(&self, id: &str) -> Option<&Track> {
        self.get(|shelves| &shelves.tracks, id)
    }

    pub fn skill(&self, id: &str) -> Option<&Skill> {
        self.get(|shelves| &shelves.skills, id)
    }

    pub fn milestone(&self, id: &str) -> Option<&Milestone> {
        self.get(|shelves| &shelves.milestones, id)
    }

    /// A certification, also one that can no longer be earned.
    pub fn cert(&self, id: &str) -> Option<&Cert> {
        self.get(|shelves| &shelves.certs, id)
    }

    /// Where a figure of a certification comes from.
    pub fn origin(&self, id: &str) -> Option<&Origin> {
        self.get(|shelves| &shelves.origins, id)
    }

    pub fn archetype(&self, id: &str) -> Option<&Archetype> {
        self.get(|shelves| &shelves.archetypes, id)
    }

    /// All questions for finding one's direction; each leans to one archetype.
    pub fn questions(&self) -> Vec<&Question> {
        self.base.shelves().questions.all(&self.base.texts)
    }

    pub fn level(&self, id: &str) -> Option<&Level> {
        self.get(|shelves| &shelves.levels, id)
    }

    /// A project that fits one quarter.
    pub fn project(&self, id: &str) -> Option<&Project> {
        self.get(|shelves| &shelves.projects, id)
    }

    /// A task that turns a certification into proof.
    pub fn companion(&self, id: &str) -> Option<&Companion> {
        self.get(|shelves| &shelves.companions, id)
    }

    /// A plan for following another track.
    pub fn rotation(&self, id: &str) -> Option<&Rotation> {
        self.get(|shelves| &shelves.rotations, id)
    }

    /// The track that an entry belongs to, without reading it.
    pub fn track_of(&self, part: &str, id: &str) -> Option<&str> {
        let own = self.own.as_ref().and_then(|own| own.track_of(part, id));
        let track = own.or_else(|| self.base.shelves().track_of(part, id))?;
        Some(track).filter(|track| !track.is_empty())
    }

    /// Whether an entry is one's own, or says something built in otherwise.
    pub fn is_own(&self, part: &str, id: &str) -> bool {
        let said = self
            .own
            .as_ref()
            .is_some_and(|own| own.place(part, id).is_some());
        let below = self.base.shelves().place(part, id);
        said || below.is_some_and(|place| place.text >= self.base.own_from)
    }

    /// A question of the rubric, by which a certification is approved.
    pub fn ask(&self, id: &str) -> Option<&Ask> {
        self.get(|shelves| &shelves.rubric, id)
    }

    /// The skills of a track, in the order of its text.
    pub fn skills_of(&self, track: &str) -> Vec<&Skill> {
        self.of_track(|shelves| &shelves.skills, track)
    }

    /// The track that a skill is a row of, without reading either.
    pub fn track_of_skill(&self, skill: &str) -> Option<&str> {
        let own = self.own.as_ref().and_then(|own| own.skills.track_of(skill));
        let track = own.or_else(|| self.base.shelves().skills.track_of(skill))?;
        Some(track).filter(|track| !track.is_empty())
    }

    /// The milestones of a track, in the order of its text.
    pub fn milestones_of(&self, track: &str) -> Vec<&Milestone> {
        self.of_track(|shelves| &shelves.milestones, track)
    }

    /// Projects of a track that fit one quarter.
    pub fn projects_of(&self, track: &str) -> Vec<&Project> {
        self.of_track(|shelves| &shelves.projects, track)
    }

    /// The tasks of a track that turn a certification into proof.
    pub fn companions_of(&self, track: &str) -> Vec<&Companion> {
        self.of_track(|shelves| &shelves.companions, track)
    }

    /// Other tracks that somebody of this track does well to follow for a while.
    pub fn rotations_of(&self, track: &str) -> Vec<&Rotation> {
        self.of_track(|shelves| &shelves.rotations, track)
    }

    /// The ids of one part, as the table of fields names it: `track`, `skill`, `milestone`, `cert`, and also
    /// `project`, `companion`, `shadow`, `archetype`, `level` and `rubric`. Other parts have none.
    pub fn ids(&self, part: &str) -> Vec<&str> {
        let below = self.base.shelves();
        let mut ids = below.ids(part);
        if let Some(own) = &self.own {
            let new = own.ids(part).into_iter();
            ids.extend(new.filter(|id| below.place(part, id).is_none()));
        }
        ids
    }

    /// What a form calls an entry of a part (see [`Catalogue::ids`]): its short name, else its name or title.
    pub fn name(&self, part: &str, id: &str) -> Option<&Text> {
        match part {
            "track" => self.name_on(|shelves| &shelves.tracks, id, Track::called),
            "skill" => self.name_on(|shelves| &shelves.skills, id, Skill::called),
            "milestone" => self.name_on(|shelves| &shelves.milestones, id, |own| &own.title),
            "cert" => self.name_on(|shelves| &shelves.certs, id, Cert::called),
            "archetype" => self.name_on(|shelves| &shelves.archetypes, id, Archetype::called),
            "level" => self.name_on(|shelves| &shelves.levels, id, Level::called),
            "rubric" => self.name_on(|shelves| &shelves.rubric, id, |ask| &ask.question),
            "project" => self.project(id).map(|project| &project.title),
            "companion" => self.companion(id).map(|companion| &companion.task),
            "shadow" => self.rotation(id).map(|rotation| &rotation.when),
            _ => None,
        }
    }

    fn name_on<T: DeserializeOwned + 'static>(
        &self,
        part: impl Fn(&Shelves) -> &Shelf<T>,
        id: &str,
        of: impl Fn(&T) -> &Text,
    ) -> Option<&Text> {
        let own = self.own.as_ref();
        let own = own.and_then(|own| part(own).called(&[], id, &of));
        own.or_else(|| part(self.base.shelves()).called(&self.base.texts, id, &of))
    }

    fn get<T: DeserializeOwned>(
        &self,
        part: impl Fn(&Shelves) -> &Shelf<T>,
        id: &str,
    ) -> Option<&T> {
        let own = self.own.as_ref().and_then(|own| part(own).get(&[], id));
        own.or_else(|| part(self.base.shelves()).get(&self.base.texts, id))
    }

    /// The entries of a track: first those of the texts in their order, then what a roadmap adds.
    fn of_track<T: DeserializeOwned>(
        &self,
        part: impl Fn(&Shelves) -> &Shelf<T>,
        track: &str,
    ) -> Vec<&T> {
        let below = part(self.base.shelves());
        let own = self.own.as_ref().map(|own| part(own));
        let moved = |id: &&str| {
            let now = own.and_then(|own| own.track_of(id));
            now.is_none_or(|now| now == track)
        };
        let mut ids: Vec<&str> = below.ids_of_track(track).filter(moved).collect();
        if let Some(own) = own {
            let added = own.ids_of_track(track);
            ids.extend(added.filter(|id| below.track_of(id) != Some(track)));
        }
        ids.into_iter()
            .filter_map(|id| {
                let own = own.and_then(|own| own.get(&[], id));
                own.or_else(|| below.get(&self.base.texts, id))
            })
            .collect()
    }
}

impl Shelves {
    fn put(&mut self, entry: Entry) {
        match entry.part() {
            "track" => self.tracks.put(entry),
            "skill" => self.skills.put(entry),
            "milestone" => self.milestones.put(entry),
            "project" => self.projects.put(entry),
            "companion" => self.companions.put(entry),
            "shadow" => self.rotations.put(entry),
            "cert" | "retired" => self.certs.put(entry),
            "source" => self.origins.put(entry),
            "archetype" => self.archetypes.put(entry),
            "question" => self.questions.put(entry),
            "level" => self.levels.put(entry),
            "rubric" => self.rubric.put(entry),
            _ => {}
        }
    }

    /// Adds an entry that is read already.
    fn put_read(&mut self, part: &str, id: &str, track: &str, table: Table) {
        match part {
            "track" => self.tracks.put_read(id, track, table),
            "skill" => self.skills.put_read(id, track, table),
            "milestone" => self.milestones.put_read(id, track, table),
            "project" => self.projects.put_read(id, track, table),
            "cert" => self.certs.put_read(id, track, table),
            "archetype" => self.archetypes.put_read(id, track, table),
            "level" => self.levels.put_read(id, track, table),
            "rubric" => self.rubric.put_read(id, track, table),
            _ => {}
        }
    }

    fn ids(&self, part: &str) -> Vec<&str> {
        match part {
            "track" => self.tracks.ids(),
            "skill" => self.skills.ids(),
            "milestone" => self.milestones.ids(),
            "project" => self.projects.ids(),
            "cert" => self.certs.ids(),
            "archetype" => self.archetypes.ids(),
            "level" => self.levels.ids(),
            "rubric" => self.rubric.ids(),
            "companion" => self.companions.ids(),
            "shadow" => self.rotations.ids(),
            _ => Vec::new(),
        }
    }

    /// Where an entry stands in the texts.
    fn place(&self, part: &str, id: &str) -> Option<Place> {
        match part {
            "track" => self.tracks.place(id),
            "skill" => self.skills.place(id),
            "milestone" => self.milestones.place(id),
            "project" => self.projects.place(id),
            "cert" => self.certs.place(id),
            "archetype" => self.archetypes.place(id),
            "level" => self.levels.place(id),
            "rubric" => self.rubric.place(id),
            "companion" => self.companions.place(id),
            "shadow" => self.rotations.place(id),
            _ => None,
        }
    }

    /// The track of an entry, as its text says it.
    fn track_of(&self, part: &str, id: &str) -> Option<&str> {
        match part {
            "skill" => self.skills.track_of(id),
            "milestone" => self.milestones.track_of(id),
            "project" => self.projects.track_of(id),
            "companion" => self.companions.track_of(id),
            "shadow" => self.rotations.track_of(id),
            _ => None,
        }
    }
}

/// The short name where there is one, else the name.
fn called<'n>(short: &'n Text, name: &'n Text) -> &'n Text {
    if short.is_blank() { name } else { short }
}

#[cfg(test)]
mod tests;
