//! A form over the dashboard, and what it is for.

use crate::form::Form;
use crate::model::{Field, Key, List, Path, Section, Table};
use std::path::PathBuf;

/// A form, and what it is for.
#[derive(Debug)]
pub struct FormOverlay {
    pub form: Form,
    pub purpose: Purpose,
}

/// What is done with what a form says.
#[derive(Debug, Clone)]
pub enum Purpose {
    /// A new record.
    New(Section),
    /// A new record for a field of the form below, which will link to it.
    Linked(Section),
    /// A record that is there.
    Change {
        section: Section,
        key: Key,
        before: Table,
    },
    /// A new entry of a list inside of a record.
    Entry { list_at: Path, list: &'static List },
    /// One field of several records.
    Several {
        records: Vec<Path>,
        field: &'static Field,
    },
    /// An action of the one-on-one of today, which may not be written yet.
    Action,
    /// The person of a file that does not exist yet.
    NewFile(PathBuf),
}
