//! Names, operators and values against the fields of an entity.

mod kind;
mod list;
mod logic;
mod place;
mod resolve;
mod value;

pub(crate) use kind::Type;
pub(crate) use list::{Listed, list};
pub(super) use place::{Source, parameter_name};
pub(crate) use resolve::{Known, Resolution, Scope, resolve};

use super::ast::{Comparison, Dialect, Expr, Operator};
use super::cat::{between, cat};
use super::findings::Findings;
use super::literal::Literal;
use super::options::{ConditionsOptions, Entity};
use crate::diagnostic::{Code, Edit, Fix, Outcome, Severity};
use crate::schema::Api;
use place::Place;

/// How many errors, and how many other findings, are listed.
const MAX_ERRORS: usize = 50;
const MAX_OTHERS: usize = 100;

/// Checks an expression that came from no text. Places are paths into the tree: `/args/0/field`.
#[must_use]
pub fn check_conditions(expr: &Expr, options: &ConditionsOptions) -> Outcome<()> {
    let mut findings = Findings::default();
    check_into(expr, options, &mut findings);
    findings.outcome(Some(()))
}

/// [`check_conditions`], with findings of its own.
pub(crate) fn check_into(expr: &Expr, options: &ConditionsOptions, findings: &mut Findings) {
    check(expr, None, options.dialect, options, findings);
}

/// Checks `expr`, which was read for `dialect`; `source` says where its parts stand in a text.
pub(super) fn check(
    expr: &Expr,
    source: Option<&Source<'_>>,
    dialect: Dialect,
    options: &ConditionsOptions,
    findings: &mut Findings,
) {
    if options.entity == Entity::Any {
        return;
    }
    let mut checker = Checker {
        root: expr,
        source,
        scope: Scope { entity: &options.entity, dialect, api: options.api },
        findings,
        index: 0,
        item: None,
        errors: 0,
        others: 0,
        undocumented: Vec::new(),
        moved: None,
    };
    checker.walk(expr);
}

struct Checker<'c> {
    root: &'c Expr,
    source: Option<&'c Source<'c>>,
    scope: Scope<'c>,
    findings: &'c mut Findings,
    /// Which comparison is at hand.
    index: usize,
    /// Which item of its list, while those are checked.
    item: Option<usize>,
    errors: usize,
    others: usize,
    /// The fields that were named as unknown to the reference document.
    undocumented: Vec<&'c str>,
    /// Whether the whole text can move to another parameter, which is offered once; `None` before that was asked.
    moved: Option<bool>,
}

impl<'c> Checker<'c> {
    fn walk(&mut self, expr: &Expr) {
        match expr {
            Expr::And { args, .. } | Expr::Or { args, .. } => {
                let first = self.index;
                self.findings.enter("args");
                for (at, arg) in args.iter().enumerate() {
                    if self.errors <= MAX_ERRORS {
                        self.findings.enter(at);
                        self.walk(arg);
                        self.findings.leave();
                    }
                }
                if self.errors <= MAX_ERRORS {
                    self.check_group(expr, args, first);
                }
                self.findings.leave();
            }
            Expr::Comparison(comparison) => {
                self.check_comparison(comparison);
                self.index += 1;
            }
        }
    }

    /// Begins a finding at a part of the comparison at hand.
    #[inline(never)]
    fn report(&mut self, code: Code, place: Place) -> &mut Findings {
        self.report_as(code, code.severity(), place)
    }

    #[inline(never)]
    fn report_as(&mut self, code: Code, severity: Severity, place: Place) -> &mut Findings {
        let span = self.span(place);
        self.findings.editable = !self.is_derived();
        if severity == Severity::Error {
            self.errors += 1;
            if self.errors > MAX_ERRORS {
                self.findings.add(Code::CONDITIONS_TOO_MANY, Severity::Error, span);
                return self.findings.number("max", MAX_ERRORS as i64).leave_out(code);
            }
        } else {
            self.others += 1;
            if self.others > MAX_OTHERS {
                return self.findings.leave_out(code);
            }
        }
        if span.is_some() {
            return self.findings.add(code, severity, span);
        }
        self.enter(place);
        self.findings.tell(code, "").severity(severity);
        self.leave(place);
        self.findings
    }

    /// The same for a finding that names the field.
    #[inline(never)]
    fn report_field(&mut self, code: Code, place: Place, known: &Known<'_>) -> &mut Findings {
        self.report(code, place).name("field", known.canonical())
    }

    fn check_comparison(&mut self, comparison: &Comparison) {
        match &resolve(comparison.field.as_str(), self.scope) {
            Resolution::Known(known) => self.check_known(comparison, known),
            Resolution::Unknown { suggestion } => {
                let entity = match self.scope.entity {
                    _ if self.scope.dialect == Dialect::CustomFieldConditions => "custom field",
                    Entity::Contact => "contact",
                    _ => "entity",
                };
                self.report(Code::CONDITIONS_UNKNOWN_FIELD, Place::Field)
                    .text("entity", entity)
                    .suggest("use the nearest field", suggestion.as_deref());
            }
            Resolution::NoMember { field } => {
                self.report(Code::CONDITIONS_NO_MEMBER, Place::Field)
                    .name("field", (*field).to_owned())
                    .mend("compare the field itself", *field);
            }
            Resolution::Removed { field, suggestion } => {
                self.report(Code::CONDITIONS_REMOVED_FIELD, Place::Field)
                    .text("field", field)
                    .suggest("use the field of the live API", suggestion.as_deref());
            }
        }
    }

