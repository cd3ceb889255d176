//! Digits as they are typed, grouped with every new one.
//!
//! Follows Google's formatter digit by digit: what a number looks like depends on how it grew.

use super::{
    format::{push_number, push_template},
    parse::split_code,
    tables::{Rule, Territory, flag},
    walk,
};

/// Fewer digits are not grouped.
const LEAST: usize = 3;
/// More are no number, and are not looked at.
const MOST: usize = 32;
/// Digits that a template can hold.
const TEMPLATE_DIGITS: usize = 15;
/// The place of a digit that is not typed yet.
const OPEN: u8 = 0;

/// Groups the digits of a number that is still being typed: ASCII digits, perhaps behind one plus.
pub(crate) fn as_you_type(dialed: &str, default_region: &str) -> String {
    if dialed.len() > MOST {
        return dialed.to_owned();
    }
    let home = Territory::of_region(default_region).and_then(|region| Territory::main_of_code(region.code()));
    let mut typing = Typing { plan: home, able: true, ..Typing::default() };
    let mut shown = None;
    for (position, &key) in dialed.as_bytes().iter().enumerate() {
        typing.input = dialed.get(..=position).unwrap_or_default();
        shown = typing.key(key);
    }
    shown.unwrap_or_else(|| dialed.to_owned())
}

/// What is known so far. Functions that give no text mean: shown as it was typed.
#[derive(Default)]
struct Typing<'d> {
    plan: Option<Territory>,
    /// Everything typed so far.
    input: &'d str,
    /// What is shown in front of the national number: plus, calling code, trunk prefix.
    before: String,
    /// The trunk prefix found, digits only.
    trunk: String,
    national: String,
    /// The digits can be grouped.
    able: bool,
    /// A full national number follows, so that rules for local ones are out.
    complete: bool,
    awaits_code: bool,
    space_after_prefix: bool,
    /// The rules come from the international list.
    abroad: bool,
    rules: Vec<Rule>,
    /// Groups of the rule that made the template.
    groups: Option<u8>,
    template: Vec<u8>,
    /// Where the last digit went in the template.
    last: usize,
}

