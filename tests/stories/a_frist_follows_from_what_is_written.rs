//! Whoever writes a fact down gets the Fristen that follow from it; what nobody knows for sure is asked, never rung.

use fallmappe_commands::schema::{
    CompleteFrist, Entry, FristRow, FristRuleSetting, FristSource, FristState, ListFristen,
    Nothing, SaveFristRules,
};
use fallmappe_commands::{ErrorCode, command};
use fallmappe_domain::aufenthalt::Bescheid;
use fallmappe_domain::bildung::Ausbildung;
use fallmappe_domain::code::Code;
use fallmappe_domain::dates::ImpreciseDate;
use fallmappe_domain::frist::Frist;
use fallmappe_domain::ids::FallId;
use fallmappe_domain::kontakt::Kontakt;
use fallmappe_domain::part::Part;
use fallmappe_tests::Werkstatt;
use fallmappe_tests::personas::{day, fall_of, kontakt, marios_fall, tesfaldet};
use fallmappe_tests::werkstatt::TODAY;

fn asked(fall: Option<FallId>) -> ListFristen {
    ListFristen {
        fall,
        until: None,
        include_done: false,
    }
}

#[track_caller]
fn rows(werkstatt: &mut Werkstatt, rule: &str) -> Vec<FristRow> {
    let rows = werkstatt.ok(command::list_fristen, asked(None)).rows;
    let is_meant = |row: &FristRow| row.rule.as_ref().is_some_and(|code| code.as_str() == rule);
    rows.into_iter().filter(is_meant).collect()
}

fn office() -> (Werkstatt, FallId) {
    let mut werkstatt = Werkstatt::open();
    let fall = werkstatt.take_in(&marios_fall("Beratungsstelle Großer Anker"));
    (werkstatt, fall)
}

#[test]
fn papers_status_and_birth_date_make_fristen() {
    let (mut werkstatt, fall) = office();
    let papers = rows(&mut werkstatt, "dokument_ablauf");
    assert_eq!(papers.len(), 1);
    let paper = &papers[0];
    assert_eq!(paper.fall, fall);
    assert_eq!(
        paper.title,
        "Dokument läuft ab: Bescheinigung über die Duldung"
    );
    assert_eq!(paper.due_on, Some(day("2027-01-31")));
    assert_eq!((paper.days, paper.state), (Some(70), FristState::Spaeter));
    assert_eq!(paper.part, Some(Part::Dokument));
    assert_eq!(paper.entry, Some(werkstatt.view(fall).dokumente[0].id));
    assert!(paper.hint.ends_with("Prüfhinweis, keine Rechtsberatung."));
    assert!(paper.basis.contains("AufenthG") && paper.text_of == Some(day("2026-08-19")));
    assert!(paper.weekend_hint.contains("Sonntag"));

    let birthday = rows(&mut werkstatt, "p25a_antrag");
    assert_eq!(birthday[0].due_on, Some(day("2032-03-13")));
}

#[test]
fn a_date_that_is_not_precise_asks_and_never_rings() {
    let mut werkstatt = Werkstatt::open();
    let mut akte = fall_of("2026-0017", tesfaldet());
    akte.aufenthalt.status = marios_fall("Anker").aufenthalt.status;
    werkstatt.take_in(&akte);
    let question = &rows(&mut werkstatt, "p25a_antrag")[0];
    assert_eq!((question.due_on, question.days), (None, None));
    assert_eq!(question.state, FristState::Unklar);
    assert_eq!(
        question.due_label,
        "zwischen 31.12.2030 und 30.12.2031: Das Geburtsdatum ist nicht auf den Tag bekannt (2004)"
    );
    let heute = werkstatt.ok(command::get_heute, Nothing {});
    assert!(
        heute
            .fristen
            .iter()
            .all(|row| row.state != FristState::Unklar)
    );
    assert!(heute.unclear > 0);
    let list = werkstatt.ok(command::list_fristen, asked(None)).rows;
    let first_question = list.iter().position(|row| row.state == FristState::Unklar);
    let questions = list.iter().skip(first_question.unwrap());
    assert!(
        questions.into_iter().all(|row| row.due_on.is_none()),
        "questions stand last"
    );
}

#[test]
fn a_bescheid_rings_at_once_until_somebody_fights_it() {
    let (mut werkstatt, fall) = office();
    let bescheid = |served_on, contested_on| Bescheid {
        kind: Code::new("asyl_zwei_wochen"),
        dated_on: Some(day("2026-11-09")),
        served_on,
        authority: "Bundesamt".to_owned(),
        reference: "7654321-423".to_owned(),
        contested_on,
        reasoned_on: None,
        remark: String::new(),
    };
    let id = werkstatt.add(fall, Entry::Bescheid(bescheid(None, None)));
    let open = &rows(&mut werkstatt, "klage")[0];
    assert_eq!(open.state, FristState::Unklar);
    assert!(
        open.due_label.contains("Zustellung fehlt")
            && open.hint.contains("Frist läuft, Rechtsberatung!")
    );

    let mut change = |value| {
        let request = fallmappe_commands::schema::SaveEntry {
            fall,
            id: Some(id),
            entry: Entry::Bescheid(value),
            draft: String::new(),
        };
        werkstatt.ok(command::save_entry, request);
        rows(&mut werkstatt, "klage")
    };
    let served = change(bescheid(Some(day("2026-11-15")), None));
    assert_eq!(served[0].due_on, Some(day("2026-11-29")));
    assert_eq!(
        (served[0].days, served[0].state),
        (Some(7), FristState::Bald)
    );
    assert!(served[0].weekend_hint.contains("30.11.2026"));
    assert!(change(bescheid(Some(day("2026-11-15")), Some(day("2026-11-20")))).is_empty());
}

