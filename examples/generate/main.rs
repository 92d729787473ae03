//! Writes a plausible roadmap of any size: `generate ENTRIES [SEED] > roadmap.toml`.

mod counts;
mod roadmap;
mod words;

use std::io::Write as _;

fn main() -> std::io::Result<()> {
    let mut numbers = std::env::args().skip(1).map(|text| text.parse().ok());
    let entries = numbers.next().flatten().unwrap_or(1500);
    let seed = numbers.next().flatten().unwrap_or(1);
    let text = roadmap::roadmap(usize::try_from(entries).unwrap_or(usize::MAX), seed);
    std::io::stdout().lock().write_all(text.as_bytes())
}
