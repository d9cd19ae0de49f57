//! People with the names, dates and lives that programs stumble over. All of them are made up.

use chrono::{Days, NaiveDate};
use fallmappe_commands::schema::Settings;
use fallmappe_domain::akte::Fallakte;
use fallmappe_domain::aufenthalt::{
    Aufenthalt, Aufenthaltsdokument, Aufenthaltsstatus, Nebenbestimmung,
};
use fallmappe_domain::code::Code;
use fallmappe_domain::dates::{ImpreciseDate, Precision};
use fallmappe_domain::einwilligung::{Einwilligung, UEBERMITTLUNG};
use fallmappe_domain::fall::FallNumber;
use fallmappe_domain::kontakt::Kontakt;
use fallmappe_domain::person::{Address, DrittePerson, Language, Person, Reachability};
use fallmappe_domain::preset;
use fallmappe_domain::stelle::Stelle;
use fallmappe_domain::teilnahme::Teilnahme;
use fallmappe_domain::vermittlung::Vermittlung;

/// A day from its ISO form.
pub fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// The office that writes letters.
pub fn office() -> Settings {
    Settings {
        organisation: "Kreis Musterland, Kommunales Integrationsmanagement".to_owned(),
        person: "Łucja Öztürk-Großmann".to_owned(),
        street: "Königsträßchen 12".to_owned(),
        place: "59991 Musterstadt".to_owned(),
        phone: "0200 555-1234".to_owned(),
        email: "kim@musterland.example".to_owned(),
        ..Settings::default()
    }
}

/// A receiving body without a key.
pub fn anker() -> Stelle {
    Stelle {
        name: "Beratungsstelle Großer Anker".to_owned(),
        kind: Code::new("beratungsstelle"),
        contact_person: "Frau Dr. Änne Vennekötter".to_owned(),
        street: "Überm Mühlgässchen 2".to_owned(),
        place: "59993 Lindenröde".to_owned(),
        age_recipient: String::new(),
    }
}

/// A consent to hand everything but health data to a Stelle.
pub fn consent(stelle: &str, given_on: NaiveDate) -> Einwilligung {
    let groups = preset::shipped()
        .entries("datengruppe")
        .map(|entry| entry.code.clone());
    Einwilligung {
        kind: Code::new(UEBERMITTLUNG),
        stelle: stelle.to_owned(),
        purpose: "Weiterbegleitung nach dem Ende der Maßnahme".to_owned(),
        data_groups: groups
            .filter(|code| code.as_str() != "gesundheit")
            .collect(),
        language: "Litauisch".to_owned(),
        interpreter: true,
        form: Code::new("unterschrift"),
        given_on,
        valid_until: None,
        withdrawn_on: None,
        text_version: String::new(),
        recorded_by: String::new(),
        scan: String::new(),
    }
}

/// A Kontakt with a note.
pub fn kontakt(date: NaiveDate, text: &str) -> Kontakt {
    Kontakt {
        date,
        kind: Code::new("aufsuchend"),
        minutes: 45,
        interpreter: Code::new("dolmetscher"),
        no_show: false,
        subjects: vec![Code::new("wohnen"), Code::new("aufenthalt")],
        text: text.to_owned(),
        next_step: "Termin bei der Ausländerbehörde begleiten".to_owned(),
        next_step_on: date.checked_add_days(Days::new(14)),
        structural: false,
    }
}

/// A Teilnahme in the Case Management.
pub fn teilnahme(baustein: &str, eintritt: NaiveDate, austritt: Option<NaiveDate>) -> Teilnahme {
    Teilnahme {
        programme: Code::new("kim"),
        baustein: Code::new(baustein),
        traeger: "Werkhof Lindenröde gGmbH".to_owned(),
        course_start: None,
        eintritt,
        austritt,
        austritt_reason: austritt.map(|_| Code::new("ziel_erreicht")),
    }
}

/// A Vermittlung.
pub fn vermittlung(kind: &str, date: NaiveDate) -> Vermittlung {
    Vermittlung {
        date,
        kind: Code::new(kind),
        offer: "Metallbau Düsterhöft".to_owned(),
        result: "Probearbeiten verlief gut".to_owned(),
        ended_on: None,
        end_reason: String::new(),
    }
}

/// A Fall about somebody, with nothing in it.
pub fn fall_of(number: &str, person: Person) -> Fallakte {
    Fallakte {
        number: Some(FallNumber(number.to_owned())),
        ..Fallakte::new(day("2025-02-03"), person)
    }
}

/// Somebody with one name only, born in a year that nobody knows more of.
pub fn tesfaldet() -> Person {
    Person {
        family_name: "Tesfaldet".to_owned(),
        aliases: vec!["Tesfaldät".to_owned()],
        birth_date: Some(ImpreciseDate {
            value: "2004".to_owned(),
            precision: Precision::Jahr,
        }),
        gender: Code::new("maennlich"),
        nationality: Code::new("ERI"),
        ..Person::default()
    }
}

