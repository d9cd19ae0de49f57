use sha2::{Digest, Sha256};

use super::*;
use crate::release::tests::{ask, quarter, town};
use crate::{Books, release};

fn report() -> ReleasedReport {
    release(&town(), &Books::default(), &ask(quarter(1), &[]))
        .unwrap()
        .report
}

#[test]
fn the_json_says_how_it_was_made() {
    let json: serde_json::Value = serde_json::from_slice(&to_json(&report())).unwrap();
    let head = &json["head"];
    assert_eq!(head["format"], "fallmappe-bericht");
    assert_eq!(head["version"], 2);
    assert_eq!(head["period"]["from"], "2026-01-01");
    assert_eq!(head["stichtag"], "2026-03-31");
    assert_eq!(head["evaluated"], "2040-01-01");
    assert_eq!(head["k"], 5);
    assert_eq!(head["planHash"].as_str().map(str::len), Some(64));
    let total = &json["tables"][0];
    assert_eq!(total["id"], "gesamt");
    assert_eq!(total["rows"][0]["cells"][0]["value"], 60);
    assert_eq!(total["rows"][0]["cells"][0]["sign"], "");
    assert_eq!(
        total["rows"][2]["cells"][0]["value"],
        serde_json::Value::Null
    );
    assert_eq!(total["rows"][2]["cells"][0]["sign"], ".");
}

#[test]
fn the_ledger_holds_the_hash_of_exactly_these_bytes() {
    let release = release(&town(), &Books::default(), &ask(quarter(1), &[])).unwrap();
    let hash = hex::encode(Sha256::digest(to_json(&release.report)));
    assert_eq!(release.ledger_entry.report_sha256, hash);
}

#[test]
fn the_csv_opens_in_a_german_excel() {
    let csv = String::from_utf8(to_csv(&report())).unwrap();
    assert!(csv.starts_with("\u{feff}Bericht;"));
    let lines: Vec<&str> = csv.split("\r\n").collect();
    assert!(lines.contains(&"Berichtszeitraum;01.01.2026 bis 31.03.2026"));
    assert!(lines.contains(&"Eintritte, Austritte, Bestand;Programm insgesamt;;Aufnahmen seit Beginn der Zählung;Anzahl;60"));
    assert!(
        lines.contains(&"Eintritte, Austritte, Bestand;Programm insgesamt;;Eintritte;Anzahl;.")
    );
    let hidden = "Eintritte, Austritte, Bestand;Bausteine;;Teilhabemanagement;Eintritte;.";
    assert!(lines.contains(&hidden));
    assert!(!csv.replace("\r\n", "").contains(['\r', '\n']));
}

#[test]
fn a_spreadsheet_sees_no_formula() {
    for evil in ["=1+1", "+1", "-1", "@SUM(A1)", " =1", "\t=1", "＝1", "\n=1"] {
        let cell = escape(evil);
        assert!(cell.starts_with("\"'") && cell.ends_with('"'), "{cell:?}");
    }
    assert_eq!(escape("Beratung; \"offen\""), "\"Beratung; \"\"offen\"\"\"");
    assert_eq!(escape("Übergänge"), "Übergänge");
    assert_eq!(escape("<5"), "<5");
}
