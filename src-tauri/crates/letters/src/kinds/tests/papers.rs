//! Made-up papers of a handover, each with the longest and the shortest content it has to carry. The example that
//! renders every kind uses them too.

use super::*;

/// A long name with combining marks on letters that have no code point of their own.
pub const LONG: &str = "Ħuġo M̂ario Đặng Ųžkalnytė-Wolfeschlegelsteinhausenbergerdorff-Ạ̈dler S̛̄ela";
/// Somebody with one name only.
pub const ONE: &str = "Ø";

pub fn words(text: &str) -> Vec<String> {
    text.split('|').map(str::to_owned).collect()
}

pub fn pairs(text: &str) -> Vec<(String, String)> {
    let parts = text.split('|').filter_map(|part| part.split_once('='));
    parts.map(|(a, b)| (a.to_owned(), b.to_owned())).collect()
}

pub fn office() -> Sender {
    Sender {
        organisation: "Teilhabemanagement im Kreis Herford".to_owned(),
        person: "Dorothea Möllenkötter-Şahin".to_owned(),
        street: "Amtshausstraße 3".to_owned(),
        place: "32051 Herford".to_owned(),
        phone: "05221 13-4711".to_owned(),
        email: "d.moellenkoetter@teilhabe.example".to_owned(),
    }
}

pub fn bare_office() -> Sender {
    Sender {
        person: String::new(),
        phone: String::new(),
        email: String::new(),
        ..office()
    }
}

pub fn rahmen() -> Rahmen {
    Rahmen {
        reason: "Die Förderung endet zum 31.\u{a0}März\u{a0}2026. Die Person braucht danach weiter Begleitung bei der Ausbildung, beim Aufenthalt und beim Wohnen; das Jobcenter und die Berufsschule sind einbezogen, eine zweite Stelle für die Abende fehlt noch, und der Betrieb wartet auf eine Antwort bis Ende Februar.".to_owned(),
        kind: "vollständige Übergabe der Fallführung".to_owned(),
        leads_from: Some(day(2026, 4, 1)),
        joint_talk: Some(day(2026, 2, 12)),
        consent_date: day(2026, 1, 12),
        consent_until: Some(day(2026, 12, 31)),
        scope: words(
            "Name|Geburtsdatum|Erreichbarkeit|Nächste Fristen|Sprachen|Sprachmittlung nötig|Unterkunft|Familie|Aufenthaltsstatus|Rechtsgrundlage|Papiere|Nebenbestimmungen|Hilfebedarf|Schule|Beruf|Sprachstand|Arbeit|Ausbildung|Leistungsbezug|Ziele|Schritte des Teilhabeplans|Verlauf|Offene Schritte|Teilnahmen|Vermittlungen|Ergebnisse der Vermittlungen|Verbleib|Netzwerk|Gesundheit",
        ),
        reply_by: day(2026, 2, 5),
    }
}

pub fn short_rahmen() -> Rahmen {
    Rahmen {
        reason: "Umzug".to_owned(),
        kind: String::new(),
        leads_from: None,
        joint_talk: None,
        consent_until: None,
        scope: words("Aufenthalt"),
        ..rahmen()
    }
}

pub fn anschreiben_named() -> UebergabeAnschreibenNamed {
    UebergabeAnschreibenNamed {
        sender: office(),
        stelle_lines: words(
            "Psychosoziales Zentrum Ostwestfalen|Aufnahme und Erstgespräch|Frau Dr. Żółkiewska|Hinterhaus, 2. Stock|Große-Kurfürsten-Straße 80|33615 Bielefeld",
        ),
        date: day(2026, 1, 22),
        person_name: LONG.to_owned(),
        rahmen: rahmen(),
        next_deadlines: (1..=12)
            .map(|n| (day(2026, 2, n + 10), "Verlängerung der Duldung bei der Ausländerbehörde beantragen, mit Nachweis über den Kurs und den Vertrag".to_owned()))
            .collect(),
        enclosures: words("Übergabebogen (4 Seiten)|Zeugnis der 10. Klasse|Zertifikat B1"),
        document_id: [11; 16],
    }
}

