//! What a person types at once is understood or refused.

#![no_main]

#[path = "../laws.rs"]
#[expect(dead_code, reason = "each target holds one of the laws")]
mod laws;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| laws::typed(bytes));
