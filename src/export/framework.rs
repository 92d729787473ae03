//! The framework as a document to be published: levels, tracks, ladders, projects, and what promotion rests on.
//!
//! It is made from the catalogue, with what one has added to it, and from the lanes of a team's own file.

use super::markdown::escaped;
use crate::catalogue::{Catalogue, Measure, Milestone, Skill, Track};
use crate::insight::{Level, figure};
use crate::text::Text;
use std::fmt::Write as _;

/// What a team says of a track of its own.
#[derive(Debug, Clone)]
pub struct Lane {
    pub track: Text,
    pub outcome: Option<Text>,
    /// What good looks like here.
    pub good: Option<Text>,
}

/// How a level and a promotion are judged: the rules that the program itself holds to.
const CRITERIA: &str = "\
A level counts with evidence that somebody else can look at: a win that was reached, a milestone that was done, a thing that others use. Both say it with a day, the engineer and the mentor; where they differ, they talk about the row.

A promotion rests on outcomes, never on time and never on certificates alone:

- most rows of the track are held at the level of the role, each with its evidence;
- the rows about working with others and about AI are among them;
- wins of the last year were reached against measures that were agreed before the work began;
- something was left behind that others use: a template, a decision written down, somebody taught;
- others have less friction by it, and say so.

A certificate counts once its companion task is done at work.
";

/// How to begin, for who reads it for the first time.
const BEGIN: &str = "\
Four questions of a newcomer, and where the answer stands:

1. What is my next step? The first open step of the ladder of your track.
2. Which projects count? The starter projects of your track, or any with a measure, a baseline and a target.
3. Which certificates are worth it? Those below your track, base first, each with the task that proves it.
4. How do I know that I have done well? The measure of the row, and the level that it shows.
";

/// The document; with lanes only their tracks, else all.
pub fn framework(catalogue: &Catalogue, lanes: &[Lane]) -> String {
    let mut out = String::from("# Tracks, levels and what promotion rests on\n\n");
    out.push_str(BEGIN);
    levels(catalogue, &mut out);
    out.push_str("\n## What a level and a promotion rest on\n\n");
    out.push_str(CRITERIA);
    let mut ids: Vec<&str> = catalogue.ids("track");
    if !lanes.is_empty() {
        ids.retain(|id| lanes.iter().any(|lane| lane.track.raw() == *id));
    }
    for id in ids {
        if let Some(own) = catalogue.track(id) {
            let lane = lanes.iter().find(|lane| lane.track.raw() == id);
            track(catalogue, own, lane, &mut out);
        }
    }
    for lane in lanes {
        if catalogue.track(lane.track.raw()).is_none() {
            let _ = writeln!(out, "\n## {}\n", words(&lane.track));
            of_lane(lane, &mut out);
        }
    }
    out
}

/// A text in one line that is safe in Markdown.
fn words(text: &Text) -> String {
    escaped(&text.shown())
}

fn levels(catalogue: &Catalogue, out: &mut String) {
    out.push_str("\n## Levels\n\n| level | means |\n|---|---|\n| none | Not begun; a good place to be honest about. |\n");
    for level in Level::ALL.into_iter().skip(1) {
        if let Some(own) = catalogue.level(level.name()) {
            let _ = writeln!(out, "| {} | {} |", words(&own.name), words(&own.means));
        }
    }
}

fn of_lane(lane: &Lane, out: &mut String) {
    if let Some(outcome) = &lane.outcome {
        let _ = writeln!(out, "**Outcome here:** {}\n", words(outcome));
    }
    if let Some(good) = &lane.good {
        let _ = writeln!(out, "**What good looks like here:** {}\n", words(good));
    }
}

fn track(catalogue: &Catalogue, own: &Track, lane: Option<&Lane>, out: &mut String) {
    let _ = writeln!(
        out,
        "\n## {}\n\n{}\n",
        words(&own.name),
        words(&own.one_line)
    );
    let _ = writeln!(out, "**Outcome:** {}\n", words(&own.business_outcome));
    if let Some(lane) = lane {
        of_lane(lane, out);
    }
    let _ = writeln!(out, "**Choose it when:** {}", words(&own.start_here_when));
    let id = own.id.raw();
    let skills = catalogue.skills_of(id);
    if !skills.is_empty() {
        out.push_str("\n### Skills\n");
    }
    for one in skills {
        skill(one, out);
    }
    ladder(&catalogue.milestones_of(id), out);
    projects(catalogue, id, out);
    certs(catalogue, own, out);
    moves(catalogue, id, out);
}

fn skill(own: &Skill, out: &mut String) {
    let _ = writeln!(
        out,
        "\n#### {}\n\n{}",
        words(&own.name),
        words(&own.question)
    );
    let _ = writeln!(out, "\n- **measure:** {}", measure(&own.metric));
    for level in Level::ALL.into_iter().skip(1) {
        if let Some(behaviour) = own.behaviour(level.name()).filter(|own| !own.is_blank()) {
            let _ = writeln!(out, "- **{}:** {}", level.name(), words(behaviour));
        }
    }
}

