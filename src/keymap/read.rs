//! Reads keys from a table of a file: context, then action, then keys.

use super::Presses;
use crate::action::{Action, Context};
use crate::mistake::{Mistake, unknown};
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// What a file says about one action in one context.
pub(super) struct Entry {
    pub(super) context: Context,
    pub(super) action: Action,
    pub(super) offset: usize,
    /// Its keys, each with its place in the file; empty where a file takes all keys away.
    pub(super) keys: Vec<(Presses, usize)>,
}

/// Reads all that is right and notes all that is wrong.
pub(super) fn read(text: &str, contexts: &DeTable<'_>, mistakes: &mut Vec<Mistake>) -> Vec<Entry> {
    let mut reader = Reader {
        text,
        mistakes,
        entries: Vec::with_capacity(64),
    };
    for (name, value) in contexts {
        match (Context::named(name.get_ref()), value.get_ref()) {
            (Some(context), DeValue::Table(actions)) => reader.context(context, actions),
            (None, DeValue::Table(_)) => {
                let names = Context::ALL.iter().map(|context| context.name());
                reader.wrong(name.span().start, unknown(name.get_ref(), "context", names));
            }
            (None, _) if *name.get_ref() == super::preset::SETTING => {}
            (_, _) => reader.wrong(
                name.span().start,
                "keys stand under a context, as in `[keys.dashboard]`".to_owned(),
            ),
        }
    }
    let mut entries = reader.entries;
    entries.sort_by_key(|entry| entry.offset);
    entries
}

struct Reader<'r> {
    text: &'r str,
    mistakes: &'r mut Vec<Mistake>,
    entries: Vec<Entry>,
}

impl Reader<'_> {
    fn wrong(&mut self, offset: usize, message: String) {
        self.mistakes.push(Mistake::at(self.text, offset, message));
    }

    fn context(&mut self, context: Context, actions: &DeTable<'_>) {
        for (name, value) in actions {
            let Some(action) = Action::named(name.get_ref()) else {
                let near = Action::ALL.iter().filter(|action| action.works_in(context));
                let message = unknown(name.get_ref(), "action", near.map(|action| action.name()));
                self.wrong(name.span().start, message);
                continue;
            };
            if !action.works_in(context) {
                let (name, own, home) = (action.name(), context.name(), action.home().name());
                let message = format!(
                    "`{name}` does nothing in `{own}`, only in `{home}` and what lies in it"
                );
                self.wrong(value.span().start, message);
                continue;
            }
            let keys = self.keys(context, value);
            let takes_all_away = value
                .get_ref()
                .as_array()
                .is_some_and(|items| items.is_empty());
            if keys.is_empty() && !takes_all_away {
                continue;
            }
            self.entries.push(Entry {
                context,
                action,
                keys,
                offset: name.span().start,
            });
        }
    }

    fn keys(&mut self, context: Context, value: &Spanned<DeValue<'_>>) -> Vec<(Presses, usize)> {
        let items = match value.get_ref() {
            DeValue::Array(items) => items.iter().collect(),
            _ => vec![value],
        };
        items
            .into_iter()
            .filter_map(|item| self.key(context, item))
            .collect()
    }

    fn key(&mut self, context: Context, value: &Spanned<DeValue<'_>>) -> Option<(Presses, usize)> {
        let offset = value.span().start;
        let Some(word) = value.get_ref().as_str() else {
            self.wrong(
                offset,
                "keys are a text such as \"g g\", or a list of such texts".to_owned(),
            );
            return None;
        };
        let presses = match word.parse::<Presses>() {
            Ok(presses) => presses,
            Err(message) => {
                self.wrong(offset, message);
                return None;
            }
        };
        if context.is_typed_in() && presses.first().typed().is_some() {
            let message = format!(
                "`{presses}` is typed in `{}`, so it cannot be a key there",
                context.name()
            );
            self.wrong(offset, message);
            return None;
        }
        Some((presses, offset))
    }
}
