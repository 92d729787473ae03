//! What can be chosen in each step of the beginning, from the catalogue.

use super::{Guide, Step, Taken};
use crate::overlay::Row;
use crate::text::Text;

impl Guide {
    pub(super) fn rows(&self, step: Step) -> Vec<Row<Taken>> {
        let catalogue = &self.catalogue;
        match step {
            Step::Direction => self.directions(),
            Step::Question(_) => vec![
                Row::new("yes", "", Taken::Yes),
                Row::new("no", "", Taken::No),
                Row::new(
                    "enough",
                    "leave out the rest of the questions",
                    Taken::Nothing,
                ),
            ],
            Step::Lean => {
                let mut rows = self.archetypes();
                rows.sort_by_key(|(own, _)| std::cmp::Reverse(*own));
                rows.into_iter()
                    .map(|(_, row)| row)
                    .chain([later()])
                    .collect()
            }
            Step::Track => {
                let ids = catalogue.ids("track").into_iter();
                ids.filter_map(|id| self.track_row(id))
                    .chain([later()])
                    .collect()
            }
            Step::Secondary => self.secondary_rows(),
            Step::Target => {
                let ids = catalogue
                    .ids("level")
                    .into_iter()
                    .filter(|id| *id != "none");
                let rows = ids.filter_map(|id| {
                    let level = catalogue.level(id)?;
                    Some(named(level.called(), &level.means, id))
                });
                rows.chain([later()]).collect()
            }
            Step::Base => self.base_rows(),
            Step::Project => {
                let track = self.choices.track.as_deref().unwrap_or_default();
                let known = catalogue.projects_of(track).into_iter();
                let rows = known.map(|own| named(&own.title, &own.output, own.id.raw()));
                rows.chain([later()]).collect()
            }
            Step::By => Vec::new(),
            Step::Ready => vec![Row::new("write it", self.summary(), Taken::Yes)],
        }
    }

    fn directions(&self) -> Vec<Row<Taken>> {
        let questions = Row::new(
            "questions",
            "twelve of them help to find out",
            Taken::Questions,
        );
        let known = self.archetypes().into_iter().map(|(_, row)| row);
        [questions]
            .into_iter()
            .chain(known)
            .chain([later()])
            .collect()
    }

    /// The certificates that the chosen track begins with.
    fn base_rows(&self) -> Vec<Row<Taken>> {
        let track = self.choices.track.as_deref();
        let track = track.and_then(|id| self.catalogue.track(id));
        let certs = track.into_iter().flat_map(|track| &track.base);
        let rows = certs.filter_map(|id| {
            let cert = self.catalogue.cert(id.raw())?;
            Some(named(cert.called(), &cert.name, id.raw()))
        });
        rows.chain([later()]).collect()
    }

    /// The directions, each with how many of its questions were answered with yes.
    fn archetypes(&self) -> Vec<(usize, Row<Taken>)> {
        let questions = self.catalogue.questions();
        let ids = self.catalogue.ids("archetype").into_iter();
        let rows = ids.filter_map(|id| {
            let known = self.catalogue.archetype(id)?;
            let mut row = named(&known.name, &known.philosophy, id);
            let own = questions.iter().zip(&self.answers);
            let own = own.filter(|(question, _)| question.archetype.raw() == id);
            let (asked, yes) = own.fold((0, 0), |(asked, yes), (_, answer)| {
                (asked + 1, yes + usize::from(*answer))
            });
            if self.step == Step::Lean && asked > 0 {
                row.aside = format!("{yes} of {asked}");
            }
            Some((yes, row))
        });
        rows.collect()
    }

    fn track_row(&self, id: &str) -> Option<Row<Taken>> {
        let track = self.catalogue.track(id)?;
        Some(named(&track.name, &track.start_here_when, id))
    }

    /// Other tracks, those first that the catalogue says to rotate with.
    fn secondary_rows(&self) -> Vec<Row<Taken>> {
        let own = self.choices.track.as_deref().unwrap_or_default();
        let rotations = self.catalogue.rotations_of(own);
        let mut ids = self.catalogue.ids("track");
        ids.retain(|id| *id != own);
        let place = |id: &str| rotations.iter().position(|other| other.with.raw() == id);
        ids.sort_by_key(|id| place(id).unwrap_or(usize::MAX));
        let rows = ids.into_iter().filter_map(|id| {
            let mut row = self.track_row(id)?;
            if let Some(rotation) = place(id).and_then(|at| rotations.get(at)) {
                row.doc = rotation.look_for.shown().into_owned();
            }
            Some(row)
        });
        rows.chain([later()]).collect()
    }

    /// What will stand in the roadmap, in a few words.
    fn summary(&self) -> String {
        let roadmap = crate::scaffold::scaffold(&self.choices, &self.catalogue, self.today);
        let parts = [
            ("skill", "skills"),
            ("milestone", "milestones"),
            ("cert", "certifications"),
            ("win", "win"),
        ];
        let parts = parts.into_iter().filter_map(|(section, words)| {
            let count = roadmap.tables(section).count();
            (count > 0).then(|| format!("{count} {words}"))
        });
        let parts: Vec<String> = parts.collect();
        if parts.is_empty() {
            "a roadmap with you alone in it; everything else is added later".to_owned()
        } else {
            format!("{}, each yours to change", parts.join(", "))
        }
    }
}

fn named(name: &Text, doc: &Text, id: &str) -> Row<Taken> {
    Row::new(name.shown(), doc.shown(), Taken::Id(id.to_owned()))
}

fn later() -> Row<Taken> {
    Row::new("decide later", "leaves this out for now", Taken::Nothing)
}
