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
    /// A report was delivered or its delivery failed.
    PushOutbox = "push_outbox" => "Meldung an das KI zugestellt",
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
