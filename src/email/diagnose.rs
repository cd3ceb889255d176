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
use crate::text::trim;

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
            accept(trim(&mended), policy).is_none()
                && findings(&mended, policy).iter().any(|found| found.code == diagnostic.code)
        };
        if mended.is_some_and(again) {
            diagnostic.fix = None;
        }
    }
    found
}

fn findings(text: &str, policy: EmailPolicy) -> Vec<Diagnostic> {
    let mut chars = Vec::with_capacity(text.len().min(512));
    let mut all = Span::default();
    for c in text.chars() {
        let start = all.end;
        all.end += c.len_utf16();
        chars.push(Char { c, span: Span { start, end: all.end } });
    }
    let mut onion = Onion { all, policy, found: Vec::new() };
    onion.peel(chars);
    if onion.found.is_empty() {
        // The checks below are those of the policy, one by one; should they disagree, the address is still refused.
        onion.say(Code::EMAIL_LOCAL_CHARACTER, &[]);
    }
    onion.found
}

struct Onion {
    /// The whole text.
    all: Span,
    policy: EmailPolicy,
    found: Vec<Diagnostic>,
}

/// What is asked of a character. Not generic, here and below: each loop of its own would cost the module code.
type Is<'a> = &'a dyn Fn(char) -> bool;

fn span_of(chars: &[Char]) -> Option<Span> {
    Some(Span { start: chars.first()?.span.start, end: chars.last()?.span.end })
}

fn string(chars: &[Char]) -> String {
    let mut text = String::new();
    for c in chars {
        text.push(c.c);
    }
    text
}

fn part(chars: &[Char], start: usize, end: usize) -> &[Char] {
    chars.get(start..end).unwrap_or_default()
}

/// Where the first such character stands.
fn find(chars: &[Char], is: Is<'_>) -> Option<usize> {
    chars.iter().position(|c| is(c.c))
}

/// How many characters there are up to the last such one.
fn up_to_last(chars: &[Char], is: Is<'_>) -> usize {
    chars.iter().rposition(|c| is(c.c)).map_or(0, |last| last + 1)
}

fn at_sign(chars: &[Char]) -> Option<usize> {
    find(chars, &|c| c == '@')
}

fn trimmed(chars: &[Char]) -> &[Char] {
    let is_text = |c: char| !c.is_whitespace();
    part(chars, find(chars, &is_text).unwrap_or(0), up_to_last(chars, &is_text))
}

/// The first piece between two dots that is like that.
fn label<'c>(chars: &'c [Char], is: &dyn Fn(&[Char]) -> bool) -> Option<&'c [Char]> {
    chars.split(|c| c.c == '.').find(|label| is(label))
}

/// Whether a dot stands at an edge, or beside another one.
fn dots(chars: &[Char]) -> bool {
    label(chars, &<[Char]>::is_empty).is_some()
}

fn is_quote(c: char) -> bool {
    matches!(c, '"' | '\'' | '`' | '\u{2018}'..='\u{201A}' | '\u{201C}'..='\u{201E}' | '\u{AB}' | '\u{BB}')
}

fn is_separator(c: char) -> bool {
    c.is_whitespace() || matches!(c, ',' | ';' | '|')
}

/// Takes a piece of the text away.
fn without(span: Span) -> Edit {
    Edit { span, text: String::new() }
}

impl Onion {
    /// The place of a piece; of an empty one the whole text.
    fn span_of(&self, piece: &[Char]) -> Span {
        span_of(piece).unwrap_or(self.all)
    }

    /// Says it of a piece.
    #[inline(never)]
    fn say(&mut self, code: Code, piece: &[Char]) {
        self.found.push(Diagnostic::new(code).spanning(self.span_of(piece)));
    }

    /// Says it, with the edits that mend it.
    #[inline(never)]
    fn mend(&mut self, code: Code, piece: &[Char], title: &'static str, edits: Vec<Edit>) {
        let diagnostic = Diagnostic::new(code).spanning(self.span_of(piece));
        self.found.push(diagnostic.fixed_by(Fix::edits(title, edits)));
    }

    /// Says it, with the edits that leave nothing but what is left.
    #[inline(never)]
    fn peeled(&mut self, code: Code, piece: &[Char], title: &'static str, left: &[Char]) {
        self.mend(code, piece, title, self.cut_around(left));
    }

