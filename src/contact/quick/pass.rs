//! The quick pass over a contact.

use super::index::{self, Set, bit};
use super::notes::{BEHIND, Notes, Place, What};
use super::scan::{Piece, Scan, Text};
use crate::contact::check::{self, Check};
use crate::contact::date::{self, Precision};
use crate::contact::kinds;
use crate::contact::{self, advice, portal};
use crate::diagnostic::Code;
use crate::json::{Map, Value};
use crate::options::{ContactOptions, UnknownFields};
use crate::schema::{Api, CONTACT, CommunicationKind, Field, Kind, Presence, Rule};
use crate::span::{Path, utf16_len};

const TYPE: usize = index::number(CONTACT, "type");
const SITE: usize = index::number(CONTACT, "site");
const LEVEL: usize = index::number(CONTACT, LEVEL_NAME);
const LEVEL_NAME: &str = "portalSecurityLevel";
const DISABLED: usize = index::number(CONTACT, "disablePortalLoginFlag");
const INACTIVE: usize = index::number(CONTACT, "inactiveFlag");
pub(super) const ITEMS: usize = index::number(CONTACT, "communicationItems");
/// Any of these says what the contact is.
const TYPES: Set = bit(TYPE) | bit(index::number(CONTACT, "types")) | bit(index::number(CONTACT, "typeIds"));

/// Whether the quick pass is part of the build. Modules that go over a wire leave it out.
pub(crate) const HELD: bool = cfg!(any(feature = "quick", not(feature = "wasm")));

/// What is known of the contact so far.
pub(super) struct Pass<'p> {
    pub(super) options: &'p ContactOptions,
    pub(super) notes: &'p mut Notes,
    /// The members that were met.
    seen: Set,
    /// Those of them that are neither null nor an empty array.
    filled: Set,
    /// The flags that are true.
    raised: Set,
    level: i64,
    /// Whether there is an e-mail item.
    pub(super) reachable: bool,
    /// The contact's type, if the table of types may lack it.
    doubtful_type: Option<Value>,
}

/// Checks a contact in JSON text; whether this is the answer of the full check. If not, the notes mean nothing.
pub(crate) fn check(json: &str, options: &ContactOptions, notes: &mut Notes) -> bool {
    notes.clear();
    if !HELD {
        return false;
    }
    let mut pass =
        Pass { options, notes, seen: 0, filled: 0, raised: 0, level: 0, reachable: false, doubtful_type: None };
    let mut scan = Scan::new(json);
    let walked = scan.peek() == b'{' && scan.members(&mut |scan, name| pass.member(scan, name)).is_some();
    let whole = walked && scan.ends() && pass.finish().is_some();
    pass.notes.spaced = scan.spaced;
    whole
}

