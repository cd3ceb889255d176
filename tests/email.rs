//! E-mail addresses: the cases of `cases/emails.json`, and what holds for every text.

#![allow(clippy::expect_used, reason = "tests")]

#[path = "support/cases.rs"]
mod cases;

use proptest::prelude::*;
use psa_contacts::diagnostic::Severity;
use psa_contacts::normalize_email;
use psa_contacts::options::{EmailOptions, EmailPolicy};

#[test]
fn cases() {
    cases::run(include_str!("cases/emails.json"), |text, options| {
        normalize_email(text, &serde_json::from_value(options).expect("options"))
    });
}

/// Texts of all kinds, most of them near to an address.
fn text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        8 => "[a-z]{1,8}",
        6 => Just("@".to_owned()),
        6 => Just(".".to_owned()),
        3 => Just(".com".to_owned()),
        2 => Just(" ".to_owned()),
        1 => prop::sample::select(vec![
            "<", ">", "\"", "'", ",", ";", "mailto:", "MAILTO:", "?subject=x", "(at)", "\u{200B}", "\u{202E}", "\u{FEFF}",
            "＠", "．", "ａ", "é", "संपर्क", "😀", "[", "]", "-", "_", "+", "/", "|", " or ", "\t", "\n", "(work)", "gmial.com",
            "xn--", "127.0.0.1", "\\", "“", "”", "«", ":", "!", "\u{0}", "\u{A0}",
        ]).prop_map(str::to_owned),
        1 => any::<String>(),
    ];
    prop::collection::vec(piece, 0..12).prop_map(|pieces| pieces.concat())
}

fn policy() -> impl Strategy<Value = EmailOptions> {
    prop::sample::select(vec![EmailPolicy::Deliverable, EmailPolicy::Whatwg, EmailPolicy::Eai]).prop_map(|email| {
        let mut options = EmailOptions::default();
        options.email = email;
        options
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 4096, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_text_has_an_answer(text in text(), options in policy()) {
        let outcome = normalize_email(&text, &options);
        let failed = outcome.diagnostics.iter().any(|d| d.severity == Severity::Error);
        prop_assert_eq!(outcome.ok(), !failed);
        for diagnostic in &outcome.diagnostics {
            let span = diagnostic.span.expect("a span");
            prop_assert!(span.slice(&text).is_some(), "{:?} lies outside the text", span);
            if let Some(fix) = &diagnostic.fix {
                let mended = fix.apply_edits(&text).expect("edits inside the text");
                let again = normalize_email(&mended, &options);
                let left = again.diagnostics.iter().any(|d| d.code == diagnostic.code);
                prop_assert!(!left, "{} is still there after its fix: {:?}", diagnostic.code, mended);
            }
        }
    }

    #[test]
    fn twice_is_once(text in text(), options in policy()) {
        if let Some(email) = normalize_email(&text, &options).value {
            let again = normalize_email(&email.address, &options);
            prop_assert_eq!(again.changes.len(), 0);
            prop_assert_eq!(again.value, Some(email));
        }
    }
}

/// Were any of these quadratic, the test would run for hours.
#[test]
fn long_hostile_texts_take_linear_time() {
    for piece in [
        "a@",
        "<",
        "'",
        "(",
        "@ ",
        ". ",
        "a ",
        "..",
        "@",
        "\u{200B}",
        "a\u{200B}",
        "＠",
        "a@b, ",
        "a@b.c ",
        "mailto:",
        "\"",
        ",",
        "a,",
        "é",
        "-",
        "a.",
        "(at)",
        ">",
        "a@b.co>",
    ] {
        for (front, behind) in
            [("", ""), ("ann@example.com", ""), ("", "ann@example.com"), ("ann@example.com", "ann@example.com")]
        {
            let text = format!("{front}{}{behind}", piece.repeat(100_000 / piece.len()));
            let outcome = normalize_email(&text, &EmailOptions::default());
            assert_eq!(outcome.ok(), outcome.diagnostics.iter().all(|d| d.severity != Severity::Error), "{piece}");
        }
    }
}
