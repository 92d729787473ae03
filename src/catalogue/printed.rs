//! The texts that come with the program, and where each entry stands in them: found when the program was built.

use super::scan::Found;

include!(concat!(env!("OUT_DIR"), "/catalogue.rs"));

/// All entries with the numbers of their texts.
pub(super) fn entries() -> impl Iterator<Item = (Found<'static>, usize)> {
    MARKS.iter().map(|mark| {
        let number = |place: usize| mark[place] as usize;
        let word = |place: usize| POOL.get(number(place)..number(place + 1));
        let word = |place: usize| word(place).unwrap_or_default();
        let found = Found {
            part: word(0),
            id: word(2),
            track: word(4),
            called: Some(word(6)).filter(|called| !called.is_empty()),
            at: number(8)..number(9),
        };
        (found, number(10))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::scan;

    #[test]
    fn what_was_found_while_building_is_what_a_scan_finds() {
        let texts = TEXTS.iter().enumerate();
        let scanned = texts.flat_map(|(number, text)| {
            let found = scan::entries(text).into_iter();
            found.map(move |found| (found, number))
        });
        let scanned: Vec<_> = scanned.collect();
        assert!(scanned.len() > 200);
        assert_eq!(entries().collect::<Vec<_>>(), scanned);
    }
}
