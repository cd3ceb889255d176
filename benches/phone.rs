//! How long one phone number takes: `cargo bench --bench phone`.

use psa_contacts::{PhoneOptions, example_phone, format_as_you_type, normalize_phone, phone_regions};
use std::hint::black_box;
use std::time::{Duration, Instant};

/// The best of some rounds, in nanoseconds for each input: what disturbs a round makes it longer, never shorter.
fn measure(name: &str, inputs: &[String], time: Duration, mut run: impl FnMut(&str)) {
    let mut best = f64::INFINITY;
    let start = Instant::now();
    loop {
        let round = Instant::now();
        inputs.iter().for_each(|input| run(black_box(input)));
        best = best.min(round.elapsed().as_nanos() as f64 / inputs.len() as f64);
        if start.elapsed() > time {
            break;
        }
    }
    println!("{name:<44}{best:>8.0} ns");
}

fn main() {
    // `cargo test` runs this too, without the argument: then once is enough.
    let time = Duration::from_millis(if std::env::args().any(|argument| argument == "--bench") { 1000 } else { 0 });
    let examples: Vec<_> = phone_regions().filter_map(|(region, _)| example_phone(region, None)).collect();
    let texts = |of: fn(&psa_contacts::Phone) -> &String| examples.iter().map(of).cloned().collect::<Vec<String>>();
    let options = PhoneOptions::default();
    let normalize = |text: &str| drop(black_box(normalize_phone(text, &options)));
    measure("normalize +13055854225", &["+13055854225".to_owned()], time, normalize);
    measure("normalize (305) 585-4225", &["(305) 585-4225".to_owned()], time, normalize);
    measure("normalize E.164, one of every region", &texts(|phone| &phone.e164), time, normalize);
    measure("normalize international, one of every region", &texts(|phone| &phone.international), time, normalize);
    let group = |text: &str| drop(black_box(format_as_you_type(text, "US", usize::MAX)));
    measure("as you type, one of every region", &texts(|phone| &phone.e164), time, group);
}
