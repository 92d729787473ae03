//! Finds where each entry of the catalogue's texts stands while the program is built, so that no start has to look.

#[path = "src/catalogue/scan.rs"]
mod scan;

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

/// The texts that come with the program; of two entries with one id, the one in the later text counts.
const TEXTS: [&str; 9] = [
    "levels.toml",
    "archetypes.toml",
    "certs.toml",
    "tracks/sre.toml",
    "tracks/cloudsec.toml",
    "tracks/platform.toml",
    "tracks/finops.toml",
    "tracks/mlops.toml",
    "rubric.toml",
];

fn main() -> io::Result<()> {
    println!("cargo::rerun-if-changed=src/catalogue/scan.rs");
    let (mut pool, mut marks, mut texts) = (String::new(), String::new(), String::new());
    for (number, name) in TEXTS.into_iter().enumerate() {
        let path = Path::new("assets").join(name);
        println!("cargo::rerun-if-changed={}", path.display());
        let text = fs::read_to_string(&path)?;
        for found in scan::entries(&text) {
            let words = [
                found.part,
                found.id,
                found.track,
                found.called.unwrap_or_default(),
            ];
            marks.push('[');
            for word in words {
                let at = pool.find(word).unwrap_or_else(|| {
                    pool.push_str(word);
                    pool.len() - word.len()
                });
                let _ = write!(marks, "{at}, {}, ", at + word.len());
            }
            let _ = writeln!(marks, "{}, {}, {number}],", found.at.start, found.at.end);
        }
        let _ = writeln!(
            texts,
            "include_str!(concat!(env!(\"CARGO_MANIFEST_DIR\"), \"/assets/{name}\")),"
        );
    }
    let code = format!(
        "static POOL: &str = {pool:?};\nstatic MARKS: &[[u32; 11]] = &[\n{marks}];\n\
         pub(super) static TEXTS: &[&str] = &[\n{texts}];\n"
    );
    let folder = PathBuf::from(env::var_os("OUT_DIR").unwrap_or_default());
    fs::write(folder.join("catalogue.rs"), code)
}
