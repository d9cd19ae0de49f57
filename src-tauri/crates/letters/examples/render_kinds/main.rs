//! Writes one PDF of every kind, filled with made-up data, into the folder named as argument: for looking at them.

#[path = "../../src/kinds/tests/papers.rs"]
mod papers;
#[path = "../../src/kinds/statistikbericht/samples.rs"]
mod samples;

use chrono::NaiveDate;
use fallmappe_domain::recht::{Recht, laws};
use fallmappe_domain::uebergabe::UebergabeProduct;
use fallmappe_letters::content::{self, NumberRow};
use fallmappe_letters::kinds::*;
use fallmappe_letters::{Sender, render_document, render_letter, render_report};
use std::error::Error;
use std::path::{Path, PathBuf};

fn main() -> Result<(), Box<dyn Error>> {
    let folder = PathBuf::from(std::env::args().nth(1).ok_or("name a folder")?);
    std::fs::create_dir_all(&folder)?;
    let mut letter = anschreiben();
    std::fs::write(
        folder.join("anschreiben.pdf"),
        render_letter(&letter.letter()?)?,
    )?;
    letter.oeffnung = Oeffnung::Passwort;
    letter.next_deadlines.clear();
    std::fs::write(
        folder.join("anschreiben_mit_passwort.pdf"),
        render_letter(&letter.letter()?)?,
    )?;
    std::fs::write(
        folder.join("notfallblatt.pdf"),
        render_document(&notfallblatt().document()?)?,
    )?;
    std::fs::write(
        folder.join("uebergabebogen.pdf"),
        render_document(&bogen().document()?)?,
    )?;
    for recht in laws() {
        let papers = [
            ("datenschutzinformation", information(recht).document()?),
            ("einwilligung", einwilligung(recht).document()?),
            ("widerruf", widerruf(recht).document()?),
        ];
        for (name, paper) in papers {
            let file = folder.join(format!("{name}_{}.pdf", recht.code.as_str()));
            std::fs::write(file, render_document(&paper)?)?;
        }
    }
    std::fs::write(
        folder.join("protokoll.pdf"),
        render_document(&protokoll().document()?)?,
    )?;
    for (name, mark) in [("statistik", ""), ("statistik_intern", samples::MARK)] {
        let report = samples::statistikbericht(mark).report()?;
        std::fs::write(folder.join(format!("{name}.pdf")), render_report(&report)?)?;
    }
    handover(&folder)
}

/// The papers of a handover, each with the longest and the shortest content.
fn handover(folder: &Path) -> Result<(), Box<dyn Error>> {
    let letters = [
        (
            "anschreiben_named_lang",
            papers::anschreiben_named().letter()?,
        ),
        (
            "anschreiben_named_kurz",
            papers::short_anschreiben_named().letter()?,
        ),
        (
            "widerruf_an_stelle_paket",
            papers::widerruf_packet().letter()?,
        ),
        (
            "widerruf_an_stelle_named",
            papers::widerruf_named().letter()?,
        ),
    ];
    for (name, letter) in letters {
        std::fs::write(folder.join(format!("{name}.pdf")), render_letter(&letter)?)?;
    }
    let packet = UebergabeProduct::Packet;
    let named = UebergabeProduct::Named;
    let documents = [
        ("bogen_named_lang", papers::bogen_named().document()?),
        ("bogen_named_kurz", papers::short_bogen_named().document()?),
        ("konferenzblatt", papers::konferenzblatt().document()?),
        (
            "konferenzblatt_lang",
            papers::overfull_konferenzblatt(300, 1).document()?,
        ),
        (
            "konferenzblatt_noten",
            papers::overfull_konferenzblatt(300, 40).document()?,
        ),
        (
            "personenblatt_lang",
            papers::personenblatt(packet).document()?,
        ),
        (
            "personenblatt_named",
            papers::personenblatt(named).document()?,
        ),
        (
            "personenblatt_kurz",
            papers::short_personenblatt().document()?,
        ),
        (
            "zuordnungsblatt_lang",
            papers::zuordnungsblatt().document()?,
        ),
        (
            "zuordnungsblatt_kurz",
            papers::short_zuordnungsblatt().document()?,
        ),
        (
            "projektendestand_lang",
            papers::projektendestand().document()?,
        ),
        (
            "projektendestand_kurz",
            papers::short_projektendestand().document()?,
        ),
    ];
    for (name, document) in documents {
        std::fs::write(
            folder.join(format!("{name}.pdf")),
            render_document(&document)?,
        )?;
    }
    Ok(())
}

