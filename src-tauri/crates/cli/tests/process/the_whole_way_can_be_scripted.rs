//! The main job by script, from an empty folder to packet, letter, report and delivery; and in one word as `demo`.

use std::path::Path;

use serde_json::Value;

use crate::terminal::{Terminal, judge};

#[test]
fn from_an_empty_folder_to_packet_letter_and_report() {
    let terminal = Terminal::with_vault();
    let work = terminal.path("arbeit");
    judge("age-keygen", &["-o", "stelle.key"], &work);
    let public = judge("age-keygen", &["-y", "stelle.key"], &work).stdout;
    let public = String::from_utf8(public).unwrap().trim().to_owned();
    let stelle = "--an \"Beratungsstelle Großer Anker\"";
    let address = "--address \"Überm Mühlgässchen 2, 59993 Lindenröde\"";
    terminal
        .vault(&format!(
            "stelle add --name \"Beratungsstelle Großer Anker\" --kind beratungsstelle --age-recipient {public} {address}"
        ))
        .done();
    let create =
        format!("uebergabe create --fall 2025-0417 {stelle} --out aus --accept-suggestions");
    assert_eq!(terminal.vault(&create).code, 5, "no consent yet");
    terminal
        .vault(&format!("einwilligung add --fall 2025-0417 {stelle} --zweck Weiterbegleitung --daten all --bis 2027-01-31"))
        .done();
    let preview = terminal
        .vault(&format!(
            "uebergabe preview --fall 2025-0417 {stelle} --json"
        ))
        .done()
        .json();
    assert!(
        preview["notes"]
            .as_array()
            .unwrap()
            .iter()
            .any(|note| note["outgoing"].as_str().unwrap().contains("Sprachkurs"))
    );
    let created = terminal.vault(&format!("{create} --json")).done().json();
    let place = |index: usize| {
        created["files"][index]["place"]
            .as_str()
            .unwrap()
            .to_owned()
    };
    let (packet, letter) = (place(0), place(1));

    let opened = judge("age", &["-d", "-i", "stelle.key", &packet], &work);
    assert!(opened.status.success() && opened.stdout.starts_with(b"PK"));
    let text =
        String::from_utf8(judge("pdftotext", &["-layout", &letter, "-"], &work).stdout).unwrap();
    for words in [
        "Beratungsstelle Großer Anker",
        "Überm Mühlgässchen 2",
        "59993 Lindenröde",
    ] {
        assert!(text.contains(words), "{text}");
    }
    assert!(!text.contains("kalnyt"));
    // The receiver has no vault: age's own key file, comments included, opens the packet.
    let opened = terminal
        .call(&format!(
            "uebergabe open {packet} --identity stelle.key --out empfang --json"
        ))
        .done()
        .json();
    assert_eq!(opened["files"].as_array().unwrap().len(), 3);
    let content = String::from_utf8(terminal.read("empfang/uebergabe.json")).unwrap();
    assert!(
        content.contains("Sprachkurs") && !content.contains("kalnyt") && !content.contains("0406")
    );
    judge("age-keygen", &["-o", "fremd.key"], &work);
    let foreign = terminal.call(&format!(
        "uebergabe open {packet} --identity fremd.key --out zwei"
    ));
    assert_eq!(foreign.code, 3);
    assert_eq!(
        terminal
            .call("uebergabe open faelle.jsonl --identity stelle.key --out zwei")
            .code,
        4
    );
    assert_eq!(
        terminal
            .call(&format!(
                "uebergabe open {packet} --identity stelle.key --out empfang"
            ))
            .code,
        5
    );
    assert!(!work.join("zwei").exists());

    assert_eq!(
        terminal
            .vault(&format!(
                "einwilligung withdraw --fall 2025-0417 {stelle} --json"
            ))
            .done()
            .json()["withdrawn"],
        1
    );
    assert_eq!(terminal.vault(&create).code, 5, "a withdrawn consent");
}

