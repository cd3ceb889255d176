//! A search whose list does not fit into one URL, as several searches.

use super::{ContactsQuery, Filter, MAX_URL, QueryParts, search};
use crate::conditions::{
    Comparison, ConditionsOptions, Dialect, Expr, Findings, Literal, Operator, distinct, read_text,
};
use crate::diagnostic::{Code, Outcome, is_refused};
use std::mem;

/// [`contacts_query`], cut into several searches where one URL is too long: the longest `in` list that every record must
/// meet is dealt out, so that no record is found twice. The records of all of them together are those of the one.
///
/// One search if it fits. If there is no such list, or cutting it does not help, the finding of [`contacts_query`] stays.
#[must_use]
pub fn contacts_queries(parts: &QueryParts, options: &ConditionsOptions) -> Outcome<Vec<ContactsQuery>> {
    let mut findings = Findings::default();
    let queries = searches(parts, options, &mut findings);
    findings.outcome(Some(queries))
}

/// [`contacts_queries`], with findings of its own.
pub(crate) fn searches(parts: &QueryParts, options: &ConditionsOptions, findings: &mut Findings) -> Vec<ContactsQuery> {
    let one = search(parts, parts.conditions.as_ref(), options, findings);
    let queries = match findings.list.split_last() {
        Some((last, others)) if last.code == Code::QUERY_URL_TOO_LONG && !is_refused(others) => cut(parts, options),
        _ => None,
    };
    let Some(queries) = queries else { return vec![one] };
    findings.list.pop();
    if parts.page.is_some() || parts.page_size.is_some() {
        findings.tell(Code::QUERY_CUT_PAGES, if parts.page.is_some() { "page" } else { "pageSize" });
    }
    findings.tell(Code::QUERY_CUT, "conditions").number("count", queries.len() as i64);
    queries
}

/// The searches with a share of the longest list each, as large as the URL takes.
fn cut(parts: &QueryParts, options: &ConditionsOptions) -> Option<Vec<ContactsQuery>> {
    let mut expr = match parts.conditions.as_ref()? {
        Filter::Expr(expr) => expr.clone(),
        Filter::Text(text) => {
            let options = options.of_dialect(Dialect::Conditions);
            read_text(text, &options, &mut Findings::default(), &mut None)?
        }
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
        let mut findings = Findings::default();
        let query = search(parts, Some(&filter), options, &mut findings);
        if findings.refuse() { None } else { Some(query) }
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
