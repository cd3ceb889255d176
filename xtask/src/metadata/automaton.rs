//! Programs into automata over the ten digits, all of them in one store of shared states.
//!
//! The patterns are finite, so the automata have no loops. Building them from the leaves up and giving equal states one number
//! makes them minimal at once: no separate minimization is needed.

use super::pattern::{Program, Step};
use std::collections::HashMap;

/// Number of a state in the store.
pub type State = u32;

/// The state from which nothing matches.
pub const DEAD: State = 0;

/// Labels from here on are numbers of [`Outcomes`]; those below belong to patterns that take all digits.
pub const FIRST_OUTCOME: Label = 16;
/// Set in the label of outcomes that say nothing unless the digits end.
pub const ONLY_AT_END: Label = 0x80;
/// The label of the state after which anything may follow.
pub const OPEN: Label = 15;

/// What has matched when the digits end at a state, or go on from it. Zero: nothing.
pub type Label = u8;

#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct Node {
    pub label: Label,
    pub next: [State; 10],
}

/// All states; equal ones are one.
#[derive(Debug)]
pub struct Store {
    pub nodes: Vec<Node>,
    index: HashMap<Node, State>,
    outcomes: Vec<Outcomes>,
}

/// How far a prefix pattern matched and where its last group lies, in digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Outcome {
    pub end: u8,
    pub group: Option<(u8, u8)>,
}

/// What a prefix pattern says at a state: whatever follows, and when the digits end there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Outcomes {
    pub anywhere: Option<Outcome>,
    pub at_end: Option<Outcome>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
struct Thread {
    at: usize,
    open: Option<u8>,
    group: Option<(u8, u8)>,
}

impl Store {
    pub fn new() -> Self {
        let dead = Node::default();
        Self { nodes: vec![dead.clone()], index: HashMap::from([(dead, DEAD)]), outcomes: Vec::new() }
    }

    /// The outcomes that labels of prefix automata stand for.
    pub fn outcomes(&self) -> &[Outcomes] {
        &self.outcomes
    }

    fn intern(&mut self, node: Node) -> State {
        *self.index.entry(node).or_insert_with_key(|node| {
            self.nodes.push(node.clone());
            (self.nodes.len() - 1) as State
        })
    }

    /// Every pattern of the program against the whole of the digits; `label` sees which matched (a bit for each) and how long the
    /// digits are.
    pub fn whole(&mut self, program: &Program, label: &dyn Fn(u32, u32) -> Label) -> State {
        let mut seeds = Vec::new();
        for &start in &program.starts {
            close(program, Thread { at: start, open: None, group: None }, 0, false, &mut seeds);
        }
        self.whole_from(program, label, positions(&seeds), 0, &mut HashMap::new())
    }

    fn whole_from(
        &mut self,
        program: &Program,
        label: &dyn Fn(u32, u32) -> Label,
        set: Vec<usize>,
        depth: u32,
        seen: &mut HashMap<(Vec<usize>, u32), State>,
    ) -> State {
        if let Some(&state) = seen.get(&(set.clone(), depth)) {
            return state;
        }
        let matched = set.iter().fold(0, |bits, &at| match program.steps[at] {
            Step::Match(number) => bits | 1 << number,
            _ => bits,
        });
        let mut node = Node { label: label(matched, depth), ..Node::default() };
        for digit in 0..10 {
            let mut threads = Vec::new();
            for &at in &set {
                if matches!(program.steps[at], Step::Digit(set) if set >> digit & 1 == 1) {
                    close(program, Thread { at: at + 1, open: None, group: None }, 0, false, &mut threads);
                }
            }
            if !threads.is_empty() {
                node.next[digit] = self.whole_from(program, label, positions(&threads), depth + 1, seen);
            }
        }
        let state = self.intern(node);
        seen.insert((set, depth), state);
        state
    }

    /// One pattern against the front of the digits. The label of a state is the number of its [`Outcomes`].
    pub fn prefix(&mut self, program: &Program) -> State {
        let mut threads = Vec::new();
        close(program, Thread { at: program.starts[0], open: None, group: None }, 0, false, &mut threads);
        self.prefix_from(program, threads, 0, &mut HashMap::new())
    }

