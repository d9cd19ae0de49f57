//! The Fallübergabe by script: the page that opens without software, receipts, packets of others, hostile files, the end of
//! a project.

use std::path::PathBuf;

use serde_json::Value;

use crate::terminal::{Terminal, judge};

const FALL: &str = "2025-0417";
const STELLE: &str = "--an \"Beratungsstelle Großer Anker\"";

/// A vault with a Stelle without a key, a consent for her, and an office that can be reached.
fn terminal() -> Terminal {
    let terminal = Terminal::with_vault();
    terminal
        .vault("stelle add --name \"Beratungsstelle Großer Anker\" --kind beratungsstelle")
        .done();
    terminal
        .vault(&format!(
            "einwilligung add --fall {FALL} {STELLE} --zweck Weiterbegleitung --daten all"
        ))
        .done();
    terminal
}

fn create(terminal: &Terminal, more: &str) -> Value {
    let line = format!(
        "uebergabe create --fall {FALL} {STELLE} --out aus --accept-suggestions --json {more}"
    );
    terminal.vault(&line).done().json()
}

fn place(made: &Value) -> String {
    made["files"][0]["place"].as_str().unwrap().to_owned()
}

#[test]
fn a_page_is_answered_without_a_vault_and_the_sender_reads_the_receipt_once() {
    let terminal = terminal();
    let made = create(&terminal, "--form html");
    let packet = place(&made);
    assert!(packet.ends_with(".html"));
    let words = made["passphrase"].as_str().unwrap();
    assert_eq!(words.split('-').count(), 6);
    // As somebody types who had them read out.
    terminal.write("worte.txt", words.replace('-', " ").to_uppercase());
    let with = "--packet-passphrase-file worte.txt";
    terminal
        .call(&format!("uebergabe open {packet} {with} --out empfang"))
        .done();
    let answer = "--antwort uebernommen --von Anker --out antwort --json";
    let receipt = terminal
        .call(&format!("uebergabe receipt {packet} {with} {answer}"))
        .done()
        .json();
    let receipt = receipt["files"][0].as_str().unwrap();
    let read = format!("uebergabe read-receipt {receipt} --json");
    let first = terminal.vault(&read).done().json();
    assert_eq!(
        (&first["state"], &first["refused"]),
        (&"accepted".into(), &Value::Null)
    );
    let again = terminal.vault(&read).done().json();
    assert_eq!(
        (&again["state"], &again["refused"]),
        (&"accepted".into(), &"repeated".into())
    );
    let list = terminal
        .vault("uebergabe list --offen --json")
        .done()
        .json();
    assert!(list["rows"].as_array().unwrap().is_empty());
}

#[test]
fn the_preview_names_the_words_it_asks_about_and_the_list_the_code() {
    let terminal = terminal();
    let note = r#"{"date":"2026-11-20","kind":"buero","text":"Ermias kennt den Kurs."}"#;
    terminal.write("notiz.json", note);
    terminal
        .vault(&format!(
            "eintrag add --fall {FALL} --part kontakt --file notiz.json"
        ))
        .done();
    let preview = terminal
        .vault(&format!("uebergabe preview --fall {FALL} {STELLE}"))
        .done()
        .out;
    let (told, asked) = preview.split_once("Offene Fragen: ").unwrap();
    let (number, words) = asked.split_once('\n').unwrap();
    assert!(number.parse::<usize>().unwrap() > 0, "{asked}");
    for word in words.lines() {
        assert!(word.starts_with("  „") && word.contains("“ → "), "{word}");
    }
    assert!(!words.trim().is_empty());
    // What stays here is not listed among what leaves.
    assert!(!told.contains(":   (bisher:"), "{told}");
    let made = create(&terminal, "--form passwort");
    let list = terminal.vault("uebergabe list").done().out;
    assert!(list.contains(made["pseudonym"].as_str().unwrap()), "{list}");
}

#[test]
fn the_words_of_a_packet_go_into_a_file_or_are_printed_and_are_lost_nowhere() {
    let terminal = terminal();
    let line = format!("uebergabe create --fall {FALL} {STELLE} --out aus --accept-suggestions");
    let printed = terminal.vault(&format!("{line} --form passwort")).done();
    assert!(printed.out.contains("Passwort des Pakets"));
    let kept = format!("{line} --form passwort --packet-passphrase-out worte.txt");
    let quiet = terminal.vault(&kept).done();
    let words = String::from_utf8(terminal.read("worte.txt")).unwrap();
    assert!(!quiet.out.contains(words.trim()) && words.trim().split('-').count() == 6);
    // A file that is already there is not overwritten, and the words are printed instead.
    let taken = terminal.vault(&kept);
    assert_eq!(taken.code, 5);
    assert!(taken.out.contains("Passwort des Pakets"));
}

