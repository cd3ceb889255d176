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
use super::cat::cat;
use super::literal::Literal;
use super::options::{ConditionsOptions, Entity};
use crate::diagnostic::{Code, Diagnostic, Edit, Fix, Outcome, Severity};
use crate::schema::Api;
use place::{Place, Where};

/// How many errors, and how many other findings, are listed.
const MAX_ERRORS: usize = 50;
const MAX_OTHERS: usize = 100;

/// Checks an expression that came from no text. Places are paths into the tree: `/args/0/field`.
#[must_use]
pub fn check_conditions(expr: &Expr, options: &ConditionsOptions) -> Outcome<()> {
    let mut diagnostics = Vec::new();
    check(expr, None, options.dialect, options, &mut diagnostics);
    Outcome::new(Some(()), Vec::new(), diagnostics)
}

/// Checks `expr`, which was read for `dialect`; `source` says where its parts stand in a text.
pub(super) fn check(
    expr: &Expr,
    source: Option<&Source<'_>>,
    dialect: Dialect,
    options: &ConditionsOptions,
    out: &mut Vec<Diagnostic>,
) {
    if options.entity == Entity::Any {
        return;
    }
    let mut checker = Checker {
        root: expr,
        source,
        scope: Scope { entity: &options.entity, dialect, api: options.api },
        dialect,
        out,
        index: 0,
        route: Vec::new(),
        errors: 0,
        others: 0,
        undocumented: Vec::new(),
        moved: false,
    };
    checker.walk(expr);
}

struct Checker<'c> {
    root: &'c Expr,
    source: Option<&'c Source<'c>>,
    scope: Scope<'c>,
    dialect: Dialect,
    out: &'c mut Vec<Diagnostic>,
    /// Which comparison is at hand.
    index: usize,
    /// Where it stands in the tree.
    route: Vec<usize>,
    errors: usize,
    others: usize,
    /// The fields that were named as unknown to the reference document.
    undocumented: Vec<String>,
    /// Whether the move of the whole text to another parameter has been offered.
    moved: bool,
}

