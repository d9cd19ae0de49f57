//! The copy says everything: a Fall in which every field is filled is walked leaf by leaf.

use super::*;
use chrono::NaiveDateTime;
use fallmappe_domain::code::NICHT_ERHOBEN;
use fallmappe_domain::preset::shipped;
use fallmappe_domain::recht::{law, laws};
use serde_json::{Value, json};

/// What the paper does not say: the form of the file, checksums, and how exactly a date is known (it is printed so).
const NOT_PRINTED: [&str; 5] = ["version", "precision", "sha256", "scan", "content"];

fn full() -> Value {
    let sum = "ab".repeat(32);
    json!({
        "version": 2, "number": "2026-0007", "openedOn": "2025-02-03", "closedOn": "2026-10-31",
        "person": {
            "familyName": "Ųžkalnytė-Ạ̈dler", "givenName": "M̂ario Đặng", "callName": "Mariechen", "aliases": ["Uschkalnite"],
            "birthDate": { "value": "2005-03-14", "precision": "tag" }, "gender": "weiblich", "nationality": "LTU",
            "languages": [{ "name": "Litauisch", "script": "Latein" }],
            "reachability": { "phones": ["0176 04069099"], "messengers": ["Signal @uzka"], "emails": ["m@posteo.example"],
                "bestTime": "abends ab sechs", "needsInterpreter": true },
            "address": { "street": "Zwölf-Apostel-Gässchen 7b", "postcode": "59994", "municipality": "Ahlerbach",
                "ags": "05999007", "housing": "gemeinschaftsunterkunft" },
            "entryDate": { "value": "2021-09-02", "precision": "tag" },
            "dritte": [{ "name": "Birutė Jankauskienė", "relation": "Tante", "contact": "0171 3920099" }] },
        "aufenthalt": {
            "status": [{ "kind": "duldung_60a", "basis": "§ 60a Abs. 2", "since": "2023-05-02", "until": "2027-05-01",
                "remark": "Pass über die Botschaft" }],
            "dokumente": [{ "kind": "duldung_bescheinigung", "number": "Y 84538399", "issuedOn": "2026-08-01",
                "validUntil": "2027-01-31", "authority": "Ausländerbehörde Musterland" }],
            "nebenbestimmungen": [{ "kind": "wohnsitzauflage", "wording": "Wohnsitz in Ahlerbach", "since": "2023-05-03",
                "until": "2024-05-03" }],
            "bescheide": [{ "kind": "anderer", "datedOn": "2026-02-03", "servedOn": "2026-02-06", "authority": "Bundesamt",
                "reference": "7654321-155", "contestedOn": "2026-02-10", "reasonedOn": "2026-02-20", "remark": "Anwältin hilft" }] },
        "kontakte": [{ "date": "2026-09-03", "kind": "aufsuchend", "minutes": 45, "interpreter": "dolmetscher", "noShow": true,
            "subjects": ["wohnen", "schulden"], "text": "Wohnung besichtigt", "nextStep": "Vertrag lesen",
            "nextStepOn": "2026-09-17", "structural": true }],
        "teilnahmen": [{ "programme": "kim", "baustein": "cm", "traeger": "Werkhof Lindenröde", "courseStart": "2025-02-08",
            "eintritt": "2025-02-10", "austritt": "2026-10-30", "austrittReason": "ziel_erreicht" }],
        "vermittlungen": [{ "date": "2026-03-02", "kind": "praktikum", "offer": "Metallbau Düsterhöft", "result": "verlief gut",
            "endedOn": "2026-03-20", "endReason": "Praktikum vorbei" }],
        "einwilligungen": [{ "kind": "uebermittlung", "stelle": "Großer Anker", "purpose": "Weiterbegleitung",
            "dataGroups": ["verlauf", "gesundheit"], "language": "Russisch", "interpreter": true, "form": "unterschrift",
            "givenOn": "2026-01-05", "validUntil": "2026-12-30", "withdrawnOn": "2026-11-01", "textVersion": "2026-03 DSGVO",
            "recordedBy": "Łucja Öztürk", "scan": sum }],
        "clearings": [{ "date": "2025-02-04", "access": "selbst", "targetGroup": "ausnahme",
            "exceptionReason": "schon 28", "otherFallfuehrung": "jmd", "otherBody": "JMD Ahlerbach",
            "exclusionCheckedOn": "2025-02-05", "exclusion": "keiner", "voluntary": true, "remark": "kam selbst" }],
        "bildung": {
            "schule": [{ "date": "2025-02-06", "level": "hauptschulabschluss", "country": "SYR", "years": 9, "recognisedOn": "2025-06-01",
                "authority": "Bezirksregierung", "remark": "Zeugnis verloren" }],
            "beruf": [{ "date": "2025-02-07", "level": "keiner", "occupation": "Schneiderin", "country": "ERI",
                "recognisedOn": "2025-06-02", "authority": "IHK", "remark": "gelernt beim Onkel" }],
            "sprache": [{ "date": "2025-03-09", "language": "Deutsch", "level": "b1", "proof": "zertifikat", "provider": "VHS",
                "remark": "schreibt sicher" }],
            "arbeit": [{ "since": "2025-04-01", "until": "2025-09-29", "status": "erwerbstaetig", "employer": "Bäckerei Ünal",
                "occupation": "Verkauf", "hoursPerWeek": 11, "remark": "früh am Morgen" }],
            "leistungen": [{ "since": "2024-01-02", "until": "2025-01-03", "kind": "asylblg_grund", "authority": "Sozialamt",
                "remark": "gekürzt und zurückgenommen" }],
            "ausbildungen": [{ "startsOn": "2026-08-02", "endsOn": "2029-07-30", "kind": "qualifiziert",
                "occupation": "Metallbauerin", "employer": "Düsterhöft GmbH", "contractOn": "2026-05-04",
                "registeredOn": "2026-05-11", "brokenOffOn": "2026-09-12", "passedOn": "2029-07-29", "remark": "im zweiten Anlauf" }] },
        "teilhabeplan": {
            "bedarfe": [{ "date": "2025-02-11", "handlungsfeld": "sprache", "rating": "hoch", "remark": "liest viel" }],
            "ziele": [{ "setOn": "2025-02-12", "handlungsfeld": "ausbildung", "wording": "Ich werde Metallbauerin",
                "priority": "hoch", "state": "in_arbeit", "reviewOn": "2025-05-12", "endedOn": "2026-08-03", "remark": "ihr Traum",
                "steps": [{ "what": "Bewerbung schreiben", "who": "dritte", "whoName": "Frau Köhler", "dueOn": "2025-03-01",
                    "state": "erledigt", "doneOn": "2025-02-28" }] }] },
        "verbleib": [{ "austritt": "2026-10-29", "point": "monat_3", "date": "2027-01-30", "kind": "ausbildung_gefoerdert",
            "remark": "noch im Betrieb" }],
        "fallkonferenzen": [{ "date": "2026-04-14", "occasion": "drei Stellen", "question": "Wer führt?", "pseudonymised": true,
            "participants": [{ "name": "Jörg Vennekötter", "stelle": "Jobcenter Musterstadt" }],
            "agreements": [{ "what": "Antrag stellen", "who": "Jugendamt", "dueOn": "2026-04-30", "doneOn": "2026-04-29" }],
            "result": "KIM führt weiter" }],
        "dateien": [{ "title": "Einwilligung unterschrieben", "kind": "einwilligung", "date": "2026-01-06",
            "fileName": "scan_0815.pdf", "mediaType": "application/pdf", "bytes": 51_200, "sha256": sum, "remark": "zwei Seiten",
            "content": "eA==" }],
        "strukturhemmnisse": [{ "date": "2026-03-05", "handlungsfeld": "mobilitaet", "kind": "wartezeit",
            "text": "Kurs erst in acht Monaten", "reportedOn": "2026-06-30" }],
        "gesundheit": [{ "date": "2026-05-05", "text": "braucht kurze Wege" }],
        "fristen": [{ "dueOn": "2026-12-01", "title": "Widerspruch", "basis": "Bescheid vom Sozialamt", "doneOn": "2026-11-20",
            "remark": "per Fax" }],
        "fristerledigungen": [{ "rule": "dokument_ablauf", "dueOn": "2027-01-30", "doneOn": "2026-11-21", "remark": "verlängert" }]
    })
}

