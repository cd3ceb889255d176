//! The shared cases of communication items, notes and portal invitations.

#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::string_slice, clippy::unwrap_used)]

#[path = "support/payloads.rs"]
mod payloads;

use payloads::Case;
use psa_contacts::{ContactOptions, Outcome, check_portal_invitation, validate_communication, validate_note};
use serde_json::Value;

type Check = fn(&Value, &ContactOptions) -> Outcome<Value>;

fn files() -> [(Vec<Case>, Check); 3] {
    [
        (payloads::cases(include_str!("cases/communications.json")), validate_communication),
        (payloads::cases(include_str!("cases/notes.json")), validate_note),
        (payloads::cases(include_str!("cases/invitations.json")), check_portal_invitation),
    ]
}

#[test]
fn shared_cases() {
    for (cases, check) in files() {
        payloads::run(&cases, |case| check(&case.input, &case.options));
    }
}

#[test]
fn fixes_mend() {
    let mut fixes = 0;
    for (cases, check) in files() {
        for case in cases {
            fixes += payloads::fixes_mend(&case, |input| check(input, &case.options));
        }
    }
    assert!(fixes > 30, "only {fixes} fixes were tried");
}

#[test]
fn normalizing_twice_is_normalizing_once() {
    for (cases, check) in files() {
        for case in cases {
            let Some(value) = check(&case.input, &case.options).value else { continue };
            let again = check(&value, &case.options);
            assert_eq!(again.value.as_ref(), Some(&value), "{}: {:?}", case.name, again.diagnostics);
            assert_eq!(again.changes, [], "{}", case.name);
        }
    }
}