impl Typing<'_> {
    fn key(&mut self, key: u8) -> Option<String> {
        if key.is_ascii_digit() {
            self.national.push(char::from(key));
        }
        if !self.able {
            return self.try_other_prefix();
        }
        match self.input.len() {
            0..LEAST => return None,
            LEAST if self.take_idd() => self.awaits_code = true,
            LEAST => {
                self.trunk = self.take_trunk();
                return self.choose();
            }
            _ => {}
        }
        if self.awaits_code {
            self.awaits_code = !self.take_code();
            return Some(format!("{}{}", self.before, self.national));
        }
        if self.rules.is_empty() {
            return self.choose();
        }
        let next = self.fill(key);
        if let Some(whole) = self.whole() {
            return Some(whole);
        }
        self.narrow();
        if self.new_template() {
            return self.refill();
        }
        if !self.able {
            return None;
        }
        Some(match next {
            Some(grouped) => self.joined(&grouped),
            // The template is full: everything typed stands behind the prefix, until another one is found.
            None => self.joined(self.input),
        })
    }

    /// A long prefix can keep the digits from being grouped; then another one may do.
    fn try_other_prefix(&mut self) -> Option<String> {
        if self.take_idd() {
            if !self.take_code() {
                return None;
            }
        } else if self.take_longer_trunk() {
            self.before.push(' ');
        } else {
            return None;
        }
        self.able = true;
        self.awaits_code = false;
        self.rules.clear();
        self.template.clear();
        self.last = 0;
        self.groups = None;
        self.choose()
    }

    /// Moves a plus, or what is dialled for a call abroad, in front.
    fn take_idd(&mut self) -> bool {
        let end = if self.input.starts_with('+') {
            Some(1)
        } else {
            // A calling code without a region knows no such prefix, and takes nothing for one.
            self.plan.and_then(|plan| match plan.idd() {
                0 => Some(0),
                idd => walk::prefix(idd, self.input.as_bytes()).map(|found| found.end),
            })
        };
        let Some((before, national)) = end.and_then(|end| self.input.split_at_checked(end)) else { return false };
        self.complete = true;
        self.national = national.to_owned();
        self.before = before.to_owned();
        if before != "+" {
            self.before.push(' ');
        }
        true
    }

    /// Moves the calling code in front.
    fn take_code(&mut self) -> bool {
        let Some((code, digits)) = split_code(self.national.as_bytes()) else { return false };
        let length = self.national.len() - digits.len();
        self.national.drain(..length);
        self.plan = Territory::main_of_code(code);
        push_number(&mut self.before, code);
        self.before.push(' ');
        self.trunk.clear();
        true
    }

    /// Moves the trunk prefix in front, and gives it.
    fn take_trunk(&mut self) -> String {
        let Some(plan) = self.plan else { return String::new() };
        let end = if plan.code() == 1 && matches!(self.national.as_bytes(), [b'1', b'2'..=b'9', ..]) {
            self.before.push_str("1 ");
            1
        } else {
            let found = match plan.prefix() {
                0 => None,
                prefix => walk::prefix(prefix, self.national.as_bytes()),
            };
            let end = found.map_or(0, |found| found.end);
            self.before.push_str(self.national.get(..end).unwrap_or_default());
            end
        };
        self.complete |= end > 0;
        self.national.drain(..end.min(self.national.len())).collect()
    }

    /// Some trunk prefixes begin like others: puts the one that was found back, and looks again.
    fn take_longer_trunk(&mut self) -> bool {
        if !self.trunk.is_empty() {
            self.national.insert_str(0, &self.trunk);
            if let Some(place) = self.before.rfind(&self.trunk) {
                self.before.truncate(place);
            }
        }
        let trunk = self.take_trunk();
        trunk != self.trunk
    }

    /// Looks for rules, and groups what is there.
    fn choose(&mut self) -> Option<String> {
        if self.national.len() < LEAST {
            return Some(self.joined(&self.national));
        }
        self.find_rules();
        self.whole().or_else(|| if self.new_template() { self.refill() } else { None })
    }

    fn find_rules(&mut self) {
        let Some(plan) = self.plan else { return };
        let full = self.complete && self.trunk.is_empty();
        self.abroad = full && plan.has_international_rules();
        self.rules = plan
            .rules()
            .filter(|rule| {
                let plain = rule.has(flag::FIRST_GROUP_ONLY);
                let optional = rule.has(flag::PREFIX_OPTIONAL);
                let fits = if self.trunk.is_empty() {
                    self.complete || plain || optional
                } else {
                    !plain || optional || rule.has(flag::CARRIER)
                };
                fits && self.template_of(*rule).is_some_and(is_grouping)
            })
            .collect();
        self.narrow();
    }

    fn template_of(&self, rule: Rule) -> Option<&'static [u8]> {
        if self.abroad { rule.international() } else { Some(rule.template()) }
    }

    /// Drops the rules that are for other digits.
    fn narrow(&mut self) {
        let national = self.national.as_bytes();
        self.rules.retain(|rule| match rule.leading_digits() {
            0 => true,
            leading => walk::can_become(leading, national),
        });
    }

    /// The digits by a rule that takes exactly so many.
    fn whole(&mut self) -> Option<String> {
        for &rule in &self.rules {
            let (Some(groups), Some(template)) = (rule.split(self.national.len()), self.template_of(rule)) else {
                continue;
            };
            self.space_after_prefix = rule.has(flag::SPACE_AFTER_PREFIX);
            let mut grouped = String::new();
            push_template(&mut grouped, template, &self.national, &groups);
            return Some(self.joined(&grouped));
        }
        None
    }

    /// Takes the first rule that has room for the digits. False if it is in use, or if there is none.
    fn new_template(&mut self) -> bool {
        let length = self.national.len();
        let room = |rule: &Rule| rule.most().min(TEMPLATE_DIGITS) >= length;
        let in_use = |rule: &Rule| self.groups == Some(rule.groups());
        let skipped = self.rules.iter().take_while(|rule| !in_use(rule) && !room(rule)).count();
        self.rules.drain(..skipped);
        let Some(&rule) = self.rules.first() else {
            self.able = false;
            return false;
        };
        if self.groups == Some(rule.groups()) {
            return false;
        }
        let Some(template) = self.template_of(rule) else { return false };
        let Some(groups) = rule.split(rule.most().min(TEMPLATE_DIGITS)) else { return false };
        self.template.clear();
        for &byte in template {
            match byte {
                1..10 => {
                    let length = groups.get(usize::from(byte) - 1).copied().unwrap_or(0);
                    self.template.extend(core::iter::repeat_n(OPEN, length));
                }
                _ => self.template.push(byte),
            }
        }
        self.groups = Some(rule.groups());
        self.space_after_prefix = rule.has(flag::SPACE_AFTER_PREFIX);
        self.last = 0;
        true
    }

    /// All digits into a new template.
    fn refill(&mut self) -> Option<String> {
        let national = self.national.clone();
        let mut grouped = None;
        for key in national.bytes() {
            grouped = self.fill(key);
        }
        if self.able { Some(self.joined(grouped.as_deref().unwrap_or(self.input))) } else { None }
    }

    /// One more digit into the template; gives the template up to it.
    fn fill(&mut self, key: u8) -> Option<String> {
        let open = self.template.iter().skip(self.last).position(|&byte| byte == OPEN);
        let Some(place) = open.map(|open| open + self.last) else {
            // More digits than there is room for; with other rules left, one of those may have it.
            self.able &= self.rules.len() != 1;
            self.groups = None;
            return None;
        };
        *self.template.get_mut(place)? = key;
        self.last = place;
        self.template.get(..=place).and_then(|shown| core::str::from_utf8(shown).ok()).map(str::to_owned)
    }

    fn joined(&self, national: &str) -> String {
        let space = self.space_after_prefix && !self.before.is_empty() && !self.before.ends_with(' ');
        format!("{}{}{national}", self.before, if space { " " } else { "" })
    }
}

/// Whether a template is made of groups and punctuation, the first group first.
fn is_grouping(template: &[u8]) -> bool {
    template.iter().find(|byte| **byte < 10) == Some(&1) && !template.iter().any(u8::is_ascii_alphanumeric)
}
