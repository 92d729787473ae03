//! The edge of every rule: one step before it fires, the step at which it does, and what it is never about.
//!
//! Each rule has its own table of facts beside it; this one proves that none was forgotten.

use super::tests::facts;
use super::*;
use crate::insight::sample::on;

/// Where a rule begins to fire. `{}` in the text, or else the day, is `calm` one step before and `fires` at the edge.
struct Edge {
    rule: &'static str,
    text: &'static str,
    calm: &'static str,
    fires: &'static str,
    /// A roadmap of the same sort in which it has nothing to say.
    never: &'static str,
}

/// The day on which all of them are looked at that do not say their own.
const TODAY: &str = "2026-11-22";

const fn edge(
    rule: &'static str,
    text: &'static str,
    [calm, fires]: [&'static str; 2],
    never: &'static str,
) -> Edge {
    Edge {
        rule,
        text,
        calm,
        fires,
        never,
    }
}

const EDGES: &[Edge] = &[
    edge(
        "guard-broken",
        "[[win]]\nquarter = \"2026-Q4\"\n[[win.guard]]\nmeasure = \"m\"\nlimit = 2\nreadings = [{ on = 2026-11-20, value = {} }]\n",
        ["2", "2.1"],
        "[[win]]\nquarter = \"2026-Q4\"\n[[win.guard]]\nmeasure = \"m\"\nlimit = 2\n",
    ),
    edge(
        "expiring",
        "[[cert]]\nof = \"cka\"\npassed = 2024-01-01\nexpires = {}\n",
        ["2027-02-21", "2027-02-20"],
        "[[cert]]\nof = \"cka\"\nexpires = 2027-01-01\n",
    ),
    edge(
        "overdue",
        "[[milestone]]\ntitle = \"M\"\nstage = \"learn\"\ndue = {}\n",
        ["2026-11-22", "2026-11-21"],
        "[[milestone]]\ntitle = \"M\"\nstage = \"learn\"\ndue = 2026-11-01\ndone = 2026-11-22\n",
    ),
    edge(
        "no-win",
        "[[track]]\non = 2026-01-01\nprimary = \"sre\"\n",
        ["2026-10-14", "2026-10-15"],
        "[[track]]\non = 2026-01-01\nprimary = \"sre\"\n[[win]]\nquarter = \"2026-Q4\"\n",
    ),
    edge(
        "behind-pace",
        "[[win]]\nquarter = \"2026-Q4\"\nstarted = 2026-09-22\n[[win.key_result]]\nmeasure = \"m\"\nbaseline = 200\ntarget = 100\nreadings = [{ on = 2026-11-21, value = {} }]\n",
        ["148", "149"],
        "[[win]]\nquarter = \"2026-Q4\"\nstarted = 2026-09-22\n[[win.key_result]]\nmeasure = \"m\"\nbaseline = 200\ntarget = 100\n",
    ),
    edge(
        "no-measure",
        "[[win]]\nquarter = \"2026-Q4\"\nstarted = {}\n[[win.key_result]]\nmeasure = \"m\"\nbaseline = 1\ntarget = 2\n",
        ["2026-11-09", "2026-11-08"],
        "[[win]]\nquarter = \"2026-Q4\"\nclosed = 2026-11-01\n",
    ),
    edge(
        "no-outcome",
        "[[track]]\non = {}\nprimary = \"data\"\n",
        ["2026-11-23", "2026-11-22"],
        "[[track]]\non = 2026-11-22\nprimary = \"sre\"\n",
    ),
    edge(
        "overload",
        "[[checkin]]\non = 2026-11-06\nload = {}\n[[checkin]]\non = 2026-11-13\nload = 4\n[[checkin]]\non = 2026-11-20\nload = 4\n",
        ["3", "4"],
        "[[checkin]]\non = 2026-11-20\nload = 5\n",
    ),
    edge(
        "over-budget",
        "[[budget]]\nyear = 2026\namount = 1500\n[[cert]]\nbooked = 2026-02-01\ncost = {}\n",
        ["1500", "1500.01"],
        "[[cert]]\nbooked = 2026-02-01\ncost = 9000\n",
    ),
    edge(
        "no-evidence",
        "[[skill]]\ntitle = \"S\"\nlevels = [{ on = {}, by = \"me\", level = \"working\" }]\n",
        ["2026-11-09", "2026-11-08"],
        "[[skill]]\ntitle = \"S\"\nlevels = [{ on = 2026-01-08, by = \"me\", level = \"none\" }]\n",
    ),
    edge(
        "paper-skill",
        "[[cert]]\nname = \"C\"\npassed = {}\n",
        ["2026-08-25", "2026-08-24"],
        "[[cert]]\nname = \"C\"\npassed = 2026-08-24\ncompanion = \"https://example.org\"\n",
    ),
    edge(
        "checkpoint-due",
        "[person]\nstarted = {}\n",
        ["2026-09-01", "2026-08-31"],
        "[person]\nname = \"Ada\"\n",
    ),
    edge(
        "criteria-late",
        "[[win]]\nquarter = \"2026-Q4\"\nstarted = 2026-11-02\ncriteria_agreed = {}\n",
        ["2026-11-02", "2026-11-03"],
        "[[win]]\nquarter = \"2026-Q4\"\n",
    ),
    edge(
        "targets-changed",
        "[[win]]\nquarter = \"2026-Q3\"\nclosed = 2026-09-30\n[[win.key_result]]\nmeasure = \"m\"\nbaseline = 9\ntarget = {}\nfrozen = [{ on = 2026-09-30, baseline = 9, target = 5 }]\n",
        ["5", "5.1"],
        "[[win]]\nquarter = \"2026-Q3\"\nclosed = 2026-09-30\n[[win.key_result]]\nmeasure = \"m\"\ntarget = 7\n",
    ),
    edge(
        "many-wins",
        "[[win]]\nquarter = \"2026-Q4\"\n[[win]]\nquarter = \"{}\"\n",
        ["2027-Q1", "2026-Q4"],
        "[[win]]\nquarter = \"2026-Q4\"\n",
    ),
    edge(
        "broad-win",
        "[[win]]\nquarter = \"2026-Q4\"\noutcome = \"o\"\nkey_result = [{ measure = \"a\" }, { measure = \"b\" }, { measure = \"c\" }{}]\n",
        ["", ", { measure = \"d\" }"],
        "[[win]]\nquarter = \"2026-Q4\"\noutcome = \"o\"\n",
    ),
    edge(
        "plateau",
        "[person]\nstarted = 2025-01-01\n[[skill]]\ntitle = \"S\"\nlevels = [{ on = 2025-02-01, by = \"me\", level = \"awareness\" }, { on = {}, by = \"me\", level = \"working\" }]\n",
        ["2026-05-27", "2026-05-26"],
        "[person]\nstarted = 2026-11-01\n",
    ),
    edge(
        "unapproved",
        "[[budget]]\nyear = 2026\namount = 1\n[[cert]]\nbooked = {}\n",
        ["2026-11-23", "2026-11-22"],
        "[[budget]]\nyear = 2026\namount = 1\n[[cert]]\nbooked = 2026-11-22\napproved = 2026-11-22\n",
    ),
    edge(
        "no-shadowing",
        "[[track]]\non = 2026-01-01\nprimary = \"sre\"\nshadowing = \"finops\"\n[[shadow]]\non = {}\nwith = \"Bo\"\n",
        ["2026-10-26", "2026-10-25"],
        "[[track]]\non = 2026-01-01\nprimary = \"sre\"\n",
    ),
    edge(
        "renewal-opens",
        "[[cert]]\nof = \"tf-associate\"\npassed = 2026-01-01\nexpires = {}\n",
        ["2027-06-08", "2027-06-07"],
        "[[cert]]\nname = \"C\"\npassed = 2026-01-01\nexpires = 2027-06-07\n",
    ),
    edge(
        "unlinked-cert",
        "[[skill]]\nid = \"slo\"\n[[cert]]\nname = \"C\"\nskills = [\"{}\"]\n",
        ["slo", "slos"],
        "[[skill]]\nid = \"slo\"\n",
    ),
    edge(
        "open-actions",
        "[[review]]\non = 2026-11-01\naction = [{ what = \"a\" }, { what = \"b\" }, { what = \"c\" }, { what = \"d\" }{}]\n",
        ["", ", { what = \"e\" }"],
        "[[review]]\non = 2026-11-01\n",
    ),
    edge(
        "direction-conflict",
        "[[direction]]\non = 2026-01-01\narchetype = \"specialist\"\n[[checkin]]\non = 2026-11-01\nmix = { deep = 20, people = 80 }\n[[checkin]]\non = 2026-11-02\nmix = { deep = 20, people = 80 }\n[[checkin]]\non = 2026-11-03\nmix = { deep = 20, people = 80 }\n[[checkin]]\non = {}\nmix = { deep = 20, people = 80 }\n",
        ["2026-11-23", "2026-11-22"],
        "[[direction]]\non = 2026-01-01\narchetype = \"specialist\"\n",
    ),
    edge(
        "stale-direction",
        "[[direction]]\non = {}\narchetype = \"bridge\"\n",
        ["2025-11-23", "2025-11-22"],
        "[person]\nname = \"Ada\"\n",
    ),
    edge(
        "relevance-review",
        "[[skill]]\ntitle = \"S\"\nlevels = [{ on = {}, by = \"me\", level = \"ownership\" }]\n",
        ["2025-11-23", "2025-11-22"],
        "[[skill]]\ntitle = \"S\"\nlevels = [{ on = 2024-11-22, by = \"me\", level = \"working\" }]\n",
    ),
    edge(
        "views-differ",
        "[[skill]]\ntitle = \"S\"\nlevels = [{ on = 2026-11-01, by = \"me\", level = \"{}\" }, { on = 2026-11-01, by = \"Grace\", level = \"awareness\" }]\n",
        ["awareness", "working"],
        "[[skill]]\ntitle = \"S\"\nlevels = [{ on = 2026-11-01, by = \"me\", level = \"working\" }]\n",
    ),
    edge(
        "out-of-order",
        "[[milestone]]\ntitle = \"A\"\nstage = \"learn\"\n[[milestone]]\ntitle = \"B\"\nstage = \"{}\"\ndone = 2026-11-01\n",
        ["apply", "prove"],
        "[[milestone]]\ntitle = \"A\"\nstage = \"learn\"\n",
    ),
    edge(
        "too-many-topics",
        "[[shadow_plan]]\ntrack = \"sre\"\n[[shadow_plan]]\ntrack = \"finops\"\n[[shadow_plan]]\ntrack = \"mlops\"\n[[bet]]\ntech = \"eBPF\"\ndecision = \"adopt\"\ndecided = {}\n",
        ["2026-08-22", "2026-08-23"],
        "[[bet]]\ntech = \"eBPF\"\ndecision = \"watch\"\n",
    ),
    edge(
        "churn",
        "[[shadow]]\non = 2026-11-01\nwith = \"Bo\"\ntrack = \"finops\"\n[[shadow]]\non = 2026-11-08\nwith = \"Bo\"\ntrack = \"sre\"\n[[shadow]]\non = {}\nwith = \"Bo\"\ntrack = \"mlops\"\n",
        ["2026-08-23", "2026-08-24"],
        "[[shadow]]\non = 2026-11-01\nwith = \"Bo\"\n",
    ),
    edge(
        "single-vendor",
        "[[cert]]\nof = \"aws-saa\"\n[[cert]]\nof = \"aws-soa\"\n[[cert]]\nof = \"{}\"\n",
        ["cka", "aws-dop"],
        "[[cert]]\nof = \"aws-saa\"\n",
    ),
    edge(
        "no-collaboration",
        "[[skill]]\nof = \"sre-slo\"\n[[skill]]\nof = \"sre-observability\"\n[[skill]]\nof = \"sre-incident\"\n[[skill]]\nof = \"{}\"\n",
        ["sre-calm", "sre-toil"],
        "[[skill]]\nof = \"sre-slo\"\n",
    ),
    edge(
        "no-ai-row",
        "[[track]]\non = 2026-01-01\nprimary = \"sre\"\n[[skill]]\nof = \"{}\"\n",
        ["sre-ai", "sre-slo"],
        "[[track]]\non = 2026-01-01\nprimary = \"sre\"\n",
    ),
    edge(
        "vague-wording",
        "[[milestone]]\ntitle = \"Understand {} outages\"\nstage = \"learn\"\n",
        ["3", "our"],
        "[[milestone]]\ntitle = \"Own the error budget\"\nstage = \"learn\"\n",
    ),
    edge(
        "old-catalogue",
        "[[cert]]\nname = \"C\"\n",
        ["2027-11-21", "2027-11-22"],
        "[person]\nname = \"Ada\"\n",
    ),
    edge(
        "stale-checkin",
        "[[checkin]]\non = {}\n",
        ["2026-11-09", "2026-11-08"],
        "[person]\nname = \"Ada\"\n",
    ),
];

impl Edge {
    /// The day and the roadmap of one step.
    fn step(&self, word: &'static str) -> (&'static str, String) {
        if self.text.contains("{}") {
            (TODAY, self.text.replacen("{}", word, 1))
        } else {
            (word, self.text.to_owned())
        }
    }
}

#[test]
fn every_rule_fires_at_its_edge_and_not_a_step_before() {
    for rule in RULES {
        let mut own = EDGES.iter().filter(|edge| edge.rule == rule.id);
        let edge = own
            .next()
            .unwrap_or_else(|| panic!("{} has no edge among EDGES", rule.id));
        assert!(own.next().is_none(), "{} has two edges", rule.id);
        let found = |word| {
            let (today, text) = edge.step(word);
            facts(rule, today, &text)
        };
        assert_eq!(found(edge.calm), [""; 0], "{}: a step before", rule.id);
        assert_eq!(found(edge.fires).len(), 1, "{}: at its edge", rule.id);
        let (today, _) = edge.step(edge.fires);
        assert_eq!(
            facts(rule, today, edge.never),
            [""; 0],
            "{}: never",
            rule.id
        );
    }
    assert_eq!(EDGES.len(), RULES.len());
}

#[test]
fn a_threshold_one_further_moves_the_edge() {
    // Where the step is one of a list of things, or of words, there is nothing between two figures.
    let with_figure = RULES.iter().filter(|rule| rule.threshold.is_some());
    for rule in with_figure {
        let edges = EDGES.iter().filter(|edge| edge.rule == rule.id);
        for edge in edges {
            let (today, text) = edge.step(edge.fires);
            let fires = |from: i64| {
                on(today, &text, |basis| {
                    !(rule.find)(&Figures::of(basis), from).is_empty()
                })
            };
            let usual = rule.threshold.map_or(0, |threshold| threshold.value);
            assert!(fires(usual), "{}: silent at its edge", rule.id);
            let further = [usual - 1, usual + 1];
            assert!(
                further.into_iter().any(|from| !fires(from)),
                "{}: another figure changes nothing",
                rule.id
            );
        }
    }
}
