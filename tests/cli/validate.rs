//! `validate`: what is found, where, and how the run ends.

use crate::{cli, dir, examples, line, run, run_with};
use predicates::prelude::*;
use predicates::str::contains;
use std::fmt::Write;

const NDJSON: &str = "{\"firstName\": \"Ann\", \"company\": {\"id\": 1}}\n\n{\"company\": {\"id\": \"x\"}}\nbroken\n";
const JSON: &str =
    "[\n  {\"firstName\": \"Ann\", \"company\": {\"id\": 1}},\n  {\"company\":\n   {\"id\": \"x\"}},\n  broken\n]\n";
const CSV: &str = "firstName,company/id\nAnn,1\n,x\nAnn\n";

#[test]
fn every_format_of_rows_is_read() {
    let dir = dir(&[("a.ndjson", NDJSON), ("a.json", JSON), ("a.csv", CSV), ("a.data", NDJSON)]);
    for (file, lines, last) in [
        ("a.ndjson", [3, 3, 4], "row.not-json"),
        ("a.json", [3, 3, 5], "row.not-json"),
        ("a.csv", [3, 3, 4], "row.too-few-columns"),
        ("a.data", [3, 3, 4], "row.not-json"),
    ] {
        let found = run(dir.path(), &format!("validate {file}"));
        assert_eq!(found.status, Some(1), "{file}: {}", found.err);
        let heads: Vec<&str> = found.out.lines().filter(|line| !line.starts_with("  help: ")).collect();
        let expected = [
            format!("{file}:{}: error[contact.required] at /firstName", lines[0]),
            format!("{file}:{}: error[contact.wrong-type] at /company/id", lines[1]),
            format!("{file}:{}: error[{last}]", lines[2]),
        ];
        assert_eq!(heads.len(), 3, "{file}: {}", found.out);
        for wanted in expected {
            assert!(heads.iter().any(|head| head.starts_with(&wanted)), "{wanted} in {}", found.out);
        }
        assert!(found.err.starts_with("3 rows: 1 valid, 2 invalid, 0 warnings\n"), "{}", found.err);
    }
}

#[test]
fn standard_input_is_read_and_its_format_guessed_or_told() {
    let dir = dir(&[]);
    for text in [NDJSON, JSON, CSV] {
        let found = run_with(dir.path(), &["validate", "-"], text);
        assert_eq!(found.status, Some(1));
        assert!(found.out.starts_with("stdin:3: error["), "{}", found.out);
        assert!(found.err.starts_with("3 rows: 1 valid"), "{}", found.err);
    }
    let one = "{\n \"firstName\": \"Ann\",\n \"company\": {\"id\": 1}\n}";
    assert_eq!(run_with(dir.path(), &["validate", "-"], one).status, Some(0), "one contact, written for people");
    let told = run_with(dir.path(), &["validate", "-", "--input-format", "csv"], "firstName\n{}\n");
    assert!(told.out.contains("error[contact.required] at /company"), "{}", told.out);
}

#[test]
fn what_is_clean_says_nothing_on_standard_output() {
    let dir = dir(&[("a.ndjson", &line(0)), ("empty.json", "[]"), ("nothing.ndjson", "")]);
    for file in ["a.ndjson", "empty.json", "nothing.ndjson"] {
        let found = run(dir.path(), &format!("validate {file}"));
        assert_eq!((found.status, found.out.as_str()), (Some(0), ""), "{file}: {}", found.err);
        assert_eq!(run(dir.path(), &format!("validate --quiet {file}")).err, "");
    }
}

#[test]
fn warnings_count_only_when_denied() {
    let dir = dir(&[("a.ndjson", "{\"firstName\": \"Ann\", \"company\": {\"id\": 1}, \"shoe\": 1}\n")]);
    cli(dir.path()).args(["validate", "a.ndjson"]).assert().code(0).stdout(contains("warning[contact.unknown-field]"));
    cli(dir.path()).args(["validate", "a.ndjson", "--deny-warnings"]).assert().code(1);
}

#[test]
fn errors_beyond_the_most_are_counted_and_not_printed() {
    let dir = dir(&[("a.ndjson", &"{\"company\": {\"id\": 1}}\n".repeat(9))]);
    let found = run(dir.path(), "validate a.ndjson --max-errors 3");
    assert_eq!(found.out.matches("error[").count(), 3);
    assert!(found.err.contains("9 rows: 0 valid, 9 invalid") && found.err.contains("holds back"), "{}", found.err);
}

