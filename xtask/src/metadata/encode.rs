//! The automata as bytes.
//!
//! A state is one instruction; the state that follows in the bytes is its last target, so most targets cost nothing. What several
//! states share is named by a number of a side table (`items`), the most used in one byte.
//!
//! | first byte | then | meaning |
//! |---|---|---|
//! | `00`-`09` | | takes that digit |
//! | `0A` | | takes any digit |
//! | `0B` | label | the digits may end here |
//! | `0C`-`0F` | 1 byte | takes a digit out of a set of ten bits |
//! | `10`-`4F` | 2 bytes, pointers | two bits a digit: 0 nothing, else the number of a target; high nibble 1: 2 pointers, 2: 3 pointers, 3: 1 pointer and what follows, 4: 2 pointers and what follows |
//! | `50`-`5F` | 4 bytes, pointers | three bits a digit; low bits: number of pointers, bit 3: and what follows |
//! | `60`-`7E` | 5 bytes, pointers | four bits a digit; low nibble: number of pointers, from `70`: and what follows |
//! | `7F` | | nothing is taken |
//! | `80`-`EF` | as a pointer | goes on at an item |
//!
//! A pointer: `00`-`7F` so many bytes ahead of the pointer's end, `80`-`DF` one of the first 96 items, `E0`-`EF` with one more byte
//! the items after those, `F0`-`FF` with one more byte a distance from 128.
//!
//! An item has three bytes, the low one first. Bits 20-23 zero: bits 0-19 are the place of a state. Otherwise they are a label, and
//! bit `n` of the rest says that it holds when `n` more digits follow, whatever they are.

use super::automaton::{DEAD, Node, State, Store};
use anyhow::{Result, ensure};
use std::collections::{BTreeSet, HashMap, HashSet};

const HOT_ITEMS: usize = 96;
const ITEM_SIZE: usize = 3;
/// Each round of copies makes room for others.
const COPY_ROUNDS: usize = 3;
const FAR: usize = 128 + 0xFFF;
/// As many digits as a tail can count.
pub const LONGEST_TAIL: u32 = 19;

/// The bytes of all states, and where the asked ones begin.
pub struct Encoded {
    pub bytes: Vec<u8>,
    pub items: Vec<u8>,
    pub places: HashMap<State, u16>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Item {
    /// Any digits, so many (as bits): then the label.
    Tail(u32, u8),
    State(State),
}

struct Encoder<'a> {
    nodes: &'a [Node],
    tails: Vec<Option<(u32, u8)>>,
    numbers: HashMap<Item, usize>,
    items: Vec<Item>,
    apart: HashSet<State>,
    roots: HashSet<State>,
    /// Shared states that are smaller than what it costs to share them: each use has its own copy.
    copied: HashSet<State>,
}

/// Lays out everything that can be reached from `roots`. `open` is the state that takes whatever follows.
pub fn encode(store: &Store, roots: &[State], open: State) -> Result<Encoded> {
    let nodes = &store.nodes;
    let mut encoder = Encoder {
        nodes,
        tails: tails(nodes, open),
        numbers: HashMap::new(),
        items: Vec::new(),
        apart: HashSet::new(),
        roots: roots.iter().copied().filter(|&root| root != DEAD).collect(),
        copied: HashSet::new(),
    };
    encoder.choose_items();
    for _ in 0..COPY_ROUNDS {
        encoder.choose_copies()?;
        encoder.choose_items();
    }
    let mut bytes = vec![0x7F];
    let mut places = HashMap::from([(DEAD, 0)]);
    let mut waiting: BTreeSet<State> = encoder.apart.iter().copied().collect();
    while let Some(state) = waiting.pop_last() {
        let block = encoder.block(state)?;
        places.insert(state, bytes.len());
        bytes.extend(block);
        // States that turned out to lie too far away get a place of their own.
        waiting.extend(encoder.apart.iter().filter(|state| !places.contains_key(state)));
    }
    ensure!(bytes.len() <= usize::from(u16::MAX), "more states than two bytes can address");
    let mut items = Vec::new();
    for item in &encoder.items {
        let value = match *item {
            Item::Tail(lengths, label) => lengths | u32::from(label) << 20,
            Item::State(state) => places[&state] as u32,
        };
        items.extend_from_slice(&value.to_le_bytes()[..ITEM_SIZE]);
    }
    Ok(Encoded { bytes, items, places: places.into_iter().map(|(state, place)| (state, place as u16)).collect() })
}

