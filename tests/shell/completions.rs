//! Completion scripts and the manual, read by the shells that are there.

use crate::home::Home;
use std::fs;
use std::path::Path;
use std::process::Command;

const SHELLS: &[&str] = &["bash", "zsh", "fish", "elvish", "powershell"];

#[test]
fn there_is_a_script_for_each_shell() {
    let home = Home::with_sample();
    for shell in SHELLS {
        let script = home.says(&["completions", shell]);
        assert!(
            script.contains("roadbook") && script.contains("status"),
            "{shell}"
        );
        assert!(script.contains("complete-words --"), "{shell}");
    }
    let zsh = home.says(&["completions", "zsh"]);
    assert_eq!(zsh.matches("\n_roadbook() {").count(), 1, "{zsh}");
    assert_eq!(zsh.matches("$funcstack[1]").count(), 1, "{zsh}");
    let powershell = home.says(&["completions", "powershell"]);
    assert_eq!(
        powershell.matches("Register-ArgumentCompleter").count(),
        1,
        "{powershell}"
    );
    assert_eq!(powershell.matches("roadbookCommandsAlone").count(), 2);
    let wrong = home.run(&["completions", "fissh"]);
    assert_eq!(wrong.code, Some(2));
    assert!(wrong.err.contains("did you mean `fish`?"), "{wrong:?}");
}

/// What bash offers for a line, with the script loaded.
fn offered(home: &Home, line: &str) -> Option<String> {
    let script = home.file("complete.bash", &home.says(&["completions", "bash"]));
    let program = Path::new(env!("CARGO_BIN_EXE_roadbook"));
    let folder = program
        .parent()
        .expect("a folder")
        .to_string_lossy()
        .into_owned();
    let code = format!(
        "source {script}; COMP_LINE='{line}'; COMP_POINT=${{#COMP_LINE}}; COMP_CWORD=1; COMP_WORDS=(roadbook); \
         _roadbook_words roadbook; printf '%s\\n' \"${{COMPREPLY[@]}}\""
    );
    let output = Command::new("bash")
        .args(["--norc", "-c", &code])
        .env_clear()
        .env("PATH", format!("{folder}:/usr/bin:/bin"))
        .env("HOME", home.folder())
        .env("ROADBOOK_FILE", home.path("r.toml"))
        .output()
        .ok()?;
    Some(String::from_utf8(output.stdout).expect("text"))
}

#[test]
fn bash_knows_the_ids_and_choices_of_the_roadmap() {
    let home = Home::with_sample();
    for (line, word) in [
        ("roadbook show cert:ck", "cka"),
        ("roadbook show sk", "skill:"),
        ("roadbook set skill:slo target=o", "ownership"),
        ("roadbook add evidence skills=slo,to", "slo,toil"),
        ("roadbook done ", "milestone:"),
    ] {
        let Some(offered) = offered(&home, line) else {
            return;
        };
        assert!(offered.lines().any(|one| one == word), "{line}: {offered}");
    }
}

#[test]
fn fish_knows_them_where_it_is_there() {
    let home = Home::with_sample();
    let script = home.file("complete.fish", &home.says(&["completions", "fish"]));
    let program = Path::new(env!("CARGO_BIN_EXE_roadbook"));
    let folder = program.parent().expect("a folder").to_string_lossy();
    for (line, word) in [
        ("roadbook show cert:ck", "cert:cka"),
        ("roadbook set skill:slo target=o", "target=ownership"),
        ("roadbook schema sta", "status"),
    ] {
        let output = Command::new("fish")
            .args(["-c", &format!("source {script}; complete -C '{line}'")])
            .env_clear()
            .env("PATH", format!("{folder}:/usr/bin:/bin"))
            .env("HOME", home.folder())
            .env("ROADBOOK_FILE", home.path("r.toml"))
            .output();
        let Ok(output) = output else {
            return crate::home::skip("fish is not there: its completion is not tried");
        };
        let offered = String::from_utf8_lossy(&output.stdout).into_owned();
        assert!(offered.lines().any(|one| one == word), "{line}: {offered}");
    }
}

#[test]
fn an_id_that_a_shell_would_run_is_never_offered() {
    let home = Home::with("[[skill]]\nid = \"$(touch gone)\"\n[[skill]]\nid = \"a b;c\"\n");
    assert_eq!(
        home.says(&["complete-words", "--", "show", "skill:"]),
        "skill:#1\nskill:#2\n"
    );
}

#[test]
fn the_manual_has_a_page_for_each_command() {
    let home = Home::new();
    let folder = home.path("man");
    home.says(&["man", &folder.to_string_lossy()]);
    for name in [
        "roadbook",
        "roadbook-set",
        "roadbook-status",
        "roadbook-log",
    ] {
        let page = fs::read_to_string(folder.join(format!("{name}.1"))).expect("a page");
        assert!(page.contains(".TH") && page.contains("Examples"), "{name}");
    }
    let page = fs::read_to_string(folder.join("roadbook-set.1")).expect("a page");
    assert!(
        page.contains("roadbook set") || page.contains("roadbook\\ set"),
        "{page}"
    );
    assert!(!folder.join("roadbook-merge.1").exists());
    assert!(!folder.join("roadbook-complete-words.1").exists());
    assert_eq!(home.run(&["man", "/proc/nowhere"]).code, Some(1));
}
