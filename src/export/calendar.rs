//! What has a day, for a calendar: exams, expiries, times of renewal, checkpoints, milestones, one-on-ones.
//!
//! An event is known by what it is and by its record, so that a calendar updates it where the day has changed.

use crate::day::Day;
use crate::insight::Basis;
use crate::insight::certs::certifications;
use crate::insight::header::checkpoint;
use crate::insight::ladder::ladder;
use crate::model::{Path, Section, Value};
use icalendar::{Calendar, Component as _, Event, Property};

/// The events of a roadmap as iCalendar.
pub fn calendar(basis: &Basis) -> String {
    let mut calendar = Calendar::new();
    calendar.name("Roadbook");
    let whose = basis.source.single(Section::Person);
    let whose = whose
        .text("name")
        .map_or(0, |name| Value::text(name.raw()).fingerprint());
    let mut add = |sort: &str, at: &Path, days: (Day, Day), words: String| {
        let at = Value::text(&at.to_string()).fingerprint();
        let uid = format!("{sort}-{at:016x}-{whose:016x}@roadbook");
        calendar.push(event(&uid, basis.today, days, &words));
    };
    for row in certifications(basis).rows {
        let name = row.name.shown();
        if let Some(exam) = row.exam.filter(|_| row.passed.is_none()) {
            add("exam", &row.at, (exam, exam), format!("Exam: {name}"));
        }
        let Some(last) = row.expires else { continue };
        add("expiry", &row.at, (last, last), format!("Expires: {name}"));
        if let Some(opens) = row.opens.filter(|opens| *opens < last) {
            add(
                "renewal",
                &row.at,
                (opens, last),
                format!("Renewal open: {name}"),
            );
        }
    }
    for step in ladder(basis).steps {
        if let Some(due) = step.due.filter(|_| !step.claimed) {
            add(
                "milestone",
                &step.at,
                (due, due),
                format!("Milestone: {}", step.title.shown()),
            );
        }
    }
    if let Some(next) = checkpoint(basis) {
        let at = Path::root()
            .field("checkpoint")
            .field(&next.next.to_string());
        add(
            "checkpoint",
            &at,
            (next.on, next.on),
            format!("Checkpoint of day {}", next.next),
        );
    }
    if let Some(talk) = basis.source.newest(Section::Review, 1).first()
        && let Some(on) = talk.table.day("next")
    {
        let with = talk
            .table
            .text("with")
            .map_or(String::new(), |with| format!(": {}", with.shown()));
        let at = Path::section(Section::Review).field("next");
        add("talk", &at, (on, on), format!("One-on-one{with}"));
    }
    calendar.done().to_string()
}

/// An event of whole days, the last one included.
fn event(uid: &str, today: Day, (first, last): (Day, Day), words: &str) -> Event {
    let date = |day: Day| day.to_string().replace('-', "");
    let day = |name: &str, day: Day| {
        let mut property = Property::new(name, date(day));
        property.add_parameter("VALUE", "DATE");
        property.done()
    };
    let mut event = Event::new();
    event
        .uid(uid)
        .summary(words)
        .add_property("DTSTAMP", format!("{}T000000Z", date(today)))
        .add_property("TRANSP", "TRANSPARENT")
        .append_property(day("DTSTART", first))
        .append_property(day("DTEND", last.plus(1)));
    event.done()
}