    #[inline(never)]
    fn too_long(&mut self, code: Code, piece: &[Char], max: usize, actual: usize) {
        let diagnostic = Diagnostic::new(code).with("max", max).with("actual", actual);
        self.found.push(diagnostic.spanning(self.span_of(piece)));
    }

    /// The edits that cut off what stands in front of a piece and behind it.
    fn cut_around(&self, piece: &[Char]) -> Vec<Edit> {
        let kept = self.span_of(piece);
        let mut edits = Vec::new();
        for &span in &[Span { start: 0, end: kept.start }, Span { start: kept.end, end: self.all.end }] {
            if span.start < span.end {
                edits.push(without(span));
            }
        }
        edits
    }

    fn peel(&mut self, mut chars: Vec<Char>) {
        self.hidden(&mut chars);
        self.full_width(&mut chars);
        let mut rest = trimmed(&chars);
        if rest.is_empty() {
            return self.say(Code::EMAIL_EMPTY, &[]);
        }
        if self.several(rest) {
            return;
        }
        self.mailto(&mut rest);
        self.quotes(&mut rest);
        self.display_text(&mut rest);
        self.trailing_words(&mut rest);
        self.punctuation(&mut rest);
        let joined = self.spaces(rest);
        self.parts(joined.as_deref().unwrap_or(rest));
    }

    fn hidden(&mut self, chars: &mut Vec<Char>) {
        let Some((first, kind)) = chars.iter().find_map(|c| Some((c.span, hidden_kind(c.c)?))) else { return };
        let edits = self.replace(chars, &|c| hidden_kind(c).is_none().then_some(c));
        let fix = Fix::edits("remove the hidden characters", edits);
        let diagnostic = Diagnostic::new(Code::EMAIL_HIDDEN_CHARACTER).spanning(first).with("kind", kind);
        self.found.push(diagnostic.fixed_by(fix));
    }

    fn full_width(&mut self, chars: &mut Vec<Char>) {
        let Some(first) = chars.iter().find(|c| plain(c.c) != c.c).copied() else { return };
        let edits = self.replace(chars, &|c| Some(plain(c)));
        self.mend(Code::EMAIL_FULL_WIDTH, &[first], "write plain characters", edits);
    }

    /// Puts another character in the place of each, or none: the edits that do so, or one of the whole text where those would
    /// be too many.
    #[inline(never)]
    fn replace(&self, chars: &mut Vec<Char>, new: &dyn Fn(char) -> Option<char>) -> Vec<Edit> {
        let mut edits = Vec::new();
        let mut text = String::new();
        chars.retain_mut(|old| {
            let new = new(old.c);
            let piece = new.map(String::from).unwrap_or_default();
            text.push_str(&piece);
            if new != Some(old.c) {
                edits.push(Edit { span: old.span, text: piece });
            }
            old.c = new.unwrap_or_default();
            new.is_some()
        });
        if edits.len() > MAX_EDITS { vec![Edit { span: self.all, text }] } else { edits }
    }

    /// Two addresses in one text. Nothing else is said then: whose fault would it be.
    fn several(&mut self, chars: &[Char]) -> bool {
        let mut first: &[Char] = &[];
        let (mut from, mut seen_at) = (0, false);
        for at in 0..chars.len() + 1 {
            if let Some(Char { c, .. }) = chars.get(at) {
                seen_at |= *c == '@';
                // A slash may stand in front of an `@`, and never behind it.
                if !(is_separator(*c) || *c == '/' && seen_at) {
                    continue;
                }
            }
            let piece = part(chars, from, at);
            (from, seen_at) = (at + 1, false);
            if at_sign(piece).is_none_or(|at| at == 0 || at + 1 == piece.len()) {
                continue;
            }
            let piece = address_in(piece);
            if first.is_empty() {
                first = piece;
            } else if !piece.is_empty() {
                match accept(&string(first), self.policy) {
                    Some(_) => self.peeled(Code::EMAIL_SEVERAL_ADDRESSES, piece, "keep the first address", first),
                    None => self.say(Code::EMAIL_SEVERAL_ADDRESSES, piece),
                }
                return true;
            }
        }
        false
    }

