//! One logical filter into the three parameters that the live API wants.

use super::ast::{Comparison, Dialect, Expr};
use super::check::{Resolution, Scope, expand_in, resolve};
use super::options::{ConditionsOptions, Entity};
use super::path::FieldPath;
use super::{Literal, Operator};
use crate::diagnostic::{Code, Diagnostic, Outcome};
use crate::span::Path;
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
        let mut found = [false; 3];
        let mut unknown = None;
        expr.for_each_comparison(&mut |comparison| match self.parameter(comparison) {
            Ok(dialect) => {
                if let Some(found) = found.get_mut(dialect as usize) {
                    *found = true;
                }
            }
            Err(diagnostic) => unknown = unknown.take().or(Some((diagnostic, comparison.span))),
        });
        if let Some((diagnostic, span)) = unknown {
            self.report(*diagnostic, span.or(expr.span()), path);
            return;
        }
        let dialects = [Dialect::Conditions, Dialect::ChildConditions, Dialect::CustomFieldConditions];
        let used: Vec<Dialect> = dialects.into_iter().zip(found).filter(|(_, found)| *found).map(|(d, _)| d).collect();
        match used.as_slice() {
            [] => {}
            [one] => {
                let translated = self.translate(expr, *one);
                if let Some(part) = self.parts.get_mut(*one as usize) {
                    part.push(translated);
                }
            }
            several => {
                let names: Vec<String> = several.iter().map(|dialect| format!("`{}`", dialect.as_str())).collect();
                let diagnostic = Diagnostic::new(Code::CONDITIONS_SPLIT_MIXED).with("expected", names.join(" and "));
                self.report(diagnostic, expr.span(), path);
            }
        }
    }

    fn report(&mut self, diagnostic: Diagnostic, span: Option<crate::span::Span>, path: &Path) {
        self.diagnostics.push(match span {
            Some(span) => diagnostic.spanning(span),
            None => diagnostic.at(path.clone()),
        });
    }

    fn parameter(&self, comparison: &Comparison) -> Result<Dialect, Box<Diagnostic>> {
        if *self.scope.entity == Entity::Any {
            // Without a table only the names that every contact has are known.
            let head = comparison.field.segments().next().unwrap_or_default();
            let is = |name: &str| head.eq_ignore_ascii_case(name);
            return Ok(if is("communicationItems") || is("types") {
                Dialect::ChildConditions
            } else if is("customFields") {
                Dialect::CustomFieldConditions
            } else {
                Dialect::Conditions
            });
        }
        let path = comparison.field.as_str();
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
            Resolution::Removed { field, .. } => Diagnostic::new(Code::CONDITIONS_REMOVED_FIELD).with("field", field),
            _ if matches!(resolve(path, custom), Resolution::Known(_)) => return Ok(custom.dialect),
            Resolution::NoMember { field } => {
                Diagnostic::new(Code::CONDITIONS_NO_MEMBER).with("field", field.to_owned())
            }
            Resolution::Unknown { suggestion } => {
                let entity = if *self.scope.entity == Entity::Contact { "contact" } else { "entity" };
                let diagnostic = Diagnostic::new(Code::CONDITIONS_UNKNOWN_FIELD).with("entity", entity);
                match suggestion {
                    Some(name) => diagnostic.with("suggestion", name),
                    None => diagnostic,
                }
            }
        };
        Err(Box::new(diagnostic))
    }

    /// The same expression in the names and operators of its parameter.
    fn translate(&self, expr: &Expr, dialect: Dialect) -> Expr {
        match expr {
            Expr::And { args, .. } => Expr::all(args.iter().map(|arg| self.translate(arg, dialect))),
            Expr::Or { args, .. } => Expr::any(args.iter().map(|arg| self.translate(arg, dialect))),
            Expr::Comparison(comparison) => {
                let comparison =
                    Comparison { field: translate_field(&comparison.field), span: None, ..comparison.clone() };
                let listed = comparison.operator == Operator::In && matches!(comparison.value, Literal::List(_));
                if listed && dialect != Dialect::Conditions { expand_in(&comparison) } else { comparison.into() }
            }
        }
    }
}

/// `type/id` as `types/id`, `customFields/caption` as `caption`.
fn translate_field(field: &FieldPath) -> FieldPath {
    match field.as_str().split_once('/') {
        Some((head, rest)) if head.eq_ignore_ascii_case("customFields") => FieldPath::lossy(rest),
        Some((head, rest)) if head.eq_ignore_ascii_case("type") => FieldPath::lossy(&format!("types/{rest}")),
        _ => field.clone(),
    }
}

/// `expr` with every `in` written as comparisons joined by `or`, every `not in` by `and`: what a server that knows no
/// `in` takes. The same records are kept. A `not in` with `null` in its list keeps none, and stays as it is.
#[must_use]
pub fn expand_lists(expr: &Expr) -> Expr {
    match expr {
        Expr::And { args, .. } => Expr::And { args: args.iter().map(expand_lists).collect(), span: None },
        Expr::Or { args, .. } => Expr::Or { args: args.iter().map(expand_lists).collect(), span: None },
        Expr::Comparison(comparison) => expand_in(comparison),
    }
}
