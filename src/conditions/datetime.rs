//! The text of a date-time, in every form in use, and the instant it means.

use super::lexer::parse_whole_datetime;
use crate::text::trim;
use std::fmt;

/// The text of a date-time: `2016-08-20`, `2016-08-20T18:04:26Z`, `2016-08-20 18:04:26.123-05:00`. It can hold nothing
/// else, so that no text is ever read as a piece of an expression.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Timestamp(String);

impl Timestamp {
    /// The date-time written in `text`, or `None` if it is none, or a day that no calendar has.
    #[must_use]
    pub fn new(text: &str) -> Option<Self> {
        let text = trim(text);
        Instant::parse(text).map(|_| Self(text.to_owned()))
    }

    /// The text, as it was written.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The moment it means. Without a zone it is UTC, without a time midnight.
    #[must_use]
    pub fn instant(&self) -> Option<Instant> {
        Instant::parse(&self.0)
    }
}

impl fmt::Display for Timestamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A moment in time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Instant {
    /// Seconds since 1970-01-01T00:00:00Z.
    pub seconds: i64,
    /// Nanoseconds within the second.
    pub nanoseconds: u32,
}

impl Instant {
    /// The moment written in `text`. Without a zone it is UTC, without a time midnight.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        parse_whole_datetime(text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seconds(text: &str) -> Option<i64> {
        Instant::parse(text).map(|instant| instant.seconds)
    }

    #[test]
    fn every_form_in_use() {
        assert_eq!(seconds("1970-01-01"), Some(0));
        assert_eq!(seconds("2016-08-20T18:04:26Z"), Some(1_471_716_266));
        for same in [
            "2016-08-20T18:04:26",
            "2016-08-20 18:04:26Z",
            "2016-08-20T13:04:26-05:00",
            "2016-08-20T18:04:26+00:00",
            "2016-08-20T18:04:26.000000Z",
            "2016-8-20t18:04:26z",
            "2016-08-20T23:34:26+0530",
        ] {
            assert_eq!(seconds(same), Some(1_471_716_266), "{same}");
        }
        assert_eq!(seconds("2020-3-5"), seconds("2020-03-05T00:00Z"));
        assert_eq!(Instant::parse("1970-01-01T00:00:00.5Z").unwrap().nanoseconds, 500_000_000);
        assert_eq!(seconds("0001-01-01"), Some(-62_135_596_800));
        assert_eq!(seconds("9999-12-31"), Some(253_402_214_400));
    }

    #[test]
    fn nothing_else() {
        for bad in [
            "",
            "today",
            "2020-13-01",
            "2021-02-29",
            "1900-02-29",
            "2020-00-10",
            "2020-01-01T",
            "2020-01-01T25:00",
            "2020-01-01T10:00:00] or id > 0",
            "01/15/2021 00:00:00",
            "2020-01-01Z",
            "20200101",
            "0000-01-01",
        ] {
            assert_eq!(Timestamp::new(bad), None, "{bad}");
        }
        assert!(Timestamp::new("2000-02-29").is_some());
    }
}
