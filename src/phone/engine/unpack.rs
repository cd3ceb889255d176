//! The tables as they go over a wire, into the words that are read.
//!
//! What travels is a chain of yes and no, and each costs the less the better it was foreseen. The chance of each is learned on the
//! way, in two contexts: what usually came where the same was known before. Whoever packs (`xtask`, which reads this file too)
//! gives the answers, and the chances come from here.
//!
//! States are told from the first one on, depth first, each as runs of digits that lead to the same. A state that was told before
//! is named by how many others were named since; one that only has leaves is told again, and found again.

use super::layout::{Counts, GROUPS, LEAVES, NIBBLES, OUTCOME, Places, rule, territory};

/// Where yes and no come from.
pub(super) trait Source {
    /// The next one; `chance` of 4096 for yes.
    fn next(&mut self, chance: u32) -> bool;
}

/// A range coder's bytes.
pub(super) struct Stream<'b> {
    bytes: &'b [u8],
    range: u32,
    code: u32,
}

impl<'b> Stream<'b> {
    pub(super) fn new(bytes: &'b [u8]) -> Self {
        let mut stream = Self { bytes, range: 1, code: 0 };
        stream.fill();
        stream
    }

    #[inline(always)]
    fn fill(&mut self) {
        while self.range < 1 << 24 {
            self.range <<= 8;
            let (first, rest) = self.bytes.split_first().unwrap_or((&0, &[]));
            self.bytes = rest;
            self.code = self.code << 8 | u32::from(*first);
        }
    }
}

impl Source for Stream<'_> {
    #[inline(always)]
    fn next(&mut self, chance: u32) -> bool {
        let bound = (self.range >> 12) * chance;
        let yes = self.code < bound;
        if yes {
            self.range = bound;
        } else {
            self.code -= bound;
            self.range -= bound;
        }
        self.fill();
        yes
    }
}

/// What is asked; each question has contexts of its own.
#[derive(Clone, Copy)]
#[repr(u32)]
enum Ask {
    Code,
    Lengths,
    Local,
    Text,
    Count,
    Pattern,
    Template,
    Prefix,
    Flags,
    Abroad,
    Groups,
    Outcome,
    Kinds,
    Digit,
    Leaves,
    Label,
    Totals,
    Meaning,
    Shared,
    IsLabelled,
    IsDead,
    IsEarlier,
    IsLeaf,
    IsNew,
    Earlier,
    Leaf,
    GoesOn,
    Begins,
    Root,
    Width,
    Named,
}

/// Chances are kept in so many places, by contexts that are hashed.
const CHANCES: u32 = 17;
/// Places for states by what they hold.
const BUCKETS: u32 = 14;
/// How much of the way to an answer a chance goes, in parts of 65536, after so many answers: two parts of 3, of 5, of 7…
const PACE: [i32; 16] = [43690, 26214, 18724, 14563, 11915, 10082, 8738, 7710, 6898, 0, 0, 0, 0, 0, 0, 0];
/// After so many answers it follows new ones no slower.
const STEADY: u16 = 7;
/// A chance before the first answer: one half.
const EVEN: u16 = 0x8000;

const fn hash(value: u32, bits: u32) -> usize {
    (value.wrapping_mul(0x9E37_79B1) >> (32 - bits)) as usize
}

/// What a cell of a row is, for those that come after it.
mod is {
    pub(super) const DEAD: u32 = 0;
    pub(super) const EARLIER: u32 = 1;
    pub(super) const FIRST_LEAF: u32 = 2;
    pub(super) const LEAF: u32 = 3;
    pub(super) const NAMED: u32 = 4;
    pub(super) const NEW: u32 = 5;
}

/// What the digits of a row lead to, as the row beside it sees it: nothing, the first leaf, another one, a state; 4: no row.
type Row = [u32; 10];
const NO_ROW: Row = [4; 10];

/// What is known where a state begins.
#[derive(Clone, Copy)]
struct Around {
    /// What its automaton is for.
    whose: u32,
    depth: u32,
    /// What kinds of cells the state above has, and how many new states.
    above: u32,
    beside: Row,
    /// The leaf that was told last.
    leaf: u32,
    /// Whether states can have labels.
    labels: bool,
}

