//! The functions of the query language.

use super::{conditions_options, elements, finish, take, value};
use crate::api::answer::{Answer, outcome, span_object};
use crate::api::conditions::{bound, kept, read_expr, syntax_alone};
use crate::api::{self, Unreadable, tape};
use crate::conditions::{self, ConditionsOptions, Expr, Findings};
use crate::decimal::parse_whole;
use crate::json::{Json, Value, read};
use crate::query::{self, QueryParts};
use crate::span::Path;

/// [`parse_conditions`](conditions::parse_conditions): the outcome, mostly as a [`tape`](crate::api::tape).
#[must_use]
pub fn parse_conditions(text: &str, options: &str) -> String {
    let mut answer = String::new();
    let done = conditions_options(options, &mut |options| {
        let mut findings = Findings::default();
        let expr = conditions::read_text(text, options, &mut findings, &mut None);
        answer = tape::outcome(expr.as_ref(), &findings.list, text).unwrap_or_else(|| {
            let (mut out, mut value) = (Json::new(), Json::new());
            expr.iter().for_each(|expr| expr.write(&mut value));
            outcome(&mut out, &findings.list, &value);
            out.into_text()
        });
    });
    match done {
        Ok(()) => answer,
        failed => finish(Json::default(), failed),
    }
}

/// [`complete_conditions`](conditions::complete_conditions); the cursor comes in digits.
#[must_use]
pub fn complete_conditions(text: &str, cursor: &str, options: &str) -> String {
    let mut out = Json::new();
    let cursor = parse_whole(cursor).and_then(|cursor| usize::try_from(cursor).ok()).unwrap_or(usize::MAX);
    let done = conditions_options(options, &mut |options| {
        let mut ranked = [const { Json::behind(Vec::new()) }; conditions::RANKS];
        let span = conditions::complete(text, cursor, options, &mut |item| {
            let Some(out) = ranked.get_mut(item.rank) else { return };
            out.open_object();
            out.member("label", item.label);
            out.member("insert", item.insert);
            out.member("kind", item.kind.as_str());
            if !item.detail.is_empty() {
                out.member("detail", item.detail);
            }
            out.close_object();
        });
        out.open_object();
        span_object(&mut out, span);
        out.key("items");
        out.open();
        ranked.iter().for_each(|items| out.append(items));
        out.close();
        out.close_object();
    });
    finish(out, done)
}

/// [`tokens_of`](conditions::tokens_of).
#[must_use]
pub fn tokenize_conditions(text: &str) -> String {
    let mut out = Json::new();
    out.open();
    conditions::each_token(text, &mut |token| {
        out.open_object();
        span_object(&mut out, token.span);
        out.member("class", token.class.as_str());
        out.close_object();
    });
    out.close();
    out.into_text()
}

/// [`rules_fields`](conditions::rules_fields).
#[must_use]
pub fn rules_fields(options: &str) -> String {
    let mut out = Json::new();
    let done = conditions_options(options, &mut |options| conditions::write_rules_fields(options, &mut out));
    finish(out, done)
}

/// [`from_rules`](crate::api::from_rules).
#[must_use]
pub fn from_rules(json: &str, gaps: &str, options: &str) -> String {
    told(&mut |findings, out| {
        let gaps: Vec<Unreadable> = take(gaps)?;
        conditions_options(options, &mut |options| {
            if let Some(group) = read(json) {
                conditions::read_rules(&group, options, findings).iter().for_each(|expr| expr.write(out));
            } else {
                findings.list.push(api::not_json(Path::root(), "this text"));
            }
            api::tell_gaps(&gaps, &mut findings.list);
        })
    })
}

/// Tells what is found, and what is written in place of a value. A function of the query language changes nothing.
type Tell<'t> = &'t mut dyn FnMut(&mut Findings, &mut Json) -> Result<(), String>;

#[inline(never)]
fn told(tell: Tell<'_>) -> String {
    let (mut findings, mut value, mut out) = (Findings::default(), Json::new(), Json::new());
    let done = tell(&mut findings, &mut value);
    outcome(&mut out, &findings.list, &value);
    finish(out, done)
}

/// A function of an expression and options.
type Verb<'v> = &'v mut dyn FnMut(&Expr, &ConditionsOptions, &mut Findings, &mut Json);

/// Has a verb told of an expression, read as the parameter that the options name. What the verb finds comes last.
#[inline(never)]
fn of_expr(argument: &Value, options: &ConditionsOptions, findings: &mut Findings, out: &mut Json, verb: Verb<'_>) {
    if let Some(expr) = read_expr(argument, &syntax_alone(options.dialect), findings) {
        let mut more = Findings::default();
        verb(&expr, options, &mut more, out);
        findings.append(more);
    }
}

#[inline(never)]
fn verb(argument: &str, options: &str, verb: Verb<'_>) -> String {
    told(&mut |findings, out| {
        let argument = value(argument)?;
        conditions_options(options, &mut |options| of_expr(&argument, options, findings, out, verb))
    })
}

/// Declares functions of an expression and options.
macro_rules! verbs {
    ($($name:ident = $verb:expr;)*) => {$(
        #[doc = concat!("[`", stringify!($name), "`](crate::api::", stringify!($name), ").")]
        #[must_use]
        pub fn $name(expr: &str, options: &str) -> String {
            verb(expr, options, &mut $verb)
        }
    )*};
}

