//! The readable copy of a Fall for the person it is about (Art. 15 DSGVO): everything, in plain words, on paper.
//!
//! It prints the same Fallakte that the file in the exchange format carries.

use chrono::NaiveDate;
use fallmappe_domain::akte::Fallakte;
use fallmappe_domain::code::Code;
use fallmappe_domain::dates::{ImpreciseDate, german_date};
use fallmappe_domain::person::Person;
use fallmappe_domain::preset::{self, Presets};
use fallmappe_letters::{Block, Document, Meta};

/// The copy as a document.
pub fn copy_sheet(
    akte: &Fallakte,
    _lists: &Presets,
    today: NaiveDate,
    document_id: [u8; 16],
) -> Document {
    let number = akte
        .number
        .as_ref()
        .map(|number| number.0.clone())
        .unwrap_or_default();
    let mut body = vec![
        Block::Paragraph(
            "Hier steht alles, was in Ihrem Fall aufgeschrieben ist. Ist etwas falsch? Dann sagen Sie es bitte: Wir \
             berichtigen es. Sie dürfen auch verlangen, dass wir Angaben löschen."
                .to_owned(),
        ),
        Block::Fields(filled(vec![
            ("Beginn", german_date(akte.opened_on)),
            ("Ende", maybe(akte.closed_on)),
        ])),
    ];
    body.extend(person(&akte.person));
    body.extend(aufenthalt(akte));
    body.extend(programme(akte));
    body.extend(einwilligungen(akte));
    body.extend(kontakte(akte));
    Document {
        title: "Kopie Ihrer Daten".to_owned(),
        subtitle: format!("Fall {number}, Stand {}", german_date(today)),
        body,
        footer: format!("Fall {number} · vertraulich"),
        meta: Meta {
            title: format!("Kopie der Daten, Fall {number}"),
            date: today,
            document_id,
        },
    }
}

fn person(person: &Person) -> Vec<Block> {
    let date =
        |date: &Option<ImpreciseDate>| date.as_ref().map(ImpreciseDate::german).unwrap_or_default();
    let address = &person.address;
    let town = [address.postcode.as_str(), &address.municipality].join(" ");
    let rows = vec![
        ("Name", person.display_name()),
        ("Rufname", person.call_name.clone()),
        ("Weitere Schreibweisen", person.aliases.join("; ")),
        ("Geburtsdatum", date(&person.birth_date)),
        ("Geschlecht", label("geschlecht", &person.gender)),
        (
            "Staatsangehörigkeit",
            label("staatsangehoerigkeit", &person.nationality),
        ),
        (
            "Sprachen",
            person
                .languages
                .iter()
                .map(|language| language.name.clone())
                .collect::<Vec<_>>()
                .join(", "),
        ),
        ("Telefon", person.reachability.phones.join(", ")),
        ("Messenger", person.reachability.messengers.join(", ")),
        ("E-Mail", person.reachability.emails.join(", ")),
        ("Beste Zeit", person.reachability.best_time.clone()),
        ("Anschrift", joined(&[&address.street, town.trim()])),
        ("Unterkunft", label("wohnen", &address.housing)),
        ("Einreise", date(&person.entry_date)),
    ];
    let dritte = person
        .dritte
        .iter()
        .map(|d| vec![d.name.clone(), d.relation.clone(), d.contact.clone()]);
    let mut blocks = vec![
        Block::Heading("Person".to_owned()),
        Block::Fields(filled(rows)),
    ];
    blocks.extend(table(
        "Wichtige andere Personen",
        &["Name", "Beziehung", "Erreichbar"],
        dritte.collect(),
    ));
    blocks
}

fn aufenthalt(akte: &Fallakte) -> Vec<Block> {
    let status = akte.aufenthalt.status.iter().map(|status| {
        let kind = label("aufenthaltsstatus", &status.kind);
        vec![
            joined(&[&kind, &status.basis]),
            german_date(status.since),
            maybe(status.until),
            status.remark.clone(),
        ]
    });
    let dokumente = akte.aufenthalt.dokumente.iter().map(|dokument| {
        let kind = label("aufenthaltsdokument", &dokument.kind);
        vec![
            kind,
            dokument.number.clone(),
            maybe(dokument.valid_until),
            dokument.authority.clone(),
        ]
    });
    let nebenbestimmungen = akte
        .aufenthalt
        .nebenbestimmungen
        .iter()
        .map(|nebenbestimmung| {
            let kind = label("nebenbestimmung", &nebenbestimmung.kind);
            vec![
                kind,
                nebenbestimmung.wording.clone(),
                german_date(nebenbestimmung.since),
                maybe(nebenbestimmung.until),
            ]
        });
    [
        table(
            "Aufenthalt",
            &["Status", "Seit", "Bis", "Bemerkung"],
            status.collect(),
        ),
        table(
            "Dokumente",
            &["Art", "Nummer", "Gültig bis", "Behörde"],
            dokumente.collect(),
        ),
        table(
            "Nebenbestimmungen",
            &["Art", "Wortlaut", "Seit", "Bis"],
            nebenbestimmungen.collect(),
        ),
    ]
    .concat()
}

