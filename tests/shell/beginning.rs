//! How a roadmap is begun from the shell, and what is said where there is none.

use crate::home::Home;
use std::fs;

#[test]
fn without_a_roadmap_the_shell_says_how_to_begin_one() {
    let home = Home::new();
    for command in [&["log", "rehearsed it"][..], &["undo"], &["restore"]] {
        let said = home.run(command);
        assert_eq!((said.code, &*said.out), (Some(1), ""), "{said:?}");
        assert!(said.err.contains("there is no roadmap yet at "), "{said:?}");
        assert!(said.err.contains("run `roadbook` to begin one"), "{said:?}");
    }
}

#[test]
fn a_roadmap_is_begun_without_questions_and_never_written_over() {
    let home = Home::new();
    let path = home.path("mine.toml");
    let path = path.to_string_lossy();
    let arguments = [
        "init",
        "--track",
        "sre",
        "--secondary",
        "cloudsec",
        "--target",
        "ownership",
        "--by",
        "30 jun 2027",
        "--name",
        "Ada",
        &path,
    ];
    let said = home.run(&arguments);
    assert_eq!(said.code, Some(0), "{said:?}");
    let text = fs::read_to_string(&*path).expect("the file is there");
    for line in [
        "primary = \"sre\"",
        "shadowing = \"cloudsec\"",
        "due = 2027-06-30",
        "name = \"Ada\"",
    ] {
        assert!(text.contains(line), "{line}");
    }
    let again = home.run(&arguments);
    assert_eq!(again.code, Some(1), "{again:?}");
    let asked = home.run(&["init", &path]);
    assert!(asked.err.contains("is there already"), "{asked:?}");
    assert_eq!(fs::read_to_string(&*path).expect("the file is there"), text);
    let wrong = home.run(&[
        "init",
        "--track",
        "sea",
        &home.path("b.toml").to_string_lossy(),
    ]);
    assert_eq!(wrong.code, Some(2), "{wrong:?}");
    assert!(wrong.err.contains("sea is none of"), "{wrong:?}");
    assert!(!home.path("b.toml").exists());
    let nameless = home.path("c.toml");
    let said = home.run(&["init", "--track", "finops", &nameless.to_string_lossy()]);
    assert_eq!(said.code, Some(0), "{said:?}");
    let text = fs::read_to_string(&nameless).expect("the file is there");
    assert!(text.contains("[person]\nname = "), "{text}");
}