impl Pass<'_> {
    fn member(&mut self, scan: &mut Scan<'_>, name: Text<'_>) -> Option<()> {
        if name.escaped {
            return None;
        }
        let Some((number, field)) = index::find(name.raw) else {
            // What is said of a name that nobody knows depends on all the others.
            let passes = self.options.unknown_fields == UnknownFields::Allow && scan.skip()?;
            return passes.then_some(());
        };
        let rule = field.rule(self.options.api)?;
        if self.seen & bit(number) != 0 {
            return None;
        }
        self.seen |= bit(number);
        let (from, first) = (scan.at, scan.peek());
        let place = Place::of(number);
        if first == b'n' && rule.presence != Presence::Required && scan.word("null") {
            self.notes.add(place, What::Null);
            return Some(());
        }
        self.filled |= bit(number);
        if rule.presence != Presence::System && self.plain(scan, number, field, rule, first) {
            return Some(());
        }
        // The full check has a look at this member alone.
        self.notes.forget(|place| place.field == number);
        scan.at = from;
        scan.skip()?;
        let value = crate::json::read(scan.since(from))?;
        self.odd(number, field, rule, value);
        Some(())
    }

    /// Whether the value can be taken, or rewritten, as it stands.
    fn plain(&mut self, scan: &mut Scan<'_>, number: usize, field: &'static Field, rule: Rule, first: u8) -> bool {
        let place = Place::of(number);
        match (rule.kind, first) {
            (Kind::Text { max }, b'"') => {
                let Some((text, _)) = self.text(scan, place) else { return false };
                if let Some(max) = max.map(usize::from)
                    && text.len() > max
                {
                    let length = utf16_len(text);
                    if length > max {
                        self.full(place, field, |check| kinds::too_long(check, field.name, max, length));
                    }
                }
                rule.presence != Presence::Required || !text.is_empty()
            }
            (Kind::OneOf(choices), b'"') => self.text(scan, place).is_some_and(|(text, _)| choices.contains(&text)),
            (Kind::Boolean, _) => match flag(scan) {
                Some(raised) => {
                    self.raised |= if raised { bit(number) } else { 0 };
                    true
                }
                None => false,
            },
            (Kind::Integer { min, max }, _) => {
                let Some(id) = scan.whole() else { return false };
                if !(min..=max).contains(&id) {
                    // What the live API has in its place is for the full check.
                    if number != LEVEL {
                        return false;
                    }
                    self.full(place, field, |check| kinds::out_of_range(check, field.name, min, max));
                }
                if number == LEVEL {
                    self.level = id;
                }
                self.replaced(place, field, id);
                true
            }
            (Kind::Date | Kind::DateTime, b'"') => self.moment(scan, place, field, rule.kind),
            (Kind::Reference, b'{') => {
                let Some(id) = reference(scan) else { return false };
                let Some(id) = id else {
                    self.full(place, field, |check| kinds::no_id(check, field.name));
                    return true;
                };
                if number == TYPE && self.options.contact_types.iter().all(|row| row.id != id) {
                    self.doubtful_type = Some(advice::reference(id));
                }
                self.replaced(place, field, id);
                true
            }
            (Kind::Communications, b'[') => self.items(scan).is_some(),
            (Kind::Ids, b'[') => self.each(scan, number, |scan| identity(scan).map(drop)),
            (Kind::References, b'[') => {
                self.each(scan, number, |scan| (scan.peek() == b'{').then(|| reference(scan))??.map(drop))
            }
            (Kind::Objects, b'[') => {
                self.each(scan, number, |scan| (scan.peek() == b'{' && scan.skip()?).then_some(()))
            }
            _ => false,
        }
    }

    /// Steps over a text; gives it trimmed.
    fn text<'t>(&mut self, scan: &mut Scan<'t>, place: Place) -> Option<(&'t str, Piece)> {
        let written = scan.string().filter(|text| !text.escaped)?;
        let (text, piece) = written.trimmed();
        if text.len() != written.raw.len() {
            self.notes.add(place, What::Trimmed(written.piece(), piece));
        }
        Some((text, piece))
    }

    fn moment(&mut self, scan: &mut Scan<'_>, place: Place, field: &'static Field, kind: Kind) -> bool {
        let from = scan.at;
        let Some((text, day)) = self.text(scan, place) else { return false };
        match date::precision(text) {
            Some(Precision::Time) => true,
            Some(Precision::Day) if kind == Kind::Date => {
                if self.advises() && field.current.is_some_and(|rule| rule.kind == Kind::DateTime) {
                    self.notes.add(place, What::DateTime(day));
                }
                true
            }
            // Of a text that is no date white space is not taken away: that is for the full check.
            None if scan.at - from == text.len() + 2 => {
                let with_time = kind == Kind::DateTime;
                self.full(place, field, |check| kinds::invalid_date(check, field.name, with_time, text));
                true
            }
            _ => false,
        }
    }

    /// Has the full check say something of a field.
    #[inline(never)]
    fn full(&mut self, place: Place, field: &'static Field, say: impl FnOnce(&mut Check<'_>)) {
        let mut check = Check::at(self.options, Path::root().join(field.name));
        say(&mut check);
        self.notes.take(place, check);
    }

    /// Notes that the live API has another field for an id.
    fn replaced(&mut self, place: Place, field: &'static Field, id: i64) {
        if self.advises() && field.replaced_by.is_some() {
            self.notes.add(place, What::Replaced(id));
        }
    }

    fn advises(&self) -> bool {
        self.options.advice && self.options.api == Api::Documented
    }

    fn each(
        &mut self,
        scan: &mut Scan<'_>,
        number: usize,
        mut element: impl FnMut(&mut Scan<'_>) -> Option<()>,
    ) -> bool {
        let mut count = 0;
        let walked = scan.elements(&mut |scan| {
            count += 1;
            element(scan)
        });
        if count == 0 {
            self.empty(number);
        }
        walked.is_some()
    }

    /// An array without elements counts as none.
    pub(super) fn empty(&mut self, number: usize) {
        self.filled &= !bit(number);
    }

    /// Has the full check look at a member.
    fn odd(&mut self, number: usize, field: &'static Field, rule: Rule, value: Value) {
        match number {
            TYPE => self.doubtful_type = Some(value.clone()),
            LEVEL => self.level = kinds::whole(&value).unwrap_or(0),
            ITEMS => self.reachable = portal::has_email(self.options, Some(&value), &|_| true),
            _ => {}
        }
        if value.is_null() || value.as_array().is_some_and(Vec::is_empty) {
            self.empty(number);
        }
        let mut object = Map::new();
        object.insert(field.name.to_owned(), value);
        let mut check = Check::new(self.options);
        check.member(field, rule, &object);
        self.notes.take(Place::of(number), check);
    }

    /// What concerns several members, or one that is not there.
    fn finish(&mut self) -> Option<()> {
        let options = self.options;
        let mut missing = index::required(options.api) & !self.seen;
        while missing != 0 {
            let number = missing.trailing_zeros() as usize;
            missing &= missing - 1;
            let field = CONTACT.get(number)?;
            let rule = field.rule(options.api)?;
            self.full(Place::of(number), field, |check| check::required(check, field.name, rule.kind));
        }
        let behind = Place::of(BEHIND);
        if let Some(value) = self.doubtful_type.take()
            && let Some(field) = CONTACT.get(TYPE)
        {
            self.full(behind, field, |check| contact::known_type(check, &value));
        }
        if portal::grants(self.level, self.raised & bit(DISABLED) != 0) {
            if self.raised & bit(INACTIVE) != 0 {
                let mut check = Check::new(options);
                portal::warn(&mut check, true, true);
                self.notes.take(behind, check);
            }
            if !self.reachable {
                self.notes.add(behind, What::Bare(Code::PORTAL_WITHOUT_EMAIL, LEVEL_NAME));
            }
        }
        if options.advice && !self.notes.failed() {
            let lacks = [self.filled & TYPES == 0, self.filled & bit(ITEMS) == 0, self.filled & bit(SITE) == 0];
            for (code, name) in advice::practices(options.api, lacks) {
                self.notes.add(behind, What::Bare(code, name));
            }
        }
        Some(())
    }

    /// What an item of a type is.
    pub(super) fn kind_of(&self, id: i64) -> Option<CommunicationKind> {
        self.options.communication_types.iter().find(|row| row.id == id).map(|row| row.kind)
    }
}

pub(super) fn flag(scan: &mut Scan<'_>) -> Option<bool> {
    if scan.word("true") { Some(true) } else { scan.word("false").then_some(false) }
}

fn identity(scan: &mut Scan<'_>) -> Option<i64> {
    let Kind::Integer { min, max } = Kind::ID else { return None };
    scan.whole().filter(|id| (min..=max).contains(id))
}

/// The id of a reference, if it has one. It is walked to its end.
pub(super) fn reference(scan: &mut Scan<'_>) -> Option<Option<i64>> {
    let mut id = None;
    scan.members(&mut |scan, name| {
        if name.raw == "id" && id.is_none() {
            id = Some(identity(scan)?);
            return Some(());
        }
        // Another `id`, or a name that may be one, is not for us.
        (name.raw != "id" && !name.escaped && scan.skip()?).then_some(())
    })?;
    Some(id)
}
