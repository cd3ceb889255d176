//! The quick pass over communication items.

use super::index;
use super::notes::{BEHIND, Place, What};
use super::pass::{ITEMS, Pass, flag, reference};
use super::scan::{Piece, Scan, Text};
use crate::contact::check::Check;
use crate::contact::items;
use crate::contact::kinds::id_of;
use crate::email;
use crate::json::Value;
use crate::options::{PhoneFormat, PhonePolicy};
use crate::phone;
use crate::schema::{COMMUNICATION, CONTACT, CommunicationKind, Field, Kind, Presence};
use crate::span::{Path, utf16_len};

/// More items than a contact has. Each is compared with each.
const MOST: usize = 64;

const TYPE: usize = index::number(COMMUNICATION, "type");
const VALUE: usize = index::number(COMMUNICATION, "value");
const EXTENSION: usize = index::number(COMMUNICATION, "extension");
const DEFAULT: usize = index::number(COMMUNICATION, "defaultFlag");
const NAMED: usize = index::number(COMMUNICATION, "communicationType");

/// What the items say together.
#[derive(Debug, Clone, Default)]
pub(super) struct Together {
    /// A hash of each value; equal values have equal ones.
    values: Vec<u64>,
    /// The types that have a default item.
    defaults: Vec<i64>,
}

impl Together {
    fn clear(&mut self) {
        self.values.clear();
        self.defaults.clear();
    }

    fn value(&mut self, hash: u64) -> Option<()> {
        once(&mut self.values, hash)
    }

    fn default(&mut self, id: i64) -> Option<()> {
        once(&mut self.defaults, id)
    }
}

fn once<T: PartialEq>(have: &mut Vec<T>, one: T) -> Option<()> {
    let new = !have.contains(&one);
    have.push(one);
    new.then_some(())
}

/// The members of one item.
#[derive(Default)]
struct Members<'t> {
    id: Option<i64>,
    value: Option<Text<'t>>,
    /// Not blank.
    extension: Option<&'t str>,
    /// What the item says that it is.
    named: Option<&'t str>,
    default: bool,
    /// The members that were met, each a bit.
    seen: u32,
}

