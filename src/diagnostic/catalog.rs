//! The texts of the diagnostic codes, a file for each subject.
//!
//! Style: lower case, one line, no full stop, names in backticks, "expected …, found …", no second person; what to do
//! about it goes in `help`.
//!
//! A [`Code`] is a number, and its texts stand in tables that only the functions which tell them read. So a build that tells
//! none, as the WebAssembly module, does not hold them.

use super::code::{Code, Severity, Texts};

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

/// Declares the codes of one subject as constants of [`Code`], and lists them beside their texts.
macro_rules! codes {
    ($subject:ident;
    $($constant:ident = $name:literal $severity:ident
        title $title:literal
        message $message:literal
        help $($help:literal)|+;
    )*) => {
        /// The places of the codes in the table.
        #[allow(non_camel_case_types, clippy::upper_case_acronyms, reason = "named as the constants")]
        enum Place { $($constant),* }

        impl Code {
            $(
                #[doc = concat!("`", $name, "`: ", $title, ".")]
                pub const $constant: Self =
                    Self::new(Severity::$severity, super::Subject::$subject as u16, Place::$constant as u16);
            )*
        }

        pub(super) const CODES: &[Code] = &[$(Code::$constant),*];

        pub(super) const TEXTS: &[Texts] =
            &[$(Texts { name: $name, title: $title, message: $message, helps: &[$($help),+] }),*];
    };
}
use codes;

/// The subjects, in the order of [`ALL`].
enum Subject {
    Contact,
    Current,
    Email,
    Update,
    Portal,
    Request,
    Row,
    Server,
    Phone,
    Conditions,
}

/// The codes of each subject, and their texts.
pub(super) const ALL: &[(&[Code], &[Texts])] = &[
    (contact::CODES, contact::TEXTS),
    (current::CODES, current::TEXTS),
    (email::CODES, email::TEXTS),
    (update::CODES, update::TEXTS),
    (portal::CODES, portal::TEXTS),
    (request::CODES, request::TEXTS),
    (row::CODES, row::TEXTS),
    (server::CODES, server::TEXTS),
    (phone::CODES, phone::TEXTS),
    (conditions::CODES, conditions::TEXTS),
];
