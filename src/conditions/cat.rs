//! Pieces of text in one.

pub(crate) use crate::text::cat;
