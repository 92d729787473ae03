//! What the invented engineer writes, and a source of numbers that is the same everywhere.

use roadbook::day::Day;

/// Numbers that only look random: the same seed gives the same file on every machine.
pub(crate) struct Dice(u64);

impl Dice {
    pub(crate) fn new(seed: u64) -> Dice {
        Dice(seed ^ 0x5851_f42d_4c95_7f2d)
    }

    /// A number below `limit`.
    pub(crate) fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^= mixed >> 31;
        let limit = u64::try_from(limit.max(1)).unwrap_or(u64::MAX);
        usize::try_from(mixed % limit).unwrap_or(0)
    }

    pub(crate) fn one<'w>(&mut self, words: &[&'w str]) -> &'w str {
        words.get(self.below(words.len())).copied().unwrap_or("")
    }

    /// A sentence about some work.
    pub(crate) fn sentence(&mut self) -> String {
        format!(
            "{} {} {}",
            self.one(DEEDS),
            self.one(THINGS),
            self.one(ENDS)
        )
    }

    /// So many sentences.
    pub(crate) fn prose(&mut self, sentences: usize) -> String {
        let all: Vec<String> = (0..sentences).map(|_| self.sentence()).collect();
        all.join(". ")
    }

    /// A day of the ten years that end on the last day.
    pub(crate) fn day(&mut self) -> Day {
        last_day().plus(-i64::try_from(self.below(3650)).unwrap_or(0))
    }

    /// So many days of these ten years, the earliest first.
    pub(crate) fn days(&mut self, count: usize) -> Vec<Day> {
        let mut days: Vec<Day> = (0..count).map(|_| self.day()).collect();
        days.sort_unstable();
        days
    }
}

/// The day on which the generated roadmap is looked at.
pub(crate) fn last_day() -> Day {
    Day::new(2026, 11, 22).unwrap_or_else(|| unreachable!("a day of the calendar"))
}

pub(crate) const PEOPLE: &[&str] = &[
    "Bo",
    "Mina",
    "Ines Duarte",
    "Tomasz",
    "Grace Lin",
    "Yusuf",
    "Léa",
];
pub(crate) const TRACKS: &[&str] = &["sre", "cloudsec", "platform", "finops", "mlops"];
pub(crate) const STEPS: &[&str] = &["observe", "observe", "assist", "assist", "lead", "solo"];
pub(crate) const KINDS: &[&str] = &[
    "backstop", "saving", "decision", "design", "coaching", "reusable", "teaching",
];
pub(crate) const LEVELS: &[&str] = &[
    "awareness",
    "awareness",
    "working",
    "working",
    "ownership",
    "leadership",
];
pub(crate) const SKILLS: &[&str] = &[
    "sre-slo",
    "sre-observability",
    "sre-incident",
    "sre-toil",
    "sre-resilience",
    "sre-calm",
    "sre-learning",
    "sre-ai",
    "platform-paths",
    "platform-delivery",
    "platform-iac",
    "platform-runtime",
    "cloudsec-identity",
    "cloudsec-secrets",
    "cloudsec-threat",
    "finops-unit",
    "finops-usage",
    "mlops-drift",
];
pub(crate) const CERTS: &[&str] = &[
    "aws-saa",
    "aws-soa",
    "aws-dop",
    "aws-scs",
    "ms-az104",
    "ms-az400",
    "gcp-ace",
    "gcp-pcdoe",
    "finops-focp",
    "kcna",
];
const DEEDS: &[&str] = &[
    "Rewrote",
    "Read through",
    "Paired on",
    "Measured",
    "Took over",
    "Simplified",
    "Reviewed",
    "Documented",
    "Drew up",
    "Argued for",
    "Retired",
    "Tested",
];
const THINGS: &[&str] = &[
    "the alert rules of checkout",
    "the restore of the orders database",
    "the access review of the payment account",
    "the deploy pipeline of three teams",
    "the cost report for storage",
    "the runbook for queue backlogs",
    "the error budget policy",
    "the on-call handover",
    "the retry policy of the gateway",
    "the naming of our metrics",
];
const ENDS: &[&str] = &[
    "and cut the noise by a third",
    "with the people who own it",
    "before the audit came",
    "after the outage in March",
    "so that the next one needs nobody at night",
    "and wrote down what we do not know",
    "in half the time planned",
    "until the graph and the story agreed",
];
