//! Each round gives every contestant its turn, in another order.

use std::time::Instant;

use anyhow::Result;
use serde_json::{Value, json};

/// The contestant that the others are compared with.
pub const OURS: &str = "psa-contacts";

const ROUNDS: usize = 21;

pub struct Entrant<'i> {
    pub name: &'static str,
    /// All of the work, once.
    pub run: Box<dyn FnMut() + 'i>,
    /// How many times as fast as this one we mean to be.
    pub reach: Option<f64>,
}

/// Times all contestants, `per` pieces of work in each turn, and returns a line of JSON: microseconds a piece, round by
/// round.
pub fn race(name: &str, note: &str, per: usize, mut entrants: Vec<Entrant<'_>>) -> Result<Value> {
    let rounds = match std::env::var("BENCH_ROUNDS") {
        Ok(text) => text.parse()?,
        Err(_) => ROUNDS,
    };
    let count = entrants.len();
    let mut samples = vec![Vec::new(); count];
    // The first round warms up: regular expressions are compiled at first use.
    for round in 0..=rounds {
        for turn in 0..count {
            // Every contestant is first, second and last in turn, forwards and backwards.
            let place = if round % 2 == 0 { turn } else { count - 1 - turn };
            let index = (place + round / 2) % count;
            let (Some(entrant), Some(figures)) = (entrants.get_mut(index), samples.get_mut(index)) else { continue };
            let start = Instant::now();
            (entrant.run)();
            let took = start.elapsed().as_secs_f64() * 1e6 / per as f64;
            if round > 0 {
                figures.push(took);
            }
        }
    }
    let rows: Vec<Value> = entrants
        .iter()
        .zip(samples)
        .map(|(Entrant { name, reach, .. }, samples)| json!({"contestant": name, "samples": samples, "reach": reach}))
        .collect();
    Ok(json!({"name": name, "unit": "µs", "note": note, "ours": OURS, "rows": rows}))
}
