//! The name that was probably meant.

use crate::fold::lowercase;

/// The candidate nearest to `name`, if one is near enough to be a slip: the same letters in another case, or at most one
/// edit in four characters.
pub(crate) fn nearest<'c>(name: &str, candidates: impl IntoIterator<Item = &'c str>) -> Option<&'c str> {
    let mut candidates = candidates.into_iter();
    nearest_of(name, &mut || candidates.next())
}

/// The same for candidates that are asked for one by one: one copy of the search for all kinds of them.
pub(crate) fn nearest_of<'c>(name: &str, candidates: &mut dyn FnMut() -> Option<&'c str>) -> Option<&'c str> {
    // No field name is anywhere near this long; the bound keeps the search cheap on hostile input.
    if name.is_empty() || name.len() > 64 {
        return None;
    }
    let wanted: Vec<char> = lowercase(name).chars().collect();
    let mut limit = (wanted.len() / 4).max(1);
    let mut best = None;
    while let Some(candidate) = candidates() {
        let other: Vec<char> = lowercase(candidate).chars().collect();
        if other.len().abs_diff(wanted.len()) > limit {
            continue;
        }
        let distance = distance(&wanted, &other);
        if distance <= limit {
            best = Some(candidate);
            // Of equally near ones the first counts.
            match distance.checked_sub(1) {
                Some(nearer) => limit = nearer,
                None => break,
            }
        }
    }
    best
}

/// How many letters must be inserted, removed, replaced, or swapped with their neighbour.
fn distance(a: &[char], b: &[char]) -> usize {
    let mut before: Vec<usize> = Vec::new();
    let mut above: Vec<usize> = (0..=b.len()).collect();
    for (i, ca) in a.iter().enumerate() {
        let mut row = Vec::with_capacity(b.len() + 1);
        row.push(i + 1);
        for (j, cb) in b.iter().enumerate() {
            let at = |row: &[usize], at: usize| row.get(at).copied().unwrap_or(usize::MAX / 2);
            let mut best = (at(&above, j) + usize::from(ca != cb)).min(at(&above, j + 1) + 1).min(at(&row, j) + 1);
            let swapped = i > 0 && j > 0 && a.get(i - 1) == Some(cb) && b.get(j - 1) == Some(ca);
            if swapped {
                best = best.min(at(&before, j - 1) + 1);
            }
            row.push(best);
        }
        before = std::mem::replace(&mut above, row);
    }
    above.last().copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn finds_slips_and_nothing_else() {
        let fields = ["firstName", "lastName", "zip", "title"];
        assert_eq!(nearest("firstname", fields), Some("firstName"));
        assert_eq!(nearest("fristName", fields), Some("firstName"));
        assert_eq!(nearest("titel", fields), Some("title"));
        assert_eq!(nearest("zipp", fields), Some("zip"));
        assert_eq!(nearest("email", fields), None);
        assert_eq!(nearest("", fields), None);
        assert_eq!(nearest(&"a".repeat(100_000), fields), None);
    }
}