pub(super) struct Unpacker<S> {
    source: S,
    /// Twelve bits of chance, and four that count the answers.
    chances: Vec<u16>,
    words: Vec<u16>,
    buckets: Vec<u16>,
    /// States that can be named, the last one last.
    states: Vec<u16>,
    /// Meanings, in the order in which they were told.
    meanings: Vec<u16>,
    /// Heads of prefix automata.
    heads: Vec<u16>,
    /// Which territory is told.
    territory: u32,
}

/// All tables. `ids` has two letters for each territory, `texts` a zero behind each text.
pub(super) fn unpack<S: Source>(source: S, counts: &Counts, ids: &str, texts: &[u8]) -> Vec<u16> {
    let places = Places::new(counts);
    let mut words = vec![0; places.examples + counts.examples.div_ceil(NIBBLES)];
    for (leaf, word) in (0..LEAVES as u16).zip(words.iter_mut().skip(1)) {
        *word = 0x8000 | leaf << 10;
    }
    let mut unpacker = Unpacker {
        source,
        chances: vec![EVEN; 1 << CHANCES],
        words,
        buckets: vec![0; 1 << BUCKETS],
        states: Vec::new(),
        meanings: Vec::new(),
        heads: Vec::new(),
        territory: 0,
    };
    unpacker.rows(places.patterns, counts.patterns, GROUPS, Ask::Groups);
    unpacker.rows(places.outcomes, counts.outcomes, OUTCOME, Ask::Outcome);
    let mut next = places.texts + 1;
    for (end, byte) in (1..).zip(texts) {
        if *byte == 0 {
            unpacker.put(next, end);
            next += 1;
        }
    }
    unpacker.territories(&places, counts.territories);
    for (number, id) in (1..).zip(ids.as_bytes().chunks_exact(2)) {
        if let &[first @ b'A'..=b'Z', second @ b'A'..=b'Z'] = id {
            unpacker.put(places.regions + usize::from(first - b'A') * 26 + usize::from(second - b'A'), number);
        }
    }
    unpacker.words
}

impl<S: Source> Unpacker<S> {
    fn put(&mut self, at: usize, word: u32) {
        if let Some(place) = self.words.get_mut(at) {
            *place = word as u16;
        }
    }

    fn get(&self, at: usize) -> u32 {
        self.words.get(at).copied().unwrap_or(0).into()
    }

    /// Yes or no, as it was in each of two contexts.
    fn ask(&mut self, ask: Ask, first: u32, second: u32) -> bool {
        let ask = ask as u32 * 2;
        let first = hash(first << 6 | ask, CHANCES);
        let second = hash(second << 6 | ask | 1, CHANCES);
        let one = self.chances.get(first).copied().unwrap_or(0);
        let other = self.chances.get(second).copied().unwrap_or(0);
        let yes = self.source.next((u32::from(one >> 4) + u32::from(other >> 4)) >> 1 | 1);
        self.learn(first, one, yes);
        self.learn(second, other, yes);
        yes
    }

    /// Moves a chance towards an answer: half the way at first, then less and less.
    #[inline(always)]
    fn learn(&mut self, place: usize, chance: u16, yes: bool) {
        let count = chance & 15;
        let old = i32::from(chance >> 4);
        let way = if yes { 4095 - old } else { -old };
        let pace = PACE.get(usize::from(count)).copied().unwrap_or(0);
        let new = old + ((way * pace) >> 16);
        if let Some(place) = self.chances.get_mut(place) {
            *place = (new as u16) << 4 | (count + 1).min(STEADY);
        }
    }

    /// A number of so many bits, the high one first.
    fn number(&mut self, bits: u32, ask: Ask, first: u32, second: u32) -> u32 {
        let mut number = 1;
        while number >> bits == 0 {
            number = number << 1 | u32::from(self.ask(ask, first << 9 | number, second << 9 | number));
        }
        number - (1 << bits)
    }

    /// A number of which one thing is known.
    fn plain(&mut self, bits: u32, ask: Ask, context: u32) -> u32 {
        self.number(bits, ask, context, context)
    }

    /// How many times yes before a no.
    fn times(&mut self, ask: Ask, first: u32, second: u32) -> u32 {
        let mut times = 0;
        while times < 31 && self.ask(ask, first << 5 | times, second << 5 | times) {
            times += 1;
        }
        times
    }

