//! What papers say about a handover is what is handed over: to the person, to the Stelle, at the table, and when it ends.

use std::path::Path;

use fallmappe_commands::schema::{
    CreateUebergabe, CreatedUebergabe, OfUebergabe, PrepareUebergabe, RecordUebergabeEvent,
    SaveSettings, SpanDecision, UebergabePreview, UebergabeView, Uebergabeblatt,
    WithdrawEinwilligung, WithdrawalEffect, WriteUebergabeblatt, WrittenBlatt,
};
use fallmappe_commands::{ErrorCode, command};
use fallmappe_domain::akte::Fallakte;
use fallmappe_domain::aufenthalt::Aufenthaltsdokument;
use fallmappe_domain::code::Code;
use fallmappe_domain::frist::Frist;
use fallmappe_domain::ids::{FallId, StelleId, UebergabeId};
use fallmappe_domain::stelle::Stelle;
use fallmappe_domain::uebergabe::{UebergabeEventKind as E, UebergabeProduct as Product};
use fallmappe_falluebergabe::minimise::Field;
use fallmappe_tests::Werkstatt;
use fallmappe_tests::personas::{anker, day, kontakt, marios_fall, office, teilnahme};
use fallmappe_tests::programs::pdf_text;
use fallmappe_tests::werkstatt::handle;

/// An office with Mario's Fall and a consent for one Stelle.
struct Office {
    werkstatt: Werkstatt,
    fall: FallId,
    stelle: StelleId,
}

impl Office {
    fn with(kind: &str, change: impl FnOnce(&mut Fallakte)) -> Self {
        let mut werkstatt = Werkstatt::open();
        let settings = office();
        werkstatt.ok(command::save_settings, SaveSettings { settings });
        werkstatt.stelle(Stelle {
            kind: Code::new(kind),
            ..anker()
        });
        let (stelle, _) = werkstatt.give_key(&anker().name);
        let mut akte = marios_fall(&anker().name);
        change(&mut akte);
        let fall = werkstatt.take_in(&akte);
        Self {
            werkstatt,
            fall,
            stelle,
        }
    }

    fn prepare(&mut self, product: Product) -> UebergabePreview {
        let asked = PrepareUebergabe {
            product,
            ..PrepareUebergabe::new(self.fall, self.stelle)
        };
        self.werkstatt.ok(command::prepare_uebergabe, asked)
    }

    fn make(&mut self, product: Product) -> (UebergabePreview, CreatedUebergabe) {
        let preview = self.prepare(product);
        let request = CreateUebergabe {
            draft: preview.draft,
            accept_suggestions: true,
            folder: handle(&self.werkstatt.folder("uebergabe")),
            ..CreateUebergabe::default()
        };
        let made = self.werkstatt.ok(command::create_uebergabe, request);
        (preview, made)
    }

    fn blatt(&mut self, id: UebergabeId, blatt: Uebergabeblatt) -> Result<WrittenBlatt, ErrorCode> {
        let folder = handle(&self.werkstatt.folder("blatt"));
        let request = WriteUebergabeblatt { id, blatt, folder };
        let written = self.werkstatt.call(command::write_uebergabeblatt, request);
        written.map_err(|error| error.code)
    }

    /// What goes and what stays, as the person reads it.
    fn told(&mut self, id: UebergabeId) -> (String, String, String) {
        let written = self.blatt(id, Uebergabeblatt::Person).unwrap();
        let text = said(&written.files[0].place);
        let (before, rest) = text.split_once("Was geben wir weiter?").unwrap();
        let (goes, rest) = rest.split_once("Was geben wir nicht weiter?").unwrap();
        let (stays, _) = rest.split_once("Was kommt jetzt?").unwrap();
        (before.to_owned(), goes.to_owned(), stays.to_owned())
    }

    fn view(&mut self, id: UebergabeId) -> UebergabeView {
        self.werkstatt
            .ok(command::open_uebergabe, OfUebergabe { id })
    }

    fn event(&mut self, id: UebergabeId, kind: E) -> Result<(), ErrorCode> {
        let request = RecordUebergabeEvent {
            id,
            kind,
            on: None,
            reason: Code::not_asked(),
            remark: String::new(),
        };
        let done = self
            .werkstatt
            .call(command::record_uebergabe_event, request);
        done.map(|_| ()).map_err(|error| error.code)
    }

