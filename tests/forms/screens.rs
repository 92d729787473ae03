//! What a form looks like.

use super::{context, control, day, press, write};
use crossterm::event::KeyCode;
use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::Rect;
use ratatui::style::{Color, Style};
use roadbook::form::{Candidate, Form, defaults};
use roadbook::keymap::Keymap;
use roadbook::model::{Section, Table, Value};
use roadbook::ui::form::{FormStyles, draw};

fn session() -> Form {
    let mut context = context();
    let tracks = [
        ("cloud-security", "Cloud security"),
        ("sre", "Reliability"),
        ("finops", "FinOps"),
    ];
    let tracks = tracks
        .iter()
        .map(|(id, name)| Candidate::new(*id, *name))
        .collect();
    context.catalogue.insert("track", tracks);
    let draft = Table::from([
        ("id", Value::text("2026-11-12-bo")),
        ("on", day("2026-11-12")),
        ("track", Value::text("cloud-security")),
        ("with", Value::text("Bo")),
        ("step", Value::text("observe")),
        ("hours", Value::Float(2.0)),
        ("what", Value::text("Access review before the audit")),
        (
            "learned",
            Value::text("Roles pile up.\nNobody owns them.\nAsk who would miss one."),
        ),
        (
            "skills",
            Value::Array(vec![Value::text("iam"), Value::text("audit")]),
        ),
        (
            "follow_up",
            Value::Table(Table::from([
                ("what", Value::text("Draft the least-privilege checklist")),
                ("due", day("2026-11-28")),
            ])),
        ),
    ]);
    Form::new("Shadow session", Section::Shadow.fields(), draft, context)
}

/// The screen as text, the cursor as `█`.
fn screen(form: &Form, width: u16, height: u16) -> String {
    let (mut buffer, drawn) = super::drawn(form, width, height);
    if let Some(cursor) = drawn.cursor {
        buffer[cursor].set_symbol("█");
    }
    let rows = buffer.content().chunks(usize::from(width));
    rows.map(|row| {
        let text: String = row.iter().map(Cell::symbol).collect();
        text.trim_end().to_owned() + "\n"
    })
    .collect()
}

#[test]
fn a_form_at_the_usual_size() {
    let mut form = session();
    form.focus("follow_up.due");
    control(&mut form, 'x');
    write(&mut form, "next fri");
    insta::assert_snapshot!(screen(&form, 80, 24));
}

#[test]
fn a_form_on_a_small_screen_scrolls() {
    let mut form = session();
    form.focus("hours");
    write(&mut form, "x");
    insta::assert_snapshot!(screen(&form, 40, 12));
}

#[test]
fn a_form_on_a_large_screen() {
    let mut form = session();
    form.focus("step");
    insta::assert_snapshot!(screen(&form, 200, 50).trim_matches('\n'));
}

#[test]
fn a_popup_of_names() {
    let mut form = session();
    form.focus("track");
    press(&mut form, KeyCode::Enter);
    write(&mut form, "s");
    insta::assert_snapshot!(screen(&form, 80, 24));
}

#[test]
fn an_open_long_text() {
    let mut form = session();
    form.focus("learned");
    press(&mut form, KeyCode::Enter);
    insta::assert_snapshot!(screen(&form, 60, 20));
}

#[test]
fn a_list_and_the_question_before_leaving() {
    let reading = |on: &str, value| {
        Value::Table(Table::from([
            ("on", day(on)),
            ("value", Value::Integer(value)),
        ]))
    };
    let result = Table::from([
        ("measure", Value::text("pages per week")),
        ("baseline", Value::Integer(120)),
        ("target", Value::Integer(72)),
        (
            "readings",
            Value::Array(vec![reading("2026-10-12", 118), reading("2026-11-16", 86)]),
        ),
    ]);
    let draft = Table::from([("key_result", Value::Array(vec![Value::Table(result)]))]);
    let mut form = Form::new("Win", Section::Win.fields(), draft, context());
    form.focus("key_result");
    press(&mut form, KeyCode::Enter);
    press(&mut form, KeyCode::Enter);
    form.focus("readings");
    press(&mut form, KeyCode::Enter);
    insta::assert_snapshot!("list", screen(&form, 70, 12));
    press(&mut form, KeyCode::Enter);
    form.focus("value");
    write(&mut form, "7 pages");
    press(&mut form, KeyCode::Esc);
    insta::assert_snapshot!("question", screen(&form, 70, 12));
}

#[test]
fn what_is_wrong_and_what_is_chosen_have_their_own_style() {
    let styles = FormStyles {
        look: Style::new().fg(Color::Yellow),
        accent: Style::new().fg(Color::Blue),
        ..FormStyles::default()
    };
    let mut form = session();
    form.focus("hours");
    write(&mut form, "x");
    form.focus("step");
    let area = Rect::new(0, 0, 80, 24);
    let mut buffer = Buffer::empty(area);
    draw(&form, &Keymap::default(), &styles, area, &mut buffer);
    let coloured = |colour| -> String {
        let cells = buffer.content().iter().filter(|cell| cell.fg == colour);
        cells
            .map(Cell::symbol)
            .filter(|symbol| *symbol != " ")
            .collect()
    };
    assert_eq!(coloured(Color::Yellow), "2xnotanumber,suchas3or2.5");
    assert_eq!(coloured(Color::Blue), "▎observe");
}

#[test]
fn a_long_word_among_several_is_cut() {
    let word = Value::text(&"long".repeat(40_000));
    let draft = Table::from([("skills", Value::Array(vec![word.clone(), word]))]);
    let mut form = Form::new("s", Section::Shadow.fields(), draft, context());
    assert!(screen(&form, 80, 24).contains('…'));
    form.focus("skills");
    assert!(screen(&form, 80, 24).contains('█'));
}

#[test]
fn a_missing_field_and_a_title_that_is_too_long() {
    let win = Section::Win.fields();
    let mut form = Form::new("New win", win, defaults(win, &context()), context());
    form.focus("key_result");
    press(&mut form, KeyCode::Enter);
    control(&mut form, 's');
    insta::assert_snapshot!(screen(&form, 40, 12));
}