    /// Rows of bytes.
    fn rows(&mut self, start: usize, rows: usize, columns: usize, ask: Ask) {
        for at in start..start + rows * columns {
            let column = ((at - start) % columns) as u32;
            let (before, above) = (self.get(at - 1), self.get(at - columns));
            let byte = self.number(8, ask, column << 8 | before, column << 8 | above);
            self.put(at, byte);
        }
    }

    fn territories(&mut self, places: &Places, count: usize) {
        let (mut code, mut rule, mut example) = (0, 0, 0);
        for number in 0..count {
            self.territory = number as u32;
            let record = places.territories + number * territory::SIZE;
            let before = record - territory::SIZE;
            let step = self.plain(8, Ask::Code, 0);
            if step > 0 {
                code += step;
                self.put(places.codes + code as usize, number as u32 + 1);
            }
            self.put(record + territory::CODE, code);
            let national = self.lengths(Ask::Lengths, 0);
            self.put(record + territory::NATIONAL, national);
            let local = self.lengths(Ask::Local, self.get(before + territory::LOCAL));
            self.put(record + territory::LOCAL, local);
            let kinds = self.whole(national, 0);
            self.put(record + territory::KINDS, kinds);
            let general = self.whole(national, 1);
            self.put(record + territory::GENERAL, general);
            let leading = self.root(2);
            self.put(record + territory::LEADING, leading);
            for &which in &[territory::PREFIX, territory::IDD] {
                let head = self.shared(which, step > 0);
                self.put(record + which, head);
            }
            for &which in &[territory::TRANSFORM, territory::EXTENSION] {
                let text = self.plain(7, Ask::Text, which as u32);
                self.put(record + which, text);
            }
            let rules = self.plain(8, Ask::Count, step.min(1));
            self.put(record + territory::RULES, rules);
            self.put(record + territory::FIRST_RULE, rule);
            for _ in 0..rules & 0x7F {
                self.rule(places.rules + rule as usize * rule::SIZE, rules & 0x80 != 0);
                rule += 1;
            }
            let kinds = self.plain(12, Ask::Kinds, 0);
            self.put(record + territory::EXAMPLES, kinds);
            self.put(record + territory::FIRST_EXAMPLE, example);
            for kind in 0..12 {
                if kinds >> kind & 1 == 1 {
                    example = self.example(places.examples, example, kind);
                }
            }
        }
    }

    fn rule(&mut self, at: usize, explicit: bool) {
        let above = |unpacker: &Self, which: usize| unpacker.get(at - rule::SIZE + which);
        let home = self.number(7, Ask::Template, above(self, rule::TEMPLATES) & 0xFF, 0x100);
        let pattern = self.plain(8, Ask::Pattern, home);
        self.put(at + rule::PATTERN, pattern);
        let abroad = if explicit { self.plain(8, Ask::Abroad, home) } else { home };
        self.put(at + rule::TEMPLATES, home | abroad << 8);
        let text = self.number(7, Ask::Prefix, above(self, rule::PREFIX) & 0xFF, home);
        let flags = self.plain(4, Ask::Flags, text);
        self.put(at + rule::PREFIX, text | flags << 8);
        let leading = self.root(4);
        self.put(at + rule::LEADING, leading);
    }

    /// The digits of one example; gives the place behind it.
    fn example(&mut self, start: usize, mut at: u32, kind: u32) -> u32 {
        let (mut before, mut last) = (0, 0);
        let first = at;
        while last < 10 {
            let here = last;
            last = self.number(4, Ask::Digit, before << 4 | here, (at - first).min(7) << 4 | kind);
            before = here;
            let word = start + at as usize / NIBBLES;
            let shift = 4 * (at % NIBBLES as u32);
            self.put(word, self.get(word) | last << shift);
            at += 1;
        }
        at
    }

    /// The head of an automaton of whole numbers.
    fn whole(&mut self, national: u32, general: u32) -> u32 {
        let mut head = vec![self.root(general) as u16];
        let (mut number, mut before) = (0, 0);
        for label in 0..self.times(Ask::Leaves, general, 0) {
            if self.ask(Ask::IsNew, label << 1 | general, before) {
                number = self.meanings.len() as u32;
                before = self.meaning(before, national, general);
                self.meanings.push(before as u16);
            } else {
                number = self.number(9, Ask::Meaning, national, label << 10 | number << 1 | general);
                before = self.meanings.get(number as usize).map_or(0, |place| u32::from(*place));
            }
            head.push(before as u16);
        }
        self.append(&head)
    }

