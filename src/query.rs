//! The search of contacts as a URL: `GET /company/contacts?conditions=…`.

mod cut;
mod encode;
mod order;
mod parts;

pub use cut::contacts_queries;
pub(crate) use cut::searches;
pub use encode::percent_encode;
pub use parts::{Filter, OrderBy, QueryParts};

use crate::conditions::{
    ConditionsOptions, Dialect, Findings, FormatOptions, check_into, format_conditions, read_text,
};
use crate::diagnostic::{Code, Outcome};
use crate::text::whole;
use serde::Serialize;

/// How long a URL may be to be safe everywhere, in characters.
pub const MAX_URL: usize = 2000;

/// The largest page.
pub const MAX_PAGE_SIZE: i64 = 1000;

/// A search, ready to be sent behind the base address of an instance.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ContactsQuery {
    /// The path with its percent-encoded query.
    pub url: String,
    /// How many characters it has.
    pub length: usize,
}

/// `GET /company/contacts` with the parts as its parameters: each text is checked, printed in its canonical form and
/// percent-encoded once.
#[must_use]
pub fn contacts_query(parts: &QueryParts, options: &ConditionsOptions) -> Outcome<ContactsQuery> {
    let mut findings = Findings::default();
    let query = search(parts, parts.conditions.as_ref(), options, &mut findings);
    findings.outcome(Some(query))
}

/// [`contacts_query`] with these conditions in place of those of the parts, and findings of its own. That it is too long is the
/// last of them.
pub(crate) fn search(
    parts: &QueryParts,
    conditions: Option<&Filter>,
    options: &ConditionsOptions,
    findings: &mut Findings,
) -> ContactsQuery {
    let mut url = url(parts, conditions, options, FormatOptions::default(), findings);
    if url.len() > MAX_URL {
        // The canonical text is for people; the short one means the same. So do its findings.
        findings.list.clear();
        url = self::url(parts, conditions, options, FormatOptions::compact(), findings);
    }
    // Percent-encoded text is ASCII, so bytes are characters.
    let length = url.len();
    if length > MAX_URL {
        findings
            .add(Code::QUERY_URL_TOO_LONG, Code::QUERY_URL_TOO_LONG.severity(), None)
            .number("max", MAX_URL as i64)
            .number("actual", length as i64);
    }
    ContactsQuery { url, length }
}

/// Where contacts are searched for.
const CONTACTS: &str = "/company/contacts";

struct Build<'b> {
    options: &'b ConditionsOptions,
    format: FormatOptions,
    url: String,
    findings: &'b mut Findings,
}

/// The URL of the parts, with these conditions in place of theirs.
#[inline(never)]
fn url(
    parts: &QueryParts,
    conditions: Option<&Filter>,
    options: &ConditionsOptions,
    format: FormatOptions,
    findings: &mut Findings,
) -> String {
    let mut build = Build { options, format, url: CONTACTS.to_owned(), findings };
    let filters = [conditions, parts.child_conditions.as_ref(), parts.custom_field_conditions.as_ref()];
    for (filter, dialect) in filters.into_iter().zip(Dialect::ALL) {
        if let Some(filter) = filter {
            build.findings.enter(dialect.as_str());
            build.filter(dialect, filter);
            build.findings.leave();
        }
    }
    build.order_by(parts.order_by.as_ref());
    build.fields(parts.fields.as_deref());
    build.paging(parts);
    build.url
}

impl Build<'_> {
    /// Adds a parameter to the URL.
    fn parameter(&mut self, name: &str, value: &str) {
        self.url.push(if self.url.len() == CONTACTS.len() { '?' } else { '&' });
        self.url.push_str(name);
        self.url.push('=');
        percent_encode(value, &mut self.url);
    }

    /// Adds one of the three filters. A blank text is none.
    fn filter(&mut self, dialect: Dialect, filter: &Filter) {
        let options = self.options.of_dialect(dialect);
        let mut found = Findings::default();
        let text = match filter {
            Filter::Text(text) if text.trim_start().is_empty() => return,
            Filter::Text(text) => {
                let mut named = None;
                let expr = read_text(text, &options, &mut found, &mut named);
                self.findings.extend(found);
                if let Some(named) = named.filter(|named| *named != dialect) {
                    self.findings
                        .tell(Code::QUERY_PARAMETER, "")
                        .text("parameter", named.as_str())
                        .text("found", dialect.as_str());
                    return;
                }
                let Some(expr) = expr else { return };
                format_conditions(&expr, &self.format)
            }
            Filter::Expr(expr) => {
                check_into(expr, &options, &mut found);
                self.findings.extend(found);
                format_conditions(expr, &self.format)
            }
        };
        self.parameter(dialect.as_str(), &text);
    }

    fn paging(&mut self, parts: &QueryParts) {
        let most = i64::from(i32::MAX);
        let mut page = self.number("page", parts.page, 1, most);
        let page_size = self.number("pageSize", parts.page_size, 1, MAX_PAGE_SIZE);
        // The first page of a forward-only search is asked for with 0 or without an id.
        let page_id = self.number("pageId", parts.page_id, 0, most);
        if page_id.is_some() {
            if parts.order_by.as_ref().is_some_and(|order| !order.is_empty()) {
                self.findings.tell(Code::QUERY_ORDER_WITH_PAGE_ID, "orderBy");
            }
            if page.take().is_some() {
                self.findings.tell(Code::QUERY_PAGE_IGNORED, "page");
            }
            self.findings.tell(Code::QUERY_FORWARD_ONLY, "pageId");
        }
        for (name, number) in [("page", page), ("pageSize", page_size), ("pageId", page_id)] {
            if let Some(number) = number {
                self.parameter(name, &whole(number));
            }
        }
    }

    /// A number, if it is from `min` to `max`; reports if it is not.
    #[inline(never)]
    fn number(&mut self, name: &'static str, number: Option<i64>, min: i64, max: i64) -> Option<i64> {
        let within = number.filter(|number| (min..=max).contains(number));
        if number.is_some() && within.is_none() {
            let finding = self.findings.tell(Code::QUERY_OUT_OF_RANGE, name);
            finding.text("part", name).number("min", min).number("max", max);
        }
        within
    }
}
