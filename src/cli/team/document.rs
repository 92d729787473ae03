//! A team as JSON. `docs/json.md` describes it; a name that stands there never changes its meaning.

use crate::day::Day;
use crate::export::lines;
use crate::insight::Level;
use crate::insight::team::agreements::{budgets, rituals};
use crate::insight::team::cohorts::{Look, cohorts};
use crate::insight::team::coverage::{coverage, gatekeepers};
use crate::insight::team::indicators::indicators;
use crate::insight::team::results::results;
use crate::insight::team::support::support;
use crate::insight::team::{Person, Roster, Row, Share, State, What, answers};
use crate::insight::win::Standing;
use crate::model::{Section, Source, Table};
use crate::text::Text;
use serde_json::{Value as Json, json};

/// The number of the form; a new one means that an old reader would be wrong.
const VERSION: u32 = 1;

/// All that the view of a team says, but for the mentor's notes.
pub(super) fn document(roster: &Roster, source: &dyn Source) -> String {
    let all = coverage(roster, source);
    let document = json!({
        "roadbook": "team",
        "version": VERSION,
        "today": roster.today.to_string(),
        "team": {
            "name": text(roster.frame.name.as_ref()),
            "mentor": text(roster.frame.mentor.as_ref()),
            "window_days": roster.frame.window,
            "fewest_for_percent": roster.frame.fewest,
        },
        "people": roster.rows.iter().map(|row| person(roster, row)).collect::<Json>(),
        "coverage": all.iter().map(|own| json!({
            "track": lines(&own.track),
            "name": roster.track_name(&own.track),
            "wanted": own.lane.as_ref().and_then(|lane| lane.wanted),
            "level": own.level().name(),
            "missing": own.missing(),
            "awareness": own.held[0], "working": own.held[1],
            "ownership": own.held[2], "leadership": own.held[3],
            "single_point": own.at_least(own.level()).len() == 1,
        })).collect::<Json>(),
        "gatekeepers": gatekeepers(&all, roster, source).iter().map(|own| json!({
            "name": own.name, "why": own.why,
        })).collect::<Json>(),
        "cohorts": cohorts(roster).iter().map(|own| json!({
            "track": lines(&own.track), "year": own.year, "people": own.people,
            "looks": own.looks.iter().map(|own| look(roster, own)).collect::<Json>(),
        })).collect::<Json>(),
        "indicators": indicators(roster, source).iter().map(|own| json!({
            "id": own.id, "leads": own.leads, "meaning": own.meaning, "words": own.words,
            "share": own.share.map(|own| share(roster, own)), "about": own.about,
        })).collect::<Json>(),
        "support": supported(roster),
        "results": outcomes(roster, source),
        "gaps": gaps(roster, source),
        "budgets": budgets(roster, source).iter().map(|own| json!({
            "year": own.year, "track": text(own.track.as_ref()), "amount": own.amount,
            "each": own.each, "currency": text(own.currency.as_ref()), "spent": own.sum(),
            "by": own.spent.iter().map(|(name, amount)| json!({"name": name, "spent": amount})).collect::<Json>(),
        })).collect::<Json>(),
        "rituals": rituals(source, roster.today).iter().map(|own| json!({
            "name": lines(&own.name), "every_days": own.every,
            "last": own.last.as_ref().map(|(on, _)| on.to_string()), "next": day(own.next()),
        })).collect::<Json>(),
        "rollout": steps(roster, source),
    });
    format!("{document:#}\n")
}

fn text(text: Option<&Text>) -> Option<String> {
    text.map(lines)
}

fn day(day: Option<Day>) -> Option<String> {
    day.map(|day| day.to_string())
}

fn share(roster: &Roster, own: Share) -> Json {
    json!({ "part": own.part, "whole": own.whole, "percent": own.percent(roster.frame.fewest) })
}

fn person(roster: &Roster, row: &Row) -> Json {
    let member = roster.member(row);
    let file = roster.file(row);
    let error = match file.map(|file| &file.state) {
        Some(State::Broken(why)) => Some(why.clone()),
        Some(State::Reading) => Some("it is being read".to_owned()),
        None => Some("no file is named".to_owned()),
        Some(State::Read(_)) => None,
    };
    let mut found = json!({
        "name": roster.name(row),
        "file": file.map(|file| file.shown.clone()),
        "member": member.is_some(),
        "error": error,
        "joined": day(roster.joined(row)),
        "left": member.and_then(|own| own.left.as_ref()).map(|left| json!({
            "on": left.on.to_string(), "regretted": left.regretted,
        })),
        "growth": row.verdict.as_ref().map(|own| own.growth.word()),
        "because": row.verdict.as_ref().map(|own| own.facts.clone()),
        "counts": row.verdict.as_ref().map(|own| json!({
            "levels": own.counts.rises, "milestones": own.counts.milestones,
            "wins": own.counts.wins, "certs": own.counts.certs,
            "readings": own.counts.readings, "sessions": own.counts.sessions,
            "study": own.counts.study, "evidence": own.counts.evidence,
        })),
    });
    if let (Some(person), Json::Object(found)) = (roster.person(row), &mut found)
        && let Json::Object(more) = of_file(person)
    {
        found.extend(more);
    }
    found
}

