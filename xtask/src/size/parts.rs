//! Which part of the module a function or a constant is counted with.
//!
//! A function that the compiler put into another one counts where it ended up.

use std::fs;
use std::path::Path;

use anyhow::Result;

pub const PHONE_ENGINE: &str = "phone: engine";
pub const PHONE_TABLES: &str = "phone: tables";
pub const PHONE_TEXT: &str = "phone: spellings and rules";

/// The parts that make up the phone code and its tables.
pub const PHONE: &[&str] = &[PHONE_ENGINE, PHONE_TABLES, PHONE_TEXT];

const OURS: &str = "psa_contacts";

/// Modules of ours and the part each counts with; the first that fits.
const MODULES: &[(&str, &str)] = &[
    ("phone::engine", PHONE_ENGINE),
    ("phone", PHONE_TEXT),
    ("hidden", PHONE_TEXT),
    ("email", "e-mail"),
    ("contact", "contact"),
    ("conditions", "conditions"),
    ("query", "query and requests"),
    ("requests", "query and requests"),
    ("server", "server errors"),
    ("suggest", "suggestions"),
    ("diagnostic", "diagnostics"),
    ("span", "diagnostics"),
    ("schema", "schema"),
    ("options", "options"),
    ("api", "exports and what was inlined into them"),
    ("wasm", "exports and what was inlined into them"),
];

/// Words in the names of functions that are not ours; the first that fits.
const OTHERS: &[(&str, &str)] = &[
    ("serde_wasm_bindgen", "JavaScript glue (serde-wasm-bindgen, wasm-bindgen)"),
    ("shim", "exports and what was inlined into them"),
    ("wasm_bindgen", "JavaScript glue (serde-wasm-bindgen, wasm-bindgen)"),
    ("wbindgen", "JavaScript glue (serde-wasm-bindgen, wasm-bindgen)"),
    ("wbg", "JavaScript glue (serde-wasm-bindgen, wasm-bindgen)"),
    ("js_sys", "JavaScript glue (serde-wasm-bindgen, wasm-bindgen)"),
    ("externref", "JavaScript glue (serde-wasm-bindgen, wasm-bindgen)"),
    ("zmij", "numbers to and from text"),
    ("itoa", "numbers to and from text"),
    ("flt2dec", "numbers to and from text"),
    ("dec2flt", "numbers to and from text"),
    ("<f64", "numbers to and from text"),
    ("f64::", "numbers to and from text"),
    ("serde_json", "serde_json"),
    ("serde", "serde"),
    ("email_address", "e-mail"),
    ("dlmalloc", "allocator"),
    ("rlsf", "allocator"),
    ("__rust_alloc", "allocator"),
    ("__rust_dealloc", "allocator"),
    ("__rust_realloc", "allocator"),
    ("::sort::", "std: sorting"),
    ("hashbrown", "std: maps"),
    ("btree", "std: maps"),
    ("hash", "std: maps"),
    ("unicode", "std: Unicode"),
    ("conversions", "std: Unicode"),
    ("to_lowercase", "std: Unicode"),
    ("to_uppercase", "std: Unicode"),
    ("fmt", "std: formatting"),
    ("panic", "std: panics"),
    ("core", "std: rest"),
    ("alloc", "std: rest"),
    ("std", "std: rest"),
];

/// The part of a function, by its readable name.
pub fn of_function(name: &str) -> &'static str {
    let name = &without_hashes(name);
    if let Some((_, rest)) = name.split_once("psa_contacts::") {
        // What serde's derive macros write lies in a nameless module.
        if rest.contains("::_::") || name.contains(" as serde") {
            return "serde: derived for our types";
        }
        return of_module(rest);
    }
    of_other(name).unwrap_or("rest of the code")
}

/// A name without the hashes behind its crates: `core[c593]::fmt` is `core::fmt`.
fn without_hashes(name: &str) -> String {
    let mut plain = String::with_capacity(name.len());
    let mut rest = name;
    while let Some((before, inside)) = rest.split_once('[') {
        plain.push_str(before);
        let of_crate = before.ends_with(|c: char| c.is_ascii_alphanumeric() || c == '_');
        rest = match inside.split_once(']') {
            Some((hash, behind)) if of_crate && hash.chars().all(|c| c.is_ascii_hexdigit()) => behind,
            _ => {
                plain.push('[');
                inside
            }
        };
    }
    plain + rest
}

fn of_module(path: &str) -> &'static str {
    let fits = |module: &str| path.strip_prefix(module).is_some_and(|rest| rest.is_empty() || rest.starts_with("::"));
    MODULES.iter().find(|(module, _)| fits(module)).map_or("rest of the code", |(_, part)| part)
}