#[test]
fn a_frist_that_was_ticked_off_comes_back_when_its_day_moves() {
    let (mut werkstatt, fall) = office();
    let ausbildung = |starts_on| Ausbildung {
        starts_on: day(starts_on),
        ends_on: None,
        kind: Code::new("qualifiziert"),
        occupation: "Metallbauerin".to_owned(),
        employer: "Metallbau Düsterhöft".to_owned(),
        contract_on: None,
        registered_on: None,
        broken_off_on: None,
        passed_on: None,
        remark: String::new(),
    };
    let id = werkstatt.add(fall, Entry::Ausbildung(ausbildung("2027-08-01")));
    let due = rows(&mut werkstatt, "ausbildung_antrag")[0].due_on;
    assert_eq!(due, Some(day("2027-01-01")));
    let tick = |due_on| CompleteFrist {
        fall,
        rule: Code::new("ausbildung_antrag"),
        due_on: day(due_on),
        remark: "Antrag liegt bei der Ausländerbehörde".to_owned(),
    };
    let wrong = werkstatt.refused(command::complete_frist, tick("2027-01-02"));
    assert_eq!(wrong, ErrorCode::NotFound);
    let saved = werkstatt.ok(command::complete_frist, tick("2027-01-01"));
    assert!(saved.change > 0 && rows(&mut werkstatt, "ausbildung_antrag").is_empty());
    let again = werkstatt.refused(command::complete_frist, tick("2027-01-01"));
    assert_eq!(again, ErrorCode::NotFound);
    let all = ListFristen {
        include_done: true,
        ..asked(Some(fall))
    };
    let done = werkstatt.ok(command::list_fristen, all).rows;
    assert!(done.iter().any(|row| row.state == FristState::Erledigt));

    let request = fallmappe_commands::schema::SaveEntry {
        fall,
        id: Some(id),
        entry: Entry::Ausbildung(ausbildung("2027-09-01")),
        draft: String::new(),
    };
    werkstatt.ok(command::save_entry, request);
    let moved = rows(&mut werkstatt, "ausbildung_antrag");
    assert_eq!(moved[0].due_on, Some(day("2027-02-01")));
}

#[test]
fn a_wiedervorlage_is_done_by_the_next_kontakt() {
    let (mut werkstatt, fall) = office();
    let promised = Kontakt {
        next_step: "Vertrag mitbringen".to_owned(),
        next_step_on: Some(day("2026-11-20")),
        ..kontakt(day("2026-11-06"), "Telefonat mit dem Betrieb")
    };
    let id = werkstatt.add(fall, Entry::Kontakt(promised));
    let heute = werkstatt.ok(command::get_heute, Nothing {});
    let row = &heute.fristen[0];
    assert_eq!(row.source, FristSource::Wiedervorlage);
    assert_eq!(row.title, "Wiedervorlage: Vertrag mitbringen");
    assert_eq!(
        (row.days, row.state, row.entry),
        (Some(-2), FristState::Ueberfaellig, Some(id))
    );
    werkstatt.add(fall, Entry::Kontakt(kontakt(TODAY, "Der Vertrag ist da.")));
    let open = rows(&mut werkstatt, "wiedervorlage");
    assert!(open.iter().all(|row| row.entry != Some(id)));
}

#[test]
fn typed_fristen_stand_beside_the_computed_ones() {
    let (mut werkstatt, fall) = office();
    let typed = |done_on| Frist {
        due_on: day("2026-11-25"),
        title: "Anhörung beim Jugendamt".to_owned(),
        basis: "Schreiben vom 02.11.2026".to_owned(),
        done_on,
        remark: String::new(),
    };
    werkstatt.add(fall, Entry::Frist(typed(None)));
    werkstatt.add(fall, Entry::Frist(typed(Some(TODAY))));
    let until = ListFristen {
        until: Some(day("2026-11-25")),
        ..asked(None)
    };
    let list = werkstatt.ok(command::list_fristen, until).rows;
    let mine: Vec<_> = list
        .iter()
        .filter(|row| row.source == FristSource::Eingetragen)
        .collect();
    assert_eq!(mine.len(), 1);
    assert_eq!((mine[0].state, mine[0].days), (FristState::Bald, Some(3)));
    assert!(mine[0].rule.is_none() && mine[0].hint.is_empty());
    assert!(
        list.iter()
            .all(|row| row.due_on.is_none_or(|due| due <= day("2026-11-25")))
    );
}