/// Somebody whose name is longer than most forms.
pub fn long_name() -> Person {
    Person {
        family_name:
            "Wickramasinghe Arachchilage Hettiarachchige von der Schulenburg-Großhennersdorf"
                .to_owned(),
        given_name: "Don Charith Pubudu Madushanka Kumarasiri Bandaranayake Dissanayake".to_owned(),
        call_name: "Charith".to_owned(),
        birth_date: Some(ImpreciseDate {
            value: "2003-07".to_owned(),
            precision: Precision::Monat,
        }),
        gender: Code::new("divers"),
        nationality: Code::new("LKA"),
        ..Person::default()
    }
}

/// Somebody with combining marks that no single code point holds, and every other field filled.
pub fn mario() -> Person {
    Person {
        family_name: "Ųžkalnytė-Ạ̈dler".to_owned(),
        given_name: "M̂ario Đặng".to_owned(),
        call_name: "Mariechen".to_owned(),
        aliases: vec!["Uschkalnite Mario".to_owned()],
        birth_date: Some(ImpreciseDate::day(day("2005-03-14"))),
        gender: Code::new("weiblich"),
        nationality: Code::new("LTU"),
        languages: vec![Language {
            name: "Litauisch".to_owned(),
            script: "Latein".to_owned(),
        }],
        reachability: Reachability {
            phones: vec!["0176 04069099".to_owned()],
            messengers: vec!["Signal @uzka.marie".to_owned()],
            emails: vec!["m.uzkalnyte@posteo.example".to_owned()],
            best_time: "abends ab sechs".to_owned(),
            needs_interpreter: true,
        },
        address: Address {
            street: "Zwölf-Apostel-Gässchen 7b".to_owned(),
            postcode: "59994".to_owned(),
            municipality: "Ahlerbach".to_owned(),
            ags: "05999007".to_owned(),
            housing: Code::new("gemeinschaftsunterkunft"),
        },
        entry_date: Some(ImpreciseDate {
            value: "2021-09".to_owned(),
            precision: Precision::Monat,
        }),
        dritte: vec![DrittePerson {
            name: "Birutė Jankauskienė".to_owned(),
            relation: "Tante".to_owned(),
            contact: "0171 3920099".to_owned(),
        }],
    }
}

/// Mario's Fall with every part filled and a consent for the Stelle of this name.
pub fn marios_fall(stelle: &str) -> Fallakte {
    let mut akte = fall_of("2025-0417", mario());
    akte.aufenthalt = Aufenthalt {
        status: vec![Aufenthaltsstatus {
            kind: Code::new("duldung_60a"),
            basis: "§ 60a Abs. 2 S. 1 AufenthG".to_owned(),
            since: day("2023-05-02"),
            until: None,
            remark: "Passbeschaffung läuft über die Botschaft".to_owned(),
        }],
        dokumente: vec![Aufenthaltsdokument {
            kind: Code::new("duldung_bescheinigung"),
            number: "Y 84538399".to_owned(),
            issued_on: Some(day("2026-08-01")),
            valid_until: Some(day("2027-01-31")),
            authority: "Ausländerbehörde Kreis Musterland".to_owned(),
        }],
        nebenbestimmungen: vec![Nebenbestimmung {
            kind: Code::new("wohnsitzauflage"),
            wording: "Die Wohnsitznahme ist auf Ahlerbach beschränkt.".to_owned(),
            since: day("2023-05-02"),
            until: None,
        }],
        bescheide: Vec::new(),
    };
    akte.kontakte = vec![
        kontakt(
            day("2026-09-03"),
            "Frau Ųžkalnytė-Ạ̈dler kam mit ihrer Tante Birutė Jankauskienė. Handy 0176 04069099 gilt weiter.",
        ),
        kontakt(
            day("2026-10-21"),
            "Mariechen möchte im Frühjahr die Ausbildung beginnen; der Betrieb wartet auf die Erlaubnis.",
        ),
    ];
    akte.teilnahmen = vec![teilnahme("cm", day("2025-02-10"), None)];
    akte.vermittlungen = vec![vermittlung("praktikum", day("2026-03-02"))];
    akte.einwilligungen = vec![consent(stelle, day("2026-11-02"))];
    akte
}

/// As many notes as two years of hard work leave.
pub fn notes(count: u64) -> Vec<Kontakt> {
    let first = day("2025-02-03");
    let note = |number: u64| {
        let text = format!(
            "Gespräch {number}: Unterkunft laut, Schimmel im Bad; Brief an die Wohnungsverwaltung entworfen. Für die \
             Prüfung fehlt noch die Übersetzung des Zeugnisses.\nNächstes Mal: Öffnungszeiten der Zulassungsstelle klären."
        );
        kontakt(first + Days::new(number * 2), &text)
    };
    (0..count).map(note).collect()
}
