//! Fristen by script: listed, written as a calendar, switched and set.

use crate::terminal::Terminal;

/// A Fall whose Duldung ends, whose birth date is a year and whose next step is overdue.
const FALL: &str = concat!(
    r#"{"version":2,"number":"2026-0017","openedOn":"2025-02-03","person":{"familyName":"Tesfaldet","#,
    r#""birthDate":{"value":"2004","precision":"jahr"}},"aufenthalt":{"status":[{"kind":"duldung_60a","#,
    r#""since":"2024-01-10"}],"dokumente":[{"kind":"duldung_bescheinigung","issuedOn":"2026-06-01","#,
    r#""validUntil":"2026-12-01"}]},"kontakte":[{"date":"2026-11-02","kind":"telefon","text":"Anruf","#,
    r#""nextStep":"Zeugnis bringen","nextStepOn":"2026-11-18"}]}"#,
    "\n"
);

fn terminal() -> Terminal {
    let terminal = Terminal::with_vault();
    terminal.write("fristen.jsonl", FALL);
    terminal.vault("fall import fristen.jsonl").done();
    terminal
}

#[test]
fn fristen_are_listed_by_day_and_fall() {
    let terminal = terminal();
    let list = terminal.vault("frist list").done().out;
    let lines: Vec<&str> = list.lines().collect();
    assert!(
        lines[0]
            .starts_with("überfällig\t18.11.2026\t2026-0017\tTesfaldet\tWiedervorlage: Zeugnis"),
        "{list}"
    );
    assert!(lines[1].starts_with("bald\t01.12.2026"), "{list}");
    assert!(
        list.contains("unklar\tzwischen 31.12.2030 und 30.12.2031"),
        "{list}"
    );
    let count = |line: &str| {
        let answer = terminal
            .vault(&format!("frist list --json {line}"))
            .done()
            .json();
        answer["rows"].as_array().unwrap().len()
    };
    assert_eq!(count("--bis 2026-11-30 --fall 2025-0418"), 0);
    assert!(count("--bis 2026-12-01") < count(""));
    assert_eq!(count("--fall 2026-0017"), count("--fall 2026-0017 --alle"));
    assert_eq!(terminal.vault("frist list --fall 1999-0001").code, 2);
}

#[test]
fn the_calendar_is_a_new_file_without_names() {
    let terminal = terminal();
    let written = terminal.vault("frist export --out fristen.ics").done().out;
    assert!(written.contains("fristen.ics"), "{written}");
    let calendar = String::from_utf8(terminal.read("fristen.ics")).unwrap();
    assert!(calendar.contains("SUMMARY:Frist Fall 2026-0017\r\n"));
    assert!(calendar.contains("DTSTART;VALUE=DATE:20261201\r\n"));
    assert!(!calendar.contains("Tesfaldet") && !calendar.contains("Duldung"));
    assert_eq!(terminal.vault("frist export --out fristen.ics").code, 5);
    assert_eq!(terminal.vault("frist export --out fristen.txt").code, 2);
}

#[test]
fn rules_are_shown_switched_and_set() {
    let terminal = terminal();
    let rules = terminal.vault("frist rules").done().out;
    for word in [
        "dokument_ablauf\tan\tVorlauf 56, 28, 14 Tage",
        "§ 25a Abs. 1 AufenthG",
        "(beendet, nur Altfälle)",
        "Prüfhinweis, keine Rechtsberatung.",
    ] {
        assert!(rules.contains(word), "{word}");
    }
    let line = || {
        let rules = terminal.vault("frist rules").done().out;
        let found = rules
            .lines()
            .find(|line| line.starts_with("dokument_ablauf"));
        found.unwrap().to_owned()
    };
    terminal.vault("frist set dokument_ablauf --off").done();
    assert!(line().starts_with("dokument_ablauf\taus\tVorlauf 56, 28, 14 Tage"));
    terminal
        .vault("frist set dokument_ablauf --vorlauf 7,30")
        .done();
    assert!(line().starts_with("dokument_ablauf\taus\tVorlauf 30, 7 Tage"));
    terminal.vault("frist set dokument_ablauf --on").done();
    assert!(line().starts_with("dokument_ablauf\tan\tVorlauf 30, 7 Tage"));
    for wrong in [
        "frist set gibt_es_nicht --off",
        "frist set dokument_ablauf",
        "frist set dokument_ablauf --on --off",
        "frist set dokument_ablauf --vorlauf bald",
        "frist set dokument_ablauf --vorlauf 2000",
    ] {
        assert_eq!(terminal.vault(wrong).code, 2, "{wrong}");
    }
}
