//! Says what is wrong with a text that is no address.
//!
//! The text is peeled like an onion: hidden characters, full-width forms, `mailto:`, quotes, a name with angle
//! brackets, punctuation and words behind. Each layer is named, with the edit that takes it off. What is left is
//! looked at part by part.

use super::policy::{MAX_ADDRESS, MAX_LABEL, MAX_LOCAL, accept, domain_character, local_character, top_level};
use crate::diagnostic::{Code, Diagnostic, Edit, Fix};
use crate::hidden::{hidden_kind, plain};
use crate::options::EmailPolicy;
use crate::span::{Span, utf16_len};

/// One character and its place in the text.
#[derive(Debug, Clone, Copy)]
struct Char {
    c: char,
    span: Span,
}

/// More edits than this are made as one that replaces the whole text.
const MAX_EDITS: usize = 32;

/// Every finding of a text that the policy does not take; at least one of them is an error.
pub(super) fn diagnose(text: &str, policy: EmailPolicy) -> Vec<Diagnostic> {
    let mut found = findings(text, policy);
    for diagnostic in &mut found {
        // What one fix takes off can bring the same fault to light again, further in: `.mailto:.ann@`.
        let mended = diagnostic.fix.as_ref().and_then(|fix| fix.apply_edits(text));
        let again = |mended: String| {
            accept(mended.trim(), policy).is_none()
                && findings(&mended, policy).iter().any(|found| found.code == diagnostic.code)
        };
        if mended.is_some_and(again) {
            diagnostic.fix = None;
        }
    }
    found
}

fn findings(text: &str, policy: EmailPolicy) -> Vec<Diagnostic> {
    let mut onion =
        Onion { chars: Vec::with_capacity(text.len().min(512)), all: Span::default(), policy, found: Vec::new() };
    for c in text.chars() {
        let start = onion.all.end;
        onion.all.end += c.len_utf16();
        onion.chars.push(Char { c, span: Span { start, end: onion.all.end } });
    }
    onion.peel();
    if onion.found.is_empty() {
        // The checks below are those of the policy, one by one; should they disagree, the address is still refused.
        onion.found.push(Diagnostic::new(Code::EMAIL_LOCAL_CHARACTER).spanning(onion.all));
    }
    onion.found
}

struct Onion {
    chars: Vec<Char>,
    /// The whole text.
    all: Span,
    policy: EmailPolicy,
    found: Vec<Diagnostic>,
}

fn span_of(chars: &[Char]) -> Option<Span> {
    Some(Span { start: chars.first()?.span.start, end: chars.last()?.span.end })
}

fn string(chars: &[Char]) -> String {
    chars.iter().map(|c| c.c).collect()
}

fn trimmed(chars: &[Char]) -> &[Char] {
    let end = chars.iter().rposition(|c| !c.c.is_whitespace()).map_or(0, |last| last + 1);
    let start = chars.iter().position(|c| !c.c.is_whitespace()).unwrap_or(end);
    chars.get(start..end).unwrap_or_default()
}

fn is_quote(c: char) -> bool {
    "\"'`\u{2018}\u{2019}\u{201A}\u{201C}\u{201D}\u{201E}\u{AB}\u{BB}".contains(c)
}

fn is_separator(c: char) -> bool {
    c.is_whitespace() || matches!(c, ',' | ';' | '|')
}

impl Onion {
    fn say(&mut self, code: Code, span: Option<Span>) {
        self.found.push(Diagnostic::new(code).spanning(span.unwrap_or(self.all)));
    }

    fn say_with_fix(&mut self, code: Code, span: Option<Span>, title: &'static str, edits: Vec<Edit>) {
        let diagnostic = Diagnostic::new(code).spanning(span.unwrap_or(self.all));
        self.found.push(diagnostic.fixed_by(Fix::edits(title, edits)));
    }

