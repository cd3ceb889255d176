//! Inputs: numbers of all territories and kinds, right and wrong, in all spellings.

#![allow(
    deprecated,
    reason = "the fields are deprecated in the wrapper that the crate makes of them, not in its input"
)]

use crate::random::Random;
use crate::sample::Sampler;
use anyhow::Result;
use rlibphonenumber::{PhoneMetadata, PhoneMetadataCollection, PhoneNumberDesc};
use serde::Serialize;

/// What is special about the spelling of an input.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Spelling {
    /// Digits and separators that Google takes.
    Plain,
    Extension,
    /// RFC 3966.
    Uri,
    /// Letters that stand for digits.
    Vanity,
    /// Digits of another script.
    Script,
    /// Separators that Google does not take, and hidden characters. The ports get the same number plainly spelled.
    Wide,
    /// Words around the number.
    Words,
    /// Any characters anywhere.
    Garbage,
}

/// One input.
#[derive(Debug, Clone)]
pub struct Input {
    pub text: String,
    /// What the ports are given.
    pub plain: String,
    pub region: String,
    pub spelling: Spelling,
    /// Index of the territory that the number was drawn from.
    pub territory: usize,
}

struct Territory {
    id: String,
    code: String,
    prefix: String,
    kinds: Vec<Sampler>,
    lengths: Vec<usize>,
    examples: Vec<String>,
    international: Option<Sampler>,
    parsing: Option<Sampler>,
}

/// Draws inputs, the same ones for the same seed.
pub struct Generator {
    territories: Vec<Territory>,
    seed: u64,
}

const SEPARATORS: &[&str] = &[
    " ", " ", " ", "-", "-", "-", ".", "/", " / ", " - ", "\u{a0}", "\u{2010}", "\u{2011}", "\u{2013}", "\u{2212}",
    "\u{ff0d}", "\u{3000}", "\u{30fc}", "~", "\u{ff0e}", "\u{ff0f}", "*",
];
const WIDE: &[&str] = &[
    "_", "\u{b7}", "\u{2022}", "{", "}", "\\", "\u{200e}", "\u{202c}", "\u{feff}", "\u{2009}", "\t", "\u{2044}",
    "\u{fe63}", "\n", "\u{200b}", "\u{ad}",
];
const LABELS: &[&str] = &[
    " x",
    "x",
    " ext. ",
    " ext ",
    "ext",
    " extn ",
    " Ext: ",
    " EXT.",
    " extension ",
    " extensi\u{f3}n ",
    " #",
    "#",
    ";ext=",
    ",,",
    ", ",
    ",",
    ";",
    " ~",
    "~",
    " int ",
    " int. ",
    " anexo ",
    " \u{434}\u{43e}\u{431} ",
    " \u{434}\u{43e}\u{431}. ",
    " \u{ff58}",
    " \u{ff45}\u{ff58}\u{ff54} ",
    " xtn ",
    "  x  ",
    " x.",
    " ext-",
    ", ext ",
    " x: ",
];
const ZEROS: &[u32] = &[0x660, 0x6F0, 0x966, 0x9E6, 0xE50, 0xFF10, 0x1D7CE, 0x1E950];
const WORDS: &[&str] = &[
    "mobile",
    "(mobile)",
    "cell",
    "home",
    "office",
    "(work)",
    "Tel:",
    "Phone ",
    "\u{43c}\u{43e}\u{431}",
    "fax",
    "Bob",
    "ask for Ann",
];
const GARBAGE: &[&str] = &[
    "+",
    "x",
    "#",
    "ext",
    ";",
    ",",
    "=",
    "@",
    "abc",
    "n",
    "\u{0}",
    "\u{200b}",
    "\u{202e}",
    "\u{660}",
    "tel:",
    ";phone-context=",
    "(",
    ")",
    "*",
    "/",
    "\u{e9}",
    "\u{1f600}",
    "%",
    "FLOWERS",
    "o",
    "&",
    " or ",
    "\u{ff0b}",
    "  ",
    ":",
    "'",
    "\"",
    "|",
    "~",
    "x5",
    " 00",
    "011",
];

impl Generator {
    pub fn new(metadata: &PhoneMetadataCollection, seed: u64) -> Result<Self> {
        let territories = metadata.metadata.iter().map(territory).collect::<Result<_>>()?;
        Ok(Self { territories, seed })
    }

