//! Headings and values of real lists.

use super::*;
use crate::file::read;
use fallmappe_domain::preset::shipped;

fn proposed(text: &str) -> Vec<(String, &'static str)> {
    let table = read(text.as_bytes(), "").unwrap();
    let today = NaiveDate::from_ymd_opt(2026, 6, 15).unwrap();
    let proposals = propose(&table, shipped(), today);
    let code = |proposal: &Proposal| proposal.target.map_or("", Target::code);
    table
        .columns
        .iter()
        .zip(&proposals)
        .map(|(column, proposal)| (column.title.clone(), code(proposal)))
        .collect()
}

fn codes(text: &str) -> Vec<&'static str> {
    proposed(text).into_iter().map(|(_, code)| code).collect()
}

#[test]
fn headings_of_offices_are_known() {
    assert_eq!(
        codes(
            "Lfd. Nr.;Nachname;Vorname;geb. am;m/w/d;Staatsangeh.;Aufenthaltsstatus;gültig bis;Tel.;E-Mail;Straße;PLZ;Ort\n1;A;B;1.2.99;m;SYR;Duldung;1.1.27;0176 123456;a@b.de;Am Wall 1;51373;Köln\n"
        ),
        [
            "",
            "family_name",
            "given_name",
            "birth_date",
            "gender",
            "nationality",
            "status",
            "document_valid_until",
            "phones",
            "emails",
            "street",
            "postcode",
            "town"
        ]
    );
    assert_eq!(
        codes(
            "Baustein;Eintritt;Austritt;Austrittsgrund;Deutschniveau;Schulabschluss;Bemerkungen;Wiedervorlage am;Name\nF1;1.2.26;;;A1;;x;1.8.26;Ali, Reza\n"
        ),
        [
            "baustein",
            "eintritt",
            "austritt",
            "austritt_reason",
            "german_level",
            "school",
            "remark",
            "next_step_on",
            "name"
        ]
    );
}

#[test]
fn similar_headings_and_headings_with_more_words_are_recognised() {
    assert_eq!(
        codes(
            "Famlienname;Vorname(n);Geburtsdatum (TT.MM.JJJJ);Staatsangehörigkeit lt. Ausweis\nA;B;1.2.1999;Syrien\n"
        ),
        ["family_name", "given_name", "birth_date", "nationality"]
    );
}

#[test]
fn values_speak_when_headings_do_not() {
    let list = "Name;Spalte X;Y;Z;Art;Wann\n\
        A, B;a@b.de;Duldung;Syrien;A1;01.02.1999\n\
        C, D;c@d.de;gestattet;Irak;B1;02.03.2001\n\
        E, F;-;§ 60a;AFG;A2;04.05.1998\n\
        G, H;e@f.de;Duldung;ERI;k.A.;05.06.2003\n";
    assert_eq!(
        codes(list),
        [
            "name",
            "emails",
            "status",
            "nationality",
            "german_level",
            "birth_date"
        ]
    );
}

#[test]
fn a_known_heading_over_other_values_is_no_proposal() {
    let list = "Name;Status;Ausbildung\nA, B;erledigt;ja, in Köln\nC, D;in Arbeit;sucht noch\nE, F;abgesagt;bei Ford\n";
    assert_eq!(codes(list), ["name", "", ""]);
}

#[test]
fn what_must_not_be_taken_is_not_proposed() {
    let list = "Nachname;Vorname;Diagnose;Straftaten;Religion\nA;B;x;x;x\n";
    assert_eq!(codes(list), ["family_name", "given_name", "", "", ""]);
}

#[test]
fn two_columns_never_get_one_target() {
    let codes = codes(
        "Name;Vorname;Telefon;Handy;Geburtsdatum;geb.\nA;B;0176 123456;0221 123456;1.2.1999;1.2.1999\n",
    );
    assert_eq!(
        codes,
        [
            "family_name",
            "given_name",
            "phones",
            "phones",
            "birth_date",
            ""
        ]
    );
}

/// The reasons of the proposals by heading.
fn reasons(text: &str) -> Vec<&'static str> {
    let table = read(text.as_bytes(), "").unwrap();
    let today = NaiveDate::from_ymd_opt(2026, 6, 15).unwrap();
    let proposals = propose(&table, shipped(), today);
    proposals.iter().map(|proposal| proposal.reason).collect()
}

#[test]
fn dates_without_a_known_heading_are_no_telephone_numbers() {
    let list = "Name;dabei seit;raus am;Pass neu ab;Wann\n\
        A, B;11.01.2023;12.2023;20.10.2027;3.4.25\n\
        C, D;06.2024;06.2025;20.03.27;5.6.25\n\
        E, F;10.01.2026;;27.10.2027;1.1.26\n\
        G, H;21.06.23;01.2025;07.09.2027;2.2.26\n";
    assert_eq!(codes(list), ["name", "opened_on", "closed_on", "", ""]);
}

#[test]
fn a_rufname_beside_single_words_is_the_given_name() {
    let single = "Familienname / Name;Rufname\nRostami;Siamak\nAl Ahmad;Mohammad\nHosseinzada, Ali;\nEze;Emeka\nSafi;Farid\n";
    assert_eq!(codes(single), ["family_name", "given_name"]);
    let whole = "Klient;Rufname\nRostami, Siamak;Sia\nAl Ahmad, Mohammad;Mo\nEze, Emeka;\n";
    assert_eq!(codes(whole), ["name", "call_name"]);
}

#[test]
fn what_the_program_would_refuse_is_not_proposed() {
    let list = "Name;Vorname;Eintritt;Austritt\nA;B;1.2.2025;1.3.2025\n";
    assert_eq!(codes(list), ["family_name", "given_name", "", ""]);
    assert!(reasons(list)[2].contains("Baustein"));
}
