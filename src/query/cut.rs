//! A search whose list does not fit into one URL, as several searches.

use super::{ContactsQuery, Filter, MAX_URL, QueryParts, search};
use crate::conditions::{Comparison, ConditionsOptions, Dialect, Expr, Literal, Operator, distinct, parse_conditions};
use crate::diagnostic::{Code, Diagnostic, Outcome, is_refused};
use crate::span::Path;
use std::mem;

/// [`contacts_query`], cut into several searches where one URL is too long: the longest `in` list that every record must
/// meet is dealt out, so that no record is found twice. The records of all of them together are those of the one.
///
/// One search if it fits. If there is no such list, or cutting it does not help, the finding of [`contacts_query`] stays.
#[must_use]
pub fn contacts_queries(parts: &QueryParts, options: &ConditionsOptions) -> Outcome<Vec<ContactsQuery>> {
    let mut diagnostics = Vec::new();
    let one = search(parts, parts.conditions.as_ref(), options, &mut diagnostics);
    let too_long = diagnostics.pop_if(|last| last.code == Code::QUERY_URL_TOO_LONG);
    let queries = if too_long.is_none() || is_refused(&diagnostics) { None } else { cut(parts, options) };
    let Some(queries) = queries else {
        diagnostics.extend(too_long);
        return Outcome::new(Some(vec![one]), Vec::new(), diagnostics);
    };
    if parts.page.is_some() || parts.page_size.is_some() {
        let part = if parts.page.is_some() { "page" } else { "pageSize" };
        diagnostics.push(Diagnostic::new(Code::QUERY_CUT_PAGES).at(Path::root().join(part)));
    }
    let count = Diagnostic::new(Code::QUERY_CUT).with("count", queries.len());
    diagnostics.push(count.at(Path::root().join("conditions")));
    Outcome::new(Some(queries), Vec::new(), diagnostics)
}

/// The searches with a share of the longest list each, as large as the URL takes.
fn cut(parts: &QueryParts, options: &ConditionsOptions) -> Option<Vec<ContactsQuery>> {
    let mut expr = match parts.conditions.as_ref()? {
        Filter::Expr(expr) => expr.clone(),
        Filter::Text(text) => parse_conditions(text, &options.clone().dialect(Dialect::Conditions)).value?,
    };
    let at = longest_list(&expr)?;
    // Values twice would find a record twice.
    let mut values = mem::take(values_at(&mut expr, at)?);
    distinct(&mut values);
    let mut filter = Filter::Expr(expr);
    let mut search_for = |share: &[Literal]| {
        if let Filter::Expr(expr) = &mut filter {
            *values_at(expr, at)? = share.to_vec();
        }
        let mut diagnostics = Vec::new();
        let query = search(parts, Some(&filter), options, &mut diagnostics);
        if is_refused(&diagnostics) { None } else { Some(query) }
    };
    let mut queries = Vec::new();
    let mut rest = values.as_slice();
    while !rest.is_empty() {
        // Each value takes four characters at least, its comma among them.
        let (mut low, mut high) = (0, rest.len().min(MAX_URL / 4));
        let mut found = None;
        while low < high {
            let middle = low + (high - low).div_ceil(2);
            // Whatever the printer does, one value more never makes the URL shorter: the share can be searched for.
            match search_for(rest.get(..middle).unwrap_or_default()) {
                Some(query) => (low, found) = (middle, Some(query)),
                None => high = middle - 1,
            }
        }
        // Not even one value fits.
        queries.push(found?);
        rest = rest.get(low..).unwrap_or_default();
    }
    Some(queries)
}

/// The place of the longest list that every record must meet, among the arguments of an `and`, or of the only condition.
fn longest_list(expr: &Expr) -> Option<usize> {
    let required = if let Expr::And { args, .. } = expr { args.as_slice() } else { std::slice::from_ref(expr) };
    let mut longest = None;
    for arg in required {
        if let Expr::Comparison(list) = arg
            && list.operator == Operator::In
            && !list.negated
            && longest.is_none_or(|(length, _)| list.value.items().len() >= length)
        {
            longest = Some((list.value.items().len(), arg));
        }
    }
    let (_, list) = longest?;
    required.iter().position(|arg| arg == list)
}

/// The values of the list at a place.
fn values_at(expr: &mut Expr, at: usize) -> Option<&mut Vec<Literal>> {
    let list = if let Expr::And { args, .. } = expr { args.get_mut(at)? } else { expr };
    match list {
        Expr::Comparison(Comparison { value: Literal::List(values), .. }) => Some(values),
        _ => None,
    }
}
