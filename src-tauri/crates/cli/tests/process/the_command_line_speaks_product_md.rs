//! Words, exit codes and the form of answers are as product.md has them, and no error repeats what was typed.

use serde_json::Value;

use crate::terminal::{PASSPHRASE, Terminal};

/// An error as a script sees it: the exit code, the form on standard output, and silence about what was typed.
#[track_caller]
fn assert_refused(terminal: &Terminal, line: &str, exit: i32, code: &str) {
    let ended = terminal.call(&format!("{line} --json"));
    assert_eq!(ended.code, exit, "{line}: {}{}", ended.out, ended.err);
    let error = &ended.json()["error"];
    assert_eq!(error["code"], code, "{line}");
    for part in ["message", "remedy"] {
        let sentence = error[part].as_str().unwrap();
        assert!(sentence.len() > 15, "{line}: {part}");
    }
    assert!(
        ended.err.is_empty(),
        "{line} --json says something beside the document: {}",
        ended.err
    );
    for word in ["Geheim", "Ųžkalnytė", "kalnyt", "Mario", PASSPHRASE] {
        assert!(!ended.out.contains(word), "{line} repeats {word}");
    }
}

const HERE: &str = "--vault tresor --passphrase-file passwort.txt --today 2026-11-22";

#[test]
fn help_is_german_and_names_every_command() {
    let terminal = Terminal::new();
    let help = terminal.call("--help").done().out;
    let nouns = [
        "vault",
        "fall",
        "stelle",
        "einwilligung",
        "uebergabe",
        "freitext",
        "statistik",
        "sync",
        "demo",
    ];
    for word in nouns.into_iter().chain([
        "--vault",
        "--passphrase-file",
        "--json",
        "--today",
        "--seed",
        "Rückgabewerte",
    ]) {
        assert!(help.contains(word), "{word} is missing in the help");
    }
    let verbs = [
        ("vault", "create check exercise change-passphrase recover"),
        ("fall", "import list show export"),
        ("stelle", "add list"),
        ("einwilligung", "add withdraw"),
        ("uebergabe", "preview create open"),
        ("freitext", "pseudonymise"),
        ("statistik", "release"),
        ("sync", "push status"),
    ];
    for (noun, verbs) in verbs {
        let help = terminal.call(&format!("{noun} --help")).done().out;
        assert!(
            verbs.split(' ').all(|verb| help.contains(verb)),
            "{noun}: {help}"
        );
    }
    let fall = terminal.call("fall import --help").done().out;
    assert!(
        fall.contains("Austauschformat") && fall.contains("--dry-run"),
        "{fall}"
    );
    assert!(
        terminal
            .call("--version")
            .done()
            .out
            .starts_with("fallmappe-cli ")
    );
}

#[test]
fn a_wrong_call_is_2_and_is_not_repeated() {
    let terminal = Terminal::new();
    let wrong = [
        "",
        "Geheimname",
        "fall",
        "fall Geheimname",
        "fall show",
        "fall show 1 Geheimname --vault tresor",
        "fall list --Geheimname",
        "fall list --limit Geheimname",
        "vault check",
        "vault check --passphrase Geheimname --vault tresor",
        "vault check --passphrase=Geheimname --vault tresor",
        "vault check --today Geheimname --vault tresor",
        "vault create --vault tresor --passphrase-file passwort.txt",
        "statistik release --von 2026-13-01 --bis 2026-06-30 --out x",
        // Nobody sits at the terminal: the passphrase has to come from a file.
        "vault check --vault tresor",
    ];
    for line in wrong {
        assert_refused(&terminal, line, 2, "badRequest");
    }
    let ended = terminal.call("fall show");
    assert!(
        ended.code == 2 && ended.out.is_empty() && ended.err.contains("NUMBER"),
        "{}",
        ended.err
    );
    assert_eq!(terminal.files().len(), 1, "a wrong call writes nothing");
}

