//! The search of contacts as a URL: `GET /company/contacts?conditions=…`.

mod cut;
mod encode;
mod order;
mod parts;

pub use cut::contacts_queries;
pub use encode::percent_encode;
pub use parts::{Filter, OrderBy, QueryParts};

use crate::conditions::{
    ConditionsOptions, Dialect, Finds, FormatOptions, check_conditions, format_conditions, read_text,
};
use crate::diagnostic::{Code, Diagnostic, Outcome};
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
    let mut diagnostics = Vec::new();
    let query = search(parts, parts.conditions.as_ref(), options, &mut diagnostics);
    Outcome::new(Some(query), Vec::new(), diagnostics)
}

/// [`contacts_query`] with these conditions in place of those of the parts. That it is too long is the last of the findings.
fn search(
    parts: &QueryParts,
    conditions: Option<&Filter>,
    options: &ConditionsOptions,
    diagnostics: &mut Vec<Diagnostic>,
) -> ContactsQuery {
    let mut build = Build::new(parts, conditions, options, FormatOptions::default());
    if build.url.len() > MAX_URL {
        // The canonical text is for people; the short one means the same.
        build = Build::new(parts, conditions, options, FormatOptions::compact());
    }
    diagnostics.append(&mut build.finds.list);
    // Percent-encoded text is ASCII, so bytes are characters.
    let length = build.url.len();
    if length > MAX_URL {
        diagnostics.push(Diagnostic::new(Code::QUERY_URL_TOO_LONG).with("max", MAX_URL).with("actual", length));
    }
    ContactsQuery { url: build.url, length }
}

/// Where contacts are searched for.
const CONTACTS: &str = "/company/contacts";

struct Build<'b> {
    options: &'b ConditionsOptions,
    format: FormatOptions,
    url: String,
    finds: Finds,
}

impl<'b> Build<'b> {
    #[inline(never)]
    fn new(
        parts: &QueryParts,
        conditions: Option<&Filter>,
        options: &'b ConditionsOptions,
        format: FormatOptions,
    ) -> Self {
        let mut build = Self { options, format, url: CONTACTS.to_owned(), finds: Finds::default() };
        let filters = [conditions, parts.child_conditions.as_ref(), parts.custom_field_conditions.as_ref()];
        for (filter, dialect) in filters.into_iter().zip(Dialect::ALL) {
            if let Some(filter) = filter {
                build.finds.enter(dialect.as_str());
                build.filter(dialect, filter);
                build.finds.leave();
            }
        }
        build.order_by(parts.order_by.as_ref());
        build.fields(parts.fields.as_deref());
        build.paging(parts);
        build
    }

    /// Adds a parameter to the URL.
    fn parameter(&mut self, name: &str, value: &str) {
        self.url.push(if self.url.len() == CONTACTS.len() { '?' } else { '&' });
        self.url.push_str(name);
        self.url.push('=');
        percent_encode(value, &mut self.url);
    }

    /// Adds one of the three filters. A blank text is none.
    fn filter(&mut self, dialect: Dialect, filter: &Filter) {
        let options = self.options.clone().dialect(dialect);
        let text = match filter {
            Filter::Text(text) if text.trim_start().is_empty() => return,
            Filter::Text(text) => {
                let (outcome, named) = read_text(text, &options);
                self.finds.extend(outcome.diagnostics);
                if let Some(named) = named.filter(|named| *named != dialect) {
                    let diagnostic = Diagnostic::new(Code::QUERY_PARAMETER)
                        .with("parameter", named.as_str())
                        .with("found", dialect.as_str());
                    return self.finds.place(diagnostic, None);
                }
                let Some(expr) = outcome.value else { return };
                format_conditions(&expr, &self.format)
            }
            Filter::Expr(expr) => {
                self.finds.extend(check_conditions(expr, &options).diagnostics);
                format_conditions(expr, &self.format)
            }
        };
        self.parameter(dialect.as_str(), &text);
    }

    fn paging(&mut self, parts: &QueryParts) {
        let most = i64::from(i32::MAX);
        let mut numbers = [
            ("page", parts.page, 1, most),
            ("pageSize", parts.page_size, 1, MAX_PAGE_SIZE),
            // The first page of a forward-only search is asked for with 0 or without an id.
            ("pageId", parts.page_id, 0, most),
        ];
        for (name, number, min, max) in &mut numbers {
            if number.is_some_and(|number| number < *min || number > *max) {
                let diagnostic = Diagnostic::new(Code::QUERY_OUT_OF_RANGE).with("part", *name).with("min", *min);
                self.finds.tell(diagnostic.with("max", *max), name);
                *number = None;
            }
        }
        if let [(_, page, ..), _, (_, Some(_), ..)] = &mut numbers {
            if parts.order_by.as_ref().is_some_and(|order| !order.is_empty()) {
                self.report(Code::QUERY_ORDER_WITH_PAGE_ID, "orderBy");
            }
            if page.take().is_some() {
                self.report(Code::QUERY_PAGE_IGNORED, "page");
            }
            self.report(Code::QUERY_FORWARD_ONLY, "pageId");
        }
        for (name, number, ..) in numbers {
            if let Some(number) = number {
                self.parameter(name, &whole(number));
            }
        }
    }

    fn report(&mut self, code: Code, name: &'static str) {
        self.finds.tell(Diagnostic::new(code), name);
    }
}
