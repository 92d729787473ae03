//! A plausible roadmap of so many entries: valid, without problems, and the same for the same seed.
//!
//! An entry is a record, or a dated entry of a record's list. Ten years of one person are about 1,500. Larger files have
//! more of everything, but wins, skills and certifications grow more slowly than the diary does.

use super::counts::Counts;
use super::words::{CERTS, Dice, KINDS, LEVELS, PEOPLE, SKILLS, STEPS, TRACKS, last_day};
use roadbook::day::{Day, Quarter};
use std::fmt::Write as _;

/// The text of a roadmap with so many entries, that ends on the last day.
pub(crate) fn roadmap(entries: usize, seed: u64) -> String {
    let mut write = Writer {
        out: String::with_capacity(entries * 270 + 10_000),
        dice: Dice::new(seed),
        counts: Counts::of(entries),
    };
    write.choices();
    write.skills();
    write.milestones();
    write.wins();
    write.certs();
    write.shadows();
    write.money();
    write.evidence();
    write.checkins();
    write.reviews();
    write.bets();
    write.out
}

struct Writer {
    out: String,
    dice: Dice,
    counts: Counts,
}

/// Appends a line, or the start of one. A string takes all that it is given.
macro_rules! line {
    ($self:ident, $($words:tt)*) => { let _ = writeln!($self.out, $($words)*); };
}

impl Writer {
    fn choices(&mut self) {
        line!(
            self,
            "# Ten years of an invented engineer, generated.\n\nschema = 1\n"
        );
        line!(
            self,
            "[person]\nname = \"Ada Okafor\"\nrole = \"Site reliability engineer\""
        );
        line!(
            self,
            "mentor = \"Grace Lin\"\nstarted = {}\ncurrency = \"USD\"",
            last_day().plus(-3650)
        );
        line!(self, "estate = [\"aws\", \"kubernetes\", \"terraform\"]");
        for (number, archetype) in ["architect", "bridge", "specialist"].iter().enumerate() {
            let because = self.dice.prose(2);
            line!(
                self,
                "\n[[direction]]\non = {}\narchetype = \"{archetype}\"",
                years_ago(9, number * 3)
            );
            line!(self, "because = \"{because}\"");
        }
        for (number, primary) in ["platform", "finops", "platform", "sre"].iter().enumerate() {
            line!(
                self,
                "\n[[track]]\non = {}\nprimary = \"{primary}\"",
                years_ago(10, number * 3)
            );
            line!(
                self,
                "shadowing = \"cloudsec\"\ntarget = \"ownership\"\ndue = {}",
                last_day().plus(200)
            );
        }
        for number in 0..20 {
            let from = last_day().plus(-3600 + number * 180);
            line!(
                self,
                "\n[[away]]\nfrom = {from}\nuntil = {}\nwhy = \"Leave\"",
                from.plus(14)
            );
        }
    }

    fn skills(&mut self) {
        let each = self.counts.levels;
        for number in 0..self.counts.skills {
            line!(self, "\n[[skill]]\nid = \"{}\"", skill(number));
            match SKILLS.get(number) {
                Some(of) => {
                    line!(self, "of = \"{of}\"");
                }
                None => {
                    line!(self, "title = \"Own skill {number}\"");
                }
            }
            line!(
                self,
                "added = {}\ntarget = \"ownership\"\nlevels = [",
                years_ago(10, 0)
            );
            for (entry, on) in self.dice.days(each).into_iter().enumerate() {
                let by = if entry % 3 == 2 { "Grace Lin" } else { "me" };
                let level = self.dice.one(LEVELS);
                let proof = self.dice.below(self.counts.evidence.max(1));
                let _ = write!(
                    self.out,
                    "  {{ on = {on}, by = \"{by}\", level = \"{level}\""
                );
                if self.counts.evidence > 0 && entry % 2 == 0 {
                    let _ = write!(self.out, ", evidence = [\"evidence:done-{proof}\"]");
                }
                line!(self, " }},");
            }
            line!(self, "]");
        }
    }

