//! Says a change in a few words, from the labels of the table of fields.

use super::{Change, ChangeSet, Fact};
use crate::day::Day;
use crate::model::fields::ROOT;
use crate::model::{Field, Key, Kind, List, Path, Shape, Step, Table, Value};
use crate::text::shown;
use unicode_segmentation::UnicodeSegmentation;

/// The most characters of one value.
const MOST: usize = 40;

/// One change in words that are safe to show: `Win "Cut alert noise": pages per week, reading 16 Nov 86 added`.
///
/// Names of records are taken from the roadmap that is given, before or after the change.
pub fn describe(change: &Change, roadmap: &Table, today: Day) -> String {
    let place = Place::of(change, roadmap, today);
    let (before, after) = (&change.diff.before, &change.diff.after);
    let what = match (before, after) {
        _ if change.at.last() == Some(&Step::Order) => "put in another order".to_owned(),
        (None, Some(fact)) if place.is_entry => with(&place.rest(fact, today), "added"),
        (Some(fact), None) if place.is_entry => with(&place.rest(fact, today), "removed"),
        (Some(one), Some(other)) => match (said(one, today), said(other, today)) {
            (Some(one), Some(other)) if !place.is_prose && one != other => {
                format!("{one} → {other}")
            }
            _ => "changed".to_owned(),
        },
        (None, Some(fact)) => place
            .alone(fact, today)
            .unwrap_or_else(|| "added".to_owned()),
        (Some(fact), None) => with(&place.alone(fact, today).unwrap_or_default(), "removed"),
        (None, None) => "unchanged".to_owned(),
    };
    with(&place.words, &what)
}

/// A whole set in words, a line for each change.
pub fn describe_all(set: &ChangeSet, roadmap: &Table, today: Day) -> Vec<String> {
    let changes = set.0.iter();
    changes
        .map(|change| describe(change, roadmap, today))
        .collect()
}

fn with(words: &str, more: &str) -> String {
    match (words, more) {
        ("", other) | (other, "") => other.to_owned(),
        (words, more) => format!("{words} {more}"),
    }
}

/// Where a change is, in words.
struct Place {
    words: String,
    is_entry: bool,
    is_prose: bool,
    /// The list whose entry it is.
    list: Option<&'static List>,
}

impl Place {
    fn of(change: &Change, roadmap: &Table, today: Day) -> Place {
        let mut place = Place {
            words: String::new(),
            is_entry: false,
            is_prose: false,
            list: None,
        };
        let mut shape = Shape::Table(ROOT);
        for (number, step) in change.at.steps().iter().enumerate() {
            match step {
                Step::Field(name) => {
                    let field = field_in(shape, name);
                    let last = number + 1 == change.at.steps().len();
                    let words =
                        field.map_or_else(|| clip(&shown(name)), |field| label(field, number));
                    shape = shape.under(name, true);
                    place.is_prose = field.is_some_and(|field| matches!(field.kind, Kind::Prose));
                    place.is_entry = false;
                    // An entry inside a record is called by its own name, without that of its list.
                    let is_list = matches!(shape, Shape::List(_));
                    if number == 0 || last || !is_list {
                        place.say(number, &words);
                    }
                }
                Step::Item(key) => {
                    let Shape::List(list) = shape else { continue };
                    // What came or went says its own name; in a large file it is not looked for among all others.
                    let own = own_table(change, number);
                    let says = own.filter(|own| dated(list) || title(list, own).is_some());
                    let found = || {
                        let steps = change.at.steps().iter().take(number + 1);
                        let here: Path = steps.cloned().collect();
                        here.find(roadmap).and_then(Value::as_table)
                    };
                    let table = says.or_else(found).or(own);
                    place.say_entry(number, list, key, table, today);
                    place.list = Some(list);
                    place.is_entry = true;
                    shape = Shape::Table(list.fields);
                }
                Step::Order => {}
            }
        }
        place
    }

    fn say(&mut self, number: usize, words: &str) {
        let between = match number {
            0 => "",
            1 | 2 => ": ",
            _ => ", ",
        };
        self.words.push_str(between);
        self.words.push_str(words);
    }

