//! Conflict copies on the dashboard.

use super::*;
use crate::app::{News, testing};
use std::time::SystemTime;

const FILE: &str =
    "[[bet]]\nid = \"a\" # mine\ntech = \"x\"\n\n[[bet]]\nid = \"b\"\ntech = \"y\"\n";

fn app() -> App {
    testing::app(FILE)
}

fn beside(names: &[&str], swap: bool) -> News {
    let copies = names.iter().map(|name| ConflictCopy {
        path: PathBuf::from(name),
        maker: "Dropbox",
        modified: SystemTime::UNIX_EPOCH,
    });
    let beside = Beside {
        copies: copies.collect(),
        swap: swap.then(|| PathBuf::from(".f.toml.swp")),
    };
    News::Beside {
        path: "f.toml".into(),
        beside,
    }
}

fn copy(text: String, base: Option<&str>) -> News {
    News::Copy(Ok(CopyFound {
        of: "f.toml".into(),
        path: "copy.toml".into(),
        shown: "copy.toml".to_owned(),
        text: text.into(),
        base: base.map(str::to_owned),
    }))
}

#[test]
fn copies_are_said_and_the_swap_file_once() {
    let mut app = app();
    app.look_beside();
    assert!(matches!(app.take_effects()[..], [Effect::LookBeside(_)]));
    assert_eq!(app.words_beside(), None);
    app.act(Action::MergeCopy);
    app.hear(beside(&["copy.toml"], true));
    assert!(format!("{:?}", app.status).contains(".f.toml.swp"));
    app.status = crate::app::Status::Nothing;
    app.hear(beside(&["copy.toml"], true));
    assert_eq!(app.status, crate::app::Status::Nothing);
    let words = app.words_beside().expect("words");
    assert_eq!(
        words,
        "a conflict copy of Dropbox lies beside the file, M joins it"
    );
    app.act(Action::MergeCopy);
    assert!(matches!(app.take_effects()[..], [Effect::ReadCopy { .. }]));
    app.hear(beside(&["copy.toml", "other.toml"], false));
    app.act(Action::MergeCopy);
    assert!(matches!(app.overlays.last(), Some(Overlay::Copies(_))));
}

#[test]
fn a_copy_is_joined_as_one_step_and_goes_only_when_told_to() {
    let mut app = app();
    app.hear(beside(&["copy.toml"], false));
    app.hear(copy(FILE.replace("\"y\"", "\"theirs\""), Some(FILE)));
    assert_eq!(app.book.text(), FILE.replace("\"y\"", "\"theirs\""));
    assert!(matches!(app.overlays.last(), Some(Overlay::RemoveCopy(_))));
    app.overlays.clear();
    app.answer_removal(true);
    assert!(app.unsaved(), "not before it is saved");
    app.act(Action::Undo);
    assert_eq!(app.book.text(), FILE);
    assert!(!is_removed(&saved(&mut app)), "it was taken back");
}

#[test]
fn a_copy_goes_once_what_was_joined_is_saved() {
    let mut app = app();
    app.hear(copy(FILE.replace("\"y\"", "\"theirs\""), Some(FILE)));
    app.overlays.clear();
    app.answer_removal(true);
    assert!(is_removed(&saved(&mut app)));
}

fn is_removed(effects: &[Effect]) -> bool {
    effects
        .iter()
        .any(|effect| matches!(effect, Effect::RemoveCopy { .. }))
}

/// What is asked for when all that is sent to the disk is saved.
fn saved(app: &mut App) -> Vec<Effect> {
    let mut asked = app.take_effects();
    let mut next = 0;
    while let Some(effect) = asked.get(next) {
        next += 1;
        if let Effect::Save(job) = effect {
            let sent = job.text.clone();
            app.hear(News::Saved(Ok(crate::app::SavedText {
                now: sent.clone(),
                sent,
                time: None,
                warnings: Vec::new(),
            })));
            asked.extend(app.take_effects());
        }
    }
    asked
}

#[test]
fn the_same_place_is_asked_and_the_file_keeps_ours_until_then() {
    let base = FILE.replace("\"x\"", "\"base\"");
    for (action, text) in [
        (Action::TakeMine, "x"),
        (Action::TakeTheirs, "theirs"),
        (Action::TakeBase, "base"),
    ] {
        let mut app = app();
        app.hear(copy(FILE.replace("\"x\"", "\"theirs\""), Some(&base)));
        assert_eq!((app.book.text(), app.disputes().len()), (FILE, 1));
        app.act(action);
        assert_eq!(
            app.book.text(),
            FILE.replace("\"x\"", &format!("\"{text}\""))
        );
        assert!(matches!(app.overlays.last(), Some(Overlay::RemoveCopy(_))));
    }
}

#[test]
fn without_an_origin_every_difference_is_asked_and_a_broken_copy_refused() {
    let mut app = app();
    let other = FILE.replace("\"x\"", "\"theirs\"") + "\n[[bet]]\nid = \"c\"\ntech = \"z\"\n";
    app.hear(copy(other.clone(), None));
    assert_eq!((app.book.text(), app.disputes().len()), (FILE, 2));
    assert!(format!("{:?}", app.status).contains("2 differences"));
    app.act(Action::TakeTheirs);
    app.act(Action::TakeTheirs);
    assert_eq!(app.book.text(), other);
    let mut app = self::app();
    app.hear(copy("[[bet".to_owned(), None));
    assert!(format!("{:?}", app.status).contains("not joined"));
    assert!(app.overlays.is_empty());
}