    fn check_known(&mut self, comparison: &Comparison, known: &Known<'c>) {
        if known.other_case {
            let name = known.canonical();
            self.report_field(Code::CONDITIONS_FIELD_CASE, Place::Field, known).mend("write the JSON name", name);
        }
        // Once for each field is enough.
        if known.undocumented && !self.undocumented.contains(&known.head) {
            self.undocumented.push(known.head);
            self.report_field(Code::CONDITIONS_UNDOCUMENTED_FIELD, Place::Field, known);
        }
        self.check_parameter(known);
        let operator = comparison.operator;
        if let Some(member) = known.needs_member {
            // `company = null` asks whether there is a company.
            let tests_null = matches!(operator, Operator::Eq | Operator::Ne)
                && matches!(comparison.value, Literal::Null)
                && matches!(known.kind, Some(Type::Reference));
            if !tests_null {
                let suggestion = between(&known.canonical(), "/", member);
                self.report_field(Code::CONDITIONS_NEEDS_MEMBER, Place::Field, known)
                    .suggest("name the member", Some(&suggestion));
            }
            return;
        }
        // A value that the text does not say in so many words has been reported already.
        if self.check_operator(comparison, known) && !self.is_derived() {
            self.check_value(comparison, known);
        }
        if operator == Operator::In && self.scope.dialect != Dialect::Conditions {
            self.in_unsupported(comparison);
        }
    }

    fn check_parameter(&mut self, known: &Known<'_>) {
        let Some(belongs) = known.parameter else {
            self.report_field(Code::CONDITIONS_NOT_QUERYABLE, Place::Field, known).text("suggestion", "types/id");
            return;
        };
        let dialect = self.scope.dialect;
        if belongs == dialect {
            return self.renamed(known);
        }
        let severity = match (dialect, belongs, self.scope.api) {
            // The reference document's own queries put array fields into `conditions`.
            (Dialect::Conditions, Dialect::ChildConditions, Api::Documented) => Severity::Advice,
            (Dialect::ChildConditions, Dialect::Conditions, _) => Severity::Warning,
            _ => Severity::Error,
        };
        let edits = if self.moved.is_none() { self.move_edits(belongs) } else { Vec::new() };
        let moved = *self.moved.get_or_insert(!edits.is_empty());
        if !moved && severity == Severity::Advice && known.renamed.is_some() {
            return self.renamed(known);
        }
        let field = known.successor().unwrap_or_else(|| known.canonical());
        let fix = (!edits.is_empty()).then(|| {
            let title = cat(&["search for `", &field, "` in `", belongs.as_str(), "`"]);
            Fix::edits(title, edits)
        });
        self.report_as(Code::CONDITIONS_WRONG_PARAMETER, severity, Place::Field)
            .name("field", field)
            .text("parameter", belongs.as_str())
            .text("found", dialect.as_str())
            .fixed_by(fix);
    }

    /// Reports a field that has another name in the live API, if it has.
    fn renamed(&mut self, known: &Known<'_>) {
        if let Some(name) = known.successor() {
            self.report_field(Code::CONDITIONS_RENAMED_FIELD, Place::Field, known)
                .suggest("use the field of the live API", Some(&name));
        }
    }

    /// The edits that move the whole text to the parameter `to`, if every comparison belongs there: the parameter's name
    /// in front, and the names that it has for the fields.
    fn move_edits(&self, to: Dialect) -> Vec<Edit> {
        let mut edits = Vec::new();
        // A custom field has other names in its own parameter: that takes more than a move.
        let Some(source) = self.source.filter(|_| to != Dialect::CustomFieldConditions) else { return edits };
        edits.push(Edit { span: source.head, text: between(to.as_str(), "=", "") });
        let mut places = source.places.iter();
        let mut whole = true;
        self.root.for_each_comparison(&mut |comparison| {
            let Some(places) = places.next().filter(|places| whole && !places.derived) else {
                whole = false;
                return;
            };
            match resolve(comparison.field.as_str(), self.scope) {
                Resolution::Known(known) if known.parameter == Some(to) => {
                    if let Some(text) = known.successor() {
                        edits.push(Edit { span: places.field, text });
                    }
                }
                _ => whole = false,
            }
        });
        if !whole {
            edits.clear();
        }
        edits
    }

    /// `in` as comparisons joined by `or`, where the server knows no `in`.
    fn in_unsupported(&mut self, comparison: &Comparison) {
        let parameter = self.scope.dialect.as_str();
        let clause = self.span(Place::Clause);
        let finding = self.report(Code::CONDITIONS_IN_UNSUPPORTED, Place::Operator).text("parameter", parameter);
        if let Some(expanded) = expanded(comparison) {
            finding.mend_at(clause, "join comparisons with `or`", expanded.in_parentheses());
        }
    }
}

/// An `in` as comparisons joined by `or`, a `not in` by `and`; anything else as it is.
pub(crate) fn expand_in(comparison: &Comparison) -> Expr {
    expanded(comparison).unwrap_or_else(|| Expr::Comparison(Comparison { span: None, ..comparison.clone() }))
}

/// The same, or `None` if it would stay as it is.
///
/// `null` in a list is equal to nothing. In an `in` it is left out; a `not in` with it keeps no record, which comparisons
/// cannot say, so that stays.
fn expanded(comparison: &Comparison) -> Option<Expr> {
    let Literal::List(values) = &comparison.value else { return None };
    let mut args = Vec::new();
    for value in values {
        if !matches!(value, Literal::Null) {
            let operator = if comparison.negated { Operator::Ne } else { Operator::Eq };
            let (field, value) = (comparison.field.clone(), value.clone());
            args.push(Expr::Comparison(Comparison { field, operator, negated: false, value, span: None }));
        }
    }
    let has_null = args.len() < values.len();
    if comparison.operator != Operator::In || (has_null && (comparison.negated || args.is_empty())) {
        return None;
    }
    Some(Expr::joined(args, comparison.negated))
}
