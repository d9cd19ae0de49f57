//! Papers about an Übergabe: for the person, for the recipient alone, and after a withdrawal. No file name names anybody,
//! and no letter joins a name with a code but the Zuordnungsblatt, which says so and is logged as a look at the codes.

use chrono::{Days, Months, NaiveDate};
use fallmappe_domain::akte::Fallakte;
use fallmappe_domain::einwilligung::Einwilligung;
use fallmappe_domain::ids::FallId;
use fallmappe_domain::op::Op;
use fallmappe_domain::uebergabe::{UebergabeEventKind, UebergabeProduct};
use fallmappe_letters::kinds::{
    Ausgehaendigt, NaechsterSchritt, Personenblatt, Weg, WiderrufAnStelle, Zuordnungsblatt,
};
use fallmappe_letters::{Sender, render_document, render_letter};
use fallmappe_store::tables::uebergabe::UebergabeOfFall as Stored;

use super::leaves::leaves;
use super::{consent_of, rests_on, weg};
use crate::error::ErrorCode;
use crate::host::{Host, NewFile};
use crate::schema::{FristRow, Uebergabeblatt, WriteUebergabeblatt, WrittenBlatt};
use crate::session::Session;
use crate::uebergabe::{address_lines, consent, next_fristen, reach, tail};
use crate::{Answer, einstellungen, folders, letters};

/// Days within which a Stelle is asked to say that it has deleted what it has.
const ANSWER_DAYS: u64 = 14;
/// Months for which a step that was due counts as coming next.
const STEP_MONTHS: u32 = 6;
/// States of steps that are over.
const OVER: [&str; 2] = ["erledigt", "entfallen"];

pub fn write_uebergabeblatt<H: Host>(
    session: &mut Session<H>,
    request: WriteUebergabeblatt,
) -> Answer<WrittenBlatt> {
    let stored = session
        .vault()?
        .store
        .reader()
        .uebergabe_of_fall(request.id)?;
    let fristen = ahead(session, stored.fall)?;
    let reader = session.vault()?.store.reader();
    let writer = Writer {
        fristen,
        sender: letters::office(&einstellungen::load(&session.vault()?.store)?)?,
        akte: reader.fallakte(stored.fall)?,
        session,
        stored: &stored,
    };
    let (label, name, op, pdf) = match request.blatt {
        Uebergabeblatt::Person => (
            "Blatt für die Person",
            "information",
            Op::WriteUebergabeblatt,
            writer.person()?,
        ),
        Uebergabeblatt::Zuordnung => (
            "Zuordnungsblatt",
            "zuordnung",
            Op::ViewZuordnung,
            writer.zuordnung()?,
        ),
        Uebergabeblatt::Widerruf => (
            writer.letter_label()?,
            "schreiben",
            Op::WriteUebergabeblatt,
            writer.widerruf()?,
        ),
    };
    let file = NewFile {
        name: format!("{name}-{}.pdf", tail(session)),
        bytes: pdf,
    };
    written(
        session,
        op,
        stored.fall,
        &request.folder,
        vec![(label, file)],
    )
}

/// Writes papers and the line about them; without the line they must not lie about.
pub(super) fn written<H: Host>(
    session: &mut Session<H>,
    op: Op,
    fall: FallId,
    folder: &str,
    files: Vec<(&str, NewFile)>,
) -> Answer<WrittenBlatt> {
    let written = folders::write(session, folder, files)?;
    let now = session.now();
    let store = &mut session.vault_mut()?.store;
    match store.transact(op, Some(fall), now, |_| Ok(())) {
        Ok(done) => Ok(WrittenBlatt {
            files: written.files,
            changed: done.changed,
        }),
        Err(error) => {
            folders::take_back(session, &written.files);
            Err(error.into())
        }
    }
}

/// The Fristen of a Fall that a paper for the person tells: those from today on.
fn ahead<H: Host>(session: &mut Session<H>, fall: FallId) -> Answer<Vec<FristRow>> {
    let today = session.today();
    let mut rows = next_fristen(session, fall)?;
    rows.retain(|row| row.due_on.is_some_and(|day| day >= today));
    Ok(rows)
}

/// What the papers are made from.
struct Writer<'a, H: Host> {
    session: &'a Session<H>,
    sender: Sender,
    akte: Fallakte,
    stored: &'a Stored,
    /// The Fristen of the person from today on, with their days.
    fristen: Vec<FristRow>,
}

