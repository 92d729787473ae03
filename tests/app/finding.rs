//! Going to records, and staying on them.

use super::bench::{Bench, full};
use roadbook::model::{Path, Section};

#[test]
fn every_record_is_found_by_its_words_and_can_be_changed_from_there() {
    let bench = Bench::open(&full());
    let sections = Section::ALL
        .iter()
        .filter(|section| section.list().is_some());
    for section in sections {
        assert!(bench.app.book.count(*section) > 0, "{}", section.name());
        let key = bench.app.book.key(*section, 0);
        let mut bench = Bench::open(&full());
        let path = Path::record(*section, key);
        bench.app.go_to(&path);
        assert_eq!(bench.app.target(), Some(path), "{}", section.name());
        bench.press("e");
        let title = bench.picture();
        assert!(
            title.contains("[ Save ]") || title.contains("Ctrl-s save"),
            "{title}"
        );
        bench.press("C-s");
        assert_eq!(bench.said(), "nothing changed", "{}", section.name());
        assert_eq!(bench.text(), full());
    }
}

#[test]
fn the_selection_stays_on_its_record_when_others_come_and_go() {
    let mut bench = Bench::open(&full());
    bench.press("1 j");
    let here = bench.app.target();
    let other = full().replacen(
        "[[skill]]",
        "[[skill]]\nid = \"zz-new\"\ntitle = \"Aardvarks\"\n\n[[skill]]",
        1,
    );
    bench.app.hear(roadbook::app::News::Outside {
        path: "roadmap.toml".into(),
        found: roadbook::app::Found::Text(other.as_str().into()),
    });
    bench.disk.clone_from(&other);
    bench.settle();
    assert_eq!(bench.text(), other);
    assert_eq!(bench.app.target(), here);
    bench.press("space");
    assert_eq!(bench.app.target(), here);
    bench.press("K");
    assert_eq!(bench.app.target(), here);
    bench.press("u u");
    assert_eq!(bench.app.target(), here);
    assert_eq!(bench.text(), other);
}

#[test]
fn news_of_another_file_is_none_of_this_ones() {
    let mut bench = Bench::open(&full());
    bench.app.hear(roadbook::app::News::Outside {
        path: "another.toml".into(),
        found: roadbook::app::Found::Text("schema = 1\n".into()),
    });
    bench.settle();
    assert_eq!(bench.text(), full());
}
