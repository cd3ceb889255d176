//! Finds a field of a contact by its name, through a table of hashes that is made of the field table when this is compiled.

use crate::schema::{Api, CONTACT, Field, Presence};

/// A power of two, about twice the number of fields.
const SLOTS: usize = 128;

/// For each hash the number of a field plus one, or zero. A field whose slot is taken has the next one that is free.
static INDEX: [u8; SLOTS] = index();

/// The fields of a contact, each a bit.
pub(super) type Set = u128;

const _: () = assert!(CONTACT.len() <= SLOTS, "the index is full, or a set is");

const fn hash(name: &[u8]) -> usize {
    match name {
        // With these factors four names of all have to give way.
        [first, .., last] => (name.len() * 37 + *first as usize * 52 + *last as usize * 41) % SLOTS,
        _ => 0,
    }
}

#[allow(clippy::indexing_slicing, reason = "it runs when this is compiled: a miss is no program")]
const fn index() -> [u8; SLOTS] {
    let mut table = [0; SLOTS];
    let mut number = 0;
    while number < CONTACT.len() {
        let mut slot = hash(CONTACT[number].name.as_bytes());
        while table[slot] != 0 {
            slot = (slot + 1) % SLOTS;
        }
        number += 1;
        table[slot] = number as u8;
    }
    table
}

/// The field of a name, and its number in the table.
pub(super) fn find(name: &str) -> Option<(usize, &'static Field)> {
    let mut slot = hash(name.as_bytes());
    loop {
        let number = usize::from(*INDEX.get(slot)?).checked_sub(1)?;
        let field = CONTACT.get(number)?;
        if field.name == name {
            return Some((number, field));
        }
        slot = (slot + 1) % SLOTS;
    }
}

/// The set of one field.
pub(super) const fn bit(number: usize) -> Set {
    1 << number
}

/// The number of a field in its table. One that the table lacks is no program.
#[allow(clippy::indexing_slicing, clippy::panic, reason = "it runs when this is compiled: a miss is no program")]
pub(super) const fn number(table: &[Field], name: &str) -> usize {
    let mut number = 0;
    while number < table.len() {
        let (a, b) = (table[number].name.as_bytes(), name.as_bytes());
        let mut at = 0;
        while at < a.len() && at < b.len() && a[at] == b[at] {
            at += 1;
        }
        if at == a.len() && at == b.len() {
            return number;
        }
        number += 1;
    }
    panic!("no such field")
}

/// The fields that a model requires.
pub(super) const fn required(api: Api) -> Set {
    const DOCUMENTED: Set = required_by(Api::Documented);
    const CURRENT: Set = required_by(Api::Current);
    match api {
        Api::Documented => DOCUMENTED,
        Api::Current => CURRENT,
    }
}

#[allow(clippy::indexing_slicing, reason = "it runs when this is compiled: a miss is no program")]
const fn required_by(api: Api) -> Set {
    let mut set = 0;
    let mut number = 0;
    while number < CONTACT.len() {
        if let Some(rule) = CONTACT[number].rule(api)
            && matches!(rule.presence, Presence::Required)
        {
            set |= bit(number);
        }
        number += 1;
    }
    set
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::schema;

    #[test]
    fn every_field_is_found_and_no_other_name() {
        for (number, field) in CONTACT.iter().enumerate() {
            assert_eq!(find(field.name).map(|(number, field)| (number, field.name)), Some((number, field.name)));
            assert_eq!(super::number(CONTACT, field.name), number);
            for other in [field.name.to_uppercase(), format!("{}x", field.name), field.name.replace('e', "")] {
                assert_eq!(find(&other).map(|(_, field)| field), schema::find(CONTACT, &other), "{other}");
            }
        }
        assert_eq!(find(""), None);
        assert_eq!(required(Api::Documented).count_ones(), 2);
    }
}
