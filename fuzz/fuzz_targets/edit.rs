//! Any text is read without harm, and a random change of it is refused or written as it is meant.

#![no_main]

#[path = "../laws.rs"]
#[expect(dead_code, reason = "each target holds one of the laws")]
mod laws;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| laws::edit(bytes));