    /// The edits that cut off what stands in front of `chars` and behind them.
    fn cut_around(&self, chars: &[Char]) -> Vec<Edit> {
        let kept = span_of(chars).unwrap_or(self.all);
        let cuts = [Span { start: self.all.start, end: kept.start }, Span { start: kept.end, end: self.all.end }];
        cuts.into_iter().filter(|span| span.start < span.end).map(|span| Edit { span, text: String::new() }).collect()
    }

    fn peel(&mut self) {
        self.hidden();
        self.full_width();
        self.trim();
        if self.chars.is_empty() {
            if self.found.is_empty() {
                self.say(Code::EMAIL_EMPTY, None);
            } else {
                let hidden_only = Diagnostic::new(Code::EMAIL_EMPTY).spanning(self.all);
                self.found.push(hidden_only);
            }
            return;
        }
        if self.several() {
            return;
        }
        self.mailto();
        self.quotes();
        self.display_text();
        self.trailing_words();
        self.punctuation();
        self.spaces();
        self.parts();
    }

    fn trim(&mut self) {
        let chars = trimmed(&self.chars);
        if chars.len() < self.chars.len() {
            self.chars = chars.to_vec();
        }
    }

    fn hidden(&mut self) {
        let Some((first, kind)) = self.chars.iter().find_map(|c| Some((c.span, hidden_kind(c.c)?))) else { return };
        let edits = self.edit_each(|c| hidden_kind(c).map(|_| None));
        self.chars.retain(|c| hidden_kind(c.c).is_none());
        let fix = Fix::edits("remove the hidden characters", edits);
        let diagnostic = Diagnostic::new(Code::EMAIL_HIDDEN_CHARACTER).spanning(first).with("kind", kind);
        self.found.push(diagnostic.fixed_by(fix));
    }

    fn full_width(&mut self) {
        let Some(first) = self.chars.iter().find(|c| plain(c.c) != c.c).map(|c| c.span) else { return };
        let edits = self.edit_each(|c| (plain(c) != c).then(|| Some(plain(c))));
        for c in &mut self.chars {
            c.c = plain(c.c);
        }
        self.say_with_fix(Code::EMAIL_FULL_WIDTH, Some(first), "write plain characters", edits);
    }

    /// An edit for each character that `replace` has a replacement for, or one of the whole text where those would be
    /// too many.
    fn edit_each(&self, replace: impl Fn(char) -> Option<Option<char>>) -> Vec<Edit> {
        let replaced = |c: &Char| replace(c.c).map(|new| Edit { span: c.span, text: new.into_iter().collect() });
        let edits: Vec<Edit> = self.chars.iter().filter_map(replaced).take(MAX_EDITS + 1).collect();
        if edits.len() <= MAX_EDITS {
            return edits;
        }
        let text = self.chars.iter().filter_map(|c| replace(c.c).unwrap_or(Some(c.c))).collect();
        vec![Edit { span: self.all, text }]
    }

    /// Two addresses in one text. Nothing else is said then: whose fault would it be.
    fn several(&mut self) -> bool {
        let at_signs = self.chars.iter().filter(|c| c.c == '@').count();
        if at_signs < 2 {
            return false;
        }
        let mut seen_at = false;
        let pieces = self.chars.split(|c| {
            seen_at |= c.c == '@';
            // A slash may stand in front of an `@`, and never behind it.
            let cut = is_separator(c.c) || c.c == '/' && seen_at;
            seen_at &= !cut;
            cut
        });
        let inside = |piece: &&[Char]| {
            let at = piece.iter().position(|c| c.c == '@');
            at.is_some_and(|at| at > 0 && at + 1 < piece.len())
        };
        let mut addresses = pieces.filter(inside).filter_map(span_of_address);
        let (Some(first), Some(second)) = (addresses.next(), addresses.next()) else { return false };
        let text: String =
            self.chars.iter().filter(|c| c.span.start >= first.start && c.span.end <= first.end).map(|c| c.c).collect();
        let diagnostic = Diagnostic::new(Code::EMAIL_SEVERAL_ADDRESSES).spanning(second);
        let cuts = [Span { start: self.all.start, end: first.start }, Span { start: first.end, end: self.all.end }];
        let edits =
            cuts.into_iter().filter(|s| s.start < s.end).map(|span| Edit { span, text: String::new() }).collect();
        let fix = Fix::edits("keep the first address", edits);
        self.found.push(match accept(&text, self.policy) {
            Some(_) => diagnostic.fixed_by(fix),
            None => diagnostic,
        });
        true
    }

