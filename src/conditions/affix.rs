//! Patterns that say no more than how a text begins or ends.

/// Whether a pattern is plain text with one wildcard at an end: where the text stands, and the text.
pub(super) fn affix(pattern: &str) -> Option<(bool, String)> {
    let bytes = pattern.as_bytes();
    if let [.., b'*' | b'%'] = bytes
        && let Some(text) = pattern.get(..bytes.len() - 1).and_then(plain)
    {
        return Some((true, text));
    }
    match bytes {
        [b'*' | b'%', ..] => pattern.get(1..).and_then(plain).map(|text| (false, text)),
        _ => None,
    }
}

/// The text of a pattern in which every wildcard stands in brackets.
fn plain(pattern: &str) -> Option<String> {
    let mut out = String::with_capacity(pattern.len());
    let mut chars = pattern.chars();
    while let Some(c) = chars.next() {
        match c {
            '[' => {
                out.push(chars.next().filter(|c| matches!(c, '*' | '%' | '_' | '['))?);
                chars.next().filter(|c| *c == ']')?;
            }
            '*' | '%' | '_' => return None,
            c => out.push(c),
        }
    }
    Some(out)
}
