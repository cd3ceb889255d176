//! All tables in one file of bytes, and the Rust constants that say where each begins.

use super::{
    automaton::{DEAD, Label, Outcome, State, Store},
    dag::{self, Dag},
    encode,
    pattern::Program,
    source::{KINDS, Kind, Lengths, Rule, Territory},
};
use anyhow::{Context, Result, bail, ensure};
use std::fmt::Write as _;

/// The compiled tables.
pub struct Tables {
    pub bytes: Vec<u8>,
    pub layout: String,
    pub summary: String,
}

/// Numbers of `PhoneKind`, for the kinds of the source.
const LABELS: [Label; 10] = [1, 2, 4, 5, 6, 7, 8, 9, 10, 11];
const FIXED_LINE_OR_MOBILE: Label = 3;
/// The order in which a number is tried against the special kinds.
const SPECIAL: [&str; 8] =
    ["premiumRate", "tollFree", "sharedCost", "voip", "personalNumber", "pager", "uan", "voicemail"];
const NONE: u8 = 0xFF;
const GROUPS: usize = 5;
/// Ends an example number; the numbers below it, down to 10, end it with some more digits that count up.
const END_NIBBLE: u8 = 0xF;
const SHORTEST_RUN: usize = 3;
const LONGEST_RUN: usize = 7;
/// In the count of format rules: some are for the international form only.
const EXPLICIT: u8 = 0x80;

/// Numbers of heads in the DAG; none where there is no pattern, or one that takes everything.
struct Heads {
    general: Option<usize>,
    kinds: Option<usize>,
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

    fn concat(&self) -> Vec<u8> {
        self.entries.concat()
    }
}

pub fn build(source: &[Territory], version: &str) -> Result<Tables> {
    let territories = in_order(source);
    let mut store = Store::new();
    let roots = territories.iter().map(|t| roots(&mut store, t).context(t.id.clone())).collect::<Result<Vec<_>>>()?;
    let open = store.open();
    let counts = dag::counts(&store);
    let mut dag = Dag::default();
    let mut kinds = Pool::default();
    let mut lengths_of_all = Pool::default();
    let heads = roots
        .iter()
        .map(|roots| heads(&store, &counts, open, &mut dag, roots, &mut kinds, &mut lengths_of_all))
        .collect::<Result<Vec<_>>>()?;
    let encoded = encode::encode(&dag)?;
    let place = |head: Option<usize>| head.map_or(0, |head| encoded.heads[head]).to_le_bytes();

    let mut texts = Pool::default();
    texts.add(b"")?;
    let mut shared_roots = Pool::default();
    shared_roots.add(&place(None))?;
    let mut lengths = Pool::default();
    let mut patterns = Pool::default();
    let mut prefix_rules = Pool::default();
    let mut records = Vec::new();
    let mut rules: Vec<[u8; 6]> = Vec::new();
    let mut examples = Vec::new();
    for (territory, heads) in territories.iter().zip(&heads) {
        let (national, local) = possible(territory)?;
        let first_rule = rules.len();
        // One rule that differs abroad makes a list of its own, unless nothing is left in it.
        let explicit = territory.formats.iter().any(|rule| rule.international.is_some())
            && territory.formats.iter().any(|rule| rule.international.as_deref() != Some("NA"));
        for (rule, root) in territory.formats.iter().zip(&heads.rules) {
            let template = texts.add(&template(&rule.national)?)?;
            let international = match rule.international.as_deref() {
                Some("NA") if explicit => NONE,
                Some(own) if explicit => texts.add(&self::template(own)?)?,
                _ => template,
            };
            let prefix = prefix_rule(territory, rule)?;
            let prefix = [texts.add(&prefix.0)?, prefix.1];
            let [low, high] = place(*root);
            rules.push([
                patterns.add(&groups(&rule.pattern)?)?,
                template,
                prefix_rules.add(&prefix)?,
                international,
                low,
                high,
            ]);
        }
        let first_example = examples.len() as u16;
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
        let mut record = Vec::new();
        record.extend(territory.calling_code.to_le_bytes());
        for root in [heads.general, heads.kinds] {
            record.extend(place(root));
        }
        for root in [heads.leading, heads.prefix, heads.idd] {
            record.push(shared_roots.add(&place(root))?);
        }
        record.push(lengths.add(&[national.to_le_bytes(), local.to_le_bytes()].concat())?);
        record.push(transform);
        record.push(texts.add(territory.extension_prefix.as_deref().unwrap_or(" ext. ").as_bytes())?);
        record.extend((first_rule as u16).to_le_bytes());
        let count = u8::try_from(territory.formats.len())?;
        ensure!(count <= 64, "more format rules than bits");
        record.push(count | if explicit { EXPLICIT } else { 0 });
        record.extend(first_example.to_le_bytes());
        record.extend(example_kinds.to_le_bytes());
        records.push(record);
    }

    let id =
        |territory: &&Territory| if territory.id == "001" { "00" } else { territory.id.as_str() }.as_bytes().to_vec();
    let ids = territories.iter().flat_map(id).collect();
    let mut text_index = Vec::new();
    let mut text_end = 0u16;
    for text in &texts.entries {
        text_index.extend(text_end.to_le_bytes());
        text_end += text.len() as u16;
    }
    text_index.extend(text_end.to_le_bytes());
    let outcomes = store.outcomes().iter().flat_map(|o| [o.anywhere, o.at_end]).flat_map(outcome_bytes).collect();
    let (code_set, code_ranks, code_starts) = calling_codes(&territories);
    let sections: Vec<(&str, &str, Vec<u8>)> = vec![
        ("STATES", "The states of all automata", encoded.bytes),
        ("ITEMS", "Places of the states that several lead to: two bytes each", encoded.items),
        ("KINDS", "What leaves of the kinds mean: label and lengths, three bytes each", kinds.concat()),
        ("GENERALS", "What leaves of numbers of any kind mean: lengths, two bytes each", lengths_of_all.concat()),
        ("OUTCOMES", "How prefix patterns end: two times three bytes each", outcomes),
        ("IDS", "The two letters of each territory, or two zeros", ids),
        (
            "TERRITORIES",
            "The territories by calling code, the main one first: all first bytes, all second bytes",
            planes(&records),
        ),
        ("REGIONS", "Number of the territory plus one, for each pair of letters", regions(&territories)?),
        ("CODE_SET", "A bit for each calling code", code_set),
        ("CODE_RANKS", "How many calling codes come before each four bytes of the set", code_ranks),
        ("CODE_STARTS", "The first territory of each calling code", code_starts),
        ("ROOTS", "First states of automata that territories share: two bytes each", shared_roots.concat()),
        ("LENGTHS", "Possible lengths, national and local only, as bits: two times two bytes each", lengths.concat()),
        ("RULES", "Format rules of six bytes: all first bytes, all second bytes", planes(&rules)),
        ("PATTERNS", "Groups of digits, least and most in a nibble each: five bytes each", patterns.concat()),
        ("PREFIX_RULES", "How a national prefix is written: text and flags", prefix_rules.concat()),
        ("TEXT_INDEX", "Where each text begins: two bytes each", text_index),
        ("TEXTS", "Templates and prefixes; bytes 1 to 9 stand for a group", texts.concat()),
        (
            "EXAMPLES",
            "Example numbers, one digit a nibble; 15 at the end of each, or 10 to 14 for 3 to 7 more digits that count up",
            nibbles(&examples),
        ),
    ];
    let mut bytes = Vec::new();
    let mut layout = format!(
        "//! Where each table begins in `tables.bin`, compiled from version {version} of the phone metadata.\n\
         //!\n//! Made by `cargo xtask metadata`: do not edit.\n\n\
         /// How many territories there are.\npub(super) const TERRITORY_COUNT: usize = {};\n\
         /// How many format rules there are.\npub(super) const RULE_COUNT: usize = {};\n\
         /// Length of all tables.\npub(super) const SIZE: usize = {};\n",
        records.len(),
        rules.len(),
        sections.iter().map(|(.., section)| section.len()).sum::<usize>(),
    );
    let mut summary = String::new();
    for (name, words, section) in &sections {
        // The states come first: their places need no offset.
        if !bytes.is_empty() {
            writeln!(layout, "/// {words}.\npub(super) const {name}: usize = {};", bytes.len())?;
        }
        writeln!(summary, "{name:>14} {:>6}", section.len())?;
        bytes.extend(section);
    }
    writeln!(summary, "{:>14} {:>6}  ({} states)", "all", bytes.len(), dag.nodes.len())?;
    Ok(Tables { bytes, layout, summary })
}