    fn mailto(&mut self, chars: &mut &[Char]) {
        const SCHEME: &str = "mailto:";
        let Some((scheme, address)) = chars.split_at_checked(SCHEME.len()) else { return };
        let Some(at) = at_sign(address).filter(|at| *at > 0) else { return };
        if !string(scheme).eq_ignore_ascii_case(SCHEME) {
            return;
        }
        let query = find(part(address, at, address.len()), &|c| c == '?').map_or(address.len(), |query| at + query);
        *chars = trimmed(part(address, 0, query));
        if chars.iter().any(|c| c.c == '%') {
            // `%2B` of a link is `+`: what stands there is another address.
            return self.say(Code::EMAIL_MAILTO, scheme);
        }
        self.peeled(Code::EMAIL_MAILTO, scheme, "write the address alone", chars);
    }

    fn quotes(&mut self, chars: &mut &[Char]) {
        let quoted = *chars;
        if unwrap_pairs(chars, |a, b| is_quote(a) && is_quote(b)) {
            self.peeled(Code::EMAIL_QUOTES, quoted, "remove the quotes", chars);
        }
    }

    /// `Ann Lee <ann@example.com>`, or brackets alone.
    fn display_text(&mut self, chars: &mut &[Char]) {
        let mut around = *chars;
        let mut found = unwrap_pairs(chars, |a, b| matches!((a, b), ('<', '>') | ('(', ')') | ('{', '}')));
        let inner = up_to_last(chars, &|c| c == '<');
        if inner > 0 {
            if !found {
                around = part(chars, 0, inner);
            }
            let inner = part(chars, inner, chars.len());
            let close = find(inner, &|c| c == '>').unwrap_or(inner.len());
            let address = part(inner, 0, close);
            found = at_sign(address).is_some() && at_sign(part(inner, close, inner.len())).is_none();
            if found {
                *chars = trimmed(address);
            }
        }
        if found {
            self.peeled(Code::EMAIL_DISPLAY_TEXT, around, "write the address alone", chars);
        }
    }

    /// `ann@example.com (work)`, `ann@example.com at home`.
    fn trailing_words(&mut self, chars: &mut &[Char]) {
        let Some(at) = at_sign(chars) else { return };
        let behind = part(chars, at + 1, chars.len());
        let Some(skip) = find(behind, &|c| !c.is_whitespace()) else { return };
        let Some(end) = find(part(behind, skip, behind.len()), &|c| c.is_whitespace() || c == '(') else { return };
        let end = at + 1 + skip + end;
        let (address, words) = (part(chars, 0, end), trimmed(part(chars, end, chars.len())));
        // Something with a dot may be the rest of the domain, or another address cut in two.
        if find(words, &|c| matches!(c, '.' | '@')).is_none() && accept(&string(address), self.policy).is_some() {
            *chars = address;
            self.peeled(Code::EMAIL_TRAILING_WORDS, words, "remove the words", address);
        }
    }

    fn punctuation(&mut self, chars: &mut &[Char]) {
        let end = up_to_last(chars, &|c| {
            let trails = matches!(c, '.' | ',' | ';' | ':' | '!' | '?' | '>' | ')' | '}' | '|' | '/' | '\\');
            !(trails || is_quote(c) || c.is_whitespace())
        });
        let (kept, tail) = (part(chars, 0, end), part(chars, end, chars.len()));
        // Right behind the `@` it is not punctuation that is wrong, but the domain that is missing.
        let missing = kept.last().is_none_or(|c| c.c == '@');
        if missing || tail.is_empty() || at_sign(chars).is_none() {
            return;
        }
        let start = self.span_of(kept).end;
        let edits = vec![without(Span { start, end: self.all.end })];
        self.mend(Code::EMAIL_TRAILING_PUNCTUATION, tail, "remove the punctuation", edits);
        *chars = kept;
    }

    /// What is left without the white space.
    fn spaces(&mut self, chars: &[Char]) -> Option<Vec<Char>> {
        // Inside quotes white space is no mistake of its own.
        let quoted = |rest: &[Char]| rest.windows(2).any(|pair| matches!(pair, [a, b] if a.c == '"' && b.c == '@'));
        if let [Char { c: '"', .. }, rest @ ..] = chars
            && quoted(rest)
        {
            return None;
        }
        let blank = part(chars, find(chars, &char::is_whitespace)?, chars.len());
        let blank = part(blank, 0, find(blank, &|c| !c.is_whitespace()).unwrap_or(blank.len()));
        let mut joined = chars.to_vec();
        let edits = self.replace(&mut joined, &|c| Some(c).filter(|c| !c.is_whitespace()));
        if self.joins(chars) && accept(&string(&joined), self.policy).is_some() {
            self.mend(Code::EMAIL_SPACE, blank, "remove the white space", edits);
        } else {
            self.say(Code::EMAIL_SPACE, blank);
        }
        Some(joined)
    }

