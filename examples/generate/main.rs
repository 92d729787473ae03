//! Writes plausible roadmaps of any size: `generate ENTRIES [SEED] > roadmap.toml`, or a whole team of them:
//! `generate team FOLDER [PEOPLE] [ENTRIES]`.

mod counts;
mod roadmap;
mod words;

use std::io::Write as _;
use std::path::Path;

fn main() -> std::io::Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let number = |at: usize, usual: u64| {
        let own = arguments.get(at).and_then(|text| text.parse().ok());
        own.unwrap_or(usual)
    };
    if arguments.first().is_some_and(|word| word == "team") {
        let folder = arguments.get(1).map_or("team", String::as_str);
        return team(Path::new(folder), number(2, 200), number(3, 1500));
    }
    let text = roadmap::roadmap(size(number(0, 1500)), number(1, 1));
    std::io::stdout().lock().write_all(text.as_bytes())
}

fn size(entries: u64) -> usize {
    usize::try_from(entries).unwrap_or(usize::MAX)
}

/// A file for each person, each with another name.
fn team(folder: &Path, people: u64, entries: u64) -> std::io::Result<()> {
    std::fs::create_dir_all(folder)?;
    for number in 1..=people {
        let text = roadmap::roadmap(size(entries), number);
        let text = text.replace(
            "name = \"Ada Okafor\"",
            &format!("name = \"Person {number:03}\""),
        );
        std::fs::write(folder.join(format!("person-{number:03}.toml")), text)?;
    }
    Ok(())
}
