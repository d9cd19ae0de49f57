//! The letter beside a packet: it names nobody and does not know the packet's code.

use chrono::{Days, NaiveDate};
use fallmappe_domain::code::Code;
use fallmappe_domain::einwilligung::Einwilligung;
use fallmappe_domain::preset;
use fallmappe_domain::stelle::Stelle;
use fallmappe_letters::Letter;
use fallmappe_letters::kinds::uebergabe_anschreiben::{Oeffnung, UebergabeAnschreiben};

use crate::host::Host;
use crate::session::Session;
use crate::{Answer, einstellungen, letters};

/// Days within which the Stelle is asked to answer.
const REPLY_DAYS: u64 = 14;

/// The letter for a Stelle, its reason in the packet's own, pseudonymised words.
pub(super) fn letter<H: Host>(
    session: &Session<H>,
    stelle: &Stelle,
    consent: &Einwilligung,
    reason: String,
    document_id: [u8; 16],
) -> Answer<Letter> {
    let today = session.today();
    let settings = einstellungen::load(&session.vault()?.store)?;
    let lines = [
        &stelle.name,
        &stelle.contact_person,
        &stelle.street,
        &stelle.place,
    ];
    let letter = UebergabeAnschreiben {
        sender: letters::sender(&settings),
        stelle_lines: lines
            .into_iter()
            .filter(|line| !line.is_empty())
            .cloned()
            .collect(),
        date: today,
        person_name: None,
        reason,
        consent_date: consent.given_on,
        consent_scope: consent.scope().iter().map(short_label).collect(),
        reply_by: today
            .checked_add_days(Days::new(REPLY_DAYS))
            .unwrap_or(today),
        next_deadlines: Vec::new(),
        oeffnung: Oeffnung::Schluessel,
        enclosures: vec!["Paket (verschlüsselte Datei)".to_owned()],
        document_id,
    };
    Ok(letter.letter()?)
}

/// The group without its examples: "Stammdaten (Name, …)" would promise a name that the packet does not hold.
fn short_label(group: &Code) -> String {
    let label = preset::shipped().label("datengruppe", group);
    label.split(" (").next().unwrap_or(&label).to_owned()
}

/// Neither a name nor the code: packet and letter shall not be joined by their file names.
pub(super) fn letter_name<H: Host>(session: &Session<H>, day: NaiveDate) -> String {
    let mut random = [0u8; 3];
    session.host.random(&mut random);
    format!("anschreiben-{day}-{}.pdf", hex::encode(random))
}
