//! Any text is read without harm, and a random change of it is refused or written as it is meant.

#![no_main]

#[path = "../laws.rs"]
mod laws;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| laws::edit(bytes));
