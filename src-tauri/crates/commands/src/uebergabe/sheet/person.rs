//! Who it is about in coarse strokes, the stay, and who else is there.

use fallmappe_falluebergabe::content::{
    AufenthaltOut, FamilyOut, NetzwerkOut, PersonOut, RolleOut, shown_month,
};
use fallmappe_letters::kinds::uebergabebogen::Section;

use super::{label, section};

pub(super) fn person(person: &PersonOut) -> Section {
    let interpreter = person
        .needs_interpreter
        .map(|needs| if needs { "ja" } else { "nein" });
    let family: Vec<String> = person.family.iter().map(relatives).collect();
    let rows = [
        ("Altersgruppe", person.age_band.clone()),
        ("Geschlecht", label(person.gender.as_ref())),
        ("Staatsangehörigkeit", label(person.nationality.as_ref())),
        ("Herkunftsregion", person.region.clone()),
        ("Sprachen", filled(person.languages.join(", "))),
        ("Dolmetschen nötig", interpreter.map(str::to_owned)),
        ("Wohnen", label(person.housing.as_ref())),
        ("Art der Gemeinde", person.area.clone()),
        ("Familie", filled(family.join(", "))),
        (
            "Einreisejahr",
            person.entry_year.map(|year| year.to_string()),
        ),
    ];
    section("Person", rows)
}

fn relatives(row: &FamilyOut) -> String {
    let ages = Some(row.ages.join(", ")).filter(|ages| !ages.is_empty());
    let ages = ages.map(|ages| format!(" ({ages})")).unwrap_or_default();
    format!("{}{ages}", counted(&row.role, row.count))
}

fn counted(role: &str, count: u32) -> String {
    match count {
        0 | 1 => role.to_owned(),
        count => format!("{count} × {role}"),
    }
}

pub(super) fn aufenthalt(aufenthalt: &AufenthaltOut) -> Section {
    let status = aufenthalt.status.as_ref();
    let line = status.map(|status| {
        let until = status
            .until
            .as_ref()
            .map(|month| format!(" bis {}", shown_month(month)));
        let since = shown_month(&status.since);
        format!(
            "{}, seit {since}{}",
            status.kind.label,
            until.unwrap_or_default()
        )
    });
    let mut rows = vec![
        ("Status".to_owned(), line),
        (
            "Rechtsgrundlage".to_owned(),
            status.and_then(|status| filled(status.basis.clone())),
        ),
    ];
    rows.extend(aufenthalt.nebenbestimmungen.iter().map(|condition| {
        let wording = filled(condition.wording.clone());
        (
            condition.kind.label.clone(),
            wording.or(Some(
                "gilt; der Wortlaut steht im Papier der Person".to_owned(),
            )),
        )
    }));
    rows.extend(aufenthalt.dokumente.iter().map(|dokument| {
        let until = dokument.valid_until.as_ref();
        let until = until.map(|month| format!("gültig bis {}", shown_month(month)));
        (
            dokument.kind.label.clone(),
            until.or(Some("liegt vor".to_owned())),
        )
    }));
    section("Aufenthalt", rows)
}

pub(super) fn netzwerk(netzwerk: &NetzwerkOut) -> Section {
    let people: Vec<String> = netzwerk.personen.iter().map(helper).collect();
    let stellen: Vec<&str> = netzwerk
        .stellen
        .iter()
        .map(|kind| kind.label.as_str())
        .collect();
    let rows = [
        ("Begleitende Personen", filled(people.join(", "))),
        ("Stellen mit Einwilligung", filled(stellen.join(", "))),
        ("Weitere Fallführung", label(netzwerk.fallfuehrung.as_ref())),
    ];
    section("Netzwerk", rows)
}

fn helper(row: &RolleOut) -> String {
    counted(&row.role, row.count)
}

fn filled(text: String) -> Option<String> {
    Some(text).filter(|text| !text.is_empty())
}
