//! Rules that hold for a Fall wherever it comes from: a file, the window, another program.
//!
//! Warnings (age outside the programme, for instance) are not here: a rule here means "cannot be stored".

mod found;
mod parts;
mod umfeld;

use crate::akte::Fallakte;
use crate::aufenthalt::{Aufenthaltsdokument, Aufenthaltsstatus, Nebenbestimmung};
use crate::einwilligung::{Einwilligung, UEBERMITTLUNG};
use crate::kontakt::Kontakt;
use crate::latin;
use crate::person::Person;
use crate::preset::Presets;
use crate::stelle::Stelle;
use crate::teilnahme::Teilnahme;
use crate::vermittlung::Vermittlung;
use found::Found;

/// Longest short text (names, streets, offers) in characters.
pub const MAX_SHORT: usize = 200;
/// Longest note in characters: about 30 pages.
pub const MAX_TEXT: usize = 100_000;

/// The lists that records refer to.
pub const LISTS_IN_USE: [&str; 38] = [
    "geschlecht",
    "staatsangehoerigkeit",
    "wohnen",
    "aufenthaltsstatus",
    "aufenthaltsdokument",
    "nebenbestimmung",
    "kontaktart",
    "sprachmittlung",
    "handlungsfeld",
    "baustein",
    "austrittsgrund",
    "vermittlungsart",
    "einwilligungsart",
    "einwilligungsform",
    "datengruppe",
    "stellenart",
    "bescheidart",
    "zugangsweg",
    "zielgruppe",
    "fallfuehrung",
    "ausschluss",
    "schulabschluss",
    "berufsabschluss",
    "sprachniveau",
    "sprachnachweis",
    "erwerbsstatus",
    "leistungsbezug",
    "ausbildungsart",
    "bedarfsstufe",
    "prioritaet",
    "zielstand",
    "zustaendigkeit",
    "schrittstand",
    "verbleibszeitpunkt",
    "verbleib",
    "dateiart",
    "strukturhemmnis",
    "ansprachort",
];

/// A value that cannot be stored: which key, and a German sentence without the value.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
pub struct Problem {
    /// Path of the key in the exchange format's words.
    pub key: String,
    /// German sentence.
    pub message: String,
}

/// Every problem of a whole Fall.
pub fn problems(akte: &Fallakte, lists: &Presets) -> Vec<Problem> {
    let mut found = Found::new(lists);
    if let Some(number) = &akte.number {
        found.when(
            number.parts().is_none(),
            "number",
            "Die Fallnummer hat die Form JJJJ-NNNN.",
        );
    }
    found.order("closedOn", akte.opened_on, akte.closed_on);
    found.nested("person", akte.person.problems(lists));
    found.list("aufenthalt.status", &akte.aufenthalt.status);
    found.list("aufenthalt.dokumente", &akte.aufenthalt.dokumente);
    found.list(
        "aufenthalt.nebenbestimmungen",
        &akte.aufenthalt.nebenbestimmungen,
    );
    found.list("aufenthalt.bescheide", &akte.aufenthalt.bescheide);
    found.list("kontakte", &akte.kontakte);
    found.list("teilnahmen", &akte.teilnahmen);
    found.list("vermittlungen", &akte.vermittlungen);
    found.list("einwilligungen", &akte.einwilligungen);
    found.list("clearings", &akte.clearings);
    found.list("bildung.schule", &akte.bildung.schule);
    found.list("bildung.beruf", &akte.bildung.beruf);
    found.list("bildung.sprache", &akte.bildung.sprache);
    found.list("bildung.arbeit", &akte.bildung.arbeit);
    found.list("bildung.leistungen", &akte.bildung.leistungen);
    found.list("bildung.ausbildungen", &akte.bildung.ausbildungen);
    found.list("teilhabeplan.bedarfe", &akte.teilhabeplan.bedarfe);
    found.list("teilhabeplan.ziele", &akte.teilhabeplan.ziele);
    found.list("verbleib", &akte.verbleib);
    found.list("fallkonferenzen", &akte.fallkonferenzen);
    found.list("dateien", &akte.dateien);
    found.list("strukturhemmnisse", &akte.strukturhemmnisse);
    found.list("gesundheit", &akte.gesundheit);
    found.list("fristen", &akte.fristen);
    found.list("fristerledigungen", &akte.fristerledigungen);
    found.problems
}

/// Any record with every text in NFC and without white space around it.
pub fn normalise<T: serde::Serialize + serde::de::DeserializeOwned>(record: T) -> T {
    fn walk(value: &mut serde_json::Value) {
        match value {
            serde_json::Value::String(text) => *text = latin::nfc(text.trim()),
            serde_json::Value::Array(items) => items.iter_mut().for_each(walk),
            serde_json::Value::Object(map) => map.values_mut().for_each(walk),
            _ => {}
        }
    }
    let Ok(mut value) = serde_json::to_value(&record) else {
        return record;
    };
    walk(&mut value);
    serde_json::from_value(value).unwrap_or(record)
}

