//! Offers, the tally, need and supply, and the report of obstacles by script.

use crate::terminal::Terminal;

const OFFER: &str = "angebot add --titel \"Deutsch am Abend\" --stelle \"VHS Lindenröde\" --felder sprache,alphabetisierung \
     --art sprachkurs --plaetze 18 --frei 0 --stand 2026-09-01 --sprache a1";

fn office() -> Terminal {
    let terminal = Terminal::with_vault();
    terminal
        .vault("stelle add --name \"VHS Lindenröde\" --kind bildungstraeger")
        .done();
    terminal
}

#[test]
fn an_offer_is_added_listed_and_removed() {
    let terminal = office();
    let saved = terminal.vault(&format!("{OFFER} --json")).done().json();
    let list = terminal.vault("angebot list").done().out;
    assert!(
        list.contains("Deutsch am Abend\tVHS Lindenröde\t0 frei von 18\t01.09.2026"),
        "{list}"
    );
    let unknown = terminal.vault("angebot add --titel Kurs --stelle Niemand --felder sprache");
    assert_eq!(unknown.code, 2, "{}", unknown.err);
    let half = terminal
        .vault("angebot add --titel Kurs --stelle \"VHS Lindenröde\" --felder sprache --frei 3");
    assert_eq!(half.code, 2, "{}", half.err);
    terminal
        .vault(&format!("angebot remove {}", saved["id"]))
        .done();
    assert_eq!(terminal.vault("angebot list").done().out, "");
}

#[test]
fn need_stands_beside_supply_and_leaves_protected() {
    let terminal = office();
    terminal.vault(OFFER).done();
    let seen = terminal.vault("bedarf show").done().out;
    assert!(
        seen.starts_with("intern, nicht anonym, nicht zur Veröffentlichung"),
        "{seen}"
    );
    let told = terminal.vault("bedarf show --geschuetzt").done().out;
    assert!(
        !told.contains("intern") && told.contains("Mindestfallzahl 5"),
        "{told}"
    );
    let files = terminal
        .vault("bedarf write --out aus --json")
        .done()
        .json();
    let place = files["files"][0]["place"].as_str().unwrap();
    let text = std::fs::read_to_string(place).unwrap();
    assert!(text.contains("Sprache;.;;1;18;0;01.09.2026"), "{text}");
}

#[test]
fn people_who_were_spoken_to_are_a_number() {
    let terminal = office();
    let add = "ansprache add --preset kim --ort unterkunft --personen 12 --interessiert 3 --am 2026-05-05";
    terminal.vault(add).done();
    let list = terminal.vault("ansprache list --bis 2026-06-30").done().out;
    assert!(list.contains("12 angesprochen, 3 interessiert"), "{list}");
    assert!(list.contains("Zusammen 12 Ansprachen"), "{list}");
    let more =
        terminal.vault("ansprache add --preset kim --ort unterkunft --personen 2 --interessiert 3");
    assert_eq!(more.code, 2, "{}", more.err);
}

#[test]
fn a_wording_that_names_somebody_is_refused() {
    let terminal = office();
    let named = terminal.vault("struktur text wartezeit \"Frau Ųžkalnytė wartet.\" --geprueft");
    assert_eq!(named.code, 5, "{}{}", named.out, named.err);
    assert!(
        named.out.contains("Ųžkalnytė") && !named.err.contains("Ųžkalnytė"),
        "{}",
        named.err
    );
    let sentence = "Auf einen Kurs warten viele ein halbes Jahr.";
    terminal
        .vault(&format!(
            "struktur text wartezeit \"{sentence}\" --geprueft"
        ))
        .done();
    let seen = terminal.vault("struktur show --halbjahr 2026-1").done().out;
    assert!(seen.contains(sentence), "{seen}");
    terminal
        .vault("struktur export --halbjahr 2026-1 --out aus")
        .done();
    let open = terminal.vault("struktur show --halbjahr 2999-1");
    assert_eq!(open.code, 5, "{}", open.err);
    assert_eq!(terminal.vault("struktur show --halbjahr 2026").code, 2);
}