pub fn short_anschreiben_named() -> UebergabeAnschreibenNamed {
    UebergabeAnschreibenNamed {
        sender: bare_office(),
        stelle_lines: words("Jobcenter|33602 Bielefeld"),
        person_name: ONE.to_owned(),
        rahmen: short_rahmen(),
        next_deadlines: Vec::new(),
        enclosures: Vec::new(),
        ..anschreiben_named()
    }
}

pub fn bogen_named() -> UebergabebogenNamed {
    UebergabebogenNamed {
        sender: office(),
        stelle: words("Psychosoziales Zentrum Ostwestfalen|Frau Dr. Żółkiewska|0521 555-0199"),
        date: day(2026, 1, 22),
        rahmen: rahmen(),
        person: PersonNamed {
            name: LONG.to_owned(),
            birth_date: "05.03.2004".to_owned(),
            reach: pairs(
                "Telefon=0176 5550199|Messenger=am besten, nur Text, keine Sprachnachrichten|Anschrift=Gemeinschaftsunterkunft Am Alten Güterbahnhof 12b, Zimmer 214, 32049 Herford|Über=die Schwester, mit Einwilligung",
            ),
            languages: words("Tigrinya|Amharisch|Deutsch (B1)|etwas Arabisch"),
            interpreter: Some(true),
            best_times: "werktags ab 16 Uhr, nicht dienstags".to_owned(),
        },
        fristen_withheld: false,
        fristen: vec![
            FristNamed {
                on: day(2026, 2, 16),
                what: "Verlängerung der Duldung beantragen".to_owned(),
                basis: "§\u{a0}60a AufenthG; Dokument gültig bis 02.03.2026".to_owned(),
            },
            FristNamed {
                on: day(2026, 3, 2),
                what: "Nachweis über den Sprachkurs einreichen".to_owned(),
                basis: String::new(),
            },
        ],
        aufenthalt: pairs(
            "Status=Duldung seit 14.06.2023|Rechtsgrundlage=§\u{a0}60a Abs.\u{a0}2 Satz\u{a0}1 AufenthG|Bescheinigung=ausgestellt am 02.09.2025, gültig bis 02.03.2026|Reisepass=beantragt am 11.11.2025|Ausländerbehörde=Kreis Herford, Aktenzeichen 32.4-1187/23|Rechtsanwältin=Kanzlei Ünsal-Þórsdóttir, Bielefeld",
        ),
        nebenbestimmungen: pairs(
            "Erwerbstätigkeit=nur mit Erlaubnis der Ausländerbehörde gestattet|Wohnsitz=Kreis Herford, Auflage vom 14.06.2023",
        ),
        lage: pairs(
            "Arbeit und Ausbildung=Arbeitet sorgfältig und pünktlich. Der Betrieb (Elektro) will eine Einstiegsqualifizierung anbieten. Es fehlt die Erlaubnis der Ausländerbehörde.|Sprache=B1 mit Zertifikat vom 12.12.2025. Liest Fachtexte mit Wörterbuch.|Wohnen=Teilt ein Zimmer mit drei anderen. Lernen ist dort abends nicht möglich.|Familie=Eine Schwester in Bünde. Sie hilft beim Übersetzen von Briefen.",
        ),
        done: (1..=14)
            .map(|n| Getan {
                when: format!("{n:02}.2025"),
                what: "Gespräch mit dem Ausbildungsbetrieb über eine Einstiegsqualifizierung; der Meister hat den Lehrplan erklärt".to_owned(),
                result: if n % 3 == 0 {
                    "Nicht geklappt: Die letzte Busverbindung fährt vor dem Ende des Kurses.".to_owned()
                } else {
                    "Zusage unter Vorbehalt der Erlaubnis".to_owned()
                },
            })
            .collect(),
        ziele: words(
            "Beginn der Einstiegsqualifizierung im August 2026|Sprachprüfung B2 bis Ende 2026|Eigenes Zimmer",
        ),
        schritte: vec![
            OffenerSchritt {
                what: "Erlaubnis zur Beschäftigung, beantragt am 08.01.2026, Aktenzeichen 32.4-1187/23".to_owned(),
                who: "Ausländerbehörde".to_owned(),
                until: Some(day(2026, 3, 1)),
            },
            OffenerSchritt {
                what: "Anmeldung zum Kurs B2".to_owned(),
                who: "die Person mit dem Teilhabemanagement".to_owned(),
                until: None,
            },
        ],
        netzwerk: vec![
            Beteiligt {
                name: "Rudolf-Rempel-Berufskolleg, Frau Groß-Özdemir".to_owned(),
                task: "Klassenlehrerin".to_owned(),
                reach: "0521 555-0123".to_owned(),
                consent: true,
            },
            Beteiligt {
                name: "Ehrenamtlicher Pate".to_owned(),
                task: "Begleitung zu Terminen".to_owned(),
                reach: String::new(),
                consent: false,
            },
        ],
        risiken: words("Die Unterkunft wird zum 28.02.2026 geschlossen. Ein neuer Platz ist nicht zugesagt."),
        gesundheit: words("Braucht wegen Schlafstörungen Termine am Nachmittag.|Wartet auf einen Platz in der Sprechstunde."),
        anlagen: words("Zeugnis der 10. Klasse|Zertifikat B1"),
        omitted: pairs("Gespräche über die Familie=Die Person möchte das selbst erzählen|Fluchtweg=Für diesen Zweck nicht nötig"),
        document_id: [12; 16],
    }
}

