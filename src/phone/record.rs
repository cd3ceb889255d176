//! What is known about a number as a few bytes: what a host reads faster than an object of twelve members.

use super::{engine, line::Line, number::Dialed, number::Possibility, stable, text};

/// Bytes in front of the texts.
const HEAD: usize = 14;

/// Reads a number, and writes what is known about it into `room`. Gives how many bytes that is; nothing if there are findings
/// that only [`normalize_phone`](super::normalize_phone) tells. Here the whole finding is its number and its place.
///
/// | byte | what |
/// |---|---|
/// | 0-3 | where E.164, the national form, the international form and RFC 3966 end |
/// | 4 | where the extension ends; as byte 3 if there is none |
/// | 5 | how many digits the national number has: the last ones of E.164 |
/// | 6-7 | the country code, the low byte first |
/// | 8-9 | the letters of the region, or zeros |
/// | 10 | the number of the kind, from 1; zero if there is none |
/// | 11 | the finding: 0 none, 1 too short, 2 a length between others, 3 local only, 4 not assigned; after 1 and 2 nothing counts |
/// | 12-13 | where the place of the finding begins and ends |
/// | from 14 | the texts |
pub(crate) fn record(text: &str, region: &str, room: &mut [u8]) -> Option<usize> {
    let reading = text::read(text);
    if !reading.diagnostics.is_empty() {
        return None;
    }
    let dialed = Dialed { digits: reading.digits.as_bytes(), international: reading.international };
    let number = stable(dialed, region).ok()?;
    let finding = match number.possibility {
        Possibility::Possible if number.valid => 0,
        Possibility::TooShort => 1,
        Possibility::InvalidLength => 2,
        // Assigned, and still for its area alone: rare enough for the long way.
        Possibility::LocalOnly if number.valid => return None,
        Possibility::LocalOnly => 3,
        Possibility::Possible => 4,
        Possibility::TooLong => return None,
    };
    let extension = reading.extension.as_deref().map(str::as_bytes);
    let (head, texts) = room.split_at_mut_checked(HEAD)?;
    let mut line = Line::new(texts);
    let ends = engine::write(&number, extension, &mut line);
    line.extend(extension.unwrap_or_default());
    if !line.is_whole() {
        return None;
    }
    let end = line.len();
    let [low, high] = number.country_code.to_le_bytes();
    let (first, second) = match number.region.unwrap_or_default().as_bytes() {
        &[first, second] => (first, second),
        _ => (0, 0),
    };
    let kind = number.kind.map_or(0, |kind| kind as u8 + 1);
    let byte = |number: usize| u8::try_from(number).ok();
    let known = [
        byte(ends.e164)?,
        byte(ends.national)?,
        byte(ends.international)?,
        byte(ends.rfc3966)?,
        byte(end)?,
        byte(number.national.len())?,
        low,
        high,
        first,
        second,
        kind,
        finding,
        byte(reading.span.start)?,
        byte(reading.span.end)?,
    ];
    head.copy_from_slice(&known);
    Some(HEAD + end)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::{Code, Diagnostic, Outcome};
    use crate::options::PhoneOptions;
    use crate::phone::{Phone, PhoneKind, example_phone, normalize_phone, phone_regions};
    use crate::span::Span;

    fn read(text: &str, region: &str) -> Option<Vec<u8>> {
        let mut room = [0; 256];
        let length = record(text, region, &mut room)?;
        Some(room[..length].to_vec())
    }

    /// What a host makes of the bytes.
    fn told(bytes: &[u8]) -> Phone {
        let at = |number: usize| HEAD + usize::from(bytes[number]);
        let text = |start: usize, end: usize| String::from_utf8(bytes[start..end].to_vec()).unwrap();
        Phone {
            e164: text(HEAD, at(0)),
            national: text(at(0), at(1)),
            international: text(at(1), at(2)),
            rfc3966: text(at(2), at(3)),
            region: (bytes[8] != 0).then(|| text(8, 10).into()),
            country_code: u16::from_le_bytes([bytes[6], bytes[7]]),
            national_number: text(at(0) - usize::from(bytes[5]), at(0)),
            extension: (at(3) < at(4)).then(|| text(at(3), at(4))),
            possible: matches!(bytes[11], 0 | 3 | 4),
            valid: bytes[11] == 0,
            kind: bytes[10].checked_sub(1).map(|kind| PhoneKind::ALL[usize::from(kind)]),
            possibility: if bytes[11] == 3 { Possibility::LocalOnly } else { Possibility::Possible },
        }
    }

    /// The answer of `normalize_phone`, put together from the bytes.
    fn whole(bytes: &[u8]) -> Outcome<Phone> {
        let codes = [
            None,
            Some(Code::PHONE_TOO_SHORT),
            Some(Code::PHONE_INVALID_LENGTH),
            Some(Code::PHONE_LOCAL_ONLY),
            Some(Code::PHONE_NOT_ASSIGNED),
        ];
        let span = Span { start: bytes[12].into(), end: bytes[13].into() };
        let diagnostics = codes[usize::from(bytes[11])].map(|code| Diagnostic::new(code).spanning(span));
        let phone = (!matches!(bytes[11], 1 | 2)).then(|| told(bytes));
        Outcome::new(phone, Vec::new(), diagnostics.into_iter().collect())
    }

    #[test]
    fn the_bytes_say_what_the_object_says() {
        let mut findings = [0; 5];
        let kinds = || PhoneKind::ALL.into_iter();
        for (region, kind) in phone_regions().flat_map(|(region, _)| kinds().map(move |kind| (region, kind))) {
            let Some(phone) = example_phone(region, Some(kind)) else { continue };
            for text in [&phone.e164, &phone.national, &phone.international, &phone.rfc3966, &phone.national_number] {
                let short = text.get(..text.len() - 1).unwrap();
                let other = text.replace(['1', '5'], "0");
                let digits = &phone.national_number;
                let local = digits.get(digits.len().saturating_sub(7)..).unwrap();
                let extended = ["x1", " ext. 123456789012345", " EXTENSION 12"].map(|behind| format!("{text}{behind}"));
                let texts = extended.iter().map(String::as_str).chain([text.as_str(), short, &other, local]);
                for text in texts {
                    let options = PhoneOptions { default_region: region.into(), ..PhoneOptions::default() };
                    let mut expected = normalize_phone(text, &options);
                    let Some(bytes) = read(text, region) else {
                        assert!(!expected.diagnostics.is_empty(), "{text} {region}");
                        continue;
                    };
                    let ok = expected.ok();
                    // An answer with an error has no value.
                    expected.value = expected.value.filter(|_| ok);
                    assert_eq!(whole(&bytes), expected, "{text} {region}");
                    findings[usize::from(bytes[11])] += 1;
                }
            }
        }
        assert!(findings.iter().all(|count| *count > 20), "{findings:?}");
        assert_eq!(told(&read("+800 1234 5678", "US").unwrap()).region, None);
    }

    #[test]
    fn what_takes_more_words_has_no_record() {
        for text in ["", "305-585-4225 call me", "305-585-4225-99", "3O5-585-4225", "+9991234567"] {
            assert_eq!(read(text, "US"), None, "{text}");
        }
        assert_eq!(read("3055854225", "XX"), None);
        assert_eq!(record("+13055854225", "US", &mut [0; 20]), None);
        assert_eq!(record("+13055854225", "US", &mut []), None);
    }
}
