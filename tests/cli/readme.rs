//! The examples of the README, run: what stands there is what comes out.

use crate::{cli, examples};

const README: &str = include_str!("../../README.md");

/// The blocks of the language `console`: commands behind `$ `, and what they print.
fn blocks() -> impl Iterator<Item = &'static str> {
    README.split("```console\n").skip(1).map(|rest| rest.split("```").next().expect("the end of the block"))
}

/// A line as a shell parts it: at blanks, but for what stands in single quotes.
fn words(line: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    for (at, piece) in line.split('\'').enumerate() {
        if at % 2 == 1 {
            words.last_mut().unwrap().push_str(piece);
            continue;
        }
        for c in piece.chars() {
            match c {
                ' ' => words.push(String::new()),
                c => words.last_mut().unwrap().push(c),
            }
        }
    }
    words.retain(|word| !word.is_empty());
    words
}

#[test]
fn the_examples_print_what_the_readme_says() {
    let dir = examples();
    let mut commands = 0;
    for block in blocks() {
        for example in block.split("$ ").skip(1) {
            let (line, expected) = example.split_once('\n').unwrap();
            let words = words(line);
            let shown = match words[0].as_str() {
                "cat" => std::fs::read_to_string(dir.path().join(&words[1])).unwrap(),
                "psa-contacts" => {
                    commands += 1;
                    let output = cli(dir.path()).args(&words[1..]).output().unwrap();
                    String::from_utf8(output.stdout).unwrap() + &String::from_utf8(output.stderr).unwrap()
                }
                other => panic!("no example begins with `{other}`"),
            };
            assert_eq!(shown.trim_end(), expected.trim_end(), "$ {line}");
        }
    }
    assert!(commands >= 4, "the README shows the command");
}