    fn prefix_from(
        &mut self,
        program: &Program,
        mut threads: Vec<Thread>,
        depth: u8,
        seen: &mut HashMap<(Vec<Thread>, u8), State>,
    ) -> State {
        // A match beats everything that comes later in the order.
        let first_match = threads.iter().position(|t| matches!(program.steps[t.at], Step::Match(_)));
        if let Some(position) = first_match {
            threads.truncate(position + 1);
        }
        if let Some(&state) = seen.get(&(threads.clone(), depth)) {
            return state;
        }
        let outcome = |thread: &Thread| Outcome { end: depth, group: thread.group };
        let anywhere = first_match.and_then(|position| threads.get(position)).map(outcome);
        let mut ended = Vec::new();
        for &thread in &threads {
            close(program, thread, depth, true, &mut ended);
        }
        let at_end = ended.iter().find(|t| matches!(program.steps[t.at], Step::Match(_))).map(outcome);
        let mut node = Node { label: self.outcome(Outcomes { anywhere, at_end }), ..Node::default() };
        for digit in 0..10 {
            let mut after = Vec::new();
            for &thread in &threads {
                if matches!(program.steps[thread.at], Step::Digit(set) if set >> digit & 1 == 1) {
                    close(program, Thread { at: thread.at + 1, ..thread }, depth + 1, false, &mut after);
                }
            }
            if !after.is_empty() {
                node.next[digit] = self.prefix_from(program, after, depth + 1, seen);
            }
        }
        let state = self.intern(node);
        seen.insert((threads, depth), state);
        state
    }

    fn outcome(&mut self, outcomes: Outcomes) -> Label {
        if outcomes == Outcomes::default() {
            return 0;
        }
        let number = self.outcomes.iter().position(|o| *o == outcomes).unwrap_or_else(|| {
            self.outcomes.push(outcomes);
            self.outcomes.len() - 1
        });
        assert!(number < usize::from(ONLY_AT_END - FIRST_OUTCOME), "more outcomes than labels");
        let only_at_end = if outcomes.anywhere.is_none() { ONLY_AT_END } else { 0 };
        (FIRST_OUTCOME + number as u8) | only_at_end
    }

    /// The state after which anything may follow.
    pub fn open(&mut self) -> State {
        self.intern(Node { label: OPEN, ..Node::default() })
    }

    /// Whether the digits begin with something that the pattern takes. Nothing is looked at after the match.
    pub fn begins(&mut self, program: &Program) -> State {
        let mut threads = Vec::new();
        for &start in &program.starts {
            close(program, Thread { at: start, open: None, group: None }, 0, false, &mut threads);
        }
        self.begins_from(program, positions(&threads), &mut HashMap::new())
    }

    fn begins_from(&mut self, program: &Program, set: Vec<usize>, seen: &mut HashMap<Vec<usize>, State>) -> State {
        if set.iter().any(|&at| matches!(program.steps[at], Step::Match(_))) {
            return self.open();
        }
        if let Some(&state) = seen.get(&set) {
            return state;
        }
        let mut node = Node::default();
        for digit in 0..10 {
            let mut threads = Vec::new();
            for &at in &set {
                if matches!(program.steps[at], Step::Digit(set) if set >> digit & 1 == 1) {
                    close(program, Thread { at: at + 1, open: None, group: None }, 0, false, &mut threads);
                }
            }
            if !threads.is_empty() {
                node.next[digit] = self.begins_from(program, positions(&threads), seen);
            }
        }
        let state = self.intern(node);
        seen.insert(set, state);
        state
    }
}

fn positions(threads: &[Thread]) -> Vec<usize> {
    let mut set: Vec<usize> = threads.iter().map(|thread| thread.at).collect();
    set.sort_unstable();
    set.dedup();
    set
}

