//! The papers of data protection: information, consent form, withdrawal form. Without a chosen law there is no paper: its
//! articles would be wrong.

use fallmappe_domain::einwilligung::{Einwilligung, GESUNDHEIT};
use fallmappe_domain::ids::{EntryId, FallId};
use fallmappe_domain::op::Op;
use fallmappe_domain::recht::Recht;
use fallmappe_domain::uebergabe::UebergabeProduct;
use fallmappe_letters::kinds::{Datenschutzinformation, Einwilligungsblatt, Widerrufsblatt};
use fallmappe_letters::{Document, render_document};
use fallmappe_store::Reader;

use crate::datenschutz::group_label;
use crate::einwilligungen::withdrawal;
use crate::error::ErrorCode;
use crate::host::{Host, NewFile};
use crate::schema::{BlattKind, Settings, UebergabeRow, WriteBlatt, WrittenFiles};
use crate::session::Session;
use crate::{Answer, einstellungen, folders, letters};

pub fn write_blatt<H: Host>(session: &mut Session<H>, request: WriteBlatt) -> Answer<WrittenFiles> {
    let settings = einstellungen::load(&session.vault()?.store)?;
    let recht = einstellungen::recht(&settings).ok_or(ErrorCode::LawMissing)?;
    let writer = Writer {
        session,
        settings: &settings,
        recht,
    };
    let (label, document) = match (request.kind, request.fall, request.entry) {
        (BlattKind::Datenschutzinformation, fall, _) => ("Information", writer.information(fall)?),
        (BlattKind::Einwilligung, Some(fall), Some(entry)) => {
            ("Einwilligung", writer.einwilligung(fall, entry)?)
        }
        (BlattKind::Widerruf, Some(fall), Some(entry)) => {
            ("Widerruf", writer.widerruf(fall, entry)?)
        }
        _ => return Err(ErrorCode::BadRequest.into()),
    };
    let file = NewFile {
        name: file_name(session, label),
        bytes: render_document(&document)?,
    };
    let written = folders::write(session, &request.folder, vec![(label, file)])?;
    let now = session.now();
    let store = &mut session.vault_mut()?.store;
    store.transact(Op::WriteBlatt, request.fall, now, |_| Ok(()))?;
    Ok(written)
}

/// What the papers are made from.
struct Writer<'a, H: Host> {
    session: &'a Session<H>,
    settings: &'a Settings,
    recht: &'static Recht,
}

impl<H: Host> Writer<'_, H> {
    fn information(&self, fall: Option<FallId>) -> Answer<Document> {
        let today = self.session.today();
        let consents = match fall {
            Some(fall) => consents(&self.reader()?, fall)?,
            None => Vec::new(),
        };
        let valid = consents
            .into_iter()
            .filter(|one| one.gap_on(today).is_none());
        let mut stellen: Vec<String> = valid.map(|one| one.stelle).collect();
        stellen.retain(|stelle| !stelle.is_empty());
        stellen.sort_unstable();
        stellen.dedup();
        let years = einstellungen::years(self.settings);
        let sheet = Datenschutzinformation {
            recht: self.recht,
            sender: letters::sender(self.settings),
            officer: self.settings.data_protection_officer.clone(),
            keeps_gesundheit: self.settings.keep_gesundheit,
            akte_years: years.akte,
            nachweis_years: years.nachweis,
            stellen,
            date: today,
            document_id: letters::document_id(&self.session.host),
        };
        Ok(sheet.document()?)
    }

    fn einwilligung(&self, fall: FallId, entry: EntryId) -> Answer<Document> {
        let reader = self.reader()?;
        let consent = reader.entry::<Einwilligung>(fall, entry)?;
        let lists = self.session.lists();
        let sheet = Einwilligungsblatt {
            recht: self.recht,
            organisation: self.settings.organisation.clone(),
            person: reader.person(fall)?.display_name(),
            number: reader.fall(fall)?.number.0,
            kind: lists.label("einwilligungsart", &consent.kind),
            stelle: consent.stelle.clone(),
            purpose: consent.purpose.clone(),
            groups: consent
                .data_groups
                .iter()
                .map(|group| group_label(lists, group))
                .collect(),
            gesundheit: consent
                .data_groups
                .iter()
                .any(|group| group.as_str() == GESUNDHEIT),
            language: consent.language.clone(),
            interpreter: consent.interpreter,
            valid_until: consent.valid_until,
            date: self.session.today(),
            document_id: letters::document_id(&self.session.host),
        };
        Ok(sheet.document()?)
    }

    fn widerruf(&self, fall: FallId, entry: EntryId) -> Answer<Document> {
        let reader = self.reader()?;
        let consent = reader.entry::<Einwilligung>(fall, entry)?;
        let withdrawal = withdrawal(&reader, fall, entry, self.session.today())?;
        let received = withdrawal.received.into_iter();
        let sheet = Widerrufsblatt {
            recht: self.recht,
            person: reader.person(fall)?.display_name(),
            number: reader.fall(fall)?.number.0,
            kind: self
                .session
                .lists()
                .label("einwilligungsart", &consent.kind),
            given_on: consent.given_on,
            stelle: consent.stelle,
            purpose: consent.purpose,
            effects: withdrawal.effects,
            received: received
                .map(|row| (row.created_at.date(), what(row)))
                .collect(),
            date: self.session.today(),
            document_id: letters::document_id(&self.session.host),
        };
        Ok(sheet.document()?)
    }

    fn reader(&self) -> Answer<Reader<'_>> {
        Ok(self.session.vault()?.store.reader())
    }
}

/// The code of what went without a name; what went by name has none.
fn what(row: UebergabeRow) -> String {
    match row.product {
        UebergabeProduct::Named => "Brief und Bogen mit Namen".to_owned(),
        UebergabeProduct::Packet | UebergabeProduct::Konferenz => row.pseudonym,
    }
}

fn consents(reader: &Reader<'_>, fall: FallId) -> Answer<Vec<Einwilligung>> {
    reader.fall(fall)?;
    let consents = reader.entries::<Einwilligung>(fall)?;
    Ok(consents.into_iter().map(|(_, consent)| consent).collect())
}

/// Neither a name nor a number of a Fall: papers lie about in folders.
fn file_name<H: Host>(session: &Session<H>, label: &str) -> String {
    let mut random = [0u8; 3];
    session.host.random(&mut random);
    let label = label.to_lowercase();
    format!("{label}-{}-{}.pdf", session.today(), hex::encode(random))
}
