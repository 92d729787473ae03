//! Where places of a roadmap stand in its text, for what is said about them.

use super::syntax::Syntax;
use super::tree::{self, Node, Place};
use crate::model::field::Shape;
use crate::model::{Path, Step, Value, keys_of};
use std::ops::Range;

/// Where each of these places is written; the nearest thing around it where it is not there itself.
pub fn locate(text: &str, places: &[Path]) -> Vec<Range<usize>> {
    if places.is_empty() {
        return Vec::new();
    }
    let (syntax, root, _) = tree::read(text);
    places
        .iter()
        .map(|place| found(&syntax, &root, place))
        .collect()
}

fn found(syntax: &Syntax, root: &Node, place: &Path) -> Range<usize> {
    let mut node = root;
    let mut span = 0..0;
    let mut shape = Shape::Table(crate::model::fields::ROOT);
    for step in place.steps() {
        let next = match (step, shape) {
            (Step::Field(name), _) => node.get(name).map(|inner| {
                let is_table = matches!(inner.value(), Value::Table(_));
                (inner, shape.under(name, is_table))
            }),
            (Step::Item(key), Shape::List(list)) => {
                let values: Vec<Value> = node.items().iter().map(Node::value).collect();
                let at = keys_of(&values, list).iter().position(|own| own == key);
                at.and_then(|at| node.items().get(at))
                    .map(|inner| (inner, Shape::Table(list.fields)))
            }
            _ => None,
        };
        let Some((inner, deeper)) = next else {
            break;
        };
        (node, shape) = (inner, deeper);
        span = span_of(syntax, node).unwrap_or(span);
    }
    span
}

/// Where a value stands, or the header of a table.
fn span_of(syntax: &Syntax, node: &Node) -> Option<Range<usize>> {
    match &node.place {
        Place::Header(number) => {
            let header = syntax.tables.get(*number)?.header.as_ref()?;
            Some(header.span.clone())
        }
        place => place.value(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Key, Section};

    #[test]
    fn places_are_found_as_deep_as_they_are_written() {
        let text = "[person]\nname = 3\n\n[[skill]]\nid = \"a\"\nlevels = [\n  { on = 2026-01-01, by = \"me\", level = \"x\" },\n]\n[[win]]\ntitle = \"w\"\n[[win.key_result]]\nid = \"k\"\ntarget = \"t\"\n";
        let skill = Path::record(Section::Skill, Key::id("a"));
        let level = {
            let roadmap = crate::store::Book::open(text.to_owned()).roadmap();
            let problems =
                crate::model::problems(&roadmap, crate::model::fields::ROOT, &Path::root());
            problems
                .into_iter()
                .map(|problem| problem.at)
                .collect::<Vec<_>>()
        };
        let said = |place: &Path| {
            let span = locate(text, std::slice::from_ref(place)).remove(0);
            text.get(span).unwrap_or_default().to_owned()
        };
        assert_eq!(said(&Path::section(Section::Person).field("name")), "3");
        assert_eq!(said(&skill), "[[skill]]");
        assert_eq!(said(&skill.clone().field("target")), "[[skill]]");
        assert_eq!(said(&skill.field("id")), "\"a\"");
        assert!(
            level.iter().any(|place| said(place) == "\"x\""),
            "{level:?}"
        );
        assert!(
            level.iter().any(|place| said(place) == "\"t\""),
            "{level:?}"
        );
        assert_eq!(said(&Path::root()), "");
    }
}