    /// The input of that index.
    pub fn input(&self, index: u64) -> Input {
        let mut random = Random::new(self.seed ^ index.wrapping_mul(0xD134_2543_DE82_EF95));
        let random = &mut random;
        let at = random.range(0, self.territories.len() - 1);
        let territory = &self.territories[at];
        let national = territory.national(random);
        let region = self.region(territory, random);
        let (mut text, at_home) = territory.dial(&national, self, random);
        let region = if at_home { territory.id.clone() } else { region };
        if random.chance(40) {
            text = group(&text, random);
        }
        let mut spelling = Spelling::Plain;
        let mut plain = None;
        match random.range(0, 99) {
            0..=14 => {
                spelling = Spelling::Extension;
                text.push_str(random.pick(LABELS).unwrap_or_default());
                let len = if random.chance(5) { random.range(10, 22) } else { random.range(1, 7) };
                text.push_str(&random.digits(len));
                if random.chance(5) {
                    text.push('#');
                }
            }
            15..=19 => {
                spelling = Spelling::Uri;
                text = territory.uri(&national, random);
            }
            20..=24 => {
                spelling = Spelling::Vanity;
                text = vanity(&text, random);
            }
            25..=29 => {
                spelling = Spelling::Script;
                text = script(&text, random);
            }
            30..=33 if !text.contains('~') => {
                spelling = Spelling::Wide;
                plain = Some(text.clone());
                text = widen(&text, random);
            }
            34..=36 => {
                spelling = Spelling::Words;
                let word = random.pick(WORDS).unwrap_or_default();
                text = if random.chance(50) { format!("{text} {word}") } else { format!("{word} {text}") };
            }
            37..=41 => {
                spelling = Spelling::Garbage;
                for _ in 0..random.range(1, 3) {
                    let at = random.range(0, text.chars().count());
                    let at = text.char_indices().nth(at).map_or(text.len(), |(at, _)| at);
                    text.insert_str(at, random.pick(GARBAGE).unwrap_or_default());
                }
            }
            _ => {}
        }
        Input { plain: plain.unwrap_or_else(|| text.clone()), text, region, spelling, territory: at }
    }

    fn region(&self, territory: &Territory, random: &mut Random) -> String {
        match random.range(0, 99) {
            0..=69 if territory.id != "001" => territory.id.clone(),
            70..=96 => self.territories[random.range(0, self.territories.len() - 1)].id.clone(),
            97 => "ZZ".to_owned(),
            _ => "US".to_owned(),
        }
    }
}

fn territory(meta: &PhoneMetadata) -> Result<Territory> {
    let (kinds, general, international, parsing) = (
        [
            &meta.fixed_line,
            &meta.mobile,
            &meta.toll_free,
            &meta.premium_rate,
            &meta.shared_cost,
            &meta.personal_number,
            &meta.voip,
            &meta.pager,
            &meta.uan,
            &meta.voicemail,
            &meta.no_international_dialling,
        ],
        &meta.general_desc,
        &meta.international_prefix,
        &meta.national_prefix_for_parsing,
    );
    let kinds: Vec<&PhoneNumberDesc> =
        kinds.into_iter().flatten().filter(|kind| kind.national_number_pattern.is_some()).collect();
    let general = general.iter();
    let sampler = |pattern: &Option<String>| pattern.as_deref().map(Sampler::new).transpose();
    Ok(Territory {
        id: meta.id.clone(),
        code: meta.country_code().to_string(),
        prefix: meta.national_prefix.clone().unwrap_or_default(),
        examples: kinds.iter().filter_map(|kind| kind.example_number.clone()).collect(),
        kinds: kinds
            .iter()
            .copied()
            .chain(general.clone())
            .filter_map(|kind| sampler(&kind.national_number_pattern).transpose())
            .collect::<Result<_>>()?,
        lengths: general
            .flat_map(|g| g.possible_length.iter().chain(&g.possible_length_local_only))
            .filter_map(|length| usize::try_from(*length).ok())
            .collect(),
        international: sampler(international)?,
        parsing: sampler(parsing)?,
    })
}

impl Territory {
    /// The digits behind the country code: valid, nearly so, of a fitting length, or of any.
    fn national(&self, random: &mut Random) -> String {
        let mut digits = match random.range(0, 99) {
            0..=64 => self.kinds[random.range(0, self.kinds.len() - 1)].draw(random),
            65..=69 if !self.examples.is_empty() => self.examples[random.range(0, self.examples.len() - 1)].clone(),
            70..=84 => {
                let len = random.pick(&self.lengths).unwrap_or(8);
                random.digits(len)
            }
            _ => {
                let len = random.range(0, 18);
                random.digits(len)
            }
        };
        if random.chance(20) && !digits.is_empty() {
            let at = random.range(0, digits.len() - 1);
            match random.range(0, 3) {
                0 => drop(digits.remove(at)),
                1 => digits.insert_str(at, &random.digits(1)),
                2 => digits.replace_range(at..=at, &random.digits(1)),
                _ => digits.truncate(at),
            }
        }
        digits
    }