verbs! {
    explain_conditions = |expr, options, _, out| out.text(&conditions::explain_conditions(expr, options));
    split_conditions = |expr, options, findings, out| conditions::split_into(expr, options, findings).write(out);
    simplify = |expr, options, _, out| conditions::simplify(expr, options).write(out);
    conditions_hash = |expr, options, _, out| out.text(&conditions::conditions_hash(expr, options));
    to_rules = |expr, options, findings, out| conditions::write_rules(expr, options, findings, out);
}

/// A function of the parts of a search, and options.
#[inline(never)]
fn parts(
    argument: &str,
    options: &str,
    search: &mut dyn FnMut(&QueryParts, &ConditionsOptions, &mut Findings, &mut Json),
) -> String {
    told(&mut |findings, out| {
        let argument = value(argument)?;
        conditions_options(options, &mut |options| {
            if let Some(parts) = QueryParts::read_from(&argument, findings) {
                let mut more = Findings::default();
                search(&parts, options, &mut more, out);
                findings.append(more);
            }
        })
    })
}

/// [`contacts_query`](crate::api::contacts_query).
#[must_use]
pub fn contacts_query(argument: &str, options: &str) -> String {
    parts(argument, options, &mut |parts, options, findings, out| {
        query::search(parts, parts.conditions.as_ref(), options, findings).write(out);
    })
}

/// [`contacts_queries`](crate::api::contacts_queries).
#[must_use]
pub fn contacts_queries(argument: &str, options: &str) -> String {
    parts(argument, options, &mut |parts, options, findings, out| query::searches(parts, options, findings).write(out))
}

/// [`same_meaning`](crate::api::same_meaning) of an array of two expressions.
#[must_use]
pub fn same_meaning(pair: &str, options: &str) -> String {
    told(&mut |findings, out| {
        let pair = value(pair)?;
        let at = |index: usize| pair.get(index).unwrap_or(&Value::Null);
        conditions_options(options, &mut |options| {
            of_expr(at(0), options, findings, out, &mut |a, options, findings, out| {
                of_expr(at(1), options, findings, out, &mut |b, options, _, out| {
                    out.flag(conditions::same_meaning(a, b, options));
                });
            });
        })
    })
}

/// [`conditions_fields`](crate::api::conditions_fields).
#[must_use]
pub fn conditions_fields(expr: &str) -> String {
    verb(expr, "", &mut |expr, _, _, out| {
        out.open();
        conditions::fields_of(expr).into_iter().for_each(|field| out.text(field));
        out.close();
    })
}

/// [`expand_lists`](crate::api::expand_lists).
#[must_use]
pub fn expand_lists(expr: &str) -> String {
    verb(expr, "", &mut |expr, _, _, out| conditions::expand_lists(expr).write(out))
}

/// [`explain_match`](crate::api::explain_match).
#[must_use]
pub fn explain_match(expr: &str, record: &str) -> String {
    told(&mut |findings, out| {
        let (expr, record) = (value(expr)?, value(record)?);
        of_expr(&expr, &ConditionsOptions::default(), findings, out, &mut |expr, _, _, out| {
            conditions::write_match(expr, &record, out);
        });
        Ok(())
    })
}

/// [`format_conditions`](crate::api::format_conditions).
#[must_use]
pub fn format_conditions(expr: &str, options: &str) -> String {
    told(&mut |findings, out| {
        let (expr, options) = (value(expr)?, take(options)?);
        of_expr(&expr, &ConditionsOptions::default(), findings, out, &mut |expr, _, _, out| {
            out.text(&conditions::format_conditions(expr, &options));
        });
        Ok(())
    })
}

/// [`bind_conditions`](crate::api::bind_conditions): the texts and the values, each as an array.
#[must_use]
pub fn bind_conditions(strings: &str, values: &str) -> String {
    told(&mut |findings, out| {
        let (strings, values) = (elements(strings)?, elements(values)?);
        let strings: Vec<&str> = strings.iter().filter_map(Value::as_str).collect();
        if let Some(text) = bound(&strings, &values, findings) {
            out.text(&text);
        }
        Ok(())
    })
}

/// [`filter_records`](crate::api::filter_records).
#[must_use]
pub fn filter_records(expr: &str, records: &str, options: &str) -> String {
    told(&mut |findings, out| {
        if let Some(kept) = kept(&value(expr)?, records, &take(options)?, findings) {
            kept.write(out);
        }
        Ok(())
    })
}

/// [`to_sql`](crate::api::to_sql).
#[must_use]
pub fn to_sql(expr: &str, sql: &str, options: &str) -> String {
    told(&mut |findings, out| {
        let (expr, sql) = (value(expr)?, take(sql)?);
        conditions_options(options, &mut |options| {
            of_expr(&expr, &ConditionsOptions::default(), findings, out, &mut |expr, _, findings, out| {
                let (text, params) = conditions::write_sql(expr, &sql, options, findings);
                out.open_object();
                out.member("text", &text);
                out.key("params");
                out.append(&params);
                out.close_object();
            });
        })
    })
}
