//! Every part of a Fall as it leaves, and that nothing leaves beyond profile and consent.

use super::full::{VALUES, full_akte, stellen};
use super::*;
use crate::minimise::{Treatment, profiles};
use serde_json::Value;

/// All data groups.
fn groups() -> Vec<Code> {
    let entries = fallmappe_domain::preset::shipped().entries("datengruppe");
    entries.map(|entry| entry.code.clone()).collect()
}

pub(super) struct Run<'a> {
    pub(super) profile: &'a str,
    pub(super) scope: Vec<Code>,
    pub(super) relaxed: Vec<(Field, Treatment)>,
    pub(super) words: Vec<WordDecision>,
    pub(super) pseudonym: u8,
    pub(super) languages: u32,
    /// Further deadlines: title and days.
    pub(super) fristen: Vec<(&'static str, i64)>,
    /// Contact person of the first Stelle.
    pub(super) contact: &'static str,
}

impl Default for Run<'_> {
    fn default() -> Self {
        Self {
            profile: "kollegin",
            scope: groups(),
            relaxed: Vec::new(),
            words: Vec::new(),
            pseudonym: 3,
            languages: 5,
            fristen: Vec::new(),
            contact: "",
        }
    }
}

impl Run<'_> {
    pub(super) fn of(&self, akte: &Fallakte) -> Prepared {
        let all: Vec<usize> = (0..akte.kontakte.len()).collect();
        let languages = BTreeMap::from([("Arabisch".to_owned(), self.languages)]);
        let mut stellen = stellen();
        stellen[0].contact_person = self.contact.to_owned();
        let frist = |title: &str, days_from_today| FristIn {
            title: title.to_owned(),
            days_from_today,
        };
        let mut fristen = vec![
            frist("Mit Mario die Ausbildungsduldung beantragen", 30),
            frist("Duldung läuft ab", 6),
        ];
        fristen.extend(self.fristen.iter().map(|(title, days)| frist(title, *days)));
        let kind = Code::new("mitbetreuung");
        prepare(&PrepareInput {
            kontakte: &all,
            words: &self.words,
            relaxed: &self.relaxed,
            fristen: &fristen,
            kind: Some(&kind),
            answer_by: "2026-12-20".parse().ok(),
            languages: &languages,
            stellen: &stellen,
            ..PrepareInput::new(
                akte,
                fallmappe_domain::preset::shipped(),
                profile_for(&Code::new(self.profile)).unwrap(),
                &self.scope,
                "Prüfung der Aufnahme von Mario in den Kurs",
                TODAY.parse().unwrap(),
                &Pseudonym::from_random([self.pseudonym; 10]),
            )
        })
    }

    fn run(&self) -> Prepared {
        self.of(&full_akte())
    }
}

/// The whole content, with everything that a colleague may get.
#[test]
fn every_part_leaves_in_its_own_form() {
    let prepared = Run::default().run();
    let content = serde_json::to_value(prepared.content()).unwrap();
    let label = |path: &str| {
        content
            .pointer(path)
            .and_then(Value::as_str)
            .unwrap_or("∅")
            .to_owned()
    };
    let expected = [
        ("/kind/label", "Mitbetreuung; die Fallführung bleibt"),
        ("/answerBy", "2026-12-20"),
        ("/fristen/0/due", "in den nächsten Wochen"),
        ("/fristen/1/due", "in etwa 4 Wochen"),
        (
            "/fristen/1/title",
            "Mit Klient die Ausbildungsduldung beantragen",
        ),
        ("/person/area", "kreisfreie Stadt"),
        ("/person/family/0/role", "Bruder"),
        ("/person/family/1/role", "Sohn"),
        ("/person/family/1/ages/0", "schulpflichtig"),
        ("/person/family/2/ages/0", "unter 3"),
        ("/bedarfe/0/rating/code", "kein"),
        ("/bedarfe/1/rating/code", "dringend"),
        ("/bedarfe/2/remark", "Klient liest gern; Person 1 hilft."),
        ("/bildung/schule/level/code", "hauptschulabschluss"),
        ("/bildung/sprachen/0/level/code", "b1"),
        (
            "/bildung/sprachen/1/language",
            "Sprache aus Nordafrika und dem Nahen Osten",
        ),
        ("/bildung/arbeit/occupation", "Helfer im Lager"),
        ("/bildung/ausbildungen/0/state", "geplant"),
        ("/bildung/ausbildungen/0/starts", "2027-08"),
        ("/bildung/leistungen/0/kind/code", "asylblg_analog"),
        ("/ziele/0/steps/0/due", "2027-02"),
        ("/ziele/0/steps/0/who/code", "dritte"),
        ("/ziele/2/state/code", "erreicht"),
        ("/verbleib/0/kind/code", "sv_beschaeftigung"),
        ("/vereinbarungen/0/month", "2026-06"),
        ("/netzwerk/personen/0/role", "Ehrenamt"),
        ("/netzwerk/stellen/0/code", "beratungsstelle"),
        ("/netzwerk/fallfuehrung/code", "jmd"),
        ("/gesundheit/0/month", "2026-08"),
    ];
    for (path, value) in expected {
        assert_eq!(label(path), value, "{path}");
    }
    let content = prepared.content();
    assert_eq!(
        content.ziele[0].steps.len(),
        1,
        "what is done is no open step"
    );
    assert_eq!(
        content.netzwerk.stellen.len(),
        1,
        "the other consent has ended"
    );
    assert_eq!(
        content.bildung.sprachen.len(),
        2,
        "the newest level of each language"
    );
    assert_eq!(
        content.bedarfe.len(),
        3,
        "the newest rating of each Handlungsfeld"
    );
}