fn sheet(akte: &Fallakte, recht: Option<&Recht>) -> Document {
    copy_sheet(&Copy {
        akte,
        uebergaben: &[(
            UebergabeRecord {
                stelle: "Großer Anker".to_owned(),
                created_at: "2026-01-15T10:00:00".parse::<NaiveDateTime>().unwrap(),
                purpose: "Prüfung der Aufnahme".to_owned(),
                consent_on: akte.opened_on,
                packet_id: String::new(),
                pseudonym: "FM-7K3Q-92XD".to_owned(),
                packet_sha256: String::new(),
                letter_sha256: String::new(),
                passed_over: 0,
                ..UebergabeRecord::default()
            },
            UebergabeState::Accepted,
        )],
        lists: shipped(),
        recht,
        today: "2026-11-22".parse().unwrap(),
        document_id: [9; 16],
    })
}

/// Everything the document says, block by block.
fn said(document: &Document) -> Vec<String> {
    let body = document.body.iter().flat_map(|block| match block {
        Block::Fields(rows) => rows
            .iter()
            .map(|(one, two)| format!("{one}\n{two}"))
            .collect(),
        Block::Paragraph(text) | Block::Heading(text) => vec![text.replace('\u{a0}', " ")],
        _ => panic!("a block that this test does not read"),
    });
    [document.subtitle.clone()]
        .into_iter()
        .chain(body)
        .collect()
}

