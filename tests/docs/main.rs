//! The pages say what the program does: some are made from its tables, the others are held against them.
//!
//! `UPDATE_DOCS=1 cargo test --test docs` writes anew what is made from tables.

mod crates;
mod folders;
mod format;
mod framework;
mod guide;
mod json;
mod keys;
mod links;
mod page;
mod picture;
mod session;
mod svg;
mod team;
mod tour;
