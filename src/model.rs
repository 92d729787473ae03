//! What a roadmap is: plain values, the table of fields that gives them meaning, and the names of every place in it.
//!
//! A roadmap in memory is one [`Table`]; [`fields::ROADMAP`] says what each of its keys means. Diff, merge, as-of, forms,
//! checks and documentation all walk that one table, so a field is described once and known everywhere.

mod doubt;
pub mod field;
pub mod fields;
mod key;
mod path;
pub(crate) mod plain;
mod problem;
mod record;
mod section;
mod source;
mod value;

pub use doubt::doubts;
pub use field::{Field, Kind, List, Shape, When};
pub use key::{Key, keys_of, numbered};
pub use path::{Path, Step};
pub use problem::{Problem, problems};
pub use record::{Link, Record};
pub use section::{Section, fiscal_start};
pub use source::Source;
pub use value::{Table, Value};
