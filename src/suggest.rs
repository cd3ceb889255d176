//! The name that was probably meant.

use crate::fold::letters;

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
    let wanted = letters(name);
    let mut limit = (wanted.len() / 4).max(1);
    let mut best = None;
    while let Some(candidate) = candidates() {
        let other = letters(candidate);
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
    // Row by row, the distance of each beginning of `a` from each of `b`.
    let width = b.len() + 1;
    let mut table: Vec<usize> = (0..width).collect();
    for (i, ca) in a.iter().enumerate() {
        table.push(i + 1);
        for (j, cb) in b.iter().enumerate() {
            let back = |steps: usize| table.len().checked_sub(steps).and_then(|at| table.get(at)).copied().unwrap_or(0);
            let mut best = (back(width + 1) + usize::from(ca != cb)).min(back(width) + 1).min(back(1) + 1);
            let swapped = i > 0 && j > 0 && a.get(i - 1) == Some(cb) && b.get(j - 1) == Some(ca);
            if swapped {
                best = best.min(back(2 * width + 2) + 1);
            }
            table.push(best);
        }
    }
    table.last().copied().unwrap_or(0)
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
