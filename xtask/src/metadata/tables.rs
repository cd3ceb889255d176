//! All tables, put together from the metadata.

use super::{
    automaton::{DEAD, Label, Outcome, State, Store},
    dag::{self, Dag},
    layout::{Counts, GROUPS, Meaning},
    pack::{self, Contents, Record},
    pattern::Program,
    source::{KINDS, Kind, Lengths, Rule, Territory},
};
use anyhow::{Context, Result, bail, ensure};
use std::fmt::Write as _;

/// The compiled tables.
pub struct Tables {
    /// As they are read: words of two bytes, the low one first.
    pub words: Vec<u8>,
    /// As they go over a wire.
    pub packed: Vec<u8>,
    /// Rust constants.
    pub facts: String,
    pub summary: String,
}

/// Numbers of `PhoneKind`, for the kinds of the source.
const LABELS: [Label; 10] = [1, 2, 4, 5, 6, 7, 8, 9, 10, 11];
const FIXED_LINE_OR_MOBILE: Label = 3;
/// The order in which a number is tried against the special kinds.
const SPECIAL: [&str; 8] =
    ["premiumRate", "tollFree", "sharedCost", "voip", "personalNumber", "pager", "uan", "voicemail"];
const NONE: u8 = 0xFF;
/// Ends an example number; the numbers below it, down to 10, end it with some more digits that count up.
const END_NIBBLE: u8 = 0xF;
const SHORTEST_RUN: usize = 3;
const LONGEST_RUN: usize = 7;

/// Numbers of heads in the DAG; none where there is no pattern, or one that takes everything.
struct Heads {
    general: usize,
    kinds: usize,
    leading: Option<usize>,
    prefix: Option<usize>,
    idd: Option<usize>,
    rules: Vec<Option<usize>>,
}

struct Roots {
    general: State,
    kinds: State,
    leading: State,
    prefix: State,
    idd: State,
    rules: Vec<State>,
}

/// Distinct byte strings; a number for each.
#[derive(Default)]
struct Pool {
    entries: Vec<Vec<u8>>,
}

impl Pool {
    fn add(&mut self, bytes: &[u8]) -> Result<u8> {
        let number = self.entries.iter().position(|entry| entry == bytes).unwrap_or_else(|| {
            self.entries.push(bytes.to_vec());
            self.entries.len() - 1
        });
        ensure!(number < usize::from(NONE), "a pool is full");
        Ok(number as u8)
    }
}

pub fn build(source: &[Territory], version: &str) -> Result<Tables> {
    let territories = in_order(source);
    let mut store = Store::new();
    let roots = territories.iter().map(|t| roots(&mut store, t).context(t.id.clone())).collect::<Result<Vec<_>>>()?;
    let open = store.open();
    let counts = dag::counts(&store);
    let mut dag = Dag::default();
    let mut meanings = Vec::new();
    let heads = roots
        .iter()
        .map(|roots| heads(&store, &counts, open, &mut dag, roots, &mut meanings))
        .collect::<Result<Vec<_>>>()?;

    let mut texts = Pool::default();
    texts.add(b"")?;
    let mut patterns = Pool::default();
    let mut records = Vec::new();
    let mut code = 0;
    for (territory, heads) in territories.iter().zip(&heads) {
        records.push(record(territory, heads, code, &mut texts, &mut patterns).context(territory.id.clone())?);
        code = territory.calling_code;
    }
    ensure!(texts.entries.len() < 128, "more texts than numbers for them");

    let ids: String = territories.iter().map(|t| if t.id == "001" { "00" } else { t.id.as_str() }).collect();
    let text_bytes: Vec<u8> = texts.entries.iter().flat_map(|text| text.iter().copied().chain([0])).collect();
    let outcomes: Vec<u8> =
        store.outcomes().iter().flat_map(|o| [o.anywhere, o.at_end]).flat_map(outcome_bytes).collect();
    let counts = Counts {
        territories: records.len(),
        rules: records.iter().map(|record| record.rules.len()).sum(),
        patterns: patterns.entries.len(),
        outcomes: store.outcomes().len(),
        texts: texts.entries.len(),
        examples: records.iter().map(|record| record.examples.len()).sum(),
    };
    let contents = Contents {
        counts,
        ids: &ids,
        texts: &text_bytes,
        patterns: patterns.entries.concat(),
        outcomes,
        dag: &dag,
        meanings: &meanings,
        records: &records,
    };
    let (packed, words) = pack::pack(&contents)?;
    ensure!(words.len() <= 1 << 16, "more words than numbers for them");
    let facts = facts(&contents, version, words.len())?;
    let mut summary = String::new();
    writeln!(summary, "{counts:?}")?;
    writeln!(summary, "{} states, {} words, {} bytes packed", dag.nodes.len(), words.len(), packed.len())?;
    Ok(Tables { words: words.into_iter().flat_map(u16::to_le_bytes).collect(), packed, facts, summary })
}