#[test]
fn no_value_of_the_record_leaves_in_any_part_for_anybody() {
    let everything: Vec<(Field, Treatment)> = Field::ALL
        .iter()
        .map(|field| (*field, Treatment::Keep))
        .collect();
    for profile in profiles() {
        for relaxed in [Vec::new(), everything.clone()] {
            let run = Run {
                profile: profile.recipient_kind.as_str(),
                relaxed,
                ..Run::default()
            };
            let prepared = run.run();
            let approved = prepared.approve(true).ok().unwrap();
            let json = serde_json::to_string(approved.content()).unwrap();
            let json = json.replace("2026-12-20", "");
            for value in VALUES {
                assert!(!json.contains(value), "{}: {value}", profile.label);
            }
        }
    }
}

#[test]
fn what_speaks_of_health_leaves_only_with_its_own_consent() {
    let mut akte = full_akte();
    akte.teilnahmen[0].austritt = "2026-03-01".parse().ok();
    akte.teilnahmen[0].austritt_reason = Some(Code::new("gesundheit"));
    akte.vermittlungen[0].kind = Code::new("therapie_gesundheit");
    let without: Vec<Code> = groups()
        .into_iter()
        .filter(|group| group.as_str() != "gesundheit")
        .collect();
    let run = Run {
        scope: without,
        ..Run::default()
    };
    let json = serde_json::to_string(run.of(&akte).content()).unwrap();
    for word in ["\"gesundheit\",", "therapie", "Therapie", "schläft", "Arzt"] {
        assert!(!json.contains(word), "{word}");
    }
    let json = serde_json::to_string(Run::default().of(&akte).content()).unwrap();
    for word in [
        "\"gesundheit\",",
        "therapie_gesundheit",
        "Therapie für",
        "schläft",
        "Arzt",
    ] {
        assert!(json.contains(word), "{word}");
    }
}

#[test]
fn a_rare_language_leaves_as_a_part_of_the_world() {
    let rare = Run {
        languages: 2,
        ..Run::default()
    };
    let person = rare.run().content().person.clone();
    assert_eq!(
        person.languages,
        ["Sprache aus Nordafrika und dem Nahen Osten", "Deutsch"]
    );
    let shared = Run {
        languages: 3,
        ..Run::default()
    };
    assert_eq!(
        shared.run().content().person.languages,
        ["Arabisch", "Deutsch"]
    );
}

#[test]
fn a_relaxation_is_named_as_such_and_changes_the_notes_too() {
    let run = Run {
        relaxed: vec![
            (Field::Nationality, Treatment::Coarse),
            (Field::Kontakte, Treatment::Omit),
        ],
        ..Run::default()
    };
    let mut akte = full_akte();
    akte.kontakte[0].next_step = "Pass aus Syrien".to_owned();
    let prepared = run.of(&akte);
    let content = prepared.content();
    assert_eq!(content.person.region.as_deref(), Some("Naher Osten"));
    assert!(
        content
            .kontakte
            .iter()
            .all(|kontakt| kontakt.text.is_empty())
    );
    assert!(
        !content.kontakte[0].next_step.contains("Syrien"),
        "{}",
        content.kontakte[0].next_step
    );
    let why = prepared
        .fields()
        .iter()
        .find(|line| line.field == Field::Nationality);
    assert_eq!(
        why.unwrap().reason,
        "Für diese Übergabe abweichend vom Profil entschieden."
    );
}

