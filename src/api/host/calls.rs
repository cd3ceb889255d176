//! Every function of [`host`](super) behind one entry: a number for the function, and its arguments in one text.
//!
//! Each text that crosses the boundary costs time, and each export costs code on both of its sides.

use crate::api::rows;
use crate::text::cut;

/// What ends each argument but the last one, which alone may hold it: JSON text escapes it.
pub const END: char = '\0';

/// The most arguments that a function has.
const MOST: usize = 5;

/// How many arguments a function has, and the function.
type Call = (usize, fn([&str; MOST]) -> String);

/// Functions that a module has all of, or none: their names as a host knows them, and what they do.
struct Group {
    names: &'static [&'static str],
    calls: &'static [Call],
}

/// The number of a function is the number of its group in [`GROUPS`], and behind that its place among the names of the group.
const GROUP: u32 = 6;

/// Whether the module holds the functions of payloads, phones and e-mails: unless it was built for others alone.
const HOLDS_CONTACT: bool = cfg!(any(feature = "contact", not(any(feature = "conditions", feature = "phone"))));
/// The same for the query language.
const HOLDS_CONDITIONS: bool = cfg!(any(feature = "conditions", not(any(feature = "contact", feature = "phone"))));
/// The same for phone numbers, which payloads have.
const HOLDS_PHONE: bool = cfg!(feature = "phone") || HOLDS_CONTACT;
/// The same for streams of contacts.
const HOLDS_ROWS: bool = cfg!(feature = "rows") || HOLDS_CONTACT && HOLDS_CONDITIONS;

/// The order is the one that `pkg/lib/module.js` knows.
const GROUPS: [Group; 5] = [
    CONTACT.held(HOLDS_CONTACT),
    CONDITIONS.held(HOLDS_CONDITIONS),
    BOTH.held(HOLDS_CONTACT && HOLDS_CONDITIONS),
    PHONE.held(HOLDS_PHONE),
    ROWS.held(HOLDS_ROWS),
];

/// The functions alone: nobody asks a module for their names.
const CALLS: [&[Call]; 5] = {
    let [a, b, c, d, e] = GROUPS;
    [a.calls, b.calls, c.calls, d.calls, e.calls]
};

impl Group {
    /// The group without its functions if the module does not hold it: what nobody can call is left out by the linker.
    const fn held(self, is_held: bool) -> Self {
        assert!(self.names.len() <= 1 << GROUP, "there is no room for the function");
        if is_held { self } else { Self { calls: &[], ..self } }
    }
}

/// Declares the functions of a group in the order of their places. A text that may hold anything comes last.
macro_rules! calls {
    ($(#[$doc:meta])* $group:ident: $($name:ident($($argument:ident),*) => $call:expr;)*) => {
        $(#[$doc])*
        const $group: Group = Group {
            names: &[$(stringify!($name)),*],
            calls: &[$(
                (<[&str]>::len(&[$(stringify!($argument)),*]), |[$($argument,)* ..]: [&str; MOST]| $call)
            ),*],
        };
    };
}

calls! {
    /// Payloads and e-mails.
    CONTACT:
    validateContact(options, gaps, json) => super::validate_contact(json, gaps, options);
    validateCommunication(options, gaps, json) => super::validate_communication(json, gaps, options);
    validateNote(options, gaps, json) => super::validate_note(json, gaps, options);
    upgradeContact(options, gaps, json) => super::upgrade_contact(json, gaps, options);
    checkPortalInvitation(options, gaps, json) => super::check_portal_invitation(json, gaps, options);
    validateContactUpdate(options, gaps, json) => super::validate_contact_update(json, gaps, options);
    upgradeContactUpdate(options, gaps, json) => super::upgrade_contact_update(json, gaps, options);
    diffContacts(options, gaps_before, gaps_after, before, after) =>
        super::diff_contacts(before, gaps_before, after, gaps_after, options);
    explainServerError(body) => super::explain_server_error(body);
    normalizeEmail(options, text) => super::normalize_email(text, options);
}

calls! {
    /// Streams of rows.
    ROWS:
    openRows(options, texts) => super::open_rows(options, texts);
    endRows(number) => super::of_rows(number, rows::Stream::finish);
    summaryOfRows(number) => super::of_rows(number, |stream| stream.summary());
    closeRows(number) => super::close_rows(number);
}

calls! {
    /// Phone numbers.
    PHONE:
    normalizePhone(options, text) => super::normalize_phone(text, options);
    formatAsYouType(options, text) => super::format_as_you_type(text, options);
    examplePhone(kind, region) => super::example_phone(region, kind);
    phoneRegions() => super::phone_regions();
}

calls! {
    /// The query language.
    CONDITIONS:
    parseConditions(options, text) => super::parse_conditions(text, options);
    formatConditions(options, expr) => super::format_conditions(expr, options);
    bindConditions(strings, values) => super::bind_conditions(strings, values);
    contactsQuery(options, parts) => super::contacts_query(parts, options);
    contactsQueries(options, parts) => super::contacts_queries(parts, options);
    conditionsFields(expr) => super::conditions_fields(expr);
    filterRecords(options, expr, records) => super::filter_records(expr, records, options);
    explainConditions(options, expr) => super::explain_conditions(expr, options);
    splitConditions(options, expr) => super::split_conditions(expr, options);
    simplify(options, expr) => super::simplify(expr, options);
    conditionsHash(options, expr) => super::conditions_hash(expr, options);
    sameMeaning(options, pair) => super::same_meaning(pair, options);
    expandLists(expr) => super::expand_lists(expr);
    explainMatch(expr, record) => super::explain_match(expr, record);
    completeConditions(options, cursor, text) =>
        super::complete_conditions(text, cursor, options);
    tokenizeConditions(text) => super::tokenize_conditions(text);
    fromRules(options, gaps, json) => super::from_rules(json, gaps, options);
    toRules(options, expr) => super::to_rules(expr, options);
    rulesFields(options) => super::rules_fields(options);
    toSql(options, sql, expr) => super::to_sql(expr, sql, options);
}

calls! {
    /// What takes a payload and makes conditions of it.
    BOTH:
    duplicateSearch(options, gaps, json) => super::duplicate_search(json, gaps, options);
    request(name, options, gaps, ids, json) => super::request(name, ids, json, gaps, options);
}

/// The functions by their numbers and their names as a host knows them, whether the module holds them or not.
pub fn functions() -> impl Iterator<Item = (usize, &'static str)> {
    let groups = GROUPS.iter().enumerate();
    groups.flat_map(|(group, Group { names, .. })| {
        names.iter().enumerate().map(move |(at, name)| (group << GROUP | at, *name))
    })
}

/// Calls the function of that number; `arguments` are its arguments in order, each but the last ended by [`END`].
#[must_use]
pub fn call(function: usize, arguments: &str) -> String {
    let found = CALLS.get(function >> GROUP).and_then(|calls| calls.get(function & ((1 << GROUP) - 1)));
    let Some((count, call)) = found else { return String::from("!there is no such function") };
    let mut texts = [""; MOST];
    let mut rest = arguments;
    let mut places = texts.iter_mut().take(*count);
    while let Some(place) = places.next() {
        // Only the last one may hold the sign.
        let cut = if places.len() > 0 { cut(rest, END as u8) } else { None };
        (*place, rest) = cut.unwrap_or((rest, ""));
    }
    call(texts)
}
