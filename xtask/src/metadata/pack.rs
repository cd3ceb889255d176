//! The tables as they go over a wire.
//!
//! The unpacker of the crate asks its way through the tables, and knows how likely each answer is. Here are the answers, in the
//! order in which it asks for them.

use super::{
    dag::{Cell, Dag, Head},
    layout::{Counts, LEAVES, Meaning},
    unpack::{Source, unpack},
};
use anyhow::{Result, ensure};
use std::collections::HashSet;

/// What is known of a territory. The fields are those of the unpacked record.
pub struct Record {
    /// The calling code, less that of the territory before.
    pub step: u16,
    pub lengths: [u16; 2],
    pub kinds: usize,
    pub general: usize,
    pub leading: Option<usize>,
    pub prefix: Option<usize>,
    pub idd: Option<usize>,
    pub transform: u8,
    pub extension: u8,
    pub explicit: bool,
    pub rules: Vec<Rule>,
    pub example_kinds: u16,
    /// One digit each, with the ends.
    pub examples: Vec<u8>,
}

pub struct Rule {
    pub pattern: u8,
    pub template: u8,
    pub abroad: u8,
    pub prefix: u8,
    pub flags: u8,
    pub leading: Option<usize>,
}

/// Everything that is packed.
pub struct Contents<'c> {
    pub counts: Counts,
    pub ids: &'c str,
    pub texts: &'c [u8],
    pub patterns: Vec<u8>,
    pub outcomes: Vec<u8>,
    pub dag: &'c Dag,
    pub meanings: &'c [Meaning],
    pub records: &'c [Record],
}

/// The packed tables, and what they are unpacked to.
pub fn pack(contents: &Contents<'_>) -> Result<(Vec<u8>, Vec<u16>)> {
    let mut answers = Answers {
        contents,
        list: Vec::new(),
        named: Vec::new(),
        told: HashSet::new(),
        meanings: Vec::new(),
        heads: Vec::new(),
    };
    for byte in contents.patterns.iter().chain(&contents.outcomes) {
        answers.number(8, usize::from(*byte));
    }
    for record in contents.records {
        answers.record(record)?;
    }
    let mut coder =
        Coder { answers: answers.list.iter(), low: 0, range: 1 << 24, held: 0, after: 0, bytes: Vec::new() };
    let words = unpack(&mut coder, &contents.counts, contents.ids, contents.texts);
    ensure!(coder.answers.next().is_none(), "the unpacker left answers over");
    Ok((coder.finish(), words))
}

struct Answers<'c> {
    contents: &'c Contents<'c>,
    list: Vec<bool>,
    /// The nodes that can be named, in the unpacker's order.
    named: Vec<usize>,
    told: HashSet<usize>,
    meanings: Vec<u16>,
    heads: Vec<usize>,
}