/// Which fields the content fills.
pub(super) fn filled(content: &UebergabeContent) -> Vec<Field> {
    let person = &content.person;
    let any_goal = content
        .ziele
        .iter()
        .any(|ziel| !ziel.wording.is_empty() || ziel.priority.is_some());
    let pairs = [
        (Field::Deadlines, !content.fristen.is_empty()),
        (Field::AgeBand, person.age_band.is_some()),
        (Field::Gender, person.gender.is_some()),
        (
            Field::Nationality,
            person.nationality.is_some() || person.region.is_some(),
        ),
        (Field::Languages, !person.languages.is_empty()),
        (Field::Interpreter, person.needs_interpreter.is_some()),
        (Field::Housing, person.housing.is_some()),
        (Field::Area, person.area.is_some()),
        (Field::Family, !person.family.is_empty()),
        (Field::EntryYear, person.entry_year.is_some()),
        (Field::Status, content.aufenthalt.status.is_some()),
        (Field::Documents, !content.aufenthalt.dokumente.is_empty()),
        (
            Field::Conditions,
            !content.aufenthalt.nebenbestimmungen.is_empty(),
        ),
        (Field::Needs, !content.bedarfe.is_empty()),
        (Field::School, content.bildung.schule.is_some()),
        (Field::Vocation, content.bildung.beruf.is_some()),
        (Field::LanguageLevels, !content.bildung.sprachen.is_empty()),
        (Field::Work, content.bildung.arbeit.is_some()),
        (Field::Training, !content.bildung.ausbildungen.is_empty()),
        (Field::Benefits, !content.bildung.leistungen.is_empty()),
        (Field::Goals, any_goal),
        (
            Field::PlanSteps,
            content.ziele.iter().any(|ziel| !ziel.steps.is_empty()),
        ),
        (
            Field::Kontakte,
            content
                .kontakte
                .iter()
                .any(|kontakt| !kontakt.text.is_empty()),
        ),
        (
            Field::NextSteps,
            content
                .kontakte
                .iter()
                .any(|kontakt| !kontakt.next_step.is_empty()),
        ),
        (Field::Teilnahmen, !content.teilnahmen.is_empty()),
        (Field::Vermittlungen, !content.vermittlungen.is_empty()),
        (
            Field::VermittlungResults,
            content.vermittlungen.iter().any(|v| !v.result.is_empty()),
        ),
        (Field::Outcome, !content.verbleib.is_empty()),
        (Field::Agreements, !content.vereinbarungen.is_empty()),
        (Field::Network, content.netzwerk != Default::default()),
        (Field::Health, !content.gesundheit.is_empty()),
    ];
    pairs
        .into_iter()
        .filter(|(_, filled)| *filled)
        .map(|(field, _)| field)
        .collect()
}

#[test]
fn a_full_fall_fills_every_field() {
    let prepared = Run::default().run();
    let mut filled = filled(prepared.content());
    filled.push(Field::StatusBasis);
    filled.sort();
    let mut all = Field::ALL.to_vec();
    all.sort();
    assert_eq!(
        filled, all,
        "otherwise the properties below would prove nothing"
    );
}

#[test]
fn what_stays_away_is_told_alike_whether_there_is_something_or_not() {
    let mut little = full_akte();
    little.gesundheit.clear();
    little.teilhabeplan.bedarfe.clear();
    little.teilhabeplan.ziele.clear();
    little.person.dritte.clear();
    little.kontakte.truncate(1);
    for profile in profiles() {
        let run = Run {
            profile: profile.recipient_kind.as_str(),
            ..Run::default()
        };
        let (little, full) = (run.of(&little), run.run());
        let told = |prepared: &Prepared| {
            let mut omitted = prepared.content().omitted.clone();
            omitted.retain(|entry| !entry.what.contains("weiteren Sprachen"));
            omitted
        };
        assert!(told(&little) == told(&full), "{}", profile.label);
    }
}