    /// Whether the address was certainly one word: every gap touches the `@` or a dot, or cuts the domain in two.
    fn joins(&self, chars: &[Char]) -> bool {
        // No address is longer, and each gap looks at all of it.
        if chars.len() > MAX_ADDRESS * 2 {
            return false;
        }
        let at = at_sign(chars).unwrap_or(chars.len());
        let joint = |c: Option<&Char>| c.is_some_and(|c| matches!(c.c, '@' | '.'));
        let mut gap = 0;
        for (here, c) in chars.iter().enumerate() {
            if !c.c.is_whitespace() {
                gap = here + 1;
                continue;
            }
            let front = part(chars, 0, gap);
            let next = trimmed(part(chars, here, chars.len())).first();
            let touches = here > at || joint(front.last()) || joint(next);
            if !touches || accept(&string(front), self.policy).is_some() {
                return false;
            }
        }
        true
    }

    fn parts(&mut self, chars: &[Char]) {
        let Some(at) = at_sign(chars) else { return self.missing_at(chars) };
        let (local, sign, domain) = (part(chars, 0, at), part(chars, at, at + 1), part(chars, at + 1, chars.len()));
        if at_sign(domain).is_some() {
            return self.extra_at(part(chars, at, chars.len()));
        }
        self.local(local, sign);
        self.domain(domain, sign);
        let octets = string(chars).len();
        if octets > MAX_ADDRESS && self.policy != EmailPolicy::Whatwg {
            self.too_long(Code::EMAIL_TOO_LONG, chars, MAX_ADDRESS, octets);
        }
    }

    /// `ann(at)example.com` and `ann [at] example.com` are repaired.
    fn missing_at(&mut self, chars: &[Char]) {
        for &spelled in &["(at)", "[at]", "{at}", "<at>"] {
            let is_spelled = |place: &&[Char]| string(place).eq_ignore_ascii_case(spelled);
            if let Some(place) = chars.windows(spelled.len()).find(is_spelled) {
                let edits = vec![Edit { span: self.span_of(place), text: "@".to_owned() }];
                return self.mend(Code::EMAIL_MISSING_AT, place, "write `@`", edits);
            }
        }
        self.say(Code::EMAIL_MISSING_AT, chars);
    }

    /// `chars` begins with the first of the signs.
    fn extra_at(&mut self, chars: &[Char]) {
        let run = find(chars, &|c| c != '@').unwrap_or(chars.len());
        let (spare, others) = (part(chars, 1, run), part(chars, run, chars.len()));
        match at_sign(others) {
            Some(at) => self.say(Code::EMAIL_EXTRA_AT, part(others, at, at + 1)),
            None => {
                let edits = vec![without(self.span_of(spare))];
                self.mend(Code::EMAIL_EXTRA_AT, spare, "keep one `@`", edits);
            }
        }
    }

    fn local(&mut self, local: &[Char], sign: &[Char]) {
        let policy = self.policy;
        if local.is_empty() {
            return self.say(Code::EMAIL_LOCAL_EMPTY, sign);
        }
        let allowed = |c| local_character(c, policy);
        if policy == EmailPolicy::Whatwg {
            return self.characters(local, Code::EMAIL_LOCAL_CHARACTER, &allowed);
        }
        if let [first, inner @ .., last] = local
            && first.c == '"'
            && last.c == '"'
        {
            if inner.is_empty() || dots(inner) || find(inner, &|c| !allowed(c)).is_some() {
                return self.say(Code::EMAIL_LOCAL_QUOTED, local);
            }
            let edits = vec![without(first.span), without(last.span)];
            return self.mend(Code::EMAIL_LOCAL_QUOTED, local, "remove the quotes", edits);
        }
        self.characters(local, Code::EMAIL_LOCAL_CHARACTER, &allowed);
        if dots(local) {
            self.spare_dots(local, Code::EMAIL_LOCAL_DOT);
        }
        let octets = string(local).len();
        if octets > MAX_LOCAL {
            self.too_long(Code::EMAIL_LOCAL_TOO_LONG, local, MAX_LOCAL, octets);
        }
    }

