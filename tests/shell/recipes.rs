//! The recipes of `docs/recipes.md`, tried as they are written; what is not installed here says so.

use crate::home::Home;
use std::fs;
use std::process::Command;

/// The blocks of the page in a language, by a word that stands in them.
fn block(language: &str, word: &str) -> String {
    let page = fs::read_to_string("docs/recipes.md").expect("the page");
    let fence = format!("```{language}\n");
    let blocks = page
        .split(&fence)
        .skip(1)
        .filter_map(|rest| Some(rest.split_once("```")?.0));
    let found = blocks
        .filter(|block| block.contains(word))
        .collect::<Vec<_>>();
    assert_eq!(found.len(), 1, "one block of {language} with {word}");
    found[0].to_owned()
}

/// Runs a script in the home, where `roadbook` is the one that is tested. None where the shell is not there.
fn run(home: &Home, shell: &str, script: &str) -> Option<(Option<i32>, String)> {
    let program = std::path::Path::new(env!("CARGO_BIN_EXE_roadbook"));
    let folder = program
        .parent()
        .expect("a folder")
        .to_string_lossy()
        .into_owned();
    let ours = home.command(&[]);
    let mut command = Command::new(shell);
    command
        .arg("-c")
        .arg(script)
        .current_dir(home.folder())
        .env_clear();
    for (name, value) in ours
        .get_envs()
        .filter_map(|(name, value)| Some((name, value?)))
    {
        command.env(name, value);
    }
    let path = std::env::var("PATH").unwrap_or_default();
    command.env("PATH", format!("{folder}:{path}"));
    let Ok(output) = command.output() else {
        crate::home::skip(&format!("{shell} is not installed"));
        return None;
    };
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    Some((
        output.status.code(),
        text(&output.stdout) + &text(&output.stderr),
    ))
}

#[test]
fn the_prompts_show_the_line() {
    let home = Home::with_sample();
    for (shell, block, show) in [
        ("bash", block("sh", "PS1="), "printf '%s' \"${PS1@P}\""),
        ("zsh", block("zsh", "PROMPT="), "print -P \"$PROMPT\""),
        ("fish", block("fish", "fish_prompt"), "fish_prompt"),
    ] {
        let Some((_, said)) = run(&home, shell, &format!("{block}\n{show}")) else {
            continue;
        };
        assert!(said.contains("2026-Q4 week 8/13"), "{shell}: {said}");
        let longest = said.lines().map(|line| line.chars().count()).max();
        assert!(longest <= Some(64), "{shell}: {said}");
    }
}

#[test]
fn the_line_of_tmux_is_a_command_that_says_it() {
    let home = Home::with_sample();
    let block = block("tmux", "status-right ");
    let command = block
        .split_once("#(")
        .and_then(|(_, rest)| rest.split_once(')'));
    let (command, _) = command.expect("a command");
    let (code, said) = run(&home, "sh", command).expect("a shell");
    assert_eq!((code, said.lines().count()), (Some(0), 1), "{said}");
    assert!(said.starts_with("2026-Q4"), "{said}");
}

#[test]
fn the_hook_of_git_lets_good_files_through_and_no_others() {
    let home = Home::with_sample();
    let hook = block("sh", "diff-filter");
    let Some((_, _)) = run(&home, "git", "version") else {
        return;
    };
    let script = format!(
        "set -e\ngit init -q . && git config user.name A && git config user.email a@b.example\n\
         mkdir -p .git/hooks\ncat >.git/hooks/pre-commit <<'EOF'\n{hook}EOF\nchmod +x .git/hooks/pre-commit\n\
         cp r.toml roadmap.toml && git add roadmap.toml && git commit -qm one && echo FIRST\n\
         printf '[person\\n' >roadmap.toml && git add roadmap.toml\nif git commit -qm two; then echo SECOND; fi\n"
    );
    let (code, said) = run(&home, "sh", &script).expect("a shell");
    assert_eq!(code, Some(0), "{said}");
    assert!(said.contains("FIRST") && !said.contains("SECOND"), "{said}");
    assert!(said.contains("problem:"), "{said}");
    let differs = block("sh", "HEAD~1:roadmap.toml");
    let script = format!(
        "git checkout -q -f HEAD && roadbook set --file roadmap.toml person role=Lead >/dev/null && git commit -qam two && {differs}"
    );
    let (code, said) = run(&home, "sh", &script).expect("a shell");
    assert_eq!(code, Some(0), "{said}");
    assert!(said.contains("Lead"), "{said}");
}

#[test]
fn the_lines_of_cron_say_what_presses_and_keep_a_copy() {
    let home = Home::with(
        "[person]\nname = \"Ada\"\n[[cert]]\nid = \"x\"\nname = \"X\"\npassed = 2025-01-01\nexpires = 2026-11-25\n",
    );
    let line = block("cron", "Now: ");
    let (_, command) = line.split_once("* * 1  ").expect("its command");
    let (_, said) = run(&home, "sh", command).expect("a shell");
    assert!(
        said.is_empty() || said.lines().all(|line| line.starts_with("Now: ")),
        "{said}"
    );
    let line = block("cron", "export json");
    let (_, command) = line.split_once("* * *  ").expect("its command");
    run(&home, "sh", command).expect("a shell");
    assert!(
        fs::read_to_string(home.path("roadmap.json"))
            .expect("a copy")
            .contains("\"Ada\"")
    );
}

#[test]
fn what_a_screen_reader_reads_has_no_sign_and_no_indentation() {
    let home = Home::with_sample();
    for line in block("sh", "show skill:slo --plain").lines() {
        let words: Vec<&str> = line.split_whitespace().skip(1).collect();
        let said = home.run(&words);
        assert_eq!(said.code, Some(0), "{line}: {said:?}");
        let odd = |sign: char| "│─╭╮╰╯▎■□●○━·".contains(sign) || sign == '\u{1b}';
        assert!(!said.out.contains(odd), "{line}: {}", said.out);
        assert!(
            said.out.lines().all(|own| own.trim_start() == own),
            "{line}: {}",
            said.out
        );
    }
}

#[test]
fn a_table_goes_out_and_comes_in_again() {
    let home = Home::with_sample();
    let before = home.roadmap();
    let block = block("sh", "import tables/shadow.csv");
    let script = block.replace("shadow.csv", "shadow.csv --yes");
    let (code, said) = run(&home, "sh", &script).expect("a shell");
    assert_eq!(code, Some(0), "{said}");
    assert_eq!(home.roadmap(), before);
}

#[test]
fn the_schema_is_put_beside_the_roadmap_and_named_once() {
    let home = Home::with_sample();
    let before = home.roadmap();
    let block = block("sh", "schema --install");
    for _ in 0..2 {
        let (code, said) = run(&home, "sh", &block).expect("a shell");
        assert_eq!(code, Some(0), "{said}");
        assert_eq!(
            home.roadmap(),
            format!("#:schema ./roadmap.schema.json\n{before}")
        );
    }
    assert!(home.path("roadmap.schema.json").exists());
    assert_eq!(
        home.run(&["--read-only", "schema", "--install"]).code,
        Some(2)
    );
}
