//! When all of an approval is met, and what a catalogue of one's own leaves open.

use super::*;

#[test]
fn a_catalogue_of_ones_own_may_know_no_fee_and_a_beta() {
    let own =
        "[[cert]]\nid = \"x\"\nname = \"X\"\nstatus = \"beta\"\nfee = { currency = \"USD\" }\n";
    let catalogue = crate::catalogue::Catalogue::with(vec![own.to_owned()]);
    let text = format!(
        "[[budget]]\nyear = 2026\namount = 5\n{}",
        cert("of = \"x\"")
    );
    let roadmap = crate::insight::sample::roadmap(&text);
    let basis = Basis::new(&roadmap, &catalogue, TODAY.parse().expect("a day"));
    let found = approval(&basis, &Key::id("c")).expect("a certification");
    for (question, says, words) in [
        (
            "money",
            Says::Open,
            "its fee is not known; write down its cost",
        ),
        ("offered", Says::Yes, "it is offered as a beta"),
    ] {
        let asked = found.asked.iter().find(|own| own.id.raw() == question);
        let asked = asked.expect("a question");
        assert_eq!((asked.says, asked.words.as_str()), (says, words));
    }
}

#[test]
fn an_approval_is_met_once_every_question_is() {
    let says = |all: &[Says]| Approval {
        asked: all
            .iter()
            .map(|says| Asked {
                id: Text::default(),
                question: Text::default(),
                because: Text::default(),
                says: *says,
                words: String::new(),
            })
            .collect(),
        decision: Decision::Open,
    };
    for (all, met) in [
        (&[][..], true),
        (&[Says::Yes, Says::NotApplicable], true),
        (&[Says::Yes, Says::No], false),
        (&[Says::Yes, Says::Open], false),
    ] {
        assert_eq!(says(all).is_met(), met, "{all:?}");
    }
    let names = [Says::Yes, Says::No, Says::NotApplicable, Says::Open].map(Says::name);
    assert_eq!(names, ["yes", "no", "not applicable", "open"]);
}
