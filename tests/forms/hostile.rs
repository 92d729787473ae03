//! Values that no field wants, texts that act on terminals, keys in any order, screens of any size.

use super::{context, day, form, key, press, write};
use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use ratatui::buffer::Buffer;
use roadbook::form::{Candidate, Form, FormOutcome, Spot};
use roadbook::keymap::Keymap;
use roadbook::model::{Field, Kind, Section, Table, Value};
use roadbook::text::is_hidden;

fn values() -> Vec<Value> {
    vec![
        Value::text(""),
        Value::text("\u{1b}[2J\u{202e}日本語👨\u{200d}👩\n\te\u{301}"),
        Value::text(&format!("Z{}", "\u{301}".repeat(3000))),
        Value::text(&"long ".repeat(14_000)),
        Value::Integer(i64::MIN),
        Value::Float(f64::NAN),
        Value::Float(1e300),
        Value::Boolean(false),
        Value::Moment("2026-11-22T10:00:00Z".into()),
        day("0001-01-01"),
        Value::Array(vec![
            Value::Integer(1),
            Value::Table(Table::new()),
            Value::text("x"),
        ]),
        Value::Array(Vec::new()),
        Value::Table(Table::from([("own", Value::Integer(1))])),
        Value::Table(Table::new()),
    ]
}

fn seen(form: &Form, width: u16, height: u16) -> Buffer {
    let (buffer, drawn) = super::drawn(form, width, height);
    if let Some(cursor) = drawn.cursor {
        assert!(
            buffer.area.contains(cursor),
            "{cursor:?} in {:?}",
            buffer.area
        );
    }
    for (place, _) in drawn.spots {
        assert_eq!(buffer.area.intersection(place), place);
    }
    for cell in buffer.content() {
        assert!(
            cell.symbol()
                .chars()
                .filter(|one| *one != '\u{200d}')
                .all(|one| !is_hidden(one))
        );
        assert!(cell.symbol().chars().count() < 12);
    }
    buffer
}

#[test]
fn what_is_not_touched_stays_exactly_whatever_it_is() {
    for section in Section::EVERY {
        for value in values() {
            let all = section.fields().iter();
            let table: Table = all.map(|field| (field.name, value.clone())).collect();
            let own = form(*section, table.clone());
            assert!(!own.changed());
            for size in [(80, 24), (40, 12), (7, 5)] {
                seen(&own, size.0, size.1);
            }
            assert_eq!(own.draft(), Ok(table), "{section:?} {value:?}");
        }
    }
}

#[test]
fn a_wrong_value_can_be_put_right() {
    for field in Section::Shadow.fields() {
        let good = match field.kind {
            Kind::Day => ("2026-11-12", day("2026-11-12")),
            Kind::Number { .. } => ("2", Value::Integer(2)),
            Kind::Line if field.name != "id" => ("12", Value::text("12")),
            _ => continue,
        };
        for bad in values() {
            let mut own = one_field(field, bad.clone());
            super::control(&mut own, 'x');
            write(&mut own, good.0);
            let draft = own.draft().expect("a good value");
            assert_eq!(
                draft.get(field.name),
                Some(&good.1),
                "{} {bad:?}",
                field.name
            );
        }
    }
}

fn one_field(field: &'static Field, value: Value) -> Form {
    let draft: Table = Table::from([(field.name, value)]);
    Form::new("one", std::slice::from_ref(field), draft, context())
}

#[test]
fn a_date_in_quotes_becomes_a_date_when_it_is_typed_again() {
    let field = Field::find(Section::Shadow.fields(), "on").expect("a field");
    let mut own = one_field(field, Value::text("2026-11-12"));
    press(&mut own, KeyCode::Backspace);
    write(&mut own, "2");
    let draft = own.draft().expect("a day");
    assert_eq!(draft.get("on"), Some(&day("2026-11-12")));
}

