//! New files: what was typed stays until one stands, and what is open goes on in another one with all its steps.

use crate::bench::{Bench, full};
use roadbook::action::Action;
use roadbook::app::{Effect, Failure, Found, News, Opened};
use std::path::PathBuf;

fn refused() -> News {
    News::NotCreated(Failure {
        reason: "its directory is read-only".to_owned(),
        hint: String::new(),
    })
}

fn opened(path: &str, text: &str) -> Opened {
    Opened {
        path: PathBuf::from(path),
        shown: path.to_owned(),
        scratch: false,
        read_only: None,
        found: Found::Text(text.into()),
    }
}

fn created(bench: &mut Bench) -> Option<String> {
    let asked = std::mem::take(&mut bench.asked);
    asked.into_iter().find_map(|effect| match effect {
        Effect::Create { text, .. } => Some(text.to_string()),
        _ => None,
    })
}

#[test]
fn a_first_file_that_cannot_be_made_keeps_what_was_typed() {
    let mut bench = Bench::on(Found::Gone);
    bench.press("c").write("Ada Okafor").press("C-s C-s");
    assert!(created(&mut bench).is_some());
    bench.press("C-s");
    assert!(created(&mut bench).is_none(), "one file is enough");
    bench.app.hear(refused());
    bench.settle();
    let picture = bench.picture();
    assert!(picture.contains("Ada Okafor"), "{picture}");
    assert!(picture.contains("not created"), "{picture}");
    bench.press("C-s");
    let text = created(&mut bench).expect("it is tried again");
    assert!(text.contains("Ada Okafor"));
    bench.app.hear(News::Opened(opened("roadmap.toml", &text)));
    bench.settle();
    assert!(bench.app.overlays.is_empty());
    let dropped = |effect: &Effect| matches!(effect, Effect::KeepDraft { draft: None, .. });
    assert!(bench.asked.iter().any(dropped), "the draft goes");
}

#[test]
fn what_is_saved_as_another_file_can_still_be_undone() {
    let mut bench = Bench::open(&full());
    bench.press("1 j space").act(Action::SaveAs).write("2");
    let changed = bench.text().to_owned();
    let here = bench.app.target();
    bench.press("enter");
    let path = bench.asked.iter().find_map(|effect| match effect {
        Effect::SaveAs(job) => Some((job.path.clone(), job.text.to_string())),
        _ => None,
    });
    let (path, text) = path.expect("another file is asked for");
    assert_eq!((path, &text), (PathBuf::from("roadmap.toml2"), &changed));
    // Meanwhile the work goes on; nothing of it goes to the old file.
    bench.press("space");
    assert_eq!(bench.disk, changed);
    bench
        .app
        .hear(News::SavedAs(opened("roadmap.toml2", &text)));
    bench.settle();
    assert_eq!(bench.app.stage.path(), PathBuf::from("roadmap.toml2"));
    assert_eq!(bench.disk, bench.text());
    assert_eq!(bench.app.target(), here, "one stays where one was");
    bench.press("u u");
    assert_eq!(bench.text(), full());
    assert_eq!(bench.disk, full());
}

#[test]
fn a_name_that_cannot_be_saved_under_is_there_to_be_corrected() {
    let mut bench = Bench::open(&full());
    bench.press("1 j space").act(Action::SaveAs).write("2");
    bench.press("enter");
    bench.app.hear(refused());
    bench.settle();
    let picture = bench.picture();
    assert!(picture.contains("roadmap.toml2"), "{picture}");
    assert!(picture.contains("not created"), "{picture}");
    bench.press("esc u");
    assert_eq!(bench.disk, full(), "the old file is still the open one");
}

#[test]
fn a_skill_or_certification_that_could_be_called_nothing_is_not_kept() {
    for (pane, word) in [("1", "skill"), ("3", "certification")] {
        let mut bench = Bench::open("schema = 1\n");
        bench.press(pane).press("a C-s");
        assert!(
            bench.said().starts_with(&format!("say which {word} it is")),
            "{}",
            bench.said()
        );
        assert_eq!(bench.text(), "schema = 1\n");
        assert!(
            bench.picture().contains("Ctrl-s save"),
            "the form is still there"
        );
    }
}