pub fn short_bogen_named() -> UebergabebogenNamed {
    UebergabebogenNamed {
        sender: bare_office(),
        stelle: words("Jobcenter Bielefeld"),
        date: day(2026, 1, 22),
        rahmen: short_rahmen(),
        person: PersonNamed {
            name: ONE.to_owned(),
            ..PersonNamed::default()
        },
        fristen_withheld: false,
        fristen: Vec::new(),
        aufenthalt: Vec::new(),
        nebenbestimmungen: Vec::new(),
        lage: Vec::new(),
        done: Vec::new(),
        ziele: Vec::new(),
        schritte: Vec::new(),
        netzwerk: Vec::new(),
        risiken: Vec::new(),
        gesundheit: Vec::new(),
        anlagen: Vec::new(),
        omitted: Vec::new(),
        document_id: [13; 16],
    }
}

/// A sheet as a conference usually gets it.
pub fn konferenzblatt() -> Konferenzblatt {
    Konferenzblatt {
        code: "Amsel-4127".to_owned(),
        date: day(2026, 1, 22),
        occasion: "Die Förderung endet in zwei Monaten; die Anschlüsse sind offen.".to_owned(),
        question: String::new(),
        fristen: [
            ("seit 3 Tagen überfällig", "Nachweis über den Kurs"),
            ("heute", "Rückmeldung an den Betrieb"),
            ("in etwa 4 Wochen", "Verlängerung der Duldung"),
        ]
        .map(|(due, what)| (due.to_owned(), what.to_owned()))
        .to_vec(),
        asked: pairs(
            "Ausländerbehörde=Entscheidung über die Erlaubnis zur Beschäftigung|Jobcenter=Zusage der Förderung für den Kurs B2|Berufskolleg=Platz in der Fachklasse ab August",
        ),
        lage: pairs(
            "Altersgruppe=21 bis 23|Herkunft=Ostafrika|Aufenthalt=Duldung seit 2023|Sprache=B1 mit Zertifikat|Arbeit=Praktikum in einem Handwerksbetrieb, Angebot für eine Einstiegsqualifizierung|Wohnen=Gemeinschaftsunterkunft, kein ruhiger Platz zum Lernen",
        ),
        tried: words(
            "Abendkurs B2: abgebrochen, weil der letzte Bus vor dem Ende des Kurses fährt.|Anfrage bei drei Betrieben: ein Angebot, zwei ohne Antwort.|Antrag auf Erlaubnis zur Beschäftigung: gestellt, noch nicht entschieden.",
        ),
        at_most: None,
        document_id: [14; 16],
    }
}