/// What the crate knows of the tables when it is compiled.
fn facts(contents: &Contents<'_>, version: &str, words: usize) -> Result<String> {
    let Counts { territories, rules, patterns, outcomes, texts, examples } = contents.counts;
    let ids = contents.ids;
    let text = contents.texts.escape_ascii().to_string();
    let mut facts = String::new();
    write!(
        facts,
        "//! What is known of the tables, compiled from version {version} of the phone metadata.\n\
         //!\n//! Made by `cargo xtask metadata`: do not edit.\n\n\
         use super::layout::{{Counts, Places}};\n\n\
         /// How many words the tables have.\npub(super) const SIZE: usize = {words};\n\
         #[rustfmt::skip]\npub(super) const COUNTS: Counts = Counts {{\n    territories: {territories},\n    rules: {rules},\n    \
         patterns: {patterns},\n    outcomes: {outcomes},\n    texts: {texts},\n    examples: {examples},\n}};\n\
         /// Where each table begins.\npub(super) const PLACES: Places = Places::new(&COUNTS);\n\
         /// The two letters of each territory, or two zeros.\n#[rustfmt::skip]\n\
         pub(super) static IDS: &str = \"{ids}\";\n\
         /// Templates and prefixes, a zero behind each; bytes 1 to 9 stand for a group.\n#[rustfmt::skip]\n\
         pub(super) static TEXTS: &[u8] = b\"{text}\";\n",
    )?;
    Ok(facts)
}

/// A territory as it is packed. `code` is that of the one before.
fn record(territory: &Territory, heads: &Heads, code: u16, texts: &mut Pool, patterns: &mut Pool) -> Result<Record> {
    let (national, local) = possible(territory)?;
    // One rule that differs abroad makes a list of its own, unless nothing is left in it.
    let explicit = territory.formats.iter().any(|rule| rule.international.is_some())
        && territory.formats.iter().any(|rule| rule.international.as_deref() != Some("NA"));
    ensure!(territory.formats.len() <= 64, "more format rules than bits");
    let mut rules = Vec::new();
    for (rule, &leading) in territory.formats.iter().zip(&heads.rules) {
        let template = texts.add(&template(&rule.national)?)?;
        let abroad = match rule.international.as_deref() {
            Some("NA") if explicit => NONE,
            Some(own) if explicit => texts.add(&self::template(own)?)?,
            _ => template,
        };
        let (prefix, flags) = prefix_rule(territory, rule)?;
        let prefix = texts.add(&prefix)?;
        rules.push(pack::Rule {
            pattern: patterns.add(&groups(&rule.pattern)?)?,
            template,
            abroad,
            prefix,
            flags,
            leading,
        });
    }
    let mut examples = Vec::new();
    let mut example_kinds = 0u16;
    for kind in &territory.kinds {
        if let Some(example) = &kind.example {
            example_kinds |= 1 << LABELS[kind.kind];
            examples.extend(example_nibbles(example));
        }
    }
    let transform = match &territory.transform {
        Some(rule) => texts.add(transform(territory, rule)?.as_bytes())? + 1,
        None => 0,
    };
    Ok(Record {
        step: territory.calling_code - code,
        lengths: [national, local],
        kinds: heads.kinds,
        general: heads.general,
        leading: heads.leading,
        prefix: heads.prefix,
        idd: heads.idd,
        transform,
        extension: texts.add(territory.extension_prefix.as_deref().unwrap_or(" ext. ").as_bytes())?,
        explicit,
        rules,
        example_kinds,
        examples,
    })
}