#[test]
fn a_report_is_previewed_released_and_delivered() {
    let terminal = Terminal::with_vault();
    let work = terminal.path("arbeit");
    judge("age-keygen", &["-o", "ki.key"], &work);
    let public = String::from_utf8(judge("age-keygen", &["-y", "ki.key"], &work).stdout).unwrap();
    std::fs::create_dir(work.join("eingang")).unwrap();
    let release = "statistik release --von 2026-01-01 --bis 2026-06-30 --preset kim";
    assert_eq!(
        terminal.vault(&format!("{release} --out aus")).code,
        5,
        "the KI is not known yet"
    );
    terminal
        .vault(&format!(
            "sync setup --ki {} --inbox eingang",
            public.trim()
        ))
        .done();
    terminal
        .vault(&format!("{release} --out vorschau --preview"))
        .done();
    assert_eq!(
        terminal.vault("sync status --json").done().json()["rows"],
        Value::Array(Vec::new())
    );
    let released = terminal
        .vault(&format!("{release} --out aus --json"))
        .done()
        .json();
    assert_eq!(released["released"], true);
    assert_eq!(
        terminal.read("aus/bericht.json"),
        terminal.read("vorschau/bericht.json")
    );
    // The files for people say that nobody released them.
    let preview = terminal.read("vorschau/bericht.csv");
    assert!(
        String::from_utf8(preview)
            .unwrap()
            .contains("nicht freigegeben")
    );
    assert!(
        !String::from_utf8(terminal.read("aus/bericht.csv"))
            .unwrap()
            .contains("nicht freigegeben")
    );
    for (file, begin) in [("aus/bericht.xlsx", "PK"), ("aus/bericht.pdf", "%PDF")] {
        assert!(terminal.read(file).starts_with(begin.as_bytes()), "{file}");
    }
    let audit = terminal.vault("statistik audit").done().out;
    assert!(
        audit.contains("Keine kleine Zahl lässt sich errechnen."),
        "{audit}"
    );
    let report: Value = serde_json::from_slice(&terminal.read("aus/bericht.json")).unwrap();
    assert_eq!(
        report["tables"][0]["rows"][0]["cells"][0]["sign"], "<5",
        "nobody took part: fewer than five is all that is said"
    );
    assert_eq!(
        terminal.vault(&format!("{release} --out nochmal")).code,
        5,
        "a period is told once"
    );
    let list = terminal.vault("statistik list --json").done().json();
    let number = list["rows"][0]["id"].as_i64().unwrap();
    terminal
        .vault(&format!("statistik write --bericht {number} --out noch"))
        .done();
    let again: Vec<_> = std::fs::read_dir(work.join("noch")).unwrap().collect();
    assert_eq!(again.len(), 4);

    std::fs::rename(work.join("eingang"), work.join("weg")).unwrap();
    assert_eq!(
        terminal.vault("sync push --once").code,
        8,
        "the stick is not plugged in"
    );
    std::fs::rename(work.join("weg"), work.join("eingang")).unwrap();
    assert_eq!(
        terminal.vault("sync push --once --json").done().json()["delivered"],
        1
    );
    assert_eq!(
        terminal.vault("sync push --json").done().json()["delivered"],
        0
    );
    let delivered: Vec<_> = std::fs::read_dir(work.join("eingang")).unwrap().collect();
    assert_eq!(delivered.len(), 1);
    let sealed = delivered[0].as_ref().unwrap().path();
    let opened = judge(
        "age",
        &["-d", "-i", "ki.key", sealed.to_str().unwrap()],
        &work,
    );
    let document: Value = serde_json::from_slice(&opened.stdout).unwrap();
    assert_eq!(
        document["body"].as_str().unwrap().as_bytes(),
        terminal.read("aus/bericht.json")
    );
}

#[test]
fn a_passphrase_is_changed_and_recovered_from_the_sheet() {
    let terminal = Terminal::with_vault();
    terminal.write(
        "neu.txt",
        "apfelbaum-laternenfest-zugvogel-kreidefelsen-uferweg\n",
    );
    terminal
        .vault("vault change-passphrase --new-passphrase-file neu.txt")
        .done();
    assert_eq!(terminal.vault("vault check").code, 3, "the old passphrase");
    let recover = "vault recover --vault tresor --recovery-key-file notfallblatt.txt --new-passphrase-file passwort.txt";
    terminal
        .call(&format!("{recover} --recovery-out blatt2.pdf"))
        .done();
    assert!(
        terminal
            .vault("vault check")
            .done()
            .out
            .contains("faelle=2")
    );
    assert_eq!(
        terminal
            .call(&format!("{recover} --recovery-out blatt3.pdf"))
            .code,
        3,
        "the old sheet"
    );
    let sheet = judge("pdftotext", &["blatt2.pdf", "-"], &terminal.path("arbeit")).stdout;
    assert!(String::from_utf8(sheet).unwrap().contains("Notfallblatt"));
}

#[test]
fn one_word_shows_the_whole_way() {
    let terminal = Terminal::new();
    let work = terminal.path("arbeit");
    let shown = terminal
        .call("demo --out ergebnis --today 2026-11-22 --json")
        .done()
        .json();
    let place = |key: &str| {
        let place = shown[key]
            .as_str()
            .unwrap_or_else(|| panic!("{key} is not printed"))
            .to_owned();
        assert!(Path::new(&place).exists(), "{key}: {place} is not there");
        place
    };
    let opened = judge(
        "age",
        &["-d", "-i", &place("identity"), &place("packet")],
        &work,
    );
    assert!(opened.status.success() && opened.stdout.starts_with(b"PK"));
    let letter = judge("pdftotext", &["-layout", &place("letter"), "-"], &work);
    let letter = String::from_utf8(letter.stdout).unwrap();
    for words in [
        "Łucja Öztürk-Großmann",
        "Musterstraße 12",
        "Frau Dr. Vennekötter",
        "Mit freundlichen Grüßen",
    ] {
        assert!(letter.contains(words), "{words:?} is missing in:\n{letter}");
    }
    let report: Value = serde_json::from_slice(&std::fs::read(place("report")).unwrap()).unwrap();
    assert!(
        report["tables"][0]["rows"][0]["cells"][0]["value"]
            .as_u64()
            .is_some_and(|persons| persons >= 5)
    );
    assert!(place("reportCsv").ends_with(".csv"));
    assert_eq!(shown["delivered"], 1);
    assert_eq!(std::fs::read_dir(place("inbox")).unwrap().count(), 1);
    assert_eq!(
        terminal.call("demo --out ergebnis").code,
        5,
        "nothing is overwritten"
    );
    // For people the same places stand there as lines.
    let lines = terminal
        .call("demo --out zwei --today 2026-11-22")
        .done()
        .out;
    for word in ["Paket:", "Brief:", "Bericht:", "age -d -i"] {
        assert!(lines.contains(word), "{lines}");
    }
}
