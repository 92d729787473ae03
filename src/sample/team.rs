//! The sample team: eight invented people over two years, and the mentor's own file about them.
//!
//! Ada is the sample roadmap itself. The others are short: what one reads of a person in a team, made from a few lines
//! each, so that a change of them can be reviewed.
//!
//! Longer than most: the people are a table, and a reader wants them beside what is made of them.

use super::{filled, quarter, sample};
use crate::day::Day;
use std::fmt::Write as _;

const OWN: &str = include_str!("../../assets/team/team.toml");

/// The files of the sample team as they stand today: their names, and what they say.
pub fn sample_team(today: Day) -> Vec<(String, String)> {
    let own = [
        ("team.toml", filled(OWN, today)),
        ("ada.toml", sample(today)),
    ];
    let own = own.map(|(name, text)| (name.to_owned(), text));
    let others = PEOPLE
        .iter()
        .map(|who| (format!("{}.toml", who.id), roadmap(who, today)));
    own.into_iter().chain(others).collect()
}

/// A person in a few lines. Days are counted back from today.
struct Who {
    id: &'static str,
    name: &'static str,
    role: &'static str,
    track: &'static str,
    follows: &'static str,
    target: &'static str,
    began: i64,
    /// The track before, and the day on which it was chosen.
    before: Option<(&'static str, i64)>,
    /// A skill, and the days on which awareness, working, ownership and leadership were reached.
    skills: &'static [(&'static str, &'static [i64])],
    /// Quarter counted from this one, title, measure, baseline, target, the latest reading.
    wins: &'static [(i32, &'static str, &'static str, f64, f64, f64)],
    /// A certification and the day on which it was passed; one ahead has its exam then.
    certs: &'static [(&'static str, i64, u32)],
    /// How many days lie between two sessions, check-ins and one-on-ones.
    rhythm: [i64; 3],
    /// Nothing was noted in the last so many days.
    quiet: i64,
    away: Option<(i64, i64)>,
}

const LEVELS: [&str; 4] = ["awareness", "working", "ownership", "leadership"];