/// States after which only the number of digits counts, with one label.
fn tails(nodes: &[Node], open: State) -> Vec<Option<(u32, u8)>> {
    let mut tails: Vec<Option<(u32, u8)>> = vec![None; nodes.len()];
    for (number, node) in nodes.iter().enumerate() {
        let state = number as State;
        // A label above four bits belongs to a prefix pattern.
        if state == DEAD || node.label > 15 {
            continue;
        }
        if state == open {
            tails[number] = Some(((1 << (LONGEST_TAIL + 1)) - 1, node.label));
            continue;
        }
        let target = node.next[0];
        if node.next.iter().any(|&next| next != target) {
            continue;
        }
        let own = (u32::from(node.label != 0), node.label);
        tails[number] = match (target, tails[target as usize]) {
            (DEAD, _) => Some(own),
            (_, Some((lengths, label))) if target != open && (own.1 == 0 || own.1 == label) => {
                Some((lengths << 1 | own.0, label))
            }
            _ => None,
        };
    }
    tails
}

impl Encoder<'_> {
    /// How often each item is pointed at.
    fn uses(&self) -> HashMap<Item, usize> {
        let mut uses = HashMap::new();
        let mut seen = HashSet::new();
        let mut waiting: Vec<State> = self.roots.iter().copied().collect();
        while let Some(state) = waiting.pop() {
            if !self.copied.contains(&state) && !seen.insert(state) {
                continue;
            }
            for target in self.targets(state) {
                match self.tails[target as usize] {
                    Some((lengths, label)) => *uses.entry(Item::Tail(lengths, label)).or_default() += 1,
                    None => {
                        *uses.entry(Item::State(target)).or_default() += 1;
                        waiting.push(target);
                    }
                }
            }
        }
        uses
    }

    /// Finds shared states that had better be repeated.
    fn choose_copies(&mut self) -> Result<()> {
        let uses = self.uses();
        for (number, item) in self.items.clone().into_iter().enumerate() {
            let Item::State(state) = item else { continue };
            if self.roots.contains(&state) {
                continue;
            }
            let (size, count) = (self.block(state)?.len(), uses.get(&item).copied().unwrap_or(0));
            let pointer = if number < HOT_ITEMS { 1 } else { 2 };
            // Two of three copies stand behind a pointer, the others take the place of one.
            if count * (3 * size + 2) < 4 * (ITEM_SIZE + size + count * pointer) {
                self.copied.insert(state);
            }
        }
        Ok(())
    }

    /// Finds out who is shared, and gives the most used the lowest numbers.
    fn choose_items(&mut self) {
        self.numbers.clear();
        self.items.clear();
        self.apart = self.roots.clone();
        let uses = self.uses();
        let mut items: Vec<(Item, usize)> = uses
            .into_iter()
            .filter(|(item, count)| match item {
                Item::Tail(..) => true,
                Item::State(state) => (*count > 1 || self.apart.contains(state)) && !self.copied.contains(state),
            })
            .collect();
        items.sort_by_key(|&(item, count)| {
            let tie = match item {
                Item::Tail(lengths, label) => (0, lengths, u32::from(label)),
                Item::State(state) => (1, state, 0),
            };
            (usize::MAX - count, tie)
        });
        for (item, _) in items {
            self.item(item);
        }
    }

    fn item(&mut self, item: Item) -> usize {
        if let Item::State(state) = item {
            self.apart.insert(state);
        }
        *self.numbers.entry(item).or_insert_with(|| {
            self.items.push(item);
            self.items.len() - 1
        })
    }

    /// The different live targets of a state, in the order of their first digits.
    fn targets(&self, state: State) -> Vec<State> {
        let mut targets = Vec::new();
        for &next in &self.nodes[state as usize].next {
            if next != DEAD && !targets.contains(&next) {
                targets.push(next);
            }
        }
        targets
    }

    fn as_item(&self, state: State) -> Option<Item> {
        match self.tails[state as usize] {
            Some((lengths, label)) => Some(Item::Tail(lengths, label)),
            None if self.apart.contains(&state) => Some(Item::State(state)),
            None => None,
        }
    }

    /// The bytes of a state together with everything that only it leads to.
    fn block(&mut self, state: State) -> Result<Vec<u8>> {
        let node = self.nodes[state as usize].clone();
        let mut bytes = Vec::new();
        // A root can be a tail: then it is spelled out.
        if node.label != 0 {
            bytes.extend([0x0B, node.label]);
        }
        let targets = self.targets(state);
        match targets.as_slice() {
            [] => bytes.push(0x7F),
            [target] => {
                let set = (0..10).filter(|&d| node.next[d] == *target).fold(0u16, |set, d| set | 1 << d);
                match (set.count_ones(), set) {
                    (1, _) => bytes.push(set.trailing_zeros() as u8),
                    (10, _) => bytes.push(0x0A),
                    _ => bytes.extend([0x0C | (set >> 8) as u8, set as u8]),
                }
                bytes.extend(self.continuation(*target)?);
            }
            _ => self.branch(&node, &targets, &mut bytes)?,
        }
        Ok(bytes)
    }

    fn continuation(&mut self, target: State) -> Result<Vec<u8>> {
        match self.as_item(target) {
            Some(item) => {
                let number = self.item(item);
                pointer_to_item(number)
            }
            None => self.block(target),
        }
    }

    fn branch(&mut self, node: &Node, targets: &[State], bytes: &mut Vec<u8>) -> Result<()> {
        let mut own = Vec::new();
        let mut named = Vec::new();
        for &target in targets {
            match self.as_item(target) {
                Some(item) => named.push((target, self.item(item))),
                None => own.push((target, self.block(target)?)),
            }
        }
        own.sort_by_key(|(target, block)| (block.len(), *target));
        // The nearest block needs no pointer; what would lie out of reach moves away.
        let mut distance = 0;
        let mut near = Vec::new();
        for (target, block) in own {
            if distance + 2 * targets.len() > FAR {
                named.push((target, self.item(Item::State(target))));
                continue;
            }
            distance += block.len();
            near.push((target, block));
        }
        let follows = !near.is_empty();
        let mut order: Vec<State> = near.iter().skip(1).map(|(target, _)| *target).collect();
        order.extend(named.iter().map(|(target, _)| *target));
        let pointers = order.len();
        if let Some((target, _)) = near.first() {
            order.push(*target);
        }
        let class = |digit: usize| {
            let next = node.next[digit];
            order.iter().position(|&target| target == next).map_or(0, |position| position as u64 + 1)
        };
        let packed = |width: usize| (0..10).fold(0u64, |map, digit| map | class(digit) << (width * digit));
        match order.len() {
            2 | 3 => {
                let kind: u8 = match (pointers, follows) {
                    (2, false) => 0x10,
                    (3, false) => 0x20,
                    (1, true) => 0x30,
                    _ => 0x40,
                };
                let map = packed(2).to_be_bytes();
                bytes.extend([kind | map[5], map[6], map[7]]);
            }
            4..=7 => {
                bytes.push(0x50 | pointers as u8 | u8::from(follows) << 3);
                bytes.extend_from_slice(&packed(3).to_be_bytes()[4..]);
            }
            _ => {
                bytes.push(if follows { 0x70 } else { 0x60 } | pointers as u8);
                bytes.extend_from_slice(&packed(4).to_be_bytes()[3..]);
            }
        }
        // Backwards, since a distance counts the pointers after it.
        let mut list: Vec<Vec<u8>> = Vec::new();
        for (_, number) in named.iter().rev() {
            list.push(pointer_to_item(*number)?);
        }
        for position in (1..near.len()).rev() {
            let between: usize = near.iter().take(position).map(|(_, block)| block.len()).sum();
            let distance = between + list.iter().map(Vec::len).sum::<usize>();
            list.push(match distance {
                0..128 => vec![distance as u8],
                _ => vec![0xF0 | ((distance - 128) >> 8) as u8, (distance - 128) as u8],
            });
        }
        bytes.extend(list.into_iter().rev().flatten());
        bytes.extend(near.into_iter().flat_map(|(_, block)| block));
        Ok(())
    }
}

fn pointer_to_item(number: usize) -> Result<Vec<u8>> {
    if number < HOT_ITEMS {
        return Ok(vec![0x80 + number as u8]);
    }
    let rest = number - HOT_ITEMS;
    ensure!(rest <= 0xFFF, "more shared states than a pointer can name");
    Ok(vec![0xE0 | (rest >> 8) as u8, rest as u8])
}