    /// What a label means, told for the first time.
    fn meaning(&mut self, before: u32, national: u32, general: u32) -> u32 {
        let above = |unpacker: &Self, word| unpacker.get(before as usize + word);
        let label = self.number(4, Ask::Label, above(self, 0) & 15, general);
        let lengths = self.lengths(Ask::Totals, national);
        let other = self.number(4, Ask::Label, 16 + label, 2);
        let more = if other > 0 { self.lengths(Ask::Totals, national) } else { 0 };
        self.append(&[(label | other << 8) as u16, lengths as u16, more as u16])
    }

    /// Lengths, as they are in another place.
    fn lengths(&mut self, ask: Ask, like: u32) -> u32 {
        let low = self.plain(8, ask, like & 0xFF);
        let high = self.plain(8, ask, like >> 8 | 0x100);
        low | high << 8
    }

    fn append(&mut self, words: &[u16]) -> u32 {
        let at = self.words.len() as u32;
        self.words.extend_from_slice(words);
        at
    }

    /// The head of a prefix automaton, or zero.
    fn shared(&mut self, which: usize, other_code: bool) -> u32 {
        let which_one = which as u32;
        let mut number = self.plain(7, Ask::Shared, which_one << 1 | u32::from(other_code));
        if number == 1 {
            let mut head = vec![self.root(3) as u16];
            for label in 0..self.times(Ask::Leaves, 2, 0) {
                head.push(self.plain(8, Ask::Outcome, which_one << 5 | label) as u16);
            }
            let head = self.append(&head);
            self.heads.push(head as u16);
            number = self.heads.len() as u32 + 1;
        }
        number.checked_sub(2).and_then(|number| self.heads.get(number as usize)).map_or(0, |head| u32::from(*head))
    }

    /// The first state of an automaton, or zero.
    fn root(&mut self, whose: u32) -> u32 {
        match self.plain(2, Ask::Root, whose) {
            0 => 0,
            1 => 1 + self.times(Ask::Leaf, whose, 1 << 12),
            2 => self.named(whose, 0),
            _ => {
                let labels = self.ask(Ask::IsLabelled, whose, 0);
                self.state(&Around { whose, depth: 0, above: 0, beside: NO_ROW, leaf: 0, labels }).0
            }
        }
    }

    /// A state that was told before.
    fn named(&mut self, whose: u32, above: u32) -> u32 {
        let width = self.number(4, Ask::Width, whose, above);
        let back = self.number(width, Ask::Named, width << 8 | self.territory, width) + (1 << width);
        let Some(mut at) = self.states.len().checked_sub(back as usize) else { return 0 };
        let Some(&state) = self.states.get(at) else { return 0 };
        // It is the last one now.
        while let Some(&next) = self.states.get(at + 1) {
            if let Some(place) = self.states.get_mut(at) {
                *place = next;
            }
            at += 1;
        }
        if let Some(place) = self.states.last_mut() {
            *place = state;
        }
        state.into()
    }

