//! Google's metadata, from the XML inside the `phonenumber` package: the same version that our tables are made of.
//!
//! The rules that turn the XML into protocol buffers are those of Google's `BuildMetadataFromXml`. Given to both ports,
//! the result leaves no difference that comes from another version of the data.

#![allow(deprecated, reason = "the fields are deprecated in the wrapper that the crate makes, not in its input")]

use anyhow::{Context, Result, ensure};
use rlibphonenumber::{NumberFormat, PhoneMetadata, PhoneMetadataCollection, PhoneNumberDesc};
use roxmltree::{Document, Node, ParsingOptions};
use std::collections::BTreeSet;
use std::path::PathBuf;
use std::process::Command;

/// The metadata of every territory.
pub fn load() -> Result<PhoneMetadataCollection> {
    let path = locate()?;
    let text = std::fs::read_to_string(&path).with_context(|| path.display().to_string())?;
    let options = ParsingOptions { allow_dtd: true, ..ParsingOptions::default() };
    let document = Document::parse_with_options(&text, options)?;
    let metadata: Vec<_> =
        document.descendants().filter(|node| node.has_tag_name("territory")).map(territory).collect::<Result<_>>()?;
    ensure!(metadata.len() > 240, "only {} territories", metadata.len());
    Ok(PhoneMetadataCollection { metadata })
}

/// The XML file of the `phonenumber` package that `Cargo.lock` holds.
fn locate() -> Result<PathBuf> {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let output = Command::new(cargo)
        .args(["metadata", "--format-version=1", "--locked", "--manifest-path"])
        .arg(concat!(env!("CARGO_MANIFEST_DIR"), "/Cargo.toml"))
        .output()?;
    ensure!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let metadata: serde_json::Value = serde_json::from_slice(&output.stdout)?;
    let packages = metadata["packages"].as_array().context("no packages")?;
    let package = packages.iter().find(|package| package["name"] == "phonenumber").context("no package phonenumber")?;
    let manifest = PathBuf::from(package["manifest_path"].as_str().context("no manifest")?);
    Ok(manifest.with_file_name("assets").join("PhoneNumberMetadata.xml"))
}