#[test]
fn the_office_switches_rules_and_sets_how_early_they_remind() {
    let (mut werkstatt, _) = office();
    let save = |werkstatt: &mut Werkstatt, rules| {
        werkstatt.ok(command::save_frist_rules, SaveFristRules { rules })
    };
    let set = |on, lead_days: &[u32]| FristRuleSetting {
        code: Code::new("dokument_ablauf"),
        on,
        lead_days: lead_days.to_vec(),
    };
    save(&mut werkstatt, vec![set(true, &[7, 90])]);
    assert_eq!(
        rows(&mut werkstatt, "dokument_ablauf")[0].state,
        FristState::Bald
    );
    save(&mut werkstatt, vec![set(false, &[90])]);
    assert!(rows(&mut werkstatt, "dokument_ablauf").is_empty());
    let rules = werkstatt.ok(command::get_frist_rules, Nothing {});
    let row = rules
        .rows
        .iter()
        .find(|row| row.code.as_str() == "dokument_ablauf");
    let row = row.unwrap();
    assert!(!row.on && row.lead_days == [90] && row.default_lead_days == [56, 28, 14]);
    assert_eq!(rules.disclaimer, "Prüfhinweis, keine Rechtsberatung.");
    assert!(rules.rows.iter().any(|row| row.ended_on.is_some()));
    save(&mut werkstatt, Vec::new());
    assert_eq!(rows(&mut werkstatt, "dokument_ablauf").len(), 1);

    let unknown = FristRuleSetting {
        code: Code::new("gibt_es_nicht"),
        on: true,
        lead_days: vec![1],
    };
    let request = SaveFristRules {
        rules: vec![unknown],
    };
    let refused = werkstatt.refused(command::save_frist_rules, request);
    assert_eq!(refused, ErrorCode::Invalid);
}

#[test]
fn a_closed_fall_keeps_its_follow_ups_and_its_clocks() {
    let mut werkstatt = Werkstatt::open();
    let mut akte = marios_fall("Anker");
    akte.closed_on = Some(day("2026-11-10"));
    akte.teilnahmen[0].austritt = Some(day("2026-11-10"));
    akte.teilnahmen[0].austritt_reason = Some(Code::new("ziel_erreicht"));
    let fall = werkstatt.take_in(&akte);
    let codes = |rows: Vec<FristRow>| {
        let mut codes: Vec<String> = rows
            .into_iter()
            .filter_map(|row| row.rule.map(|code| code.0))
            .collect();
        codes.sort();
        codes.dedup();
        codes
    };
    let all = werkstatt.ok(command::list_fristen, asked(None)).rows;
    assert_eq!(codes(all), ["verbleibsabfrage"]);
    let own = werkstatt.ok(command::list_fristen, asked(Some(fall))).rows;
    assert_eq!(
        codes(own),
        ["foerdernachweis", "loeschung_akte", "verbleibsabfrage"]
    );
    assert_eq!(
        werkstatt.ok(command::get_heute, Nothing {}).retention_due,
        0
    );
    werkstatt.host().set_day(day("2029-11-11"));
    let heute = werkstatt.ok(command::get_heute, Nothing {});
    assert_eq!(heute.retention_due, 1);
    assert!(
        heute.fristen.is_empty(),
        "nobody asks after a Fall that should be erased"
    );
}

#[test]
fn a_rule_that_has_ended_speaks_in_its_own_fall_only() {
    let mut werkstatt = Werkstatt::open();
    let mut akte = marios_fall("Anker");
    akte.person.entry_date = Some(ImpreciseDate::day(day("2018-04-09")));
    let fall = werkstatt.take_in(&akte);
    assert!(rows(&mut werkstatt, "identitaet_altfall").is_empty());
    let own = werkstatt.ok(command::list_fristen, asked(Some(fall))).rows;
    let old = own.iter().find(|row| {
        row.rule
            .as_ref()
            .is_some_and(|code| code.as_str() == "identitaet_altfall")
    });
    let old = old.unwrap();
    assert!(old.ended_rule && old.due_on == Some(day("2020-06-30")));
}

#[test]
fn heute_counts_what_waits() {
    let (mut werkstatt, fall) = office();
    let heute = werkstatt.ok(command::get_heute, Nothing {});
    assert_eq!(heute.today, TODAY);
    assert_eq!(
        (heute.no_kontakt_days, heute.without_kontakt_total),
        (30, 1)
    );
    assert_eq!(heute.without_kontakt[0].id, fall);
    assert_eq!(
        heute.without_kontakt[0].last_kontakt_on,
        Some(day("2026-10-21"))
    );
    assert_eq!((heute.unsent, heute.drafts), (0, 0));
    werkstatt.host().set_day(day("2026-11-20"));
    let heute = werkstatt.ok(command::get_heute, Nothing {});
    assert_eq!(
        heute.without_kontakt_total, 0,
        "the thirtieth day still counts"
    );
}