/// A record that knows what cannot be stored.
pub trait Checked {
    /// Every problem, keys relative to the record; codes are looked up in `lists`.
    fn problems(&self, lists: &Presets) -> Vec<Problem>;
}

impl Checked for Person {
    fn problems(&self, lists: &Presets) -> Vec<Problem> {
        let mut found = Found::new(lists);
        let nameless = self.family_name.trim().is_empty() && self.given_name.trim().is_empty();
        found.when(
            nameless,
            "familyName",
            "Bitte einen Namen eintragen; ein einziger Name genügt.",
        );
        found.name("familyName", &self.family_name);
        found.name("givenName", &self.given_name);
        found.name("callName", &self.call_name);
        for (index, alias) in self.aliases.iter().enumerate() {
            found.name(&format!("aliases[{index}]"), alias);
        }
        found.imprecise("birthDate", self.birth_date.as_ref());
        found.imprecise("entryDate", self.entry_date.as_ref());
        found.code("gender", "geschlecht", &self.gender);
        found.code("nationality", "staatsangehoerigkeit", &self.nationality);
        found.code("address.housing", "wohnen", &self.address.housing);
        found.short("address.street", &self.address.street);
        found.short("address.municipality", &self.address.municipality);
        found.short("address.postcode", &self.address.postcode);
        let ags = &self.address.ags;
        let ags_fits =
            ags.is_empty() || (ags.len() == 8 && ags.bytes().all(|b| b.is_ascii_digit()));
        found.when(
            !ags_fits,
            "address.ags",
            "Der Gemeindeschlüssel hat acht Ziffern.",
        );
        for (index, language) in self.languages.iter().enumerate() {
            found.short(&format!("languages[{index}].name"), &language.name);
            found.short(&format!("languages[{index}].script"), &language.script);
        }
        let reachability = &self.reachability;
        found.shorts("reachability.phones", &reachability.phones);
        found.shorts("reachability.messengers", &reachability.messengers);
        found.shorts("reachability.emails", &reachability.emails);
        found.short("reachability.bestTime", &reachability.best_time);
        for (index, dritte) in self.dritte.iter().enumerate() {
            found.short(&format!("dritte[{index}].name"), &dritte.name);
            found.short(&format!("dritte[{index}].relation"), &dritte.relation);
            found.short(&format!("dritte[{index}].contact"), &dritte.contact);
        }
        found.problems
    }
}

impl Checked for Aufenthaltsstatus {
    fn problems(&self, lists: &Presets) -> Vec<Problem> {
        let mut found = Found::new(lists);
        found.code("kind", "aufenthaltsstatus", &self.kind);
        found.order("until", self.since, self.until);
        found.short("basis", &self.basis);
        found.text("remark", &self.remark);
        found.problems
    }
}

impl Checked for Aufenthaltsdokument {
    fn problems(&self, lists: &Presets) -> Vec<Problem> {
        let mut found = Found::new(lists);
        found.code("kind", "aufenthaltsdokument", &self.kind);
        found.short("number", &self.number);
        found.short("authority", &self.authority);
        if let Some(issued) = self.issued_on {
            found.order("validUntil", issued, self.valid_until);
        }
        found.problems
    }
}

impl Checked for Nebenbestimmung {
    fn problems(&self, lists: &Presets) -> Vec<Problem> {
        let mut found = Found::new(lists);
        found.code("kind", "nebenbestimmung", &self.kind);
        found.text("wording", &self.wording);
        found.order("until", self.since, self.until);
        found.problems
    }
}

impl Checked for Kontakt {
    fn problems(&self, lists: &Presets) -> Vec<Problem> {
        let mut found = Found::new(lists);
        found.code("kind", "kontaktart", &self.kind);
        found.code("interpreter", "sprachmittlung", &self.interpreter);
        for (index, subject) in self.subjects.iter().enumerate() {
            found.code(&format!("subjects[{index}]"), "handlungsfeld", subject);
        }
        found.when(
            self.minutes > 24 * 60,
            "minutes",
            "Ein Kontakt dauert höchstens einen Tag.",
        );
        found.text("text", &self.text);
        found.text("nextStep", &self.next_step);
        found.order("nextStepOn", self.date, self.next_step_on);
        found.problems
    }
}

impl Checked for Teilnahme {
    fn problems(&self, lists: &Presets) -> Vec<Problem> {
        let mut found = Found::new(lists);
        let known = lists.has_baustein(&self.programme, &self.baustein);
        found.when(
            !known,
            "baustein",
            "Dieses Programm hat keinen solchen Baustein.",
        );
        if let Some(reason) = &self.austritt_reason {
            found.code("austrittReason", "austrittsgrund", reason);
        }
        found.short("traeger", &self.traeger);
        found.order("austritt", self.eintritt, self.austritt);
        found.problems
    }
}

impl Checked for Vermittlung {
    fn problems(&self, lists: &Presets) -> Vec<Problem> {
        let mut found = Found::new(lists);
        // A Vermittlung without a kind cannot be counted; the universal answers are not enough here.
        let known = lists
            .entries("vermittlungsart")
            .any(|entry| entry.code == self.kind);
        found.when(
            !known,
            "kind",
            "Bitte die Art der Vermittlung aus der Liste wählen.",
        );
        found.short("offer", &self.offer);
        found.text("result", &self.result);
        found.text("endReason", &self.end_reason);
        found.order("endedOn", self.date, self.ended_on);
        found.problems
    }
}

