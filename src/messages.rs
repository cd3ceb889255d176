//! Messages in other languages: a code and its parameters are enough to build every message.
//!
//! English is built in. A [`Catalog`] holds another language: for each code the title, the message and the remedies, and the
//! phrases of ours that stand in parameters (`a whole number`). Names of fields, operators and codes stay as they are.

use crate::diagnostic::{Code, Diagnostic, Param, Params};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::fmt;

/// The texts of one language.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Catalog {
    /// The language: a tag of BCP 47.
    pub language: String,
    /// What stands between the last two names of a list: `" or "`.
    pub or: String,
    /// The texts of each code.
    pub codes: BTreeMap<String, Texts>,
    /// Phrases of ours in parameters, and titles of fixes, by their English text. "`{name}`" stands for any name in the
    /// first backticks.
    pub phrases: BTreeMap<String, String>,
}

/// The texts of one code. `{param}` stands for a parameter.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Texts {
    /// What the code means, without parameters.
    pub title: String,
    /// The message.
    pub message: String,
    /// Remedies, the most specific first; the last one has no parameters.
    pub help: Vec<String>,
}

/// A diagnostic in the words of a catalog.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Translation {
    /// What is wrong.
    pub message: String,
    /// How to mend it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub help: Option<String>,
    /// What the fix does.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fix: Option<String>,
}

/// A text that is no catalog.
#[derive(Debug)]
pub struct CatalogError(serde_json::Error);

impl fmt::Display for CatalogError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "no catalog of messages: {}", self.0)
    }
}

impl std::error::Error for CatalogError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        Some(&self.0)
    }
}

/// What stands for a name in a phrase.
const NAME: &str = "{name}";

/// The Spanish catalog as JSON text: `locales/es.json` of the source.
pub const SPANISH: &str = include_str!("../locales/es.json");

impl Catalog {
    /// Reads a catalog from JSON text, such as [`SPANISH`].
    ///
    /// # Errors
    ///
    /// The text is no JSON, or has another shape.
    pub fn from_json(json: &str) -> Result<Self, CatalogError> {
        serde_json::from_str(json).map_err(CatalogError)
    }

    /// What a code means; `None` if the catalog lacks it.
    #[must_use]
    pub fn title(&self, code: Code) -> Option<&str> {
        self.codes.get(code.as_str()).map(|texts| texts.title.as_str())
    }

    /// A phrase of ours in the language of the catalog; as it is, where the catalog lacks it.
    #[must_use]
    pub fn phrase(&self, english: &str) -> String {
        if let Some(phrase) = self.phrases.get(english) {
            return phrase.clone();
        }
        self.named_phrase(english).unwrap_or_else(|| english.to_owned())
    }

    /// A phrase with a name in its first backticks, which the catalog has as "`{name}`".
    fn named_phrase(&self, english: &str) -> Option<String> {
        let (before, rest) = english.split_once('`')?;
        let (name, after) = rest.split_once('`')?;
        let phrase = self.phrases.get(&format!("{before}`{NAME}`{after}"))?;
        Some(phrase.replace(NAME, name))
    }

    fn params(&self, params: &Params) -> Params {
        let mut translated = Params::default();
        for (name, value) in params.iter() {
            match value {
                Param::Text(text) => translated.insert(name, self.phrase(text)),
                Param::Number(number) => translated.insert(name, *number),
                Param::List(list) => {
                    translated.insert(name, list.iter().map(|text| self.phrase(text)).collect::<Vec<String>>());
                }
            }
        }
        translated
    }
}

/// The texts of a diagnostic in the language of the catalog; English where the catalog lacks them.
///
/// ```
/// use psa_contacts::messages::{Catalog, SPANISH, translate};
/// use psa_contacts::{ContactOptions, validate_contact};
/// use serde_json::json;
///
/// let spanish = Catalog::from_json(SPANISH)?;
/// let outcome = validate_contact(&json!({"company": {"id": 1}}), &ContactOptions::default());
/// assert_eq!(translate(&outcome.diagnostics[0], &spanish).message, "`firstName` es obligatorio");
/// # Ok::<(), psa_contacts::messages::CatalogError>(())
/// ```
#[must_use]
pub fn translate(diagnostic: &Diagnostic, catalog: &Catalog) -> Translation {
    let fix = diagnostic.fix.as_ref().map(|fix| catalog.phrase(&fix.title));
    let Some(texts) = catalog.codes.get(diagnostic.code.as_str()) else {
        return Translation { message: diagnostic.message(), help: diagnostic.help(), fix };
    };
    let params = catalog.params(&diagnostic.params);
    Translation {
        message: params.fill_with(&texts.message, &catalog.or).unwrap_or_else(|| texts.title.clone()),
        help: texts.help.iter().find_map(|help| params.fill_with(help, &catalog.or)),
        fix,
    }
}
