//! A search whose list does not fit into one URL, as several searches.

use super::{ContactsQuery, Filter, MAX_URL, QueryParts, contacts_query};
use crate::conditions::{Comparison, ConditionsOptions, Dialect, Expr, Literal, Operator, parse_conditions, simplify};
use crate::diagnostic::{Code, Diagnostic, Outcome};
use crate::span::Path;

/// [`contacts_query`], cut into several searches where one URL is too long: the longest `in` list that every record must
/// meet is dealt out, so that no record is found twice. The records of all of them together are those of the one.
///
/// One search if it fits. If there is no such list, or cutting it does not help, the finding of [`contacts_query`] stays.
#[must_use]
pub fn contacts_queries(parts: &QueryParts, options: &ConditionsOptions) -> Outcome<Vec<ContactsQuery>> {
    let one = contacts_query(parts, options);
    let too_long = |outcome: &Outcome<ContactsQuery>| {
        let errors = outcome.diagnostics.iter().filter(|d| d.severity == crate::diagnostic::Severity::Error);
        let mut codes = errors.map(|d| d.code);
        codes.next() == Some(Code::QUERY_URL_TOO_LONG) && codes.next().is_none()
    };
    if !too_long(&one) {
        return one.map(|query| vec![query]);
    }
    let Some((expr, list)) = longest_list(parts, options) else { return one.map(|query| vec![query]) };
    let Some(pieces) = deal(parts, &expr, &list, options) else { return one.map(|query| vec![query]) };
    let mut queries = Vec::with_capacity(pieces.len());
    let mut diagnostics: Vec<Diagnostic> =
        one.diagnostics.into_iter().filter(|d| d.code != Code::QUERY_URL_TOO_LONG).collect();
    for piece in pieces {
        queries.extend(contacts_query(&piece, options).value);
    }
    if parts.page.is_some() || parts.page_size.is_some() {
        let part = if parts.page.is_some() { "page" } else { "pageSize" };
        diagnostics.push(Diagnostic::new(Code::QUERY_CUT_PAGES).at(Path::root().join(part)));
    }
    diagnostics.push(Diagnostic::new(Code::QUERY_CUT).with("count", queries.len()).at(Path::root().join("conditions")));
    Outcome::new(Some(queries), Vec::new(), diagnostics)
}

/// The conditions and the longest list in them that every record must meet, without its double values.
fn longest_list(parts: &QueryParts, options: &ConditionsOptions) -> Option<(Expr, Comparison)> {
    let expr = match parts.conditions.as_ref()? {
        Filter::Expr(expr) => expr.clone(),
        Filter::Text(text) => parse_conditions(text, &options.clone().dialect(Dialect::Conditions)).value?,
    };
    let required = if let Expr::And { args, .. } = &expr { args.as_slice() } else { std::slice::from_ref(&expr) };
    let lists = required.iter().filter_map(|arg| match arg {
        Expr::Comparison(comparison) if comparison.operator == Operator::In && !comparison.negated => Some(comparison),
        _ => None,
    });
    let longest = lists.max_by_key(|list| list.value.items().len());
    let list = longest?.clone();
    Some((expr, list))
}

/// The parts with a share of the list each, as large as the URL takes.
fn deal(parts: &QueryParts, expr: &Expr, list: &Comparison, options: &ConditionsOptions) -> Option<Vec<QueryParts>> {
    // Values twice would find a record twice; simplifying the list alone takes them away.
    let Expr::Comparison(single) = simplify(&Expr::Comparison(list.clone()), options) else { return None };
    let values = single.value.items();
    let with = |share: &[Literal]| {
        let share =
            Comparison { value: Literal::List(share.to_vec()), operator: Operator::In, negated: false, ..list.clone() };
        let expr = match expr {
            Expr::And { args, .. } => {
                let mut placed = false;
                let args = args.iter().map(|arg| match arg {
                    Expr::Comparison(other) if !placed && other == list => {
                        placed = true;
                        Expr::Comparison(share.clone())
                    }
                    other => other.clone(),
                });
                Expr::And { args: args.collect(), span: None }
            }
            _ => Expr::Comparison(share),
        };
        QueryParts { conditions: Some(Filter::Expr(expr)), ..parts.clone() }
    };
    // Whatever the printer does, one value more never makes the URL shorter: the share can be searched for.
    let fits =
        |share: &[Literal]| contacts_query(&with(share), options).value.is_some_and(|query| query.length <= MAX_URL);
    let mut pieces = Vec::new();
    let mut rest = values;
    // Each value takes four characters at least, its comma among them.
    while !rest.is_empty() {
        let (mut low, mut high) = (0, rest.len().min(MAX_URL / 4));
        while low < high {
            let middle = low + (high - low).div_ceil(2);
            if rest.get(..middle).is_some_and(fits) { low = middle } else { high = middle - 1 }
        }
        let (share, behind) = rest.split_at_checked(low).filter(|(share, _)| !share.is_empty())?;
        pieces.push(with(share));
        rest = behind;
    }
    Some(pieces)
}
