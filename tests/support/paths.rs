//! What conditions about contacts can name, and what holds there: found out by asking the check itself.

use psa_contacts::conditions::Dialect;
use psa_contacts::schema::{COMMUNICATION, CONTACT, INFO_MEMBERS, Kind, REFERENCE_MEMBERS};
use psa_contacts::{Api, ConditionsOptions, parse_conditions};

/// What a path holds, as far as a builder can tell its methods apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Holds {
    Text,
    Number,
    Boolean,
    Datetime,
    OneOf(&'static [&'static str]),
    /// Nothing can be compared with it but null.
    Object,
    /// What a custom field holds is the instance's own matter.
    Anything,
}

const DIALECTS: [Dialect; 3] = [Dialect::Conditions, Dialect::ChildConditions, Dialect::CustomFieldConditions];
const COMPARE: [&str; 6] = ["=", "!=", "<", "<=", ">", ">="];
const EQUAL: [&str; 2] = ["=", "!="];
const SEARCH: [&str; 2] = ["contains", "like"];

/// Each path with what it holds, in the order of the table.
pub(crate) fn all() -> Vec<(String, Holds)> {
    candidates().into_iter().filter_map(|path| Some((holds(&path)?, path))).map(|(holds, path)| (path, holds)).collect()
}

/// Every path that the tables allow to think of.
fn candidates() -> Vec<String> {
    let mut paths = Vec::new();
    let references = |paths: &mut Vec<String>, name: &str| {
        paths.extend(REFERENCE_MEMBERS.iter().map(|(member, _)| format!("{name}/{member}")));
    };
    for field in CONTACT {
        paths.push(field.name.to_owned());
        for rule in [field.documented, field.current].into_iter().flatten().take(1) {
            match rule.kind {
                Kind::Reference | Kind::References => references(&mut paths, field.name),
                Kind::Object => paths.extend(INFO_MEMBERS.iter().map(|(member, _)| format!("{}/{member}", field.name))),
                Kind::Communications => {
                    for item in COMMUNICATION {
                        let path = format!("{}/{}", field.name, item.name);
                        paths.push(path.clone());
                        if item.documented.is_some_and(|rule| rule.kind == Kind::Reference) {
                            references(&mut paths, &path);
                        }
                    }
                }
                _ => {}
            }
        }
    }
    paths.extend(["caption", "value"].map(str::to_owned));
    paths
}

/// What the path holds, or `None` if no condition can name it.
fn holds(path: &str) -> Option<Holds> {
    let choices = CONTACT.iter().find_map(|field| match (field.name == path, field.current?.kind) {
        (true, Kind::OneOf(choices)) => Some(choices),
        _ => None,
    });
    let literal = choices.and_then(|choices| choices.first()).map_or("\"x\"".to_owned(), |name| format!("\"{name}\""));
    if !takes(path, "=", "null") && !takes(path, "=", &literal) {
        return None;
    }
    let kinds = [literal.as_str(), "1", "true", "[2020-02-20T20:20:20Z]"];
    let equal: Vec<bool> = kinds.iter().map(|literal| takes(path, "=", literal)).collect();
    let found = match (equal.as_slice(), choices) {
        ([true, true, true, true], _) => Holds::Anything,
        ([true, false, false, false], Some(choices)) => Holds::OneOf(choices),
        ([true, false, false, false], None) => Holds::Text,
        ([false, true, false, false], _) => Holds::Number,
        ([false, false, true, false], _) => Holds::Boolean,
        ([false, false, false, true], _) => Holds::Datetime,
        ([false, false, false, false], _) => Holds::Object,
        (mixed, _) => panic!("{path}: {mixed:?}"),
    };
    hold(path, found, &kinds);
    Some(found)
}

/// The methods that the declarations give to what a path holds are exactly those that the check takes.
fn hold(path: &str, holds: Holds, kinds: &[&str; 4]) {
    let [text, number, boolean, datetime] = *kinds;
    let (own, compare): (&[&str], &[&str]) = match holds {
        Holds::Text => (&[text], &COMPARE),
        Holds::Number => (&[number], &COMPARE),
        Holds::Boolean => (&[boolean], &EQUAL),
        Holds::Datetime => (&[datetime], &COMPARE),
        Holds::OneOf(_) => (&[text], &EQUAL),
        Holds::Object => (&[], &[]),
        Holds::Anything => (kinds, &COMPARE),
    };
    for literal in kinds {
        for operator in COMPARE {
            let expected = own.contains(literal) && compare.contains(&operator);
            assert_eq!(takes(path, operator, literal), expected, "{path} {operator} {literal}");
        }
        assert_eq!(takes(path, "in", &format!("({literal})")), own.contains(literal), "{path} in ({literal})");
    }
    // What is one of a list is never null.
    for operator in EQUAL {
        assert_eq!(takes(path, operator, "null"), !matches!(holds, Holds::OneOf(_)), "{path} {operator} null");
    }
    let searched = matches!(holds, Holds::Text | Holds::Anything);
    for operator in SEARCH {
        assert_eq!(takes(path, operator, "\"x*\""), searched, "{path} {operator}");
    }
}

/// Whether some search takes the condition without an error. `childConditions` has no `in`, which is a warning there.
fn takes(path: &str, operator: &str, literal: &str) -> bool {
    let text = format!("{path} {operator} {literal}");
    DIALECTS.iter().any(|dialect| {
        [Api::Documented, Api::Current].iter().any(|api| {
            let mut options = ConditionsOptions::default().dialect(*dialect);
            options.api = *api;
            parse_conditions(&text, &options).ok()
        })
    })
}
