//! Properties of every sentence that says "never": over made-up Fälle, profiles, consents and relaxations.

use super::full::{VALUES, full_akte};
use super::parts::{Run, filled};
use super::*;
use crate::minimise::{Treatment, profiles};
use proptest::prelude::*;

fn treatment() -> impl Strategy<Value = Treatment> {
    prop_oneof![
        Just(Treatment::Keep),
        Just(Treatment::Coarse),
        Just(Treatment::Omit)
    ]
}

fn relaxed() -> impl Strategy<Value = Vec<(Field, Treatment)>> {
    proptest::collection::vec(
        (proptest::sample::select(Field::ALL.to_vec()), treatment()),
        0..40,
    )
}

fn some_groups() -> impl Strategy<Value = Vec<Code>> {
    let entries = fallmappe_domain::preset::shipped().entries("datengruppe");
    let groups: Vec<Code> = entries.map(|entry| entry.code.clone()).collect();
    let most = groups.len();
    proptest::sample::subsequence(groups, 0..=most)
}

fn kind() -> impl Strategy<Value = &'static str> {
    let kinds: Vec<&str> = profiles()
        .iter()
        .map(|profile| profile.recipient_kind.as_str())
        .collect();
    proptest::sample::select(kinds)
}

/// Names that no list knows and that stand in no label of the program.
fn name() -> impl Strategy<Value = String> {
    let syllable = || {
        proptest::sample::select(vec![
            "Zqa",
            "Vüx",
            "Đor",
            "Wyż",
            "Ħug",
            "Ŝul",
            "Kjö",
            "Tsé",
            "Ńba",
            "Yxo",
            "M\u{302}a",
            "Qbi",
        ])
    };
    let name = (syllable(), syllable(), syllable());
    name.prop_map(|(a, b, c)| format!("{a}{}{}xq", b.to_lowercase(), c.to_lowercase()))
}

/// A Fall in which every free text names everybody, and those names.
fn fall() -> impl Strategy<Value = (Fallakte, Vec<String>)> {
    let names = proptest::collection::vec(name(), 5);
    let digits = proptest::string::string_regex("[1-9][0-9]{7}").unwrap();
    (names, digits).prop_map(|(names, digits)| {
        let mut akte = full_akte();
        let phone = format!("0176 {digits}");
        akte.person.given_name = names[0].clone();
        akte.person.family_name = names[1].clone();
        akte.person.reachability.phones = vec![phone.clone()];
        akte.person.dritte[0].name = format!("{} {}", names[2], names[1]);
        akte.bildung.arbeit[0].employer = format!("{} Bau GmbH", names[3]);
        akte.fallkonferenzen[0].participants[0].name = format!("Frau {}", names[4]);
        let text = format!(
            "{} {} und {} waren bei {} Bau GmbH, Frau {} rief an: {phone}. {}s Bruder auch.",
            names[0], names[1], names[2], names[3], names[4], names[0]
        );
        write_everywhere(&mut akte, &text);
        let values = names.into_iter().chain([digits]).collect();
        (akte, values)
    })
}