    fn withdraw(&mut self) -> WithdrawalEffect {
        let id = self.werkstatt.view(self.fall).einwilligungen[0].id;
        let fall = self.fall;
        let request = WithdrawEinwilligung { fall, id, on: None };
        self.werkstatt.ok(command::withdraw_einwilligung, request)
    }
}

fn said(place: &str) -> String {
    let text = pdf_text(Path::new(place));
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn place<'a>(made: &'a CreatedUebergabe, label: &str) -> &'a str {
    let file = made.files.iter().find(|file| file.label == label);
    &file.expect("was written").place
}

#[test]
fn the_person_is_told_what_this_stelle_gets_and_not_what_the_consent_allows() {
    let mut office = Office::with("auslaenderbehoerde", |_| {});
    let (_, made) = office.make(Product::Packet);
    let (before, goes, stays) = office.told(made.id);
    for goes_along in [
        "Ihren Aufenthalt",
        "was Ihr Papier erlaubt",
        "welche Papiere Sie haben",
    ] {
        assert!(
            goes.contains(goes_along) && !stays.contains(goes_along),
            "{goes} | {stays}"
        );
    }
    for stay in [
        "Ihre Fristen",
        "was wir besprochen haben",
        "Ihr Land",
        "Ihre Kurse",
    ] {
        assert!(
            !goes.contains(stay) && stays.contains(stay),
            "{stay}: {goes} | {stays}"
        );
    }
    assert!(!before.contains("kennt Ihren Namen nicht"), "{before}");
    let letter = said(place(&made, "Brief"));
    let (_, scope) = letter.split_once("Umfang").unwrap();
    let (scope, _) = scope.split_once("Die Datei").unwrap();
    assert!(
        scope.contains("Aufenthaltsstatus") && scope.contains("Altersgruppe"),
        "{scope}"
    );
    for withheld in ["Stammdaten", "Fristen", "Verlauf", "Herkunft", "Teilnahmen"] {
        assert!(!scope.contains(withheld), "{withheld}: {scope}");
    }
}

#[test]
fn a_field_without_a_value_is_not_said_to_go() {
    let mut office = Office::with("kollegin", |akte| {
        akte.teilnahmen.clear();
        akte.person.dritte.clear();
        akte.aufenthalt.dokumente.clear();
    });
    let (_, made) = office.make(Product::Packet);
    let (_, goes, stays) = office.told(made.id);
    for nothing in [
        "Ihre Kurse",
        "wer zu Ihrer Familie gehört",
        "welche Papiere Sie haben",
    ] {
        assert!(
            !goes.contains(nothing) && stays.contains(nothing),
            "{nothing}: {goes}"
        );
    }
    assert!(goes.contains("was wir besprochen haben"), "{goes}");
    // The named papers take no Kontakt that was not chosen, and print no Geschlecht.
    let (preview, named) = office.make(Product::Named);
    let (before, goes, stays) = office.told(named.id);
    assert!(
        before.contains("Diese Stelle kennt dann Ihren Namen"),
        "{before}"
    );
    assert!(
        goes.contains("Ihren Namen") && goes.contains("Ihre Telefonnummer"),
        "{goes}"
    );
    assert!(
        stays.contains("was wir besprochen haben") && stays.contains("Geschlecht"),
        "{stays}"
    );
    assert!(
        preview
            .fields
            .iter()
            .all(|line| line.label != "Geschlecht" || line.outgoing.is_empty())
    );
}

#[test]
fn who_has_the_name_by_another_way_is_not_said_not_to_have_it() {
    let mut office = Office::with("kollegin", |_| {});
    let (_, packet) = office.make(Product::Packet);
    let (before, ..) = office.told(packet.id);
    assert!(
        before.contains("Die Stelle erfährt ihn nur von Ihnen oder von uns"),
        "{before}"
    );
    let (_, named) = office.make(Product::Named);
    let (before, ..) = office.told(packet.id);
    assert!(
        before.contains("nur von Ihnen oder von uns"),
        "only made: {before}"
    );
    office.event(named.id, E::HandedOut).unwrap();
    let (before, ..) = office.told(packet.id);
    assert!(before.contains("kennt ihn aber schon von uns"), "{before}");
}

