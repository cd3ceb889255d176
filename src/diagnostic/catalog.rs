//! The texts of the diagnostic codes, a file for each subject.
//!
//! Style: lower case, one line, no full stop, names in backticks, "expected …, found …", no second person; what to do
//! about it goes in `help`.

use super::code::{Code, Entry, Severity};

mod conditions;
mod contact;
mod current;
mod email;
mod phone;
mod portal;
mod request;
mod row;
mod server;
mod update;

/// Declares the codes of one subject as constants of [`Code`], and lists them.
macro_rules! codes {
    ($($constant:ident = $name:literal $severity:ident
        title $title:literal
        message $message:literal
        help $($help:literal)|+;
    )*) => {
        impl Code {
            $(
                #[doc = concat!("`", $name, "`: ", $title, ".")]
                pub const $constant: Self = Self(&Entry {
                    name: $name,
                    severity: Severity::$severity,
                    title: $title,
                    message: $message,
                    helps: &[$($help),+],
                });
            )*
        }

        pub(super) const CODES: &[Code] = &[$(Code::$constant),*];
    };
}
use codes;

pub(super) const ALL: &[&[Code]] = &[
    contact::CODES,
    current::CODES,
    email::CODES,
    update::CODES,
    portal::CODES,
    request::CODES,
    row::CODES,
    server::CODES,
    phone::CODES,
    conditions::CODES,
];
