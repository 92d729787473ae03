//! Roadbook keeps a personal growth roadmap in one plain TOML file.

pub mod change;
pub mod day;
pub mod form;
pub mod model;
pub mod text;
pub mod ui;
