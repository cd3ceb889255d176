//! Dates and date-times as a contact holds them: `YYYY-MM-DD`, or ISO 8601 with a time.

use crate::text;

/// How much of a moment a text gives.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Precision {
    /// `1980-12-31`
    Day,
    /// `1980-12-31T08:30:00Z`; seconds, fractions and zone may be missing.
    Time,
}

/// What `text` is, or `None` if no calendar or clock has it.
pub(super) fn precision(text: &str) -> Option<Precision> {
    let [a, b, c, d, b'-', e, f, b'-', g, h, time @ ..] = text.as_bytes() else { return None };
    if ![a, b, c, d, e, f, g, h].into_iter().all(u8::is_ascii_digit)
        || !is_day(two(*a, *b) * 100 + two(*c, *d), two(*e, *f), two(*g, *h))
    {
        return None;
    }
    match time {
        [] => Some(Precision::Day),
        [b'T' | b't', time @ ..] => is_time(time).then_some(Precision::Time),
        _ => None,
    }
}

/// The number of two digits.
fn two(tens: u8, ones: u8) -> u32 {
    u32::from(tens & 15) * 10 + u32::from(ones & 15)
}

/// The ISO 8601 spelling of a date that is written in another one which can mean one day only: `1980/12/31`, `1980-3-5`,
/// `12/31/1980`, `31.12.1980`. A date that reads as two different days (`03/04/1980`) has none.
pub(super) fn respelled(text: &str) -> Option<String> {
    // The length of each number, and the number.
    let mut parts = vec![(0_usize, 0_u32)];
    for byte in text.bytes() {
        if matches!(byte, b'-' | b'/' | b'.') {
            parts.push((0, 0));
        } else {
            let (length, number) = parts.last_mut().filter(|(length, _)| *length < 4 && byte.is_ascii_digit())?;
            *length += 1;
            *number = *number * 10 + u32::from(byte & 15);
        }
    }
    let [(a @ 1.., first), (1.., second), (c @ 1.., third)] = *parts.as_slice() else { return None };
    let (year, month, day) = if a == 4 && c <= 2 {
        (first, second, third)
    } else if c == 4 && first > 12 {
        (third, second, first)
    } else if c == 4 && (second > 12 || first == second) {
        (third, first, second)
    } else {
        return None;
    };
    if !is_day(year, month, day) {
        return None;
    }
    let mut date = String::new();
    for &(number, width) in &[(year, 4), (month, 2), (day, 2)] {
        let digits = text::whole(number.into());
        date.push_str(if date.is_empty() { "" } else { "-" });
        date.push_str("0000".get(digits.len()..width).unwrap_or_default());
        date.push_str(&digits);
    }
    Some(date)
}

fn is_day(year: u32, month: u32, day: u32) -> bool {
    let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    let days = match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 if leap => 29,
        2 => 28,
        _ => return false,
    };
    year >= 1 && (1..=days).contains(&day)
}

/// `hh:mm[:ss[.f…]]` and a zone, if any: `Z`, `±hh`, `±hh:mm`, `±hhmm`.
fn is_time(text: &[u8]) -> bool {
    let Some([b':', minute @ ..]) = behind_two(text, 23) else { return false };
    let mut rest = behind_two(minute, 59);
    if let Some([b':', second @ ..]) = rest {
        rest = behind_two(second, 59);
        if let Some([b'.', fraction @ ..]) = rest {
            let digits = fraction.iter().take_while(|byte| byte.is_ascii_digit()).count();
            rest = fraction.get(digits..).filter(|_| digits > 0);
        }
    }
    match rest {
        Some([] | [b'Z' | b'z']) => true,
        Some([b'+' | b'-', offset @ ..]) => match behind_two(offset, 14) {
            Some([]) => true,
            Some([b':', minute @ ..] | minute) => behind_two(minute, 59) == Some(&[]),
            None => false,
        },
        _ => false,
    }
}

/// What stands behind two digits of at most `max`.
#[inline(never)]
fn behind_two(text: &[u8], max: u32) -> Option<&[u8]> {
    let [tens @ b'0'..=b'9', ones @ b'0'..=b'9', rest @ ..] = text else { return None };
    (two(*tens, *ones) <= max).then_some(rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_the_calendar_and_the_clock() {
        for day in ["1980-12-31", "2024-02-29", "2000-02-29", "0001-01-01", "9999-12-31"] {
            assert_eq!(precision(day), Some(Precision::Day), "{day}");
        }
        for time in [
            "1980-12-31T08:30",
            "1980-12-31T08:30:59",
            "1980-12-31T08:30:00Z",
            "1980-12-31t08:30:00z",
            "1980-12-31T08:30:00.123456789Z",
            "1980-12-31T23:59:59+05:30",
            "1980-12-31T23:59:59-0500",
            "1980-12-31T23:59:59-05",
        ] {
            assert_eq!(precision(time), Some(Precision::Time), "{time}");
        }
        for neither in [
            "",
            "2023-02-29",
            "1900-02-29",
            "2023-02-31",
            "2023-04-31",
            "2023-13-01",
            "2023-00-10",
            "2023-01-00",
            "0000-01-01",
            "2023-1-1",
            "23-01-01",
            "+2023-01-01",
            "2023-01-01-01",
            "2023-01-01T",
            "2023-01-01T24:00",
            "2023-01-01T10:60",
            "2023-01-01T10:00:60",
            "2023-01-01T10:00:00.",
            "2023-01-01T10",
            "2023-01-01T10:00:00Zulu",
            "2023-01-01T10:00:00+5",
            "2023-01-01T10:00:00+05:3",
            "2023-01-01 10:00",
            "٢٠٢٣-٠١-٠١",
            "2023-01-01T10:00+é",
        ] {
            assert_eq!(precision(neither), None, "{neither}");
        }
    }

    #[test]
    fn respells_only_what_means_one_day() {
        assert_eq!(respelled("1980/12/31").as_deref(), Some("1980-12-31"));
        assert_eq!(respelled("1980-3-5").as_deref(), Some("1980-03-05"));
        assert_eq!(respelled("12/31/1980").as_deref(), Some("1980-12-31"));
        assert_eq!(respelled("31.12.1980").as_deref(), Some("1980-12-31"));
        assert_eq!(respelled("5/5/1980").as_deref(), Some("1980-05-05"));
        for ambiguous in ["03/04/1980", "3/4/80", "1980", "31/31/1980", "1980-02-30", "a/b/1980", "//"] {
            assert_eq!(respelled(ambiguous), None, "{ambiguous}");
        }
    }
}