const PEOPLE: [Who; 7] = [
    Who {
        id: "bo",
        name: "Bo Lindqvist",
        role: "Senior security engineer",
        track: "cloudsec",
        follows: "sre",
        target: "ownership",
        began: 640,
        before: None,
        skills: &[
            ("cloudsec-identity", &[640, 500, 260, 40]),
            ("cloudsec-posture", &[640, 420, 200]),
            ("cloudsec-secrets", &[600, 380, 120]),
            ("cloudsec-threat", &[540, 300, 70]),
            ("cloudsec-translate", &[500, 210]),
            ("cloudsec-ai", &[260, 55]),
        ],
        wins: &[
            (
                -2,
                "Rotate every build secret in a day",
                "secrets older than 90 days",
                140.0,
                20.0,
                14.0,
            ),
            (
                -1,
                "Review access of the payment estate",
                "roles without an owner",
                62.0,
                10.0,
                8.0,
            ),
            (
                0,
                "Access reviewed on time in every team",
                "reviewed on time",
                61.0,
                95.0,
                91.0,
            ),
        ],
        certs: &[("cks", 300, 395), ("aws-scs", -34, 300)],
        rhythm: [16, 7, 21],
        quiet: 1,
        away: None,
    },
    Who {
        id: "mina",
        name: "Mina Haddad",
        role: "Cost engineer",
        track: "finops",
        follows: "platform",
        target: "leadership",
        began: 640,
        before: None,
        skills: &[
            ("finops-allocation", &[640, 480, 390]),
            ("finops-anomaly", &[640, 470, 385]),
            ("finops-rates", &[600, 440, 381]),
            ("finops-unit", &[520, 360]),
            ("finops-influence", &[500, 330]),
        ],
        wins: &[
            (
                -3,
                "Allocate nine tenths of the bill",
                "allocated spend",
                52.0,
                90.0,
                91.0,
            ),
            (
                -1,
                "Find anomalies within a day",
                "days to find one",
                9.0,
                1.0,
                4.0,
            ),
        ],
        certs: &[("finops-focp", 420, 599)],
        rhythm: [40, 14, 45],
        quiet: 96,
        away: None,
    },
    Who {
        id: "tomas",
        name: "Tomas Reyes",
        role: "Platform engineer",
        track: "platform",
        follows: "finops",
        target: "ownership",
        began: 560,
        before: None,
        skills: &[
            ("platform-paths", &[560, 300]),
            ("platform-selfservice", &[560, 280]),
            ("platform-delivery", &[520, 260, 150]),
            ("platform-iac", &[560, 400, 148]),
            ("platform-enable", &[400, 170]),
        ],
        wins: &[
            (
                -2,
                "Build time below ten minutes",
                "minutes for each build",
                26.0,
                10.0,
                9.0,
            ),
            (
                0,
                "Half of new services from a template",
                "services from it",
                10.0,
                50.0,
                22.0,
            ),
        ],
        certs: &[("cka", 330, 395)],
        rhythm: [30, 9, 28],
        quiet: 4,
        away: None,
    },
    Who {
        id: "priya",
        name: "Priya Nair",
        role: "Engineer",
        track: "sre",
        follows: "platform",
        target: "working",
        began: 280,
        before: None,
        skills: &[
            ("sre-slo", &[280, 110]),
            ("sre-observability", &[280, 160]),
            ("sre-incident", &[270, 45]),
            ("sre-toil", &[200, 20]),
            ("sre-calm", &[280]),
        ],
        wins: &[
            (
                -1,
                "Runbooks for every page of search",
                "pages without one",
                31.0,
                3.0,
                2.0,
            ),
            (
                0,
                "Two thirds fewer pages at night",
                "pages at night a week",
                18.0,
                6.0,
                10.0,
            ),
        ],
        certs: &[("kcna", 190, 250), ("cka", -21, 395)],
        rhythm: [12, 7, 14],
        quiet: 2,
        away: None,
    },
    Who {
        id: "jonas",
        name: "Jonas Weber",
        role: "Engineer for models in production",
        track: "mlops",
        follows: "finops",
        target: "working",
        began: 41,
        before: None,
        skills: &[
            ("mlops-repro", &[41]),
            ("mlops-delivery", &[41]),
            ("mlops-rollback", &[36]),
            ("mlops-inference", &[]),
        ],
        wins: &[(
            0,
            "One model with a rollback of minutes",
            "minutes to roll back",
            240.0,
            10.0,
            180.0,
        )],
        certs: &[("aws-mla", -80, 150)],
        rhythm: [9, 7, 14],
        quiet: 3,
        away: None,
    },
    Who {
        id: "sara",
        name: "Sara Lund",
        role: "Security engineer",
        track: "cloudsec",
        follows: "platform",
        target: "ownership",
        began: 210,
        before: Some(("sre", 500)),
        skills: &[
            ("sre-slo", &[500, 360]),
            ("sre-observability", &[500, 330]),
            ("sre-incident", &[480, 300]),
            ("cloudsec-identity", &[210, 130]),
            ("cloudsec-posture", &[210, 120]),
            ("cloudsec-secrets", &[180]),
        ],
        wins: &[(
            -1,
            "Guardrails for public storage",
            "findings a week",
            40.0,
            4.0,
            3.0,
        )],
        certs: &[("aws-saa", 260, 150)],
        rhythm: [50, 12, 60],
        quiet: 33,
        away: Some((32, -20)),
    },
    Who {
        id: "chidi",
        name: "Chidi Eze",
        role: "Senior platform engineer",
        track: "platform",
        follows: "sre",
        target: "leadership",
        began: 680,
        before: None,
        skills: &[
            ("platform-paths", &[680, 560, 430, 300]),
            ("platform-selfservice", &[680, 540, 445]),
            ("platform-delivery", &[650, 520, 442]),
            ("platform-product", &[600, 450]),
        ],
        wins: &[(
            -2,
            "A new service live in a day",
            "days to the first request",
            12.0,
            1.0,
            1.0,
        )],
        certs: &[("ckad", 500, 395)],
        rhythm: [25, 10, 30],
        quiet: 58,
        away: None,
    },
];

