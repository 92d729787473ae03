//! Forms over the dashboard: what they are about, and what becomes of what they say.

use super::{App, Pane, Stage};
use crate::change::{Change, ChangeSet, Diff, Fact, diff_record, followers};
use crate::day::Day;
use crate::form::{Form, defaults};
use crate::model::{Field, Key, Kind, List, Path, Section, Shape, Step, Table, Value, When};
use crate::overlay::{FormOverlay, Overlay, Purpose};
use crate::store::entry;
use crate::text::Text;

impl App {
    /// A form for the record that this pane is about.
    pub(super) fn add_here(&mut self) {
        if let Some(Overlay::Entry(_)) = self.overlays.last() {
            return self.add_entry_of_catalogue();
        }
        if self.talk().is_some() {
            return self.add_action(None);
        }
        if let Some(kind) = self.outlook().map(|open| open.kind) {
            return self.add_record(kind.section());
        }
        if let Some(section) = self.team_section() {
            return self.add_record(section);
        }
        let section = match (
            self.panes.focus,
            self.target().and_then(|path| path.into_section()),
        ) {
            (Pane::Track, Some(Section::Milestone)) => Section::Milestone,
            (pane, _) => pane.section(),
        };
        self.add_record(section);
    }

    pub(super) fn add_record(&mut self, section: Section) {
        if self.refused_to_change() {
            return;
        }
        if section.list().is_none() && self.book.count(section) > 0 {
            return self.edit_record(section, Key::id(section.name()), None);
        }
        let fields = section.fields();
        let context = self.form_context(fields);
        let draft = defaults(fields, &context);
        let form = Form::new(format!("New {}", section.one()), fields, draft, context);
        self.open_form(form, Purpose::New(section));
    }

    /// A form for the selected record.
    pub(super) fn edit_here(&mut self) {
        let Some(target) = self.target() else {
            return self.say("nothing is selected here");
        };
        if self.refused_to_change() {
            return;
        }
        let inside = target.steps().get(2).and_then(|step| match step {
            Step::Field(name) => Some(name.to_string()),
            _ => None,
        });
        match (target.into_record(), target.into_section()) {
            (Some((section, key)), _) => self.edit_record(section, key.clone(), inside.as_deref()),
            (None, Some(section)) => self.edit_record(section, Key::id(section.name()), None),
            _ => {}
        }
    }

    pub(super) fn edit_record(&mut self, section: Section, key: Key, focus: Option<&str>) {
        let number = if section.list().is_some() {
            self.book.find(section, &key)
        } else {
            Some(0)
        };
        let Some(number) = number else {
            return self.refuse("this record is no longer in the file");
        };
        let before = self.book.table(section, number);
        let title = self.title_of(section, &before);
        let fields = section.fields();
        let mut form = Form::new(title, fields, before.clone(), self.form_context(fields));
        if let Some(name) = focus {
            form.focus(name);
        }
        self.open_form(
            form,
            Purpose::Change {
                section,
                key,
                before,
            },
        );
    }

    /// A form for a dated entry of the selected thing.
    pub(super) fn add_entry_here(&mut self) {
        let Some(target) = self.target() else {
            return self.say("nothing is selected here");
        };
        if !self.refused_to_change() {
            self.add_entry(&target);
        }
    }

    /// A form for a dated entry of what stands at a place.
    pub(super) fn add_entry(&mut self, target: &Path) {
        let Some((list_at, list)) = entries_of(target) else {
            return self.say("this record has no dated entries");
        };
        let context = self.form_context(list.fields);
        let draft = defaults(list.fields, &context);
        let mut form = Form::new(format!("New {}", list.one), list.fields, draft, context);
        if let Some(first) = list
            .fields
            .iter()
            .find(|field| !matches!(field.name, "on" | "by"))
        {
            form.focus(first.name);
        }
        self.open_form(form, Purpose::Entry { list_at, list });
    }

    /// The welcome's first question: whose roadmap it will be.
    pub(super) fn ask_person(&mut self) {
        let Stage::Welcome { path, .. } = &self.stage else {
            return;
        };
        let path = path.clone();
        let context = self.form_context(Section::Person.fields());
        let draft = Table::from([("started", Value::Day(self.today))]);
        let form = Form::new("A new roadmap", Section::Person.fields(), draft, context);
        self.open_form(form, Purpose::NewFile(path));
    }

