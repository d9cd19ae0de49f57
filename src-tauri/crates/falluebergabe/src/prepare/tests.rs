//! The way from a Fall to approved content, on a made-up Fall that looks like a real one.

mod full;
mod never;
mod once;
mod parts;
mod words;

use super::*;
use crate::free_text::SpanClass;
use crate::minimise::profile_for;
use serde_json::json;

pub(crate) const TODAY: &str = "2026-11-22";

pub(crate) fn akte() -> Fallakte {
    serde_json::from_value(json!({
        "version": 1, "number": "2026-0017", "openedOn": "2025-04-02",
        "person": {
            "familyName": "Al-Hassan Öztürk", "givenName": "M\u{302}ario Abdirahman", "callName": "Mari",
            "aliases": ["Abdurrahman"], "birthDate": {"value": "2006-02-01", "precision": "tag"},
            "gender": "maennlich", "nationality": "SYR",
            "languages": [{"name": "Arabisch", "script": "arabisch"}, {"name": "Deutsch", "script": "lateinisch"}],
            "reachability": {"phones": ["+49 176 12345678"], "messengers": ["mari_hassan06"],
                "emails": ["mario.hassan@example.org"], "bestTime": "abends", "needsInterpreter": true},
            "address": {"street": "Kölner Straße 12", "postcode": "51373", "municipality": "Leverkusen",
                "ags": "05316000", "housing": "gemeinschaftsunterkunft"},
            "entryDate": {"value": "2021", "precision": "jahr"},
            "dritte": [
                {"name": "Khaled Al-Hassan", "relation": "Bruder", "contact": "0151 98765432"},
                {"name": "Frau Petra Grünewald-Śliwa", "relation": "Sachbearbeiterin Jobcenter", "contact": ""}
            ]
        },
        "aufenthalt": {
            "status": [{"kind": "duldung_60a", "basis": "§ 60a Abs. 2 S. 1 AufenthG", "since": "2024-08-15",
                "until": "2027-02-14", "remark": "Passbeschaffung"}],
            "dokumente": [{"kind": "duldung_bescheinigung", "number": "T1234567", "validUntil": "2027-02-14",
                "authority": "Stadt Leverkusen"}],
            "nebenbestimmungen": [{"kind": "erwerbstaetigkeit", "wording": "Erwerbstätigkeit nur mit Erlaubnis",
                "since": "2024-08-15"}]
        },
        "kontakte": [
            {"date": "2026-03-14", "kind": "aufsuchend", "minutes": 40, "interpreter": "dolmetscher",
             "noShow": false, "subjects": ["sprache"], "structural": false,
             "text": "Mario war mit seinem Bruder Khaled da. Frau Grünewald-Śliwa sagt, Tischlerei Vossberg stellt ein. Ermias kennt den Kurs.",
             "nextStep": "Al-Hassan am 2.4.2026 anrufen: 0176/123 456 78", "nextStepOn": "2026-12-02"},
            {"date": "2026-05-02", "kind": "buero", "subjects": ["gesundheit"], "text": "Arzttermin von Mari besprochen."}
        ],
        "teilnahmen": [{"programme": "durchstarten", "baustein": "f3", "traeger": "VHS Leverkusen",
            "courseStart": "2025-09-01", "eintritt": "2025-09-15", "austritt": null, "austrittReason": null}],
        "vermittlungen": [{"date": "2026-01-20", "kind": "praktikum", "offer": "Tischlerei Vossberg GmbH",
            "result": "Herr Vossberg möchte Mario behalten", "endedOn": null, "endReason": ""}],
        "einwilligungen": []
    }))
    .unwrap()
}

pub(crate) fn scope(groups: &[&str]) -> Vec<Code> {
    groups.iter().map(|group| Code::new(group)).collect()
}

pub(crate) const WIDE: [&str; 6] = [
    "stammdaten",
    "kontaktdaten",
    "aufenthalt",
    "verlauf",
    "teilnahmen",
    "vermittlungen",
];

pub(crate) fn prepared(kind: &str, groups: &[&str], decisions: &[SpanDecision]) -> Prepared {
    let akte = akte();
    let pseudonym = Pseudonym::from_random([3; 10]);
    let scope = scope(groups);
    let languages = BTreeMap::from([("Arabisch".to_owned(), 5)]);
    prepare(&PrepareInput {
        kontakte: &[0, 1],
        decisions,
        languages: &languages,
        ..PrepareInput::new(
            &akte,
            fallmappe_domain::preset::shipped(),
            profile_for(&Code::new(kind)).unwrap(),
            &scope,
            "Prüfung der Aufnahme von Mario in den Kurs",
            TODAY.parse().unwrap(),
            &pseudonym,
        )
    })
}

#[test]
fn says_the_case_and_not_the_person() {
    let prepared = prepared("kollegin", &WIDE, &[]);
    let content = prepared.content();
    assert_eq!(
        content.purpose,
        "Prüfung der Aufnahme von Klient in den Kurs"
    );
    assert_eq!(content.person.age_band.as_deref(), Some("18–20"));
    assert_eq!(content.person.nationality.as_ref().unwrap().label, "Syrien");
    assert_eq!(content.person.languages, ["Arabisch", "Deutsch"]);
    assert_eq!(content.person.entry_year, Some(2021));
    let status = content.aufenthalt.status.as_ref().unwrap();
    assert_eq!(
        (status.since.as_str(), status.until.as_deref()),
        ("2024-08", Some("2027-02"))
    );
    assert_eq!(status.basis, "§ 60a Abs. 2 S. 1 AufenthG");
    assert_eq!(
        content.kontakte.len(),
        1,
        "the talk about health stays without its own consent"
    );
    // How a body is called in coarse words is the pseudonymiser's business.
    let text = &content.kontakte[0].text;
    let begins = "Klient war mit seinem Bruder da. Fachkraft Jobcenter sagt, ";
    let ends = " stellt ein. Person 1 kennt den Kurs.";
    assert!(text.starts_with(begins) && text.ends_with(ends), "{text}");
    assert_eq!(
        content.kontakte[0].next_step,
        "Klient im April 2026 anrufen: Telefonnummer"
    );
    let result = &content.vermittlungen[0].result;
    assert!(result.ends_with(" möchte Klient behalten"), "{result}");
    assert_eq!(content.teilnahmen[0].eintritt, "2025-09");
}

