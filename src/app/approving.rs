//! The approval of a certification: the rubric with its answers, and what is decided, with its reason.

use super::App;
use super::forms::entries_named;
use crate::form::{Form, defaults};
use crate::insight::Basis;
use crate::insight::approval::{Approval, Decision, approval};
use crate::model::{Key, Path, Section, Table, Value};
use crate::overlay::{Chooser, List, Order, Overlay, Purpose, Row, Verdict};
use crate::text::shown;

impl App {
    /// Shows what the approval of the selected certification asks, and what is answered.
    pub(super) fn show_approval(&mut self) {
        let target = self.target();
        let place = target.as_ref().and_then(Path::into_record);
        match place {
            Some((Section::Cert, key)) => self.list_approval(&key.clone(), 0),
            _ => self.say("select a certification for that"),
        }
    }

    fn list_approval(&mut self, key: &Key, selected: usize) {
        let basis = Basis::new(&self.book, &self.catalogue, self.today);
        let Some(found) = approval(&basis, key) else {
            return self.refuse("this certification is no longer in the file");
        };
        let mut list = List::new(self.rows_of(key, &found), Order::Kept);
        list.select(selected);
        let chooser = Chooser::new("Approval", "answer", list, &self.keymap).wide();
        self.overlays.push(Overlay::Approval(chooser));
    }

    fn rows_of(&self, key: &Key, found: &Approval) -> Vec<Row<(Key, Verdict)>> {
        let decided = found.decision.words(self.today);
        let decided = decided.unwrap_or_else(|| "nothing is decided yet".to_owned());
        let is = |yes: bool| if yes { "decided" } else { "" };
        let approved = matches!(found.decision, Decision::Approved(_));
        let refused = matches!(found.decision, Decision::Refused(_));
        let decide = [
            ("approve it", Verdict::Approve, approved),
            ("refuse it, and say why", Verdict::Refuse, refused),
        ];
        let decide = decide.map(|(name, verdict, so)| {
            let doc = format!("{}\n{decided}", found.words());
            Row::new(name, doc, (key.clone(), verdict)).beside(is(so))
        });
        let asked = found.asked.iter().map(|asked| {
            let doc = format!("{}\n{}", asked.words, asked.because.shown());
            let verdict = Verdict::Answer(asked.id.clone());
            Row::new(asked.question.shown(), doc, (key.clone(), verdict))
                .beside(asked.says.name())
                .found_by(asked.id.shown())
        });
        decide.into_iter().chain(asked).collect()
    }

    /// A row was taken: its form opens over the list, which stays.
    pub(super) fn take_verdict(&mut self, chooser: Chooser<(Key, Verdict)>) {
        let chosen = chooser.list.chosen().cloned();
        self.overlays.push(Overlay::Approval(chooser));
        let Some((key, verdict)) = chosen else { return };
        if self.refused_to_change() {
            return;
        }
        match verdict {
            Verdict::Answer(question) => self.answer(&key, question.raw()),
            Verdict::Approve => {
                self.decide_on(&key, ["approved", "approved_by", "approved_because"]);
            }
            Verdict::Refuse => {
                self.decide_on(&key, ["refused", "refused_by", "refused_because"]);
            }
        }
    }

    /// A form for an answer of today; the one of today is changed, an older one stays as it was said.
    fn answer(&mut self, key: &Key, question: &str) {
        let at = Path::record(Section::Cert, key.clone());
        let Some((list_at, list)) = entries_named(&at, "rubric") else {
            return;
        };
        let context = self.form_context(list.fields);
        let mut draft = defaults(list.fields, &context);
        draft.set("question", Value::text(question));
        let items = self.items_at(&list_at);
        let own_key = Key::of(&draft, list);
        let keys = crate::model::keys_of(&items, list);
        let mut known = keys.iter().zip(&items).filter(|(own, _)| **own == own_key);
        if let Some(known) = known.next().and_then(|(_, item)| item.as_table()) {
            draft = known.clone();
        }
        let mut form = Form::new(shown(question), list.fields, draft, context);
        form.focus("says");
        self.open_form(form, Purpose::Entry { list_at, list });
    }

    /// The form of the certification with a decision of today, at the field for its reason.
    fn decide_on(&mut self, key: &Key, [day, by, because]: [&str; 3]) {
        let Some(number) = self.book.find(Section::Cert, key) else {
            return self.refuse("this certification is no longer in the file");
        };
        let before = self.book.table(Section::Cert, number);
        let mut draft = before.clone();
        draft.set(day, Value::Day(self.today));
        if self.judge() != "me" {
            draft.set(by, Value::text(self.judge()));
        }
        if day == "refused" {
            self.take_out_approval(&mut draft);
        }
        let fields = Section::Cert.fields();
        let title = self.title_of(Section::Cert, &before);
        let mut form = Form::new(title, fields, draft, self.form_context(fields));
        form.focus(because);
        let section = Section::Cert;
        let key = key.clone();
        self.open_form(
            form,
            Purpose::Change {
                section,
                key,
                before,
            },
        );
    }

    /// Of one day the approval counts, so that of today gives way to a refusal; an older one stays on record.
    fn take_out_approval(&self, draft: &mut Table) {
        if draft.day("approved").is_some_and(|on| on >= self.today) {
            for name in ["approved", "approved_by", "approved_because"] {
                draft.remove(name);
            }
        }
    }

    /// The list of an approval below a form that was kept says what is so now.
    pub(super) fn renew_approval(&mut self) {
        let Some(Overlay::Approval(chooser)) = self.overlays.last() else {
            return;
        };
        let selected = chooser.list.selected();
        let key = chooser.list.rows().first().map(|row| row.value.0.clone());
        self.overlays.pop();
        if let Some(key) = key {
            self.list_approval(&key, selected);
        }
    }
}
