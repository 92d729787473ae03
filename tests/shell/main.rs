//! The commands for the shell and the neighbours of the roadmap, run as a person runs them.

#[path = "../support/home.rs"]
mod home;

mod beginning;
mod capture;
mod check;
mod completions;
mod conventions;
mod diff;
mod documents;
mod every_field;
mod export;
mod facts;
mod import;
mod look;
mod places;
mod recipes;
mod records;
mod review;
mod said;
mod schema;
mod share;
