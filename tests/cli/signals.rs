//! What is left when the run ends before its time.

use crate::{PROGRAM, dir, line};
use std::fs;
use std::io::{Read, Write};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::Duration;
use tempfile::TempDir;

/// Enough rows that some of them are in the output, while more are waited for.
const ROWS: usize = 20_000;

fn names(dir: &Path) -> Vec<String> {
    let entries = fs::read_dir(dir).unwrap();
    entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect()
}

/// A `fix` that has written a part of its output and waits for more rows.
fn half_way() -> (TempDir, Child) {
    let dir = dir(&[]);
    let arguments = ["fix", "-", "--input-format", "ndjson", "--output", "out.ndjson", "--rejects", "no.ndjson"];
    let mut child = Command::new(PROGRAM)
        .args(arguments)
        .current_dir(dir.path())
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let stdin = child.stdin.as_mut().unwrap();
    for row in 0..ROWS {
        stdin.write_all(line(row).as_bytes()).unwrap();
    }
    stdin.flush().unwrap();
    let written = || {
        let sizes =
            fs::read_dir(dir.path()).unwrap().map(|entry| entry.unwrap().metadata().map_or(0, |data| data.len()));
        sizes.max().unwrap_or(0)
    };
    let mut waits = 0;
    while written() == 0 {
        assert!(waits < 3000, "nothing was ever written");
        waits += 1;
        thread::sleep(Duration::from_millis(10));
    }
    (dir, child)
}

#[test]
fn a_killed_fix_leaves_no_half_written_output() {
    let (dir, mut child) = half_way();
    child.kill().unwrap();
    child.wait().unwrap();
    let names = names(dir.path());
    assert!(!names.is_empty(), "a file was being written");
    assert!(names.iter().all(|name| name.starts_with(".psa-contacts-") && name.ends_with(".partial")), "{names:?}");
}

#[cfg(unix)]
#[test]
fn an_interrupted_fix_leaves_nothing_at_all() {
    for signal in ["-INT", "-TERM", "-HUP"] {
        let (dir, mut child) = half_way();
        let sent = Command::new("kill").args([signal, &child.id().to_string()]).status().unwrap();
        assert!(sent.success());
        assert_eq!(child.wait().unwrap().code(), Some(130), "{signal}");
        assert!(names(dir.path()).is_empty(), "{signal}: {:?}", names(dir.path()));
    }
}

#[test]
fn a_reader_that_goes_away_is_no_panic() {
    let dir = dir(&[("a.ndjson", &"{\"company\": {\"id\": 1}}\n".repeat(50_000))]);
    for arguments in [
        vec!["validate", "a.ndjson"],
        vec!["validate", "a.ndjson", "--format", "sarif"],
        vec!["filter", "company/id = 1", "a.ndjson"],
        vec!["fix", "a.ndjson", "--output", "out.ndjson"],
    ] {
        let mut child = Command::new(PROGRAM)
            .args(&arguments)
            .current_dir(dir.path())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut first = [0; 10];
        child.stdout.take().unwrap().read_exact(&mut first).unwrap();
        let output = child.wait_with_output().unwrap();
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert_eq!(String::from_utf8_lossy(&output.stderr), "", "{arguments:?}");
        assert_eq!(names(dir.path()), ["a.ndjson"], "{arguments:?}");
    }
}
