//! The numbering plans of the world, compiled ahead of time.
//!
//! The behaviour is that of Google's libphonenumber; the data is its metadata. What differs is how the patterns are matched:
//! `cargo xtask metadata` turns them into automata over the ten digits that share their states. Those and everything else are
//! tables of words: `tables.bin`, which is read where it lies. Where bytes are dear (feature `packed`) the same words are made of
//! `packed.bin` when the first number is asked for.

mod as_you_type;
mod example;
mod facts;
mod format;
mod layout;
mod parse;
mod tables;
#[cfg(any(feature = "packed", test))]
mod unpack;
mod walk;

pub(crate) use as_you_type::as_you_type;
pub(crate) use example::{example, regions};
pub(crate) use format::write;
#[cfg(feature = "phonenumber")]
pub(crate) use parse::about;
pub(crate) use parse::parse;

#[cfg(test)]
mod tests {
    use super::{
        facts::{COUNTS, IDS, TEXTS},
        unpack::{Stream, unpack},
    };

    #[test]
    fn the_packed_tables_are_the_tables() {
        let packed = include_bytes!("engine/packed.bin");
        let words = unpack(Stream::new(packed), &COUNTS, IDS, TEXTS);
        let tables = include_bytes!("engine/tables.bin");
        assert_eq!(words.into_iter().flat_map(u16::to_le_bytes).collect::<Vec<u8>>(), tables);
    }
}
