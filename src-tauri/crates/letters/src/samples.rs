//! Made-up content for the tests of this crate.

use crate::content::{Block, Document, Letter, Meta, Sender};
use chrono::NaiveDate;

pub fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap()
}

pub fn meta() -> Meta {
    Meta {
        title: "Einladung".into(),
        date: day(2026, 1, 22),
        document_id: *b"0123456789abcdef",
    }
}

pub fn sender() -> Sender {
    Sender {
        organisation: "Teilhabemanagement im Kreis Herford".into(),
        person: "Dorothea Möllenkötter-Şahin".into(),
        street: "Amtshausstraße 3".into(),
        place: "32051 Herford".into(),
        phone: "05221 13-4711".into(),
        email: "d.moellenkoetter@teilhabe.example".into(),
    }
}

pub fn letter(body: Vec<Block>) -> Letter {
    Letter {
        sender: sender(),
        recipient: [
            "Ħuġo M̂ario Ųžkalnytė",
            "Große-Kurfürsten-Straße 80",
            "33615 Bielefeld",
        ]
        .map(String::from)
        .to_vec(),
        note_lines: vec!["Persönlich".into()],
        info: vec![("Datum".into(), "22.01.2026".into())],
        subject: "Einladung zum Gespräch am 3. Februar 2026".into(),
        salutation: "Guten Tag M̂ario Ųžkalnytė,".into(),
        body,
        closing: "Mit freundlichen Grüßen".into(),
        signature: vec!["Dorothea Möllenkötter-Şahin".into()],
        enclosures: Vec::new(),
        reply_slip: Vec::new(),
        meta: meta(),
    }
}

pub fn document(body: Vec<Block>) -> Document {
    Document {
        title: "Teilhabeplan".into(),
        subtitle: "Stand Januar 2026".into(),
        body,
        footer: "vertraulich".into(),
        meta: meta(),
    }
}

pub fn paragraph(lines: usize) -> Block {
    let text =
        "Wir sprechen über den Sprachkurs und die Zeit bis zum Sommer. ".repeat(lines * 3 / 2);
    Block::Paragraph(text)
}
