//! What a person does with a form: going on, choosing, asking back, lists in lists, undo.

use super::{context, control, day, form, press, saved, write};
use crossterm::event::KeyCode;
use roadbook::form::{Candidate, Form, FormOutcome, Page, Spot, defaults};
use roadbook::model::{Section, Table, Value};
use roadbook::text::Text;

fn at(form: &Form) -> &'static str {
    match form.page() {
        Some(Page::Sheet(sheet)) => sheet
            .rows()
            .get(sheet.at())
            .map_or("save", |row| row.field().name),
        _ => "list",
    }
}

fn new(section: Section) -> Form {
    form(section, defaults(section.fields(), &context()))
}

#[test]
fn a_checkin_takes_a_handful_of_keys() {
    let mut form = new(Section::Checkin);
    form.focus("energy");
    write(&mut form, "4\n3\n5\n50\n20\n30\nCaches lie\n");
    assert_eq!(at(&form), "private");
    let table = saved(&mut form);
    assert_eq!(table.get("energy"), Some(&Value::Integer(4)));
    assert_eq!(table.text("learned").map(Text::raw), Some("Caches lie"));
    let mix = table.get("mix").and_then(Value::as_table).expect("a mix");
    assert_eq!(mix.get("people"), Some(&Value::Integer(30)));
}

#[test]
fn the_cursor_begins_where_something_is_needed() {
    assert_eq!(at(&new(Section::Shadow)), "with");
    assert_eq!(at(&new(Section::Checkin)), "on");
    assert_eq!(at(&new(Section::Milestone)), "title");
    let session = Table::from([("on", day("2026-11-12")), ("with", Value::text("Bo"))]);
    assert_eq!(
        at(&form(Section::Shadow, session)),
        "on",
        "a follow-up need not be"
    );
}

#[test]
fn enter_on_the_last_line_saves() {
    let mut form = Form::new(
        "reading",
        reading_fields(),
        defaults(reading_fields(), &context()),
        context(),
    );
    write(&mut form, "86\ncounted");
    match press(&mut form, KeyCode::Enter) {
        FormOutcome::Submit(table) => assert_eq!(
            table,
            Table::from([
                ("on", day("2026-11-22")),
                ("value", Value::Integer(86)),
                ("note", Value::text("counted")),
            ])
        ),
        other => panic!("{other:?}"),
    }
}

fn reading_fields() -> &'static [roadbook::model::Field] {
    use roadbook::model::{Field, Kind};
    let mut fields = Section::Win.fields();
    for name in ["key_result", "readings"] {
        if let Some(Kind::List(list)) = Field::find(fields, name).map(|field| field.kind) {
            fields = list.fields;
        }
    }
    fields
}

#[test]
fn a_missing_field_keeps_the_form_open_with_the_cursor_on_it() {
    let mut form = new(Section::Shadow);
    form.focus("hours");
    assert_eq!(control(&mut form, 's'), FormOutcome::Consumed);
    assert_eq!(at(&form), "with");
    let Some(Page::Sheet(sheet)) = form.page() else {
        panic!("a sheet")
    };
    let trouble = sheet.trouble(sheet.at(), &context());
    assert_eq!(trouble.as_deref(), Some("is missing"));
}

#[test]
fn escape_asks_only_when_something_was_changed() {
    let mut form = new(Section::Shadow);
    assert_eq!(press(&mut form, KeyCode::Esc), FormOutcome::Cancel);
    write(&mut form, "Bo");
    assert_eq!(press(&mut form, KeyCode::Esc), FormOutcome::Consumed);
    assert!(form.asking());
    press(&mut form, KeyCode::Esc);
    assert!(!form.asking());
    press(&mut form, KeyCode::Esc);
    assert_eq!(press(&mut form, KeyCode::Char('x')), FormOutcome::Ignored);
    assert_eq!(press(&mut form, KeyCode::Char('d')), FormOutcome::Cancel);
}

#[test]
fn escape_can_save_too() {
    let mut form = new(Section::Shadow);
    write(&mut form, "Bo");
    press(&mut form, KeyCode::Esc);
    let outcome = press(&mut form, KeyCode::Char('s'));
    assert!(matches!(outcome, FormOutcome::Submit(_)));
}

