//! The table of made-up persons, `personen.txt`: one line a person, written by hand because names cannot be rolled.

use fallmappe_domain::dates::{ImpreciseDate, Precision};

const TABLE: &str = include_str!("personen.txt");

/// One line of the table.
pub struct Row {
    /// Family name, or the only name.
    pub family: &'static str,
    /// Given names; empty when there are none.
    pub given: &'static str,
    /// Rufname; empty when it is the given name.
    pub call: &'static str,
    /// Other spellings.
    pub aliases: Vec<&'static str>,
    /// `m`, `w` or `d`.
    pub gender: &'static str,
    /// Code of the nationality.
    pub nationality: &'static str,
    /// Language and script.
    pub languages: Vec<(&'static str, &'static str)>,
    /// Birth date as known.
    pub birth: ImpreciseDate,
    /// Entry into Germany as known.
    pub entry: ImpreciseDate,
    /// Way through the residence law, see `aufenthalt.rs`.
    pub way: &'static str,
    /// `cm`, `bt` or `ds`, see `plan.rs`.
    pub start: &'static str,
    /// Relation and name of third persons.
    pub dritte: Vec<(&'static str, &'static str)>,
}

/// Every person. Lines that do not have twelve columns are passed over; a test counts the rest.
pub fn rows() -> Vec<Row> {
    TABLE
        .lines()
        .filter(|line| !line.starts_with('#'))
        .filter_map(row)
        .collect()
}

fn row(line: &'static str) -> Option<Row> {
    let columns: Vec<&str> = line.split(" | ").map(text).collect();
    let [
        family,
        given,
        call,
        aliases,
        gender,
        nationality,
        languages,
        birth,
        entry,
        way,
        start,
        dritte,
    ] = columns.as_slice()
    else {
        return None;
    };
    Some(Row {
        family,
        given,
        call,
        aliases: list(aliases),
        gender,
        nationality,
        languages: pairs(languages, '/'),
        birth: date(birth),
        entry: date(entry),
        way,
        start,
        dritte: pairs(dritte, ':'),
    })
}

fn text(column: &'static str) -> &'static str {
    if column.trim() == "-" {
        ""
    } else {
        column.trim()
    }
}

fn list(column: &'static str) -> Vec<&'static str> {
    column
        .split(';')
        .map(str::trim)
        .filter(|item| !item.is_empty())
        .collect()
}

fn pairs(column: &'static str, separator: char) -> Vec<(&'static str, &'static str)> {
    list(column)
        .into_iter()
        .filter_map(|item| item.split_once(separator))
        .map(|(left, right)| (left.trim(), right.trim()))
        .collect()
}

fn date(column: &str) -> ImpreciseDate {
    let value = column.trim_start_matches('~').to_owned();
    let precision = match (column.starts_with('~'), value.len()) {
        (true, _) => Precision::Geschaetzt,
        (_, 10) => Precision::Tag,
        (_, 7) => Precision::Monat,
        _ => Precision::Jahr,
    };
    ImpreciseDate { value, precision }
}