/// All first bytes of the records, then all second ones: bytes of one meaning compress better together.
fn planes<R: AsRef<[u8]>>(records: &[R]) -> Vec<u8> {
    let size = records.first().map_or(0, |record| record.as_ref().len());
    (0..size).flat_map(|byte| records.iter().map(move |record| record.as_ref()[byte])).collect()
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
    kinds: &mut Pool,
    generals: &mut Pool,
) -> Result<Heads> {
    let general = &mut |_, totals: dag::Totals| generals.add(&totals.to_le_bytes());
    let general = dag.whole(store, counts, roots.general, general)?;
    let kind = &mut |label, totals: dag::Totals| {
        let [low, high] = totals.to_le_bytes();
        kinds.add(&[label, low, high])
    };
    let kinds = dag.whole(store, counts, roots.kinds, kind)?;
    let mut labelled = |root: State| match root {
        DEAD => Ok(None),
        root if root == open => Ok(None),
        root => dag.labelled(store, root).map(Some),
    };
    Ok(Heads {
        general: Some(general),
        kinds: Some(kinds),
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

fn regions(territories: &[&Territory]) -> Result<Vec<u8>> {
    let mut table = vec![0; 26 * 26];
    for (number, territory) in territories.iter().enumerate() {
        if let [first @ b'A'..=b'Z', second @ b'A'..=b'Z'] = *territory.id.as_bytes() {
            table[usize::from(first - b'A') * 26 + usize::from(second - b'A')] = u8::try_from(number + 1)?;
        }
    }
    Ok(table)
}

fn calling_codes(territories: &[&Territory]) -> (Vec<u8>, Vec<u8>, Vec<u8>) {
    let mut set = vec![0u8; 128];
    let mut starts = Vec::new();
    let mut last = 0;
    for (number, territory) in territories.iter().enumerate() {
        let code = territory.calling_code;
        if code != last {
            set[usize::from(code / 8)] |= 1 << (code % 8);
            starts.push(number as u8);
            last = code;
        }
    }
    starts.push(territories.len() as u8);
    let mut before = 0;
    let ranks = set
        .chunks(4)
        .map(|word| {
            let rank = before;
            before += word.iter().map(|byte| byte.count_ones() as u8).sum::<u8>();
            rank
        })
        .collect();
    (set, ranks, starts)
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

fn nibbles(digits: &[u8]) -> Vec<u8> {
    digits.chunks(2).map(|pair| pair[0] | pair.get(1).copied().unwrap_or(END_NIBBLE) << 4).collect()
}