    fn mailto(&mut self) {
        let scheme = self.chars.get(..7).map(string).filter(|s| s.eq_ignore_ascii_case("mailto:"));
        let Some(at) = self.chars.iter().position(|c| c.c == '@').filter(|at| scheme.is_some() && *at > 7) else {
            return;
        };
        let tail = self.chars.iter().skip(at).position(|c| c.c == '?').map_or(self.chars.len(), |tail| at + tail);
        let span = self.chars.get(..7).and_then(span_of);
        self.chars.truncate(tail.max(7));
        self.chars.drain(..7);
        self.trim();
        let edits = self.cut_around(&self.chars);
        self.say_with_fix(Code::EMAIL_MAILTO, span, "write the address alone", edits);
    }

    /// Cuts pairs of characters around everything, as many as there are.
    fn unwrap_pairs(&mut self, pair: impl Fn(char, char) -> bool) -> Option<Span> {
        let mut rest = self.chars.as_slice();
        let outer = span_of(rest);
        while let [first, inner @ .., last] = rest
            && pair(first.c, last.c)
        {
            rest = trimmed(inner);
        }
        let changed = rest.len() < self.chars.len();
        if changed {
            self.chars = rest.to_vec();
        }
        outer.filter(|_| changed)
    }

    fn quotes(&mut self) {
        if let Some(span) = self.unwrap_pairs(|a, b| is_quote(a) && is_quote(b)) {
            let edits = self.cut_around(&self.chars);
            self.say_with_fix(Code::EMAIL_QUOTES, Some(span), "remove the quotes", edits);
        }
    }

    /// `Ann Lee <ann@example.com>`, or brackets alone.
    fn display_text(&mut self) {
        let brackets = |a, b| matches!((a, b), ('<', '>') | ('(', ')') | ('{', '}'));
        let mut span = self.unwrap_pairs(brackets);
        let open = self.chars.iter().rposition(|c| c.c == '<');
        if let Some(open) = open {
            span = span.or(span_of(self.chars.get(..=open).unwrap_or_default()));
            let inner = self.chars.get(open + 1..).unwrap_or_default();
            let close = inner.iter().position(|c| c.c == '>').unwrap_or(inner.len());
            let behind = inner.get(close..).unwrap_or_default();
            if inner.get(..close).is_some_and(|i| i.iter().any(|c| c.c == '@')) && behind.iter().all(|c| c.c != '@') {
                self.chars = inner.get(..close).unwrap_or_default().to_vec();
                self.trim();
            } else {
                span = None;
            }
        }
        if let Some(span) = span {
            let edits = self.cut_around(&self.chars);
            self.say_with_fix(Code::EMAIL_DISPLAY_TEXT, Some(span), "write the address alone", edits);
        }
    }

    /// `ann@example.com (work)`, `ann@example.com at home`.
    fn trailing_words(&mut self) {
        let Some(at) = self.chars.iter().position(|c| c.c == '@') else { return };
        let behind = self.chars.get(at + 1..).unwrap_or_default();
        let skip = behind.iter().take_while(|c| c.c.is_whitespace()).count();
        let Some(end) = behind.iter().skip(skip).position(|c| c.c.is_whitespace() || c.c == '(') else { return };
        let end = at + 1 + skip + end;
        let (address, words) = (self.chars.get(..end).unwrap_or_default(), self.chars.get(end..).unwrap_or_default());
        let blank = words.iter().take_while(|c| c.c.is_whitespace()).count();
        let words = words.get(blank..).unwrap_or_default();
        // Something with a dot may be the rest of the domain, or another address cut in two.
        if words.iter().any(|c| matches!(c.c, '.' | '@')) || accept(&string(address), self.policy).is_none() {
            return;
        }
        let span = span_of(words);
        self.chars.truncate(end);
        let edits = self.cut_around(&self.chars);
        self.say_with_fix(Code::EMAIL_TRAILING_WORDS, span, "remove the words", edits);
    }