#[test]
fn a_megabyte_is_pasted_into_every_sort_of_field() {
    let paste = "words, é 日本 \u{1b}[31m\n".repeat(50_000);
    for name in [
        "what", "on", "learned", "skills", "track", "step", "private", "hours",
    ] {
        let mut own = form(Section::Shadow, Table::new());
        assert!(own.focus(name));
        own.paste(&paste);
        seen(&own, 80, 24);
        press(&mut own, KeyCode::Left);
        press(&mut own, KeyCode::Char('x'));
        seen(&own, 40, 12);
    }
}

#[test]
fn every_size_can_be_drawn() {
    let hostile: Table = Section::Shadow
        .fields()
        .iter()
        .zip(values())
        .map(|(field, value)| (field.name, value))
        .collect();
    for draft in [Table::new(), hostile] {
        let mut own = form(Section::Shadow, draft);
        own.focus("step");
        press(&mut own, KeyCode::Enter);
        let mut open = own.clone();
        press(&mut open, KeyCode::Esc);
        open.focus("learned");
        press(&mut open, KeyCode::Enter);
        for width in (0..48).chain([60, 96, 130]) {
            for height in (0..9).chain([12, 17, 24]) {
                seen(&own, width, height);
                seen(&open, width, height);
            }
        }
        seen(&own, 200, 50);
    }
}

/// A small generator, so that a failure comes again.
struct Dice(u64);

impl Dice {
    fn below(&mut self, most: u64) -> u64 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1);
        (self.0 >> 33) % most
    }

    fn key(&mut self) -> KeyEvent {
        let codes = [
            KeyCode::Enter,
            KeyCode::Tab,
            KeyCode::BackTab,
            KeyCode::Esc,
            KeyCode::Up,
            KeyCode::Down,
            KeyCode::Left,
            KeyCode::Right,
            KeyCode::Home,
            KeyCode::End,
            KeyCode::PageUp,
            KeyCode::PageDown,
            KeyCode::Backspace,
            KeyCode::Delete,
            KeyCode::Insert,
            KeyCode::F(1),
            KeyCode::Null,
        ];
        let letters = [
            'a', 'd', 'e', 'k', 'J', 's', 'x', 'y', 'z', 'o', 'v', 'c', ' ', ',', '1', '日',
            '\u{301}', '\u{200d}', '👩', '\u{1b}',
        ];
        let modifiers = [
            KeyModifiers::NONE,
            KeyModifiers::NONE,
            KeyModifiers::SHIFT,
            KeyModifiers::CONTROL,
            KeyModifiers::ALT,
        ];
        let roll = self.below(3);
        let code = if roll == 0 {
            codes[usize::try_from(self.below(codes.len() as u64)).expect("small")]
        } else {
            KeyCode::Char(
                letters[usize::try_from(self.below(letters.len() as u64)).expect("small")],
            )
        };
        let modifiers = modifiers[usize::try_from(self.below(5)).expect("small")];
        KeyEvent::new(code, modifiers)
    }
}

#[test]
fn any_keys_in_any_order_do_no_harm() {
    let mut context = context();
    for section in Section::EVERY {
        let names = vec![Candidate::new(
            format!("{}:a", section.name()),
            "\u{1b}[2J name",
        )];
        context.links.insert(*section, names);
    }
    context.skills = (0..40)
        .map(|at| Candidate::new(format!("skill-{at}"), "日本"))
        .collect();
    let mut dice = Dice(7);
    for round in 0..6 {
        for section in Section::EVERY {
            let mut own = Form::new("any", section.fields(), Table::new(), context.clone());
            for step in 0..150 {
                let outcome = match dice.below(40) {
                    0 => own.paste("pasted, \u{1b}text\n"),
                    1 => own.click(Spot::Row(usize::try_from(dice.below(30)).expect("small"))),
                    2 => own.click(Spot::Choice(1)),
                    _ => key(&mut own, dice.key()),
                };
                if matches!(outcome, FormOutcome::Cancel) {
                    break;
                }
                if step % 10 == 0 {
                    let width = u16::try_from(dice.below(100)).expect("small");
                    let height = u16::try_from(dice.below(40)).expect("small");
                    seen(&own, width, height);
                    let _ = (
                        own.draft(),
                        own.changed(),
                        own.rescued(),
                        own.hints(&Keymap::default()),
                        round,
                    );
                }
            }
        }
    }
}
