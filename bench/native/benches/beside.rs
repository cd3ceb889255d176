//! The contestants of a race, one after the other, timed by criterion.

use std::time::Duration;

use criterion::{Criterion, SamplingMode, Throughput};
use psa_contacts_bench::race::Race;

/// Few and short: these figures stand beside those of the rounds. The slowest contestant takes most of a second a sample.
const SAMPLES: usize = 10;
const WARM_UP: Duration = Duration::from_millis(500);
const TIME: Duration = Duration::from_secs(2);

pub fn time(races: Vec<Race>) {
    let mut criterion = Criterion::default().sample_size(SAMPLES).warm_up_time(WARM_UP).measurement_time(TIME);
    for Race { name, per, entrants, .. } in races {
        let mut group = criterion.benchmark_group(name);
        group.sampling_mode(SamplingMode::Flat).throughput(Throughput::Elements(per as u64));
        for mut entrant in entrants {
            group.bench_function(entrant.name, |bencher| bencher.iter(|| (entrant.run)()));
        }
        group.finish();
    }
    criterion.final_summary();
}
