//! A part of a whole, said as a percentage only where the whole is large enough to have one.

/// So many of so many.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Share {
    pub part: usize,
    pub whole: usize,
}

/// Of fewer than this no percentage is shown, unless the mentor's file says another number: one person of four is 25 %
/// today and 0 % tomorrow, and that is no trend.
pub const FEWEST: usize = 5;

impl Share {
    /// How many of some meet a condition.
    pub fn of<T>(all: impl IntoIterator<Item = T>, meets: impl Fn(&T) -> bool) -> Share {
        let mut share = Share::default();
        for one in all {
            share.whole += 1;
            share.part += usize::from(meets(&one));
        }
        share
    }

    /// The whole percentage; none of fewer than `fewest`.
    pub fn percent(self, fewest: usize) -> Option<usize> {
        let enough = self.whole >= fewest.max(1);
        enough.then(|| (self.part * 200 + self.whole) / (self.whole * 2))
    }

    /// `2 of 3`, and with enough people `67 % (4 of 6)`; `none yet` of nobody.
    pub fn words(self, fewest: usize) -> String {
        let Share { part, whole } = self;
        match self.percent(fewest) {
            _ if whole == 0 => "none yet".to_owned(),
            Some(percent) => format!("{percent} % ({part} of {whole})"),
            None => format!("{part} of {whole}"),
        }
    }
}

/// The middle of some numbers; of an even count the mean of both.
pub fn median(mut numbers: Vec<i64>) -> Option<i64> {
    numbers.sort_unstable();
    let middle = numbers.len() / 2;
    let high = *numbers.get(middle)?;
    if numbers.len() % 2 == 1 {
        return Some(high);
    }
    let low = *numbers.get(middle - 1)?;
    Some(i64::midpoint(low, high))
}

/// A number of days in words: the middle of many, the numbers themselves of few.
pub fn days(numbers: &[i64], fewest: usize) -> String {
    match numbers.len() {
        0 => "none yet".to_owned(),
        count if count < fewest => {
            let mut all = numbers.to_vec();
            all.sort_unstable();
            let words: Vec<String> = all.iter().map(ToString::to_string).collect();
            format!("{} d", words.join(", "))
        }
        count => {
            let middle = median(numbers.to_vec()).unwrap_or_default();
            format!("{middle} d, the middle of {count}")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn few_people_have_no_percentage() {
        for (part, whole, words) in [
            (0, 0, "none yet"),
            (1, 1, "1 of 1"),
            (2, 4, "2 of 4"),
            (4, 5, "80 % (4 of 5)"),
            (2, 6, "33 % (2 of 6)"),
            (5, 8, "63 % (5 of 8)"),
        ] {
            assert_eq!(Share { part, whole }.words(FEWEST), words);
        }
        assert_eq!(Share { part: 1, whole: 2 }.words(2), "50 % (1 of 2)");
    }

    #[test]
    fn the_middle_of_few_is_not_made_up() {
        assert_eq!(days(&[], FEWEST), "none yet");
        assert_eq!(days(&[90, 30], FEWEST), "30, 90 d");
        assert_eq!(days(&[10, 30, 20, 50, 40], FEWEST), "30 d, the middle of 5");
        assert_eq!(median(vec![1, 4]), Some(2));
        assert_eq!(median(Vec::new()), None);
    }
}
