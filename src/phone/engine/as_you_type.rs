//! Digits as they are typed, grouped with every new one.
//!
//! Follows Google's formatter digit by digit, because there what a number looks like depends on how it grew. Two things differ: a
//! calling code that was found twice (`0`, then `011` in front of it) leaves the rules of the right country behind, and no digit is
//! ever lost.

use super::{
    layout::GROUPS,
    parse::split_code,
    tables::{Rule, Territory, flag, ready},
    walk,
};

/// Fewer digits are not grouped.
const LEAST: usize = 3;
/// More are no number, and are not looked at.
const MOST: usize = 32;
/// Digits that a template can hold.
const TEMPLATE_DIGITS: usize = 15;

/// Groups the digits of a number that is still being typed: ASCII digits, perhaps behind one plus.
pub(crate) fn as_you_type(dialed: &str, default_region: &str) -> String {
    ready();
    let home = Territory::of_region(default_region).and_then(|region| Territory::main_of_code(region.code()));
    let mut typing = Typing { plan: home, able: true, ..Typing::default() };
    let mut shown = None;
    if dialed.len() <= MOST {
        for last in 0..dialed.len() {
            typing.input = dialed.get(..last + 1).unwrap_or_default();
            shown = typing.key();
        }
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
    /// Where the national number begins in the input.
    start: usize,
    /// How many digits the trunk prefix has.
    trunk: usize,
    /// The digits can be grouped.
    able: bool,
    /// A full national number follows, so that rules for local ones are out.
    complete: bool,
    awaits_code: bool,
    space_after_prefix: bool,
    /// The rules come from the international list.
    abroad: bool,
    /// The rules that are left, as bits by their place in the plan.
    rules: u64,
    /// Pattern of the rule that made the template, while it has room.
    in_use: Option<u16>,
    template: Template,
}

/// Room for digits, in groups. Always filled with the first digits of the national number.
#[derive(Default)]
struct Template {
    text: &'static [u8],
    groups: [usize; GROUPS],
    room: usize,
    filled: usize,
}

impl<'d> Typing<'d> {
    fn key(&mut self) -> Option<String> {
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
            return Some(self.joined(self.national()));
        }
        if self.rules == 0 {
            return self.choose();
        }
        let next = self.fill(1);
        if let Some(whole) = self.whole() {
            return Some(whole);
        }
        self.narrow();
        if self.new_template() {
            return self.refill();
        }
        self.able.then(|| self.joined(next.as_deref().unwrap_or(self.input)))
    }

    fn national(&self) -> &'d str {
        self.input.get(self.start..).unwrap_or_default()
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
        self.rules = 0;
        self.in_use = None;
        self.template = Template::default();
        self.choose()
    }

    /// Moves a plus, or what is dialled for a call abroad, in front.
    fn take_idd(&mut self) -> bool {
        let end = match (self.input.starts_with('+'), self.plan) {
            (true, _) => 1,
            (_, None) => return false,
            (_, Some(plan)) => match (plan.idd(), walk::prefix(plan.idd(), self.input.as_bytes())) {
                // A calling code without a region knows no such prefix, and takes nothing for one.
                (0, _) => 0,
                (_, Some(found)) => found.end,
                (_, None) => return false,
            },
        };
        self.complete = true;
        self.start = end;
        self.before.clear();
        self.before.push_str(self.input.get(..end).unwrap_or_default());
        if self.before != "+" {
            self.before.push(' ');
        }
        true
    }

    /// Moves the calling code in front.
    fn take_code(&mut self) -> bool {
        let Some((code, digits)) = split_code(self.national().as_bytes()) else { return false };
        self.start = self.input.len() - digits.len();
        self.plan = Territory::main_of_code(code);
        push_number(&mut self.before, code);
        self.before.push(' ');
        self.trunk = 0;
        true
    }

    /// Moves the trunk prefix in front, and says how long it is.
    fn take_trunk(&mut self) -> usize {
        let (Some(plan), digits) = (self.plan, self.national()) else { return 0 };
        // A number of North America never begins with a one itself.
        let one = plan.code() == 1 && matches!(digits.as_bytes(), [b'1', b'2'..=b'9', ..]);
        let end = match (one, plan.prefix()) {
            (true, _) => 1,
            (_, 0) => 0,
            (_, prefix) => walk::prefix(prefix, digits.as_bytes()).map_or(0, |found| found.end),
        };
        self.before.push_str(digits.get(..end).unwrap_or_default());
        if one {
            self.before.push(' ');
        }
        self.complete |= end > 0;
        self.start += end;
        end
    }

    /// Some trunk prefixes begin like others: puts the one that was found back, and looks again.
    fn take_longer_trunk(&mut self) -> bool {
        if self.trunk > 0 {
            self.start -= self.trunk.min(self.start);
            while self.before.ends_with(' ') {
                self.before.pop();
            }
            self.before.truncate(self.before.len().saturating_sub(self.trunk));
        }
        self.take_trunk() != self.trunk
    }

    /// Looks for rules, and groups what is there.
    fn choose(&mut self) -> Option<String> {
        if self.national().len() < LEAST {
            return Some(self.joined(self.national()));
        }
        self.find_rules();
        if let Some(whole) = self.whole() {
            return Some(whole);
        }
        if self.new_template() { self.refill() } else { None }
    }

    fn find_rules(&mut self) {
        let Some(plan) = self.plan else { return };
        let full = self.complete && self.trunk == 0;
        self.abroad = full && plan.has_international_rules();
        let (first, end) = plan.rule_bounds();
        self.rules = u64::MAX.checked_shr(64 - (end - first) as u32).unwrap_or(0);
        self.keep(|typing, rule| {
            let plain = rule.has(flag::FIRST_GROUP_ONLY);
            let optional = rule.has(flag::PREFIX_OPTIONAL);
            let fits = match typing.trunk {
                0 => typing.complete || plain || optional,
                _ => !plain || optional || rule.has(flag::CARRIER),
            };
            fits && is_grouping(typing.template_of(rule))
        });
        self.narrow();
    }

    /// The first rule that is left, from a place in the plan on; its place, and the rule.
    fn rule_from(&self, mut place: usize) -> Option<(usize, Rule)> {
        let (first, end) = self.plan?.rule_bounds();
        while place < end - first {
            if self.rules >> place & 1 == 1 {
                return Some((place, Rule::numbered(first + place)));
            }
            place += 1;
        }
        None
    }

    fn keep(&mut self, fits: impl Fn(&Self, Rule) -> bool) {
        let mut from = 0;
        while let Some((place, rule)) = self.rule_from(from) {
            if !fits(self, rule) {
                self.rules &= !(1 << place);
            }
            from = place + 1;
        }
    }

    /// Empty if the rule is not for the list in use.
    fn template_of(&self, rule: Rule) -> &'static [u8] {
        if self.abroad { rule.international().unwrap_or_default() } else { rule.template() }
    }

    /// Drops the rules that are for other digits.
    fn narrow(&mut self) {
        let national = self.national().as_bytes();
        self.keep(|_, rule| rule.leading_digits() == 0 || walk::can_become(rule.leading_digits(), national));
    }

    /// The digits by a rule that takes exactly so many.
    fn whole(&mut self) -> Option<String> {
        let national = self.national();
        let mut from = 0;
        let (rule, groups) = loop {
            let (place, rule) = self.rule_from(from)?;
            if let Some(groups) = rule.split(national.len()) {
                break (rule, groups);
            }
            from = place + 1;
        };
        self.space_after_prefix = rule.has(flag::SPACE_AFTER_PREFIX);
        let mut grouped = String::new();
        push_template(&mut grouped, self.template_of(rule), national, &groups, false);
        Some(self.joined(&grouped))
    }

    /// Takes the first rule that has room for the digits. False if it is in use, or if there is none.
    fn new_template(&mut self) -> bool {
        while let Some((place, rule)) = self.rule_from(0) {
            if self.in_use == Some(rule.groups()) {
                return false;
            }
            let room = rule.most().min(TEMPLATE_DIGITS);
            if let (true, Some(groups)) = (room >= self.national().len(), rule.split(room)) {
                self.template = Template { text: self.template_of(rule), groups, room, filled: 0 };
                self.in_use = Some(rule.groups());
                self.space_after_prefix = rule.has(flag::SPACE_AFTER_PREFIX);
                return true;
            }
            self.rules &= !(1 << place);
        }
        self.able = false;
        false
    }

    /// All digits into a new template.
    fn refill(&mut self) -> Option<String> {
        let grouped = self.fill(self.national().len());
        self.able.then(|| self.joined(grouped.as_deref().unwrap_or(self.input)))
    }

    /// More digits into the template; gives it up to the last of them.
    fn fill(&mut self, digits: usize) -> Option<String> {
        let filled = self.template.filled + digits;
        if filled > self.template.room {
            // With other rules left, one of those may have room.
            self.able &= self.rules.count_ones() != 1;
            self.in_use = None;
            return None;
        }
        self.template.filled = filled;
        let mut grouped = String::new();
        let digits = self.national().get(..filled).unwrap_or_default();
        push_template(&mut grouped, self.template.text, digits, &self.template.groups, true);
        Some(grouped)
    }

    fn joined(&self, national: &str) -> String {
        let mut shown = String::with_capacity(MOST);
        shown.push_str(&self.before);
        if self.space_after_prefix && !shown.is_empty() && !shown.ends_with(' ') {
            shown.push(' ');
        }
        shown.push_str(national);
        shown
    }
}

