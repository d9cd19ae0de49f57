//! The readable copy of a Fall for the person it is about (Art. 15 DSGVO): everything, in plain words, on paper.
//!
//! It prints the same Fallakte that the file in the exchange format carries. Every record is taken apart field by field, so
//! that a new field does not compile before it is printed. What is about other people stands alone at the end, to be
//! taken off where their rights ask for it.

mod einwilligungen;
mod other_people;
mod plan;
mod rows;
mod way;
mod who;

use chrono::NaiveDate;
use fallmappe_domain::akte::Fallakte;
use fallmappe_domain::dates::german_date;
use fallmappe_domain::preset::Presets;
use fallmappe_domain::recht::{Recht, Thema};
use fallmappe_domain::uebergabe::UebergabeState;
use fallmappe_letters::{Block, Document, Meta};
use fallmappe_store::tables::uebergabe::UebergabeRecord;

use rows::{Words, maybe};

/// What a copy is made from.
pub(crate) struct Copy<'a> {
    /// Everything in the Fall.
    pub akte: &'a Fallakte,
    /// What was handed to whom.
    pub uebergaben: &'a [(UebergabeRecord, UebergabeState)],
    /// The lists in force.
    pub lists: &'a Presets,
    /// The law of the Träger; a copy is given also before it was chosen.
    pub recht: Option<&'a Recht>,
    /// Today.
    pub today: NaiveDate,
    /// Identifier of the file.
    pub document_id: [u8; 16],
}

/// The copy as a document.
pub(crate) fn copy_sheet(copy: &Copy<'_>) -> Document {
    let number = copy
        .akte
        .number
        .as_ref()
        .map(|number| number.0.clone())
        .unwrap_or_default();
    Document {
        title: "Kopie Ihrer Daten".to_owned(),
        subtitle: format!("Fall {number}, Stand {}", german_date(copy.today)),
        body: body(copy),
        footer: format!("Fall {number} · vertraulich"),
        meta: Meta {
            title: format!("Kopie der Daten, Fall {number}"),
            date: copy.today,
            document_id: copy.document_id,
        },
    }
}

fn body(copy: &Copy<'_>) -> Vec<Block> {
    let words = Words { lists: copy.lists };
    let Fallakte {
        version: _,
        number: _,
        opened_on,
        closed_on,
        person,
        aufenthalt,
        kontakte,
        teilnahmen,
        vermittlungen,
        einwilligungen,
        clearings,
        bildung,
        teilhabeplan,
        verbleib,
        fallkonferenzen,
        dateien,
        strukturhemmnisse,
        gesundheit,
        fristen,
        fristerledigungen,
    } = copy.akte;
    let dates = vec![
        ("Beginn", german_date(*opened_on)),
        ("Ende", maybe(*closed_on)),
    ];
    let mut body = vec![Block::Paragraph(rights(copy.recht)), rows::fields(dates)];
    body.extend(who::person(&words, person));
    body.extend(who::aufenthalt(&words, aufenthalt));
    body.extend(plan::clearings(&words, clearings));
    body.extend(way::bildung(&words, bildung));
    body.extend(plan::teilhabeplan(&words, teilhabeplan));
    body.extend(way::teilnahmen(&words, teilnahmen));
    body.extend(way::vermittlungen(&words, vermittlungen));
    body.extend(way::verbleib(&words, verbleib));
    body.extend(plan::kontakte(&words, kontakte));
    body.extend(plan::fallkonferenzen(fallkonferenzen));
    body.extend(plan::strukturhemmnisse(&words, strukturhemmnisse));
    body.extend(plan::fristen(fristen, fristerledigungen));
    body.extend(plan::gesundheit(gesundheit));
    body.extend(einwilligungen::einwilligungen(
        &words,
        einwilligungen,
        dateien,
    ));
    body.extend(einwilligungen::uebergaben(copy.uebergaben));
    body.extend(einwilligungen::dateien(&words, dateien));
    body.extend(other_people::other_people(&person.dritte, fallkonferenzen));
    body
}

/// What the person may ask for, with the articles of the law where they are known.
fn rights(recht: Option<&Recht>) -> String {
    let article = |thema| {
        recht
            .map(|recht| recht.in_brackets(thema))
            .unwrap_or_default()
    };
    let authority = recht.map_or("der Aufsicht für den Datenschutz", |recht| {
        &recht.authority
    });
    format!(
        "Hier steht alles, was in Ihrem Fall aufgeschrieben ist{}. Ist etwas falsch? Dann sagen Sie es bitte: Wir \
         berichtigen es{}. Sie dürfen verlangen, dass wir Angaben löschen{}. Eine Einwilligung können Sie jederzeit \
         widerrufen{}. Beschweren können Sie sich hier{}: {authority}.",
        article(Thema::Auskunft),
        article(Thema::Berichtigung),
        article(Thema::Loeschung),
        article(Thema::Widerruf),
        article(Thema::Beschwerde),
    )
}

#[cfg(test)]
mod tests;
