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
