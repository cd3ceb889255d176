//! The metadata XML as plain data: what a territory says about its numbers, before anything is compiled.

use anyhow::{Context, Result, bail};
use roxmltree::{Document, Node};
use std::{path::PathBuf, process::Command};

/// Lengths as a bit set: bit `n` stands for `n` digits.
pub type Lengths = u32;

/// The kinds of number in the order of `PhoneKind`; `fixedLineOrMobile` has no element of its own.
pub const KINDS: [&str; 10] = [
    "fixedLine",
    "mobile",
    "tollFree",
    "premiumRate",
    "sharedCost",
    "personalNumber",
    "voip",
    "pager",
    "uan",
    "voicemail",
];

/// One numbering plan: a region, or a calling code that belongs to none (`001`).
#[derive(Debug)]
pub struct Territory {
    pub id: String,
    pub calling_code: u16,
    pub main: bool,
    pub leading_digits: Option<String>,
    pub idd: Option<String>,
    pub national_prefix: Option<String>,
    pub prefix_for_parsing: Option<String>,
    pub transform: Option<String>,
    pub extension_prefix: Option<String>,
    pub general: String,
    pub kinds: Vec<Kind>,
    pub formats: Vec<Rule>,
}

/// What one kind of number looks like in a territory.
#[derive(Debug)]
pub struct Kind {
    /// Index into [`KINDS`].
    pub kind: usize,
    pub pattern: String,
    pub national: Lengths,
    pub local: Lengths,
    pub example: Option<String>,
}

/// One way to group digits.
#[derive(Debug)]
pub struct Rule {
    pub pattern: String,
    pub leading_digits: Vec<String>,
    pub national: String,
    /// The templates of the international form: none given means "as at home", `NA` means "not for abroad".
    pub international: Option<String>,
    pub prefix_rule: Option<String>,
    pub prefix_optional: bool,
    pub carrier_rule: bool,
}

/// The XML file inside the `phonenumber` package, in the version that `Cargo.lock` holds, and the version of the metadata.
pub fn locate() -> Result<(PathBuf, String)> {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let output = Command::new(cargo)
        .args(["metadata", "--format-version", "1", "--all-features", "--locked"])
        .output()
        .context("cannot run `cargo metadata`")?;
    if !output.status.success() {
        bail!("`cargo metadata` failed: {}", String::from_utf8_lossy(&output.stderr));
    }
    let metadata: serde_json::Value = serde_json::from_slice(&output.stdout)?;
    let packages = metadata["packages"].as_array().context("`cargo metadata` lists no packages")?;
    let package =
        packages.iter().find(|p| p["name"] == "phonenumber").context("`phonenumber` is not among the packages")?;
    let manifest = package["manifest_path"].as_str().context("a package without a manifest")?;
    // `0.3.10+9.0.33`: the second half is the version of the metadata.
    let version = package["version"].as_str().and_then(|v| v.split_once('+')).context("no metadata version")?.1;
    let path = PathBuf::from(manifest).with_file_name("assets").join("PhoneNumberMetadata.xml");
    Ok((path, version.to_owned()))
}

/// Reads every territory, in the order of the file.
pub fn read(text: &str) -> Result<Vec<Territory>> {
    let options = roxmltree::ParsingOptions { allow_dtd: true, ..Default::default() };
    let document = Document::parse_with_options(text, options)?;
    document
        .descendants()
        .filter(|node| node.has_tag_name("territory"))
        .map(|node| territory(node).with_context(|| format!("territory {:?}", node.attribute("id"))))
        .collect()
}

fn territory(node: Node) -> Result<Territory> {
    let attribute = |name| node.attribute(name).map(squeeze);
    let general = child(node, "generalDesc").context("no generalDesc")?;
    let formats = match child(node, "availableFormats") {
        Some(list) => list.children().filter(|n| n.has_tag_name("numberFormat")).map(rule).collect::<Result<_>>()?,
        None => Vec::new(),
    };
    let mut kinds = Vec::new();
    for (kind, name) in KINDS.iter().enumerate() {
        if let Some(element) = child(node, name) {
            kinds.push(read_kind(kind, element).with_context(|| format!("kind {name}"))?);
        }
    }
    Ok(Territory {
        id: attribute("id").context("no id")?,
        calling_code: attribute("countryCode").context("no countryCode")?.parse()?,
        main: node.attribute("mainCountryForCode") == Some("true"),
        leading_digits: attribute("leadingDigits"),
        idd: attribute("internationalPrefix"),
        national_prefix: attribute("nationalPrefix"),
        prefix_for_parsing: attribute("nationalPrefixForParsing"),
        transform: attribute("nationalPrefixTransformRule"),
        extension_prefix: node.attribute("preferredExtnPrefix").map(str::to_owned),
        general: text(general, "nationalNumberPattern")?,
        kinds,
        formats,
    })
}

fn read_kind(kind: usize, node: Node) -> Result<Kind> {
    let possible = child(node, "possibleLengths").context("no possibleLengths")?;
    Ok(Kind {
        kind,
        pattern: text(node, "nationalNumberPattern")?,
        national: lengths(possible.attribute("national").context("no national lengths")?)?,
        local: possible.attribute("localOnly").map_or(Ok(0), lengths)?,
        example: text(node, "exampleNumber").ok(),
    })
}

fn rule(node: Node) -> Result<Rule> {
    let all = |name: &'static str| {
        node.children().filter(move |n| n.has_tag_name(name)).filter_map(|n| n.text()).map(squeeze).collect::<Vec<_>>()
    };
    let own = |name: &str| child(node, name).and_then(|n| n.text()).map(|t| t.trim().to_owned());
    Ok(Rule {
        pattern: node.attribute("pattern").map(squeeze).context("no pattern")?,
        leading_digits: all("leadingDigits"),
        national: own("format").context("no format")?,
        international: own("intlFormat"),
        prefix_rule: node.attribute("nationalPrefixFormattingRule").map(str::to_owned),
        prefix_optional: node.attribute("nationalPrefixOptionalWhenFormatting") == Some("true"),
        carrier_rule: node.has_attribute("carrierCodeFormattingRule"),
    })
}

fn child<'a, 'i>(node: Node<'a, 'i>, name: &str) -> Option<Node<'a, 'i>> {
    node.children().find(|child| child.has_tag_name(name))
}

fn text(node: Node, name: &str) -> Result<String> {
    child(node, name).and_then(|n| n.text()).map(squeeze).with_context(|| format!("no {name}"))
}

/// Patterns are broken over lines for the reader; the blanks mean nothing.
fn squeeze(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

/// `7,[9-11]` → bits 7, 9, 10, 11.
fn lengths(text: &str) -> Result<Lengths> {
    let mut set = 0;
    for part in text.split(',') {
        let (first, last) = match part.strip_prefix('[').and_then(|p| p.strip_suffix(']')) {
            Some(range) => range.split_once('-').context("a range without `-`")?,
            None => (part, part),
        };
        for length in first.trim().parse::<u32>()?..=last.trim().parse::<u32>()? {
            set |= 1 << length;
        }
    }
    Ok(set)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_are_lists_and_ranges() {
        assert_eq!(lengths("7,[9-11]").unwrap(), 0b1110_1000_0000);
        for text in ["", "x", "[7]", "[7-x]"] {
            assert!(lengths(text).is_err(), "{text}");
        }
    }
}