#[test]
fn each_option_of_the_check_reaches_it() {
    let contact = |rest: &str| format!("{{\"firstName\": \"A\", \"company\": {{\"id\": 1}}{rest}}}\n");
    let item = |id: u8, value: &str| {
        format!(", \"communicationItems\": [{{\"type\": {{\"id\": {id}}}, \"value\": \"{value}\"}}]")
    };
    let cases = [
        (contact(", \"shoe\": 1"), "--unknown-fields error"),
        (contact(&item(2, "030 123456")), "--default-region DE --phone valid"),
        (contact(&item(2, "1")), "--phone off"),
        (contact(&item(1, "a@localhost")), "--email whatwg"),
        (contact(", \"type\": {\"id\": 1}"), "--api current --unknown-fields error"),
        (contact(", \"title\": \"x\""), "--advice --deny-warnings --format ndjson"),
    ];
    for (text, options) in cases {
        let dir = dir(&[("a.ndjson", &text)]);
        let with = run(dir.path(), &format!("validate a.ndjson {options}"));
        let without = run(dir.path(), "validate a.ndjson");
        assert_ne!(with.out, without.out, "{options}");
        assert!(with.status < Some(2) && without.status < Some(2), "{options}: {} {}", with.err, without.err);
    }
    let options = dir(&[
        ("options.json", "{\"communicationTypes\": [{\"id\": 9, \"name\": \"Mail\", \"kind\": \"email\"}]}"),
        ("a.ndjson", &contact(&item(9, "broken"))),
    ]);
    let found = run(options.path(), "validate a.ndjson --options options.json");
    assert!(found.out.contains("error[email."), "{}{}", found.out, found.err);
}

#[test]
fn columns_are_named_on_the_command_line() {
    let dir = dir(&[("a.csv", "Vorname;Firma;Handy;Notiz\nAnn;1;(305) 585-4225;x\n")]);
    let columns = ["Vorname=firstName", "Firma=company/id", "Handy=communicationItems/Cell", "Notiz="];
    let mut arguments = vec!["validate", "a.csv", "--deny-warnings"];
    columns.iter().for_each(|column| arguments.extend(["--columns", column]));
    let found = run_with(dir.path(), &arguments, "");
    assert_eq!((found.status, found.out.as_str()), (Some(0), ""), "{}", found.err);
    let broken = run(dir.path(), "validate a.csv --columns Vorname=shoe");
    assert_eq!((broken.status, broken.out.as_str()), (Some(2), ""));
    assert!(broken.err.contains("expected a field such as `firstName`"), "{}", broken.err);
}

#[test]
fn what_cannot_run_says_why_and_exits_with_2() {
    let dir = dir(&[("open.json", "[{\"company\": {\"id\": 1}}, "), ("more.json", "[] x"), ("a.ndjson", "{}\n")]);
    for (arguments, reason) in [
        ("validate missing.json", "cannot read `missing.json`"),
        ("validate .", "cannot read `.`"),
        ("validate more.json", "goes on behind its array, at line 1, byte 3"),
        ("validate a.ndjson --default-region XX", "ISO 3166-1"),
        ("validate a.ndjson --phone loud", "possible"),
        ("validate a.ndjson --options open.json", "holds no options"),
        ("validate a.ndjson --columns firstName", "expected `NAME=FIELD`"),
        ("validate", "FILE"),
        ("shoe", "unrecognized subcommand"),
    ] {
        let found = run(dir.path(), arguments);
        assert_eq!((found.status, found.out.as_str()), (Some(2), ""), "{arguments}");
        assert!(found.err.contains(reason), "{arguments}: {}", found.err);
    }
    let found = run(dir.path(), "validate open.json");
    assert_eq!(found.status, Some(2));
    assert!(found.out.contains("error[contact.required]"), "what was read is reported: {}", found.out);
    assert!(found.err.contains("is not closed"), "{}", found.err);
}

#[test]
fn doubles_are_found_across_spellings_and_told_of_the_first() {
    let dir = examples();
    let found = run(dir.path(), "validate contacts.csv");
    let told = "contacts.csv:5: warning[file.duplicate-email]: the same e-mail address as row 1 at line 2\n";
    assert!(found.out.contains(told), "{}", found.out);
    assert!(found.err.contains("1  file.duplicate-email\n"), "{}", found.err);
    assert!(!run(dir.path(), "validate contacts.csv --no-duplicates").out.contains("file.duplicate"));

    // In rows that are invalid for another reason as well, and by number, whichever way numbers are written.
    let item = |value: &str| format!("\"communicationItems\": [{{\"type\": {{\"id\": 4}}, \"value\": \"{value}\"}}]");
    let rows = format!(
        "{{\"firstName\": \"A\", \"company\": {{\"id\": 1}}, {}}}\n{{{}}}\n{{\"firstName\": \"B\", \"company\": {{\"id\": 1}}, {}}}\n",
        item("(305) 585-4225"),
        item("+1 305 585 4225"),
        item("305.585.4225 x5")
    );
    for format in ["e164", "national", "keep"] {
        let found = run_with(dir.path(), &["validate", "-", "--phone-format", format], &rows);
        assert_eq!(found.out.matches("advice[file.duplicate-phone]").count(), 1, "{format}: {}", found.out);
        assert!(found.out.contains("stdin:2: advice[file.duplicate-phone]"), "{format}: {}", found.out);
    }
}