#[test]
fn names_are_found_by_some_of_their_letters() {
    let mut context = context();
    let tracks = ["cloud-security", "sre", "finops"];
    let tracks = tracks.iter().map(|id| Candidate::new(*id, "")).collect();
    context.catalogue.insert("track", tracks);
    let mut form = Form::new("s", Section::Shadow.fields(), Table::new(), context);
    form.focus("track");
    write(&mut form, "sec");
    press(&mut form, KeyCode::Enter);
    assert!(form.pick().is_some());
    press(&mut form, KeyCode::Enter);
    assert_eq!(at(&form), "with", "it goes on to the next field");
    write(&mut form, "Bo");
    form.focus("on");
    write(&mut form, "t");
    assert_eq!(
        saved(&mut form).text("track").map(Text::raw),
        Some("cloud-security")
    );
}

#[test]
fn a_name_of_ones_own_is_as_good_where_it_may_be() {
    let mut context = context();
    let tracks = vec![Candidate::new("sre", "Reliability")];
    context.catalogue.insert("track", tracks);
    let mut form = Form::new("s", Section::Shadow.fields(), Table::new(), context);
    form.focus("track");
    write(&mut form, "Chaos\n");
    assert!(form.pick().is_none());
    assert_eq!(at(&form), "with");
}

#[test]
fn choices_turn_with_the_arrows_and_can_be_cleared() {
    let mut form = new(Section::Shadow);
    write(&mut form, "Bo");
    form.focus("step");
    let mut seen = Vec::new();
    for _ in 0..6 {
        press(&mut form, KeyCode::Right);
        let draft = form.draft().expect("a draft");
        seen.push(draft.text("step").map(|text| text.raw().to_owned()));
    }
    let seen: Vec<_> = seen.iter().map(Option::as_deref).collect();
    let words = [Some("observe"), Some("assist"), Some("lead"), Some("solo")];
    assert_eq!(seen[..4], words);
    assert_eq!(seen[4..], [None, Some("observe")]);
    press(&mut form, KeyCode::Backspace);
    assert_eq!(form.draft().expect("a draft").get("step"), None);
    control(&mut form, 'z');
    assert!(form.draft().expect("a draft").get("step").is_some());
}

#[test]
fn lists_in_lists_are_edited_to_the_bottom_and_saved_from_there() {
    let mut form = new(Section::Win);
    write(&mut form, "Cut alert noise");
    form.focus("key_result");
    press(&mut form, KeyCode::Enter);
    write(&mut form, "pages per week");
    form.focus("baseline");
    write(&mut form, "120\n72\n");
    press(&mut form, KeyCode::Enter);
    write(&mut form, "118");
    assert_eq!(
        form.titles().collect::<Vec<_>>(),
        [
            "Win",
            "Key result",
            "new key result",
            "Readings",
            "new reading"
        ]
    );
    let table = saved(&mut form);
    let result = table.tables("key_result").next().expect("a key result");
    let reading = result.tables("readings").next().expect("a reading");
    assert_eq!(reading.get("value"), Some(&Value::Integer(118)));
    assert_eq!(reading.get("on"), Some(&day("2026-11-22")));
}

#[test]
fn entries_are_moved_taken_away_and_brought_back() {
    let entry = |note: &str| {
        Value::Table(Table::from([
            ("on", day("2026-11-16")),
            ("note", Value::text(note)),
        ]))
    };
    let items = vec![entry("a"), entry("b"), entry("c")];
    let draft = Table::from([("study", Value::Array(items.clone()))]);
    let mut form = form(Section::Cert, draft.clone());
    form.focus("study");
    press(&mut form, KeyCode::Enter);
    press(&mut form, KeyCode::Char('K'));
    press(&mut form, KeyCode::Char('d'));
    control(&mut form, 'z');
    control(&mut form, 'z');
    assert!(!form.changed());
    press(&mut form, KeyCode::Char('d'));
    press(&mut form, KeyCode::Esc);
    assert!(form.changed());
    let left = form.draft().expect("a draft");
    assert_eq!(left.get("study"), Some(&Value::Array(items[..2].to_vec())));
    control(&mut form, 'z');
    assert_eq!(form.draft(), Ok(draft));
}

#[test]
fn an_entry_that_is_left_untouched_stays_exactly() {
    let odd = Table::from([("on", day("2026-11-16")), ("own", Value::Float(f64::NAN))]);
    let items = vec![Value::Integer(3), Value::Table(odd)];
    let draft = Table::from([("study", Value::Array(items))]);
    let mut form = form(Section::Cert, draft.clone());
    form.focus("study");
    press(&mut form, KeyCode::Enter);
    press(&mut form, KeyCode::Enter);
    assert_eq!(saved(&mut form), draft);
}

