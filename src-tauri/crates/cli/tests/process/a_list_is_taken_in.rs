//! A list of others by script: tried, repaired by leaving rows out, taken in, taken back.

use crate::terminal::Terminal;

/// An Excel export of Windows: titles above, semicolons, a bad date, a total. Row 5 is known to the vault.
const LIST: &str = "Teilnehmende;;;\r\n;;;\r\nName;Geburtsdatum;Status;Bemerkung\r\n\
    Al-Hassan, Mohammad;1.2.1999;geduldet;\r\nTesfaldet;;Gestattung;\r\nMüller, Eva;31.02.2001;;\r\n\
    Kaya, Emre;3.4.2002;§ 25a;kommt gern\r\nSumme;4;;\r\n";

fn windows(text: &str) -> Vec<u8> {
    text.chars()
        .map(|c| u8::try_from(u32::from(c)).unwrap())
        .collect()
}

#[test]
fn a_list_is_tried_taken_in_and_taken_back() {
    let terminal = Terminal::with_vault();
    terminal.write("liste.csv", windows(LIST));
    let tried = terminal.vault("fall import liste.csv");
    assert_eq!(tried.code, 5, "{}{}", tried.out, tried.err);
    for line in [
        "CSV, Semikolon, Windows-1252: Überschriften in Zeile 3, 5 Zeilen, davon 4 mit Personen",
        "  Name → Name, Vorname (eine Spalte) (name)",
        "     6  Nicht übernommen  Geburtsdatum  Dieses Datum gibt es nicht.",
        "     8  Fehler                          Das sieht nach einer Summe aus",
        "1 Zelle bleibt weg; die Person kommt ohne diesen Wert.",
        "1 Fehler; kein Fall wurde übernommen.",
    ] {
        assert!(tried.out.contains(line), "{line}\n{}", tried.out);
    }
    assert!(
        tried.out.contains("Dublette") && tried.out.contains("im Fall 2025-0418"),
        "{}",
        tried.out
    );
    assert!(!tried.out.contains("Müller") && !tried.err.contains("Müller"));

    let machine = terminal.vault("fall import liste.csv --json");
    let problems = machine.json()["error"]["problems"]
        .as_array()
        .unwrap()
        .clone();
    assert!(
        problems
            .iter()
            .any(|problem| problem["key"] == "Zeile 6, Geburtsdatum, Nicht übernommen"),
        "{problems:?}"
    );

    let dry = terminal
        .vault("fall import liste.csv --skip 5-6,8 --dry-run")
        .done()
        .out;
    assert!(
        dry.contains("3 Zeilen ausgelassen.")
            && dry.contains("2 Fälle geprüft, nichts übernommen."),
        "{dry}"
    );
    let taken = terminal
        .vault("fall import liste.csv --skip 5-6,8 --json")
        .done()
        .json();
    assert_eq!(
        (&taken["taken"], &taken["ready"]),
        (&true.into(), &2.into())
    );
    let change = taken["change"].as_u64().unwrap();
    assert!(
        terminal
            .vault("fall list")
            .done()
            .out
            .contains("Kaya, Emre")
    );

    let imports = terminal.vault("fall imports").done().out;
    assert!(
        imports.contains(&format!("{change}\t22.11.2026")) && imports.contains("2 Fälle"),
        "{imports}"
    );
    terminal.vault(&format!("fall undo {change}")).done();
    assert!(!terminal.vault("fall list").done().out.contains("Kaya"));
    assert_eq!(
        terminal.vault("fall undo 1").code,
        2,
        "only imports are taken back here"
    );
}

#[test]
fn a_mapping_of_ones_own_says_what_columns_mean() {
    let terminal = Terminal::with_vault();
    terminal.write("liste.txt", "A,B\nHaile,1999\nKidane,2001\n");
    terminal.write(
        "zuordnung.json",
        r#"{"columns":[{"title":"A","target":"family_name"},{"title":"B","target":"birth_date"}]}"#,
    );
    let nothing = terminal.vault("fall import liste.txt");
    assert_eq!(nothing.code, 5);
    assert!(
        nothing
            .out
            .contains("Keiner Spalte ist der Name zugeordnet."),
        "{}",
        nothing.out
    );
    let taken = terminal
        .vault("fall import liste.txt --mapping zuordnung.json")
        .done()
        .out;
    assert!(
        taken.contains("2 Fälle eingelesen.") && taken.contains("fall undo"),
        "{taken}"
    );
    terminal.write("falsch.json", r#"{"spalten":[]}"#);
    assert_eq!(
        terminal
            .vault("fall import liste.txt --mapping falsch.json")
            .code,
        2
    );
    assert_eq!(
        terminal
            .vault("fall import faelle.jsonl --sheet Liste")
            .code,
        2
    );
    assert_eq!(
        terminal.vault("fall import liste.txt --skip sieben").code,
        2
    );
}

#[test]
fn the_codes_for_a_mapping_and_equal_mistakes_are_told_once() {
    let terminal = Terminal::with_vault();
    let help = terminal.vault("fall import --help").out;
    for code in ["birth_date", "german_level", "austritt_reason"] {
        assert!(help.contains(code), "{code}\n{help}");
    }
    let rows: String = [
        "Kaya;afgh.",
        "Haile;marsianisch",
        "Eze;NGA",
        "Safi;AFG",
        "Butt;marsianisch",
        "Diallo;GIN",
    ]
    .join("\n");
    terminal.write("liste.csv", format!("Name;Staatsangehörigkeit\n{rows}\n"));
    let dry = terminal.vault("fall import liste.csv --dry-run").done().out;
    assert!(
        dry.contains("„marsianisch“: Nicht verstanden.") && dry.contains("(2 Zeilen: 3, 6)"),
        "{dry}"
    );
    assert!(
        dry.contains("2 Zellen bleiben weg") && dry.contains("6 Fälle geprüft"),
        "{dry}"
    );
    assert!(!dry.contains("Haile"), "{dry}");
}