#[test]
fn what_was_only_made_is_never_said_to_be_handed_out() {
    let mut office = Office::with("kollegin", |_| {});
    let (_, made) = office.make(Product::Packet);
    let effect = office.withdraw();
    let listed = effect.effects.join(" ");
    assert_eq!(effect.received.len(), 1, "a forgotten tick is usual");
    assert!(
        listed.contains("nicht als ausgehändigt eingetragen"),
        "{listed}"
    );
    assert!(
        listed.contains(&made.pseudonym) && listed.contains("22.11.2026"),
        "{listed}"
    );
    let written = office.blatt(made.id, Uebergabeblatt::Widerruf).unwrap();
    let letter = said(&written.files[0].place);
    let line = "erstellt am 22.11.2026, nicht als ausgehändigt eingetragen";
    assert!(
        letter.contains(line) && letter.contains(&made.pseudonym),
        "{letter}"
    );
    assert!(!letter.contains("ausgehändigt am"), "{letter}");
    assert!(!letter.contains("Sie haben von uns Angaben"), "{letter}");

    let mut office = Office::with("kollegin", |_| {});
    let (_, made) = office.make(Product::Packet);
    office.event(made.id, E::HandedOut).unwrap();
    let listed = office.withdraw().effects.join(" ");
    assert!(!listed.contains("nicht als ausgehändigt"), "{listed}");
    let written = office.blatt(made.id, Uebergabeblatt::Widerruf).unwrap();
    assert_eq!(written.files[0].label, "Schreiben an die Stelle");
    let letter = said(&written.files[0].place);
    assert!(letter.contains("ausgehändigt am 22.11.2026"), "{letter}");
}

#[test]
fn the_letters_with_the_code_and_with_the_name_have_only_their_date_in_common() {
    let mut office = Office::with("kollegin", |_| {});
    let (_, packet) = office.make(Product::Packet);
    let (_, named) = office.make(Product::Named);
    for id in [packet.id, named.id] {
        office.event(id, E::HandedOut).unwrap();
    }
    let effects = office.withdraw().effects.join(" ");
    assert!(
        effects.contains("nicht zusammen und nicht am selben Tag"),
        "{effects}"
    );
    let mut letter = |id| {
        let written = office.blatt(id, Uebergabeblatt::Widerruf).unwrap();
        let file = &written.files[0];
        assert!(
            file.label.contains("nicht zusammen mit dem Schreiben"),
            "{}",
            file.label
        );
        assert_eq!(written.files.len(), 1);
        said(&file.place)
    };
    let (with_code, with_name) = (letter(packet.id), letter(named.id));
    assert!(with_code.contains(&packet.pseudonym) && !with_code.contains("kalnyt"));
    assert!(with_name.contains("kalnyt") && !with_name.contains("FM-"));
    let beside = said(place(&packet, "Brief"));
    assert!(beside.contains("mit Einwilligung der Person"), "{beside}");
    assert!(!beside.replace("22. November", "").contains("2. November"));
    // The day of the consent stands in the one with the name alone.
    assert!(
        with_name.contains("Einwilligung vom 2. November 2026"),
        "{with_name}"
    );
    assert!(!with_code.contains("2. November") || with_code.contains("22. November"));
    assert!(!with_code.contains("vom 2. November"), "{with_code}");
    assert!(!with_code.contains("ausgehändigt am"), "{with_code}");
}