fn information(recht: &Recht) -> Datenschutzinformation<'_> {
    Datenschutzinformation {
        recht,
        sender: anschreiben().sender,
        officer: "Datenschutzbeauftragte des Kreises, Amtshausstraße 2, 32051 Herford".to_owned(),
        keeps_gesundheit: recht.code.as_str() == "kdg",
        akte_years: 3,
        nachweis_years: 5,
        stellen: vec!["Psychosoziales Zentrum Ostwestfalen".to_owned()],
        date: day(2026, 11, 22),
        document_id: [4; 16],
    }
}

fn einwilligung(recht: &Recht) -> Einwilligungsblatt<'_> {
    Einwilligungsblatt {
        recht,
        organisation: "Teilhabemanagement im Kreis Herford".to_owned(),
        person: "Ųžkalnytė-Ạ̈dler, M̂ario Đặng".to_owned(),
        number: "2026-0007".to_owned(),
        kind: "Übermittlung an eine Stelle".to_owned(),
        stelle: "Psychosoziales Zentrum Ostwestfalen".to_owned(),
        purpose: "Prüfung, ob die Stelle mich weiter begleiten kann".to_owned(),
        groups: vec![
            "Stammdaten (Name, Geburtsdatum, Staatsangehörigkeit)".to_owned(),
            "Bildung, Sprache, Arbeit".to_owned(),
            "Gesundheit (besondere Kategorie)".to_owned(),
        ],
        gesundheit: true,
        language: "Tigrinya".to_owned(),
        interpreter: true,
        valid_until: Some(day(2027, 3, 31)),
        date: day(2026, 11, 22),
        document_id: [5; 16],
    }
}

fn widerruf(recht: &Recht) -> Widerrufsblatt<'_> {
    Widerrufsblatt {
        recht,
        person: "Ųžkalnytė-Ạ̈dler, M̂ario Đặng".to_owned(),
        number: "2026-0007".to_owned(),
        kind: "Übermittlung an eine Stelle".to_owned(),
        given_on: day(2026, 1, 12),
        stelle: "Psychosoziales Zentrum Ostwestfalen".to_owned(),
        purpose: "Prüfung, ob die Stelle mich weiter begleiten kann".to_owned(),
        effects: vec![
            "Psychosoziales Zentrum Ostwestfalen bekommt keine Übergabe mehr.".to_owned(),
            "Angaben zur Gesundheit gehen nicht mehr mit.".to_owned(),
        ],
        received: vec![(day(2026, 2, 3), "FM-7K3Q-92XD".to_owned())],
        date: day(2026, 11, 22),
        document_id: [6; 16],
    }
}

fn protokoll() -> Protokollauszug {
    let line = |sequence: u64| Zeile {
        sequence,
        at: day(2026, 11, 22).and_time(chrono::NaiveTime::MIN),
        what: "Einwilligung widerrufen".to_owned(),
        number: "2026-0007".to_owned(),
    };
    Protokollauszug {
        organisation: "Teilhabemanagement im Kreis Herford".to_owned(),
        vault_id: "7f3a-c2d9-41be".to_owned(),
        what: String::new(),
        number: "2026-0007".to_owned(),
        from: Some(day(2026, 1, 1)),
        to: None,
        intact: true,
        lines: (1..=70).rev().map(line).collect(),
        date: day(2026, 11, 22),
        document_id: [7; 16],
    }
}

fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap_or_default()
}

fn anschreiben() -> UebergabeAnschreiben {
    UebergabeAnschreiben {
        sender: Sender {
            organisation: "Teilhabemanagement im Kreis Herford".to_owned(),
            person: "Dorothea Möllenkötter-Şahin".to_owned(),
            street: "Amtshausstraße 3".to_owned(),
            place: "32051 Herford".to_owned(),
            phone: "05221 13-4711".to_owned(),
            email: "d.moellenkoetter@teilhabe.example".to_owned(),
        },
        stelle_lines: vec![
            "Psychosoziales Zentrum Ostwestfalen".to_owned(),
            "Aufnahme und Erstgespräch".to_owned(),
            "Frau Dr. Żółkiewska".to_owned(),
            "Große-Kurfürsten-Straße 80".to_owned(),
            "33615 Bielefeld".to_owned(),
        ],
        date: day(2026, 1, 22),
        reason: "Ende der Förderung zum 31.\u{a0}März\u{a0}2026; weitere Begleitung nötig"
            .to_owned(),
        scope: [
            "Aufenthalt",
            "Sprache",
            "Bildung und Arbeit",
            "Ziele und offene Schritte",
        ]
        .map(str::to_owned)
        .to_vec(),
        reply_by: day(2026, 2, 5),
        next_deadlines: vec![
            (
                day(2026, 2, 16),
                "Verlängerung der Duldung beantragen".to_owned(),
            ),
            (
                day(2026, 3, 2),
                "Nachweis über den Sprachkurs (B1) einreichen".to_owned(),
            ),
        ],
        oeffnung: Oeffnung::Schluessel,
        enclosures: vec!["1 Datenträger (USB-Stick) mit einer verschlüsselten Datei".to_owned()],
        document_id: *b"anschreiben-0001",
    }
}

