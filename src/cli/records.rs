//! `roadbook add`, `set`, `done`, `rm`: every field of every record from the shell, by the names of the file.

mod making;

use super::address::{Address, Target};
use super::assign::Assignment;
use super::change::change;
use super::places::{Asked, Places};
use super::{Misused, say};
use crate::app::finished;
use crate::change::ChangeSet;
use crate::config::Config;
use crate::form::{FormContext, defaults};
use crate::model::{Field, Section, Value};
use crate::store::Book;
use crate::text::shown;
use clap::Args;
use making::{added, insert, inside, list_of, put_all, removed};

/// What is added.
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  roadbook add evidence what=\"Held the load test\" skills=slo on=yesterday
  roadbook add shadow with=Bo track=cloudsec hours=2 step=observe
  roadbook add skill:slo/levels level=working by=\"Grace Lin\"
  roadbook add win:pages/key_result:calls/readings value=86
  pandoc talk.md -t plain | roadbook add review with=Grace notes=-
A value of - is read from standard input; -n only shows.")]
pub(super) struct Addition {
    /// A section, or a list of a record: evidence, skill:slo/levels
    #[arg(value_name = "WHERE")]
    target: String,
    #[command(flatten)]
    said: Said,
}

/// What is set.
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  roadbook set skill:slo due=2027-01-01      its old day is kept in `moved`
  roadbook set person mentor=\"Grace Lin\" estate+=gcp
  roadbook set bet:ebpf revisit=             empty clears it
  roadbook set shadow:2026-11-12 follow_up.done=today
  roadbook set skill:slo id=objectives       what refers to it follows")]
pub(super) struct Setting {
    /// A record or entry: section:id, or section:day where it has no id
    #[arg(value_name = "RECORD")]
    address: String,
    #[command(flatten)]
    said: Said,
}

/// What has come to its end.
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  roadbook done milestone:first-objective proof=win:pages
  roadbook done cert:cka passed=2026-12-09
  roadbook done review:2026-11-15/action:game-day
  roadbook done shadow:2026-11-12            its follow-up")]
pub(super) struct Ending {
    /// A milestone, win, certification, bet, follow-up or action
    #[arg(value_name = "RECORD")]
    address: String,
    /// What else is to be said of it
    #[arg(value_name = "FIELD=VALUE")]
    fields: Vec<String>,
    /// Show what would change, and write nothing
    #[arg(short = 'n', long)]
    dry_run: bool,
}

/// What goes.
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  roadbook rm evidence:2026-11-03-game-day
  roadbook rm skill:slo/levels:2026-10-18
`roadbook undo` brings it back, with its comments.")]
pub(super) struct Removal {
    /// Records or entries: section:id, or section:day where it has no id
    #[arg(value_name = "RECORD", required = true)]
    addresses: Vec<String>,
    /// Show what would go, and write nothing
    #[arg(short = 'n', long)]
    dry_run: bool,
}

/// Fields with their values.
#[derive(Args, Debug)]
struct Said {
    /// As in the file: field=value, group.field=value, list+=one, list-=one
    #[arg(value_name = "FIELD=VALUE", required = true)]
    fields: Vec<String>,
    /// Show what would change, and write nothing
    #[arg(short = 'n', long)]
    dry_run: bool,
}

impl Addition {
    pub(super) fn is_dry(&self) -> bool {
        self.said.dry_run
    }
}

impl Setting {
    pub(super) fn is_dry(&self) -> bool {
        self.said.dry_run
    }
}

impl Ending {
    pub(super) fn is_dry(&self) -> bool {
        self.dry_run
    }
}

impl Removal {
    pub(super) fn is_dry(&self) -> bool {
        self.dry_run
    }
}