    fn punctuation(&mut self) {
        let is_trailing = |c: char| is_quote(c) || ".,;:!?>)}|/\\".contains(c) || c.is_whitespace();
        let end = self.chars.iter().rposition(|c| !is_trailing(c.c)).map_or(0, |last| last + 1);
        if end == 0 || end == self.chars.len() || !self.chars.iter().any(|c| c.c == '@') {
            return;
        }
        // Right behind the `@` it is not punctuation that is wrong, but the domain that is missing.
        if self.chars.get(end - 1).is_some_and(|c| c.c == '@') {
            return;
        }
        let span = self.chars.get(end..).and_then(span_of);
        self.chars.truncate(end);
        let kept = span_of(&self.chars).map_or(0, |span| span.end);
        let edits = vec![Edit { span: Span { start: kept, end: self.all.end }, text: String::new() }];
        self.say_with_fix(Code::EMAIL_TRAILING_PUNCTUATION, span, "remove the punctuation", edits);
    }

    fn spaces(&mut self) {
        // Inside quotes white space is no mistake of its own.
        let quoted = |rest: &[Char]| rest.windows(2).any(|pair| matches!(pair, [a, b] if a.c == '"' && b.c == '@'));
        if let [first, rest @ ..] = self.chars.as_slice()
            && first.c == '"'
            && quoted(rest)
        {
            return;
        }
        let blank = |at: usize| self.chars.get(at).is_some_and(|c| c.c.is_whitespace());
        let Some(first) = (0..self.chars.len()).find(|at| blank(*at)) else { return };
        let end = (first..self.chars.len()).find(|at| !blank(*at)).unwrap_or(self.chars.len());
        let span = self.chars.get(first..end).and_then(span_of);
        let mut joined = self.chars.clone();
        joined.retain(|c| !c.c.is_whitespace());
        let edits = self.edit_each(|c| c.is_whitespace().then_some(None));
        if self.joins() && accept(&string(&joined), self.policy).is_some() {
            self.say_with_fix(Code::EMAIL_SPACE, span, "remove the white space", edits);
        } else {
            self.say(Code::EMAIL_SPACE, span);
        }
        self.chars = joined;
    }

    /// Whether the address was certainly one word: every gap touches the `@` or a dot, or cuts the domain in two.
    fn joins(&self) -> bool {
        let at = self.chars.iter().position(|c| c.c == '@').unwrap_or(self.chars.len());
        // No address is longer, and each gap looks at all of it.
        if self.chars.len() > MAX_ADDRESS * 2 {
            return false;
        }
        let mut gap = 0;
        (0..self.chars.len()).all(|here| {
            let is = |c: Option<&Char>, set: &str| c.is_some_and(|c| set.contains(c.c));
            if !self.chars.get(here).is_some_and(|c| c.c.is_whitespace()) {
                gap = here + 1;
                return true;
            }
            let next = self.chars.get(here..).and_then(|rest| rest.iter().find(|c| !c.c.is_whitespace()));
            let before = gap.checked_sub(1).and_then(|before| self.chars.get(before));
            let whole = self.chars.get(..gap).is_some_and(|front| accept(&string(front), self.policy).is_some());
            !whole && (here > at || is(before, "@.") || is(next, "@."))
        })
    }