/// Follows the steps that take no digit, in order.
fn close(program: &Program, mut thread: Thread, depth: u8, at_end: bool, out: &mut Vec<Thread>) {
    match program.steps[thread.at] {
        Step::Fork(first, second) => {
            close(program, Thread { at: first, ..thread }, depth, at_end, out);
            close(program, Thread { at: second, ..thread }, depth, at_end, out);
        }
        Step::Jump(to) => close(program, Thread { at: to, ..thread }, depth, at_end, out),
        Step::Open => {
            thread.open = Some(depth);
            close(program, Thread { at: thread.at + 1, ..thread }, depth, at_end, out);
        }
        Step::Close => {
            thread.group = thread.open.map(|open| (open, depth));
            thread.open = None;
            close(program, Thread { at: thread.at + 1, ..thread }, depth, at_end, out);
        }
        Step::End if at_end => close(program, Thread { at: thread.at + 1, ..thread }, depth, at_end, out),
        Step::Digit(_) | Step::End | Step::Match(_) => {
            // An equal place with a later thread can never win.
            if !out.iter().any(|other| other.at == thread.at) {
                out.push(thread);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn program(patterns: &[&str]) -> Program {
        let mut program = Program::default();
        for pattern in patterns {
            program.add(pattern).unwrap();
        }
        program
    }

    fn after(store: &Store, root: State, digits: &str) -> State {
        digits.bytes().fold(root, |state, digit| store.nodes[state as usize].next[usize::from(digit - b'0')])
    }

    /// What a prefix automaton takes: the last outcome passed, or the one for the end.
    fn taken(store: &Store, root: State, digits: &str) -> Option<Outcome> {
        let outcomes = |state: State| match store.nodes[state as usize].label {
            0 => Outcomes::default(),
            label => store.outcomes[usize::from((label & !ONLY_AT_END) - FIRST_OUTCOME)],
        };
        let passed = (0..=digits.len()).rev().find_map(|end| outcomes(after(store, root, &digits[..end])).anywhere);
        outcomes(after(store, root, digits)).at_end.or(passed)
    }

    #[test]
    fn labels_see_the_patterns_and_the_length() {
        let mut store = Store::new();
        let patterns = program(&[r"1\d{2,3}", r"12\d"]);
        let root = store.whole(&patterns, &|matched, length| (matched << 4 | length) as Label);
        let label = |digits| store.nodes[after(&store, root, digits) as usize].label;
        assert_eq!((label("129"), label("139"), label("1234")), (0x33, 0x13, 0x14));
        assert_eq!((label("12"), after(&store, root, "2"), after(&store, root, "12345")), (2, DEAD, DEAD));
    }

    #[test]
    fn equal_states_are_one() {
        let mut store = Store::new();
        let first = store.whole(&program(&[r"1(?:0|5)\d{3}"]), &|matched, _| matched as Label);
        let count = store.nodes.len();
        let second = store.whole(&program(&[r"1[05]\d\d\d"]), &|matched, _| matched as Label);
        assert_eq!((first, store.nodes.len()), (second, count));
    }

    #[test]
    fn prefixes_take_the_first_alternative_that_fits() {
        let mut store = Store::new();
        let plain = |end| Some(Outcome { end, group: None });
        let root = store.prefix(&program(&["0|180020"]));
        assert_eq!(taken(&store, root, "0123"), plain(1));
        assert_eq!(taken(&store, root, "1800201"), plain(6));
        assert_eq!(taken(&store, root, "18002"), None);
        let root = store.prefix(&program(&["0|01"]));
        assert_eq!(taken(&store, root, "015"), plain(1));
    }

    #[test]
    fn prefixes_know_their_last_group_and_the_end() {
        let mut store = Store::new();
        let root = store.prefix(&program(&[r"([457]\d{2})$|1|4"]));
        assert_eq!(taken(&store, root, "423"), Some(Outcome { end: 3, group: Some((0, 3)) }));
        assert_eq!(taken(&store, root, "4235"), Some(Outcome { end: 1, group: None }));
        let root = store.prefix(&program(&[r"0?(?:(1|12)(5\d))?"]));
        assert_eq!(taken(&store, root, "01259"), Some(Outcome { end: 5, group: Some((3, 5)) }));
        assert_eq!(taken(&store, root, "7"), Some(Outcome { end: 0, group: None }));
    }

    #[test]
    fn beginnings_end_where_they_are_known() {
        let mut store = Store::new();
        let root = store.begins(&program(&[r"12|1[23]4"]));
        let open = store.open();
        assert_eq!((after(&store, root, "12"), after(&store, root, "134")), (open, open));
    }
}