impl Checked for Einwilligung {
    fn problems(&self, lists: &Presets) -> Vec<Problem> {
        let mut found = Found::new(lists);
        found.code("kind", "einwilligungsart", &self.kind);
        found.code("form", "einwilligungsform", &self.form);
        found.short("stelle", &self.stelle);
        found.short("language", &self.language);
        found.short("textVersion", &self.text_version);
        found.short("recordedBy", &self.recorded_by);
        found.short("scan", &self.scan);
        found.text("purpose", &self.purpose);
        found.when(
            self.purpose.trim().is_empty(),
            "purpose",
            "Bitte den Zweck nennen.",
        );
        let blanket = self.kind.as_str() == UEBERMITTLUNG && self.data_groups.is_empty();
        found.when(
            blanket,
            "dataGroups",
            "Bitte mindestens eine Datengruppe nennen; eine Einwilligung für alles gibt es nicht.",
        );
        for (index, group) in self.data_groups.iter().enumerate() {
            found.code(&format!("dataGroups[{index}]"), "datengruppe", group);
        }
        found.order("validUntil", self.given_on, self.valid_until);
        found.order("withdrawnOn", self.given_on, self.withdrawn_on);
        found.problems
    }
}

impl Checked for Stelle {
    fn problems(&self, lists: &Presets) -> Vec<Problem> {
        let mut found = Found::new(lists);
        found.when(
            self.name.trim().is_empty(),
            "name",
            "Bitte einen Namen eintragen.",
        );
        found.short("name", &self.name);
        found.code("kind", "stellenart", &self.kind);
        found.short("contactPerson", &self.contact_person);
        found.short("street", &self.street);
        found.short("place", &self.place);
        found.short("ageRecipient", &self.age_recipient);
        found.problems
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::preset;
    use serde_json::{Value, json};

    /// A Fall with every text that people type.
    fn filled() -> Value {
        json!({
            "version": 1, "openedOn": "2025-03-01",
            "person": {
                "familyName": "Ųžkalnytė", "givenName": "M̂ario", "callName": "Mari", "aliases": ["Uzkalnyte"],
                "languages": [{"name": "Tigrinya", "script": "Fidäl"}],
                "reachability": {
                    "phones": ["0176 123"], "messengers": ["mari_06"], "emails": ["m@example.org"],
                    "bestTime": "abends"
                },
                "address": {"street": "Am Wall 1", "postcode": "51373", "municipality": "Musterstadt"},
                "dritte": [{"name": "Samer", "relation": "Bruder", "contact": "0176 456"}]
            },
            "aufenthalt": {
                "status": [{"kind": "duldung_60a", "basis": "§ 60a", "since": "2025-01-01", "remark": "x"}],
                "dokumente": [{"kind": "nicht_erhoben", "number": "A1", "authority": "ABH"}],
                "nebenbestimmungen": [{"kind": "nicht_erhoben", "wording": "x", "since": "2025-01-01"}]
            },
            "kontakte": [{"date": "2025-03-02", "kind": "telefon", "text": "x", "nextStep": "x"}],
            "vermittlungen": [{
                "date": "2025-03-02", "kind": "ausbildung", "offer": "x", "result": "x", "endReason": "x"
            }],
            "einwilligungen": [{
                "kind": "uebermittlung", "stelle": "x", "purpose": "x", "dataGroups": ["stammdaten"],
                "language": "Dari", "givenOn": "2025-03-01"
            }]
        })
    }

    fn problems_of(value: Value) -> Vec<Problem> {
        problems(&serde_json::from_value(value).unwrap(), preset::shipped())
    }

    /// Paths of all texts that are typed; codes and dates are held by their lists and types.
    fn typed(value: &Value, path: &str, out: &mut Vec<String>) {
        let fixed = ["kind", "dataGroups", "openedOn", "since", "date", "givenOn"];
        match value {
            Value::String(_) => out.push(path.to_owned()),
            Value::Array(items) => {
                for (index, item) in items.iter().enumerate() {
                    typed(item, &format!("{path}/{index}"), out);
                }
            }
            Value::Object(map) => {
                for (key, item) in map.iter().filter(|(key, _)| !fixed.contains(&key.as_str())) {
                    typed(item, &format!("{path}/{key}"), out);
                }
            }
            _ => {}
        }
    }

    #[test]
    fn no_text_is_without_a_limit() {
        assert_eq!(problems_of(filled()), []);
        let mut paths = Vec::new();
        typed(&filled(), "", &mut paths);
        assert!(paths.len() > 25);
        for path in paths {
            let mut akte = filled();
            *akte.pointer_mut(&path).unwrap() = Value::from("a".repeat(MAX_TEXT + 1));
            assert!(!problems_of(akte).is_empty(), "{path}");
        }
    }
}