#[test]
fn asks_before_it_lets_a_guess_pass() {
    let first = prepared("kollegin", &WIDE, &[]);
    assert!(first.open_questions() > 0);
    let open = first.open_questions();
    let answers: Vec<SpanDecision> = first
        .notes()
        .iter()
        .flat_map(|note| note.spans.iter().map(move |span| (note.id.clone(), span)))
        .filter(|(_, span)| span.class == SpanClass::Ask)
        .map(|(note, span)| SpanDecision {
            note,
            start: span.start,
            end: span.end,
            answer: Answer::Accept,
        })
        .collect();
    assert_eq!(
        first.approve(false).err(),
        Some(OpenQuestions { count: open })
    );
    assert_eq!(
        prepared("kollegin", &WIDE, &[])
            .approve(true)
            .ok()
            .unwrap()
            .accepted_unseen(),
        open
    );
    let approved = prepared("kollegin", &WIDE, &answers)
        .approve(false)
        .ok()
        .unwrap();
    assert_eq!(approved.accepted_unseen(), 0);
}

#[test]
fn a_decision_changes_preview_and_content_alike() {
    let first = prepared("kollegin", &WIDE, &[]);
    let note = first
        .notes()
        .iter()
        .find(|note| note.id == "kontakt-0-text")
        .unwrap();
    let span = note
        .spans
        .iter()
        .find(|span| span.replacement == "Person 1")
        .unwrap();
    let rewrite = Answer::Rewrite {
        with: "ein Freund".to_owned(),
    };
    let decision = SpanDecision {
        note: note.id.clone(),
        start: span.start,
        end: span.end,
        answer: rewrite,
    };
    let second = prepared("kollegin", &WIDE, &[decision]);
    let text = &second.content().kontakte[0].text;
    assert!(text.contains("ein Freund kennt den Kurs"));
    assert_eq!(
        &second
            .notes()
            .iter()
            .find(|n| n.id == "kontakt-0-text")
            .unwrap()
            .outgoing,
        text
    );
}

#[test]
fn what_the_preview_shows_is_what_the_content_holds() {
    for profile in crate::minimise::profiles() {
        let prepared = prepared(profile.recipient_kind.as_str(), &WIDE, &[]);
        let json = serde_json::to_string(prepared.content()).unwrap();
        for note in prepared.notes() {
            let text = serde_json::to_string(&note.outgoing).unwrap();
            assert!(json.contains(&text), "{}: {}", profile.label, note.id);
        }
        let omitted = prepared
            .fields()
            .iter()
            .filter(|field| field.outgoing.is_none());
        for field in omitted {
            assert_eq!(field.class, FieldClass::Omitted);
            assert!(
                json.contains(&serde_json::to_string(&field.reason).unwrap()),
                "{}",
                field.label
            );
        }
    }
}

#[test]
fn nothing_leaves_beyond_the_consent() {
    let prepared = prepared("kollegin", &["aufenthalt"], &[]);
    let content = prepared.content();
    assert!(content.person.age_band.is_none() && content.person.languages.is_empty());
    assert!(
        content.kontakte.is_empty()
            && content.teilnahmen.is_empty()
            && content.vermittlungen.is_empty()
    );
    assert!(content.aufenthalt.status.is_some());
    let why = |what: &str| {
        let mut omitted = content.omitted.iter();
        let row = omitted.find(|o| o.what.split(", ").any(|part| part == what));
        row.map(|o| o.why.as_str())
    };
    assert_eq!(why("Verlauf"), Some("Von der Einwilligung nicht umfasst."));
}

#[test]
fn health_leaves_only_with_its_own_data_group_and_profile() {
    let with_health: Vec<&str> = WIDE.iter().copied().chain(["gesundheit"]).collect();
    assert_eq!(
        prepared("kollegin", &with_health, &[])
            .content()
            .kontakte
            .len(),
        2
    );
    assert_eq!(
        prepared("fallkonferenz", &with_health, &[])
            .content()
            .kontakte
            .len(),
        1
    );
}

#[test]
fn a_profile_without_the_country_gives_the_region() {
    let prepared = prepared("fallkonferenz", &WIDE, &[]);
    let person = &prepared.content().person;
    assert_eq!(
        (person.region.as_deref(), person.nationality.is_none()),
        (Some("Naher Osten"), true)
    );
    assert!(person.gender.is_none());
}

#[test]
fn no_profile_lets_a_value_of_the_record_pass() {
    for profile in crate::minimise::profiles() {
        let prepared = prepared(profile.recipient_kind.as_str(), &WIDE, &[]);
        let json = serde_json::to_string(prepared.content()).unwrap();
        for value in [
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
        ] {
            assert!(!json.contains(value), "{}: {value}", profile.label);
        }
    }
}
