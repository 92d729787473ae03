//! Where changes are while they are not on the disk yet: nothing is lost by leaving, and nothing is written twice.

use super::bench::{Bench, full};
use roadbook::app::{App, Effect, Failure, Found, News, SaveJob, SavedText};

/// The save that was asked for.
fn job(app: &mut App) -> SaveJob {
    let job = app.take_effects().into_iter().find_map(|effect| {
        if let Effect::Save(job) = effect {
            Some(job)
        } else {
            None
        }
    });
    job.expect("a save is asked for")
}

fn done(job: &SaveJob, now: &str) -> News {
    News::Saved(Ok(SavedText {
        sent: job.text.clone(),
        now: now.into(),
        time: None,
        warnings: Vec::new(),
    }))
}

fn failed() -> News {
    News::Saved(Err(Failure {
        reason: "the disk is full".to_owned(),
        hint: String::new(),
    }))
}

fn outside(text: &str) -> News {
    News::Outside {
        path: "roadmap.toml".into(),
        found: Found::Text(text.into()),
    }
}

fn key(app: &mut App, letter: char) {
    app.press(crossterm::event::KeyEvent::from(
        crossterm::event::KeyCode::Char(letter),
    ));
}

fn quits(app: &mut App) -> bool {
    app.take_effects()
        .iter()
        .any(|effect| matches!(effect, Effect::Quit(0)))
}

#[test]
fn leaving_waits_for_the_save_that_is_on_its_way() {
    let mut app = Bench::open(&full()).app;
    key(&mut app, ' ');
    let first = job(&mut app);
    key(&mut app, 'q');
    assert!(!quits(&mut app), "not before it is saved");
    key(&mut app, ' ');
    app.hear(done(&first, &first.text));
    let second = job(&mut app);
    assert!(!quits(&mut app), "the second change is not saved yet");
    app.hear(done(&second, &second.text));
    assert!(quits(&mut app));
}

#[test]
fn leaving_with_changes_that_cannot_be_saved_is_a_question() {
    let mut app = Bench::open(&full()).app;
    key(&mut app, ' ');
    let _ = job(&mut app);
    key(&mut app, 'q');
    app.hear(failed());
    assert!(!quits(&mut app));
    assert_eq!(app.overlays.len(), 1, "it asks");
    let mut asked = Bench::open(&full());
    asked.app = app;
    assert!(asked.picture().contains("Changes are not saved"));
    asked.press("esc q");
    assert!(asked.picture().contains("Changes are not saved"));
    asked.press("down down enter");
    assert!(
        asked
            .asked
            .iter()
            .any(|effect| matches!(effect, Effect::Quit(0)))
    );
}

#[test]
fn leaving_twice_does_not_wait_for_a_disk_that_hangs() {
    let mut app = Bench::open(&full()).app;
    key(&mut app, ' ');
    let _ = job(&mut app);
    key(&mut app, 'q');
    key(&mut app, 'q');
    assert_eq!(app.overlays.len(), 1, "it asks");
}

#[test]
fn what_the_end_from_outside_finds_unsaved_is_known() {
    let mut app = Bench::open(&full()).app;
    assert!(app.job_left().is_none());
    key(&mut app, ' ');
    let first = job(&mut app);
    key(&mut app, ' ');
    let left = app.job_left().expect("something is left");
    assert_eq!(left.base, first.base);
    assert_ne!(left.text, first.text);
}

#[test]
fn a_change_while_another_is_saved_meets_what_others_wrote_meanwhile() {
    let mut app = Bench::open(&full()).app;
    key(&mut app, ' ');
    let first = job(&mut app);
    let both = format!("# theirs\n{}", &*first.text);
    key(&mut app, 'j');
    key(&mut app, ' ');
    app.hear(done(&first, &both));
    let second = job(&mut app);
    assert_eq!(*second.base, both);
    assert!(second.text.starts_with("# theirs\n"));
    app.hear(done(&second, &second.text));
    assert!(!app.unsaved());
}

#[test]
fn the_news_of_ones_own_save_changes_nothing() {
    let mut app = Bench::open(&full()).app;
    key(&mut app, ' ');
    let first = job(&mut app);
    app.hear(outside(&first.text));
    app.hear(done(&first, &first.text));
    app.hear(outside(&first.text));
    assert_eq!(*app.book.text(), *first.text);
    key(&mut app, 'u');
    assert_eq!(app.book.text(), full());
}

#[test]
fn a_save_that_failed_is_made_once_what_stood_in_its_way_is_gone() {
    let mut app = Bench::open(&full()).app;
    app.hear(outside("[broken"));
    key(&mut app, ' ');
    let first = job(&mut app);
    app.hear(failed());
    app.hear(outside("[broken"));
    assert!(app.unsaved());
    app.hear(outside(&full()));
    let again = job(&mut app);
    assert_eq!(again.text, first.text);
    app.hear(done(&again, &again.text));
    assert!(!app.unsaved());
}

#[test]
fn a_change_that_failed_and_was_taken_back_is_not_tried_again() {
    let mut app = Bench::open(&full()).app;
    key(&mut app, ' ');
    let _ = job(&mut app);
    app.hear(failed());
    key(&mut app, 'u');
    let given_up = app
        .take_effects()
        .iter()
        .any(|effect| matches!(effect, Effect::GiveUp));
    assert!(given_up && !app.unsaved());
    key(&mut app, 'q');
    assert!(quits(&mut app));
}

#[test]
fn reading_the_file_again_keeps_undo_and_place() {
    let mut bench = Bench::open(&full());
    bench.press("1 j space 3 j R");
    let here = bench.app.target();
    assert!(
        bench
            .asked
            .iter()
            .any(|effect| matches!(effect, Effect::Open(_)))
    );
    let text = bench.text().to_owned();
    bench.app.hear(News::Opened(roadbook::app::Opened {
        path: "roadmap.toml".into(),
        shown: "roadmap.toml".to_owned(),
        scratch: false,
        read_only: None,
        found: Found::Text(text.into()),
    }));
    bench.settle();
    assert_eq!(bench.app.target(), here);
    bench.press("u");
    assert_eq!(bench.text(), full());
}

#[test]
fn undo_of_a_lists_first_entry_leaves_no_list_behind_also_after_another_programs_change() {
    let text = "[[skill]]\nid = \"slo\" # mine\n\n[[bet]]\ntech = \"x\"\n";
    let mut bench = Bench::open(text);
    bench.press("1 space");
    assert!(bench.text().contains("levels = ["), "{}", bench.text());
    let theirs = bench.text().replace("\"x\"", "\"y\"");
    bench.disk.clone_from(&theirs);
    bench.app.hear(outside(&theirs));
    bench.settle();
    bench.press("u");
    assert_eq!(bench.text(), text.replace("\"x\"", "\"y\""));
    assert_eq!(bench.disk, bench.text());
}
