//! Who somebody is, and on which legal ground they are here. Other people stand in `other_people.rs`.

use fallmappe_domain::aufenthalt::{
    Aufenthalt, Aufenthaltsdokument, Aufenthaltsstatus, Bescheid, Nebenbestimmung,
};
use fallmappe_domain::dates::ImpreciseDate;
use fallmappe_domain::person::{Address, Language, Person, Reachability};
use fallmappe_letters::Block;

use super::rows::{Entry, Words, fields, joined, maybe, section};

pub(super) fn person(words: &Words<'_>, person: &Person) -> Vec<Block> {
    let Person {
        family_name,
        given_name,
        call_name,
        aliases,
        birth_date,
        gender,
        nationality,
        languages,
        reachability,
        address,
        entry_date,
        dritte: _,
    } = person;
    let date = |date: &Option<ImpreciseDate>| date.as_ref().map(ImpreciseDate::german);
    let languages: Vec<String> = languages.iter().map(language).collect();
    let mut rows = vec![
        ("Familienname", family_name.clone()),
        ("Vorname", given_name.clone()),
        ("Rufname", call_name.clone()),
        ("Weitere Schreibweisen", aliases.join("; ")),
        ("Geburtsdatum", date(birth_date).unwrap_or_default()),
        ("Geschlecht", words.label("geschlecht", gender)),
        (
            "Staatsangehörigkeit",
            words.label("staatsangehoerigkeit", nationality),
        ),
        ("Sprachen", languages.join(", ")),
        ("Einreise", date(entry_date).unwrap_or_default()),
    ];
    rows.extend(reached(reachability));
    rows.extend(lives(words, address));
    vec![Block::Heading("Person".to_owned()), fields(rows)]
}

fn language(language: &Language) -> String {
    let Language { name, script } = language;
    match script.as_str() {
        "" => name.clone(),
        script => format!("{name} (Schrift: {script})"),
    }
}

fn reached(reachability: &Reachability) -> Vec<(&'static str, String)> {
    let Reachability {
        phones,
        messengers,
        emails,
        best_time,
        needs_interpreter,
    } = reachability;
    let interpreter = if *needs_interpreter { "nötig" } else { "" };
    vec![
        ("Telefon", phones.join(", ")),
        ("Messenger", messengers.join(", ")),
        ("E-Mail", emails.join(", ")),
        ("Beste Zeit", best_time.clone()),
        ("Übersetzung", interpreter.to_owned()),
    ]
}

fn lives(words: &Words<'_>, address: &Address) -> Vec<(&'static str, String)> {
    let Address {
        street,
        postcode,
        municipality,
        ags,
        housing,
    } = address;
    let town = [postcode.as_str(), municipality].join(" ");
    vec![
        ("Anschrift", joined(&[street, town.trim()])),
        ("Gemeindeschlüssel", ags.clone()),
        ("Unterkunft", words.label("wohnen", housing)),
    ]
}

pub(super) fn aufenthalt(words: &Words<'_>, aufenthalt: &Aufenthalt) -> Vec<Block> {
    let Aufenthalt {
        status,
        dokumente,
        nebenbestimmungen,
        bescheide,
    } = aufenthalt;
    [
        section("Aufenthalt", status.iter().map(|one| standing(words, one))),
        section("Papiere", dokumente.iter().map(|one| dokument(words, one))),
        section(
            "Nebenbestimmungen",
            nebenbestimmungen
                .iter()
                .map(|one| nebenbestimmung(words, one)),
        ),
        section(
            "Bescheide",
            bescheide.iter().map(|one| bescheid(words, one)),
        ),
    ]
    .concat()
}

fn standing(words: &Words<'_>, status: &Aufenthaltsstatus) -> Entry {
    let Aufenthaltsstatus {
        kind,
        basis,
        since,
        until,
        remark,
    } = status;
    let label = words.label("aufenthaltsstatus", kind);
    // Many labels say the paragraph already.
    let basis = if label.contains(basis.as_str()) {
        ""
    } else {
        basis
    };
    Entry::since(*since, *until)
        .text(joined(&[&label, basis]))
        .text(remark)
}

fn dokument(words: &Words<'_>, dokument: &Aufenthaltsdokument) -> Entry {
    let Aufenthaltsdokument {
        kind,
        number,
        issued_on,
        valid_until,
        authority,
    } = dokument;
    let until = match maybe(*valid_until) {
        until if until.is_empty() => "ohne Ende".to_owned(),
        until => format!("gültig bis {until}"),
    };
    Entry::at(until)
        .text(words.label("aufenthaltsdokument", kind))
        .say("Nummer", number)
        .day("Ausgestellt", *issued_on)
        .say("Behörde", authority)
}

fn nebenbestimmung(words: &Words<'_>, nebenbestimmung: &Nebenbestimmung) -> Entry {
    let Nebenbestimmung {
        kind,
        wording,
        since,
        until,
    } = nebenbestimmung;
    Entry::since(*since, *until)
        .text(words.label("nebenbestimmung", kind))
        .text(wording)
}

fn bescheid(words: &Words<'_>, bescheid: &Bescheid) -> Entry {
    let Bescheid {
        kind,
        dated_on,
        served_on,
        authority,
        reference,
        contested_on,
        reasoned_on,
        remark,
    } = bescheid;
    let day = match maybe(*dated_on) {
        day if day.is_empty() => "ohne Datum".to_owned(),
        day => day,
    };
    Entry::at(day)
        .text(words.label("bescheidart", kind))
        .day("Zugestellt", *served_on)
        .say("Behörde", authority)
        .say("Aktenzeichen", reference)
        .day("Klage, Antrag oder Widerspruch", *contested_on)
        .day("Begründet", *reasoned_on)
        .text(remark)
}
