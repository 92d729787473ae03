//! A roadmap given away without what is private, and what a mentor wrote into it taken back.

use crate::home::Home;
use std::fs;

const ROADMAP: &str = r#"# Mine.
[person]
name = "Ada Okafor"
mentor = "Grace Lin"

[[skill]]
id = "a"
title = "Budgets"
levels = [
  { on = 2026-11-10, by = "me", level = "working" },
]
note = "hush: too slow for me"
private = ["note"]

# hush
[[evidence]]
id = "elsewhere"
on = 2026-11-04
what = "hush: applied elsewhere"
private = true

[[evidence]]
id = "drill"
on = 2026-11-05
what = "A drill" # with two teams

[[milestone]]
id = "m"
title = "Own it"
stage = "apply"
done = 2026-11-06
proof = "evidence:elsewhere"

[[checkin]]
on = 2026-11-20
energy = 1
learned = "Ask early"
"#;

/// What the mentor makes of the copy.
fn annotated(copy: &str) -> String {
    copy.replace(
        "  { on = 2026-11-10, by = \"me\", level = \"working\" },\n",
        "  { on = 2026-11-10, by = \"me\", level = \"working\" },\n  { on = 2026-11-21, by = \"Grace Lin\", level = \"awareness\", note = \"show it twice\" },\n",
    )
    .replace("title = \"Own it\"", "title = \"Own it for a quarter\"")
        + "\n[[review]]\non = 2026-11-21\nwith = \"Grace Lin\"\nnotes = \"A good talk\"\n[[review.action]]\nwhat = \"Write it down\"\nowner = \"me\"\n"
}

struct Round {
    home: Home,
    file: String,
    copy: String,
}

impl Round {
    fn begun() -> Round {
        let home = Home::new();
        let file = home.file("roadmap.toml", ROADMAP);
        let said = home.run(&["share", &file]);
        assert_eq!(said.code, Some(0), "{said:?}");
        let left = "left out: 1 private record and 2 private fields";
        assert!(said.err.contains(left), "{said:?}");
        let copy = home.path("roadmap.shared.toml");
        let copy = copy.to_string_lossy().into_owned();
        Round { home, file, copy }
    }

    fn run(&self, more: &[&str]) -> crate::home::Said {
        let mut arguments = vec![
            "--today",
            "2026-11-22",
            "--file",
            &self.file,
            "take-back",
            &self.copy,
        ];
        arguments.extend(more);
        self.home.run(&arguments)
    }

    fn mine(&self) -> String {
        fs::read_to_string(&self.file).expect("the roadmap")
    }

    fn theirs(&self) -> String {
        fs::read_to_string(&self.copy).expect("the copy")
    }

    fn write_copy(&self, text: &str) {
        fs::write(&self.copy, text).expect("written");
    }
}

#[test]
fn a_copy_says_nothing_private_and_is_never_written_over() {
    let round = Round::begun();
    let copy = round.theirs();
    for gone in ["hush", "private =", "energy", "elsewhere"] {
        assert!(!copy.contains(gone), "{gone}: {copy}");
    }
    for kept in [
        "# Mine.",
        "Ask early",
        "what = \"A drill\" # with two teams",
        "title = \"Own it\"",
    ] {
        assert!(copy.contains(kept), "{kept}: {copy}");
    }
    let again = round.home.run(&["share", &round.file]);
    assert_eq!(again.code, Some(1), "{again:?}");
    assert_eq!(round.theirs(), copy);
    let said = round.home.run(&["share", &round.file, "-o", "-"]);
    assert!(
        said.out.contains("A drill") && !said.out.contains("hush"),
        "{said:?}"
    );
    let checked = round.home.run(&["check", &round.copy]);
    assert_eq!(checked.code, Some(0), "the copy is a roadmap: {checked:?}");
}

#[test]
fn what_the_mentor_wrote_comes_back_and_nothing_private_is_lost() {
    let round = Round::begun();
    let said = round.run(&["-n"]);
    assert!(said.out.contains("says nothing new"), "{said:?}");
    round.write_copy(&annotated(&round.theirs()));
    // Meanwhile the engineer goes on.
    let mine = ROADMAP.replace("Ask early", "Ask early, and twice");
    fs::write(&round.file, &mine).expect("written");
    let told = round.run(&["-n"]);
    assert_eq!(told.code, Some(0), "{told:?}");
    assert_eq!(told.out.lines().count(), 3, "{told:?}");
    assert!(
        told.out.contains("Own it for a quarter") && told.out.contains("Grace Lin awareness"),
        "{told:?}"
    );
    assert_eq!(round.mine(), mine, "telling changes nothing");
    let said = round.run(&[]);
    assert_eq!(
        said.code,
        Some(1),
        "without a terminal it asks for -y: {said:?}"
    );
    let taken = round.run(&["-y"]);
    assert_eq!(taken.code, Some(0), "{taken:?}");
    let now = round.mine();
    for said in [
        "show it twice",
        "Own it for a quarter",
        "A good talk",
        "Write it down",
        "and twice",
    ] {
        assert!(now.contains(said), "{said}: {now}");
    }
    for kept in [
        "note = \"hush: too slow for me\"\nprivate = [\"note\"]",
        "# hush\n[[evidence]]\nid = \"elsewhere\"",
        "proof = \"evidence:elsewhere\"",
        "energy = 1",
    ] {
        assert!(now.contains(kept), "{kept}: {now}");
    }
    let again = round.run(&["-n"]);
    assert!(again.out.contains("says nothing new"), "{again:?}");
    let undone = round.home.run(&["--file", &round.file, "undo"]);
    assert_eq!(undone.code, Some(0), "{undone:?}");
    assert_eq!(round.mine(), mine);
}

