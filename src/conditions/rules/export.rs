//! An expression to a rule group.

use super::{AFFIXES, PLAIN};
use crate::conditions::affix::affix;
use crate::conditions::ast::{Comparison, Dialect, Expr, Operator};
use crate::conditions::check::{Resolution, Scope, Type, resolve};
use crate::conditions::findings::Findings;
use crate::conditions::literal::Literal;
use crate::conditions::options::ConditionsOptions;
use crate::diagnostic::{Code, Outcome};
use crate::json::{Json, Value, read};
use crate::text::split;

/// The `RuleGroupType` of an expression. A condition on a field in an array becomes a rule with `match: some`; in the
/// dialect `childConditions` all of them together, because they then speak of one element.
#[must_use]
pub fn to_rules(expr: &Expr, options: &ConditionsOptions) -> Outcome<Value> {
    let (mut findings, mut out) = (Findings::default(), Json::new());
    write_rules(expr, options, &mut findings, &mut out);
    findings.outcome(read(&out.into_text()))
}

/// [`to_rules`] as JSON text, with findings of its own.
pub(crate) fn write_rules(expr: &Expr, options: &ConditionsOptions, findings: &mut Findings, out: &mut Json) {
    let inside = common_array(expr, options);
    let mut export = Export { scope: Scope::of(options), inside, findings, out };
    match inside {
        Some(array) => {
            export.open_group("and");
            export.open_array_rule(array);
            export.group(expr);
            export.out.close_object();
            export.close_group();
        }
        None => export.group(expr),
    }
}

/// Members are written in the order of their names, as a value has them.
struct Export<'a> {
    scope: Scope<'a>,
    /// The array from which fields are named, if all of them lie in one.
    inside: Option<&'a str>,
    findings: &'a mut Findings,
    out: &'a mut Json,
}

impl Export<'_> {
    fn report(&mut self, code: Code) {
        self.findings.report(code, "");
    }

    #[inline(never)]
    fn open_group(&mut self, combinator: &str) {
        self.out.open_object();
        self.out.member("combinator", combinator);
        self.out.key("rules");
        self.out.open();
    }

    #[inline(never)]
    fn close_group(&mut self) {
        self.out.close();
        self.out.close_object();
    }

    /// Opens a rule about some element of an array; its value, a group, comes next.
    #[inline(never)]
    fn open_array_rule(&mut self, array: &str) {
        self.out.open_object();
        self.out.member("field", array);
        self.out.key("match");
        self.out.open_object();
        self.out.member("mode", "some");
        self.out.close_object();
        self.out.member("operator", "=");
        self.out.key("value");
    }

    /// A group, of the one rule if the expression is a comparison.
    fn group(&mut self, expr: &Expr) {
        if matches!(expr, Expr::Comparison(_)) {
            self.open_group("and");
            self.rule(expr);
            self.close_group();
        } else {
            self.rule(expr);
        }
    }

    /// A rule or a group.
    fn rule(&mut self, expr: &Expr) {
        let (combinator, args) = match expr {
            Expr::And { args, .. } => ("and", args),
            Expr::Or { args, .. } => ("or", args),
            Expr::Comparison(comparison) => return self.comparison(comparison),
        };
        self.open_group(combinator);
        self.findings.enter("args");
        for (index, arg) in args.iter().enumerate() {
            self.findings.enter(index);
            self.rule(arg);
            self.findings.leave();
        }
        self.findings.leave();
        self.close_group();
    }

    fn comparison(&mut self, comparison: &Comparison) {
        let field = comparison.field.as_str();
        let (kind, in_array) = match resolve(field, self.scope) {
            Resolution::Known(known) => (known.kind, known.parameter == Some(Dialect::ChildConditions)),
            _ => (None, false),
        };
        let (array, name) = match (self.inside, split(field, b'/')) {
            (Some(array), _) => (None, field.get(array.len() + 1..).unwrap_or(field)),
            (None, (head, Some(rest))) if in_array => (Some(head), rest),
            _ => (None, field),
        };
        if let Some(array) = array {
            self.open_array_rule(array);
            self.open_group("and");
        }
        self.out.open_object();
        self.out.member("field", name);
        self.operator(comparison, kind);
        self.out.close_object();
        if array.is_some() {
            self.close_group();
            self.out.close_object();
        }
    }

    /// The name of an operator, and what it compares with.
    fn operator(&mut self, comparison: &Comparison, kind: Option<Type<'_>>) {
        let (operator, negated) = comparison.operator.without_not(comparison.negated);
        let value = &comparison.value;
        let mut name = match (operator, value) {
            (Operator::Eq, Literal::Null) => "null",
            (Operator::Ne, Literal::Null) => "notNull",
            _ => PLAIN.iter().find(|row| row.1 == operator && row.2 == negated).map_or("=", |row| row.0),
        };
        let mut text = None;
        if let (Operator::Like, Literal::String(pattern)) = (operator, value) {
            if let Some((starts, affix)) = affix(pattern)
                && let Some(row) = AFFIXES.iter().find(|row| row.1 == starts && row.2 == negated)
            {
                (name, text) = (row.0, Some(affix));
            } else {
                self.report(Code::RULES_CUSTOM_OPERATOR);
            }
        }
        self.out.member("operator", name);
        self.out.key("value");
        match text {
            Some(text) => self.out.text(&text),
            None => self.value(value, kind),
        }
    }

    fn value(&mut self, literal: &Literal, kind: Option<Type<'_>>) {
        match literal {
            Literal::String(text) => self.out.text(text),
            Literal::Boolean(value) => self.out.flag(*value),
            Literal::Null => self.out.null(),
            Literal::Number(number) => match (number.as_integer(), number.text()) {
                (Some(whole), _) => self.out.whole(whole),
                (None, None) => self.out.double(number.value()),
                // More digits than a double has.
                (None, Some(text)) => {
                    if !matches!(kind, Some(Type::Integer { .. } | Type::Number)) {
                        self.report(Code::RULES_UNTYPED);
                    }
                    self.out.text(text);
                }
            },
            Literal::Datetime(text) => {
                if !matches!(kind, Some(Type::Datetime)) {
                    self.report(Code::RULES_UNTYPED);
                }
                self.out.text(text.as_str());
            }
            Literal::List(values) => {
                self.out.open();
                values.iter().for_each(|value| self.value(value, kind));
                self.out.close();
            }
        }
    }
}

/// The array that every condition is about, in the dialect in which they speak of one element.
fn common_array<'e>(expr: &'e Expr, options: &ConditionsOptions) -> Option<&'e str> {
    if options.dialect != Dialect::ChildConditions {
        return None;
    }
    let (mut common, mut all) = (None, true);
    expr.for_each_comparison(&mut |comparison| {
        let (head, rest) = split(comparison.field.as_str(), b'/');
        let head = rest.map(|_| head);
        all = all && head.is_some() && head == *common.get_or_insert(head);
    });
    common.flatten().filter(|_| all)
}