/// The ways in which a text may stand on paper: itself, as a German day, as a label of any list.
fn forms(text: &str) -> Vec<String> {
    let day = text.parse::<NaiveDate>().map(german_date).ok();
    let labels = shipped().all().iter().flat_map(|preset| {
        let own = (preset.code.as_str() == text).then(|| preset.label.clone());
        let entries = preset.lists.values().flat_map(|list| &list.entries);
        let labels = entries.filter(|entry| entry.code.as_str() == text);
        own.into_iter().chain(labels.map(|entry| match text {
            // Its label cites a law, which is not the law of every Träger.
            "gesundheit" => "Gesundheit".to_owned(),
            _ => entry.label.clone(),
        }))
    });
    let rules = fallmappe_domain::fristen::RULES.iter();
    let rules = rules
        .filter(|rule| rule.code == text)
        .map(|rule| rule.label.to_owned());
    [text.to_owned()]
        .into_iter()
        .chain(day)
        .chain(labels)
        .chain(rules)
        .collect()
}

fn walk(value: &Value, path: &str, leaf: &mut impl FnMut(&str, &Value)) {
    match value {
        Value::Object(map) => {
            for (key, value) in map
                .iter()
                .filter(|(key, _)| !NOT_PRINTED.contains(&key.as_str()))
            {
                walk(value, &format!("{path}.{key}"), leaf);
            }
        }
        Value::Array(items) if !items.is_empty() => {
            items.iter().for_each(|item| walk(item, path, leaf));
        }
        other => leaf(path, other),
    }
}

#[test]
fn every_field_of_a_filled_fall_stands_in_the_copy() {
    let akte: Fallakte = serde_json::from_value(full()).unwrap();
    let document = sheet(&akte, law("kdg"));
    let all = said(&document).join("\n");
    let mut leaves = 0;
    walk(
        &serde_json::to_value(&akte).unwrap(),
        "",
        &mut |path, value| {
            leaves += 1;
            match value {
                Value::String(text) if !text.is_empty() && text != NICHT_ERHOBEN => {
                    assert!(
                        forms(text).iter().any(|form| all.contains(form)),
                        "{path}: {text}"
                    );
                }
                Value::Number(number) if path.ends_with("bytes") => {
                    assert!(all.contains(&format!("{} KB", number.as_u64().unwrap() / 1024)));
                }
                Value::Number(number) if number.as_u64() != Some(0) => {
                    assert!(all.contains(&format!(": {number}")), "{path}: {number}");
                }
                Value::Bool(true) => {}
                other => {
                    panic!("{path} is not filled ({other}): fill it in this test and print it")
                }
            }
        },
    );
    assert!(leaves > 150);
    for sentence in [
        "nicht gekommen",
        "freiwillig",
        "ohne Ihren Namen",
        "nicht an Ihnen liegt",
        "Jemand hat übersetzt",
    ] {
        assert!(all.contains(sentence), "{sentence}");
    }
    for handed in ["FM-7K3Q-92XD", "Prüfung der Aufnahme", "15.01.2026"] {
        assert!(all.contains(handed), "{handed}");
    }
}

#[test]
fn other_people_stand_at_the_end_and_nowhere_else() {
    let akte: Fallakte = serde_json::from_value(full()).unwrap();
    let said = said(&sheet(&akte, None));
    let at = said
        .iter()
        .position(|text| text == "Angaben zu anderen Personen")
        .unwrap();
    for name in ["Birutė Jankauskienė", "0171 3920099", "Jörg Vennekötter"] {
        assert!(said[at..].join("\n").contains(name), "{name}");
        assert!(!said[..at].join("\n").contains(name), "{name}");
    }
    assert_eq!(
        said.len() - at,
        4,
        "nothing follows but the note and two rows"
    );
}

#[test]
fn the_rights_name_the_articles_of_the_law_in_force_and_of_no_other() {
    let akte: Fallakte = serde_json::from_value(full()).unwrap();
    for recht in laws() {
        let first = said(&sheet(&akte, Some(recht))).remove(1);
        assert!(first.contains(recht.article(Thema::Auskunft).unwrap()));
        assert!(first.contains(&recht.authority));
        for other in laws().iter().filter(|other| other.short != recht.short) {
            assert!(!first.contains(&other.short), "{first}");
            let other = format!(" {}", other.short);
            let all = said(&sheet(&akte, Some(recht))).join("\n");
            assert!(
                !all.replace("2026-03 DSGVO", "").contains(&other),
                "{other} in {all}"
            );
        }
    }
    let none = said(&sheet(&akte, None)).remove(1);
    assert!(!none.contains('§') && !none.contains("Art."), "{none}");
}

#[test]
fn a_fall_of_which_nothing_is_known_has_a_copy_too() {
    let akte = Fallakte::new("2026-01-02".parse().unwrap(), Default::default());
    let said = said(&sheet(&akte, None)).join("\n");
    assert!(said.contains("02.01.2026"));
    assert!(!said.contains("nicht erhoben"));
}
