//! One logical filter into the three parameters that the live API wants.

use super::ast::{Comparison, Dialect, Expr};
use super::check::{Resolution, Scope, expand_in, resolve};
use super::findings::Findings;
use super::options::{ConditionsOptions, Entity};
use super::path::FieldPath;
use crate::diagnostic::{Code, Outcome};
use crate::text::{cat, join, split};
use serde::{Serialize, Serializer};

/// A filter, by parameter. As JSON each is its canonical text.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct SplitConditions {
    /// For the fields of the record itself.
    #[serde(serialize_with = "as_text", skip_serializing_if = "Option::is_none")]
    pub conditions: Option<Expr>,
    /// For arrays inside the record.
    #[serde(serialize_with = "as_text", skip_serializing_if = "Option::is_none")]
    pub child_conditions: Option<Expr>,
    /// For custom fields.
    #[serde(serialize_with = "as_text", skip_serializing_if = "Option::is_none")]
    pub custom_field_conditions: Option<Expr>,
}

fn as_text<S: Serializer>(expr: &Option<Expr>, serializer: S) -> Result<S::Ok, S::Error> {
    match expr {
        Some(expr) => serializer.collect_str(expr),
        None => serializer.serialize_none(),
    }
}

/// Splits `expr` at its `and`s. The parameters of a URL are joined by `and`, so an `or` across parameters is refused: no
/// split of it means the same.
///
/// Fields get the names that their parameter has for them (`type/id` becomes `types/id`), and `in` becomes comparisons
/// joined by `or` where the server knows no `in`.
#[must_use]
pub fn split_conditions(expr: &Expr, options: &ConditionsOptions) -> Outcome<SplitConditions> {
    let mut findings = Findings::default();
    let [conditions, child_conditions, custom_field_conditions] = split_into(expr, options, &mut findings);
    findings.outcome(Some(SplitConditions { conditions, child_conditions, custom_field_conditions }))
}

/// [`split_conditions`], with findings of its own, in the order of [`Dialect::ALL`].
pub(crate) fn split_into(expr: &Expr, options: &ConditionsOptions, findings: &mut Findings) -> [Option<Expr>; 3] {
    let scope = Scope { dialect: Dialect::Conditions, ..Scope::of(options) };
    let mut split = Split { scope, parts: [const { Vec::new() }; 3], findings };
    split.take(expr);
    split.parts.map(|parts| if parts.is_empty() { None } else { Some(Expr::joined(parts, true)) })
}

struct Split<'a> {
    scope: Scope<'a>,
    parts: [Vec<Expr>; 3],
    findings: &'a mut Findings,
}

impl Split<'_> {
    fn take(&mut self, expr: &Expr) {
        if let Expr::And { args, .. } = expr {
            self.findings.enter("args");
            for (at, arg) in args.iter().enumerate() {
                self.findings.enter(at);
                self.take(arg);
                self.findings.leave();
            }
            return self.findings.leave();
        }
        let mut used = Vec::new();
        let mut unknown = None;
        expr.for_each_comparison(&mut |comparison| match self.parameter(comparison) {
            Some(dialect) => used.push(dialect),
            None => unknown = unknown.or(Some(comparison)),
        });
        if let Some(unknown) = unknown {
            return self.refuse(unknown, expr);
        }
        let Some(&first) = used.first() else { return };
        if used.iter().all(|dialect| *dialect == first) {
            let translated = expr.mapped(true, &mut |comparison| translate(comparison, first));
            if let Some(part) = self.parts.get_mut(first as usize) {
                part.push(translated);
            }
            return;
        }
        let mut names = Vec::new();
        for dialect in Dialect::ALL {
            if used.contains(&dialect) {
                names.push(cat(&["`", dialect.as_str(), "`"]));
            }
        }
        self.findings.place(Code::CONDITIONS_SPLIT_MIXED, expr.span()).name("expected", join(&names, " and "));
    }

    /// Reports a comparison that no parameter can name, in `expr`.
    fn refuse(&mut self, comparison: &Comparison, expr: &Expr) {
        let resolution = resolve(comparison.field.as_str(), self.scope);
        let span = comparison.span.or(expr.span());
        if let Resolution::Known(known) = resolution {
            self.findings
                .place(Code::CONDITIONS_NOT_QUERYABLE, span)
                .name("field", known.canonical())
                .text("suggestion", "types/id");
            return;
        }
        let entity = match self.scope.entity {
            Entity::Contact => "contact",
            _ => "entity",
        };
        let finding = self.findings.place(resolution.code(), span);
        resolution.explain(entity, finding);
    }

    /// The parameter that can name a field.
    fn parameter(&self, comparison: &Comparison) -> Option<Dialect> {
        let path = comparison.field.as_str();
        if matches!(self.scope.entity, Entity::Any) {
            // Without a table only the names that every contact has are known.
            let (head, _) = split(path, b'/');
            let is = |name: &str| head.eq_ignore_ascii_case(name);
            return Some(if is("communicationItems") || is("types") {
                Dialect::ChildConditions
            } else if is("customFields") {
                Dialect::CustomFieldConditions
            } else {
                Dialect::Conditions
            });
        }
        let custom = Scope { dialect: Dialect::CustomFieldConditions, ..self.scope };
        match resolve(path, self.scope) {
            Resolution::Known(known) => known.parameter,
            // `type` of the reference document is an array of the live API.
            Resolution::Removed { field: "type", .. } => Some(Dialect::ChildConditions),
            Resolution::Removed { .. } => None,
            _ => matches!(resolve(path, custom), Resolution::Known(_)).then_some(custom.dialect),
        }
    }
}

/// A comparison with the name and the list that its parameter takes.
fn translate(comparison: &Comparison, dialect: Dialect) -> Expr {
    let mut comparison = comparison.clone();
    let renamed = match split(comparison.field.as_str(), b'/') {
        (head, Some(rest)) if head.eq_ignore_ascii_case("customFields") => Some(FieldPath::lossy(rest)),
        (head, Some(rest)) if head.eq_ignore_ascii_case("type") => Some(FieldPath::lossy(&cat(&["types/", rest]))),
        _ => None,
    };
    comparison.span = None;
    comparison.field = renamed.unwrap_or(comparison.field);
    if dialect == Dialect::Conditions { comparison.into() } else { expand_in(&comparison) }
}

/// `expr` with every `in` written as comparisons joined by `or`, every `not in` by `and`: what a server that knows no
/// `in` takes. The same records are kept. A `not in` with `null` in its list keeps none, and stays as it is.
#[must_use]
pub fn expand_lists(expr: &Expr) -> Expr {
    expr.mapped(false, &mut expand_in)
}
