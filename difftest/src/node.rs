//! What the comparison in Node reads: our metadata in the form that Google's JavaScript takes, and the inputs with our
//! answers, one a line.

use crate::answer::{Answer, Ours};
use crate::generate::Input;
use crate::known::{Case, find};
use crate::ports::Port;
use rlibphonenumber::{NumberFormat, PhoneMetadata, PhoneMetadataCollection, PhoneNumberDesc};
use serde::Serialize;
use serde_json::{Map, Value, json};

/// The two tables of `google-libphonenumber`: the metadata of each territory as an array by field number, and the
/// territories of each country code, the main one first.
#[allow(deprecated, reason = "the fields are deprecated in the wrapper that the crate makes of them, not in its input")]
pub fn tables(collection: &PhoneMetadataCollection) -> Value {
    let mut territories = Map::new();
    let mut codes: Map<String, Value> = Map::new();
    for meta in &collection.metadata {
        let code = meta.country_code().to_string();
        let key = if meta.id == "001" { code.clone() } else { meta.id.clone() };
        territories.insert(key, territory(meta));
        if let Value::Array(ids) = codes.entry(code).or_insert_with(|| json!([])) {
            let at = if meta.main_country_for_code() { 0 } else { ids.len() };
            ids.insert(at, json!(meta.id));
        }
    }
    json!({ "countryToMetadata": territories, "countryCodeToRegionCodeMap": codes })
}

/// An array with a value at the index of each field number.
fn fields<const N: usize>(fields: [(usize, Value); N]) -> Value {
    let mut array = Vec::new();
    for (number, value) in fields {
        if array.len() <= number {
            array.resize(number + 1, Value::Null);
        }
        array[number] = value;
    }
    while array.last().is_some_and(Value::is_null) {
        array.pop();
    }
    Value::Array(array)
}

fn list<T: Serialize>(list: &[T]) -> Value {
    if list.is_empty() { Value::Null } else { json!(list) }
}

#[allow(deprecated, reason = "as above")]
fn territory(meta: &PhoneMetadata) -> Value {
    let desc = |desc: &Option<PhoneNumberDesc>| desc.as_ref().map_or(Value::Null, description);
    let formats = |all: &[NumberFormat]| list(&all.iter().map(format).collect::<Vec<_>>());
    fields([
        (1, desc(&meta.general_desc)),
        (2, desc(&meta.fixed_line)),
        (3, desc(&meta.mobile)),
        (4, desc(&meta.toll_free)),
        (5, desc(&meta.premium_rate)),
        (6, desc(&meta.shared_cost)),
        (7, desc(&meta.personal_number)),
        (8, desc(&meta.voip)),
        (9, json!(meta.id)),
        (10, json!(meta.country_code)),
        (11, json!(meta.international_prefix)),
        (17, json!(meta.preferred_international_prefix)),
        (12, json!(meta.national_prefix)),
        (13, json!(meta.preferred_extn_prefix)),
        (15, json!(meta.national_prefix_for_parsing)),
        (16, json!(meta.national_prefix_transform_rule)),
        (18, json!(u8::from(meta.same_mobile_and_fixed_line_pattern()))),
        (19, formats(&meta.number_format)),
        (20, formats(&meta.intl_number_format)),
        (21, desc(&meta.pager)),
        (22, json!(u8::from(meta.main_country_for_code()))),
        (23, json!(meta.leading_digits)),
        (24, desc(&meta.no_international_dialling)),
        (25, desc(&meta.uan)),
        (28, desc(&meta.voicemail)),
    ])
}

#[allow(deprecated, reason = "as above")]
fn description(desc: &PhoneNumberDesc) -> Value {
    fields([
        (2, json!(desc.national_number_pattern)),
        (6, json!(desc.example_number)),
        (9, list(&desc.possible_length)),
        (10, list(&desc.possible_length_local_only)),
    ])
}

#[allow(deprecated, reason = "as above")]
fn format(format: &NumberFormat) -> Value {
    fields([
        (1, json!(format.pattern)),
        (2, json!(format.format)),
        (3, list(&format.leading_digits_pattern)),
        (4, json!(format.national_prefix_formatting_rule)),
        (6, json!(u8::from(format.national_prefix_optional_when_formatting()))),
        (5, json!(format.domestic_carrier_code_formatting_rule)),
    ])
}

/// One input for Node.
#[derive(Serialize)]
pub struct Line<'a> {
    text: &'a str,
    /// What the port is given.
    plain: &'a str,
    region: &'a str,
    ours: &'a Answer,
    /// What the other port says, where it is something else, and the line of the table that explains it.
    #[serde(skip_serializing_if = "Option::is_none")]
    theirs: Option<Answer>,
    #[serde(skip_serializing_if = "Option::is_none")]
    known: Option<&'static str>,
}

impl<'a> Line<'a> {
    pub fn new(input: &'a Input, ours: &'a Ours, port: &dyn Port) -> Self {
        let theirs = port.answer(&input.plain, &input.region);
        let Input { text, plain, region, .. } = input;
        if ours.answer == theirs {
            return Self { text, plain, region, ours: &ours.answer, theirs: None, known: None };
        }
        let known = find(&Case { input, ours, theirs: &theirs, port, settled: false }).map(|known| known.name);
        Self { text, plain, region, ours: &ours.answer, theirs: Some(theirs), known }
    }
}
