//! The sample team: eight invented people over two years, and the mentor's own file about them.
//!
//! Ada is the sample roadmap itself. The others are short: what one reads of a person in a team, made from a few lines
//! each, so that a change of them can be reviewed.

mod people;

use super::{filled, quarter, sample};
use crate::day::Day;
use people::{PEOPLE, Who};
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

const LEVELS: [&str; 4] = ["awareness", "working", "ownership", "leadership"];

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
