//! Examples of changes, merges and looking back, one for each rule of the format.

#[path = "changes/additions.rs"]
mod additions;
#[path = "changes/closed.rs"]
mod closed;
#[path = "changes/ids.rs"]
mod ids;
#[path = "changes/looking_back.rs"]
mod looking_back;
#[path = "changes/merging.rs"]
mod merging;
#[path = "changes/one_by_one.rs"]
mod one_by_one;
#[path = "changes/words.rs"]
mod words;
#[path = "changes/written.rs"]
mod written;