impl Checker<'_> {
    fn walk(&mut self, expr: &Expr) {
        match expr {
            Expr::And { args, .. } | Expr::Or { args, .. } => {
                let first = self.index;
                for (at, arg) in args.iter().enumerate() {
                    self.route.push(at);
                    self.walk(arg);
                    self.route.pop();
                    if self.errors > MAX_ERRORS {
                        return;
                    }
                }
                self.check_group(expr, args, first);
            }
            Expr::Comparison(comparison) => {
                self.check_comparison(comparison);
                self.index += 1;
            }
        }
    }

    fn report(&mut self, diagnostic: Diagnostic) {
        if diagnostic.severity == Severity::Error {
            self.errors += 1;
            match self.errors {
                ..=MAX_ERRORS => self.out.push(diagnostic),
                _ => {
                    let span = diagnostic.span;
                    let mut more = Diagnostic::new(Code::CONDITIONS_TOO_MANY).with("max", MAX_ERRORS);
                    more.span = span;
                    self.out.push(more);
                }
            }
        } else {
            self.others += 1;
            if self.others <= MAX_OTHERS {
                self.out.push(diagnostic);
            }
        }
    }

    fn here(&self) -> Where<'_> {
        Where { source: self.source, index: self.index, route: &self.route }
    }

    fn finding(&self, code: Code, place: Place) -> Diagnostic {
        self.here().put(Diagnostic::new(code), place)
    }

    /// `diagnostic`, mended by writing `text` at `place`, where the text can be edited there.
    fn mended(&self, diagnostic: Diagnostic, place: Place, title: &'static str, text: String) -> Diagnostic {
        match self.here().editable(place) {
            Some(span) => diagnostic.fixed_by(Fix::edits(title, vec![Edit { span, text }])),
            None => diagnostic,
        }
    }

    fn check_comparison(&mut self, comparison: &Comparison) {
        let path = comparison.field.as_str();
        let known = match resolve(path, self.scope) {
            Resolution::Known(known) => known,
            Resolution::Unknown { suggestion } => return self.unknown_field(suggestion),
            Resolution::NoMember { field } => {
                let diagnostic = self.finding(Code::CONDITIONS_NO_MEMBER, Place::Field).with("field", field.to_owned());
                let diagnostic = self.mended(diagnostic, Place::Field, "compare the field itself", field.to_owned());
                return self.report(diagnostic);
            }
            Resolution::Removed { field, suggestion } => {
                let mut diagnostic = self.finding(Code::CONDITIONS_REMOVED_FIELD, Place::Field).with("field", field);
                if let Some(suggestion) = suggestion {
                    diagnostic = diagnostic.with("suggestion", suggestion.clone());
                    diagnostic = self.mended(diagnostic, Place::Field, "use the field of the live API", suggestion);
                }
                return self.report(diagnostic);
            }
        };
        self.check_name(&known);
        self.check_parameter(&known);
        if let Some(member) = known.needs_member {
            // `company = null` asks whether there is a company.
            let tests_null = matches!(comparison.operator, Operator::Eq | Operator::Ne)
                && comparison.value == Literal::Null
                && known.kind == Some(Type::Reference);
            if !tests_null {
                let suggestion = cat(&[&known.canonical(), "/", member]);
                let diagnostic = self
                    .finding(Code::CONDITIONS_NEEDS_MEMBER, Place::Field)
                    .with("field", known.canonical())
                    .with("suggestion", suggestion.clone());
                let diagnostic = self.mended(diagnostic, Place::Field, "name the member", suggestion);
                self.report(diagnostic);
            }
            return;
        }
        // A value that the text does not say in so many words has been reported already.
        if self.check_operator(comparison, &known) && !self.here().is_derived() {
            self.check_value(comparison, &known);
        }
        if comparison.operator == Operator::In && self.dialect != Dialect::Conditions {
            self.in_unsupported(comparison);
        }
    }

    fn unknown_field(&mut self, suggestion: Option<String>) {
        let entity = match self.scope.entity {
            _ if self.dialect == Dialect::CustomFieldConditions => "custom field",
            Entity::Contact => "contact",
            _ => "entity",
        };
        let mut diagnostic = self.finding(Code::CONDITIONS_UNKNOWN_FIELD, Place::Field).with("entity", entity);
        if let Some(name) = suggestion {
            diagnostic = diagnostic.with("suggestion", name.clone());
            diagnostic = self.mended(diagnostic, Place::Field, "use the nearest field", name);
        }
        self.report(diagnostic);
    }

    fn check_name(&mut self, known: &Known<'_>) {
        if known.other_case {
            let name = known.canonical();
            let diagnostic = self.finding(Code::CONDITIONS_FIELD_CASE, Place::Field).with("field", name.clone());
            let diagnostic = self.mended(diagnostic, Place::Field, "write the JSON name", name);
            self.report(diagnostic);
        }
        // Once for each field is enough.
        if known.undocumented && !self.undocumented.contains(&known.head.to_owned()) {
            self.undocumented.push(known.head.to_owned());
            let diagnostic = self.finding(Code::CONDITIONS_UNDOCUMENTED_FIELD, Place::Field);
            self.report(diagnostic.with("field", known.canonical()));
        }
    }

    fn check_parameter(&mut self, known: &Known<'_>) {
        let Some(belongs) = known.parameter else {
            let diagnostic = self.finding(Code::CONDITIONS_NOT_QUERYABLE, Place::Field);
            return self.report(diagnostic.with("field", known.canonical()).with("suggestion", "types/id"));
        };
        if belongs == self.dialect {
            if let Some(name) = known.successor() {
                self.renamed(known, name);
            }
            return;
        }
        let severity = match (self.dialect, belongs, self.scope.api) {
            // The reference document's own queries put array fields into `conditions`.
            (Dialect::Conditions, Dialect::ChildConditions, Api::Documented) => Severity::Advice,
            (Dialect::ChildConditions, Dialect::Conditions, _) => Severity::Warning,
            _ => Severity::Error,
        };
        let mut edits = Vec::new();
        if !self.moved {
            edits = self.move_edits(belongs);
        }
        if edits.is_empty()
            && !self.moved
            && severity == Severity::Advice
            && let Some(name) = known.successor()
        {
            return self.renamed(known, name);
        }
        let field = known.successor().unwrap_or_else(|| known.canonical());
        let mut diagnostic = self
            .finding(Code::CONDITIONS_WRONG_PARAMETER, Place::Field)
            .severity(severity)
            .with("field", field.clone())
            .with("parameter", belongs.as_str())
            .with("found", self.dialect.as_str());
        if !edits.is_empty() {
            self.moved = true;
            let title = cat(&["search for `", &field, "` in `", belongs.as_str(), "`"]);
            diagnostic = diagnostic.fixed_by(Fix::edits(title, edits));
        }
        self.report(diagnostic);
    }

    fn renamed(&mut self, known: &Known<'_>, name: String) {
        let diagnostic = self
            .finding(Code::CONDITIONS_RENAMED_FIELD, Place::Field)
            .with("field", known.canonical())
            .with("suggestion", name.clone());
        let diagnostic = self.mended(diagnostic, Place::Field, "use the field of the live API", name);
        self.report(diagnostic);
    }

    /// The edits that move the whole text to the parameter `to`, if every comparison belongs there: the parameter's name
    /// in front, and the names that it has for the fields.
    fn move_edits(&self, to: Dialect) -> Vec<Edit> {
        // A custom field has other names in its own parameter: that takes more than a move.
        let Some(source) = self.source.filter(|_| to != Dialect::CustomFieldConditions) else { return Vec::new() };
        let mut edits = vec![Edit { span: source.head, text: cat(&[to.as_str(), "="]) }];
        let mut at = 0;
        let mut whole = true;
        self.root.for_each_comparison(&mut |comparison| {
            let places = source.places.get(at);
            at += 1;
            match (resolve(comparison.field.as_str(), self.scope), places) {
                (Resolution::Known(known), Some(places)) if known.parameter == Some(to) && !places.derived => {
                    if let Some(name) = known.successor() {
                        edits.push(Edit { span: places.field, text: name });
                    }
                }
                _ => whole = false,
            }
        });
        if whole { edits } else { Vec::new() }
    }

    /// `in` as comparisons joined by `or`, where the server knows no `in`.
    fn in_unsupported(&mut self, comparison: &Comparison) {
        let diagnostic = self.finding(Code::CONDITIONS_IN_UNSUPPORTED, Place::Operator);
        let expanded = expand_in(comparison);
        let printed = expanded.printed();
        let text = if expanded.args().is_empty() { printed } else { cat(&["(", &printed, ")"]) };
        let mut diagnostic = diagnostic.with("parameter", self.dialect.as_str());
        if expanded != Expr::Comparison(comparison.clone()) {
            diagnostic = self.mended(diagnostic, Place::Clause, "join comparisons with `or`", text);
        }
        self.report(diagnostic);
    }
}

/// An `in` as comparisons joined by `or`, a `not in` by `and`; anything else as it is.
///
/// `null` in a list is equal to nothing. In an `in` it is left out; a `not in` with it keeps no record, which comparisons
/// cannot say, so that stays.
pub(crate) fn expand_in(comparison: &Comparison) -> Expr {
    let unchanged = || Expr::Comparison(Comparison { span: None, ..comparison.clone() });
    let Literal::List(values) = &comparison.value else { return unchanged() };
    let has_null = values.contains(&Literal::Null);
    if comparison.operator != Operator::In
        || (has_null && (comparison.negated || values.iter().all(|value| *value == Literal::Null)))
    {
        return unchanged();
    }
    let values = values.iter().filter(|value| **value != Literal::Null);
    let operator = if comparison.negated { Operator::Ne } else { Operator::Eq };
    let args = values.map(|value| {
        let field = comparison.field.clone();
        Expr::Comparison(Comparison { field, operator, negated: false, value: value.clone(), span: None })
    });
    if comparison.negated { Expr::all(args) } else { Expr::any(args) }
}