fn write_everywhere(akte: &mut Fallakte, text: &str) {
    let set = |slot: &mut String| slot.push_str(&format!(" {text}"));
    akte.kontakte.iter_mut().for_each(|kontakt| {
        set(&mut kontakt.text);
        set(&mut kontakt.next_step);
    });
    akte.vermittlungen.iter_mut().for_each(|v| {
        set(&mut v.result);
        set(&mut v.end_reason);
    });
    akte.teilhabeplan
        .bedarfe
        .iter_mut()
        .for_each(|bedarf| set(&mut bedarf.remark));
    for ziel in &mut akte.teilhabeplan.ziele {
        set(&mut ziel.wording);
        set(&mut ziel.remark);
        ziel.steps.iter_mut().for_each(|step| set(&mut step.what));
    }
    for konferenz in &mut akte.fallkonferenzen {
        konferenz
            .agreements
            .iter_mut()
            .for_each(|agreed| set(&mut agreed.what));
    }
    akte.gesundheit
        .iter_mut()
        .for_each(|entry| set(&mut entry.text));
    akte.bildung
        .beruf
        .iter_mut()
        .for_each(|beruf| set(&mut beruf.occupation));
    akte.bildung
        .arbeit
        .iter_mut()
        .for_each(|work| set(&mut work.occupation));
    akte.bildung
        .ausbildungen
        .iter_mut()
        .for_each(|training| set(&mut training.occupation));
    akte.aufenthalt
        .nebenbestimmungen
        .iter_mut()
        .for_each(|condition| set(&mut condition.wording));
    akte.aufenthalt
        .status
        .iter_mut()
        .for_each(|status| set(&mut status.basis));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn never_does_a_value_of_the_record_leave(
        (akte, values) in fall(), profile in kind(), relaxed in relaxed(),
    ) {
        let run = Run { profile, relaxed, ..Run::default() };
        let approved = run.of(&akte).approve(true).ok().unwrap();
        let json = serde_json::to_string(approved.content()).unwrap();
        for value in &values {
            prop_assert!(!json.contains(value.as_str()), "{value} in {json}");
        }
        let json = json.replace("2026-12-20", "");
        for value in VALUES {
            prop_assert!(!json.contains(value), "{value}");
        }
    }

    #[test]
    fn never_does_a_field_leave_that_the_consent_does_not_name(
        profile in kind(), scope in some_groups(), relaxed in relaxed(),
    ) {
        let run = Run { profile, scope: scope.clone(), relaxed, ..Run::default() };
        let prepared = run.of(&full_akte());
        let covered = |field: &Field| scope.iter().any(|group| group.as_str() == field.group());
        for field in filled(prepared.content()) {
            prop_assert!(covered(&field), "{field:?}");
        }
        for line in prepared.fields() {
            prop_assert!(covered(&line.field) || line.outgoing.is_none());
        }
    }

    #[test]
    fn never_is_a_fixed_field_widened(profile in kind(), relaxed in relaxed()) {
        let fixed: Vec<Field> = {
            let profile = profile_for(&Code::new(profile)).unwrap();
            Field::ALL.into_iter().filter(|field| profile.rule(*field).fixed).collect()
        };
        let run = Run { profile, relaxed, ..Run::default() };
        let prepared = run.of(&full_akte());
        for field in filled(prepared.content()) {
            let rule = profile_for(&Code::new(profile)).unwrap().rule(field);
            prop_assert!(!fixed.contains(&field) || rule.treatment != Treatment::Omit, "{field:?}");
        }
    }

    #[test]
    fn never_do_two_packets_of_one_fall_share_a_code(first in any::<u8>(), second in any::<u8>()) {
        prop_assume!(first != second);
        let akte = full_akte();
        let text = |pseudonym, profile| {
            let run = Run { pseudonym, profile, ..Run::default() };
            let prepared = run.of(&akte);
            let code = prepared.content().pseudonym.to_string();
            (code, serde_json::to_string(prepared.content()).unwrap())
        };
        let (a, b) = (text(first, "kollegin"), text(second, "beratungsstelle"));
        prop_assert!(a.0 != b.0 && !a.1.contains(&b.0) && !b.1.contains(&a.0));
        for id in ["kontakt-", "frist-", "ziel-", "bedarf-", "vermittlung-", "vereinbarung-"] {
            prop_assert!(!a.1.contains(id) && !b.1.contains(id), "{id}");
        }
    }

    #[test]
    fn never_is_a_day_of_the_record_in_the_packet(profile in kind(), relaxed in relaxed()) {
        let run = Run { profile, relaxed, ..Run::default() };
        let json = serde_json::to_string(run.of(&full_akte()).content()).unwrap();
        let json = json.replace("2026-12-20", "").replace(TODAY, "");
        let digits: Vec<char> = json.chars().collect();
        let day = digits.windows(10).any(|window| {
            window.iter().enumerate().all(|(at, c)| match at {
                4 | 7 => *c == '-',
                _ => c.is_ascii_digit(),
            })
        });
        prop_assert!(!day);
    }
}