fn of_other(name: &str) -> Option<&'static str> {
    OTHERS.iter().find(|(word, _)| name.contains(word)).map(|(_, part)| *part)
}

/// The sources of the crate: a text in the module belongs to the file that it is written in.
pub struct Sources(Vec<(&'static str, String)>);

impl Sources {
    pub fn read(src: &Path) -> Result<Self> {
        let mut files = Vec::new();
        collect(src, "", &mut files)?;
        Ok(Self(files))
    }

    /// Whether a constant is a text that the sources have.
    pub fn hold(&self, content: &[u8]) -> bool {
        self.of_text(content).is_some()
    }

    /// The part of a constant that has no name in the source.
    fn of_text(&self, content: &[u8]) -> Option<&'static str> {
        let text = std::str::from_utf8(content).ok().filter(|text| text.trim().len() > 2)?;
        self.0.iter().find(|(_, source)| source.contains(text)).map(|(part, _)| *part)
    }
}

fn collect(dir: &Path, module: &str, files: &mut Vec<(&'static str, String)>) -> Result<()> {
    let mut entries = fs::read_dir(dir)?.collect::<Result<Vec<_>, _>>()?;
    entries.sort_by_key(fs::DirEntry::path);
    for entry in entries {
        let path = entry.path();
        let stem = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let inner = if module.is_empty() { stem } else { format!("{module}::{stem}") };
        if path.is_dir() {
            collect(&path, &inner, files)?;
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            let text = fs::read_to_string(&path)?.replace("\\\"", "\"");
            files.push((of_module(&inner), text));
        }
    }
    Ok(())
}

/// The part of a constant: by its content, its mangled name, or the crate it is from.
pub fn of_constant(name: &str, content: &[u8], is_ours: bool, tables: &[u8], sources: &Sources) -> &'static str {
    if content == tables {
        return PHONE_TABLES;
    }
    // Both ways of mangling write each step of a path with its length before it: `12psa_contacts5phone`.
    if let Some((_, rest)) = name.split_once(OURS) {
        let steps: Vec<&str> = std::iter::successors(Some(("", rest)), |(_, rest)| step(rest)).map(|s| s.0).collect();
        return of_module(&steps[1..].join("::"));
    }
    if is_ours {
        return sources.of_text(content).unwrap_or("our tables of texts and fields");
    }
    if name.contains("anon.") {
        return sources.of_text(content).unwrap_or("nameless constants of other crates");
    }
    of_other(name).unwrap_or("rest of the data")
}

/// The first step of a mangled path and what is behind it.
fn step(mangled: &str) -> Option<(&str, &str)> {
    let digits = mangled.find(|c: char| !c.is_ascii_digit())?;
    let (len, rest) = mangled.split_at(digits);
    rest.split_at_checked(len.parse().ok()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn functions_count_with_their_module() {
        assert_eq!(of_function("psa_contacts::phone::engine::parse::parse::hd163"), PHONE_ENGINE);
        assert_eq!(of_function("<psa_contacts::phone::text::Scan>::run"), PHONE_TEXT);
        assert_eq!(
            of_function("psa_contacts::options::_::<impl Deserialize for X>::f"),
            "serde: derived for our types"
        );
        assert_eq!(of_function("<f64 as core[c593]::fmt::Display>::fmt"), "numbers to and from text");
        assert_eq!(of_function("<[u8] as psa_contacts[2793]::email::policy::Of>::of"), "e-mail");
        assert_eq!(of_function("core::slice::sort::stable::drift::sort::h3ef"), "std: sorting");
        assert_eq!(of_function("serde_json::value::from_value::hbd"), "serde_json");
        assert_eq!(of_function("mystery"), "rest of the code");
    }

    #[test]
    fn constants_count_with_the_file_that_has_their_text() {
        let sources = Sources(vec![(of_module("email::typo"), "help(\"a dot too many\")".to_owned())]);
        let part = |name, content: &[u8], ours| of_constant(name, content, ours, b"\x01\x02\x03", &sources);
        assert_eq!(part(".Lanon.61.1", b"\x01\x02\x03", true), PHONE_TABLES);
        assert_eq!(part(".Lanon.61.2", b"a dot too many", true), "e-mail");
        assert_eq!(part(".Lanon.61.3", b"\0\0\0\x07", true), "our tables of texts and fields");
        assert_eq!(part(".Lanon.62.3", b"\0\0\0\x07", false), "nameless constants of other crates");
        assert_eq!(part(".Lswitch._ZN12psa_contacts5phone6engine4plan3ROW17h5fE", b"\0", false), PHONE_ENGINE);
        assert_eq!(part("_ZN10serde_json2de5POW1017hbeE", b"\0", false), "serde_json");
    }
}