/// What was looked at in sessions, one after the other.
const SEEN: [&str; 5] = [
    "Review of a change before it went out",
    "How an alert is written and thrown away",
    "The bill of one product, line by line",
    "Access of a service, and who asked for it",
    "A template, used by somebody who did not write it",
];

/// Whom one follows, by the track.
fn leader(track: &str) -> &'static str {
    match track {
        "sre" => "Ada Okafor",
        "cloudsec" => "Bo Lindqvist",
        "finops" => "Mina Haddad",
        "platform" => "Tomas Reyes",
        _ => "Jonas Weber",
    }
}

fn roadmap(who: &Who, today: Day) -> String {
    let mut out = Out {
        text: String::new(),
        today,
    };
    out.person(who);
    out.skills(who);
    out.milestones(who);
    for win in who.wins {
        out.win(who, win);
    }
    out.certs(who);
    out.log(who);
    out.text
}

struct Out {
    text: String,
    today: Day,
}

impl Out {
    fn day(&self, back: i64) -> Day {
        self.today.plus(-back)
    }

    fn put(&mut self, words: &str) {
        let _ = writeln!(self.text, "{words}");
    }

    fn person(&mut self, who: &Who) {
        let began = self.day(who.before.map_or(who.began, |(_, began)| began));
        self.put("schema = 1\n\n[person]");
        self.put(&format!("name = \"{}\"\nrole = \"{}\"", who.name, who.role));
        self.put(&format!(
            "mentor = \"Grace Lin\"\nstarted = {began}\ncurrency = \"USD\""
        ));
        if let Some((track, began)) = who.before {
            let on = self.day(began);
            self.put(&format!(
                "\n[[track]]\non = {on}\nprimary = \"{track}\"\ntarget = \"working\""
            ));
        }
        let (on, due) = (self.day(who.began), self.day(who.began.min(120) - 300));
        self.put(&format!(
            "\n[[track]]\non = {on}\nprimary = \"{}\"\nshadowing = \"{}\"\ntarget = \"{}\"\ndue = {due}",
            who.track, who.follows, who.target
        ));
        if let Some((from, until)) = who.away {
            let (from, until) = (self.day(from), self.day(until));
            self.put(&format!(
                "\n[[away]]\nfrom = {from}\nuntil = {until}\nwhy = \"Leave\""
            ));
        }
    }

    fn skills(&mut self, who: &Who) {
        for (skill, days) in who.skills {
            self.put(&format!(
                "\n[[skill]]\nid = \"{skill}\"\nof = \"{skill}\"\ntarget = \"{}\"\nlevels = [",
                who.target
            ));
            for (number, back) in days.iter().enumerate() {
                let (own, said) = (self.day(*back), self.day(back - 6));
                let level = LEVELS[number.min(3)];
                let proof = format!("evidence = [\"evidence:{skill}-{number}\"]");
                self.put(&format!(
                    "  {{ on = {own}, by = \"me\", level = \"{level}\", {proof} }},"
                ));
                self.put(&format!(
                    "  {{ on = {said}, by = \"Grace Lin\", level = \"{level}\" }},"
                ));
            }
            self.put("]");
            for (number, back) in days.iter().enumerate() {
                let on = self.day(back + 2);
                let kind = if number > 1 { "coaching" } else { "design" };
                self.put(&format!(
                    "\n[[evidence]]\nid = \"{skill}-{number}\"\non = {on}\nkind = \"{kind}\"\nwhat = \"Shown at work: {} of {skill}\"\nskills = [\"{skill}\"]",
                    LEVELS[number.min(3)]
                ));
            }
        }
    }

    /// One milestone for each win, and one that is still to come.
    fn milestones(&mut self, who: &Who) {
        for (offset, title, ..) in who.wins {
            let last = quarter(self.today, *offset).last(1);
            let done = if *offset < 0 {
                let on = last.plus(-5);
                format!("\ndone = {on}\nproof = \"win:w{}\"", -offset)
            } else {
                String::new()
            };
            self.put(&format!(
                "\n[[milestone]]\nid = \"m{}\"\ntitle = \"{title}, and written down for others\"\nstage = \"apply\"\ndue = {last}{done}",
                -offset
            ));
        }
    }

