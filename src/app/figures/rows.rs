//! The rows that can be selected in a pane, and the places in the file that they stand for.

use super::Figures;
use crate::app::pane::Pane;
use crate::model::{Path, Section};
use crate::store::Book;

impl Figures {
    /// How many rows of a pane can be selected.
    pub fn rows(&self, pane: Pane) -> usize {
        match pane {
            Pane::Track => self.track.places().count(),
            Pane::Win => self.win.places().count(),
            Pane::Certs => self.certs.rows.len(),
            Pane::Shadowing => self.log.len(),
        }
    }

    /// The record, or the entry inside of one, that a row stands for; none for a quarter without a win.
    pub fn target(&self, book: &Book, pane: Pane, row: usize) -> Option<Path> {
        match pane {
            Pane::Track => self.track.places().nth(row)?.cloned(),
            Pane::Win => self.win.places().nth(row)?.cloned(),
            Pane::Certs => Some(self.certs.rows.get(row)?.at.clone()),
            Pane::Shadowing => {
                let number = self.log.number(row)?;
                let key = book.key(Section::Shadow, number);
                Some(Path::record(Section::Shadow, key))
            }
        }
    }

    /// What sort of thing a row stands for, found without looking for its place in the file.
    pub fn section(&self, pane: Pane, row: usize) -> Option<(Section, bool)> {
        let at = match pane {
            Pane::Track => self.track.places().nth(row)??,
            Pane::Win => self.win.places().nth(row)??,
            Pane::Certs => &self.certs.rows.get(row)?.at,
            Pane::Shadowing => {
                return self.log.number(row).map(|_| (Section::Shadow, false));
            }
        };
        Some((at.into_section()?, at.steps().len() > 2))
    }

    /// The row of a place: of the record, or of the entry inside of it that has a row of its own.
    pub fn row_of(&self, book: &Book, pane: Pane, at: &Path) -> Option<usize> {
        fn nearest<'p>(places: impl Iterator<Item = Option<&'p Path>>, at: &Path) -> Option<usize> {
            places
                .enumerate()
                .filter_map(|(row, own)| Some((row, own.filter(|own| own.holds(at))?)))
                .max_by_key(|(row, own)| (own.steps().len(), std::cmp::Reverse(*row)))
                .map(|(row, _)| row)
        }
        match pane {
            Pane::Track => nearest(self.track.places(), at),
            Pane::Win => nearest(self.win.places(), at),
            Pane::Certs => nearest(self.certs.rows.iter().map(|row| Some(&row.at)), at),
            Pane::Shadowing => match at.into_record()? {
                (Section::Shadow, key) => self.log.row(book.find(Section::Shadow, key)?),
                _ => None,
            },
        }
    }
}