    /// The number as somebody would dial it, and whether it is dialled from the territory itself.
    fn dial(&self, national: &str, all: &Generator, random: &mut Random) -> (String, bool) {
        let (code, prefix) = (&self.code, &self.prefix);
        match random.range(0, 99) {
            0..=24 => (format!("+{code}{national}"), false),
            25..=34 => (format!("+{code} {national}"), false),
            35..=39 => (format!("+{code}({prefix}){national}"), false),
            40..=42 => (format!("+{code} {prefix}{national}"), false),
            43..=44 => (format!("\u{ff0b}{code}-{national}"), false),
            45..=57 => (national.to_owned(), true),
            58..=72 => (format!("{prefix}{national}"), true),
            73..=77 => (format!("({prefix}){national}"), true),
            78..=83 => {
                let drawn = self.parsing.as_ref().map(|parsing| parsing.draw(random)).unwrap_or_default();
                (format!("{drawn}{national}"), true)
            }
            84..=87 => (format!("{code}{national}"), true),
            88..=95 => {
                let from = &all.territories[random.range(0, all.territories.len() - 1)];
                let idd = from.international.as_ref().map_or_else(|| "00".to_owned(), |idd| idd.draw(random));
                (format!("{idd}{code}{national}"), random.chance(30))
            }
            96 => (format!("+{}{national}", random.range(0, 999)), false),
            97 => (format!("{code}{prefix}{national}"), true),
            98 => (format!("+00{code}{national}"), false),
            _ => (format!("({national}"), true),
        }
    }

    fn uri(&self, national: &str, random: &mut Random) -> String {
        let Self { code, prefix, .. } = self;
        match random.range(0, 5) {
            0 => format!("tel:+{code}-{national}"),
            1 => format!("tel:+{code}-{national};ext={}", random.digits(3)),
            2 => format!("tel:{prefix}{national};phone-context=+{code}"),
            3 => format!("tel:{national};phone-context=example.com"),
            4 => format!("tel:+{code}{national};isub=12345"),
            _ => format!("tel:{national};ext={};phone-context=+{code}", random.digits(2)),
        }
    }
}

fn group(text: &str, random: &mut Random) -> String {
    let mut out = String::new();
    let separator = random.pick(SEPARATORS).unwrap_or_default();
    let mut run = 0;
    for c in text.chars() {
        if c.is_ascii_digit() && run >= 2 && random.chance(35) {
            out.push_str(if random.chance(80) { separator } else { random.pick(SEPARATORS).unwrap_or_default() });
            run = 0;
        }
        run = if c.is_ascii_digit() { run + 1 } else { 0 };
        out.push(c);
    }
    out
}

fn widen(text: &str, random: &mut Random) -> String {
    let mut out = String::new();
    let digits = text.chars().filter(char::is_ascii_digit).count();
    let mut seen = 0;
    for c in text.chars() {
        out.push(c);
        seen += usize::from(c.is_ascii_digit());
        if c.is_ascii_digit() && seen < digits && random.chance(20) {
            out.push_str(random.pick(WIDE).unwrap_or_default());
        }
    }
    out
}

fn vanity(text: &str, random: &mut Random) -> String {
    let digits = text.chars().filter(char::is_ascii_digit).count();
    let from = digits.saturating_sub(random.range(1, 7));
    let mut seen = 0;
    let mut letter = |c: char| {
        let letters = match c {
            '2' => "abcABC",
            '3' => "defDEF",
            '4' => "ghiGHI",
            '5' => "jklJKL",
            '6' => "mnoMNO",
            '7' => "pqrsPQRS",
            '8' => "tuvTUV",
            '9' => "wxyzWXYZ",
            _ => return c,
        };
        letters.chars().nth(random.range(0, letters.len() - 1)).unwrap_or(c)
    };
    text.chars()
        .map(|c| {
            seen += usize::from(c.is_ascii_digit());
            if c.is_ascii_digit() && seen > from { letter(c) } else { c }
        })
        .collect()
}

fn script(text: &str, random: &mut Random) -> String {
    let zero = random.pick(ZEROS).unwrap_or(0x660);
    let mixed = random.chance(20);
    text.chars()
        .map(|c| match c.to_digit(10) {
            Some(digit) if !mixed || random.chance(50) => char::from_u32(zero + digit).unwrap_or(c),
            _ => c,
        })
        .collect()
}