#[test]
fn every_kind_of_failure_has_its_exit_code() {
    let terminal = Terminal::with_vault();
    terminal.write("falsch.txt", "Geheimes Passwort\n");
    assert_refused(
        &terminal,
        "vault check --vault tresor --passphrase-file falsch.txt",
        3,
        "wrongPassphrase",
    );
    assert_refused(
        &terminal,
        "vault check --vault anderswo --passphrase-file passwort.txt",
        4,
        "noVault",
    );
    assert_refused(
        &terminal,
        "vault check --vault tresor --passphrase-file fehlt.txt",
        4,
        "unreadableFile",
    );
    let create = |sheet: &str, passphrase: &str, vault: &str| {
        format!(
            "vault create --recovery-out {sheet} --vault {vault} --passphrase-file {passphrase}"
        )
    };
    assert_refused(
        &terminal,
        &create("neu.pdf", "passwort.txt", "tresor"),
        5,
        "vaultExists",
    );
    assert_refused(
        &terminal,
        &create("notfallblatt.txt", "passwort.txt", "zwei"),
        5,
        "wouldOverwrite",
    );
    terminal.write("schwach.txt", "sommer2026");
    assert_refused(
        &terminal,
        &create("neu.pdf", "schwach.txt", "zwei"),
        5,
        "weakPassphrase",
    );
    assert!(!terminal.path("arbeit/zwei").exists() && !terminal.path("arbeit/neu.pdf").exists());

    terminal.write(
        "fehler.jsonl",
        r#"{"version":1,"openedOn":"Geheimname","person":{"familyName":"A"}}"#,
    );
    assert_refused(
        &terminal,
        &format!("fall import fehler.jsonl {HERE}"),
        4,
        "importRejected",
    );
    let said = terminal.vault("fall import fehler.jsonl").err;
    assert!(said.contains("Zeile 1, openedOn"), "{said}");
    assert_refused(
        &terminal,
        &format!("fall show Geheimnummer {HERE}"),
        2,
        "notFound",
    );
    terminal
        .vault("stelle add --name \"Haus Nord\" --kind jobcenter")
        .done();
    let to = |stelle: &str| {
        format!("uebergabe create --fall 2025-0417 --an \"{stelle}\" --out aus {HERE}")
    };
    assert_refused(&terminal, &to("Geheime Stelle"), 2, "notFound");
    assert_refused(&terminal, &to("Haus Nord"), 5, "noConsent");
    terminal
        .vault("einwilligung add --fall 2025-0417 --an \"Haus Nord\" --zweck Hilfe --daten all")
        .done();
    assert_refused(&terminal, &to("Haus Nord"), 5, "stelleWithoutKey");
    assert!(!terminal.path("arbeit/aus").exists());

    let exercise = format!("vault exercise --count 3 {HERE}");
    assert_refused(&terminal, &exercise, 5, "practiceOnly");
    assert_refused(
        &terminal,
        &format!("fall list --seed 7 {HERE}"),
        5,
        "practiceOnly",
    );
    let report = "statistik release --von 2026-07-01 --bis 2026-12-31 --out aus";
    assert_refused(&terminal, &format!("{report} {HERE}"), 5, "periodOpen");
    assert_refused(&terminal, &format!("sync push {HERE}"), 8, "inboxMissing");
    if cfg!(target_os = "linux") {
        // No program, not even one run as root, may make a folder there.
        assert_refused(
            &terminal,
            &format!("fall export 2025-0417 --out /sys/fallmappe {HERE}"),
            7,
            "noPermission",
        );
    }

    let newer = r#"{"version":99,"openedOn":"2026-02-03","person":{"familyName":"Okafor"}}"#;
    std::fs::write(terminal.path("arbeit/neuer.jsonl"), newer).unwrap();
    let import = format!("fall import neuer.jsonl {HERE}");
    assert_refused(&terminal, &import, 6, "newerFile");

    let key_file = terminal.path("arbeit/tresor/schluessel.json");
    let good = std::fs::read(&key_file).unwrap();
    let mut newer: Value = serde_json::from_slice(&good).unwrap();
    newer["version"] = Value::from(99);
    std::fs::write(&key_file, newer.to_string()).unwrap();
    assert_refused(&terminal, &format!("vault check {HERE}"), 6, "newerProgram");
    std::fs::write(&key_file, &good).unwrap();
    let database = terminal.path("arbeit/tresor/faelle.db");
    let mut bytes = std::fs::read(&database).unwrap();
    bytes[5_000] ^= 1;
    std::fs::write(&database, &bytes).unwrap();
    assert_refused(&terminal, &format!("vault check {HERE}"), 4, "damaged");
}

