//! Where a save takes place: the file, the folder for what belongs beside it, and the day.

use std::path::Path;

/// What every save needs to know besides the content.
#[derive(Clone, Copy, Debug)]
pub struct Place<'a> {
    /// The file, as the person named it.
    pub path: &'a Path,
    /// The program's state folder, for locks and old versions; `None` if there is no home for it.
    pub state: Option<&'a Path>,
    /// Today, to name conflict copies by.
    pub day: &'a str,
}
