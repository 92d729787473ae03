//! Three texts are joined without harm and without loss.

#![no_main]

#[path = "../laws.rs"]
#[expect(dead_code, reason = "each target holds one of the laws")]
mod laws;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| laws::join(bytes));