    fn milestones(&mut self) {
        for number in 0..self.counts.milestones {
            let title = self.dice.sentence();
            let stage = ["learn", "apply", "prove", "expand"][number * 4 / self.counts.milestones];
            line!(
                self,
                "\n[[milestone]]\nid = \"step-{number}\"\nadded = {}",
                years_ago(9, 0)
            );
            line!(
                self,
                "stage = \"{stage}\"\ntitle = \"{title}\"\ndue = {}",
                last_day().plus(90)
            );
            if number % 4 != 3 {
                let win = self.dice.below(self.counts.wins);
                line!(
                    self,
                    "done = {}\nproof = \"win:win-{win}\"",
                    years_ago(1, 0)
                );
            }
        }
    }

    fn wins(&mut self) {
        let each = self.counts.readings;
        for number in 0..self.counts.wins {
            let back = self.counts.wins - 1 - number;
            // More wins than quarters: several in each.
            let months = i32::try_from(back * 40 / self.counts.wins.max(40) * 3).unwrap_or(0);
            let day = last_day().plus_months(-months);
            let quarter = Quarter::of(day, 1);
            let (title, outcome) = (self.dice.sentence(), self.dice.sentence());
            line!(
                self,
                "\n[[win]]\nid = \"win-{number}\"\nadded = {}",
                day.plus(-40)
            );
            line!(
                self,
                "quarter = \"{quarter}\"\ntitle = \"{title}\"\noutcome = \"{outcome}\""
            );
            let (problem, hypothesis) = (self.dice.prose(2), self.dice.prose(1));
            line!(
                self,
                "problem = \"{problem}\"\nhypothesis = \"{hypothesis}\""
            );
            line!(
                self,
                "criteria_agreed = {}\nstarted = {}",
                quarter.first(1),
                quarter.first(1)
            );
            if months > 0 {
                let learned = self.dice.prose(2);
                line!(
                    self,
                    "closed = {}\nresult = \"reached\"\nlearned = \"{learned}\"",
                    quarter.last(1)
                );
            }
            line!(
                self,
                "[[win.guard]]\nmeasure = \"missed incidents\"\nlimit = 4"
            );
            self.readings(each, quarter, 4);
            for (id, measure) in [
                ("pages", "pages per week"),
                ("minutes", "minutes to acknowledge"),
            ] {
                line!(
                    self,
                    "[[win.key_result]]\nid = \"{id}\"\nmeasure = \"{measure}\""
                );
                line!(self, "baseline = 120\ntarget = 72");
                self.readings(each, quarter, 120);
            }
        }
    }

    fn readings(&mut self, count: usize, quarter: Quarter, most: usize) {
        line!(self, "readings = [");
        for number in 0..count {
            let days = i64::try_from(number * 90 / count).unwrap_or(0);
            line!(
                self,
                "  {{ on = {}, value = {} }},",
                quarter.first(1).plus(days),
                most - number % (most / 2)
            );
        }
        line!(self, "]");
    }

    fn certs(&mut self) {
        let each = self.counts.study;
        for number in 0..self.counts.certs {
            let of = CERTS.get(number).copied();
            line!(self, "\n[[cert]]\nid = \"cert-{number}\"");
            match of {
                Some(of) => {
                    line!(self, "of = \"{of}\"");
                }
                None => {
                    line!(
                        self,
                        "name = \"Certificate {number}\"\nissuer = \"Somebody\""
                    );
                }
            }
            line!(
                self,
                "added = {}\nplace = \"supporting\"\nhours_planned = 60",
                years_ago(9, 0)
            );
            line!(
                self,
                "companion = \"win:win-{}\"",
                self.dice.below(self.counts.wins)
            );
            if number % 3 != 2 {
                let passed = self.dice.day();
                line!(
                    self,
                    "passed = {passed}\nexpires = {}\ncost = 150",
                    passed.plus_months(36)
                );
            }
            line!(self, "study = [");
            for (entry, on) in self.dice.days(each).into_iter().enumerate() {
                let hours = 1 + self.dice.below(3);
                line!(
                    self,
                    "  {{ on = {on}, hours = {hours}.5, percent = {} }},",
                    entry * 100 / each
                );
            }
            line!(self, "]");
        }
    }