fn programme(akte: &Fallakte) -> Vec<Block> {
    let teilnahmen = akte.teilnahmen.iter().map(|teilnahme| {
        let reason = teilnahme
            .austritt_reason
            .as_ref()
            .map(|reason| label("austrittsgrund", reason));
        let baustein = label("baustein", &teilnahme.baustein);
        vec![
            joined(&[&baustein, &teilnahme.traeger]),
            german_date(teilnahme.eintritt),
            maybe(teilnahme.austritt),
            reason.unwrap_or_default(),
        ]
    });
    let vermittlungen = akte.vermittlungen.iter().map(|vermittlung| {
        let kind = label("vermittlungsart", &vermittlung.kind);
        let end = joined(&[&maybe(vermittlung.ended_on), &vermittlung.end_reason]);
        vec![
            german_date(vermittlung.date),
            joined(&[&kind, &vermittlung.offer]),
            vermittlung.result.clone(),
            end,
        ]
    });
    [
        table(
            "Teilnahmen",
            &["Was", "Eintritt", "Austritt", "Grund"],
            teilnahmen.collect(),
        ),
        table(
            "Vermittlungen",
            &["Tag", "Wohin", "Ergebnis", "Ende"],
            vermittlungen.collect(),
        ),
    ]
    .concat()
}

fn einwilligungen(akte: &Fallakte) -> Vec<Block> {
    let rows = akte.einwilligungen.iter().map(|einwilligung| {
        let groups: Vec<String> = einwilligung
            .data_groups
            .iter()
            .map(|group| label("datengruppe", group))
            .collect();
        let until = match einwilligung.withdrawn_on {
            Some(day) => format!("widerrufen am {}", german_date(day)),
            None => maybe(einwilligung.valid_until),
        };
        vec![
            joined(&[&einwilligung.stelle, &einwilligung.purpose]),
            groups.join(", "),
            german_date(einwilligung.given_on),
            until,
        ]
    });
    table(
        "Einwilligungen",
        &["Für wen und wofür", "Welche Daten", "Vom", "Bis"],
        rows.collect(),
    )
}

fn kontakte(akte: &Fallakte) -> Vec<Block> {
    if akte.kontakte.is_empty() {
        return Vec::new();
    }
    let rows = akte.kontakte.iter().map(|kontakt| {
        let next = match (kontakt.next_step.as_str(), kontakt.next_step_on) {
            ("", _) => String::new(),
            (next, None) => format!("Nächster Schritt: {next}"),
            (next, Some(day)) => format!("Nächster Schritt bis {}: {next}", german_date(day)),
        };
        let lines = [
            label("kontaktart", &kontakt.kind),
            kontakt.text.clone(),
            next,
        ];
        let text: Vec<String> = lines.into_iter().filter(|line| !line.is_empty()).collect();
        (german_date(kontakt.date), text.join("\n"))
    });
    vec![
        Block::Heading("Kontakte".to_owned()),
        Block::Fields(rows.collect()),
    ]
}

fn label(list: &str, code: &Code) -> String {
    preset::shipped().label(list, code)
}

fn maybe(date: Option<NaiveDate>) -> String {
    date.map(german_date).unwrap_or_default()
}

fn joined(parts: &[&str]) -> String {
    parts
        .iter()
        .filter(|part| !part.is_empty())
        .copied()
        .collect::<Vec<_>>()
        .join(", ")
}

fn filled(rows: Vec<(&str, String)>) -> Vec<(String, String)> {
    rows.into_iter()
        .filter(|(_, value)| !value.is_empty())
        .map(|(label, value)| (label.to_owned(), value))
        .collect()
}

fn table(title: &str, head: &[&str], rows: Vec<Vec<String>>) -> Vec<Block> {
    if rows.is_empty() {
        return Vec::new();
    }
    let head = head.iter().map(|name| (*name).to_owned()).collect();
    vec![
        Block::Heading(title.to_owned()),
        Block::Table { head, rows },
    ]
}