    pub(super) fn open_form(&mut self, form: Form, purpose: Purpose) {
        self.overlays
            .push(Overlay::Form(Box::new(FormOverlay { form, purpose })));
    }

    /// Says so where nothing can be changed.
    pub(super) fn refused_to_change(&mut self) -> bool {
        let reason = self
            .read_only()
            .map(|reason| format!("read-only: {reason}"));
        let refused = reason.is_some();
        if let Some(reason) = reason {
            self.refuse(reason);
        }
        refused
    }

    /// A form was submitted.
    pub(super) fn submit(&mut self, table: Table) {
        let Some(Overlay::Form(overlay)) = self.overlays.last() else {
            return;
        };
        if let Some(words) = nameless(&overlay.purpose, &table) {
            return self.refuse(words);
        }
        let changes = match overlay.purpose.clone() {
            Purpose::New(section) | Purpose::Linked(section) => {
                self.book.addition(section, table, self.today)
            }
            Purpose::Change {
                section,
                key,
                before,
            } => {
                let table = with_moves(section, &before, table, self.today);
                let mut changes = diff_record(section, &key, &before, &table);
                changes.0.extend(self.following(section, &before, &table).0);
                changes
            }
            Purpose::Entry { list_at, list } => {
                let items = self.items_at(&list_at);
                replaced_or_added(&list_at, list, &items, table)
            }
            Purpose::Action => self.with_action(table),
            Purpose::Several { records, field } => self.set_all(&records, field, &table),
            Purpose::NewFile(path) => {
                return self.guide_on(path, table);
            }
        };
        let (changes, conflicts) = match &overlay.purpose {
            Purpose::Change {
                section,
                key,
                before,
            } if self.changed_since(*section, key, before) => self.parted(changes),
            _ => (changes, Vec::new()),
        };
        let mine = (!conflicts.is_empty()).then(|| self.text_with(&changes, &conflicts));
        let done = changes.is_empty() || self.commit(changes.clone());
        if changes.is_empty() && mine.is_none() {
            self.say("nothing changed");
        }
        // What was typed stays where it could not be kept.
        if done {
            let closed = self.overlays.pop();
            if matches!(closed, Some(Overlay::Form(form)) if matches!(form.purpose, Purpose::Linked(_)))
            {
                self.link_made(&changes);
            }
            self.drop_draft();
            self.follow_detail(&changes);
            self.renew_approval();
            self.renew_entry();
            if let Some(mine) = mine {
                self.dispute(conflicts, mine);
            }
        }
    }

    /// What refers to a record that gets another id.
    fn following(&self, section: Section, before: &Table, after: &Table) -> ChangeSet {
        let (from, to) = (raw(before, "id"), raw(after, "id"));
        if from.is_empty() || to.is_empty() || from == to {
            return ChangeSet::default();
        }
        followers(&self.book.roadmap(), section, from, to)
    }

    /// A detail view below stays on its record, also where an edit has changed what it is known by.
    fn follow_detail(&mut self, changes: &ChangeSet) {
        let shown = match self.overlays.last() {
            Some(Overlay::Detail(detail)) => detail.path.clone(),
            _ => return,
        };
        let gone = shown
            .into_record()
            .is_some_and(|(section, key)| self.book.find(section, key).is_none());
        if gone && changes.0.iter().any(|change| shown.holds(&change.at)) {
            self.overlays.pop();
        }
    }

    /// The text that an editor of the system gave back.
    pub(super) fn edited(&mut self, text: &str) {
        if let Some(Overlay::Form(overlay)) = self.overlays.last_mut() {
            overlay.form.edited(text);
        }
        self.keep_draft();
    }

    pub(super) fn items_at(&self, list_at: &Path) -> Vec<Value> {
        let Some((section, key)) = list_at.into_record() else {
            return Vec::new();
        };
        let Some(number) = self.book.find(section, key) else {
            return Vec::new();
        };
        let record = Table::from([(
            section.name(),
            Value::Array(vec![Value::Table(self.book.table(section, number))]),
        )]);
        let alone = list_at.clone().with_key(1, key.clone().nth(0));
        alone
            .find(&record)
            .and_then(Value::as_array)
            .map(<[Value]>::to_vec)
            .unwrap_or_default()
    }

