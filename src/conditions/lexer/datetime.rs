//! Dates and times: a production for each part, each of which takes what it reads off the front of its input.
//!
//! No part can begin in two ways, so what does not go on as it began is no date-time at all.

use crate::conditions::datetime::Instant;
use nom::Parser;
use nom::bytes::complete::take_while_m_n;

/// The moment that the whole of `text` means.
pub(in crate::conditions) fn parse_whole_datetime(text: &str) -> Option<Instant> {
    let mut input = text.as_bytes();
    let instant = parse_datetime(&mut input)?;
    input.is_empty().then_some(instant)
}

/// `datetime = date [ ("T" | " ") time [ zone ] ]`
fn parse_datetime(input: &mut &[u8]) -> Option<Instant> {
    let mut seconds = parse_date(input)? * 86_400;
    let mut nanoseconds = 0;
    if sign(input, b"Tt ").is_some() {
        seconds += parse_hour_and_minute(input, true)?;
        if sign(input, b":").is_some() {
            seconds += below(60, digits(input, 2, 2)?)?;
            if sign(input, b".").is_some() {
                nanoseconds = parse_fraction(input)?;
            }
        }
        seconds -= parse_zone(input)?;
    }
    Some(Instant { seconds, nanoseconds })
}

/// `date = year "-" month "-" day`, as days since 1970-01-01.
fn parse_date(input: &mut &[u8]) -> Option<i64> {
    let year = digits(input, 4, 4)?;
    sign(input, b"-")?;
    let month = digits(input, 1, 2)?;
    sign(input, b"-")?;
    days_from_civil(year, month, digits(input, 1, 2)?)
}

/// `hour ":" minute`, in seconds. Of a `zone` the sign and the minute may be missing.
fn parse_hour_and_minute(input: &mut &[u8], time: bool) -> Option<i64> {
    let hour = below(24, digits(input, if time { 1 } else { 2 }, 2)?)?;
    let colon = sign(input, b":").is_some();
    let minute = match (colon || time, input) {
        (false, []) => 0,
        (_, input) => below(60, digits(input, 2, 2)?)?,
    };
    (colon || !time).then_some(hour * 3600 + minute * 60)
}

/// The fraction of a second, in nanoseconds; digits behind the ninth are dropped.
fn parse_fraction(input: &mut &[u8]) -> Option<u32> {
    let mut unit = 100_000_000;
    let mut sum = digits(input, 1, 1)? * unit;
    while let Some(digit) = digits(input, 1, 1) {
        unit /= 10;
        sum += digit * unit;
    }
    Some(sum)
}

/// `zone = "Z" | ("+" | "-") hour [ ":" ] [ minute ]`, as seconds ahead of UTC; none is UTC.
fn parse_zone(input: &mut &[u8]) -> Option<i64> {
    match sign(input, b"+-Zz") {
        Some(b'+') => parse_hour_and_minute(input, false),
        Some(b'-') => parse_hour_and_minute(input, false).map(|seconds| -seconds),
        _ => Some(0),
    }
}

/// One of `signs`.
fn sign(input: &mut &[u8], signs: &[u8]) -> Option<u8> {
    let (first, rest) = input.split_first()?;
    signs.iter().any(|sign| sign == first).then(|| {
        *input = rest;
        *first
    })
}

/// A number of `min` to `max` digits.
#[inline(never)]
fn digits(input: &mut &[u8], min: usize, max: usize) -> Option<u32> {
    let mut digits = take_while_m_n::<_, _, ()>(min, max, |byte: u8| byte.is_ascii_digit());
    let (rest, digits) = digits.parse_complete(*input).ok()?;
    *input = rest;
    Some(digits.iter().fold(0, |sum, digit| sum * 10 + u32::from(digit - b'0')))
}

fn below(end: u32, value: u32) -> Option<i64> {
    (value < end).then_some(i64::from(value))
}

/// Days from 1970-01-01 in the proleptic Gregorian calendar, or `None` for a day that no calendar has.
fn days_from_civil(year: u32, month: u32, day: u32) -> Option<i64> {
    let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
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
    let (era, of_era) = (year / 400, year % 400);
    let day_of_year = (153 * month + 2) / 5 + day - 1;
    Some(i64::from(era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + day_of_year) - 719_468)
}
