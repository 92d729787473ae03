//! All certifications speak about one vendor, and the company runs more than that.

use super::{Figures, Rule, Severity, Signal, Threshold};
use crate::insight::certs::{CertRow, State};
use crate::model::{Path, Section};

pub(super) static RULE: Rule = Rule {
    id: "single-vendor",
    doc: "So many certifications, held or coming, are all of one vendor.",
    because: "One vendor's exams teach one vendor's words; a second one shows what is portable.",
    threshold: Some(Threshold {
        value: 3,
        unit: "certifications",
        reason: "Two of one vendor are a base with its specialty; from the third on it is a habit.",
    }),
    find,
};

fn find(figures: &Figures, from: i64) -> Vec<Signal> {
    let [only] = figures.certs.vendors.as_slice() else {
        return Vec::new();
    };
    let count = only.held + only.coming;
    if i64::try_from(count).unwrap_or(i64::MAX) < from {
        return Vec::new();
    }
    let estate = figures.basis.estate();
    let left: Vec<String> = estate
        .iter()
        .filter(|platform| {
            !figures
                .certs
                .rows
                .iter()
                .any(|row| speaks_of(figures, row, platform.raw()))
        })
        .map(|platform| platform.shown().into_owned())
        .collect();
    // Where the company runs nothing else, one vendor is what fits.
    if !estate.is_empty() && left.is_empty() {
        return Vec::new();
    }
    let runs = if left.is_empty() {
        String::new()
    } else {
        format!("; nothing covers {}", left.join(", "))
    };
    let facts = format!(
        "{count} certifications, all of {}{runs}",
        only.vendor.shown()
    );
    let next = "choose the next one for another platform that is really run, or a portable one";
    let at = Path::section(Section::Cert);
    vec![RULE.signal(Severity::Look, at, facts, next)]
}

fn speaks_of(figures: &Figures, row: &CertRow, platform: &str) -> bool {
    if matches!(row.state, State::Lapsed | State::Withdrawn) {
        return false;
    }
    let known = row
        .of
        .as_ref()
        .and_then(|of| figures.basis.catalogue.cert(of.raw()));
    known.is_some_and(|cert| cert.platforms.iter().any(|own| own.raw() == platform))
}

#[cfg(test)]
mod tests {
    use super::super::tests::table;
    use super::RULE;

    #[test]
    fn fires_from_the_third_of_one_vendor() {
        let certs = |ids: &[&str]| {
            let all: Vec<_> = ids
                .iter()
                .map(|id| format!("[[cert]]\nof = \"{id}\"\n"))
                .collect();
            all.concat()
        };
        let three = certs(&["aws-saa", "aws-soa", "aws-dop"]);
        let estate = |platforms: &str| format!("[person]\nestate = [{platforms}]\n{three}");
        table(
            &RULE,
            "2026-11-22",
            &[
                (&three, &["3 certifications, all of AWS"]),
                (&certs(&["aws-saa", "aws-soa"]), &[]),
                (&certs(&["aws-saa", "aws-soa", "aws-dop", "cka"]), &[]),
                (
                    &estate("\"aws\", \"gcp\""),
                    &["3 certifications, all of AWS; nothing covers gcp"],
                ),
                (&estate("\"aws\""), &[]),
                ("", &[]),
            ],
        );
    }
}
