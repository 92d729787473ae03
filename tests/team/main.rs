//! The view of a team: its pictures, what keys do in it, people who are opened, and files that are broken.

#[path = "../support/letters.rs"]
mod letters;

mod broken;
mod desk;
mod editing;
mod pictures;
mod shell;
mod visiting;