#[test]
fn answers_are_lines_for_people_or_one_document_for_programs() {
    let terminal = Terminal::with_vault();
    let list = terminal.vault("fall list --search uzkal").done();
    assert!(
        list.out.contains("2025-0417\tŲžkalnytė, M̂ario") && list.out.ends_with("1 von 1 Fällen\n"),
        "{}",
        list.out
    );
    let list = terminal.vault("fall list --json").done().json();
    assert_eq!(list["total"], 2);
    let view = terminal.vault("fall show 2025-0417 --json").done().json();
    assert_eq!(view["person"]["familyName"], "Ųžkalnytė");
    assert_eq!(view["kontakte"].as_array().unwrap().len(), 1);
    let check = terminal.vault("vault check").done().out;
    for line in ["faelle=2", "kontakte=1", "have=0", "schema=", "cipher=4."] {
        assert!(check.contains(line), "{line} is missing: {check}");
    }
    let written = terminal
        .vault("fall export 2025-0418 --out kopie --json")
        .done()
        .json();
    let files = written["files"].as_array().unwrap();
    let places = files.iter().map(|file| file["place"].as_str().unwrap());
    let mut lines = places
        .filter(|place| place.ends_with(".jsonl"))
        .map(|place| std::fs::read_to_string(place).unwrap());
    assert!(lines.next().is_some_and(|text| text.contains("Tesfaldet")));
}

#[test]
fn a_practice_vault_repeats_its_codes_and_counts_its_notes() {
    let terminal = Terminal::new();
    terminal
        .vault("vault create --practice --recovery-out blatt.pdf")
        .done();
    let ended = terminal.vault("vault exercise --count 3").done();
    assert_eq!(ended.out, "ack=1\nack=2\nack=3\n");
    assert_eq!(
        terminal.vault("vault exercise --count 2").done().out,
        "ack=4\nack=5\n"
    );
    assert!(terminal.vault("vault check").done().out.contains("have=5"));
    assert!(terminal.read("blatt.pdf").starts_with(b"%PDF-"));

    terminal.write("faelle.jsonl", crate::terminal::FAELLE);
    terminal.vault("fall import faelle.jsonl").done();
    // The key is that of the age documentation's example; nothing is sealed for it here.
    let key = "age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p";
    terminal
        .vault(&format!(
            "stelle add --name \"Haus Nord\" --kind jobcenter --age-recipient {key}"
        ))
        .done();
    let consent =
        "einwilligung add --fall 2025-0417 --an \"Haus Nord\" --zweck Weiterbegleitung --daten all";
    terminal.vault(consent).done();
    let code = |seed: u32| {
        let line =
            format!("uebergabe preview --fall 2025-0417 --an \"Haus Nord\" --json --seed {seed}");
        terminal.vault(&line).done().json()["pseudonym"]
            .as_str()
            .unwrap()
            .to_owned()
    };
    assert_eq!(code(7), code(7));
    assert_ne!(code(7), code(8));
}

#[test]
fn notes_are_pseudonymised_without_a_vault() {
    let terminal = Terminal::new();
    let note = |id: &str, text: &str| {
        serde_json::json!({ "id": id, "fallId": "f1", "text": text, "known": [
            { "person": "klient", "relation": "klient", "kind": "givenName", "value": "Alaa" },
            { "person": "p2", "relation": "vater", "kind": "familyName", "value": "Issa" },
        ] })
        .to_string()
    };
    let input = [
        note("n1", "Alaa kam mit Herrn Issa."),
        note("n2", "Anruf von Alaa: 0176 04069099."),
    ]
    .join("\n");
    let ended = terminal.call_with("freitext pseudonymise", &input).done();
    let lines: Vec<Value> = ended
        .out
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    assert_eq!(lines.len(), 2);
    for (line, original) in lines.iter().zip(["n1", "n2"]) {
        let text = line["text"].as_str().unwrap();
        assert_eq!(line["id"], original);
        assert!(
            !text.contains("Alaa") && !text.contains("Issa") && !text.contains("0406"),
            "{text}"
        );
        let spans = line["spans"].as_array().unwrap();
        assert!(spans.iter().all(|span| {
            ["certain", "ask", "generalised"].contains(&span["class"].as_str().unwrap())
        }));
    }
    assert_eq!(lines[0]["spans"][0]["start"], 0);
    assert_eq!(lines[0]["spans"][0]["end"], 4);

    let broken = format!("{input}\n{{\"id\":\"n3\",\"Geheimname\":1}}\nGeheimname");
    let ended = terminal.call_with("freitext pseudonymise", &broken);
    assert_eq!(ended.code, 2);
    let lines: Vec<Value> = ended
        .out
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    assert_eq!(lines.len(), 4, "the good lines are answered all the same");
    assert_eq!(lines[2]["id"], "n3");
    assert!(lines[2]["error"]["message"].is_string() && lines[3]["error"]["code"].is_string());
    assert!(!format!("{}{}", ended.out, ended.err).contains("Geheimname"));
    assert_eq!(terminal.files().len(), 1, "nothing is written");
}
