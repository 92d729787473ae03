//! The commands for the shell and the neighbours of the roadmap, run as a person runs them.

#[path = "../support/home.rs"]
mod home;

mod beginning;
mod capture;
mod check;
mod completions;
mod conventions;
mod diff;
mod every_field;
mod export;
mod import;
mod look;
mod records;
mod review;
mod schema;
mod share;
