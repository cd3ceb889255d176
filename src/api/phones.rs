//! The functions about phone numbers that are no check of one.

use crate::phone;
use serde::{Deserialize, Serialize};
use std::borrow::Cow;

/// Options of [`format_as_you_type`].
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "camelCase")]
#[non_exhaustive]
pub struct TypingOptions {
    /// Region of numbers that are written without a country code.
    pub default_region: Cow<'static, str>,
    /// Where the caret stands, in UTF-16 code units; behind the text if it is absent.
    pub caret: Option<usize>,
}

impl Default for TypingOptions {
    fn default() -> Self {
        Self { default_region: Cow::Borrowed("US"), caret: None }
    }
}

/// A half-typed number as an input box shows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Typed {
    /// The text of the box.
    pub text: String,
    /// Where the caret goes, in UTF-16 code units.
    pub caret: usize,
}

/// A region with its calling code.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct RegionRow {
    /// Two letters of ISO 3166-1.
    pub region: &'static str,
    /// The country code, without plus.
    pub country_code: u16,
}

/// `formatAsYouType`.
#[must_use]
pub fn format_as_you_type(text: &str, options: &TypingOptions) -> Typed {
    let caret = options.caret.unwrap_or(usize::MAX);
    let (text, caret) = phone::format_as_you_type(text, &options.default_region, caret);
    Typed { text, caret }
}

/// `phoneRegions`.
#[must_use]
pub fn phone_regions() -> Vec<RegionRow> {
    phone::phone_regions().map(|(region, country_code)| RegionRow { region, country_code }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_caret_is_behind_the_text_unless_told() {
        let options = TypingOptions::default();
        let shown = |options: &TypingOptions| {
            let Typed { text, caret } = format_as_you_type("3055854225", options);
            (text, caret)
        };
        assert_eq!(shown(&options), ("(305) 585-4225".to_owned(), 14));
        assert_eq!(shown(&TypingOptions { caret: Some(4), ..options }), ("(305) 585-4225".to_owned(), 7));
    }

    #[test]
    fn regions_come_with_their_codes() {
        let rows = phone_regions();
        assert!(rows.len() > 200);
        assert!(rows.contains(&RegionRow { region: "GB", country_code: 44 }));
    }
}
