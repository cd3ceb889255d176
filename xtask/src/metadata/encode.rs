//! The automata as bytes.
//!
//! A state is one instruction; a state that only one other leads to follows it. What several states share is named by a number of a
//! side table (`items`: two bytes each, the place of a state), the most used in one byte. Each kind of byte has values of its own:
//! that is what a compressor of bytes needs to tell them apart.
//!
//! | first byte | then | meaning |
//! |---|---|---|
//! | `00`-`09` | | takes that digit |
//! | `0A` | | takes any digit |
//! | `0B` | leaf | holds here, or it goes on |
//! | `0C` | | nothing is taken |
//! | `10`-`2F` | | a leaf |
//! | `30`-`3F` | 1 byte | an item, from the 64th |
//! | `40`-`7F` | | one of the first 64 items |
//! | `80`-`DF` | 2 bytes, pointers | two bits a digit, see [`PALETTES`]; from `B0` the first child follows the pointers |
//! | `E4`, `E5` | 5 bytes, pointers | four bits a digit: 0 nothing, 1-6 a leaf, 7 the child before, 8 the next child; `E5`: the first child follows |
//! | `F0`-`F3` | 1 byte | takes a digit out of a set of ten bits |
//!
//! A pointer is a leaf, an item, or, from `80`, so many bytes ahead of the pointer's end; from `E0` with one more byte.
//!
//! In front of the first state of an automaton stands what its leaves mean: that of leaf 0 right in front, that of leaf 1 before it.

use super::dag::{Cell, Dag, Node};
use anyhow::{Result, ensure};
use std::collections::{BTreeSet, HashMap, HashSet};

const HOT_ITEMS: usize = 64;
const ITEM_SIZE: usize = 2;
/// Each round of copies makes room for others.
const COPY_ROUNDS: usize = 3;
const NEAR: usize = 96;
const FAR: usize = NEAR + 0x20 * 0x100;

/// A digit in a row: nothing, one of the first leaves, or a child.
const NOTHING: u8 = 0;
const LEAVES: u8 = 6;
const AGAIN: u8 = 7;
const CHILD: u8 = 8;
/// What two bits of a row stand for.
const PALETTES: [[u8; 4]; 3] = [[NOTHING, 1, 2, CHILD], [NOTHING, 1, AGAIN, CHILD], [NOTHING, 2, 3, CHILD]];

/// The bytes of all states, and where each automaton begins.
pub struct Encoded {
    pub bytes: Vec<u8>,
    pub items: Vec<u8>,
    pub heads: Vec<u16>,
}

struct Encoder<'a> {
    nodes: &'a [Node],
    /// Numbers of the shared nodes.
    numbers: HashMap<usize, usize>,
    /// The bytes of a node together with everything that only it leads to.
    blocks: HashMap<usize, Vec<u8>>,
}

/// Lays out everything that can be reached from the heads.
pub fn encode(dag: &Dag) -> Result<Encoded> {
    let mut encoder = Encoder { nodes: &dag.nodes, numbers: HashMap::new(), blocks: HashMap::new() };
    let starts: Vec<usize> = dag.heads.iter().filter_map(|head| node_of(head.start)).collect();
    // Shared nodes that are smaller than what it costs to share them: each use has its own copy.
    let mut copied = HashSet::new();
    let mut items = encoder.share(&starts, &copied);
    for _ in 0..COPY_ROUNDS {
        for (number, &(node, uses)) in items.iter().enumerate() {
            let size = encoder.block(node)?.len();
            let pointer = if number < HOT_ITEMS { 1 } else { 2 };
            // Two of three copies stand behind a pointer, the others take the place of one.
            if uses * (3 * size + 2) < 4 * (ITEM_SIZE + 1 + size + uses * pointer) {
                copied.insert(node);
            }
        }
        items = encoder.share(&starts, &copied);
    }

    let mut bytes = vec![0x0C];
    let mut heads = Vec::new();
    for head in &dag.heads {
        bytes.extend(head.meanings.iter().rev());
        heads.push(u16::try_from(bytes.len())?);
        bytes.extend(encoder.target(head.start)?);
    }
    let mut places = HashMap::new();
    let shared: BTreeSet<usize> = items.iter().map(|(node, _)| *node).collect();
    for node in shared {
        places.insert(node, u16::try_from(bytes.len())?);
        bytes.extend(encoder.block(node)?);
    }
    let items = items.iter().flat_map(|(node, _)| places[node].to_le_bytes()).collect();
    Ok(Encoded { bytes, items, heads })
}

const fn node_of(cell: Cell) -> Option<usize> {
    match cell {
        Cell::Node(node) => Some(node),
        _ => None,
    }
}

/// The different nodes that a node leads to, in the order of their first digits.
fn children(node: &Node) -> Vec<usize> {
    let mut children = Vec::new();
    let cells = match node {
        Node::Row(cells) => cells.as_slice(),
        Node::Label(_, cell) => core::slice::from_ref(cell),
    };
    for child in cells.iter().filter_map(|cell| node_of(*cell)) {
        if !children.contains(&child) {
            children.push(child);
        }
    }
    children
}