#[test]
fn the_sheet_for_the_person_says_after_a_no_what_follows_and_tells_which_frist_is_next() {
    let mut office = Office::with("berufskolleg", |akte| {
        let frist = |due, title: &str| Frist {
            due_on: day(due),
            title: title.to_owned(),
            basis: String::new(),
            done_on: None,
            remark: String::new(),
        };
        akte.fristen = vec![
            frist("2027-03-05", "Anmeldeschluss"),
            frist("2026-11-27", "Klage beim Verwaltungsgericht"),
        ];
    });
    let (_, first) = office.make(Product::Packet);
    let (_, made) = office.make(Product::Packet);
    let replaced = office.blatt(first.id, Uebergabeblatt::Person);
    assert_eq!(replaced.err(), Some(ErrorCode::UebergabeReplaced));
    let written = office.blatt(made.id, Uebergabeblatt::Person).unwrap();
    let before = said(&written.files[0].place);
    let (_, steps) = before.split_once("Was kommt jetzt?").unwrap();
    assert!(steps.contains("27. November 2026"), "{steps}");
    let day_of = |text: &str, what: &str| text.find(what).unwrap_or(usize::MAX);
    assert!(day_of(steps, "Klage") < day_of(steps, "noch offen"));
    office.withdraw();
    let written = office.blatt(made.id, Uebergabeblatt::Person).unwrap();
    let after = said(&written.files[0].place);
    assert!(after.contains("22. November 2026"), "{after}");
    assert!(after.contains("bekommt von uns nichts mehr"), "{after}");
    for gone in ["Das bekommt", "bis Sie Nein sagen", "Das haben Sie erlaubt"] {
        assert!(
            before.contains(gone) || gone.starts_with("Das haben"),
            "{before}"
        );
        assert!(!after.contains(gone), "{after}");
    }
}

#[test]
fn the_sheet_of_a_fallkonferenz_prints_what_was_previewed_and_awaits_nothing() {
    let mut office = Office::with("kollegin", |akte| {
        let mut ended = teilnahme("f3", day("2024-02-10"), Some(day("2024-08-20")));
        ended.programme = Code::new("durchstarten");
        akte.teilnahmen = vec![teilnahme("cm", day("2025-02-10"), None), ended];
    });
    let (preview, made) = office.make(Product::Konferenz);
    let printed = said(place(&made, "Konferenzblatt"));
    let flat = |text: &str| text.split_whitespace().collect::<String>();
    for line in &preview.letter {
        let line = line.trim_matches(|c: char| c.is_whitespace() || c == '\u{a0}');
        let shown = flat(&line.replace(&preview.pseudonym, &made.pseudonym));
        assert!(flat(&printed).contains(&shown), "{line}: {printed}");
    }
    assert!(
        printed.contains("Anlass Weiterbegleitung nach dem Ende der Maßnahme"),
        "{printed}"
    );
    assert!(!printed.contains("Übergabe der Fallführung"), "{printed}");
    let ended = printed.contains("von 02.2024 bis 08.2024");
    assert!(ended && printed.contains("seit 02.2025"), "{printed}");
    // The same coarse words as in a packet, never a number of days beyond two weeks.
    let days = printed.split(' ').zip(printed.split(' ').skip(1));
    let exact = days.filter(|(_, word)| word.starts_with("Tagen"));
    for (number, _) in exact {
        assert!(
            number.parse::<u32>().is_ok_and(|days| days <= 14),
            "{number} Tagen"
        );
    }
    assert_eq!(office.view(made.id).possible, [E::HandedOut]);
    assert_eq!(
        office.event(made.id, E::Accepted),
        Err(ErrorCode::EventOutOfOrder)
    );
    let refused = office.blatt(made.id, Uebergabeblatt::Zuordnung);
    assert_eq!(refused.err(), Some(ErrorCode::NoZuordnung));
}

