//! One sort for all.
//!
//! Each kind of element that the standard library sorts, or keeps in a set of its own, costs the module 2 to 8 KB of machine
//! code. Here indexes are sorted, whatever they stand for.

use std::mem;

/// The order of `count` elements: the index of the least one first. Equals keep their order. `follows` tells of two indexes
/// whether the first element is the greater one.
///
/// A merge sort from the bottom up: short, and never worse than `n log n`.
pub(crate) fn order_by(count: usize, follows: &dyn Fn(usize, usize) -> bool) -> Vec<usize> {
    let mut order: Vec<usize> = (0..count).collect();
    let mut merged = Vec::with_capacity(count);
    let mut width = 1;
    while width < count {
        for pair in order.chunks(2 * width) {
            let (mut left, mut right) = pair.split_at_checked(width).unwrap_or((pair, &[]));
            while let (Some((a, more_left)), Some((b, more_right))) = (left.split_first(), right.split_first()) {
                if follows(*a, *b) {
                    merged.push(*b);
                    right = more_right;
                } else {
                    merged.push(*a);
                    left = more_left;
                }
            }
            merged.extend_from_slice(left);
            merged.extend_from_slice(right);
        }
        mem::swap(&mut order, &mut merged);
        merged.clear();
        width *= 2;
    }
    order
}

/// Leaves the elements that are like that. One loop for each kind of element, whatever is asked of it.
#[inline(never)]
pub(crate) fn keep<T>(elements: &mut Vec<T>, is_kept: &mut dyn FnMut(&T) -> bool) {
    elements.retain(is_kept);
}

/// The order of texts, as [`order_by`] has it.
pub(crate) fn order_of_texts(texts: &[&str]) -> Vec<usize> {
    order_by(texts.len(), &|a, b| texts.get(a) > texts.get(b))
}

/// For each text the index of the first one that is equal to it.
pub(crate) fn firsts(texts: &[&str]) -> Vec<usize> {
    let mut firsts: Vec<usize> = (0..texts.len()).collect();
    let mut first = 0;
    for at in order_of_texts(texts) {
        if texts.get(first) != texts.get(at) {
            first = at;
        }
        if let Some(slot) = firsts.get_mut(at) {
            *slot = first.min(at);
        }
    }
    firsts
}

/// Keeps the first of the elements that have one text.
pub(crate) fn keep_firsts<T>(elements: &mut Vec<T>, text: impl Fn(&T) -> String) {
    let texts: Vec<String> = elements.iter().map(text).collect();
    let mut firsts = firsts(&borrowed(&texts)).into_iter().enumerate();
    elements.retain(|_| firsts.next().is_some_and(|(at, first)| at == first));
}

/// The texts, each once, in order.
pub(crate) fn set(texts: Vec<String>) -> Vec<String> {
    let mut sorted: Vec<String> = Vec::with_capacity(texts.len());
    let order = order_of_texts(&borrowed(&texts));
    let mut texts = texts;
    for at in order {
        let text = texts.get_mut(at).map(mem::take).unwrap_or_default();
        if sorted.last() != Some(&text) {
            sorted.push(text);
        }
    }
    sorted
}

pub(crate) fn borrowed(texts: &[String]) -> Vec<&str> {
    texts.iter().map(String::as_str).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn sorts_and_keeps_equals_in_order() {
        let words = ["pear", "fig", "plum", "kiwi", "nut"];
        let order = order_by(words.len(), &|a, b| words[a].len() > words[b].len());
        assert_eq!(order.iter().map(|at| words[*at]).collect::<Vec<_>>(), ["fig", "nut", "pear", "plum", "kiwi"]);
    }

    proptest! {
        #[test]
        fn agrees_with_the_standard_library(texts in prop::collection::vec("[ab]{0,3}", 0..40)) {
            let mut sorted: Vec<(&str, usize)> = texts.iter().enumerate().map(|(at, text)| (text.as_str(), at)).collect();
            sorted.sort();
            let order: Vec<usize> = sorted.iter().map(|(_, at)| *at).collect();
            prop_assert_eq!(order_of_texts(&borrowed(&texts)), order);
            let firsts_by_search: Vec<usize> =
                texts.iter().map(|text| texts.iter().position(|other| other == text).unwrap()).collect();
            prop_assert_eq!(firsts(&borrowed(&texts)), firsts_by_search);
            let set_of_all: std::collections::BTreeSet<String> = texts.iter().cloned().collect();
            prop_assert_eq!(set(texts.clone()), set_of_all.into_iter().collect::<Vec<_>>());
            let mut kept = texts.clone();
            keep_firsts(&mut kept, String::clone);
            let expected: Vec<String> =
                texts.iter().enumerate().filter(|(at, text)| !texts[..*at].contains(text)).map(|(_, t)| t.clone()).collect();
            prop_assert_eq!(kept, expected);
        }
    }
}
