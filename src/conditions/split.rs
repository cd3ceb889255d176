//! One logical filter into the three parameters that the live API wants.

use super::ast::{Comparison, Dialect, Expr};
use super::check::{Resolution, Scope, expand_in, resolve};
use super::options::{ConditionsOptions, Entity};
use super::path::FieldPath;
use crate::diagnostic::{Code, Diagnostic, Outcome};
use crate::span::{Path, Span};
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
    let mut split = Split {
        scope: Scope { dialect: Dialect::Conditions, ..Scope::of(options) },
        parts: [const { Vec::new() }; 3],
        diagnostics: Vec::new(),
    };
    split.take(expr, &Path::root());
    let [conditions, child, custom] = split.parts;
    let join = |parts: Vec<Expr>| if parts.is_empty() { None } else { Some(Expr::all(parts)) };
    let value = SplitConditions {
        conditions: join(conditions),
        child_conditions: join(child),
        custom_field_conditions: join(custom),
    };
    Outcome::new(Some(value), Vec::new(), split.diagnostics)
}

struct Split<'a> {
    scope: Scope<'a>,
    parts: [Vec<Expr>; 3],
    diagnostics: Vec<Diagnostic>,
}

impl Split<'_> {
    fn take(&mut self, expr: &Expr, path: &Path) {
        if let Expr::And { args, .. } = expr {
            for (at, arg) in args.iter().enumerate() {
                self.take(arg, &path.join("args").join(at));
            }
            return;
        }
        let mut used = Vec::new();
        let mut unknown = None;
        expr.for_each_comparison(&mut |comparison| match self.parameter(comparison) {
            Ok(dialect) => used.push(dialect),
            Err(diagnostic) if unknown.is_none() => unknown = Some((*diagnostic, comparison.span)),
            Err(_) => {}
        });
        if let Some((diagnostic, span)) = unknown {
            return self.report(diagnostic, span.or(expr.span()), path);
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
        let diagnostic = Diagnostic::new(Code::CONDITIONS_SPLIT_MIXED).with("expected", join(&names, " and "));
        self.report(diagnostic, expr.span(), path);
    }

    fn report(&mut self, diagnostic: Diagnostic, span: Option<Span>, path: &Path) {
        self.diagnostics.push(match span {
            Some(span) => diagnostic.spanning(span),
            None => diagnostic.at(path.clone()),
        });
    }

    /// The parameter that can name a field.
    fn parameter(&self, comparison: &Comparison) -> Result<Dialect, Box<Diagnostic>> {
        let path = comparison.field.as_str();
        if *self.scope.entity == Entity::Any {
            // Without a table only the names that every contact has are known.
            let (head, _) = split(path, b'/');
            let is = |name: &str| head.eq_ignore_ascii_case(name);
            return Ok(if is("communicationItems") || is("types") {
                Dialect::ChildConditions
            } else if is("customFields") {
                Dialect::CustomFieldConditions
            } else {
                Dialect::Conditions
            });
        }
        let custom = Scope { dialect: Dialect::CustomFieldConditions, ..self.scope };
        let diagnostic = match resolve(path, self.scope) {
            Resolution::Known(known) => match known.parameter {
                Some(parameter) => return Ok(parameter),
                None => Diagnostic::new(Code::CONDITIONS_NOT_QUERYABLE)
                    .with("field", known.canonical())
                    .with("suggestion", "types/id"),
            },
            // `type` of the reference document is an array of the live API.
            Resolution::Removed { field: "type", .. } => return Ok(Dialect::ChildConditions),
            removed @ Resolution::Removed { .. } => removed.refused(""),
            _ if matches!(resolve(path, custom), Resolution::Known(_)) => return Ok(custom.dialect),
            other => other.refused(if *self.scope.entity == Entity::Contact { "contact" } else { "entity" }),
        };
        Err(Box::new(diagnostic))
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
