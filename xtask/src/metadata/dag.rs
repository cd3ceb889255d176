//! The automata in the form in which they are written: states that only count are leaves.
//!
//! Behind most prefixes nothing counts but how many digits there are. Such a state is a leaf, and a leaf is a small number of the
//! territory: "the most usual", "the next". What it stands for (a kind of number, and how long such numbers are as a whole) is told
//! once at the head of the automaton. So the states of countries that divide their numbers alike are the same states, whatever the
//! kinds are and however long the numbers.

use super::automaton::{DEAD, Label, OPEN, State, Store};
use anyhow::{Result, ensure};
use std::collections::{BTreeMap, HashMap};

/// Lengths of whole numbers: bit `n` stands for `n + 2` digits.
pub type Totals = u16;
/// More leaves than this an automaton cannot tell apart.
pub const MOST_LEAVES: usize = 32;

/// Where a digit leads.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Cell {
    Dead,
    Leaf(u8),
    Node(usize),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Node {
    /// What this leaf says may hold here. If it does not, it goes on.
    pub label: Option<u8>,
    pub cells: [Cell; 10],
}

/// Where an automaton begins, and what its leaves stand for.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Head {
    pub start: Cell,
    pub meanings: Vec<u16>,
}

/// All nodes; equal ones are one.
#[derive(Debug, Default)]
pub struct Dag {
    pub nodes: Vec<Node>,
    index: HashMap<Node, usize>,
    pub heads: Vec<Head>,
    head_index: HashMap<Head, usize>,
}

/// A state by itself, before the leaves have their numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Raw {
    Dead,
    Leaf(Meaning),
    Node(usize),
}

/// More labels than this a leaf cannot have.
const MOST_LABELS: usize = 4;

/// Labels, and for which whole lengths each is. No label in places that are not needed.
type Meaning = [(Label, Totals); MOST_LABELS];

/// What gives the number by which labels and their lengths are known.
pub type Numbering<'a> = dyn FnMut(&[(Label, Totals)]) -> Result<u16> + 'a;

#[derive(Debug, Clone, Copy)]
struct RawNode {
    label: Option<Meaning>,
    cells: [Raw; 10],
}

const fn meaning(label: Label, totals: Totals) -> Meaning {
    let mut meaning = [(0, 0); MOST_LABELS];
    meaning[0] = (label, totals);
    meaning
}

/// For which lengths the label is.
fn lengths(meaning: &Meaning, label: Label) -> Totals {
    meaning.iter().filter(|(known, _)| *known == label).fold(0, |lengths, (_, more)| lengths | more)
}

/// One automaton on its way into the DAG.
struct Draft<'s> {
    store: &'s Store,
    nodes: Vec<RawNode>,
    seen: HashMap<(State, u32), Raw>,
    /// How often each meaning is used, and how many digits there are at least when it is.
    uses: Vec<(Meaning, usize, u32)>,
}

impl Dag {
    /// An automaton of whole numbers.
    pub fn whole(&mut self, store: &Store, counts: &Counts, root: State, number: &mut Numbering<'_>) -> Result<usize> {
        let mut draft = Draft::new(store);
        let start = draft.whole(counts, root, 0)?;
        let same = draft.merged();
        let number = &mut |meaning: Meaning| {
            let labels = meaning.iter().take_while(|(label, _)| *label != 0).count();
            number(&meaning[..labels]).map(Some)
        };
        self.add(&draft, start, &same, number)
    }

    /// An automaton whose labels hold whatever the length.
    pub fn labelled(&mut self, store: &Store, root: State) -> Result<usize> {
        let mut draft = Draft::new(store);
        let start = draft.labelled(root);
        // Behind the state after which anything may follow there is nothing to tell.
        let number = &mut |[(label, _), ..]: Meaning| Ok((label != OPEN).then_some(label.into()));
        self.add(&draft, start, &HashMap::new(), number)
    }

    fn add(
        &mut self,
        draft: &Draft<'_>,
        start: Raw,
        same: &HashMap<Meaning, Meaning>,
        number: &mut dyn FnMut(Meaning) -> Result<Option<u16>>,
    ) -> Result<usize> {
        let resolve = |meaning: Meaning| same.get(&meaning).copied().unwrap_or(meaning);
        let mut order: Vec<(Meaning, usize)> = Vec::new();
        for &(meaning, uses, _) in &draft.uses {
            let meaning = resolve(meaning);
            match order.iter_mut().find(|(known, _)| *known == meaning) {
                Some((_, count)) => *count += uses,
                None => order.push((meaning, uses)),
            }
        }
        // The most used first; what comes first in the digits if there are several.
        order.sort_by_key(|&(_, uses)| usize::MAX - uses);
        ensure!(order.len() <= MOST_LEAVES, "more kinds of leaves than numbers for them");
        let leaf = |meaning| {
            let meaning = resolve(meaning);
            order.iter().position(|(known, _)| *known == meaning).unwrap_or_default() as u8
        };
        let mut places: Vec<usize> = Vec::new();
        let cell = |raw: Raw, places: &[usize]| match raw {
            Raw::Dead => Cell::Dead,
            Raw::Leaf(meaning) => Cell::Leaf(leaf(meaning)),
            Raw::Node(number) => Cell::Node(places[number]),
        };
        for node in &draft.nodes {
            let node = Node { label: node.label.map(&leaf), cells: node.cells.map(|raw| cell(raw, &places)) };
            let nodes = &mut self.nodes;
            places.push(*self.index.entry(node).or_insert_with(|| {
                nodes.push(node);
                nodes.len() - 1
            }));
        }
        let meanings = order.iter().filter_map(|(meaning, _)| number(*meaning).transpose()).collect::<Result<_>>()?;
        let head = Head { start: cell(start, &places), meanings };
        let heads = &mut self.heads;
        Ok(*self.head_index.entry(head).or_insert_with_key(|head| {
            heads.push(head.clone());
            heads.len() - 1
        }))
    }
}

