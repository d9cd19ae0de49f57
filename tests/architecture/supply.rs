//! What is compiled in, as cargo resolves it: licences against the list in `deny.toml`, and libraries
//! that open connections.
//!
//! `cargo deny check` reads the same list and more; this holds it where that tool is not installed.

use std::collections::BTreeSet;
use std::env;
use std::process::Command;

use super::source_tree::root;

const PLATFORM: &str = "x86_64-unknown-linux-gnu";

/// The accepted licences: the strings of the list `allow` in `[licenses]`.
pub fn accepted(deny: &str) -> BTreeSet<String> {
    let list = deny
        .split_once("\nallow = [")
        .and_then(|(_, rest)| rest.split_once(']'));
    let lines = list.map_or("", |(list, _)| list).lines();
    lines
        .filter_map(|line| line.split('"').nth(1))
        .map(str::to_owned)
        .collect()
}

/// Name and licence of every package that a build for Linux uses, as cargo reports them.
pub fn of_all_dependencies() -> Vec<(String, String)> {
    let output = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
        .args(["metadata", "--format-version", "1", "--locked"])
        .args(["--filter-platform", "x86_64-unknown-linux-gnu"])
        .current_dir(root())
        .output()
        .expect("cargo can be started");
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    let tree: serde_json::Value =
        serde_json::from_slice(&output.stdout).expect("cargo writes JSON");
    let text = |value: &serde_json::Value| value.as_str().unwrap_or_default().to_owned();
    let packages = tree["packages"].as_array().expect("a list of packages");
    packages
        .iter()
        .map(|package| (text(&package["name"]), text(&package["license"])))
        .collect()
}

/// Names of everything that is linked into one of our programs on Linux. The lock file would not do: it
/// holds what other platforms and unused features need too.
pub fn linked_into(package: &str) -> BTreeSet<String> {
    let list = cargo(&[
        "tree", "-p", package, "-e", "normal", "--target", PLATFORM, "--prefix", "none",
        "--format", "{p}",
    ]);
    list.lines()
        .filter_map(|line| line.split(' ').next())
        .map(str::to_owned)
        .collect()
}

fn cargo(arguments: &[&str]) -> String {
    let output = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
        .args(arguments)
        .arg("--locked")
        .current_dir(root())
        .output()
        .expect("cargo can be started");
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    String::from_utf8(output.stdout).expect("cargo writes UTF-8")
}

/// Packages whose licence leaves no accepted choice.
pub fn breaches(accepted: &BTreeSet<String>, packages: &[(String, String)]) -> Vec<String> {
    packages
        .iter()
        .filter(|(_, licence)| !is_accepted(accepted, licence))
        .map(|(name, licence)| format!("{name}: \"{licence}\" is not accepted in deny.toml"))
        .collect()
}

/// Whether an SPDX expression can be met: one side of each OR, both sides of each AND.
pub fn is_accepted(accepted: &BTreeSet<String>, licence: &str) -> bool {
    // "MIT/Apache-2.0" is how OR was written before SPDX expressions.
    let spaced = licence
        .replace('/', " OR ")
        .replace('(', " ( ")
        .replace(')', " ) ");
    let words: Vec<&str> = spaced.split_whitespace().collect();
    let (met, rest) = either(accepted, &words);
    met && rest.is_empty()
}

fn either<'a>(accepted: &BTreeSet<String>, words: &'a [&'a str]) -> (bool, &'a [&'a str]) {
    let (mut met, mut rest) = both(accepted, words);
    while let Some((&"OR", after)) = rest.split_first() {
        let (right, end) = both(accepted, after);
        (met, rest) = (met || right, end);
    }
    (met, rest)
}

fn both<'a>(accepted: &BTreeSet<String>, words: &'a [&'a str]) -> (bool, &'a [&'a str]) {
    let (mut met, mut rest) = one(accepted, words);
    while let Some((&"AND", after)) = rest.split_first() {
        let (right, end) = one(accepted, after);
        (met, rest) = (met && right, end);
    }
    (met, rest)
}

fn one<'a>(accepted: &BTreeSet<String>, words: &'a [&'a str]) -> (bool, &'a [&'a str]) {
    match words {
        ["(", inner @ ..] => {
            let (met, rest) = either(accepted, inner);
            match rest.split_first() {
                Some((&")", after)) => (met, after),
                _ => (false, rest),
            }
        }
        [name, "WITH", exception, rest @ ..] => {
            (accepted.contains(&format!("{name} WITH {exception}")), rest)
        }
        [name, rest @ ..] => (accepted.contains(*name), rest),
        [] => (false, words),
    }
}