/// More than a page holds, in every part.
pub fn overfull_konferenzblatt(entries: usize, words_each: usize) -> Konferenzblatt {
    let long = "Verlängerung besprochen, Absage mit Bitte um neuen Termin. ".repeat(words_each);
    let note = |n: usize| format!("Notiz {n}: {long}");
    Konferenzblatt {
        code: "Amsel-4127".repeat(40),
        occasion: "Wieder\nund\nwieder\n".repeat(200),
        question: "Warum eigentlich nicht? ".repeat(300),
        fristen: (0..entries)
            .map(|n| (format!("in etwa {n} Wochen"), note(n)))
            .collect(),
        asked: (0..entries).map(|n| (LONG.repeat(3), note(n))).collect(),
        lage: (0..entries).map(|n| (LONG.repeat(3), note(n))).collect(),
        tried: (0..entries).map(note).collect(),
        ..konferenzblatt()
    }
}

/// Everything that can leave.
#[cfg(test)]
pub const ALL: [Angabe; 29] = [
    Angabe::Name,
    Angabe::Alter,
    Angabe::Geschlecht,
    Angabe::Land,
    Angabe::Region,
    Angabe::Familie,
    Angabe::Kontakt,
    Angabe::Wohnen,
    Angabe::Sprachen,
    Angabe::Dolmetschen,
    Angabe::Einreise,
    Angabe::Aufenthalt,
    Angabe::Papiere,
    Angabe::Auflagen,
    Angabe::Fristen,
    Angabe::Schule,
    Angabe::Beruf,
    Angabe::Deutsch,
    Angabe::Arbeit,
    Angabe::Leistungen,
    Angabe::Bedarf,
    Angabe::Ziele,
    Angabe::Schritte,
    Angabe::Gespraeche,
    Angabe::Vereinbarungen,
    Angabe::Netzwerk,
    Angabe::Kurse,
    Angabe::Plaetze,
    Angabe::Gesundheit,
];

/// Half of what there is.
const LEAVES: &[Angabe] = &[
    Angabe::Alter,
    Angabe::Geschlecht,
    Angabe::Region,
    Angabe::Sprachen,
    Angabe::Aufenthalt,
    Angabe::Auflagen,
    Angabe::Schule,
    Angabe::Deutsch,
    Angabe::Bedarf,
    Angabe::Ziele,
    Angabe::Gespraeche,
    Angabe::Kurse,
];

pub fn personenblatt(product: UebergabeProduct) -> Personenblatt {
    let step = |day, what: &str, who: &str| NaechsterSchritt {
        on: day,
        what: what.to_owned(),
        who: who.to_owned(),
    };
    Personenblatt {
        sender: office(),
        stelle: "Psychosoziales Zentrum Ostwestfalen, Aufnahme und Erstgespräch".to_owned(),
        product,
        purpose: "Prüfung, ob die Stelle mich weiter begleiten kann. ".repeat(6),
        until: Some(day(2026, 12, 31)),
        withdrawn_on: None,
        knows_name: false,
        leaves: match product {
            UebergabeProduct::Named => [&[Angabe::Name, Angabe::Kontakt], LEAVES].concat(),
            UebergabeProduct::Packet | UebergabeProduct::Konferenz => LEAVES.to_vec(),
        },
        steps: vec![
            step(
                Some(day(2026, 2, 12)),
                "Gespräch mit der neuen Stelle, zusammen mit uns, in der Großen-Kurfürsten-Straße 80, im zweiten Stock, Hinterhaus",
                "Sie und wir",
            ),
            step(
                Some(day(2026, 2, 16)),
                "Duldung verlängern: Bringen Sie Foto, Pass und Vertrag mit",
                "Sie",
            ),
            step(None, "Anmeldung zum Kurs B2", "Ihre Beraterin"),
            step(
                None,
                "Ein vierter Schritt, der nicht mehr auf das Blatt gehört",
                "niemand",
            ),
        ],
        date: day(2026, 1, 22),
        document_id: [15; 16],
    }
}

pub fn short_personenblatt() -> Personenblatt {
    Personenblatt {
        sender: bare_office(),
        stelle: "Jobcenter".to_owned(),
        purpose: "Umzug".to_owned(),
        until: None,
        leaves: vec![Angabe::Aufenthalt],
        steps: Vec::new(),
        ..personenblatt(UebergabeProduct::Packet)
    }
}