#[test]
fn a_figure_typed_again_is_no_change() {
    let draft = Table::from([
        ("on", day("2026-11-12")),
        ("with", Value::text("Bo")),
        ("hours", Value::Float(2.0)),
    ]);
    let mut form = form(Section::Shadow, draft.clone());
    form.focus("hours");
    write(&mut form, ".00");
    assert!(!form.changed());
    assert_eq!(saved(&mut form), draft);
}

#[test]
fn long_text_is_written_in_place_or_in_the_editor() {
    let mut form = new(Section::Shadow);
    write(&mut form, "Bo");
    form.focus("learned");
    write(&mut form, "one\ntwo");
    assert_eq!(
        control(&mut form, 'o'),
        FormOutcome::External("one\ntwo".to_owned())
    );
    form.edited("one\r\ntwo\r\nthree\n");
    press(&mut form, KeyCode::Esc);
    assert_eq!(
        saved(&mut form).text("learned").map(Text::raw),
        Some("one\ntwo\nthree")
    );
}

#[test]
fn private_is_all_or_some_fields() {
    let mut form = new(Section::Shadow);
    write(&mut form, "Bo");
    form.focus("private");
    press(&mut form, KeyCode::Enter);
    write(&mut form, "learned");
    press(&mut form, KeyCode::Tab);
    write(&mut form, "what");
    press(&mut form, KeyCode::Tab);
    press(&mut form, KeyCode::Enter);
    assert!(form.pick().is_none());
    let names = Value::Array(vec![Value::text("learned"), Value::text("what")]);
    assert_eq!(form.draft().expect("a draft").get("private"), Some(&names));
    press(&mut form, KeyCode::Char(' '));
    assert_eq!(saved(&mut form).get("private"), Some(&Value::Boolean(true)));
}

#[test]
fn what_is_cut_can_be_pasted_in_another_field() {
    let mut form = new(Section::Shadow);
    write(&mut form, "Bo and Mina");
    assert_eq!(
        control(&mut form, 'x'),
        FormOutcome::Copy("Bo and Mina".to_owned())
    );
    form.focus("what");
    control(&mut form, 'v');
    form.focus("with");
    control(&mut form, 'z');
    let table = saved(&mut form);
    assert_eq!(table.text("what"), table.text("with"));
}

#[test]
fn what_was_typed_is_rescued_even_where_it_is_wrong() {
    let mut form = new(Section::Cert);
    form.focus("study");
    press(&mut form, KeyCode::Enter);
    form.focus("hours");
    write(&mut form, "two and a bit");
    let rescued = form.rescued();
    let entry = rescued.tables("study").next().expect("an entry");
    assert_eq!(entry.text("hours").map(Text::raw), Some("two and a bit"));
}

#[test]
fn a_rescued_form_goes_on_where_it_was() {
    let original = Table::from([("on", day("2026-11-12")), ("with", Value::text("Bo"))]);
    let mut first = form(Section::Shadow, original.clone());
    for (name, text) in [
        ("hours", "2,5"),
        ("skills", "iam,au"),
        ("follow_up.what", "Ask"),
    ] {
        first.focus(name);
        write(&mut first, text);
    }
    let rescued = first.rescued();
    let mut again = form(Section::Shadow, original);
    again.resume(&rescued);
    assert!(again.changed());
    assert!(again.draft().is_err());
    again.focus("hours");
    press(&mut again, KeyCode::Backspace);
    press(&mut again, KeyCode::Backspace);
    let table = saved(&mut again);
    assert_eq!(table.get("hours"), Some(&Value::Integer(2)));
    assert_eq!(table.texts("skills").count(), 2);
    assert!(table.get("follow_up").is_some());
}

#[test]
fn a_click_goes_to_a_row_and_a_second_one_opens_it() {
    let mut form = new(Section::Shadow);
    let Some(Page::Sheet(sheet)) = form.page() else {
        panic!("a sheet")
    };
    let is_step = |row: &roadbook::form::Row| row.field().name == "step";
    let step = sheet.rows().iter().position(is_step).expect("a row");
    form.click(Spot::Row(step));
    assert_eq!(at(&form), "step");
    form.click(Spot::Row(step));
    form.click(Spot::Choice(2));
    write(&mut form, "");
    form.focus("with");
    write(&mut form, "Bo");
    assert_eq!(saved(&mut form).text("step").map(Text::raw), Some("lead"));
}
