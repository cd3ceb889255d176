//! Runs a JSON file of payload cases.
//!
//! A case is an object: `name`; `input` (for a difference `before` and `after`) and `options`; `ok`; `value`, which is the input
//! where it is missing from a case that is ok; `codes`, the errors and warnings in order, each `{code, pointer, severity}`;
//! `changes`, compared where it is there. `advice` lists the advice as `[code, pointer]`: a case without it says nothing about
//! advice, so that cases stay short.

use psa_contacts::ContactOptions;
use psa_contacts::diagnostic::{Diagnostic, Outcome, PatchOperation, Severity};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

#[derive(Deserialize)]
#[allow(dead_code, reason = "not every test reads every member")]
#[serde(deny_unknown_fields)]
pub(crate) struct Case {
    pub(crate) name: String,
    #[serde(default)]
    pub(crate) options: ContactOptions,
    #[serde(default)]
    pub(crate) input: Value,
    #[serde(default)]
    pub(crate) before: Value,
    #[serde(default)]
    pub(crate) after: Value,
    ok: bool,
    value: Option<Value>,
    codes: Vec<Value>,
    advice: Option<Value>,
    changes: Option<Value>,
}

pub(crate) fn cases(file: &str) -> Vec<Case> {
    serde_json::from_str(file).expect("the cases are well-formed")
}

/// Runs every case and reports all that differ.
pub(crate) fn run<T: Serialize>(cases: &[Case], answer: impl Fn(&Case) -> Outcome<T>) {
    let mut wrong = Vec::new();
    for case in cases {
        let outcome = answer(case);
        let ok = outcome.ok();
        let value = outcome.value.map(|value| serde_json::to_value(value).expect("JSON"));
        let expected = case.value.clone().or_else(|| case.ok.then(|| case.input.clone()));
        let (codes, advice) = told(&outcome.diagnostics);
        let changes = serde_json::to_value(&outcome.changes).expect("JSON");
        let same = ok == case.ok
            && value == expected
            && codes == case.codes
            && case.advice.as_ref().is_none_or(|expected| *expected == advice)
            && case.changes.as_ref().is_none_or(|expected| *expected == changes);
        if !same {
            let value = json!(value);
            wrong.push(format!(
                "{}\n  value {value}\n  codes {}\n  advice {advice}\n  changes {changes}",
                case.name,
                json!(codes)
            ));
        }
    }
    assert!(wrong.is_empty(), "{} of {} cases:\n{}", wrong.len(), cases.len(), wrong.join("\n"));
}

/// The errors and warnings, and the advice, as cases write them.
fn told(diagnostics: &[Diagnostic]) -> (Vec<Value>, Value) {
    let (advice, codes): (Vec<_>, Vec<_>) = diagnostics.iter().partition(|d| d.severity == Severity::Advice);
    let codes = codes.iter().map(|d| json!({"code": d.code, "pointer": d.pointer(), "severity": d.severity})).collect();
    (codes, advice.iter().map(|d| json!([d.code, d.pointer()])).collect())
}

/// Applies each fix to the input it was made for; what it mends must be gone. Gives how many fixes there were.
pub(crate) fn fixes_mend<T>(case: &Case, check: impl Fn(&Value) -> Outcome<T>) -> usize {
    mends(&case.name, &case.input, check)
}

/// [`fixes_mend`] for an input that is no case.
pub(crate) fn mends<T>(name: &str, input: &Value, check: impl Fn(&Value) -> Outcome<T>) -> usize {
    let mut fixes = 0;
    let found = check(input).diagnostics;
    let count = |all: &[Diagnostic], code| all.iter().filter(|d| d.code == code).count();
    for diagnostic in &found {
        let Some(fix) = &diagnostic.fix else { continue };
        fixes += 1;
        let mut mended = input.clone();
        apply(&mut mended, &fix.patch);
        let again = check(&mended);
        let same = again.diagnostics.iter().any(|d| d.code == diagnostic.code && d.path == diagnostic.path);
        // Where the fix left an element out, another one may have moved to its place.
        let left = same && count(&again.diagnostics, diagnostic.code) >= count(&found, diagnostic.code);
        assert!(!left, "{name}: {} is still there after its fix: {mended}", diagnostic.code);
    }
    fixes
}

/// RFC 6902, as far as the operations of this crate go.
pub(crate) fn apply(root: &mut Value, operations: &[PatchOperation]) {
    use psa_contacts::diagnostic::Op;
    for operation in operations {
        let value = operation.value.clone();
        let Some((parent, last)) = operation.path.rsplit_once('/') else {
            *root = value.expect("the root is replaced");
            continue;
        };
        let last = last.replace("~1", "/").replace("~0", "~");
        match (root.pointer_mut(parent).expect("the parent is there"), operation.op) {
            (Value::Object(members), Op::Remove) => drop(members.remove(&last).expect("the member is there")),
            (Value::Object(members), _) => drop(members.insert(last, value.expect("a value"))),
            (Value::Array(list), Op::Remove) => drop(list.remove(last.parse().expect("an index"))),
            (Value::Array(list), Op::Replace) => {
                list[last.parse::<usize>().expect("an index")] = value.expect("a value")
            }
            (Value::Array(list), Op::Add) if last == "-" => list.push(value.expect("a value")),
            (Value::Array(list), Op::Add) => list.insert(last.parse().expect("an index"), value.expect("a value")),
            (other, _) => panic!("no container: {other}"),
        }
    }
}