/// By calling code; within one the main territory first, the others by name.
fn in_order(source: &[Territory]) -> Vec<&Territory> {
    let mut territories: Vec<&Territory> = source.iter().collect();
    territories.sort_by_key(|t| (t.calling_code, !t.main, t.id.clone()));
    territories
}

fn roots(store: &mut Store, territory: &Territory) -> Result<Roots> {
    let single = |pattern: &str| -> Result<Program> {
        let mut program = Program::default();
        program.add(pattern)?;
        Ok(program)
    };
    let general = store.whole(&single(&territory.general)?, &|matched, _| matched as Label);
    let mut begins = |pattern: Option<&String>| -> Result<State> {
        pattern.map_or(Ok(0), |pattern| Ok(store.begins(&single(pattern)?)))
    };
    let leading = begins(territory.leading_digits.as_ref())?;
    // Only the last pattern counts for whole numbers; for numbers still being typed it is enough that they can become one.
    let rules = territory.formats.iter().map(|rule| begins(rule.leading_digits.last())).collect::<Result<_>>()?;
    let mut prefix = |pattern: Option<&String>| -> Result<State> {
        pattern.map_or(Ok(0), |pattern| Ok(store.prefix(&single(pattern)?)))
    };
    let for_parsing = prefix(territory.prefix_for_parsing.as_ref().or(territory.national_prefix.as_ref()))?;
    let idd = prefix(territory.idd.as_ref())?;
    Ok(Roots { general, kinds: kinds(store, territory)?, leading, prefix: for_parsing, idd, rules })
}

/// The automata of a territory, in the order in which they are written.
fn heads(
    store: &Store,
    counts: &dag::Counts,
    open: State,
    dag: &mut Dag,
    roots: &Roots,
    meanings: &mut Vec<Meaning>,
) -> Result<Heads> {
    let number = &mut |labels: &[(Label, dag::Totals)]| {
        let &[(label, lengths), ref rest @ ..] = labels else { bail!("a leaf without a label") };
        let (other, more) = rest.first().copied().unwrap_or_default();
        ensure!(rest.len() < 2, "a leaf of too many labels");
        let meaning = [u16::from(label) | u16::from(other) << 8, lengths, more];
        let number = meanings.iter().position(|known| *known == meaning).unwrap_or_else(|| {
            meanings.push(meaning);
            meanings.len() - 1
        });
        Ok(u16::try_from(number)?)
    };
    let general = dag.whole(store, counts, roots.general, number)?;
    let kinds = dag.whole(store, counts, roots.kinds, number)?;
    let mut labelled = |root: State| match root {
        DEAD => Ok(None),
        root if root == open => Ok(None),
        root => dag.labelled(store, root).map(Some),
    };
    Ok(Heads {
        general,
        kinds,
        leading: labelled(roots.leading)?,
        rules: roots.rules.iter().map(|root| labelled(*root)).collect::<Result<_>>()?,
        prefix: labelled(roots.prefix)?,
        idd: labelled(roots.idd)?,
    })
}

/// One automaton that tells the kind of a number, or that it has none.
fn kinds(store: &mut Store, territory: &Territory) -> Result<State> {
    let mut program = Program::default();
    program.add(&territory.general)?;
    let mut members: Vec<&Kind> = Vec::new();
    for kind in &territory.kinds {
        program.add(&kind.pattern)?;
        members.push(kind);
    }
    let label = |matched: u32, length: u32| {
        let is = |name: &str| {
            members.iter().enumerate().any(|(number, kind)| {
                KINDS[kind.kind] == name && matched >> (number + 1) & 1 == 1 && kind.national >> length & 1 == 1
            })
        };
        let label = |name: &str| KINDS.iter().position(|kind| *kind == name).map_or(0, |kind| LABELS[kind]);
        if matched & 1 == 0 {
            return 0;
        }
        if let Some(name) = SPECIAL.iter().find(|name| is(name)) {
            return label(name);
        }
        match (is("fixedLine"), is("mobile")) {
            (true, true) => FIXED_LINE_OR_MOBILE,
            (true, false) => label("fixedLine"),
            (false, true) => label("mobile"),
            (false, false) => 0,
        }
    };
    Ok(store.whole(&program, &label))
}