/// The kinds whose lengths make up those of the general description.
const KINDS: &[&str] = &[
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

fn territory(node: Node<'_, '_>) -> Result<PhoneMetadata> {
    let text = |name: &str| node.attribute(name).map(str::to_owned);
    let pattern = |name: &str| node.attribute(name).map(squeeze);
    let national_prefix = text("nationalPrefix");
    let general = general(node)?;
    let desc = |name: &str| description(child(node, name), &general);
    let (fixed, mobile) = (desc("fixedLine")?, desc("mobile")?);
    let (number_format, intl_number_format) = formats(node, national_prefix.as_deref().unwrap_or_default())?;
    Ok(PhoneMetadata {
        same_mobile_and_fixed_line_pattern: Some(fixed.national_number_pattern == mobile.national_number_pattern),
        fixed_line: Some(fixed),
        mobile: Some(mobile),
        toll_free: Some(desc("tollFree")?),
        premium_rate: Some(desc("premiumRate")?),
        shared_cost: Some(desc("sharedCost")?),
        personal_number: Some(desc("personalNumber")?),
        voip: Some(desc("voip")?),
        pager: Some(desc("pager")?),
        uan: Some(desc("uan")?),
        voicemail: Some(desc("voicemail")?),
        no_international_dialling: Some(desc("noInternationalDialling")?),
        general_desc: Some(general),
        id: text("id").context("no id")?,
        country_code: Some(text("countryCode").context("no country code")?.parse()?),
        international_prefix: pattern("internationalPrefix"),
        preferred_international_prefix: text("preferredInternationalPrefix"),
        national_prefix_for_parsing: pattern("nationalPrefixForParsing").or(national_prefix.clone()),
        national_prefix_transform_rule: pattern("nationalPrefixTransformRule"),
        national_prefix,
        preferred_extn_prefix: text("preferredExtnPrefix"),
        number_format,
        intl_number_format,
        main_country_for_code: text("mainCountryForCode").map(|value| value == "true"),
        leading_digits: pattern("leadingDigits"),
        mobile_number_portable_region: text("mobileNumberPortableRegion").map(|value| value == "true"),
        ..PhoneMetadata::default()
    })
}

fn child<'a, 'i>(node: Node<'a, 'i>, name: &str) -> Option<Node<'a, 'i>> {
    node.children().find(|child| child.has_tag_name(name))
}

/// A pattern without the white space that lays it out.
fn squeeze(pattern: &str) -> String {
    pattern.split_whitespace().collect()
}

fn lengths(node: Option<Node<'_, '_>>, attribute: &str) -> Result<BTreeSet<i32>> {
    let mut lengths = BTreeSet::new();
    let text = node.and_then(|node| child(node, "possibleLengths")).and_then(|node| node.attribute(attribute));
    for part in text.into_iter().flat_map(|text| text.split(',')) {
        match part.trim().strip_prefix('[').and_then(|range| range.strip_suffix(']')).and_then(|r| r.split_once('-')) {
            Some((from, to)) => lengths.extend(from.parse::<i32>()?..=to.parse()?),
            None => {
                lengths.insert(part.trim().parse()?);
            }
        }
    }
    Ok(lengths)
}

fn general(node: Node<'_, '_>) -> Result<PhoneNumberDesc> {
    let (mut national, mut local) = (BTreeSet::new(), BTreeSet::new());
    for kind in KINDS {
        national.extend(lengths(child(node, kind), "national")?);
        local.extend(lengths(child(node, kind), "localOnly")?);
    }
    let local = &local - &national;
    let general = child(node, "generalDesc").context("no general description")?;
    Ok(PhoneNumberDesc {
        national_number_pattern: child(general, "nationalNumberPattern").and_then(|n| n.text()).map(squeeze),
        possible_length: national.into_iter().collect(),
        possible_length_local_only: local.into_iter().collect(),
        example_number: None,
    })
}

fn description(node: Option<Node<'_, '_>>, general: &PhoneNumberDesc) -> Result<PhoneNumberDesc> {
    let Some(node) = node else {
        return Ok(PhoneNumberDesc { possible_length: vec![-1], ..PhoneNumberDesc::default() });
    };
    let text = |name| child(node, name).and_then(|node| node.text());
    let national: Vec<i32> = lengths(Some(node), "national")?.into_iter().collect();
    let local = lengths(Some(node), "localOnly")?.into_iter().filter(|length| !national.contains(length)).collect();
    Ok(PhoneNumberDesc {
        national_number_pattern: text("nationalNumberPattern").map(squeeze),
        example_number: text("exampleNumber").map(str::to_owned),
        // Lengths that equal those of the general description are left out.
        possible_length: if national == general.possible_length { Vec::new() } else { national },
        possible_length_local_only: local,
    })
}

fn formats(node: Node<'_, '_>, national_prefix: &str) -> Result<(Vec<NumberFormat>, Vec<NumberFormat>)> {
    let (mut national, mut international, mut explicit) = (Vec::new(), Vec::new(), false);
    let all = child(node, "availableFormats");
    for format in all.into_iter().flat_map(|n| n.children()).filter(|child| child.has_tag_name("numberFormat")) {
        let own_or_default = |name| format.attribute(name).or_else(|| node.attribute(name));
        let rule = |name| {
            let rule: Option<&str> = own_or_default(name);
            rule.map(|rule| rule.replace("$NP", national_prefix).replace("$FG", "$1"))
        };
        let text = |name| child(format, name).and_then(|node| node.text()).map(str::trim);
        let national_format = NumberFormat {
            pattern: squeeze(format.attribute("pattern").context("no pattern")?),
            format: text("format").context("no format")?.to_owned(),
            leading_digits_pattern: format
                .children()
                .filter(|child| child.has_tag_name("leadingDigits"))
                .map(|child| squeeze(child.text().unwrap_or_default()))
                .collect(),
            national_prefix_formatting_rule: rule("nationalPrefixFormattingRule"),
            national_prefix_optional_when_formatting: Some(
                own_or_default("nationalPrefixOptionalWhenFormatting") == Some("true"),
            ),
            domestic_carrier_code_formatting_rule: rule("carrierCodeFormattingRule"),
        };
        match text("intlFormat") {
            None => international.push(national_format.clone()),
            Some(format) => {
                explicit = true;
                if format != "NA" {
                    international.push(NumberFormat {
                        format: format.to_owned(),
                        national_prefix_formatting_rule: None,
                        domestic_carrier_code_formatting_rule: None,
                        ..national_format.clone()
                    });
                }
            }
        }
        national.push(national_format);
    }
    // Formats that are all the same as the national ones are not listed again.
    if !explicit {
        international.clear();
    }
    Ok((national, international))
}

/// The metadata as `rlibphonenumber` wants it: every pattern anchored at both ends.
pub fn anchored(mut collection: PhoneMetadataCollection) -> PhoneMetadataCollection {
    let anchor = |pattern: &mut String| *pattern = format!("^(?:{pattern})$");
    for meta in &mut collection.metadata {
        let descriptions = [
            &mut meta.general_desc,
            &mut meta.fixed_line,
            &mut meta.mobile,
            &mut meta.toll_free,
            &mut meta.premium_rate,
            &mut meta.shared_cost,
            &mut meta.personal_number,
            &mut meta.voip,
            &mut meta.pager,
            &mut meta.uan,
            &mut meta.voicemail,
            &mut meta.no_international_dialling,
        ];
        let patterns = descriptions.into_iter().flatten().filter_map(|desc| desc.national_number_pattern.as_mut());
        patterns.for_each(anchor);
        let others = [&mut meta.leading_digits, &mut meta.international_prefix, &mut meta.national_prefix_for_parsing];
        others.into_iter().flatten().for_each(anchor);
        for format in meta.number_format.iter_mut().chain(&mut meta.intl_number_format) {
            anchor(&mut format.pattern);
            format.leading_digits_pattern.iter_mut().for_each(anchor);
        }
    }
    collection
}