    fn parts(&mut self) {
        let at_signs: Vec<usize> =
            (0..self.chars.len()).filter(|at| self.chars.get(*at).is_some_and(|c| c.c == '@')).take(3).collect();
        let Some(&at) = at_signs.last() else { return self.missing_at() };
        if at_signs.len() > 1 {
            return self.extra_at();
        }
        let chars = std::mem::take(&mut self.chars);
        let (local, domain) = (chars.get(..at).unwrap_or_default(), chars.get(at + 1..).unwrap_or_default());
        let sign = chars.get(at).map(|c| c.span);
        self.local(local, sign);
        self.domain(domain, sign);
        let octets = string(&chars).len();
        if octets > MAX_ADDRESS && self.policy != EmailPolicy::Whatwg {
            let diagnostic = Diagnostic::new(Code::EMAIL_TOO_LONG).with("max", MAX_ADDRESS).with("actual", octets);
            self.found.push(diagnostic.spanning(span_of(&chars).unwrap_or(self.all)));
        }
    }

    /// `ann(at)example.com` and `ann [at] example.com` are repaired.
    fn missing_at(&mut self) {
        let text = string(&self.chars).to_ascii_lowercase();
        let spelled = ["(at)", "[at]", "{at}", "<at>"].into_iter().find_map(|word| text.find(word));
        let at = spelled.map(|bytes| text.get(..bytes).unwrap_or_default().chars().count());
        let span = span_of(&self.chars);
        if let Some(word) = at.and_then(|at| self.chars.get(at..at + 4)).and_then(span_of) {
            let edits = vec![Edit { span: word, text: "@".to_owned() }];
            self.say_with_fix(Code::EMAIL_MISSING_AT, Some(word), "write `@`", edits);
        } else {
            self.say(Code::EMAIL_MISSING_AT, span);
        }
    }

    fn extra_at(&mut self) {
        let first = self.chars.iter().position(|c| c.c == '@').unwrap_or(0);
        let run = self.chars.iter().skip(first).take_while(|c| c.c == '@').count();
        let others = self.chars.iter().skip(first + run).find(|c| c.c == '@').map(|c| c.span);
        let rest = self.chars.get(first + 1..first + run).and_then(span_of);
        match (rest, others) {
            (Some(span), None) => {
                let edits = vec![Edit { span, text: String::new() }];
                self.say_with_fix(Code::EMAIL_EXTRA_AT, Some(span), "keep one `@`", edits);
            }
            (rest, others) => self.say(Code::EMAIL_EXTRA_AT, others.or(rest)),
        }
    }

    fn local(&mut self, local: &[Char], sign: Option<Span>) {
        let policy = self.policy;
        let Some(span) = span_of(local) else { return self.say(Code::EMAIL_LOCAL_EMPTY, sign) };
        if let [first, inner @ .., last] = local
            && first.c == '"'
            && last.c == '"'
            && policy != EmailPolicy::Whatwg
        {
            let plain = !inner.is_empty() && inner.iter().all(|c| local_character(c.c, policy)) && !dots(inner);
            return if plain {
                let edits = [first.span, last.span].map(|span| Edit { span, text: String::new() });
                self.say_with_fix(Code::EMAIL_LOCAL_QUOTED, Some(span), "remove the quotes", edits.into());
            } else {
                self.say(Code::EMAIL_LOCAL_QUOTED, Some(span));
            };
        }
        self.characters(local, Code::EMAIL_LOCAL_CHARACTER, |c| local_character(c, policy));
        if policy == EmailPolicy::Whatwg {
            return;
        }
        if dots(local) {
            self.spare_dots(local, Code::EMAIL_LOCAL_DOT);
        }
        let octets = string(local).len();
        if octets > MAX_LOCAL {
            let diagnostic = Diagnostic::new(Code::EMAIL_LOCAL_TOO_LONG).with("max", MAX_LOCAL).with("actual", octets);
            self.found.push(diagnostic.spanning(span));
        }
    }

    /// Names the first character that may not stand there.
    fn characters(&mut self, chars: &[Char], code: Code, allowed: impl Fn(char) -> bool) {
        let Some(wrong) = chars.iter().find(|c| !allowed(c.c)) else { return };
        let code = if wrong.c.is_ascii() || self.policy == EmailPolicy::Eai { code } else { Code::EMAIL_NOT_ASCII };
        self.say(code, Some(wrong.span));
    }