#[test]
fn words_are_remembered_and_shown_again() {
    let terminal = terminal();
    let words = format!("uebergabe words --fall {FALL}");
    assert!(terminal.vault(&words).done().out.trim().is_empty());
    let decide = format!("{words} --keep Anker --replace Ahlerbach=Ort");
    terminal.vault(&decide).done();
    let shown = terminal.vault(&words).done().out;
    assert!(shown.contains("Anker\tbleibt"), "{shown}");
    assert!(shown.contains("Ahlerbach\twird zu „Ort“"), "{shown}");
    let listed = terminal.vault(&format!("{words} --json")).done().json();
    assert_eq!(listed["words"].as_array().unwrap().len(), 2);
}

#[test]
fn the_end_of_a_project_shows_the_frist_that_comes_next() {
    let terminal = terminal();
    for (due, title) in [
        ("2026-01-10", "Lange vorbei"),
        ("2027-03-05", "Anmeldeschluss"),
        ("2026-11-27", "Klage einreichen"),
    ] {
        let frist = format!(r#"{{"dueOn":"{due}","title":"{title}"}}"#);
        terminal.write("frist.json", frist);
        terminal
            .vault(&format!(
                "eintrag add --fall {FALL} --part frist --file frist.json"
            ))
            .done();
    }
    let rows = terminal.vault("projektende list --json").done().json();
    let rows = rows["rows"].as_array().unwrap();
    let row = rows.iter().find(|row| row["number"] == FALL).unwrap();
    assert_eq!(row["frist"], "Klage einreichen", "{row}");
}

#[test]
fn a_packet_of_a_colleague_becomes_a_fall() {
    let (sender, receiver) = (terminal(), Terminal::with_vault());
    let keys = receiver.vault("uebergabe keys --json").done().json();
    let key = keys["recipient"].as_str().unwrap();
    let colleague = "\"Kollegin Süd\"";
    sender
        .vault(&format!(
            "stelle add --name {colleague} --kind kollegin --age-recipient {key}"
        ))
        .done();
    sender
        .vault(&format!(
            "einwilligung add --fall {FALL} --an {colleague} --zweck Vertretung --daten all"
        ))
        .done();
    let made = sender
        .vault(&format!(
            "uebergabe create --fall {FALL} --an {colleague} --out aus --accept-suggestions --json"
        ))
        .done()
        .json();
    let packet = place(&made);
    receiver
        .vault(&format!("uebergabe take-over {packet}"))
        .done();
    let twice = receiver.vault(&format!("uebergabe take-over {packet}"));
    assert_eq!(twice.code, 5);
    let rows = receiver.vault("uebergabe incoming").done().out;
    assert!(rows.contains(made["pseudonym"].as_str().unwrap()) && rows.contains("ohne Antwort"));
    let found = receiver.vault("fall list").done().out;
    assert!(found.contains(made["pseudonym"].as_str().unwrap()));
}

#[test]
fn a_packet_for_another_key_becomes_a_fall_with_that_key_and_only_once() {
    let (sender, receiver) = (terminal(), Terminal::with_vault());
    let work = sender.path("arbeit");
    judge("age-keygen", &["-o", "stelle.key"], &work);
    let public = judge("age-keygen", &["-y", "stelle.key"], &work).stdout;
    let public = String::from_utf8(public).unwrap();
    let public = public.trim();
    sender
        .vault(&format!(
            "stelle add --name Kurs --kind kollegin --age-recipient {public}"
        ))
        .done();
    sender
        .vault(&format!(
            "einwilligung add --fall {FALL} --an Kurs --zweck Kurs --daten all"
        ))
        .done();
    let made = sender
        .vault(&format!(
            "uebergabe create --fall {FALL} --an Kurs --out aus --accept-suggestions --json"
        ))
        .done()
        .json();
    let (packet, key) = (place(&made), work.join("stelle.key"));
    let take_over = |packet: &str| {
        let line = format!(
            "uebergabe take-over \"{packet}\" --identity \"{}\"",
            key.display()
        );
        receiver.vault(&line)
    };
    let without = receiver.vault(&format!("uebergabe take-over {packet}"));
    assert_eq!(without.code, 3);
    take_over(&packet).done();
    assert_eq!(take_over(&packet).code, 5);
    // Sealed once more it has other bytes, and is still the same packet.
    let open = ["-d", "-i", "stelle.key", "-o", "paket.zip", &packet];
    assert!(judge("age", &open, &work).status.success());
    let again = ["-r", public, "-o", "noch-einmal.age", "paket.zip"];
    assert!(judge("age", &again, &work).status.success());
    let resealed = work.join("noch-einmal.age").display().to_string();
    let refused = take_over(&resealed);
    assert_eq!(refused.code, 5);
    assert!(refused.err.contains("schon als Fall übernommen"));
}

#[test]
fn a_hostile_file_is_refused_with_its_code_and_nothing_is_written() {
    let terminal = Terminal::new();
    let packets = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../tests/fixtures/packets");
    let vectors = std::fs::read(packets.join("vectors.json")).unwrap();
    let vectors: Value = serde_json::from_slice(&vectors).unwrap();
    let identity = packets.join(vectors["identity"].as_str().unwrap());
    let before = terminal.files();
    let mut refused = 0;
    for vector in vectors["packets"].as_array().unwrap() {
        let gives = vector["gives"].as_str().unwrap();
        // What opens is told elsewhere, and words cost a second each.
        if gives == "Opens" || vector["passphrase"].is_string() {
            continue;
        }
        let file = packets.join(vector["file"].as_str().unwrap());
        let line = format!(
            "uebergabe open \"{}\" --identity \"{}\" --out aus",
            file.display(),
            identity.display()
        );
        let ended = terminal.call(&line);
        let code = match gives {
            "Seal(WrongKey)" => 3,
            newer if newer.starts_with("Newer") => 6,
            _ if file.ends_with("passphrase-for-a-key.age") => 3,
            _ => ended.code,
        };
        assert!([3, 4, 6].contains(&ended.code), "{file:?}: {}", ended.err);
        assert_eq!(ended.code, code, "{file:?}: {}", ended.err);
        assert!(ended.out.is_empty());
        refused += 1;
    }
    assert!(refused > 100);
    assert_eq!(terminal.files(), before);
}

#[test]
fn the_end_of_a_project_is_planned_and_carried_on() {
    let terminal = terminal();
    terminal
        .vault(&format!("projektende plan {STELLE} --form passwort"))
        .done();
    let list = terminal.vault("projektende list").done().out;
    assert!(list.contains("liegt vor") && list.contains("fehlt"));
    let run = "projektende run --out aus --accept-suggestions";
    let first = terminal.vault(run).done().out;
    assert!(first.contains("Passwort: ") && first.contains("übergangen"));
    let second = terminal.vault(&format!("{run} --json")).done().json();
    assert!(second["made"].as_array().unwrap().is_empty());
    // What the first run showed is kept until it is noted.
    let kept = terminal.vault("projektende passwoerter").done().out;
    let words = kept.trim().rsplit(": ").next().unwrap();
    assert!(first.contains(words) && words.split('-').count() == 6);
    let noted = terminal
        .vault("projektende passwoerter --notiert")
        .done()
        .out;
    assert!(noted.contains("gelöscht: 1"));
    let kept = terminal.vault("projektende passwoerter").done().out;
    assert!(kept.trim().is_empty());
    let report = terminal.vault("projektende report --out ki").done().out;
    assert!(report.contains(".pdf") && report.contains(".csv"));
    terminal
        .vault(&format!("projektende plan --clear --fall {FALL}"))
        .done();
    let rows = terminal.vault("projektende list --json").done().json();
    assert_eq!(rows["progress"]["planned"], 1);
}

#[test]
fn debians_own_tools_read_a_packet_to_its_last_file() {
    let terminal = terminal();
    let work = terminal.path("arbeit");
    judge("age-keygen", &["-o", "stelle.key"], &work);
    let public = judge("age-keygen", &["-y", "stelle.key"], &work).stdout;
    let public = String::from_utf8(public).unwrap();
    terminal
        .vault(&format!(
            "stelle add --name Kurs --kind bildungstraeger --age-recipient {}",
            public.trim()
        ))
        .done();
    terminal
        .vault(&format!(
            "einwilligung add --fall {FALL} --an Kurs --zweck Kurs --daten all"
        ))
        .done();
    let made = terminal
        .vault(&format!(
            "uebergabe create --fall {FALL} --an Kurs --out aus --accept-suggestions --json"
        ))
        .done()
        .json();
    let packet = place(&made);
    let zip = judge(
        "age",
        &["-d", "-i", "stelle.key", "-o", "paket.zip", &packet],
        &work,
    );
    assert!(zip.status.success());
    assert!(
        judge("unzip", &["-q", "paket.zip", "-d", "offen"], &work)
            .status
            .success()
    );
    let manifest: Value = serde_json::from_slice(&terminal.read("offen/manifest.json")).unwrap();
    let key = manifest["signingKey"].as_str().unwrap();
    let verify = ["-Vm", "offen/manifest.json", "-P", key];
    assert!(judge("minisign", &verify, &work).status.success());
    for file in manifest["files"].as_array().unwrap() {
        let name = format!("offen/{}", file["name"].as_str().unwrap());
        let sum = judge("sha256sum", &[&name], &work).stdout;
        let sum = String::from_utf8(sum).unwrap();
        assert!(sum.starts_with(file["sha256"].as_str().unwrap()), "{name}");
    }
    let mut bytes = terminal.read("offen/manifest.json");
    bytes[40] ^= 1;
    terminal.write("offen/manifest.json", bytes);
    assert!(!judge("minisign", &verify, &work).status.success());
}
