//! What is done for a quick start while the program is built: each entry of the catalogue's texts is found, so that no
//! start has to look, and the linker is told what belongs together.

#[path = "src/catalogue/scan.rs"]
mod scan;

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;
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

/// In which order the linker puts functions; see `benches/order.py`.
const ORDER: &str = "assets/start.ld";

fn main() -> io::Result<()> {
    link_unwinder();
    lay_out();
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

/// Has the code that unwinds a panic linked into the program where it lies beside the compiler of C. As a library of its
/// own it takes a twentieth of the time until an empty program has begun.
fn link_unwinder() {
    let is = |name: &str, value: &str| env::var(name).is_ok_and(|own| own == value);
    let native = env::var_os("HOST") == env::var_os("TARGET");
    if !(native && is("CARGO_CFG_TARGET_OS", "linux") && is("CARGO_CFG_TARGET_ENV", "gnu")) {
        return;
    }
    let mut asked = Command::new("cc");
    let Ok(answer) = asked.arg("-print-file-name=libgcc_eh.a").output() else {
        return;
    };
    let answer = String::from_utf8_lossy(&answer.stdout);
    if let Some(folder) = Path::new(answer.trim())
        .parent()
        .filter(|folder| folder.is_absolute())
    {
        println!("cargo::rustc-link-search=native={}", folder.display());
        println!("cargo::rustc-link-lib=static:-bundle=gcc_eh");
    }
}

/// Has the functions that a start runs put side by side, so that little of the program is mapped into memory, and the
/// places that a start has to mend kept in short. Only where the linker is the one that Rust chooses by itself: others
/// may not understand it.
fn lay_out() {
    let is = |name: &str, value: &str| env::var(name).is_ok_and(|own| own == value);
    let chosen = |name| env::var_os(name).is_some_and(|own| !own.is_empty());
    println!("cargo::rerun-if-changed={ORDER}");
    if !is("TARGET", "x86_64-unknown-linux-gnu")
        || !is("PROFILE", "release")
        || chosen("CARGO_ENCODED_RUSTFLAGS")
        || chosen("RUSTC_LINKER")
    {
        return;
    }
    if Path::new(ORDER).exists() {
        let folder = env::var("CARGO_MANIFEST_DIR").unwrap_or_default();
        println!("cargo::rustc-link-arg-bins=-Wl,-T,{folder}/{ORDER}");
    }
    let version = Command::new("getconf").arg("GNU_LIBC_VERSION").output();
    let version = version.map(|answer| String::from_utf8_lossy(&answer.stdout).into_owned());
    let minor = version
        .ok()
        .and_then(|words| words.trim().strip_prefix("glibc 2.")?.parse().ok());
    if minor.is_some_and(|minor: u32| minor >= 36) {
        println!("cargo::rustc-link-arg-bins=-Wl,-z,pack-relative-relocs");
    }
}