    /// A state and everything behind it: its place, and its row.
    fn state(&mut self, around: &Around) -> (u32, Row) {
        let Around { whose, depth, above, beside, mut leaf, labels } = *around;
        let mut word = 0;
        if labels && self.ask(Ask::IsLabelled, 8 + depth, 0) {
            word = 0x8000 | self.number(5, Ask::Label, 1 << 5, 0) << 10;
        }
        let mut cells = [0; 10];
        let mut told = Told::default();
        let (mut first, mut run, mut kind, mut history, mut runs) = (true, 0, is::DEAD, 0, 0);
        let mut cell = 0;
        for digit in 0..10 {
            let side = beside.get(digit).copied().unwrap_or(0);
            if run > 0 {
                let side =
                    side << 1 | u32::from(digit.checked_sub(1).and_then(|before| beside.get(before)) == Some(&side));
                let long = u32::from(run > 1);
                let here = ((kind << 4 | run) << 4 | runs) << 4 | depth;
                if self.ask(Ask::GoesOn, here, (((side << 3 | kind) << 6 | history) << 1 | long) << 4 | digit as u32) {
                    run += 1;
                    if let Some(place) = cells.get_mut(digit) {
                        *place = cell;
                    }
                    continue;
                }
            }
            let place = whose << 4 | depth;
            let kinds = told.kinds;
            let others = told.others(cell);
            let is_dead = if first {
                self.ask(Ask::Begins, self.territory << 4 | depth, (above << 3 | side) << 3 | whose)
            } else {
                cell != 0 && self.ask(Ask::IsDead, place << 6 | kinds, place << 8 | self.territory)
            };
            (cell, kind) = if is_dead {
                (0, is::DEAD)
            } else if others > 0 && self.ask(Ask::IsEarlier, history << 6 | kinds, place << 6 | kinds) {
                (self.earlier(&told, cell, others), is::EARLIER)
            } else if self.ask(Ask::IsLeaf, (above << 3 | whose) << 6 | kinds, place << 3 | kind) {
                leaf = self.times(Ask::Leaf, above << 3 | whose, ((leaf.min(9) << 6 | kinds) << 3 | kind) << 3 | whose);
                (told.add(1 + leaf), if leaf == 0 { is::FIRST_LEAF } else { is::LEAF })
            } else if self.ask(Ask::IsNew, kind << 6 | kinds, place << 4 | digit as u32) {
                told.new += 1;
                (told.add(NEW + told.new), is::NEW)
            } else {
                let named = self.named(whose, above);
                (told.add(named), is::NAMED)
            };
            first = false;
            told.kinds |= 1 << kind;
            history = (history * 6 + kind) % 36;
            runs += 1;
            run = 1;
            if let Some(place) = cells.get_mut(digit) {
                *place = cell;
            }
        }
        let row = cells.map(|cell| match cell {
            0 => 0,
            1 => 1,
            2..=32 => 2,
            _ => 3,
        });
        let mut around =
            Around { whose, depth: depth + 1, above: told.kinds << 2 | told.new.min(3), beside: NO_ROW, leaf, labels };
        for new in 1..=told.new {
            let (place, row) = self.state(&around);
            around.beside = row;
            for cell in cells.iter_mut().filter(|cell| **cell == NEW + new) {
                *cell = place;
            }
        }
        (self.keep(word, &cells), row)
    }

    /// One of the cells that were told, the last one first.
    fn earlier(&mut self, told: &Told, before: u32, others: u32) -> u32 {
        let mut left = others;
        let mut cells = told.cells.iter().rev().filter(|cell| **cell != 0 && **cell != before);
        loop {
            left -= 1;
            let cell = cells.next().copied().unwrap_or(0);
            if left == 0 || !self.ask(Ask::Earlier, left, others) {
                return cell;
            }
        }
    }

    /// The place of a state that holds this.
    fn keep(&mut self, mut word: u32, cells: &[u32; 10]) -> u32 {
        let start = self.words.len();
        self.words.push(0);
        let (mut before, mut hashed, mut leads_on) = (0, 0, false);
        for (digit, &cell) in cells.iter().enumerate() {
            if cell != before {
                word |= 1 << digit;
                self.words.push(cell as u16);
                hashed = (hashed + cell).wrapping_mul(0x2545_F491);
                leads_on |= cell as usize > LEAVES;
                before = cell;
            }
        }
        self.put(start, word);
        let mut bucket = hash(hashed ^ word, BUCKETS);
        loop {
            let found = self.buckets.get(bucket).map_or(0, |found| usize::from(*found));
            if found == 0 {
                break;
            }
            let state = self.words.get(start..);
            if state.is_some()
                && self.words.get(found..).and_then(|words| words.get(..self.words.len() - start)) == state
            {
                self.words.truncate(start);
                return found as u32;
            }
            bucket = (bucket + 1) % (1 << BUCKETS);
        }
        if let Some(place) = self.buckets.get_mut(bucket) {
            *place = start as u16;
        }
        if leads_on {
            self.states.push(start as u16);
        }
        start as u32
    }
}

/// The cells of a row until now.
#[derive(Default)]
struct Told {
    /// The different ones, but for nothing.
    cells: [u32; 10],
    count: usize,
    /// Which kinds of cells there were, as bits.
    kinds: u32,
    /// How many new states.
    new: u32,
}

/// A new state in a cell: its number and this, above all places.
const NEW: u32 = 1 << 16;

impl Told {
    fn add(&mut self, cell: u32) -> u32 {
        if let Some(place) = self.cells.get_mut(self.count) {
            *place = cell;
            self.count += 1;
        }
        cell
    }

    /// How many cells other than the one before.
    fn others(&self, before: u32) -> u32 {
        self.count as u32 - u32::from(before != 0)
    }
}
