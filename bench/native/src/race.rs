//! Each round gives every contestant its turn, in another order.

use std::hint::black_box;
use std::time::Instant;

use anyhow::Result;
use serde_json::{Value, json};

use crate::contestants::{CONTESTANTS, Contestant, OURS, Phone};

const ROUNDS: usize = 21;

/// Times all contestants over all numbers and returns a line of JSON: microseconds a number, round by round.
pub fn race(name: &str, note: &str, phones: &[Phone]) -> Result<Value> {
    let rounds = match std::env::var("BENCH_ROUNDS") {
        Ok(text) => text.parse()?,
        Err(_) => ROUNDS,
    };
    let mut samples = vec![Vec::new(); CONTESTANTS.len()];
    // The first round warms up: regular expressions are compiled at first use.
    for round in 0..=rounds {
        for turn in 0..CONTESTANTS.len() {
            // Every contestant is first, second and last in turn, forwards and backwards.
            let place = if round % 2 == 0 { turn } else { CONTESTANTS.len() - 1 - turn };
            let index = (place + round / 2) % CONTESTANTS.len();
            let (Some(contestant), Some(figures)) = (CONTESTANTS.get(index), samples.get_mut(index)) else { continue };
            let took = time(contestant, phones);
            if round > 0 {
                figures.push(took);
            }
        }
    }
    let reach = |name| match name {
        "phonenumber" => json!(5),
        "rlibphonenumber" => json!(2),
        _ => Value::Null,
    };
    let rows: Vec<Value> = CONTESTANTS
        .iter()
        .zip(samples)
        .map(|(Contestant { name, .. }, samples)| json!({"contestant": name, "samples": samples, "reach": reach(name)}))
        .collect();
    Ok(json!({"name": name, "unit": "µs", "note": note, "ours": OURS, "rows": rows}))
}

/// Microseconds a number.
fn time(contestant: &Contestant, phones: &[Phone]) -> f64 {
    let start = Instant::now();
    for phone in phones {
        if let Some(answer) = (contestant.run)(black_box(phone)) {
            black_box((answer.valid, answer.e164, answer.national));
        }
    }
    start.elapsed().as_secs_f64() * 1e6 / phones.len() as f64
}
