//! Any config is read, and what is wrong in it is told safely.

#![no_main]

#[path = "../laws.rs"]
#[expect(dead_code, reason = "each target holds one of the laws")]
mod laws;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| laws::config(bytes));