impl Pass<'_> {
    /// Walks the list. `None`: the full check has to see all of it, because two items do not go together.
    pub(super) fn items(&mut self, scan: &mut Scan<'_>) -> Option<()> {
        let mut together = std::mem::take(&mut self.notes.together);
        together.clear();
        let mut index = 0;
        let walked = scan.elements(&mut |scan| {
            let from = scan.at;
            let mut plain = false;
            if scan.peek() == b'{'
                && let Some((hash, default)) = self.item(scan, index)
            {
                plain = true;
                together.value(hash)?;
                default.map_or(Some(()), |id| together.default(id))?;
            }
            if !plain {
                self.notes.forget(|place| place.field == ITEMS && place.item() == Some(index));
                scan.at = from;
                self.odd_item(scan, index, &mut together)?;
            }
            index += 1;
            (index <= MOST).then_some(())
        });
        self.notes.together = together;
        if index == 0 {
            self.empty(ITEMS);
        }
        walked
    }

    /// Has the full check look at one item.
    fn odd_item(&mut self, scan: &mut Scan<'_>, index: usize, together: &mut Together) -> Option<()> {
        let from = scan.at;
        scan.skip()?;
        let item: Value = crate::json::read(scan.since(from))?;
        let mut check = Check::at(self.options, Path::root().join(CONTACT.get(ITEMS)?.name).join(index));
        let identity = items::item(&mut check, &item);
        self.notes.take(Place::of_item(ITEMS, index, BEHIND), check);
        let id = id_of(item.get("type"));
        self.reachable |= id.and_then(|id| self.kind_of(id)) == Some(CommunicationKind::Email);
        if let Some(identity) = identity {
            together.value(hash(&[&identity]))?;
        }
        match id.filter(|_| item.get("defaultFlag") == Some(&Value::Bool(true))) {
            Some(id) => together.default(id),
            None => Some(()),
        }
    }

    /// Walks one item: the hash of its value, and its type if it is a default. `None`: it is for the full check.
    fn item(&mut self, scan: &mut Scan<'_>, index: usize) -> Option<(u64, Option<i64>)> {
        let mut members = Members::default();
        scan.members(&mut |scan, name| {
            let member = COMMUNICATION.iter().position(|field| field.name == name.raw)?;
            if name.escaped || members.seen >> member & 1 == 1 {
                return None;
            }
            members.seen |= 1 << member;
            let place = Place::of_item(ITEMS, index, member);
            self.item_member(scan, &mut members, COMMUNICATION.get(member)?, place)
        })?;
        let kind = self.kind_of(members.id?)?;
        self.reachable |= kind == CommunicationKind::Email;
        if members.named.is_some_and(|named| !self.suits(named, kind)) {
            return None;
        }
        if !kind.is_number() && members.extension.is_some() {
            return None;
        }
        let value = members.value?;
        let hash = if kind.is_number() && self.options.phone != PhonePolicy::Off {
            self.phone(&members, &value, index)?
        } else {
            self.address(kind, &value, index)?
        };
        Some((hash, members.id.filter(|_| members.default)))
    }

    fn item_member<'t>(
        &mut self,
        scan: &mut Scan<'t>,
        members: &mut Members<'t>,
        field: &'static Field,
        place: Place,
    ) -> Option<()> {
        let rule = field.rule(self.options.api)?;
        let first = scan.peek();
        if first == b'n' && rule.presence == Presence::Optional && scan.word("null") {
            self.notes.add(place, What::Null);
            return Some(());
        }
        match place.member {
            TYPE if first == b'{' => members.id = Some(reference(scan)??),
            DEFAULT => members.default = flag(scan)?,
            VALUE | EXTENSION | NAMED if first == b'"' => {
                let text = scan.string().filter(|text| !text.escaped)?;
                let (trimmed, _) = text.trimmed();
                if let Kind::Text { max } = rule.kind
                    && max.is_some_and(|max| utf16_len(trimmed) > usize::from(max))
                {
                    return None;
                }
                let clean = trimmed.len() == text.raw.len();
                match place.member {
                    VALUE => members.value = Some(text).filter(|_| !trimmed.is_empty()),
                    EXTENSION => members.extension = clean.then_some(Some(trimmed).filter(|text| !text.is_empty()))?,
                    _ => members.named = Some(Some(trimmed).filter(|_| clean)?),
                }
            }
            _ => return None,
        }
        Some(())
    }

    /// Whether the live API takes the name, and it means that kind.
    fn suits(&self, named: &str, kind: CommunicationKind) -> bool {
        let current = COMMUNICATION.get(NAMED).and_then(|field| field.current);
        let taken = matches!(current.map(|rule| rule.kind), Some(Kind::OneOf(choices)) if choices.contains(&named));
        let row = self.options.communication_types.iter().find(|row| row.name.eq_ignore_ascii_case(named));
        taken && row.is_none_or(|row| row.kind == kind)
    }

    /// A value that is no number.
    fn address(&mut self, kind: CommunicationKind, value: &Text<'_>, index: usize) -> Option<u64> {
        let (text, piece) = value.trimmed();
        let place = |member| Place::of_item(ITEMS, index, member);
        let mut domain = false;
        if kind == CommunicationKind::Email {
            domain = email::plain(text)? == email::Plain::Lowered;
        } else if !text.as_bytes().iter().all(|byte| matches!(byte, b' '..=b'~')) {
            // What hides in it is named by the full check.
            return None;
        }
        if domain {
            self.notes.add(place(BEHIND), What::Domain(value.piece(), piece));
        } else if text.len() != value.raw.len() {
            self.notes.add(place(VALUE), What::Trimmed(value.piece(), piece));
        }
        Some(hash(&[text]))
    }

    fn phone(&mut self, members: &Members<'_>, value: &Text<'_>, index: usize) -> Option<u64> {
        let (text, piece) = value.trimmed();
        let place = |member| Place::of_item(ITEMS, index, member);
        let texts = &mut self.notes.texts;
        let from = texts.len();
        let inside = phone::append_e164(text, &self.options.default_region, texts)?;
        let number = Piece { from, to: texts.len() };
        let same = number.of(texts) == text;
        let extension = inside.as_deref().or(members.extension).unwrap_or_default();
        let hash = hash(&[number.of(texts), " ", extension]);
        match self.options.phone_format {
            PhoneFormat::Keep if inside.is_none() => {}
            PhoneFormat::E164 if !same => self.notes.add(place(BEHIND), What::Phone(value.piece(), number)),
            PhoneFormat::E164 => {}
            _ => return None,
        }
        let trims = text.len() != value.raw.len();
        if trims && (same || self.options.phone_format == PhoneFormat::Keep) {
            self.notes.add(place(VALUE), What::Trimmed(value.piece(), piece));
        }
        let Some(inside) = inside else { return Some(hash) };
        match members.extension {
            Some(own) => (own == inside).then_some(hash),
            // One that is there and blank is replaced.
            None if members.seen >> EXTENSION & 1 == 1 => None,
            None => {
                let from = self.notes.texts.len();
                self.notes.texts.push_str(&inside);
                let digits = Piece { from, to: self.notes.texts.len() };
                self.notes.add(place(BEHIND), What::Extension(digits));
                Some(hash)
            }
        }
    }
}

/// A number for a text, or for several: the same for texts that differ in their case alone, and hardly ever for others.
fn hash(texts: &[&str]) -> u64 {
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    for text in texts {
        for byte in text.as_bytes() {
            hash = (hash ^ u64::from(byte | 0x20)).wrapping_mul(0x100_0000_01b3);
        }
    }
    hash
}