    fn shadows(&mut self) {
        for on in self.dice.days(self.counts.shadows) {
            let (track, with) = (self.dice.one(TRACKS), self.dice.one(PEOPLE));
            let (step, hours) = (self.dice.one(STEPS), 1 + self.dice.below(3));
            line!(
                self,
                "\n[[shadow]]\non = {on}\ntrack = \"{track}\"\nwith = \"{with}\""
            );
            let (what, learned) = (
                self.dice.sentence(),
                self.dice.prose(4 - self.counts.shorter),
            );
            line!(
                self,
                "step = \"{step}\"\nhours = {hours}.0\nwhat = \"{what}\"\nlearned = \"{learned}\""
            );
            if self.dice.below(8) == 0 {
                let draft = self.dice.sentence();
                line!(
                    self,
                    "follow_up = {{ what = \"{draft}\", due = {} }}",
                    on.plus(14)
                );
            }
        }
        for track in ["cloudsec", "finops"] {
            let look = self.dice.sentence();
            line!(
                self,
                "\n[[shadow_plan]]\ntrack = \"{track}\"\nlook_for = \"{look}\""
            );
            line!(self, "until = {}", last_day().plus(100));
        }
    }

    fn money(&mut self) {
        for year in 2017..2027 {
            line!(
                self,
                "\n[[budget]]\nyear = {year}\namount = 1500\ncurrency = \"USD\""
            );
        }
    }

    fn evidence(&mut self) {
        let days = self.dice.days(self.counts.evidence);
        for (number, on) in days.into_iter().enumerate() {
            let (kind, what) = (self.dice.one(KINDS), self.dice.sentence());
            line!(
                self,
                "\n[[evidence]]\nid = \"done-{number}\"\non = {on}\nkind = \"{kind}\""
            );
            let (result, of) = (self.dice.sentence(), self.dice.below(self.counts.skills));
            line!(
                self,
                "what = \"{what}\"\nresult = \"{result}\"\nskills = [\"{}\"]",
                skill(of)
            );
            let note = self.dice.prose(2);
            line!(self, "note = \"{note}\"");
        }
    }

    fn checkins(&mut self) {
        for on in self.dice.days(self.counts.checkins) {
            let (energy, load) = (1 + self.dice.below(5), 1 + self.dice.below(5));
            let learned = self.dice.prose(3 - self.counts.shorter);
            line!(
                self,
                "\n[[checkin]]\non = {on}\nenergy = {energy}\nload = {load}"
            );
            line!(
                self,
                "mix = {{ deep = 50, design = 20, people = 30 }}\nlearned = \"{learned}\""
            );
        }
    }

    fn reviews(&mut self) {
        for (number, on) in self.dice.days(self.counts.reviews).into_iter().enumerate() {
            let (one, other) = (
                self.dice.prose(4 - self.counts.shorter),
                self.dice.prose(3 - self.counts.shorter),
            );
            line!(
                self,
                "\n[[review]]\nid = \"talk-{number}\"\non = {on}\nwith = \"Grace Lin\""
            );
            line!(self, "notes = \"\"\"\n{one}.\n{other}.\"\"\"");
            let what = self.dice.sentence();
            line!(
                self,
                "[[review.action]]\nid = \"next\"\nwhat = \"{what}\"\nowner = \"me\""
            );
            line!(self, "due = {}", on.plus(14));
            if on.plus(30) < last_day() {
                line!(self, "done = {}", on.plus(10));
            }
        }
    }

    fn bets(&mut self) {
        for number in 0..self.counts.bets {
            let problem = self.dice.sentence();
            line!(
                self,
                "\n[[bet]]\nid = \"bet-{number}\"\ntech = \"Technology {number}\""
            );
            line!(
                self,
                "noticed = {}\nproblem = \"{problem}\"",
                self.dice.day()
            );
            line!(
                self,
                "decision = \"watch\"\nrevisit = {}",
                last_day().plus(60)
            );
        }
    }
}

fn years_ago(most: i64, later: usize) -> Day {
    last_day().plus(-365 * (most - i64::try_from(later).unwrap_or(0)))
}

fn skill(number: usize) -> String {
    SKILLS
        .get(number)
        .map_or_else(|| format!("own-{number}"), |of| (*of).to_owned())
}
