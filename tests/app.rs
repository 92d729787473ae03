//! The program's state without a terminal: what each key does in each place, and that all of it can be taken back.

#[path = "app/approving.rs"]
mod approving;
#[path = "app/beginning.rs"]
mod beginning;
#[path = "app/bench.rs"]
mod bench;
#[path = "app/carrying.rs"]
mod carrying;
#[path = "app/checkin.rs"]
mod checkin;
#[path = "app/closing.rs"]
mod closing;
#[path = "app/every_action.rs"]
mod every_action;
#[path = "app/filters.rs"]
mod filters;
#[path = "app/finding.rs"]
mod finding;
#[path = "app/looking_up.rs"]
mod looking_up;
#[path = "app/making.rs"]
mod making;
#[path = "app/one_key_moves.rs"]
mod one_key_moves;
#[path = "app/outlooks.rs"]
mod outlooks;
#[path = "app/own_catalogue.rs"]
mod own_catalogue;
#[path = "app/past.rs"]
mod past;
#[path = "app/pointing.rs"]
mod pointing;
#[path = "app/presenting.rs"]
mod presenting;
#[path = "app/saving.rs"]
mod saving;
#[path = "app/several.rs"]
mod several;
#[path = "app/snoozing.rs"]
mod snoozing;
#[path = "app/talking.rs"]
mod talking;
