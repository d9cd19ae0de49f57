//! The content of a packet as a sheet for people. It prints what `content` holds and looks nothing up.

use fallmappe_falluebergabe::content::{Coded, KontaktOut, Month, UebergabeContent, shown_month};
use fallmappe_letters::kinds::uebergabebogen::{Section, Table, Uebergabebogen};
use fallmappe_letters::{Block, Document};

/// The sheet.
pub fn sheet(content: &UebergabeContent, document_id: [u8; 16]) -> Uebergabebogen {
    let sections = [
        person(content),
        aufenthalt(content),
        teilnahmen(content),
        vermittlungen(content),
    ];
    let kontakte = verlauf(&content.kontakte);
    let filled = |section: &Section| {
        !section.fields.is_empty() || !section.paragraphs.is_empty() || section.table.is_some()
    };
    Uebergabebogen {
        packet_code: content.pseudonym.as_str().to_owned(),
        purpose: content.purpose.clone(),
        date: content.created_on,
        sections: sections
            .into_iter()
            .chain([kontakte])
            .filter(filled)
            .collect(),
        omitted: content
            .omitted
            .iter()
            .map(|o| (o.what.clone(), o.why.clone()))
            .collect(),
        document_id,
    }
}

/// Everything the sheet says, for the exit check.
pub fn text(document: &Document) -> String {
    let mut lines = vec![
        document.title.clone(),
        document.subtitle.clone(),
        document.footer.clone(),
    ];
    lines.push(document.meta.title.clone());
    for block in &document.body {
        match block {
            Block::Paragraph(text) | Block::Heading(text) | Block::Notice(text) => {
                lines.push(text.clone())
            }
            Block::List(items) | Block::SignatureLines(items) => {
                lines.extend(items.iter().cloned())
            }
            Block::Fields(rows) => {
                lines.extend(rows.iter().flat_map(|(a, b)| [a.clone(), b.clone()]))
            }
            Block::Table { head, rows } | Block::Code { head, rows } => {
                lines.extend(head.iter().cloned());
                lines.extend(rows.iter().flatten().cloned());
            }
            Block::Qr(code) => lines.push(code.alt.clone()),
        }
    }
    lines.join("\n")
}

fn person(content: &UebergabeContent) -> Section {
    let person = &content.person;
    let coded = |value: &Option<Coded>| value.as_ref().map(|coded| coded.label.clone());
    let rows = [
        ("Altersgruppe", person.age_band.clone()),
        ("Geschlecht", coded(&person.gender)),
        ("Staatsangehörigkeit", coded(&person.nationality)),
        ("Herkunftsregion", person.region.clone()),
        (
            "Sprachen",
            Some(person.languages.join(", ")).filter(|text| !text.is_empty()),
        ),
        (
            "Dolmetschen nötig",
            person
                .needs_interpreter
                .map(|needs| if needs { "ja" } else { "nein" }.to_owned()),
        ),
        ("Wohnen", coded(&person.housing)),
        (
            "Einreisejahr",
            person.entry_year.map(|year| year.to_string()),
        ),
    ];
    section("Person", rows)
}

fn aufenthalt(content: &UebergabeContent) -> Section {
    let aufenthalt = &content.aufenthalt;
    let status = aufenthalt
        .status
        .as_ref()
        .map(|status| format!("{}, seit {}", status.kind.label, shown_month(&status.since)));
    let basis = aufenthalt
        .status
        .as_ref()
        .map(|status| status.basis.clone());
    let basis = basis.filter(|basis| !basis.is_empty());
    let mut rows = vec![
        ("Status".to_owned(), status),
        ("Rechtsgrundlage".to_owned(), basis),
    ];
    rows.extend(aufenthalt.dokumente.iter().map(|dokument| {
        let until = dokument
            .valid_until
            .as_ref()
            .map_or(String::new(), |month| {
                format!("gültig bis {}", shown_month(month))
            });
        (dokument.kind.label.clone(), Some(until))
    }));
    rows.extend(aufenthalt.nebenbestimmungen.iter().map(|nebenbestimmung| {
        (
            nebenbestimmung.kind.label.clone(),
            Some(nebenbestimmung.wording.clone()),
        )
    }));
    section("Aufenthalt", rows)
}

fn teilnahmen(content: &UebergabeContent) -> Section {
    let rows = content.teilnahmen.iter().map(|teilnahme| {
        vec![
            teilnahme.baustein.label.clone(),
            shown_month(&teilnahme.eintritt),
            maybe(teilnahme.austritt.as_ref()),
            teilnahme
                .austritt_reason
                .as_ref()
                .map(|reason| reason.label.clone())
                .unwrap_or_default(),
        ]
    });
    table(
        "Teilnahmen",
        ["Baustein", "Eintritt", "Austritt", "Grund"],
        rows.collect(),
    )
}

fn vermittlungen(content: &UebergabeContent) -> Section {
    let rows = content.vermittlungen.iter().map(|vermittlung| {
        vec![
            vermittlung.kind.label.clone(),
            shown_month(&vermittlung.month),
            vermittlung.result.clone(),
            maybe(vermittlung.ended.as_ref()),
        ]
    });
    table(
        "Vermittlungen",
        ["Art", "Monat", "Ergebnis", "Ende"],
        rows.collect(),
    )
}

/// A list with the month in front: notes are long, and a third column would leave them a narrow strip.
fn verlauf(kontakte: &[KontaktOut]) -> Section {
    let rows = kontakte.iter().map(|kontakt| {
        let next = Some(&kontakt.next_step).filter(|next| !next.is_empty());
        let parts = [
            Some(kontakt.kind.label.clone()),
            Some(kontakt.text.clone()).filter(|text| !text.is_empty()),
            next.map(|next| format!("Nächster Schritt: {next}")),
        ];
        let text: Vec<String> = parts.into_iter().flatten().collect();
        (shown_month(&kontakt.month), Some(text.join("\n")))
    });
    section("Verlauf", rows)
}

fn section<L: Into<String>>(
    title: &str,
    rows: impl IntoIterator<Item = (L, Option<String>)>,
) -> Section {
    let fields = rows
        .into_iter()
        .filter_map(|(label, value)| Some((label.into(), value?)));
    Section {
        title: title.to_owned(),
        fields: fields.collect(),
        ..Section::default()
    }
}

fn table<const N: usize>(title: &str, head: [&str; N], rows: Vec<Vec<String>>) -> Section {
    let table = Table {
        head: head.map(str::to_owned).to_vec(),
        rows,
    };
    let table = Some(table).filter(|table| !table.rows.is_empty());
    Section {
        title: title.to_owned(),
        table,
        ..Section::default()
    }
}

fn maybe(month: Option<&Month>) -> String {
    month.map(shown_month).unwrap_or_default()
}
