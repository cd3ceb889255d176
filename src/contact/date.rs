//! Dates and date-times as a contact holds them: `YYYY-MM-DD`, or ISO 8601 with a time.

use crate::decimal;

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
    if let &[a, b, c, d, b'-', e, f, b'-', g, h] = text.as_bytes()
        && [a, b, c, d, e, f, g, h].iter().all(u8::is_ascii_digit)
    {
        // The usual spelling.
        let pair = |tens: u8, ones: u8| u32::from(tens & 15) * 10 + u32::from(ones & 15);
        return is_day(pair(a, b) * 100 + pair(c, d), pair(e, f), pair(g, h)).then_some(Precision::Day);
    }
    let Some((date, time)) = text.split_once(['T', 't']) else {
        return is_date(text).then_some(Precision::Day);
    };
    (is_date(date) && is_time(time)).then_some(Precision::Time)
}

/// The ISO 8601 spelling of a date that is written in another one which can mean one day only: `1980/12/31`, `1980-3-5`,
/// `12/31/1980`, `31.12.1980`. A date that reads as two different days (`03/04/1980`) has none.
pub(super) fn respelled(text: &str) -> Option<String> {
    let parts: Vec<&str> = text.split(['-', '/', '.']).collect();
    let [a, b, c] = parts.as_slice() else { return None };
    let number = |part: &str| if part.len() <= 4 { digits(part) } else { None };
    let (first, second, third) = (number(a)?, number(b)?, number(c)?);
    let (year, month, day) = if a.len() == 4 && c.len() <= 2 {
        (first, second, third)
    } else if c.len() == 4 && first > 12 {
        (third, second, first)
    } else if c.len() == 4 && (second > 12 || first == second) {
        (third, first, second)
    } else {
        return None;
    };
    let padded = |number: u32, width: usize| {
        let digits = decimal::whole(number.into());
        ["0000".get(digits.len()..width).unwrap_or_default(), &digits].concat()
    };
    is_day(year, month, day).then(|| [padded(year, 4), padded(month, 2), padded(day, 2)].join("-"))
}

fn is_date(text: &str) -> bool {
    let mut parts = text.split('-');
    let (Some(year), Some(month), Some(day), None) = (parts.next(), parts.next(), parts.next(), parts.next()) else {
        return false;
    };
    year.len() == 4
        && month.len() == 2
        && day.len() == 2
        && matches!((digits(year), digits(month), digits(day)), (Some(y), Some(m), Some(d)) if is_day(y, m, d))
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
fn is_time(text: &str) -> bool {
    let zone_at = text.find(['Z', 'z', '+', '-']).unwrap_or(text.len());
    let Some((clock, zone)) = text.split_at_checked(zone_at) else { return false };
    is_clock(clock) && is_zone(zone)
}

fn is_clock(text: &str) -> bool {
    let mut parts = text.split(':');
    let (Some(hour), Some(minute)) = (parts.next(), parts.next()) else { return false };
    if !two_digits(hour, 23) || !two_digits(minute, 59) {
        return false;
    }
    let second = match (parts.next(), parts.next()) {
        (None, _) => return true,
        (Some(second), None) => second,
        (Some(_), Some(_)) => return false,
    };
    let (whole, fraction) = second.split_once('.').unwrap_or((second, "0"));
    two_digits(whole, 59) && digits(fraction).is_some()
}

fn is_zone(text: &str) -> bool {
    let Some(offset) = text.strip_prefix(['+', '-']) else {
        return matches!(text, "" | "Z" | "z");
    };
    match (offset.get(..2), offset.get(2..)) {
        (Some(hour), Some("")) => two_digits(hour, 14),
        (Some(hour), Some(rest)) => two_digits(hour, 14) && two_digits(rest.strip_prefix(':').unwrap_or(rest), 59),
        _ => false,
    }
}

fn two_digits(text: &str, max: u32) -> bool {
    text.len() == 2 && digits(text).is_some_and(|number| number <= max)
}

/// The value of a text of one digit or more; what does not fit is cut off at the greatest number.
fn digits(text: &str) -> Option<u32> {
    if text.is_empty() || !text.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    Some(decimal::parse_whole(text).and_then(|number| u32::try_from(number).ok()).unwrap_or(u32::MAX))
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
