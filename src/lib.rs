//! Roadbook keeps a personal growth roadmap in one plain TOML file.

pub mod asof;
pub mod change;
pub mod day;
pub mod model;
pub mod store;
pub mod text;
