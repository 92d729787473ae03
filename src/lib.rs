//! Roadbook keeps a personal growth roadmap in one plain TOML file.

pub mod action;
pub mod app;
pub mod asof;
pub mod capture;
pub mod catalogue;
pub mod change;
pub mod cli;
pub mod config;
pub mod day;
pub mod form;
pub mod history;
pub mod insight;
pub mod keymap;
pub mod mistake;
pub mod model;
pub mod overlay;
pub mod runtime;
pub mod sample;
pub mod store;
pub mod text;
pub mod theme;
pub mod ui;
