//! The terminal as Windows has it: a console whose keys are events, and nothing that stops a program or is sent to it
//! but Ctrl-C.

pub(in crate::runtime) mod away;
pub(in crate::runtime) mod input;
pub(in crate::runtime) mod parting;
pub(in crate::runtime) mod remote;
pub(in crate::runtime) mod signals;
pub(in crate::runtime) mod terminal;
pub(in crate::runtime) mod wait;
pub(in crate::runtime) mod wake;

/// The editor where none is chosen.
pub(in crate::runtime) const EDITOR: &str = "notepad";

/// A text that came back from an editor, with the line ends that this program writes.
pub(in crate::runtime) fn with_own_line_ends(text: String) -> String {
    if text.contains('\r') {
        text.replace("\r\n", "\n")
    } else {
        text
    }
}