/// Lengths that a number of the territory can have: in full, and without its area code.
fn possible(territory: &Territory) -> Result<(u16, u16)> {
    let union = |of: fn(&Kind) -> Lengths| territory.kinds.iter().fold(0, |set, kind| set | of(kind));
    let national = union(|kind| kind.national);
    let local = union(|kind| kind.local) & !national;
    // Bit 0 is two digits: nothing shorter is a number.
    ensure!((national | local) & 3 == 0 && (national | local) >> 18 == 0, "a length out of bounds");
    Ok((u16::try_from(national >> 2)?, u16::try_from(local >> 2)?))
}

/// `(\d{2})(\d{3,4})` → the least and the most of each group.
fn groups(pattern: &str) -> Result<Vec<u8>> {
    let mut bytes = Vec::new();
    for group in pattern.split_terminator(')') {
        let count = group.strip_prefix("(\\d").context("a group of something other than digits")?;
        let count = if count.is_empty() { "{1}" } else { count };
        let count = count.strip_prefix('{').and_then(|c| c.strip_suffix('}')).context("an odd group")?;
        let (least, most) = count.split_once(',').unwrap_or((count, count));
        let (least, most): (u8, u8) = (least.parse()?, most.parse()?);
        ensure!(least >= 1 && most < 16, "a group of odd length");
        bytes.push(least << 4 | most);
    }
    ensure!(bytes.len() <= GROUPS, "too many groups");
    bytes.resize(GROUPS, 0);
    Ok(bytes)
}

/// `$1 $2` → bytes 1 and 2 in place of the groups.
fn template(text: &str) -> Result<Vec<u8>> {
    let mut bytes = Vec::new();
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        match byte {
            b'$' => match rest.next() {
                Some(digit @ b'1'..=b'9') => bytes.push(digit - b'0'),
                _ => bail!("an odd template"),
            },
            b' '..=b'~' => bytes.push(byte),
            _ => bail!("a template that is not ASCII"),
        }
    }
    Ok(bytes)
}

/// How the first group is written with the national prefix, and what as-you-type asks about the rule.
fn prefix_rule(territory: &Territory, rule: &Rule) -> Result<(Vec<u8>, u8)> {
    let text = rule.prefix_rule.as_deref().unwrap_or_default();
    let text = text.replace("$NP", territory.national_prefix.as_deref().unwrap_or_default()).replace("$FG", "$1");
    let first_group_only = matches!(text.as_str(), "" | "$1" | "($1" | "$1)" | "($1)");
    let flags = u8::from(first_group_only)
        | u8::from(rule.prefix_optional) << 1
        | u8::from(rule.carrier_rule) << 2
        | u8::from(text.contains([' ', '-'])) << 3;
    Ok((template(&text)?, flags))
}

/// Only "digits, then the last group" is used.
fn transform<'t>(territory: &Territory, rule: &'t str) -> Result<&'t str> {
    let (digits, group) = rule.split_once('$').context("a transform rule without a group")?;
    let pattern = territory.prefix_for_parsing.as_deref().context("a transform rule without a pattern")?;
    let groups = pattern.replace("(?:", "").matches('(').count();
    ensure!(group == groups.to_string() && digits.bytes().all(|b| b.is_ascii_digit()), "an odd transform rule");
    Ok(digits)
}

/// End, begin of the group, end of the group; 255 for what there is not.
fn outcome_bytes(outcome: Option<Outcome>) -> [u8; 3] {
    let Some(outcome) = outcome else { return [NONE; 3] };
    let (begin, end) = outcome.group.unwrap_or((NONE, NONE));
    [outcome.end, begin, end]
}

/// `712345` → 7, 1, and "four more that count up".
fn example_nibbles(example: &str) -> Vec<u8> {
    let mut digits: Vec<u8> = example.bytes().map(|digit| digit - b'0').collect();
    let run = digits.windows(2).rev().take_while(|pair| pair[1] == (pair[0] + 1) % 10).count().min(LONGEST_RUN);
    if run < SHORTEST_RUN {
        digits.push(END_NIBBLE);
    } else {
        digits.truncate(digits.len() - run);
        digits.push(10 + (run - SHORTEST_RUN) as u8);
    }
    digits
}
