//! Any bytes are opened, checked and looked at without harm, and what is said of them is safe to show.

#![no_main]

#[path = "../laws.rs"]
#[expect(dead_code, reason = "each target holds one of the laws")]
mod laws;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| laws::load(bytes));
