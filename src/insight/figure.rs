//! Numbers as a person writes them.

/// A number in full: thousands apart, at most three digits after the point and no needless zero: `1,500`, `84.5`, `0.125`.
pub fn figure(value: f64) -> String {
    trimmed(value, 3)
}

/// A computed number, rounded so that it does not look more exact than the distance it was computed over.
pub(super) fn near(value: f64, span: f64) -> String {
    let digits = match span.abs() {
        span if span >= 20.0 => 0,
        span if span >= 2.0 => 1,
        span if span >= 0.2 => 2,
        _ => 3,
    };
    trimmed(value, digits)
}

/// A share as whole percent.
pub(super) fn percent(share: f64) -> String {
    format!("{} %", rounded(share * 100.0, 0))
}

/// One of something, or many: `1 day`, `3 days`.
pub(super) fn counted(count: i64, one: &str) -> String {
    if count == 1 {
        format!("1 {one}")
    } else {
        format!("{count} {one}s")
    }
}

/// Rounded, without needless zeros at the end.
fn trimmed(value: f64, digits: usize) -> String {
    let text = rounded(value, digits);
    match text.split_once('.') {
        Some((whole, part)) => match part.trim_end_matches('0') {
            "" => whole.to_owned(),
            part => format!("{whole}.{part}"),
        },
        None => text,
    }
}

fn rounded(value: f64, digits: usize) -> String {
    let text = format!("{:.digits$}", value.abs());
    let (whole, part) = text.split_once('.').unwrap_or((&text, ""));
    let mut out = String::with_capacity(text.len() + text.len() / 3 + 1);
    if value < 0.0 && text.bytes().any(|byte| (b'1'..=b'9').contains(&byte)) {
        out.push('-');
    }
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    if !part.is_empty() {
        out.push('.');
        out.push_str(part);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_read_well() {
        for (value, text) in [
            (86.0, "86"),
            (84.5, "84.5"),
            (1500.0, "1,500"),
            (-1_234_567.25, "-1,234,567.25"),
            (0.125, "0.125"),
            (-0.0001, "0"),
            (999.0, "999"),
            (1e15, "1,000,000,000,000,000"),
        ] {
            assert_eq!(figure(value), text);
        }
        assert_eq!(near(8.42, 9.0), "8.4");
        assert_eq!(near(9.02, 9.0), "9");
        assert_eq!(near(69.8, 48.0), "70");
        assert_eq!(near(99.934, 0.4), "99.93");
        assert_eq!(near(99.9345, 0.1), "99.934");
        assert_eq!(percent(0.625), "62 %");
        assert_eq!(counted(1, "day"), "1 day");
    }
}
