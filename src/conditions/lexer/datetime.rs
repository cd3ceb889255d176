//! Dates and times: a production for each part.

use crate::conditions::datetime::Instant;
use nom::branch::alt;
use nom::bytes::complete::{take_while_m_n, take_while1};
use nom::character::complete::{char, one_of};
use nom::combinator::{all_consuming, map, map_opt, opt, value};
use nom::error::{ErrorKind, ParseError};
use nom::sequence::{preceded, terminated};
use nom::{IResult, Parser};

/// Why a production does not apply. It says nothing: the messages are made by the parser, from tokens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Mismatch;

impl<I> ParseError<I> for Mismatch {
    fn from_error_kind(_: I, _: ErrorKind) -> Self {
        Self
    }
    fn append(_: I, _: ErrorKind, other: Self) -> Self {
        other
    }
}

type Lexed<'t, T> = IResult<&'t str, T, Mismatch>;

/// The moment that the whole of `text` means.
pub(in crate::conditions) fn parse_whole_datetime(text: &str) -> Option<Instant> {
    all_consuming(parse_datetime).parse_complete(text).ok().map(|(_, instant)| instant)
}

/// `datetime = date [ ("T" | " ") time [ zone ] ]`
fn parse_datetime(input: &str) -> Lexed<'_, Instant> {
    let (input, days) = parse_date(input)?;
    let (input, time) = opt(preceded(one_of("Tt "), (parse_time, opt(parse_zone)))).parse_complete(input)?;
    let ((second, nanoseconds), zone) = time.unwrap_or(((0, 0), None));
    let seconds = days * 86_400 + i64::from(second) - zone.unwrap_or(0);
    Ok((input, Instant { seconds, nanoseconds }))
}

/// `date = year "-" month "-" day`, as days since 1970-01-01.
fn parse_date(input: &str) -> Lexed<'_, i64> {
    let parts = (terminated(digits(4, 4), char('-')), terminated(digits(1, 2), char('-')), digits(1, 2));
    map_opt(parts, |(year, month, day)| days_from_civil(i64::from(year), month, day)).parse_complete(input)
}

/// `time = hour ":" minute [ ":" second [ "." digits ] ]`, as second of the day and nanoseconds.
fn parse_time(input: &str) -> Lexed<'_, (u32, u32)> {
    let second = preceded(char(':'), (digits(2, 2), opt(parse_fraction)));
    map_opt((digits(1, 2), preceded(char(':'), digits(2, 2)), opt(second)), |(hour, minute, second)| {
        let (second, fraction) = second.unwrap_or((0, None));
        (hour < 24 && minute < 60 && second < 60).then_some((hour * 3600 + minute * 60 + second, fraction.unwrap_or(0)))
    })
    .parse_complete(input)
}

/// The fraction of a second, in nanoseconds; digits behind the ninth are dropped.
fn parse_fraction(input: &str) -> Lexed<'_, u32> {
    map(preceded(char('.'), take_while1(|c: char| c.is_ascii_digit())), |digits: &str| {
        let padded = digits.bytes().chain(std::iter::repeat(b'0')).take(9);
        padded.fold(0, |sum, digit| sum * 10 + u32::from(digit - b'0'))
    })
    .parse_complete(input)
}

/// `zone = "Z" | ("+" | "-") hour [ ":" ] [ minute ]`, as seconds ahead of UTC.
fn parse_zone(input: &str) -> Lexed<'_, i64> {
    let offset =
        map_opt((one_of("+-"), digits(2, 2), opt(preceded(opt(char(':')), digits(2, 2)))), |(sign, hour, minute)| {
            let minute = minute.unwrap_or(0);
            let seconds = i64::from(hour * 3600 + minute * 60);
            (hour < 24 && minute < 60).then_some(if sign == '-' { -seconds } else { seconds })
        });
    alt((value(0, one_of("Zz")), offset)).parse_complete(input)
}

fn digits<'t>(min: usize, max: usize) -> impl Parser<&'t str, Output = u32, Error = Mismatch> {
    map_opt(take_while_m_n(min, max, |c: char| c.is_ascii_digit()), |text: &str| text.parse().ok())
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