fn of_file(person: &Person) -> Json {
    let track = person.track.as_ref();
    let primary = track.and_then(|own| own.primary.as_ref());
    json!({
        "role": text(person.role.as_ref()),
        "track": text(primary),
        "shadowing": track.and_then(|own| text(own.shadowing.as_ref())),
        "level": primary.and_then(|own| person.level_in(own.raw())).map(Level::name),
        "target": track.and_then(|own| own.target).map(Level::name),
        "target_due": track.and_then(|own| day(own.due)),
        "at_target": person.at_target().map(|(reached, rows)| json!({ "reached": reached, "rows": rows })),
        "win": person.win.as_ref().map(|own| json!({
            "title": lines(&own.title), "words": own.words, "pace": own.pace.map(Standing::name),
        })),
        "certs": {
            "held": person.certs.held, "proven": person.certs.proven,
            "exam": person.certs.exam.as_ref().map(|(name, on)| json!({ "what": lines(name), "on": on.to_string() })),
        },
        "last_checkin": day(person.last(|what| what == What::CheckIn)),
        "last_one_on_one": day(person.last(|what| what == What::OneOnOne)),
        "next_one_on_one": day(person.next_review),
    })
}

fn look(roster: &Roster, own: &Look) -> Json {
    json!({
        "day": own.day, "people": own.people,
        "engaged": share(roster, own.engaged), "levels_risen": own.rises,
        "delivered": share(roster, own.delivered), "for_others": share(roster, own.for_others),
        "stayed": share(roster, own.stayed), "promoted": share(roster, own.promoted),
        "wins": own.wins,
    })
}

fn supported(roster: &Roster) -> Json {
    let groups = support(roster).into_iter();
    let rows = groups.flat_map(|(track, people)| {
        let track = lines(&track);
        people.into_iter().map(move |own| {
            json!({
                "track": track, "name": own.name, "one_on_ones": own.talks,
                "sessions": own.sessions, "session_hours": own.session_hours,
                "study_hours": own.study_hours, "readings": own.readings,
                "spent": own.spent, "short_of": own.short_of,
            })
        })
    });
    rows.collect()
}

fn outcomes(roster: &Roster, source: &dyn Source) -> Json {
    let all = results(roster, source);
    all.iter()
        .map(|own| {
            json!({
                "title": lines(&own.title), "track": text(own.track.as_ref()),
                "measure": lines(&own.measure), "unit": text(own.unit.as_ref()),
                "baseline": own.baseline, "target": own.target,
                "now": own.now.map(|(on, value)| json!({ "on": on.to_string(), "value": value })),
                "stands": own.stand().word(),
                "people": { "growing": own.people[0], "steady": own.people[1], "stalled": own.people[2] },
                "levels_risen": own.rises, "wins": own.wins,
            })
        })
        .collect()
}

fn said(table: &Table, name: &str) -> Option<String> {
    text(table.text(name))
}

fn gaps(roster: &Roster, source: &dyn Source) -> Json {
    let own = source.records(Section::Gap).into_iter().map(|record| {
        let table = &record.table;
        json!({
            "what": said(table, "what"), "track": said(table, "track"), "level": said(table, "level"),
            "answer": said(table, "answer"), "way": said(table, "way"), "because": said(table, "because"),
            "due": day(table.day("due")), "closed": day(table.day("closed")),
        })
    });
    let open = answers::open(roster, source).into_iter().map(|own| {
        json!({
            "what": own.words, "track": lines(&own.track), "level": null, "answer": null,
            "way": null, "because": null, "due": null, "closed": null, "certs": own.certs,
        })
    });
    open.chain(own).collect()
}

fn steps(roster: &Roster, source: &dyn Source) -> Json {
    let records = source.records(Section::Rollout).into_iter();
    records
        .map(|record| {
            let table = &record.table;
            json!({
                "weeks": said(table, "weeks"), "what": said(table, "what"), "owner": said(table, "owner"),
                "due": day(table.day("due")),
                "done": day(table.day("done").filter(|on| *on <= roster.today)),
            })
        })
        .collect()
}
