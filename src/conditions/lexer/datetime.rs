//! Dates and times: a production for each part.

use crate::conditions::datetime::Instant;

/// The moment that the whole of `text` means.
///
/// `datetime = date [ ("T" | "t" | " ") time [ zone ] ]`
pub(in crate::conditions) fn parse_whole_datetime(text: &str) -> Option<Instant> {
    let mut rest = Rest(text.as_bytes());
    let mut instant = Instant { seconds: parse_date(&mut rest)? * 86_400, nanoseconds: 0 };
    if rest.take(b"Tt ").is_some() {
        let (second, nanoseconds) = parse_time(&mut rest)?;
        instant.seconds += i64::from(second);
        instant.nanoseconds = nanoseconds;
        if !rest.0.is_empty() {
            instant.seconds -= parse_zone(&mut rest)?;
        }
    }
    rest.0.is_empty().then_some(instant)
}

/// What is still to be read.
struct Rest<'t>(&'t [u8]);

impl Rest<'_> {
    /// The first byte, if it is one of `signs`.
    fn take(&mut self, signs: &[u8]) -> Option<u8> {
        let (first, rest) = self.0.split_first()?;
        if !signs.contains(first) {
            return None;
        }
        self.0 = rest;
        Some(*first)
    }

    /// The number of `min` to `max` digits.
    fn number(&mut self, min: usize, max: usize) -> Option<u32> {
        let mut value = 0;
        for count in 0..max {
            match self.take(b"0123456789") {
                Some(digit) => value = value * 10 + u32::from(digit - b'0'),
                None if count < min => return None,
                None => break,
            }
        }
        Some(value)
    }
}

/// `date = year "-" month "-" day`, as days since 1970-01-01.
fn parse_date(rest: &mut Rest<'_>) -> Option<i64> {
    let year = rest.number(4, 4)?;
    rest.take(b"-")?;
    let month = rest.number(1, 2)?;
    rest.take(b"-")?;
    days_from_civil(i64::from(year), month, rest.number(1, 2)?)
}

/// `time = hour ":" minute [ ":" second [ "." digits ] ]`, as second of the day and nanoseconds; digits behind the ninth
/// are dropped.
fn parse_time(rest: &mut Rest<'_>) -> Option<(u32, u32)> {
    let hour = rest.number(1, 2)?;
    rest.take(b":")?;
    let minute = rest.number(2, 2)?;
    let (mut second, mut nanoseconds) = (0, 0);
    if rest.take(b":").is_some() {
        second = rest.number(2, 2)?;
        if rest.take(b".").is_some() {
            let mut unit = 100_000_000;
            nanoseconds = rest.number(1, 1)? * unit;
            while let Some(digit) = rest.number(1, 1) {
                unit /= 10;
                nanoseconds += digit * unit;
            }
        }
    }
    (hour < 24 && minute < 60 && second < 60).then_some((hour * 3600 + minute * 60 + second, nanoseconds))
}

/// `zone = "Z" | ("+" | "-") hour [ [ ":" ] minute ]`, as seconds ahead of UTC.
fn parse_zone(rest: &mut Rest<'_>) -> Option<i64> {
    let sign = rest.take(b"Zz+-")?;
    if matches!(sign, b'Z' | b'z') {
        return Some(0);
    }
    let hour = rest.number(2, 2)?;
    let minute = match rest.take(b":") {
        None if rest.0.is_empty() => 0,
        _ => rest.number(2, 2)?,
    };
    let seconds = i64::from(hour * 3600 + minute * 60);
    (hour < 24 && minute < 60).then_some(if sign == b'-' { -seconds } else { seconds })
}

/// Days from 1970-01-01 in the proleptic Gregorian calendar, or `None` for a day that no calendar has.
fn days_from_civil(year: i64, month: u32, day: u32) -> Option<i64> {
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let last = match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 if leap => 29,
        2 => 28,
        _ => return None,
    };
    if year < 1 || day < 1 || day > last {
        return None;
    }
    // Years that begin in March put the leap day last; 400 of them have 146,097 days.
    let (year, month) = if month <= 2 { (year - 1, month + 9) } else { (year, month - 3) };
    let (era, of_era) = (year.div_euclid(400), year.rem_euclid(400));
    let day_of_year = i64::from((153 * month + 2) / 5 + day - 1);
    Some(era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + day_of_year - 719_468)
}