    fn win(&mut self, who: &Who, win: &(i32, &str, &str, f64, f64, f64)) {
        let (offset, title, measure, baseline, target, latest) = win;
        let own = quarter(self.today, *offset);
        let (first, last) = (own.first(1), own.last(1));
        let started = first.plus(4).min(self.today);
        self.put(&format!(
            "\n[[win]]\nid = \"w{}\"\nquarter = \"{own}\"\ntitle = \"{title}\"\ncriteria_agreed = {started}\nstarted = {started}",
            -offset
        ));
        let end = self.day(who.quiet).min(last.plus(-6));
        if *offset < 0 {
            let reached = (latest - target) * (target - baseline) >= 0.0;
            let result = if reached { "reached" } else { "missed" };
            self.put(&format!(
                "closed = {}\nresult = \"{result}\"",
                last.plus(-6)
            ));
        }
        self.put(&format!(
            "\n[[win.key_result]]\nmeasure = \"{measure}\"\nbaseline = {baseline}\ntarget = {target}\nreadings = ["
        ));
        let mut on = started.plus(7);
        let all = started.until(end).max(1);
        while on <= end {
            #[expect(clippy::cast_precision_loss, reason = "days of one quarter")]
            let part = started.until(on) as f64 / all as f64;
            let value = baseline + (latest - baseline) * part;
            self.put(&format!("  {{ on = {on}, value = {value:.1} }},"));
            on = on.plus(14);
        }
        self.put("]");
    }

    fn certs(&mut self, who: &Who) {
        for (cert, back, cost) in who.certs {
            let on = self.day(*back);
            let booked = on.plus(-40).min(self.today);
            let end = if *back >= 0 {
                format!("passed = {on}")
            } else {
                format!("exam = {on}")
            };
            self.put(&format!(
                "\n[[cert]]\nid = \"{cert}\"\nof = \"{cert}\"\napproved = {booked}\nbooked = {booked}\n{end}\ncost = {cost}\nstudy = ["
            ));
            for week in 1..=3 {
                let on = on.plus(-12 * week);
                if on <= self.day(who.quiet) {
                    self.put(&format!("  {{ on = {on}, hours = 3 }},"));
                }
            }
            self.put("]");
        }
    }

    fn log(&mut self, who: &Who) {
        let [session, checkin, talk] = who.rhythm;
        let first = who.before.map_or(who.began, |(_, began)| began);
        let days = |every: i64| {
            let count = (first - who.quiet) / every;
            (0..count.max(0))
                .rev()
                .map(move |number| who.quiet + number * every)
        };
        for (number, back) in days(session).enumerate() {
            let on = self.day(back);
            self.put(&format!(
                "\n[[shadow]]\non = {on}\ntrack = \"{}\"\nwith = \"{}\"\nstep = \"observe\"\nhours = {}\nwhat = \"{}\"",
                who.follows,
                leader(who.follows),
                1 + number % 2,
                SEEN[number % SEEN.len()]
            ));
        }
        for back in days(checkin) {
            let on = self.day(back);
            self.put(&format!("\n[[checkin]]\non = {on}\nenergy = 4\nload = 3"));
        }
        for back in days(talk) {
            let (on, next) = (self.day(back), self.day(back - talk));
            self.put(&format!(
                "\n[[review]]\non = {on}\nwith = \"Grace Lin\"\nkind = \"one-on-one\"\nnext = {next}"
            ));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Path, fields, problems};
    use crate::store::{Book, check};

    #[test]
    fn the_sample_team_has_no_problem_on_any_day() {
        for today in ["2026-11-22", "2027-01-01", "2028-02-29"] {
            for (name, text) in sample_team(today.parse().expect("a day")) {
                assert_eq!(check(&text), [], "{today} {name}");
                let fields = fields::of_file(name == "team.toml");
                let found = problems(&Book::open(text).roadmap(), fields, &Path::root());
                assert_eq!(found, [], "{today} {name}");
            }
        }
    }
}
