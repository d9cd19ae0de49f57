//! Every write, in the user's words. The Protokoll stores the code, the screen shows the sentence.
//!
//! An operation never carries content: no name, no note, no recipient.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

macro_rules! ops {
    ($($(#[$doc:meta])* $name:ident = $code:literal => $german:literal),+ $(,)?) => {
        /// A kind of change or of logged access.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
        #[serde(rename_all = "camelCase")]
        pub enum Op {
            $($(#[$doc])* $name,)+
        }

        impl Op {
            /// Every operation, for tests and filters.
            pub const ALL: &[Op] = &[$(Op::$name),+];

            /// The code written into the Protokoll; never changed once released.
            pub fn code(self) -> &'static str {
                match self { $(Op::$name => $code,)+ }
            }

            /// The sentence a person reads.
            pub fn german(self) -> &'static str {
                match self { $(Op::$name => $german,)+ }
            }
        }
    };
}

ops! {
    /// The vault was made.
    CreateVault = "create_vault" => "Tresor angelegt",
    /// The vault was opened with the passphrase.
    Unlock = "unlock" => "Tresor geöffnet",
    /// The vault was opened with the recovery key.
    Recover = "recover" => "Tresor mit dem Notfallblatt geöffnet",
    /// The passphrase was changed.
    ChangePassphrase = "change_passphrase" => "Passwort geändert",
    /// A new recovery key replaced the old one.
    RenewRecoveryKey = "renew_recovery_key" => "Notfallblatt erneuert",
    /// The recovery key was typed back.
    ConfirmRecoveryKey = "confirm_recovery_key" => "Notfallblatt bestätigt",
    /// A Fall was made.
    CreateFall = "create_fall" => "Fall angelegt",
    /// Person, dates or state of a Fall were changed.
    ChangePerson = "change_person" => "Angaben zur Person geändert",
    /// A Fall was closed or opened again.
    ChangeFall = "change_fall" => "Fall abgeschlossen oder wieder geöffnet",
    /// An entry was added.
    AddEntry = "add_entry" => "Eintrag hinzugefügt",
    /// An entry was changed.
    ChangeEntry = "change_entry" => "Eintrag geändert",
    /// An entry was removed.
    RemoveEntry = "remove_entry" => "Eintrag entfernt",
    /// Fälle came from a file.
    ImportFaelle = "import_faelle" => "Fälle eingelesen",
    /// A Fall was written as a readable copy.
    ExportFall = "export_fall" => "Fall als Kopie ausgegeben",
    /// A Stelle was added or changed.
    SaveStelle = "save_stelle" => "Stelle gespeichert",
    /// A Fallübergabe was made: packet and letter.
    CreateUebergabe = "create_uebergabe" => "Fallübergabe erstellt",
    /// A report was released and queued.
    ReleaseStatistik = "release_statistik" => "Statistik freigegeben",
    /// Exact counts were looked at.
    ShowIntern = "show_intern" => "Internes Zahlenblatt angesehen",
    /// Exact counts were written to files.
    WriteIntern = "write_intern" => "Internes Zahlenblatt ausgegeben",
    /// The preview of a report was written to files.
    WriteVorschau = "write_vorschau" => "Vorschau eines Berichts ausgegeben",
    /// The files of a released report were written.
    WriteBericht = "write_bericht" => "Freigegebener Bericht ausgegeben",
    /// A report was delivered or its delivery failed.
    PushOutbox = "push_outbox" => "Meldung an das KI zugestellt",
    /// A whole Fall was put into the bin.
    RemoveFall = "remove_fall" => "Fall in den Papierkorb gelegt",
    /// A change was taken back, or something taken out of the bin.
    UndoChange = "undo_change" => "Änderung zurückgenommen",
    /// The bin was emptied.
    EmptyBin = "empty_bin" => "Papierkorb geleert",
    /// Two Fälle were put together.
    MergeFaelle = "merge_faelle" => "Zwei Fälle zusammengeführt",
    /// Two Fälle were said to be about two persons.
    MarkDifferent = "mark_different" => "Als verschiedene Personen vermerkt",
    /// A person was erased.
    EraseFall = "erase_fall" => "Person endgültig gelöscht",
    /// A Fall was reduced to the Fördernachweis.
    ReduceFall = "reduce_fall" => "Fall auf den Fördernachweis gekürzt",
    /// A consent was withdrawn.
    WithdrawEinwilligung = "withdraw_einwilligung" => "Einwilligung widerrufen",
    /// What a Fallübergabe would carry was looked at.
    ViewUebergabe = "view_uebergabe" => "Übergabe angesehen",
    /// Something happened to a Fallübergabe: handed out, answered, replaced, revoked.
    ChangeUebergabe = "change_uebergabe" => "Stand einer Übergabe eingetragen",
    /// A receipt of a Stelle was read in.
    ReadReceipt = "read_receipt" => "Quittung eingelesen",
    /// The codes of a packet were looked at or written down: the pseudonyms were reversed.
    ViewZuordnung = "view_zuordnung" => "Zuordnung eines Pakets angesehen",
    /// The codes of a packet were deleted.
    DropZuordnung = "drop_zuordnung" => "Zuordnung eines Pakets gelöscht",
    /// Decisions about words of a Fall were remembered.
    DecideWords = "decide_words" => "Entscheidungen zu Wörtern gemerkt",
    /// A paper about a Fallübergabe was written.
    WriteUebergabeblatt = "write_uebergabeblatt" => "Blatt zu einer Übergabe ausgegeben",
    /// A packet of somebody else was opened.
    OpenPacket = "open_packet" => "Paket einer anderen Stelle geöffnet",
    /// The files of a packet of somebody else were written.
    WriteIncoming = "write_incoming" => "Dateien eines Pakets ausgegeben",
    /// A packet of somebody else was forgotten.
    ForgetPacket = "forget_packet" => "Paket einer anderen Stelle vergessen",
    /// A packet became a Fall.
    TakeOverPacket = "take_over_packet" => "Fall aus einem Paket übernommen",
    /// A receipt was made.
    MakeReceipt = "make_receipt" => "Quittung erstellt",
    /// The end of the project was planned or carried on.
    Projektende = "projektende" => "Projektende geplant oder fortgesetzt",
    /// A file was taken in.
    AddDatei = "add_datei" => "Datei aufgenommen",
    /// A file was written out of the vault.
    ExportDatei = "export_datei" => "Datei ausgegeben",
    /// A paper of data protection was written.
    WriteBlatt = "write_blatt" => "Datenschutzblatt ausgegeben",
    /// Fristen were written as a calendar.
    ExportFristen = "export_fristen" => "Fristen als Kalender ausgegeben",
    /// An offer was added or changed.
    SaveAngebot = "save_angebot" => "Angebot gespeichert",
    /// An offer was removed.
    RemoveAngebot = "remove_angebot" => "Angebot entfernt",
    /// People who were spoken to were counted, or a count was changed.
    SaveAnsprache = "save_ansprache" => "Ansprache gezählt oder geändert",
    /// A count of people who were spoken to was removed.
    RemoveAnsprache = "remove_ansprache" => "Ansprache entfernt",
    /// Need and supply were written as a protected table.
    WriteBedarf = "write_bedarf" => "Bedarf und Angebot ausgegeben",
    /// The wording for a kind of obstacle was changed.
    SaveBerichtstext = "save_berichtstext" => "Berichtstext zu Strukturhemmnissen geändert",
    /// Obstacles were passed on to the coordination.
    ExportStrukturhemmnisse = "export_strukturhemmnisse" => "Strukturhemmnisse ausgegeben",
    /// The Protokoll was written for reading.
    WriteProtokoll = "write_protokoll" => "Protokoll ausgegeben",
    /// A saved view, mapping or rule was changed.
    SaveOffice = "save_office" => "Ansichten, Zuordnungen oder Fristregeln geändert",
    /// A preset of the KI was taken in or out.
    SavePreset = "save_preset" => "Liste des KI geändert",
    /// Settings were changed.
    SaveSettings = "save_settings" => "Einstellungen geändert",
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_unique() {
        let mut codes: Vec<_> = Op::ALL.iter().map(|op| op.code()).collect();
        codes.sort_unstable();
        codes.dedup();
        assert_eq!(codes.len(), Op::ALL.len());
    }
}