    fn say_entry(
        &mut self,
        number: usize,
        list: &List,
        key: &Key,
        table: Option<&Table>,
        today: Day,
    ) {
        let title = table
            .filter(|_| !dated(list))
            .and_then(|table| title(list, table));
        let name = match title {
            Some(title) if number == 1 => format!("\"{title}\""),
            Some(title) => title,
            None => natural(list, key, table, today),
        };
        if number == 1 {
            self.words = with(&self.words, &name);
        } else if dated(list) {
            self.say(number, &with(list.one, &name));
        } else {
            self.say(number - 1, &name);
        }
    }

    /// What an entry says beside its name.
    fn rest(&self, fact: &Fact, today: Day) -> String {
        let (Some(list), Value::Table(table)) = (self.list, &fact.value) else {
            return String::new();
        };
        if !dated(list) {
            return String::new();
        }
        let fields = list.fields.iter();
        let told = fields.filter(|field| {
            !list.natural.contains(&field.name)
                && field.name != "id"
                && !matches!(field.kind, Kind::Private)
        });
        let told = told.filter_map(|field| value_words(table.get(field.name)?, today));
        clip(&told.take(2).collect::<Vec<_>>().join(", "))
    }

    /// What a field says.
    fn alone(&self, fact: &Fact, today: Day) -> Option<String> {
        said(fact, today).filter(|_| !self.is_prose)
    }
}

fn field_in(shape: Shape, name: &str) -> Option<&'static Field> {
    match shape {
        Shape::Table(fields) => Field::find(fields, name),
        _ => None,
    }
}

/// The label of a field; inside a sentence it starts small.
fn label(field: &Field, number: usize) -> String {
    if number == 0 {
        return field.label.to_owned();
    }
    field.label.to_lowercase()
}

/// Whether entries of a list are named by a day.
fn dated(list: &List) -> bool {
    list.natural
        .first()
        .and_then(|name| Field::find(list.fields, name))
        .is_some_and(|field| matches!(field.kind, Kind::Day))
}

fn own_table(change: &Change, number: usize) -> Option<&Table> {
    let diff = &change.diff;
    let fact = diff.after.as_ref().or(diff.before.as_ref())?;
    (number + 1 == change.at.steps().len())
        .then(|| fact.value.as_table())
        .flatten()
}

/// The title of an entry, if it has one.
fn title(list: &List, table: &Table) -> Option<String> {
    let titles = ["title", "name", "tech", "what", "measure"];
    let known = titles
        .iter()
        .filter(|name| Field::find(list.fields, name).is_some());
    let mut texts = known.filter_map(|name| table.text(name));
    texts.next().map(|text| clip(&text.shown()))
}

/// What names an entry that has no title.
fn natural(list: &List, key: &Key, table: Option<&Table>, today: Day) -> String {
    let parts = list.natural.iter();
    let parts = parts.filter_map(|name| value_words(table?.get(name)?, today));
    let words = parts.collect::<Vec<_>>().join(" ");
    if words.is_empty() {
        return clip(&shown(key.written().trim_start_matches('~')));
    }
    words
}

fn said(fact: &Fact, today: Day) -> Option<String> {
    value_words(&fact.value, today)
}

/// A value in a few words; none for tables, which are too long to say.
fn value_words(value: &Value, today: Day) -> Option<String> {
    Some(match value {
        Value::Text(text) => clip(&text.shown()),
        Value::Integer(number) => number.to_string(),
        Value::Float(number) => number.to_string(),
        Value::Boolean(true) => "yes".to_owned(),
        Value::Boolean(false) => "no".to_owned(),
        Value::Day(day) => day.short(today),
        Value::Moment(moment) => clip(&shown(moment)),
        Value::Array(items) => {
            let words: Option<Vec<String>> = items
                .iter()
                .take(4)
                .map(|item| value_words(item, today))
                .collect();
            clip(&words?.join(", "))
        }
        Value::Table(_) => return None,
    })
}

/// The first characters of a text, with a mark where more follow.
fn clip(words: &str) -> String {
    let mut parts = words.grapheme_indices(true);
    match parts.nth(MOST - 1).and_then(|_| parts.next()) {
        Some((end, _)) => format!("{}…", words.get(..end).unwrap_or_default().trim_end()),
        None => words.to_owned(),
    }
}