impl<'s> Draft<'s> {
    fn new(store: &'s Store) -> Self {
        Self { store, nodes: Vec::new(), seen: HashMap::new(), uses: Vec::new() }
    }

    fn push(&mut self, node: RawNode) -> Raw {
        self.nodes.push(node);
        Raw::Node(self.nodes.len() - 1)
    }

    fn uses(&mut self, meaning: Meaning, depth: u32) -> Meaning {
        match self.uses.iter_mut().find(|(known, ..)| *known == meaning) {
            Some((_, count, least)) => {
                *count += 1;
                *least = depth.min(*least);
            }
            None => self.uses.push((meaning, 1, depth)),
        }
        meaning
    }

    fn whole(&mut self, counts: &Counts, state: State, depth: u32) -> Result<Raw> {
        if state == DEAD {
            return Ok(Raw::Dead);
        }
        if let Some(ends) = &counts[state as usize] {
            return self.leaf(ends, depth);
        }
        if let Some(&raw) = self.seen.get(&(state, depth)) {
            return Ok(raw);
        }
        let store = self.store;
        let node = &store.nodes[state as usize];
        let mut cells = [Raw::Dead; 10];
        for (cell, &next) in cells.iter_mut().zip(&node.next) {
            *cell = self.whole(counts, next, depth + 1)?;
        }
        let label = match node.label {
            0 => None,
            label => Some(self.uses(meaning(label, totals(depth)?), depth)),
        };
        let raw = self.push(RawNode { label, cells });
        self.seen.insert((state, depth), raw);
        Ok(raw)
    }

    fn leaf(&mut self, ends: &[(u32, Label)], depth: u32) -> Result<Raw> {
        let mut labels: BTreeMap<Label, Totals> = BTreeMap::new();
        for &(more, label) in ends {
            *labels.entry(label).or_default() |= totals(depth + more)?;
        }
        ensure!(labels.len() <= MOST_LABELS, "a leaf of too many labels");
        if labels.is_empty() {
            return Ok(Raw::Dead);
        }
        let mut meaning = Meaning::default();
        for (place, label) in meaning.iter_mut().zip(labels) {
            *place = label;
        }
        Ok(Raw::Leaf(self.uses(meaning, depth)))
    }

    fn labelled(&mut self, state: State) -> Raw {
        if state == DEAD {
            return Raw::Dead;
        }
        if let Some(&raw) = self.seen.get(&(state, 0)) {
            return raw;
        }
        let store = self.store;
        let node = &store.nodes[state as usize];
        let raw = if node.next == [DEAD; 10] {
            Raw::Leaf(self.uses(meaning(node.label, 0), 0))
        } else {
            let cells = node.next.map(|next| self.labelled(next));
            let label = (node.label != 0).then(|| self.uses(meaning(node.label, 0), 0));
            self.push(RawNode { label, cells })
        };
        self.seen.insert((state, 0), raw);
        raw
    }

    /// Meanings that are one: they differ only in lengths that are over when they are reached.
    fn merged(&self) -> HashMap<Meaning, Meaning> {
        let mut same: HashMap<Meaning, Meaning> = HashMap::new();
        let mut order = self.uses.clone();
        order.sort_by_key(|&(_, uses, _)| uses);
        for (place, &(meaning, _, depth)) in order.iter().enumerate() {
            let ahead = Totals::MAX.checked_shl(depth.saturating_sub(2)).unwrap_or(0);
            let agrees = |other: &Meaning, label| (lengths(other, label) ^ lengths(&meaning, label)) & ahead == 0;
            let fits = |other: &Meaning| other.iter().chain(&meaning).all(|(label, _)| agrees(other, *label));
            if let Some((other, ..)) = order[place + 1..].iter().rev().find(|(other, ..)| fits(other)) {
                same.insert(meaning, *other);
            }
        }
        // One may have gone to another that went on itself.
        let keys: Vec<Meaning> = same.keys().copied().collect();
        for key in keys {
            let mut end = same[&key];
            while let Some(next) = same.get(&end) {
                end = *next;
            }
            same.insert(key, end);
        }
        same
    }
}

fn totals(digits: u32) -> Result<Totals> {
    ensure!((2..18).contains(&digits), "a number of {digits} digits");
    Ok(1 << (digits - 2))
}

/// For states behind which only the number of digits counts: how many more there may be, and the label then.
pub type Counts = Vec<Option<Vec<(u32, Label)>>>;

/// Looks at every state of the store.
pub fn counts(store: &Store) -> Counts {
    let mut counts: Counts = vec![None; store.nodes.len()];
    for (number, node) in store.nodes.iter().enumerate() {
        let target = node.next[0];
        // The state after which anything may follow counts nothing; a label above four bits belongs to a prefix pattern.
        if number == DEAD as usize || node.label >= OPEN || node.next.iter().any(|&next| next != target) {
            continue;
        }
        let own = (node.label != 0).then_some((0, node.label));
        let more = match (target, &counts[target as usize]) {
            (DEAD, _) => Vec::new(),
            (_, Some(more)) => more.iter().map(|&(digits, label)| (digits + 1, label)).collect(),
            (_, None) => continue,
        };
        counts[number] = Some(own.into_iter().chain(more).collect());
    }
    counts
}
