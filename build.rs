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
    link_unwinder()?;
    link_for_a_quick_start()?;
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
fn link_unwinder() -> io::Result<()> {
    let native = env::var_os("HOST") == env::var_os("TARGET");
    if !(native && says("CARGO_CFG_TARGET_OS", "linux") && says("CARGO_CFG_TARGET_ENV", "gnu")) {
        return Ok(());
    }
    if let Some(unwinder) = of_compiler("libgcc_eh.a") {
        // Beside the original lies the library that is not wanted.
        let folder = own_folder("unwinder")?;
        fs::copy(unwinder, folder.join("libgcc_eh.a"))?;
        println!("cargo::rustc-link-search=native={}", folder.display());
        println!("cargo::rustc-link-lib=static:-bundle=gcc_eh");
    }
    Ok(())
}

/// Makes the program quick to begin where the linker is the one that Rust chooses by itself: others may not understand
/// what it is told.
fn link_for_a_quick_start() -> io::Result<()> {
    let chosen = |name| env::var_os(name).is_some_and(|own| !own.is_empty());
    println!("cargo::rerun-if-changed={ORDER}");
    if !says("TARGET", "x86_64-unknown-linux-gnu")
        || !says("HOST", "x86_64-unknown-linux-gnu")
        || !says("PROFILE", "release")
        || chosen("CARGO_ENCODED_RUSTFLAGS")
        || chosen("RUSTC_LINKER")
    {
        return Ok(());
    }
    if Path::new(ORDER).exists() {
        let folder = env::var("CARGO_MANIFEST_DIR").unwrap_or_default();
        println!("cargo::rustc-link-arg-bins=-Wl,-T,{folder}/{ORDER}");
    }
    if glibc().is_some_and(|minor| minor >= 36) {
        println!("cargo::rustc-link-arg-bins=-Wl,-z,pack-relative-relocs");
        link_libraries_inside()?;
    }
    Ok(())
}

/// Has the library of C linked into the program where it lies there in that form, so that a start has no other files to
/// open and to join. Rust can be told so for all that it builds, but not by a package for its own program: so the linker
/// finds notes under the names of the shared libraries, which send it to the others.
fn link_libraries_inside() -> io::Result<()> {
    let found = ["libc.a", "libm.a", "libgcc.a", "libgcc_eh.a", "crt1.o"].map(of_compiler);
    let [Some(c), Some(m), Some(gcc), Some(unwinder), Some(_start)] = found else {
        return Ok(());
    };
    let folder = own_folder("inside")?;
    let all = [c, gcc, unwinder].map(|path| path.display().to_string());
    fs::write(
        folder.join("libc.so"),
        format!("GROUP({})\n", all.join(" ")),
    )?;
    fs::write(folder.join("libm.so"), format!("INPUT({})\n", m.display()))?;
    fs::write(folder.join("libgcc_s.so"), "/* nothing more */\n")?;
    println!("cargo::rustc-link-arg-bins=-L{}", folder.display());
    // At a fixed address nothing of the program has to be written to before it begins: 45 pages less to copy.
    println!("cargo::rustc-link-arg-bins=-static");
    println!("cargo::rustc-link-arg-bins=-no-pie");
    Ok(())
}

/// Whether a variable of the build has this value.
fn says(name: &str, value: &str) -> bool {
    env::var(name).is_ok_and(|own| own == value)
}

/// Where the compiler of C keeps one of its files; nothing where it has none.
fn of_compiler(name: &str) -> Option<PathBuf> {
    let asked = Command::new("cc")
        .arg(format!("-print-file-name={name}"))
        .output();
    let answer = String::from_utf8(asked.ok()?.stdout).ok()?;
    // For a file that it does not know it says the bare name.
    Some(PathBuf::from(answer.trim())).filter(|path| path.is_absolute() && path.exists())
}

/// The second part of the version of the system's C library, such as 36 for 2.36.
fn glibc() -> Option<u32> {
    let asked = Command::new("getconf").arg("GNU_LIBC_VERSION").output();
    let answer = String::from_utf8(asked.ok()?.stdout).ok()?;
    answer.trim().strip_prefix("glibc 2.")?.parse().ok()
}

/// A folder for what this script writes.
fn own_folder(name: &str) -> io::Result<PathBuf> {
    let folder = PathBuf::from(env::var_os("OUT_DIR").unwrap_or_default()).join(name);
    fs::create_dir_all(&folder)?;
    Ok(folder)
}
