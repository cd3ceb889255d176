//! Phone numbers and contacts, every contestant in its turn in each round.
//!
//! `BENCH_PHONES` and `BENCH_CONTACTS` name what the JavaScript benches wrote. A line of JSON is printed for each race, in the
//! form that theirs have. Rounds and order are as there.

use anyhow::Result;
use psa_contacts_bench::{CONTACTS, PHONES, contacts, input, phones, wanted};

fn main() -> Result<()> {
    if !wanted() {
        return Ok(());
    }
    let mut races = vec![phones::race(&input(PHONES)?)?];
    races.extend(contacts::races(&input(CONTACTS)?)?);
    for race in races {
        println!("{}", race.run()?);
    }
    Ok(())
}