/// Adds a record, or an entry to a list of one.
pub(super) fn add(asked: Asked, wish: &Addition) -> anyhow::Result<u8> {
    let words = assignments(&wish.said.fields)?;
    perform(
        asked,
        wish.said.dry_run,
        &mut |book, context| match Target::find(book, &wish.target)? {
            Target::Section(section) => added(book, section, &words, context),
            Target::List(address, name) => {
                let Some(list) = Field::find(address.fields(), name).and_then(list_of) else {
                    return Err("it is no list".to_owned());
                };
                let mut entry = defaults(list.fields, context);
                put_all(&words, &mut entry, list.fields, context)?;
                inside(book, &address, context, &mut |table| {
                    insert(table, name, list, entry.clone());
                    Ok(())
                })
            }
        },
    )
}

/// Changes fields of a record or entry.
pub(super) fn set(asked: Asked, wish: &Setting) -> anyhow::Result<u8> {
    let words = assignments(&wish.said.fields)?;
    perform(asked, wish.said.dry_run, &mut |book, context| {
        let address = Address::find(book, &wish.address)?;
        inside(book, &address, context, &mut |table| {
            put_all(&words, table, address.fields(), context)
        })
    })
}

/// Marks a record or entry as done today, or on the day that is said.
pub(super) fn done(asked: Asked, wish: &Ending) -> anyhow::Result<u8> {
    let words = assignments(&wish.fields)?;
    perform(asked, wish.dry_run, &mut |book, context| {
        let address = Address::find(book, &wish.address)?;
        let fields = address.fields();
        inside(book, &address, context, &mut |table| {
            let ended = if address.inside.is_empty() {
                finished(address.section, table, context.today)
            } else {
                Field::find(fields, "done").map(|_| {
                    let mut ended = table.clone();
                    if ended.get("done").is_none() {
                        ended.set("done", Value::Day(context.today));
                    }
                    ended
                })
            };
            *table = ended.ok_or("this has no end: set a field of it instead")?;
            put_all(&words, table, fields, context)
        })
    })
}

/// Takes records and entries away.
pub(super) fn remove(asked: Asked, wish: &Removal) -> anyhow::Result<u8> {
    perform(asked, wish.dry_run, &mut |book, context| {
        let mut all = ChangeSet::default();
        for text in &wish.addresses {
            let address = Address::find(book, text)?;
            let found = removed(book, &address, context)?;
            if found.0.iter().any(|change| all.0.contains(change)) {
                return Err(format!("{} is named twice", shown(text)));
            }
            all.0.extend(found.0);
        }
        Ok(all)
    })
}

/// Makes a change and tells it.
fn perform(
    asked: Asked,
    dry_run: bool,
    make: &mut dyn FnMut(&Book, &FormContext) -> Result<ChangeSet, String>,
) -> anyhow::Result<u8> {
    let today = asked.today;
    let places = Places::find(asked, dry_run)?;
    let name = places.config.name.clone();
    let told = change(
        &places,
        &mut |book| {
            let mut context = FormContext::new(today, book.fiscal_start());
            let person = book.table(Section::Person, 0);
            if let Some(viewer) = Config::viewer_of(name.as_deref(), &person) {
                viewer.clone_into(&mut context.judge);
            }
            make(book, &context)
        },
        dry_run,
    )?;
    Ok(say::out(&match told.words.as_slice() {
        [] => "nothing to change\n".to_owned(),
        words => words.join("\n") + "\n",
    }))
}

/// Reads what was typed; one value may come from standard input.
fn assignments(words: &[String]) -> anyhow::Result<Vec<Assignment>> {
    let mut read = Vec::new();
    let mut input = None;
    for word in words {
        let own = Assignment::parse(word).map_err(Misused)?;
        let own = if own.wants_input() {
            if input.is_some() {
                return Err(
                    Misused("one value alone can come from standard input".to_owned()).into(),
                );
            }
            let text = say::input()?;
            input = Some(());
            own.with_text(text)
        } else {
            own
        };
        read.push(own);
    }
    Ok(read)
}