/// Whether a template is made of groups and punctuation, the first group first.
fn is_grouping(template: &[u8]) -> bool {
    template.iter().find(|byte| **byte < 10) == Some(&1) && !template.iter().any(u8::is_ascii_alphanumeric)
}

/// A number without anything around it.
fn push_number(out: &mut String, number: u16) {
    if number >= 10 {
        push_number(out, number / 10);
    }
    out.push(char::from(b'0' + (number % 10) as u8));
}

/// The digits by a template, as it stands; if asked for only up to the last of them.
fn push_template(out: &mut String, template: &[u8], national: &str, groups: &[usize], partly: bool) {
    let mut left = national.len();
    for &byte in template {
        if partly && left == 0 {
            break;
        }
        match byte {
            1..10 => {
                push_group(out, national, groups, byte);
                left = left.saturating_sub(groups.get(usize::from(byte) - 1).copied().unwrap_or(0));
            }
            _ => out.push(char::from(byte)),
        }
    }
}

/// A group, or what there is of it.
fn push_group(out: &mut String, national: &str, groups: &[usize], number: u8) {
    let mut start = 0;
    for (group, &length) in (1..).zip(groups) {
        if group == number {
            let end = national.len().min(start + length);
            out.push_str(national.get(start..end).unwrap_or_default());
        }
        start += length;
    }
}