#[test]
fn a_conference_is_shown_and_asked_about_what_its_page_holds_and_nothing_else() {
    let mut office = Office::with("kollegin", |akte| {
        let first = akte.kontakte[0].clone();
        akte.kontakte = (0..60u32)
            .map(|number| {
                let mut kontakt = first.clone();
                kontakt.date = day("2026-09-01") + chrono::Days::new(u64::from(number));
                kontakt.next_step_on = None;
                kontakt.text = format!("Herr Brinkmeyer{number} hat im Betrieb Nachricht gegeben, und es blieb bei der Absage vom Montag.");
                kontakt
            })
            .collect();
    });
    let (preview, made) = office.make(Product::Konferenz);
    let printed = said(place(&made, "Konferenzblatt"));
    assert!(printed.contains("weitere, die hier keinen Platz haben"));
    let notes = preview.notes.iter();
    let talks = notes.filter(|note| note.original.contains("Brinkmeyer"));
    let on_page = printed.matches("Nachricht gegeben").count();
    assert!(on_page > 0 && on_page < 60);
    assert_eq!(talks.count(), on_page);
    let lines = preview.fields.iter();
    let lines = lines.filter(|line| line.field == Field::Kontakte && !line.outgoing.is_empty());
    assert_eq!(lines.count(), on_page);
    let marked = preview.notes.iter().flat_map(|note| &note.spans);
    let open = marked.filter(|span| span.class == "ask" && span.remembered.is_none());
    assert_eq!(open.count(), preview.open_questions as usize);
    // With one answer for each of its questions the page is made, and no note comes onto it that was not shown.
    let next = office.prepare(Product::Konferenz);
    let request = CreateUebergabe {
        draft: next.draft,
        decisions: answers(&next),
        folder: handle(&office.werkstatt.folder("konferenz")),
        ..CreateUebergabe::default()
    };
    let again = office.werkstatt.ok(command::create_uebergabe, request);
    let again = said(place(&again, "Konferenzblatt"));
    assert!(again.matches("Nachricht gegeben").count() <= on_page);
}

/// Every marked place of a preview is replaced.
fn answers(preview: &UebergabePreview) -> Vec<SpanDecision> {
    let notes = (0u32..).zip(&preview.notes);
    let places = notes.flat_map(|(note, shown)| {
        let spans = (0u32..).zip(&shown.spans);
        spans.map(move |(span, _)| SpanDecision {
            note,
            span,
            replace: true,
        })
    });
    places.collect()
}

#[test]
fn an_authority_is_not_handed_the_lead_of_a_fall_unasked() {
    for (kind, usual) in [
        ("jobcenter", "verweisung"),
        ("auslaenderbehoerde", "verweisung"),
        ("bildungstraeger", "mitbetreuung"),
        ("kollegin", "vollstaendig"),
    ] {
        let mut office = Office::with(kind, |_| {});
        let (_, made) = office.make(Product::Packet);
        assert_eq!(
            office.view(made.id).row.uebergabe.kind.as_str(),
            usual,
            "{kind}"
        );
    }
}

#[test]
fn old_steps_and_old_papers_stay_away() {
    let step = |date: &str, text: &str| {
        let mut old = kontakt(day(date), "Gespräch über die Wohnung.");
        text.clone_into(&mut old.next_step);
        old
    };
    let paper = |kind: &str, until: &str| Aufenthaltsdokument {
        kind: Code::new(kind),
        number: String::new(),
        issued_on: None,
        valid_until: Some(day(until)),
        authority: String::new(),
    };
    let mut office = Office::with("jobcenter", |akte| {
        akte.kontakte
            .insert(0, step("2021-04-01", "Zeugnis aus dem Jahr damals suchen"));
        akte.kontakte
            .push(step("2026-11-20", "Bewerbung schreiben"));
        akte.aufenthalt.dokumente.extend([
            paper("duldung_bescheinigung", "2024-01-31"),
            paper("reisepass", "2022-05-01"),
            paper("ausweisersatz", "2026-06-01"),
        ]);
    });
    let preview = office.prepare(Product::Packet);
    let steps: Vec<&str> = preview
        .fields
        .iter()
        .filter(|line| line.label == "Offene Schritte")
        .map(|line| line.original.as_str())
        .collect();
    assert!(steps.contains(&"Bewerbung schreiben"), "{steps:?}");
    assert!(
        !steps.iter().any(|step| step.contains("damals")),
        "{steps:?}"
    );
    let mut office = Office::with("kollegin", |akte| {
        akte.aufenthalt.dokumente.extend([
            paper("duldung_bescheinigung", "2024-01-31"),
            paper("reisepass", "2022-05-01"),
            paper("ausweisersatz", "2026-06-01"),
        ]);
    });
    let (_, made) = office.make(Product::Named);
    let bogen = said(place(&made, "Übergabebogen"));
    assert!(bogen.contains("gültig bis 31.01.2027"), "{bogen}");
    assert!(bogen.contains("abgelaufen am 01.06.2026"), "{bogen}");
    for old in ["31.01.2024", "01.05.2022"] {
        assert!(!bogen.contains(old), "{old}: {bogen}");
    }
}