impl Encoder<'_> {
    /// Finds out which nodes are shared, gives the most used the lowest numbers, and says how often each is pointed at.
    fn share(&mut self, starts: &[usize], copied: &HashSet<usize>) -> Vec<(usize, usize)> {
        let mut uses: HashMap<usize, usize> = HashMap::new();
        let mut seen = HashSet::new();
        let mut waiting = starts.to_vec();
        for start in starts {
            *uses.entry(*start).or_default() += 1;
        }
        while let Some(node) = waiting.pop() {
            if !copied.contains(&node) && !seen.insert(node) {
                continue;
            }
            for child in children(&self.nodes[node]) {
                *uses.entry(child).or_default() += 1;
                waiting.push(child);
            }
        }
        let mut shared: Vec<(usize, usize)> =
            uses.into_iter().filter(|(node, uses)| *uses > 1 && !copied.contains(node)).collect();
        shared.sort_by_key(|&(node, uses)| (usize::MAX - uses, node));
        self.numbers = shared.iter().enumerate().map(|(number, (node, _))| (*node, number)).collect();
        self.blocks.clear();
        shared
    }

    fn block(&mut self, node: usize) -> Result<Vec<u8>> {
        if let Some(block) = self.blocks.get(&node) {
            return Ok(block.clone());
        }
        let block = match self.nodes[node] {
            Node::Label(leaf, next) => [&[0x0B, leaf][..], &self.target(next)?].concat(),
            Node::Row(cells) => self.row(&cells)?,
        };
        self.blocks.insert(node, block.clone());
        Ok(block)
    }

    /// A pointer, or the state itself if nothing else leads to it.
    fn target(&mut self, cell: Cell) -> Result<Vec<u8>> {
        Ok(match cell {
            Cell::Dead => vec![0x0C],
            Cell::Leaf(leaf) => vec![0x10 + leaf],
            Cell::Node(node) => match self.numbers.get(&node) {
                Some(&number) if number < HOT_ITEMS => vec![0x40 + number as u8],
                Some(&number) => {
                    let rest = number - HOT_ITEMS;
                    ensure!(rest <= 0xFFF, "more shared states than a pointer can name");
                    vec![0x30 + (rest >> 8) as u8, rest as u8]
                }
                None => self.block(node)?,
            },
        })
    }

    fn row(&mut self, cells: &[Cell; 10]) -> Result<Vec<u8>> {
        let live: HashSet<Cell> = cells.iter().copied().filter(|cell| *cell != Cell::Dead).collect();
        if let (1, Some(&target)) = (live.len(), live.iter().next()) {
            let set = (0..10).filter(|&digit| cells[digit] == target).fold(0u16, |set, digit| set | 1 << digit);
            let mut bytes = match set.count_ones() {
                1 => vec![set.trailing_zeros() as u8],
                10 => vec![0x0A],
                _ => vec![0xF0 + (set >> 8) as u8, set as u8],
            };
            bytes.extend(self.target(target)?);
            return Ok(bytes);
        }
        let mut children: Vec<Cell> = Vec::new();
        let row = cells.map(|cell| match cell {
            Cell::Dead => NOTHING,
            Cell::Leaf(leaf) if leaf < LEAVES => leaf + 1,
            _ if children.last() == Some(&cell) => AGAIN,
            _ => {
                children.push(cell);
                CHILD
            }
        });
        let is_own = |cell: &Cell| node_of(*cell).is_some_and(|node| !self.numbers.contains_key(&node));
        let follows = children.first().is_some_and(is_own);
        let mut own: Vec<Cell> = Vec::new();
        for child in children.iter().filter(|child| is_own(child)) {
            if !own.contains(child) {
                own.push(*child);
            }
        }
        let mut bytes = Vec::new();
        let value = |palette: &[u8; 4], cell: u8| palette.iter().position(|value| *value == cell);
        match PALETTES.iter().position(|palette| row.iter().all(|cell| value(palette, *cell).is_some())) {
            Some(number) => {
                let bits = |cell: u8| value(&PALETTES[number], cell).unwrap_or_default() as u32;
                let map = row.iter().fold(0, |map, cell| map << 2 | bits(*cell)).to_be_bytes();
                let variant = number as u8 + if follows { PALETTES.len() as u8 } else { 0 };
                bytes.extend([0x80 + 0x10 * variant + map[1], map[2], map[3]]);
            }
            None => {
                bytes.push(0xE4 + u8::from(follows));
                bytes.extend(row.chunks(2).map(|pair| pair[0] << 4 | pair[1]));
            }
        }
        // Where each child of its own begins, behind the pointers.
        let mut blocks = Vec::new();
        let mut starts: HashMap<Cell, usize> = HashMap::new();
        for &child in &own {
            starts.insert(child, blocks.len());
            blocks.extend(self.target(child)?);
        }
        // Backwards, since a distance counts the pointers after it.
        let mut list: Vec<Vec<u8>> = Vec::new();
        let mut behind = 0;
        for child in children.iter().skip(usize::from(follows)).rev() {
            let pointer = match starts.get(child) {
                None => self.target(*child)?,
                Some(start) => match start + behind {
                    distance @ 0..NEAR => vec![0x80 + distance as u8],
                    distance => {
                        ensure!(distance < FAR, "a state out of reach");
                        vec![0xE0 + ((distance - NEAR) >> 8) as u8, (distance - NEAR) as u8]
                    }
                },
            };
            behind += pointer.len();
            list.push(pointer);
        }
        bytes.extend(list.into_iter().rev().flatten());
        bytes.extend(blocks);
        Ok(bytes)
    }
}
