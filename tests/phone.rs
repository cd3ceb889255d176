//! Phone numbers: the cases of `cases/phones.json`, and what holds for every text.

#![allow(clippy::expect_used, reason = "tests")]

#[path = "support/cases.rs"]
mod cases;

use proptest::prelude::*;
use psa_contacts::diagnostic::Severity;
use psa_contacts::normalize_phone;
use psa_contacts::options::{PhoneOptions, PhonePolicy};
use psa_contacts::phone::Possibility;

#[test]
fn cases() {
    cases::run(include_str!("cases/phones.json"), |text, options| {
        normalize_phone(text, &serde_json::from_value(options).expect("options"))
    });
}

/// Texts of all kinds, most of them near to a number.
fn text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        10 => "[0-9]{1,5}",
        3 => "[0-9]{7,12}",
        4 => prop::sample::select(vec!["-", " ", ".", "(", ")", "/"]).prop_map(str::to_owned),
        2 => prop::sample::select(vec!["+", "00", "011", "+1", "+44", "+39", "+49", "+54", "+52"]).prop_map(str::to_owned),
        2 => prop::sample::select(vec![
            "x", " x", "ext.", " ext. ", ";ext=", "#", ",", ",,", ";", "~", " доб. ", "anexo", "tel:", ";phone-context=+1",
            ";phone-context=example.com", " or ", " / ", "|", "&", "\n", "(mobile)", " cell", "FLOWERS", "n", "O", "l",
            "\u{202A}", "\u{202C}", "\u{200B}", "\u{FEFF}", "＋", "０", "１２３", "٠١٢", "०", "–", "—", "‐", "\u{A0}", "*", "=", "@",
            ":", "é", "電話", "😀", "\u{0}", "'", "\t",
        ]).prop_map(str::to_owned),
        1 => any::<String>(),
    ];
    prop::collection::vec(piece, 0..10).prop_map(|pieces| pieces.concat())
}

fn options() -> impl Strategy<Value = PhoneOptions> {
    let region =
        prop::sample::select(vec!["US", "US", "GB", "DE", "IT", "AR", "MX", "BR", "RU", "CN", "FI", "ZZ", "us", ""]);
    (region, prop::bool::ANY).prop_map(|(region, valid)| {
        let mut options = PhoneOptions::default();
        options.default_region = region.into();
        options.phone = if valid { PhonePolicy::Valid } else { PhonePolicy::Possible };
        options
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1024, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_text_has_an_answer(text in text(), options in options()) {
        let outcome = normalize_phone(&text, &options);
        let failed = outcome.diagnostics.iter().any(|d| d.severity == Severity::Error);
        prop_assert_eq!(outcome.ok(), !failed);
        for diagnostic in &outcome.diagnostics {
            let span = diagnostic.span.expect("a span");
            prop_assert!(span.slice(&text).is_some(), "{:?} lies outside the text", span);
            if let Some(fix) = &diagnostic.fix {
                let mended = fix.apply_edits(&text).expect("edits inside the text");
                let again = normalize_phone(&mended, &options);
                let left = again.diagnostics.iter().any(|d| d.code == diagnostic.code);
                prop_assert!(!left, "{} is still there after its fix: {:?}", diagnostic.code, mended);
            }
        }
    }

    #[test]
    fn what_was_written_reads_as_the_same_number(text in text(), options in options()) {
        // A number that is possible only locally has no spelling that holds everywhere.
        let value = normalize_phone(&text, &options).value.filter(|phone| phone.possibility == Possibility::Possible);
        if let Some(phone) = value {
            for written in [&phone.e164, &phone.international, &phone.rfc3966] {
                let again = normalize_phone(written, &options);
                let same = again.value.as_ref().is_some_and(|again| again.e164 == phone.e164);
                prop_assert!(same, "{:?} reads as {:?}", written, again);
            }
        }
    }
}

/// Were any of these quadratic, the test would run for hours.
#[test]
fn long_hostile_texts_take_linear_time() {
    for piece in [
        "1x",
        ",",
        "+",
        "1;",
        " ",
        "(",
        "\u{200B}",
        "1\u{200B}",
        "é1",
        "ext1",
        "ext 1 ",
        "1 / ",
        "1 or ",
        "a1",
        "1~",
        "#",
        "1#",
        "tel:",
        ";phone-context=",
        "1@",
        "1\n",
        "fax ",
        "1 x 1 ",
        "a ",
    ] {
        for (front, behind) in [("", ""), ("305-585-4225", ""), ("", "305-585-4225"), ("305-585-4225", "305-585-4225")]
        {
            let text = format!("{front}{}{behind}", piece.repeat(100_000 / piece.len()));
            let outcome = normalize_phone(&text, &PhoneOptions::default());
            assert_eq!(outcome.ok(), outcome.diagnostics.iter().all(|d| d.severity != Severity::Error), "{piece}");
        }
    }
}