#[test]
fn a_next_step_leaves_while_it_may_be_open() {
    let today = TODAY.parse().unwrap();
    let mut kontakt = akte().kontakte.remove(0);
    kontakt.next_step = " Zeugnis mitbringen ".to_owned();
    for (date, due, open) in [
        ("2021-03-01", None, false),
        ("2021-03-01", Some("2021-04-01"), false),
        ("2021-03-01", Some(TODAY), true),
        ("2026-05-21", None, false),
        ("2026-05-22", None, true),
        ("2026-10-01", Some("2026-10-09"), true),
    ] {
        kontakt.date = date.parse().unwrap();
        kontakt.next_step_on = due.map(|day| day.parse().unwrap());
        let said = open_step(&kontakt, today);
        assert_eq!(said == "Zeugnis mitbringen", open, "{date} {due:?}");
        assert_eq!(said.is_empty(), !open);
    }
}

#[test]
fn a_reason_names_as_replacement_only_what_stands_in_the_packet() {
    let why = |prepared: &Prepared, what: &str| {
        let mut omitted = prepared.content().omitted.iter();
        omitted
            .find(|one| one.what.starts_with(what))
            .unwrap()
            .why
            .clone()
    };
    let full = Run::default().run();
    assert!(why(&full, "Anschrift").contains("Unterkunft und der Gemeinde"));
    assert!(why(&full, "Geburtsdatum").contains("Altersgruppe"));
    let mut little = full_akte();
    little.person.address.ags.clear();
    little.person.birth_date = None;
    let little = Run::default().of(&little);
    assert_eq!(
        why(&little, "Anschrift"),
        "Ersetzt durch die Art der Unterkunft."
    );
    assert!(!why(&little, "Geburtsdatum").contains("rsetzt"));
    // The Ausländerbehörde gets neither housing nor municipality nor deadlines of the office.
    let run = Run {
        profile: "auslaenderbehoerde",
        ..Run::default()
    };
    let authority = run.run();
    assert!(!why(&authority, "Anschrift").contains("rsetzt"));
    let said = serde_json::to_string(&authority.content().omitted).unwrap();
    assert!(!said.contains("ohne Namen") && !said.contains("ohne die Person"));
}

#[test]
fn a_condition_in_its_coarse_form_says_whether_work_is_allowed() {
    let run = Run {
        profile: "bildungstraeger",
        ..Run::default()
    };
    let said = |wording: &str| {
        let mut akte = full_akte();
        let conditions = &mut akte.aufenthalt.nebenbestimmungen;
        conditions
            .iter_mut()
            .for_each(|one| wording.clone_into(&mut one.wording));
        let prepared = run.of(&akte);
        let line = prepared
            .fields()
            .iter()
            .find(|line| line.field == Field::Conditions)
            .unwrap();
        let outgoing = line.outgoing.clone().unwrap();
        let leaves = &prepared.content().aufenthalt.nebenbestimmungen[0];
        assert_eq!(
            outgoing,
            format!("{}: {}", leaves.kind.label, leaves.wording)
        );
        outgoing
    };
    let permission = said("Erwerbstätigkeit nur mit Erlaubnis");
    assert_eq!(permission, "Erwerbstätigkeit: nur mit Erlaubnis");
    let own = said("Nur bei Tischlerei Vossberg");
    assert_eq!(
        own,
        "Erwerbstätigkeit: Wortlaut liegt uns vor, nicht weitergegeben"
    );
}

#[test]
fn a_paper_that_a_newer_one_replaced_stays() {
    let mut akte = full_akte();
    let paper =
        |kind: &str, until: Option<&str>| fallmappe_domain::aufenthalt::Aufenthaltsdokument {
            kind: Code::new(kind),
            number: String::new(),
            issued_on: None,
            valid_until: until.and_then(|day| day.parse().ok()),
            authority: String::new(),
        };
    akte.aufenthalt.dokumente = vec![
        paper("ankunftsnachweis", Some("2022-08-01")),
        paper("duldung_bescheinigung", Some("2026-05-01")),
        paper("duldung_bescheinigung", Some("2027-05-01")),
        paper("reisepass", Some("2026-01-01")),
        paper("personalausweis", Some("2020-01-01")),
        paper("geburtsurkunde", None),
    ];
    let prepared = Run::default().of(&akte);
    let papers = prepared.content().aufenthalt.dokumente.iter();
    let papers: Vec<(&str, Option<&str>)> = papers
        .map(|paper| (paper.kind.code.as_str(), paper.valid_until.as_deref()))
        .collect();
    let expected = [
        ("duldung_bescheinigung", Some("2027-05")),
        ("reisepass", Some("2026-01")),
        ("geburtsurkunde", None),
    ];
    assert_eq!(papers, expected);
}