    /// Dots at the edges of `chars`, or two in a row: all that are too many go.
    fn spare_dots(&mut self, chars: &[Char], code: Code) {
        let mut edits: Vec<Edit> = Vec::new();
        let last = chars.iter().rposition(|c| c.c != '.').unwrap_or(0);
        let mut after_dot = true;
        for (at, c) in chars.iter().enumerate() {
            let spare = c.c == '.' && (after_dot || at > last);
            after_dot = c.c == '.';
            if spare {
                match edits.last_mut() {
                    Some(edit) if edit.span.end == c.span.start => edit.span.end = c.span.end,
                    _ => edits.push(Edit { span: c.span, text: String::new() }),
                }
            }
        }
        let span = edits.first().map(|edit| edit.span);
        let only_dots = chars.iter().all(|c| c.c == '.');
        if edits.len() > MAX_EDITS || only_dots {
            self.say(code, span);
        } else {
            self.say_with_fix(code, span, "remove the dot", edits);
        }
    }

    fn domain(&mut self, domain: &[Char], sign: Option<Span>) {
        let policy = self.policy;
        let Some(span) = span_of(domain) else { return self.say(Code::EMAIL_DOMAIN_EMPTY, sign) };
        if domain.first().is_some_and(|c| c.c == '[') {
            return self.say(Code::EMAIL_DOMAIN_LITERAL, Some(span));
        }
        let comma = domain.iter().find(|c| c.c == ',').map(|c| c.span);
        let dotted: String = domain.iter().map(|c| if c.c == ',' { '.' } else { c.c }).collect();
        if let Some(comma) = comma.filter(|_| accept(&format!("x@{dotted}"), policy).is_some()) {
            let commas = domain.iter().filter(|c| c.c == ',');
            let edits = commas.map(|c| Edit { span: c.span, text: ".".to_owned() }).collect();
            return self.say_with_fix(Code::EMAIL_DOMAIN_CHARACTER, Some(comma), "write a dot", edits);
        }
        self.characters(domain, Code::EMAIL_DOMAIN_CHARACTER, |c| c == '.' || domain_character(c, policy));
        if dots(domain) {
            return self.spare_dots(domain, Code::EMAIL_DOMAIN_DOT);
        }
        let labels = || domain.split(|c| c.c == '.');
        let edge = |label: &&[Char]| [label.first(), label.last()].into_iter().flatten().any(|c| c.c == '-');
        if let Some(label) = labels().find(edge) {
            self.say(Code::EMAIL_DOMAIN_HYPHEN, span_of(label));
        }
        if let Some(label) = labels().find(|label| label.len() > MAX_LABEL) {
            let diagnostic = Diagnostic::new(Code::EMAIL_DOMAIN_LABEL_TOO_LONG).with("max", MAX_LABEL);
            let diagnostic = diagnostic.with("actual", utf16_len(&string(label)));
            self.found.push(diagnostic.spanning(span_of(label).unwrap_or(span)));
        }
        if policy == EmailPolicy::Whatwg {
            return;
        }
        match domain.iter().rposition(|c| c.c == '.') {
            None => self.say(Code::EMAIL_NO_TOP_LEVEL_DOMAIN, Some(span)),
            Some(dot) => {
                let top = domain.get(dot + 1..).unwrap_or_default();
                if !top_level(&string(top)) && top.iter().all(|c| domain_character(c.c, policy)) {
                    self.say(Code::EMAIL_TOP_LEVEL_DOMAIN, span_of(top));
                }
            }
        }
    }
}

/// Whether a dot stands at an edge, or beside another one.
fn dots(chars: &[Char]) -> bool {
    chars.split(|c| c.c == '.').any(<[Char]>::is_empty)
}

/// The span of a piece without the brackets, quotes and punctuation around it.
fn span_of_address(piece: &[Char]) -> Option<Span> {
    let around = |c: &Char| is_quote(c.c) || "<>()[]{}.,;:".contains(c.c);
    let start = piece.iter().position(|c| !around(c))?;
    let end = piece.iter().rposition(|c| !around(c))?;
    piece.get(start..=end).and_then(span_of)
}