impl Answers<'_> {
    fn say(&mut self, yes: bool) -> bool {
        self.list.push(yes);
        yes
    }

    fn number(&mut self, bits: u32, number: usize) {
        debug_assert!(number >> bits == 0);
        for bit in (0..bits).rev() {
            self.say(number >> bit & 1 == 1);
        }
    }

    fn times(&mut self, times: usize) {
        for _ in 0..times {
            self.say(true);
        }
        if times < 31 {
            self.say(false);
        }
    }

    fn lengths(&mut self, lengths: u16) {
        self.number(8, usize::from(lengths & 0xFF));
        self.number(8, usize::from(lengths >> 8));
    }

    fn record(&mut self, record: &Record) -> Result<()> {
        ensure!(record.step < 256 && record.rules.len() < 128 && record.example_kinds >> 12 == 0, "a number too large");
        self.number(8, usize::from(record.step));
        for lengths in record.lengths {
            self.lengths(lengths);
        }
        self.whole(record.kinds)?;
        self.whole(record.general)?;
        self.root(record.leading)?;
        for head in [record.prefix, record.idd] {
            self.shared(head)?;
        }
        self.number(7, usize::from(record.transform));
        self.number(7, usize::from(record.extension));
        self.number(8, record.rules.len() | if record.explicit { 0x80 } else { 0 });
        for rule in &record.rules {
            self.number(7, rule.template.into());
            self.number(8, rule.pattern.into());
            if record.explicit {
                self.number(8, rule.abroad.into());
            }
            self.number(7, rule.prefix.into());
            self.number(4, rule.flags.into());
            self.root(rule.leading)?;
        }
        self.number(12, usize::from(record.example_kinds));
        for digit in &record.examples {
            self.number(4, usize::from(*digit));
        }
        Ok(())
    }

    fn head(&self, head: usize) -> &Head {
        &self.contents.dag.heads[head]
    }

    fn whole(&mut self, number: usize) -> Result<()> {
        self.root(Some(number))?;
        let meanings = self.head(number).meanings.clone();
        self.times(meanings.len());
        for meaning in meanings {
            match self.meanings.iter().position(|known| *known == meaning) {
                Some(known) => {
                    self.say(false);
                    self.number(9, known);
                }
                None => {
                    self.say(true);
                    self.meanings.push(meaning);
                    let [labels, lengths, more] = self.contents.meanings[usize::from(meaning)];
                    self.number(4, usize::from(labels & 0xFF));
                    self.lengths(lengths);
                    self.number(4, usize::from(labels >> 8));
                    if labels >> 8 > 0 {
                        self.lengths(more);
                    }
                }
            }
        }
        ensure!(self.meanings.len() <= 512, "more meanings than numbers for them");
        Ok(())
    }

    fn shared(&mut self, head: Option<usize>) -> Result<()> {
        let Some(number) = head else {
            self.number(7, 0);
            return Ok(());
        };
        if let Some(known) = self.heads.iter().position(|head| *head == number) {
            self.number(7, known + 2);
            return Ok(());
        }
        self.number(7, 1);
        self.root(Some(number))?;
        let meanings = self.head(number).meanings.clone();
        self.times(meanings.len());
        for meaning in meanings {
            self.number(8, meaning.into());
        }
        self.heads.push(number);
        ensure!(self.heads.len() <= 126, "more prefix automata than numbers for them");
        Ok(())
    }

    fn root(&mut self, head: Option<usize>) -> Result<()> {
        match head.map_or(Cell::Dead, |head| self.head(head).start) {
            Cell::Dead => self.number(2, 0),
            Cell::Leaf(leaf) => {
                self.number(2, 1);
                self.times(leaf.into());
            }
            Cell::Node(node) if self.can_be_named(node) => {
                self.number(2, 2);
                self.name(node);
            }
            Cell::Node(node) => {
                self.number(2, 3);
                let labels = self.is_labelled(node);
                self.say(labels);
                self.state(node, labels)?;
            }
        }
        Ok(())
    }

    /// Whether a state has a label, or one behind it.
    fn is_labelled(&self, node: usize) -> bool {
        let node = &self.contents.dag.nodes[node];
        node.label.is_some()
            || node.cells.iter().any(|cell| matches!(cell, Cell::Node(next) if self.is_labelled(*next)))
    }

    fn can_be_named(&self, node: usize) -> bool {
        self.told.contains(&node)
    }

    fn name(&mut self, node: usize) {
        let at = self.named.iter().position(|named| *named == node).unwrap_or_default();
        let back = self.named.len() - at;
        let width = back.ilog2();
        self.number(4, width as usize);
        self.number(width, back - (1 << width));
        self.named.remove(at);
        self.named.push(node);
    }

    fn state(&mut self, number: usize, labels: bool) -> Result<()> {
        let node = self.contents.dag.nodes[number];
        if labels && self.say(node.label.is_some()) {
            self.number(5, usize::from(node.label.unwrap_or_default()));
        }
        let mut known: Vec<Cell> = Vec::new();
        let mut new: Vec<usize> = Vec::new();
        let mut before = Cell::Dead;
        for (digit, &cell) in node.cells.iter().enumerate() {
            if digit > 0 && self.say(cell == before) {
                continue;
            }
            let others: Vec<Cell> = known.iter().rev().copied().filter(|other| *other != before).collect();
            let may_be_dead = digit == 0 || before != Cell::Dead;
            before = cell;
            if may_be_dead && self.say(cell == Cell::Dead) {
                continue;
            }
            if !others.is_empty() && self.say(others.contains(&cell)) {
                for other in &others[..others.len() - 1] {
                    if !self.say(*other != cell) {
                        break;
                    }
                }
                continue;
            }
            known.push(cell);
            match cell {
                Cell::Dead => {}
                Cell::Leaf(leaf) => {
                    self.say(true);
                    self.times(leaf.into());
                    ensure!(usize::from(leaf) < LEAVES, "a leaf too many");
                }
                Cell::Node(node) => {
                    self.say(false);
                    if self.say(!self.can_be_named(node)) {
                        new.push(node);
                    } else {
                        self.name(node);
                    }
                }
            }
        }
        for node in new {
            self.state(node, labels)?;
        }
        // The unpacker finds a state that was told twice.
        let leads_on = node.cells.iter().any(|cell| matches!(cell, Cell::Node(_)));
        if leads_on && self.told.insert(number) {
            self.named.push(number);
        }
        Ok(())
    }
}

/// A range coder that writes the answers with the chances of the unpacker.
struct Coder<'a> {
    answers: std::slice::Iter<'a, bool>,
    low: u64,
    range: u32,
    /// A byte that a carry can still change, and how many bytes of 255 come after it.
    held: u8,
    after: usize,
    bytes: Vec<u8>,
}

impl Source for &mut Coder<'_> {
    fn next(&mut self, chance: u32) -> bool {
        let yes = self.answers.next().copied().unwrap_or(false);
        let bound = (self.range >> 12) * chance;
        if yes {
            self.range = bound;
        } else {
            self.low += u64::from(bound);
            self.range -= bound;
        }
        while self.range < 1 << 24 {
            self.range <<= 8;
            self.shift();
        }
        yes
    }
}

impl Coder<'_> {
    fn shift(&mut self) {
        if self.low < 0xFF00_0000 || self.low > 0xFFFF_FFFF {
            let carry = (self.low >> 32) as u8;
            self.bytes.push(self.held.wrapping_add(carry));
            for _ in 0..std::mem::take(&mut self.after) {
                self.bytes.push(0xFFu8.wrapping_add(carry));
            }
            self.held = (self.low >> 24) as u8;
        } else {
            self.after += 1;
        }
        self.low = (self.low & 0x00FF_FFFF) << 8;
    }

    /// The bytes, without those that are zero in any case.
    fn finish(mut self) -> Vec<u8> {
        for _ in 0..5 {
            self.shift();
        }
        let end = self.bytes.iter().rposition(|byte| *byte != 0).map_or(0, |last| last + 1);
        self.bytes[2..end].to_vec()
    }
}
