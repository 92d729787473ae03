//! Everything that the catalogue says of one entry, in words: the same for the shell and for the screen.

use super::{Archetype, Catalogue, Cert, Measure, Milestone, Project, Skill, Track};
use crate::text::{Text, shown};

/// The parts, each with what its entries are called together, in the order in which they are listed.
pub const PARTS: [(&str, &str); 10] = [
    ("track", "Tracks"),
    ("skill", "Skills"),
    ("milestone", "Milestones"),
    ("project", "Starter projects"),
    ("companion", "Companion tasks"),
    ("shadow", "Shadowing plans"),
    ("archetype", "Archetypes"),
    ("level", "Levels"),
    ("cert", "Certifications"),
    ("rubric", "Rubric"),
];

/// Lines of a name and its words, which are safe to show; the first one is what the entry is called.
pub type Entry = Vec<(&'static str, String)>;

impl Catalogue {
    /// What an entry of a part says; none where there is no such entry.
    pub fn entry(&self, part: &str, id: &str) -> Option<Entry> {
        let lines = match part {
            "track" => self.of_a_track(self.track(id)?),
            "skill" => of_skill(self.skill(id)?),
            "milestone" => of_milestone(self.milestone(id)?),
            "project" => of_project(self.project(id)?),
            "companion" => {
                let own = self.companion(id)?;
                vec![
                    ("task", one(&own.task)),
                    ("proves", self.called("cert", own.cert.raw())),
                ]
            }
            "shadow" => {
                let own = self.rotation(id)?;
                vec![
                    ("with", self.called("track", own.with.raw())),
                    ("when", one(&own.when)),
                    ("weeks", own.weeks.to_string()),
                    ("look_for", one(&own.look_for)),
                ]
            }
            "cert" => self.of_cert(self.cert(id)?),
            "level" => {
                let own = self.level(id)?;
                vec![("name", one(&own.name)), ("means", one(&own.means))]
            }
            "rubric" => {
                let own = self.ask(id)?;
                vec![
                    ("question", one(&own.question)),
                    ("because", one(&own.because)),
                ]
            }
            "archetype" => of_archetype(self.archetype(id)?),
            _ => return None,
        };
        let mut lines: Entry = lines
            .into_iter()
            .filter(|(_, own)| !own.is_empty())
            .collect();
        if let Some(track) = self.track_of(part, id).filter(|_| part != "track") {
            lines.push(("track", self.called("track", track)));
        }
        if self.is_own(part, id) {
            lines.push(("own", "yes".to_owned()));
        }
        Some(lines)
    }

    /// A track with the names of all that belongs to it.
    fn of_a_track(&self, own: &Track) -> Entry {
        let id = own.id.raw();
        let certs = |ids: &[Text]| {
            let names: Vec<_> = ids.iter().map(|id| self.called("cert", id.raw())).collect();
            names.join(", ")
        };
        let skills = self.skills_of(id).into_iter().map(Skill::called);
        let steps = self.milestones_of(id).into_iter();
        let steps = steps.map(|step| format!("{} ({})", step.title.shown(), step.stage.shown()));
        let projects = self.projects_of(id).into_iter().map(|own| &own.title);
        let shadowing = self.rotations_of(id).into_iter();
        let shadowing = shadowing.map(|own| self.called("track", own.with.raw()));
        let join = |names: Vec<String>| names.join("; ");
        vec![
            ("name", one(&own.name)),
            ("one_line", one(&own.one_line)),
            ("business_outcome", one(&own.business_outcome)),
            ("start_here_when", one(&own.start_here_when)),
            ("skills", join(skills.map(one).collect())),
            ("milestones", join(steps.collect())),
            ("projects", join(projects.map(one).collect())),
            ("base", certs(&own.base)),
            ("specialty", certs(&own.specialty)),
            ("supporting", certs(&own.supporting)),
            ("stack_note", one(&own.stack_note)),
            ("shadowing", join(shadowing.collect())),
        ]
    }

    fn of_cert(&self, own: &Cert) -> Entry {
        let certs = |ids: &[Text], between: &str| {
            let names: Vec<_> = ids.iter().map(|id| self.called("cert", id.raw())).collect();
            names.join(between)
        };
        let mut lines = vec![
            ("name", one(&own.name)),
            ("issuer", one(&own.issuer)),
            ("code", one(&own.code)),
            ("level", one(&own.level)),
            ("status", one(&own.status)),
            ("platforms", several(&own.platforms)),
        ];
        lines.extend(self.figures_of(own));
        let before = &own.prerequisites;
        lines.extend([
            (
                "needs_all_of",
                match before.rule.raw() {
                    "any" => String::new(),
                    _ => certs(&before.certs, ", "),
                },
            ),
            (
                "needs_one_of",
                match before.rule.raw() {
                    "any" => certs(&before.certs, " or "),
                    _ => certs(&before.any_of, " or "),
                },
            ),
            ("needs", one(&before.detail)),
            (
                "last_exam",
                own.last_exam().map_or(String::new(), |day| day.to_string()),
            ),
            ("replaced_by", self.called("cert", own.replaced_by.raw())),
            ("note", one(&own.note)),
            ("doubt", one(&own.doubt)),
        ]);
        lines
    }

    /// The figures of a certification, each with its source.
    fn figures_of(&self, own: &Cert) -> Entry {
        let mut lines = Entry::new();
        if let Some(valid) = &own.validity {
            let words = match valid.months {
                ..=0 => "for ever".to_owned(),
                months => format!("{months} months"),
            };
            let earlier = valid.earlier.as_ref();
            let earlier = earlier.and_then(|own| Some((own.months, own.before?)));
            let words = match earlier {
                Some((months, before)) => {
                    format!("{words}, {months} where it was passed before {before}")
                }
                None => words,
            };
            lines.push(("valid", self.sourced(words, &valid.status, &valid.source)));
        }
        let renewal = &own.renewal;
        let mut ways = several(&renewal.ways);
        for (days, words) in [
            (renewal.opens_days_before, "days before its end"),
            (renewal.grace_days, "days after its end"),
        ] {
            if let Some(days) = days.filter(|days| *days > 0) {
                ways = format!("{ways}; {days} {words}");
            }
        }
        if !ways.is_empty() {
            ways = self.sourced(ways, &renewal.status, &renewal.source);
        }
        lines.extend([("renewed_by", ways), ("renewal", one(&renewal.detail))]);
        if let Some(fee) = &own.fee {
            let words = format!("{} {}", fee.amount, fee.currency.shown());
            let words = if fee.detail.is_blank() {
                words
            } else {
                format!("{words}, {}", fee.detail.shown())
            };
            lines.push(("fee", self.sourced(words, &fee.status, &fee.source)));
        }
        if let Some(hours) = own.hours.as_ref().filter(|hours| hours.value > 0.0) {
            lines.push(("usual_hours", format!("{} (an estimate)", hours.value)));
        }
        if let Some(minutes) = own.minutes.as_ref().filter(|own| own.value > 0.0) {
            let words = minutes.value.to_string();
            lines.push((
                "minutes",
                self.sourced(words, &minutes.status, &minutes.source),
            ));
        }
        lines
    }

    /// A figure with how far to trust it: stated by a source with its date, or recalled.
    fn sourced(&self, words: String, status: &Text, source: &Text) -> String {
        if words.is_empty() || status.is_blank() {
            return words;
        }
        let Some(from) = self.origin(source.raw()) else {
            return format!("{words} ({})", status.shown());
        };
        let mut told = format!("{words} ({}: {}", status.shown(), from.title.shown());
        if !from.as_of.is_blank() {
            told = format!("{told}, {}", from.as_of.shown());
        }
        if !from.doubt.is_blank() {
            told = format!("{told}; in doubt: {}", from.doubt.shown());
        }
        format!("{told})")
    }

    /// What an entry is called, else its id; safe to show.
    fn called(&self, part: &str, id: &str) -> String {
        let name = self.name(part, id);
        name.map_or_else(|| shown(id).into_owned(), |name| name.shown().into_owned())
    }
}

fn of_skill(own: &Skill) -> Entry {
    let mut lines = vec![
        ("name", one(&own.name)),
        ("kind", one(&own.kind)),
        ("question", one(&own.question)),
        ("outcome", one(&own.outcome)),
        ("risk", one(&own.risk)),
    ];
    lines.extend(measured(&own.metric));
    lines.extend([
        ("awareness", one(&own.awareness)),
        ("working", one(&own.working)),
        ("ownership", one(&own.ownership)),
        ("leadership", one(&own.leadership)),
    ]);
    lines
}

fn of_project(own: &Project) -> Entry {
    let mut lines = vec![("title", one(&own.title)), ("output", one(&own.output))];
    lines.extend(measured(&own.kr));
    lines.push(("guard", one(&own.guard)));
    lines
}

fn of_archetype(own: &Archetype) -> Entry {
    vec![
        ("name", one(&own.name)),
        ("philosophy", one(&own.philosophy)),
        ("primary_question", one(&own.primary_question)),
        ("daily_work", several(&own.daily_work)),
        ("key_skill", one(&own.key_skill)),
        ("shows_progress", several(&own.shows_progress)),
        ("risks", several(&own.risks)),
        ("roles", several(&own.roles)),
        ("safe_bets", several(&own.safe_bets)),
    ]
}

fn of_milestone(own: &Milestone) -> Entry {
    vec![
        ("title", one(&own.title)),
        ("stage", one(&own.stage)),
        ("seniority", one(&own.seniority)),
        ("deliverable", one(&own.deliverable)),
        ("unlocks_when", one(&own.unlocks_when)),
        ("skills", several(&own.skills)),
    ]
}

/// A measure with its usual way.
fn measured(own: &Measure) -> Entry {
    let mut lines = vec![("metric", one(&own.name)), ("unit", one(&own.unit))];
    if let (Some(baseline), Some(target)) = (own.baseline, own.target) {
        let basis = if own.basis.is_blank() {
            String::new()
        } else {
            format!(" ({})", own.basis.shown())
        };
        lines.push(("usual", format!("{baseline} to {target}{basis}")));
    }
    lines
}

fn one(text: &Text) -> String {
    if text.is_blank() {
        String::new()
    } else {
        text.shown().into_owned()
    }
}

fn several(texts: &[Text]) -> String {
    let texts: Vec<_> = texts.iter().map(Text::shown).collect();
    texts.join(", ")
}
