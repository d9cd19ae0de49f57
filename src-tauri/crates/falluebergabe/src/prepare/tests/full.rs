//! A Fall with something in every part, and a name in every free text.

use super::akte;
use fallmappe_domain::akte::Fallakte;
use fallmappe_domain::stelle::Stelle;
use serde_json::{Value, json};

/// Values that must not stand in any packet of [`full_akte`].
pub(crate) const VALUES: [&str; 30] = [
    "Hassan",
    "ztürk",
    "Mario",
    "Abdi",
    "Mari ",
    "2006",
    "12345678",
    "Kölner",
    "51373",
    "Leverkusen",
    "Khaled",
    "Petra",
    "Grünewald",
    "T1234567",
    "2026-0017",
    "Vossberg",
    "example.org",
    "2026-03-14",
    "Brinkhoff",
    "Adomeit",
    "Tesfamariam",
    "Sanitärtechnik Ohligs",
    "Pflugbeil",
    "5 K 4711/26.A",
    "Jannusch",
    "Gerlinde",
    "Sanders",
    "Küppers",
    "2026-12",
    "Anker",
];

/// The Fall.
pub(crate) fn full_akte() -> Fallakte {
    let mut value = serde_json::to_value(akte()).unwrap();
    let Value::Object(parts) = &mut value else {
        unreachable!("a Fall is an object")
    };
    let Value::Object(more) = more() else {
        unreachable!("so is this")
    };
    parts.extend(more);
    let mut akte: Fallakte = serde_json::from_value(value).unwrap();
    let dritte = json!([
        {"name": "Amina Al-Hassan", "relation": "Tochter (2 Jahre)"},
        {"name": "Yusuf Al-Hassan", "relation": "Sohn, 8 Jahre"},
        {"name": "Gerlinde Sanders", "relation": "Patin", "contact": "0171 5550199"},
        {"name": "RA Küppers", "relation": "Anwalt aus Bonn"}
    ]);
    let dritte: Vec<_> = serde_json::from_value(dritte).unwrap();
    akte.person.dritte.extend(dritte);
    let bescheid =
        json!({"kind": "anderer", "reference": "5 K 4711/26.A", "servedOn": "2026-10-01"});
    let bescheid = serde_json::from_value(bescheid).unwrap();
    akte.aufenthalt.bescheide.push(bescheid);
    akte
}

fn more() -> Value {
    json!({
        "einwilligungen": [
            consent("Beratungsstelle Anker", null()), consent("Jobcenter Leverkusen", json!("2026-11-01"))
        ],
        "clearings": [{"date": "2025-04-02", "access": "ki", "otherFallfuehrung": "jmd",
            "otherBody": "JMD Leverkusen", "remark": "von Frau Pflugbeil geschickt"}],
        "bildung": {
            "schule": [{"date": "2025-04-02", "level": "hauptschulabschluss", "country": "SYR", "years": 9,
                "remark": "Schule in Leverkusen"}],
            "beruf": [{"date": "2025-04-02", "level": "helfer_assistenz", "occupation": "Helfer bei Vossberg"}],
            "sprache": [
                {"date": "2025-04-10", "language": "Deutsch", "level": "a2", "proof": "einstufung"},
                {"date": "2026-06-10", "language": "Deutsch", "level": "b1", "proof": "zertifikat",
                 "provider": "VHS Leverkusen"},
                {"date": "2025-04-10", "language": "Kurdisch (Sorani)", "level": "c2", "proof": "eindruck"}
            ],
            "arbeit": [{"since": "2026-05-04", "status": "erwerbstaetig", "employer": "Sanitärtechnik Ohligs",
                "occupation": "Helfer im Lager", "hoursPerWeek": 20}],
            "ausbildungen": [{"startsOn": "2027-08-01", "kind": "qualifiziert", "occupation": "Tischler",
                "employer": "Tischlerei Vossberg GmbH", "contractOn": "2026-11-02"}],
            "leistungen": [{"since": "2025-01-01", "kind": "asylblg_analog", "authority": "Sozialamt Leverkusen"}]
        },
        "teilhabeplan": {
            "bedarfe": [
                {"date": "2025-05-01", "handlungsfeld": "sprache", "rating": "hoch", "remark": "alt"},
                {"date": "2026-09-01", "handlungsfeld": "sprache", "rating": "mittel",
                 "remark": "Mario liest gern; Frau Brinkhoff hilft."},
                {"date": "2026-09-01", "handlungsfeld": "familie", "rating": "kein", "remark": "Khaled ist da."},
                {"date": "2026-09-01", "handlungsfeld": "gesundheit", "rating": "dringend",
                 "remark": "Mario schläft nicht."}
            ],
            "ziele": [
                {"setOn": "2026-05-04", "handlungsfeld": "arbeit", "wording": "Mario fängt bei Vossberg an.",
                 "priority": "hoch", "state": "in_arbeit", "reviewOn": "2027-01-15", "steps": [
                    {"what": "Herrn Jannusch am 4.12.2026 anrufen", "who": "dritte", "whoName": "Frau Adomeit",
                     "dueOn": "2027-02-03", "state": "offen"},
                    {"what": "Lebenslauf", "who": "person", "state": "erledigt", "doneOn": "2026-06-01"}]},
                {"setOn": "2026-05-04", "handlungsfeld": "gesundheit", "wording": "Therapie für Mario",
                 "state": "offen", "steps": [{"what": "Arzt fragen", "who": "manager", "state": "offen"}]},
                {"setOn": "2025-05-04", "handlungsfeld": "wohnen", "wording": "Umzug", "state": "erreicht",
                 "endedOn": "2026-02-01"}
            ]
        },
        "verbleib": [{"austritt": "2026-02-01", "point": "monat_3", "date": "2026-05-05",
            "kind": "sv_beschaeftigung", "remark": "bei Vossberg"}],
        "fallkonferenzen": [{"date": "2026-06-12", "occasion": "Mario", "question": "Wie weiter?",
            "participants": [{"name": "Selam Tesfamariam", "stelle": "Jobcenter Leverkusen"}],
            "agreements": [
                {"what": "Selam Tesfamariam prüft die Förderung für Mario", "who": "Frau Tesfamariam", "dueOn": "2026-07-01"},
                {"what": "Antrag stellen", "who": "Teilhabemanagement", "doneOn": "2026-06-20"}],
            "result": "gut"}],
        "gesundheit": [{"date": "2026-08-03", "text": "Mario braucht Begleitung zu Dr. Adomeit."}]
    })
}

fn consent(stelle: &str, until: Value) -> Value {
    json!({"kind": "uebermittlung", "stelle": stelle, "purpose": "Beratung", "dataGroups": ["stammdaten"],
        "form": "unterschrift", "givenOn": "2026-01-10", "validUntil": until})
}

fn null() -> Value {
    Value::Null
}

/// The Stellen of the vault.
pub(crate) fn stellen() -> Vec<Stelle> {
    let stelle = |name: &str, kind: &str| {
        serde_json::from_value(json!({"name": name, "kind": kind})).unwrap()
    };
    vec![
        stelle("Beratungsstelle Anker", "beratungsstelle"),
        stelle("Jobcenter Leverkusen", "jobcenter"),
        stelle("Praxis am Park", "therapie"),
    ]
}
