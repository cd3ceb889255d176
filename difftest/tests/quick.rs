//! A quick slice of the differential tests. The whole: `cargo run --profile difftest -p difftest`.

use difftest::crate_port::PhonenumberCrate;
use difftest::generate::Generator;
use difftest::metadata;
use difftest::ports::{Port, Rlib};
use difftest::run::run;

/// Far behind the indexes of the whole run, so that the two do not look at the same inputs.
const FROM: u64 = 1 << 40;

#[test]
fn the_ports_agree_but_for_the_known_differences() {
    let metadata = metadata::load().unwrap();
    let generator = Generator::new(&metadata, 1).unwrap();
    let rlib = Rlib::new(metadata).unwrap();
    for (port, referee, count) in
        [(&rlib as &dyn Port, None, 40_000), (&PhonenumberCrate, Some(&rlib as &dyn Port), 10_000)]
    {
        let report = run(&generator, port, referee, FROM..FROM + count);
        report.print(port);
        assert!(report.passed(), "{}: {:#?}", port.name(), report.unexplained);
        assert!(report.equal * 2 > report.inputs, "{}: hardly anything was compared", port.name());
    }
}