    /// Names the first character that may not stand there.
    #[inline(never)]
    fn characters(&mut self, chars: &[Char], code: Code, allowed: Is<'_>) {
        let Some(wrong) = chars.iter().find(|c| !allowed(c.c)) else { return };
        let code = if wrong.c.is_ascii() || self.policy == EmailPolicy::Eai { code } else { Code::EMAIL_NOT_ASCII };
        self.say(code, &[*wrong]);
    }

    /// Dots at the edges of `chars`, or two in a row: all that are too many go.
    #[inline(never)]
    fn spare_dots(&mut self, chars: &[Char], code: Code) {
        let mut edits: Vec<Edit> = Vec::new();
        let end = up_to_last(chars, &|c| c != '.');
        let mut after_dot = true;
        for (at, c) in chars.iter().enumerate() {
            let spare = c.c == '.' && (after_dot || at >= end);
            after_dot = c.c == '.';
            if spare {
                match edits.last_mut() {
                    Some(edit) if edit.span.end == c.span.start => edit.span.end = c.span.end,
                    _ => edits.push(without(c.span)),
                }
            }
        }
        let Some(first) = edits.first() else { return };
        let spare = [Char { c: '.', span: first.span }];
        // Of nothing but dots nothing would be left.
        if edits.len() > MAX_EDITS || end == 0 {
            self.say(code, &spare);
        } else {
            self.mend(code, &spare, "remove the dot", edits);
        }
    }

    fn domain(&mut self, domain: &[Char], sign: &[Char]) {
        let policy = self.policy;
        let Some(first) = domain.first() else { return self.say(Code::EMAIL_DOMAIN_EMPTY, sign) };
        if first.c == '[' {
            return self.say(Code::EMAIL_DOMAIN_LITERAL, domain);
        }
        if self.commas(domain) {
            return;
        }
        self.characters(domain, Code::EMAIL_DOMAIN_CHARACTER, &|c| c == '.' || domain_character(c, policy));
        if dots(domain) {
            return self.spare_dots(domain, Code::EMAIL_DOMAIN_DOT);
        }
        let is_hyphen = |c: Option<&Char>| c.is_some_and(|c| c.c == '-');
        if let Some(label) = label(domain, &|label| is_hyphen(label.first()) || is_hyphen(label.last())) {
            self.say(Code::EMAIL_DOMAIN_HYPHEN, label);
        }
        if let Some(label) = label(domain, &|label| label.len() > MAX_LABEL) {
            self.too_long(Code::EMAIL_DOMAIN_LABEL_TOO_LONG, label, MAX_LABEL, utf16_len(&string(label)));
        }
        if policy == EmailPolicy::Whatwg {
            return;
        }
        let dot = up_to_last(domain, &|c| c == '.');
        let top = part(domain, dot, domain.len());
        if dot == 0 {
            self.say(Code::EMAIL_NO_TOP_LEVEL_DOMAIN, domain);
        } else if !top_level(&string(top)) && find(top, &|c| !domain_character(c, policy)).is_none() {
            self.say(Code::EMAIL_TOP_LEVEL_DOMAIN, top);
        }
    }

    /// Whether the domain is one with dots in the place of its commas.
    fn commas(&mut self, domain: &[Char]) -> bool {
        let Some(first) = domain.iter().find(|c| c.c == ',').copied() else { return false };
        let mut address = "x@".to_owned();
        let mut edits = Vec::new();
        for c in domain {
            if c.c == ',' {
                address.push('.');
                edits.push(Edit { span: c.span, text: ".".to_owned() });
            } else {
                address.push(c.c);
            }
        }
        let fits = accept(&address, self.policy).is_some();
        if fits {
            self.mend(Code::EMAIL_DOMAIN_CHARACTER, &[first], "write a dot", edits);
        }
        fits
    }
}

/// Cuts pairs of characters around everything, as many as there are; whether there is any.
fn unwrap_pairs(chars: &mut &[Char], pair: fn(char, char) -> bool) -> bool {
    let before = chars.len();
    while let [first, inner @ .., last] = *chars
        && pair(first.c, last.c)
    {
        *chars = trimmed(inner);
    }
    chars.len() < before
}

/// The piece without the brackets, quotes and punctuation around it.
fn address_in(piece: &[Char]) -> &[Char] {
    let inside =
        |c| !(is_quote(c) || matches!(c, '<' | '>' | '(' | ')' | '[' | ']' | '{' | '}' | '.' | ',' | ';' | ':'));
    part(piece, find(piece, &inside).unwrap_or(0), up_to_last(piece, &inside))
}