fn notfallblatt() -> Notfallblatt<'static> {
    Notfallblatt {
        vault_label: "Dienstlaptop 14",
        vault_id: "7f3a-c2d9-41be",
        created: day(2026, 1, 22),
        identity: "AGE-SECRET-KEY-1GFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPQ4EGAEX",
        recipient: "age1zvkyg2lqzraa2lnjvqej32nkuu0ues2s82hzrye869xeexvn73equnujwj",
        document_id: *b"notfallblatt-001",
    }
}

fn bogen() -> Uebergabebogen {
    let pairs = |pairs: &[(&str, &str)]| {
        pairs
            .iter()
            .map(|(a, b)| ((*a).to_owned(), (*b).to_owned()))
            .collect::<Vec<_>>()
    };
    let steps = [
        (
            "Anmeldung Sprachkurs B2",
            "Teilhabemanagement",
            "März 2026",
            "offen",
        ),
        (
            "Anerkennung des Schulabschlusses bei der Bezirksregierung",
            "Klient",
            "April 2026",
            "Antrag gestellt",
        ),
        (
            "Gespräch mit dem Ausbildungsbetrieb über eine Einstiegsqualifizierung",
            "Teilhabemanagement und Klient",
            "Februar 2026",
            "vereinbart",
        ),
        ("Termin beim Facharzt", "Klient", "", "offen"),
    ];
    let steps = steps.map(|(a, b, c, d)| [a, b, c, d].map(str::to_owned).to_vec());
    Uebergabebogen {
        packet_code: "Amsel-4127".to_owned(),
        purpose: "Prüfung, ob die Stelle den Fall übernehmen kann".to_owned(),
        date: day(2026, 1, 22),
        sections: vec![
            Section {
                title: "Nächste Fristen".to_owned(),
                table: Some(Table {
                    head: ["In Tagen ab Erstellung", "Frist", "Grundlage"].map(str::to_owned).to_vec(),
                    rows: vec![
                        ["25", "Verlängerung der Duldung", "§ 60a AufenthG"].map(str::to_owned).to_vec(),
                        ["39", "Nachweis Sprachkurs", "§ 104c AufenthG"].map(str::to_owned).to_vec(),
                    ],
                }),
                ..Section::default()
            },
            Section {
                title: "Person und Aufenthalt".to_owned(),
                fields: pairs(&[
                    ("Altersgruppe", "21 bis 23"),
                    ("Region der Herkunft", "Westafrika"),
                    ("Aufenthalt", "Duldung nach § 60a Abs. 2 AufenthG, seit 2023"),
                    ("Erwerbstätigkeit", "mit Erlaubnis der Ausländerbehörde gestattet"),
                    ("Wohnen", "Gemeinschaftsunterkunft"),
                    ("Sprachen", "Deutsch B1 (Zertifikat), Französisch, Fula"),
                ]),
                ..Section::default()
            },
            Section {
                title: "Lage und Verlauf".to_owned(),
                paragraphs: vec![
                    "Der Klient lernt schnell und kommt zuverlässig zu den Terminen. Er hat im Herbst ein Praktikum in einem Handwerksbetrieb (Elektro) gemacht; der Betrieb würde ihn für eine Einstiegsqualifizierung nehmen. Die Fachkraft der Ausländerbehörde hat mündlich mitgeteilt, dass sie die Erlaubnis prüft.".to_owned(),
                    "Nicht geklappt hat der Abendkurs: Die letzte Busverbindung zur Unterkunft fährt vor dem Ende des Kurses. Seit Dezember schläft der Klient schlecht und hat zwei Termine abgesagt.".to_owned(),
                ],
                ..Section::default()
            },
            Section {
                title: "Ziele und offene Schritte".to_owned(),
                table: Some(Table {
                    head: ["Schritt", "Wer", "Bis wann", "Stand"].map(str::to_owned).to_vec(),
                    rows: steps.to_vec(),
                }),
                ..Section::default()
            },
        ],
        omitted: pairs(&[
            ("Name, Geburtsdatum, Anschrift", "Für die Prüfung nicht nötig"),
            ("Name des Betriebs und der Schule", "Würde die Person erkennbar machen"),
            ("Gesundheit", "Von der Einwilligung nicht umfasst"),
        ]),
        document_id: *b"uebergabebogen-1",
    }
}
