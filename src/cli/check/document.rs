//! What is wrong in roadmaps as JSON. `docs/json.md` describes it.

use super::Checked;
use crate::cli::address::address_of;
use crate::insight::signal::{Rule, Signal};
use crate::store::Excerpt;
use crate::text::shown;
use serde_json::{Value as Json, json};

/// One file.
pub(super) fn document(checked: &Checked) -> Json {
    let findings = |doubtful: bool| -> Json {
        let own = checked.findings.iter();
        let own = own.filter(|finding| finding.doubtful == doubtful);
        own.map(|finding| {
            let at = Excerpt::of(&finding.fault, &checked.text);
            json!({
                "line": at.line,
                "column": at.column,
                "what": finding.fault.what,
                "hint": finding.fault.hint,
            })
        })
        .collect()
    };
    json!({
        "file": checked.name,
        "readable": checked.is_read,
        "problems": findings(false),
        "warnings": findings(true),
        "signals": checked.signals.iter().map(signal).collect::<Json>(),
    })
}

/// All files.
pub(super) fn together(files: &[Json]) -> String {
    let document = json!({ "roadbook": "check", "version": 1, "files": files });
    format!("{document:#}\n")
}

fn signal(signal: &Signal) -> Json {
    json!({
        "rule": signal.rule,
        "severity": signal.severity.name(),
        "facts": signal.facts,
        "next_step": signal.next_step,
        "because": Rule::named(signal.rule).map_or("", |rule| rule.because),
        "at": shown(&address_of(&signal.at)),
        "put_off_until": signal.snoozed.map(|day| day.to_string()),
    })
}
