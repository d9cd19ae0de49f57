//! The letter beside a packet: it names nobody and does not know the packet's code.

use chrono::NaiveDate;
use fallmappe_domain::uebergabe::PacketForm;
use fallmappe_letters::Letter;
use fallmappe_letters::kinds::uebergabe_anschreiben::{Oeffnung, UebergabeAnschreiben};

use super::draft::Draft;
use super::terms::address_lines;
use crate::host::Host;
use crate::session::Session;
use crate::{Answer, einstellungen, letters};

/// What the letter says about its packet.
pub(super) struct Beside {
    /// Why, in the packet's own, pseudonymised words.
    pub reason: String,
    /// What the packet tells.
    pub scope: Vec<String>,
    /// Form of the packet.
    pub form: PacketForm,
    /// Last day of the answer.
    pub reply_by: NaiveDate,
    /// Identifier of the file.
    pub document_id: [u8; 16],
}

/// The letter for the Stelle of a draft.
pub(super) fn letter<H: Host>(
    session: &Session<H>,
    draft: &Draft,
    beside: Beside,
) -> Answer<Letter> {
    let settings = einstellungen::load(&session.vault()?.store)?;
    let (oeffnung, enclosure) = match beside.form {
        PacketForm::Key => (Oeffnung::Schluessel, "Paket (verschlüsselte Datei)"),
        PacketForm::Passphrase => (Oeffnung::Passwort, "Paket (verschlüsselte Datei)"),
        PacketForm::Html => (
            Oeffnung::Seite,
            "Paket (verschlüsselte Seite, öffnet sich im Browser ohne Netz)",
        ),
    };
    let letter = UebergabeAnschreiben {
        sender: letters::sender(&settings),
        stelle_lines: address_lines(&draft.stelle),
        date: draft.day,
        reason: beside.reason,
        scope: beside.scope,
        reply_by: beside.reply_by,
        next_deadlines: Vec::new(),
        oeffnung,
        enclosures: vec![enclosure.to_owned()],
        document_id: beside.document_id,
    };
    Ok(letter.letter()?)
}

/// Neither a name nor the code: packet and letter shall not be joined by their file names.
pub(super) fn letter_name<H: Host>(session: &Session<H>, day: NaiveDate) -> String {
    format!("anschreiben-{day}-{}.pdf", tail(session))
}

/// Something that tells two files apart and means nothing.
pub(crate) fn tail<H: Host>(session: &Session<H>) -> String {
    let mut random = [0u8; 3];
    session.host.random(&mut random);
    hex::encode(random)
}