impl<H: Host> Writer<'_, H> {
    /// One page in plain words: who gets what, why, until when, how to withdraw, what comes next.
    fn person(&self) -> Answer<Vec<u8>> {
        let consent = self.consent()?;
        self.refuse_replaced(&consent)?;
        let record = &self.stored.record;
        let reader = self.session.vault()?.store.reader();
        let (_, stelle) = reader.stelle_by_name(&record.stelle)?;
        let sheet = Personenblatt {
            sender: self.sender.clone(),
            stelle: record.stelle.clone(),
            product: record.product,
            purpose: record.purpose.clone(),
            until: consent.valid_until,
            withdrawn_on: consent.withdrawn_on,
            knows_name: weg::has_name(&reader, self.stored.fall, &record.stelle, false)?,
            leaves: leaves(record, &stelle, &consent)?,
            steps: self.steps(),
            date: self.session.today(),
            document_id: letters::document_id(&self.session.host),
        };
        Ok(render_document(&sheet.document()?)?)
    }

    /// A paper about what was replaced would tell the person what no longer holds; after a withdrawal it still says what
    /// follows.
    fn refuse_replaced(&self, consent: &Einwilligung) -> Answer<()> {
        let reader = self.session.vault()?.store.reader();
        let events = reader.uebergabe_events(self.stored.id)?;
        let replaced = events
            .iter()
            .any(|one| one.kind == UebergabeEventKind::Replaced);
        if replaced && consent.withdrawn_on.is_none() {
            return Err(ErrorCode::UebergabeReplaced.into());
        }
        Ok(())
    }

    /// Name and code together go only to a Stelle that may know the name, on a day on which it may.
    fn zuordnung(&self) -> Answer<Vec<u8>> {
        let (record, fall) = (&self.stored.record, self.stored.fall);
        let reader = self.session.vault()?.store.reader();
        // The sheets of a Fallkonferenz are collected: nobody has anything to join a name to.
        let packet = record.product == UebergabeProduct::Packet;
        if !packet || reader.zuordnung(self.stored.id)?.is_empty() {
            return Err(ErrorCode::NoZuordnung.into());
        }
        let today = self.session.today();
        let given = consent::find(&reader, fall, &record.stelle, &record.purpose, today)?.value;
        consent::require(&given, &["stammdaten"], self.session.lists())?;
        let person = &self.akte.person;
        let may_reach = given.missing_groups(&["kontaktdaten"]).is_empty();
        let sheet = Zuordnungsblatt {
            sender: self.sender.clone(),
            stelle: self.address()?,
            date: today,
            code: record.pseudonym.clone(),
            name: self.name(),
            birth_date: person
                .birth_date
                .as_ref()
                .map(|date| date.german())
                .unwrap_or_default(),
            reach: if may_reach { reach(person) } else { Vec::new() },
            // Nobody asked the others.
            others: Vec::new(),
            document_id: letters::document_id(&self.session.host),
        };
        Ok(render_document(&sheet.document()?)?)
    }

    /// To the Stelle: the consent was withdrawn. For packets the codes alone, for the named product the name alone.
    fn widerruf(&self) -> Answer<Vec<u8>> {
        let consent = self.consent()?;
        let withdrawn_on = consent.withdrawn_on.ok_or(ErrorCode::NotWithdrawn)?;
        let today = self.session.today();
        let reader = self.session.vault()?.store.reader();
        let handed_out = match self.stored.record.product {
            UebergabeProduct::Named => Ausgehaendigt::Named {
                person_name: self.name(),
                on: self.handed_out()?.into_iter().map(|(way, _)| way).collect(),
            },
            UebergabeProduct::Packet | UebergabeProduct::Konferenz => Ausgehaendigt::Pakete {
                packets: self.handed_out()?,
                apart: weg::has_name(&reader, self.stored.fall, &self.stored.record.stelle, true)?,
            },
        };
        let letter = WiderrufAnStelle {
            sender: self.sender.clone(),
            stelle_lines: self.address()?,
            date: today,
            consent_date: consent.given_on,
            withdrawn_on,
            handed_out,
            answer_by: today
                .checked_add_days(Days::new(ANSWER_DAYS))
                .unwrap_or(today),
            document_id: letters::document_id(&self.session.host),
        };
        Ok(render_letter(&letter.letter()?)?)
    }

    /// Says that two letters must not meet: where the Stelle has papers with the name and packets with a code, whoever holds
    /// both letters knows whose code it is.
    fn letter_label(&self) -> Answer<&'static str> {
        let reader = self.session.vault()?.store.reader();
        let (fall, record) = (self.stored.fall, &self.stored.record);
        let both = weg::has_name(&reader, fall, &record.stelle, true)?
            && weg::has_codes(&reader, fall, &record.stelle)?;
        Ok(match (both, record.product) {
            (false, _) => "Schreiben an die Stelle",
            (true, UebergabeProduct::Named) => {
                "Schreiben mit Namen an die Stelle (nicht zusammen mit dem Schreiben zum Paket und nicht am selben Tag abgeben: sonst ist erkennbar, wen die Kennung meint)"
            }
            (true, UebergabeProduct::Packet | UebergabeProduct::Konferenz) => {
                "Schreiben zum Paket an die Stelle (nicht zusammen mit dem Schreiben mit Namen und nicht am selben Tag abgeben: sonst ist erkennbar, wen die Kennung meint)"
            }
        })
    }

    fn consent(&self) -> Answer<Einwilligung> {
        let reader = self.session.vault()?.store.reader();
        consent_of(&reader, self.stored)?.ok_or_else(|| ErrorCode::NoConsent.into())
    }

    fn address(&self) -> Answer<Vec<String>> {
        let reader = self.session.vault()?.store.reader();
        let (_, stelle) = reader.stelle_by_name(&self.stored.record.stelle)?;
        Ok(address_lines(&stelle))
    }

    fn name(&self) -> String {
        let person = &self.akte.person;
        format!("{} {}", person.given_name, person.family_name)
            .trim()
            .to_owned()
    }

    /// Open steps of the plan, what was agreed last, and the Fristen ahead, the nearest first.
    fn steps(&self) -> Vec<NaechsterSchritt> {
        let today = self.session.today();
        let steps = self.akte.teilhabeplan.ziele.iter();
        let steps = steps.flat_map(|ziel| &ziel.steps);
        let open = steps.filter(|step| !OVER.contains(&step.state.as_str()));
        let past = today.checked_sub_months(Months::new(STEP_MONTHS));
        // Nobody ticked off what was due long ago; it does not come next.
        let open = open.filter(|step| step.due_on.is_none_or(|due| past.is_none_or(|p| due >= p)));
        let mut all: Vec<NaechsterSchritt> = open
            .map(|step| NaechsterSchritt {
                on: step.due_on,
                what: step.what.clone(),
                who: self.who(step.who.as_str(), &step.who_name),
            })
            .collect();
        let agreed = self.akte.kontakte.iter().rev();
        let agreed = agreed.filter(|one| !one.next_step.is_empty());
        all.extend(
            agreed
                .filter(|one| one.next_step_on.is_some_and(|on| on >= today))
                .map(|one| NaechsterSchritt {
                    on: one.next_step_on,
                    what: one.next_step.clone(),
                    who: String::new(),
                }),
        );
        all.extend(self.fristen.iter().map(|row| NaechsterSchritt {
            on: row.due_on,
            what: format!("Frist: {}", row.title),
            who: String::new(),
        }));
        // What was due before tells no day any more, so it stands behind what has one.
        let ahead = |step: &NaechsterSchritt| step.on.filter(|on| *on >= today);
        all.sort_by_key(|step| ahead(step).unwrap_or(NaiveDate::MAX));
        all
    }

    /// As the person calls them (list `zustaendigkeit`).
    fn who(&self, code: &str, name: &str) -> String {
        match code {
            "person" => "Sie".to_owned(),
            "manager" => self.sender.person.clone(),
            _ => name.to_owned(),
        }
    }

    /// What was made of this product for this Stelle by the same consent: how far it came and its code, the newest first.
    fn handed_out(&self) -> Answer<Vec<(Weg, String)>> {
        let reader = self.session.vault()?.store.reader();
        let record = &self.stored.record;
        let entries = reader.entries::<Einwilligung>(self.stored.fall)?;
        let same = entries
            .iter()
            .find(|(id, consent)| rests_on(record, *id, consent));
        let mut all = Vec::new();
        for (id, other) in reader.uebergaben(self.stored.fall)? {
            let fits = other.product == record.product
                && same.is_some_and(|(consent, value)| rests_on(&other, *consent, value));
            if fits {
                let events = reader.uebergabe_events(id)?;
                all.push((weg::weg(&other, &events), other.pseudonym));
            }
        }
        Ok(all)
    }
}
