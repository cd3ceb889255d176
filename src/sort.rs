//! One sort for all: by keys of two numbers.

use std::collections::BTreeSet;

/// The order of `keys`: the index of the least one first. Equal keys keep their order.
///
/// Each kind of element that is sorted on its own costs the module 4 to 8 KB of machine code. Sorting indexes costs it once.
pub(crate) fn order(keys: impl Iterator<Item = (usize, usize)>) -> Vec<usize> {
    let mut keyed: Vec<(usize, usize, usize)> = keys.enumerate().map(|(at, (a, b))| (a, b, at)).collect();
    keyed.sort_unstable();
    keyed.into_iter().map(|(_, _, at)| at).collect()
}

/// The elements in the order of their keys.
pub(crate) fn by_key<T>(elements: Vec<T>, key: impl Fn(&T) -> (usize, usize)) -> Vec<T> {
    let order = order(elements.iter().map(key));
    let mut slots: Vec<Option<T>> = elements.into_iter().map(Some).collect();
    order.into_iter().filter_map(|at| slots.get_mut(at)?.take()).collect()
}

/// The texts, each once, in order.
///
/// One by one: building a set from an iterator sorts it first, with a sort of its own.
pub(crate) fn set(texts: impl Iterator<Item = String>) -> BTreeSet<String> {
    let mut set = BTreeSet::new();
    for text in texts {
        set.insert(text);
    }
    set
}

#[cfg(test)]
mod tests {
    #[test]
    fn sorts_and_keeps_equals_in_order() {
        let words = vec!["pear", "fig", "plum", "kiwi", "nut"];
        assert_eq!(super::by_key(words, |word| (word.len(), 0)), ["fig", "nut", "pear", "plum", "kiwi"]);
    }
}
