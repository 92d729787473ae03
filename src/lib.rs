//! Roadbook keeps a personal growth roadmap in one plain TOML file.

pub mod action;
pub mod change;
pub mod config;
pub mod day;
pub mod keymap;
pub mod mistake;
pub mod model;
pub mod overlay;
pub mod text;
pub mod theme;
pub mod ui;