#[test]
fn some_of_it_can_be_taken_and_what_both_changed_is_asked() {
    let round = Round::begun();
    round.write_copy(&annotated(&round.theirs()));
    let mine = ROADMAP.replace("title = \"Own it\"", "title = \"Own all of it\"");
    fs::write(&round.file, &mine).expect("written");
    let told = round.run(&["-n"]);
    assert!(told.out.contains("both changed it"), "{told:?}");
    let taken = round.run(&["-y"]);
    assert_eq!(taken.code, Some(1), "one is left: {taken:?}");
    assert!(
        round.mine().contains("Own all of it"),
        "what is mine stays unless it is named"
    );
    let told = round.run(&["-n"]);
    assert_eq!(told.out.lines().count(), 1, "{told:?}");
    let taken = round.run(&["--only", "1"]);
    assert_eq!(taken.code, Some(0), "{taken:?}");
    assert!(
        round.mine().contains("Own it for a quarter"),
        "{}",
        round.mine()
    );
    let wrong = round.run(&["--only", "7"]);
    assert_eq!(wrong.code, Some(2), "{wrong:?}");
}

#[test]
fn tracks_of_ones_own_go_along() {
    let home = Home::new();
    let file = home.file("roadmap.toml", ROADMAP);
    let folder = home.path(".config/roadbook/catalogue");
    fs::create_dir_all(&folder).expect("made");
    let track = "[track]\nid = \"data\"\nname = \"Data platforms\"\n[[skill]]\nid = \"data-lineage\"\nname = \"Lineage\"\n";
    fs::write(folder.join("data.toml"), track).expect("written");
    let said = home.run(&["share", &file, "-o", "-"]);
    for own in [
        "[[own_track]]",
        "Data platforms",
        "[[own_skill]]",
        "Lineage",
    ] {
        assert!(said.out.contains(own), "{own}: {said:?}");
    }
    assert_eq!(home.run(&["share", &file]).code, Some(0));
    let copy = home.path("roadmap.shared.toml");
    let told = home.run(&["--file", &file, "take-back", "-n", &copy.to_string_lossy()]);
    assert!(told.out.contains("says nothing new"), "{told:?}");
}

#[test]
fn what_was_removed_there_stays_where_something_private_stands_in_it() {
    let round = Round::begun();
    let copy = round.theirs();
    let (before, rest) = copy.split_once("[[skill]]").expect("the skill");
    let (_, behind) = rest.split_once("\n[[").expect("what follows");
    let without = format!("{before}[[{behind}");
    round.write_copy(&without.replace(
        "[[evidence]]\nid = \"drill\"\non = 2026-11-05\nwhat = \"A drill\" # with two teams\n",
        "",
    ));
    let taken = round.run(&["-y"]);
    assert_eq!(taken.code, Some(0), "{taken:?}");
    let told = round.run(&["-n"]);
    assert!(
        told.err.contains("it has private parts here, so it stays"),
        "{told:?}"
    );
    let now = round.mine();
    assert!(
        now.contains("too slow for me") && !now.contains("A drill"),
        "{now}"
    );
}

#[test]
fn what_is_to_be_forgotten_is_no_longer_remembered_of_copies() {
    let round = Round::begun();
    let forget = |more: &[&str]| {
        let mut arguments = vec!["--file", &round.file, "forget", "Ask early"];
        arguments.extend(more);
        round.home.run(&arguments)
    };
    assert!(forget(&[]).out.contains("a copy that was shared"));
    assert_eq!(forget(&["--yes"]).code, Some(0));
    assert!(!forget(&[]).out.contains("a copy that was shared"));
}

#[test]
fn a_file_that_was_never_shared_is_no_copy() {
    let round = Round::begun();
    let other = round.home.file("other.toml", ROADMAP);
    let said = round
        .home
        .run(&["--file", &other, "take-back", &round.copy, "-n"]);
    assert_eq!(said.code, Some(1), "{said:?}");
    assert!(said.err.contains("no copy that was shared"), "{said:?}");
    round.write_copy("[[broken");
    let said = round.run(&["-y"]);
    assert_eq!(said.code, Some(1), "{said:?}");
    assert_eq!(round.mine(), ROADMAP);
    let said = round
        .home
        .run(&["--file", &round.file, "take-back", "nowhere.toml", "-n"]);
    assert_eq!(said.code, Some(1), "{said:?}");
}

#[test]
fn on_the_screen_each_change_is_taken_or_refused() {
    let round = Round::begun();
    round.write_copy(&annotated(&round.theirs()));
    let said = round.run(&["--print", "--size", "80x24"]);
    assert!(
        said.out.contains("Taken back from a shared copy"),
        "{said:?}"
    );
    assert!(said.out.contains("1 of 3"), "{said:?}");
    let said = round.run(&["--print", "--keys", "t m t", "--size", "80x24"]);
    assert_eq!(said.code, Some(0), "{said:?}");
    let now = round.mine();
    let taken =
        ["show it twice", "Own it for a quarter", "A good talk"].map(|word| now.contains(word));
    assert_eq!(taken.iter().filter(|taken| **taken).count(), 2, "{now}");
    assert!(now.contains("too slow for me"));
}
