//! The one-on-one as one page of Markdown: what changed, what is open, what to ask.

use super::markdown::escaped;
use crate::insight::talk::Talk;
use std::fmt::Write as _;

/// The page. The words about what was left out stand at its end.
pub fn talk(talk: &Talk, withheld: Option<&str>) -> String {
    let with = talk.with.as_ref();
    let with = with.map_or(String::new(), |with| {
        format!(" with {}", escaped(&with.shown()))
    });
    let mut out = format!("# One-on-one{with}, {}\n", talk.today);
    let changed = talk.changed.iter().flat_map(|group| {
        let own = group.lines.iter();
        own.map(|line| format!("{}: {}", escaped(group.title), escaped(&line.words)))
    });
    let changed: Vec<String> = changed.collect();
    part(&mut out, &format!("Changed since {}", talk.since), &changed);
    part(&mut out, "Open actions", &actions(talk));
    if let Some(checkpoint) = talk.checkpoint {
        let asks = checkpoint.asks();
        let asks: Vec<String> = asks.iter().map(|ask| escaped(ask)).collect();
        part(
            &mut out,
            &format!("Checkpoint of day {}", checkpoint.number),
            &asks,
        );
    }
    let views: Vec<String> = talk
        .views
        .iter()
        .map(|views| {
            let own = [&views.mine, &views.theirs];
            let own =
                own.map(|view| format!("{} {}", escaped(&view.by.shown()), view.level.name()));
            format!("{}: {}", escaped(&views.name.shown()), own.join(", "))
        })
        .collect();
    part(&mut out, "Seen differently", &views);
    let asks = talk.asks.iter();
    let asks: Vec<String> = asks
        .map(|ask| format!("{}. {}", escaped(&ask.signal.facts), escaped(ask.question)))
        .collect();
    part(&mut out, "To ask", &asks);
    if let Some(notes) = talk.own.as_ref().and_then(|own| own.notes.as_ref()) {
        let lines = notes.shown_lines().map(|line| escaped(line.trim_start()));
        let lines: Vec<String> = lines.filter(|line| !line.is_empty()).collect();
        let _ = writeln!(out, "\n## Notes\n\n{}", lines.join("\n"));
    }
    let _ = writeln!(out, "\nThe next one is due on {}.", talk.next);
    if let Some(words) = withheld {
        let _ = writeln!(out, "\nLeft out: {words}.");
    }
    out
}

fn part(out: &mut String, heading: &str, lines: &[String]) {
    if lines.is_empty() {
        return;
    }
    let _ = writeln!(out, "\n## {heading}\n");
    for line in lines {
        let _ = writeln!(out, "- {line}");
    }
}

fn actions(talk: &Talk) -> Vec<String> {
    let actions = talk.actions.iter().map(|action| {
        let mut words = format!("[ ] {}", escaped(&action.what.shown()));
        if let Some(owner) = &action.owner {
            let _ = write!(words, ", {}", escaped(&owner.shown()));
        }
        if let Some(due) = action.due {
            let _ = write!(words, ", due {due}");
        }
        let from = if action.carried > 0 {
            "carried from"
        } else {
            "of"
        };
        let _ = write!(words, ", {from} {}", action.since);
        words
    });
    actions.collect()
}
