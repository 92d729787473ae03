//! Roadbook keeps an engineer's growth roadmap in one plain TOML file.

pub mod store;