/// More doubles than are held in memory.
#[test]
fn doubles_are_found_among_very_many() {
    let mut text = String::new();
    for row in 0..70_000 {
        text.push_str(&line(row % 69_990));
    }
    let dir = dir(&[("a.ndjson", &text)]);
    let found = run(dir.path(), "validate a.ndjson");
    let lines: Vec<&str> = found.out.lines().filter(|line| line.contains("warning[")).collect();
    let expected: Vec<String> = (0..10)
        .map(|at| {
            let (line, first) = (69_991 + at, 1 + at);
            format!(
                "a.ndjson:{line}: warning[file.duplicate-email]: the same e-mail address as row {first} at line {first}"
            )
        })
        .collect();
    assert_eq!(lines, expected);
}

#[test]
fn many_threads_report_in_the_order_of_the_rows() {
    let mut text = String::new();
    for row in 0..20_000 {
        match row % 7 {
            0 => text.push_str("{\"company\": {\"id\": 1}}\n"),
            1 => writeln!(text, "broken{}", "x".repeat(row % 400)).unwrap(),
            _ => text.push_str(&line(row)),
        }
    }
    let dir = dir(&[("a.ndjson", &text)]);
    let one = run(dir.path(), "validate a.ndjson --threads 1 --format ndjson");
    let rows: Vec<u64> = one
        .out
        .lines()
        .filter_map(|line| serde_json::from_str::<serde_json::Value>(line).unwrap()["row"].as_u64())
        .collect();
    assert!(rows.len() > 5000 && rows.is_sorted());
    for threads in [2, 3, 8] {
        let many = run(dir.path(), &format!("validate a.ndjson --threads {threads} --format ndjson"));
        assert!(many.out == one.out && many.err == one.err, "{threads} threads");
    }
}

/// Rows of nearly a mebibyte whose every item is a fault: what is done for each must not grow with the others.
#[test]
fn a_row_of_thousands_of_faults_ends_soon() {
    let item = "{\"type\": {\"id\": 1}, \"value\": \"mailto:a@b,com\"}";
    let list = |count: usize| vec![item; count].join(", ");
    let row =
        format!("{{\"firstName\": \"A\", \"company\": {{\"id\": 1}}, \"communicationItems\": [{}]}}\n", list(20_000));
    let dir = dir(&[("a.ndjson", &row)]);
    for verb in ["validate", "fix"] {
        let found = run(dir.path(), &format!("{verb} a.ndjson --quiet"));
        assert_eq!(found.status, Some(1), "{}", found.err);
        assert!(found.out.matches("error[").count() > 20_000, "{verb}");
    }
}

/// Twice as much as may be held, in each format.
#[cfg(target_os = "linux")]
#[test]
fn memory_does_not_grow_with_the_file() {
    const MOST_KIB: u64 = 24 * 1024;
    let blanks = " ".repeat(32 * 1024);
    let rows = 1500;
    let row = format!("{{\"firstName\": \"Ann\",{blanks}\"company\": {{\"id\": 1}}}}\n");
    let csv = format!("First name,Company ID,Note\n{}", format!("Ann,1,{blanks}\n").repeat(rows));
    let json = format!("[{}]", vec![row.trim_end(); rows].join(","));
    let dir = dir(&[("a.ndjson", &row.repeat(rows)), ("a.json", &json), ("a.csv", &csv)]);
    for file in ["a.ndjson", "a.json", "a.csv"] {
        let found = run(dir.path(), &format!("validate {file} --quiet --stats --columns Note="));
        assert_eq!((found.status, found.out.as_str()), (Some(0), ""), "{}", found.err);
        let kib = found.err.split(", ").nth(2).and_then(|part| part.split(' ').next()).unwrap();
        let kib: u64 = kib.replace(',', "").parse().unwrap();
        assert!(kib > 0 && kib < MOST_KIB, "{file}: {}", found.err);
    }
}

#[test]
fn no_value_of_a_contact_is_ever_printed() {
    let row = "{\"firstName\": \"sesame-1-which-is-much-too-long-for-a-name\", \"company\": {\"id\": \"sesame\"}, \"birthDay\": \
               \"sesame\", \"communicationItems\": [{\"type\": {\"id\": 1}, \"value\": \"sesame@sesame,com\"}, {\"type\": {\"id\": \
               1}, \"value\": \"sesame@gmial.com\"}, {\"type\": {\"id\": 2}, \"value\": \"tel:+1-305-585-4225;sesame\"}]}\n\"sesame\n";
    let csv = "First name;E-mail\n\"sesame\";sesame@@sesame\nsesame;sesame;sesame\n\"sesame\n";
    let dir = dir(&[("a.ndjson", row), ("a.csv", csv)]);
    for file in ["a.ndjson", "a.csv"] {
        for format in ["human", "json", "ndjson", "sarif"] {
            for verb in ["validate", "fix --force"] {
                let found = run(dir.path(), &format!("{verb} {file} --format {format} --advice"));
                assert_eq!(found.status, Some(1), "{}", found.err);
                let quiet = contains("sesame").not();
                assert!(quiet.eval(&found.out) && quiet.eval(&found.err), "{verb} {file}: {}{}", found.out, found.err);
            }
        }
    }
}