pub fn zuordnungsblatt() -> Zuordnungsblatt {
    Zuordnungsblatt {
        sender: office(),
        stelle: words("Psychosoziales Zentrum Ostwestfalen|Frau Dr. Żółkiewska"),
        date: day(2026, 1, 22),
        code: "Amsel-4127".to_owned(),
        name: LONG.to_owned(),
        birth_date: "05.03.2004".to_owned(),
        reach: pairs("Telefon=0176 5550199|Anschrift=Am Alten Güterbahnhof 12b, 32049 Herford"),
        others: pairs("Bruder 1=Ø Đặng|Fachkraft ABH 2=Herr Groß-Özdemir"),
        document_id: [16; 16],
    }
}

pub fn short_zuordnungsblatt() -> Zuordnungsblatt {
    Zuordnungsblatt {
        sender: bare_office(),
        stelle: words("Jobcenter"),
        name: ONE.to_owned(),
        birth_date: String::new(),
        reach: Vec::new(),
        others: Vec::new(),
        ..zuordnungsblatt()
    }
}

pub fn widerruf_packet() -> WiderrufAnStelle {
    WiderrufAnStelle {
        sender: office(),
        stelle_lines: anschreiben_named().stelle_lines,
        date: day(2026, 3, 2),
        consent_date: day(2026, 1, 12),
        withdrawn_on: day(2026, 2, 27),
        handed_out: Ausgehaendigt::Pakete {
            packets: (1..=9)
                .rev()
                .map(|n| {
                    let day = day(2026, 2, n);
                    let way = match n {
                        1 => Weg::Erstellt(day),
                        2 => Weg::Beantwortet(day),
                        _ => Weg::Ausgehaendigt(day),
                    };
                    (way, format!("Amsel-412{n}"))
                })
                .collect(),
            apart: false,
        },
        answer_by: day(2026, 3, 16),
        document_id: [17; 16],
    }
}

pub fn widerruf_named() -> WiderrufAnStelle {
    WiderrufAnStelle {
        sender: bare_office(),
        stelle_lines: words("Jobcenter|33602 Bielefeld"),
        handed_out: Ausgehaendigt::Named {
            person_name: LONG.to_owned(),
            on: vec![Weg::Ausgehaendigt(day(2026, 2, 3))],
        },
        document_id: [18; 16],
        ..widerruf_packet()
    }
}

pub fn stand(most: u32) -> Stand {
    Stand {
        faelle: Zahl::Offen(most),
        planned: Zahl::Offen(most - 2),
        without_consent: Zahl::Offen(3),
        made: Zahl::Offen(most - 6),
        handed_out: Zahl::Offen(most - 9),
        accepted: Zahl::Offen(most - 20),
        partly_accepted: Zahl::Geheim,
        rejected: Zahl::Geheim,
        expired: Zahl::Offen(0),
    }
}

pub fn projektendestand() -> Projektendestand {
    let kinds = "Beratungsstelle|Jobcenter|Ausländerbehörde|Träger einer Bildungsmaßnahme oder Maßnahme der Arbeitsförderung|Berufskolleg|Therapie|Kommunales Integrationszentrum|Kollegin oder Kollege|sonstige Stelle";
    Projektendestand {
        organisation: office().organisation,
        programme: "Durchstarten in Ausbildung und Arbeit".to_owned(),
        ends_on: Some(day(2026, 3, 31)),
        date: day(2026, 1, 22),
        total: stand(60),
        by_kind: words(kinds).into_iter().map(|kind| (kind, stand(24))).collect(),
        protection: "Zahlen von 1 und 2 sind durch einen Punkt ersetzt; weitere Zahlen, aus denen man sie errechnen könnte, auch.".to_owned(),
        document_id: [19; 16],
    }
}

pub fn short_projektendestand() -> Projektendestand {
    Projektendestand {
        organisation: String::new(),
        programme: String::new(),
        ends_on: None,
        by_kind: Vec::new(),
        protection: String::new(),
        ..projektendestand()
    }
}