/// A measure with its usual figures, which are to be replaced with one's own.
fn measure(own: &Measure) -> String {
    let name = words(&own.name);
    let unit = match own.unit.raw() {
        "percent" => " %".to_owned(),
        "" => String::new(),
        _ => format!(" {}", words(&own.unit)),
    };
    match (own.baseline, own.target) {
        (Some(from), Some(to)) => {
            format!(
                "{name}, usually from {} to {}{unit}",
                figure(from),
                figure(to)
            )
        }
        (None, Some(to)) => format!("{name}, usually to {}{unit}", figure(to)),
        _ => name,
    }
}

fn ladder(all: &[&Milestone], out: &mut String) {
    if all.is_empty() {
        return;
    }
    out.push_str("\n### Ladder\n\nEach step opens by its outcome, never by time.\n\n| stage | for | step | deliverable | opens when |\n|---|---|---|---|---|\n");
    for own in all {
        let _ = writeln!(
            out,
            "| {} | {} | {} | {} | {} |",
            words(&own.stage),
            words(&own.seniority),
            words(&own.title),
            words(&own.deliverable),
            words(&own.unlocks_when)
        );
    }
}

fn projects(catalogue: &Catalogue, track: &str, out: &mut String) {
    let all = catalogue.projects_of(track);
    if all.is_empty() {
        return;
    }
    out.push_str("\n### Projects that count\n\nOne for each quarter. Metric, baseline and target are agreed before the work begins.\n\n| project | leaves behind | measure | must not get worse |\n|---|---|---|---|\n");
    for own in all {
        let _ = writeln!(
            out,
            "| {} | {} | {} | {} |",
            words(&own.title),
            words(&own.output),
            measure(&own.kr),
            words(&own.guard)
        );
    }
}

fn certs(catalogue: &Catalogue, own: &Track, out: &mut String) {
    let called = |cert: &Text| words(catalogue.name("cert", cert.raw()).unwrap_or(cert));
    let places = [
        ("base, one of them", &own.base),
        ("specialty", &own.specialty),
        ("supporting", &own.supporting),
    ];
    if places.iter().all(|(_, certs)| certs.is_empty()) {
        return;
    }
    out.push_str("\n### Certificates\n\n");
    for (place, certs) in places.iter().filter(|(_, certs)| !certs.is_empty()) {
        let names: Vec<String> = certs.iter().map(called).collect();
        let _ = writeln!(out, "- **{place}:** {}", names.join(", "));
    }
    for companion in catalogue.companions_of(own.id.raw()) {
        let cert = called(&companion.cert);
        let _ = writeln!(out, "- **{cert} is proved by:** {}", words(&companion.task));
    }
}

fn moves(catalogue: &Catalogue, track: &str, out: &mut String) {
    let all = catalogue.rotations_of(track);
    if all.is_empty() {
        return;
    }
    out.push_str("\n### Whom to follow for a while\n\nThe track stays one's own meanwhile.\n\n");
    for own in all {
        let with = catalogue.name("track", own.with.raw()).unwrap_or(&own.with);
        let weeks = match own.weeks {
            ..=0 => String::new(),
            weeks => format!(", {weeks} weeks"),
        };
        let _ = writeln!(
            out,
            "- **{}**{weeks}: {} Look for: {}",
            words(with),
            words(&own.when),
            words(&own.look_for)
        );
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_track_is_there_with_levels_projects_and_criteria() {
        let catalogue = Catalogue::embedded();
        let text = framework(catalogue, &[]);
        for id in catalogue.ids("track") {
            let own = catalogue.track(id).expect("a track");
            assert!(
                text.contains(&format!("\n## {}\n", words(&own.name))),
                "{id}"
            );
        }
        for part in [
            "### Skills",
            "### Ladder",
            "### Projects that count",
            "### Certificates",
        ] {
            assert_eq!(
                text.matches(part).count(),
                catalogue.ids("track").len(),
                "{part}"
            );
        }
        assert!(text.contains("never on certificates alone"));
    }

    #[test]
    fn lanes_choose_the_tracks_and_nothing_of_them_is_markup() {
        let lane = |track: &str, good: &str| Lane {
            track: track.into(),
            outcome: None,
            good: Some(good.into()),
        };
        let lanes = [lane("sre", "<b>quiet</b>\u{1b}[2J"), lane("Our own", "x")];
        let text = framework(Catalogue::embedded(), &lanes);
        assert!(text.contains("## Site reliability engineering"));
        assert!(!text.contains("## FinOps") && text.contains("## Our own"));
        assert!(text.contains("\\<b\\>quiet") && !text.contains('\u{1b}'));
    }
}