    /// What a record is called, safe to show.
    pub(super) fn title_of(&self, section: Section, table: &Table) -> String {
        let label = section.field().label;
        let name = crate::insight::title(table, section, &self.catalogue);
        if name.is_empty() {
            label.to_owned()
        } else {
            format!("{label}: {name}")
        }
    }
}

/// A plan that got another day keeps the one that was given up, so that one can see how often it slipped.
pub(crate) fn with_moves(section: Section, before: &Table, mut table: Table, today: Day) -> Table {
    let plans = section
        .fields()
        .iter()
        .filter(|field| field.when == When::Moved);
    for plan in plans {
        let (Some(old), Some(new)) = (before.day(plan.name), table.day(plan.name)) else {
            continue;
        };
        let mut moves = table
            .get("moved")
            .and_then(Value::as_array)
            .map(<[Value]>::to_vec)
            .unwrap_or_default();
        let known = before
            .get("moved")
            .and_then(Value::as_array)
            .unwrap_or_default()
            != moves.as_slice();
        // A second thought on the same day is no second slip.
        let same_day = moves
            .iter()
            .filter_map(Value::as_table)
            .any(|entry| entry.day("on") == Some(today));
        if old != new && !known && !same_day {
            moves.push(Value::Table(Table::from([
                ("on", Value::Day(today)),
                ("from", Value::Day(old)),
            ])));
            table.set("moved", Value::Array(moves));
        }
    }
    table
}

/// The list of dated entries that belongs to a thing: its path, and what its entries are like.
pub(super) fn entries_of(target: &Path) -> Option<(Path, &'static List)> {
    let names = ["levels", "study", "readings", "held"];
    names.iter().find_map(|name| entries_named(target, name))
}

/// The list of this name that belongs to a thing.
pub(super) fn entries_named(target: &Path, name: &str) -> Option<(Path, &'static List)> {
    let mut fields = crate::model::fields::ROOT;
    for step in target.steps() {
        if let Step::Field(name) = step {
            fields = match Field::find(fields, name)?.shape() {
                Shape::List(list) => list.fields,
                Shape::Table(inner) => inner,
                Shape::Leaf => return None,
            };
        }
    }
    let field = Field::find(fields, name)?;
    match field.kind {
        Kind::List(list) => Some((target.clone().field(field.name), list)),
        _ => None,
    }
}

/// An entry of a day and person that is there already is replaced, another one is added.
pub(super) fn replaced_or_added(
    list_at: &Path,
    list: &'static List,
    items: &[Value],
    table: Table,
) -> ChangeSet {
    let key = Key::of(&table, list);
    let known = crate::model::keys_of(items, list)
        .into_iter()
        .zip(items)
        .find(|(other, _)| *other == key);
    // Readings and judgements of one day replace each other; study adds up.
    let adds_up = Field::find(list.fields, "hours").is_some();
    match known {
        Some((key, Value::Table(before))) if !adds_up => {
            let at = list_at.clone().item(key);
            let changes = list
                .fields
                .iter()
                .filter(|field| before.get(field.name) != table.get(field.name));
            let change = |field: &Field| Change {
                at: at.clone().field(field.name),
                diff: Diff {
                    before: before.get(field.name).cloned().map(Fact::plain),
                    after: table.get(field.name).cloned().map(Fact::plain),
                },
            };
            ChangeSet(changes.map(change).collect())
        }
        _ => entry(list_at, list, items, table),
    }
}

/// Why a record cannot be kept as it is: it could be called nothing, or decides without a reason.
fn nameless(purpose: &Purpose, table: &Table) -> Option<&'static str> {
    let (Purpose::New(section) | Purpose::Linked(section) | Purpose::Change { section, .. }) =
        purpose
    else {
        return None;
    };
    let blank = |name: &str| table.text(name).is_none_or(Text::is_blank);
    match section {
        Section::Skill if blank("of") && blank("title") => {
            Some("say which skill it is: one of the catalogue, or a title of its own")
        }
        Section::Cert if blank("of") && blank("name") => {
            Some("say which certification it is: one of the catalogue, or a name of its own")
        }
        Section::Cert if table.day("refused").is_some() && blank("refused_because") => {
            Some("say why it is refused: the reason is what is kept")
        }
        _ => None,
    }
}

/// The text of a field that is one, for comparing.
pub(super) fn raw<'t>(table: &'t Table, name: &str) -> &'t str {
    table.text(name).map_or("", Text::raw)
}
