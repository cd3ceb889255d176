//! Each round gives every contestant its turn, in another order.

use std::time::Instant;

use anyhow::Result;
use serde_json::{Value, json};

/// The contestant that the others are compared with.
pub const OURS: &str = "psa-contacts";

const ROUNDS: usize = 21;

/// A turn lasts so many seconds at the least: what ran before has emptied the caches for the first call.
const TURN: f64 = 0.04;

/// Contestants that do the same work.
pub struct Race {
    pub name: &'static str,
    pub note: String,
    /// How many pieces of work one turn does.
    pub per: usize,
    /// Whether the ratios are shares of what the other one reaches, in percent.
    pub shares: bool,
    pub entrants: Vec<Entrant>,
}

pub struct Entrant {
    pub name: &'static str,
    /// All of the work, once.
    pub run: Box<dyn FnMut()>,
    /// How many times as fast as this one we mean to be, and would like to be.
    pub reach: Option<f64>,
    pub stretch: Option<f64>,
}

impl Entrant {
    /// How many calls make a turn. Warms up on the way: regular expressions are compiled at first use.
    fn calibrate(&mut self) -> usize {
        self.time(1);
        (TURN / self.time(1).max(1e-9)).ceil() as usize
    }

    /// Seconds.
    fn time(&mut self, calls: usize) -> f64 {
        let start = Instant::now();
        (0..calls).for_each(|_| (self.run)());
        start.elapsed().as_secs_f64()
    }
}

impl Race {
    /// Times all contestants and returns a line of JSON: microseconds a piece of work, round by round.
    pub fn run(mut self) -> Result<Value> {
        let rounds = match std::env::var("BENCH_ROUNDS") {
            Ok(text) => text.parse()?,
            Err(_) => ROUNDS,
        };
        let count = self.entrants.len();
        let mut samples = vec![Vec::new(); count];
        let calls: Vec<usize> = self.entrants.iter_mut().map(Entrant::calibrate).collect();
        for round in 0..rounds {
            for turn in 0..count {
                // Every contestant is first, second and last in turn, forwards and backwards.
                let place = if round % 2 == 0 { turn } else { count - 1 - turn };
                let index = (place + round / 2) % count;
                let (Some(entrant), Some(figures), Some(&calls)) =
                    (self.entrants.get_mut(index), samples.get_mut(index), calls.get(index))
                else {
                    continue;
                };
                figures.push(entrant.time(calls) * 1e6 / (calls * self.per) as f64);
            }
        }
        let rows: Vec<Value> = self
            .entrants
            .iter()
            .zip(samples)
            .map(|(Entrant { name, reach, stretch, .. }, samples)| {
                json!({"contestant": name, "samples": samples, "reach": reach, "stretch": stretch})
            })
            .collect();
        let Self { name, note, shares, .. } = self;
        Ok(json!({"name": name, "unit": "µs", "note": note, "ours": OURS, "shares": shares, "rows": rows}))
    }
}
