//! What is noted about other people. Their rights count too (Art. 15 Abs. 4 DSGVO), so they stand alone, at the end.

use fallmappe_domain::dates::german_date;
use fallmappe_domain::fallkonferenz::{Fallkonferenz, Teilnehmende};
use fallmappe_domain::person::DrittePerson;
use fallmappe_letters::Block;

use super::rows::{Entry, joined, section};

pub(super) fn other_people(dritte: &[DrittePerson], konferenzen: &[Fallkonferenz]) -> Vec<Block> {
    let person = |dritte: &DrittePerson| {
        let DrittePerson {
            name,
            relation,
            contact,
        } = dritte;
        Entry::at(relation.clone())
            .text(name)
            .say("Erreichbar", contact)
    };
    let tables = konferenzen.iter().filter(|konferenz| {
        let mut names = konferenz.participants.iter().map(|one| &one.name);
        names.any(|name| !name.is_empty())
    });
    let table = |konferenz: &Fallkonferenz| {
        let day = format!("Fallkonferenz am {}", german_date(konferenz.date));
        let named = konferenz
            .participants
            .iter()
            .filter(|one| !one.name.is_empty());
        named.fold(Entry::at(day), |entry, one| {
            let Teilnehmende { name, stelle } = one;
            entry.text(joined(&[name, stelle]))
        })
    };
    let entries = dritte.iter().map(person).chain(tables.map(table));
    let mut blocks = section("Angaben zu anderen Personen", entries);
    if !blocks.is_empty() {
        let why = "Dieser Abschnitt steht allein am Schluss. Er wird nicht mitgegeben, wo er die Rechte dieser Menschen \
                   verletzt.";
        blocks.insert(1, Block::Paragraph(why.to_owned()));
    }
    blocks
}
