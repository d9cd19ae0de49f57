//! What can go wrong, as a code for programs and a German sentence with a remedy for people.
//!
//! A new code without a sentence does not compile. Texts of inner errors never come here: they may carry names.

use fallmappe_domain::check::Problem;
use serde::Serialize;
use ts_rs::TS;

macro_rules! codes {
    ($($(#[$doc:meta])* $name:ident = $exit:literal, $message:literal, $remedy:literal;)+) => {
        /// A kind of failure that somebody acts on.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
        #[serde(rename_all = "camelCase")]
        pub enum ErrorCode {
            $($(#[$doc])* $name,)+
        }

        impl ErrorCode {
            /// Every code.
            pub const ALL: &[ErrorCode] = &[$(ErrorCode::$name),+];

            /// Exit code of the command line (product.md, "Exit codes").
            pub fn exit_code(self) -> u8 {
                match self { $(ErrorCode::$name => $exit,)+ }
            }

            /// What happened, one German sentence.
            pub fn message(self) -> &'static str {
                match self { $(ErrorCode::$name => $message,)+ }
            }

            /// What to do, one or two German sentences.
            pub fn remedy(self) -> &'static str {
                match self { $(ErrorCode::$name => $remedy,)+ }
            }
        }
    };
}

codes! {
    /// The request does not have the shape of its command.
    BadRequest = 2, "Die Anfrage ist unvollständig oder falsch aufgebaut.", "Bitte die Eingabe prüfen und noch einmal versuchen.";
    /// There is no such command.
    UnknownCommand = 2, "Diesen Befehl gibt es nicht.", "Bitte das Programm aktualisieren oder die Hilfe lesen.";
    /// Values break a rule; the details name the fields.
    Invalid = 2, "Einige Angaben können so nicht gespeichert werden.", "Bitte die genannten Felder berichtigen; gespeichert wurde nichts.";
    /// What was asked for is not there.
    NotFound = 2, "Das Gesuchte gibt es in diesem Tresor nicht (mehr).", "Bitte Nummer oder Namen prüfen oder die Liste neu laden.";
    /// The vault is locked.
    Locked = 3, "Der Tresor ist gesperrt.", "Bitte den Tresor mit dem Passwort öffnen.";
    /// Wrong passphrase.
    WrongPassphrase = 3, "Das Passwort passt nicht zu diesem Tresor.", "Bitte noch einmal eingeben (Feststelltaste? Bindestriche?). Hilft das nicht: mit dem Notfallblatt öffnen.";
    /// Too many wrong passphrases in a row.
    TooManyAttempts = 3, "Zu viele falsche Versuche hintereinander.", "Bitte einige Sekunden warten und dann noch einmal versuchen.";
    /// Wrong recovery key.
    WrongRecoveryKey = 3, "Dieser Notfallschlüssel passt nicht zu diesem Tresor.", "Bitte Zeichen für Zeichen mit dem Notfallblatt vergleichen; die Tresorkennung muss übereinstimmen.";
    /// The passphrase is too easy to guess.
    WeakPassphrase = 5, "Dieses Passwort ist zu leicht zu erraten.", "Bitte das vorgeschlagene Passwort nehmen oder mindestens 14 Zeichen aus mehreren zufälligen Wörtern.";
    /// There is already a vault here.
    VaultExists = 5, "An diesem Ort liegt schon ein Tresor.", "Bitte den vorhandenen Tresor öffnen oder einen anderen Ort wählen.";
    /// There is no vault here.
    NoVault = 4, "An diesem Ort liegt kein Tresor.", "Bitte den Ort prüfen oder einen Tresor anlegen.";
    /// Another program has the vault open.
    VaultInUse = 5, "Der Tresor ist schon in einem anderen Fenster oder Programm geöffnet.", "Bitte dort schließen; er darf immer nur an einer Stelle offen sein.";
    /// A file of the vault is damaged.
    Damaged = 4, "Eine Datei des Tresors ist beschädigt oder nicht von Fallmappe.", "Bitte nichts löschen und die letzte Sicherung oder die IT zu Hilfe nehmen; es wurde nichts verändert.";
    /// The passphrase slot of the key file is damaged.
    PassphraseSlotDamaged = 4, "Der Passwort-Teil der Schlüsseldatei ist beschädigt.", "Bitte den Tresor mit dem Notfallblatt öffnen und ein neues Passwort setzen; die Fälle sind unversehrt.";
    /// The recovery slot of the key file is damaged.
    RecoverySlotDamaged = 4, "Der Notfall-Teil der Schlüsseldatei ist beschädigt.", "Bitte den Tresor mit dem Passwort öffnen; die Fälle sind unversehrt.";
    /// The key file does not belong to the database, or is an old one.
    KeyFileMismatch = 4, "Die Schlüsseldatei gehört nicht zu dieser Datenbank oder ist veraltet.", "Bitte die zuletzt benutzte Schlüsseldatei zurücklegen; es wurde nichts verändert.";
    /// Written by a newer program.
    NewerProgram = 6, "Der Tresor wurde mit einer neueren Programmversion geschrieben.", "Bitte das Programm aktualisieren; es wurde nichts verändert.";
    /// The disk is full.
    NoSpace = 7, "Auf dem Datenträger ist kein Platz mehr.", "Bitte Platz schaffen und noch einmal speichern; das zuletzt Gespeicherte ist unversehrt.";
    /// No permission to read or write.
    NoPermission = 7, "Die Datei oder der Ordner darf nicht gelesen oder beschrieben werden.", "Bitte die Rechte prüfen oder einen anderen Ordner wählen.";
    /// A file of that name is already there.
    WouldOverwrite = 5, "Dort liegt schon eine Datei mit diesem Namen.", "Bitte einen anderen Ordner wählen oder die vorhandene Datei verschieben; überschrieben wird nichts.";
    /// A file cannot be read.
    UnreadableFile = 4, "Die Datei kann nicht gelesen werden.", "Bitte prüfen, ob die Datei vorhanden, nicht zu groß und in UTF-8 gespeichert ist.";
    /// The import has mistakes; the details name line and key.
    ImportRejected = 4, "Die Datei enthält Fehler; es wurde kein Fall übernommen.", "Bitte die genannten Zeilen berichtigen und noch einmal einlesen.";
    /// A list of others has rows that cannot be taken.
    ListRejected = 5, "Die Liste enthält Zeilen, die so nicht übernommen werden können; es wurde kein Fall übernommen.", "Bitte die genannten Zeilen berichtigen oder auslassen und noch einmal einlesen.";
    /// The file to import comes from a newer program.
    NewerFile = 6, "Die Datei stammt aus einer neueren Programmversion; es wurde kein Fall übernommen.", "Bitte das Programm aktualisieren und die Datei dann noch einmal einlesen.";
    /// A Fallnummer is taken.
    NumberTaken = 5, "Eine Fallnummer ist schon vergeben.", "Bitte eine andere Nummer nehmen oder das Feld leer lassen.";
    /// The name of a Stelle is taken, or consents refer to it.
    StelleNameFixed = 5, "Dieser Name ist schon vergeben oder wird in Einwilligungen genannt.", "Bitte eine neue Stelle anlegen; Einwilligungen gelten nur für die dort genannte Stelle.";
    /// The age key is not one.
    BadAgeRecipient = 2, "Das ist kein öffentlicher age-Schlüssel.", "Bitte den Schlüssel vollständig einfügen; er beginnt mit „age1“.";
    /// The Stelle has no age key.
    StelleWithoutKey = 5, "Für diese Stelle ist kein öffentlicher Schlüssel hinterlegt.", "Bitte bei der Stelle den Schlüssel (age1…) eintragen; ohne ihn kann das Paket nicht verschlossen werden.";
    /// There is no consent for this Stelle.
    NoConsent = 5, "Für diese Stelle liegt keine gültige Einwilligung vor; es wird nichts übergeben.", "Bitte die Einwilligung mit Empfänger, Zweck und Daten erfassen.";
    /// The consent has ended.
    ConsentEnded = 5, "Die Einwilligung für diese Stelle ist abgelaufen, widerrufen oder noch nicht erteilt; es wird nichts übergeben.", "Bitte mit der Person sprechen und eine neue Einwilligung erfassen.";
    /// The consent is for another purpose.
    PurposeMismatch = 5, "Die Einwilligung für diese Stelle gilt für einen anderen Zweck; es wird nichts übergeben.", "Bitte den Zweck so wählen, wie er in der Einwilligung steht, oder eine neue Einwilligung erfassen.";
    /// The consent does not name a data group that is needed.
    GroupMissing = 5, "Die Einwilligung nennt nicht alle Angaben, die hinausgehen sollen; es wird nichts übergeben.", "Bitte die genannten Angaben weglassen oder eine Einwilligung erfassen, die sie nennt; für Gesundheit eine eigene, unterschriebene.";
    /// The consent that a letter of withdrawal speaks of was not withdrawn.
    NotWithdrawn = 5, "Die Einwilligung zu dieser Übergabe ist nicht widerrufen.", "Bitte zuerst den Widerruf bei der Einwilligung eintragen.";
    /// A paper for the person about an Übergabe in whose place a newer one stands.
    UebergabeReplaced = 5, "Diese Übergabe ist durch eine neuere ersetzt.", "Bitte das Blatt zu der neueren Übergabe schreiben.";
    /// A file of a kind or size that no packet carries.
    AttachmentNotAllowed = 5, "Eine gewählte Datei kann nicht mitgehen.", "Bitte als PDF oder Bild aufnehmen; zusammen höchstens 20 MB und 50 Dateien.";
    /// A file that cannot be searched and that nobody has looked through.
    AttachmentUnseen = 5, "Eine gewählte Datei lässt sich nicht durchsuchen und wurde noch nicht durchgesehen; es wurde nichts geschrieben.", "Bitte die genannten Dateien ansehen und bestätigen, dass niemand darin erkennbar ist, oder sie weglassen.";
    /// What happened cannot follow on what happened before.
    EventOutOfOrder = 5, "Das passt nicht zum Stand dieser Übergabe; es wurde nichts eingetragen.", "Bitte den Stand ansehen: Zurückgeben lässt sich nur, was übernommen wurde.";
    /// The Übergabe was replaced, revoked or given back.
    UebergabeClosed = 5, "Diese Übergabe ist ersetzt, widerrufen oder zurückgegeben; es wurde nichts eingetragen.", "Bitte eine neue Übergabe machen, wenn die Einwilligung es trägt.";
    /// The codes of the packet are no longer kept.
    NoZuordnung = 5, "Zu dieser Übergabe ist keine Zuordnung (mehr) aufbewahrt.", "Bitte bei der Stelle nachfragen, welche Person gemeint ist; aus dem Tresor lässt es sich nicht mehr sagen.";
    /// A receipt is damaged, changed or no receipt.
    BadReceipt = 4, "Diese Quittung ist beschädigt, verändert oder keine Quittung; es wurde nichts eingetragen.", "Bitte die Stelle um eine neue Quittung bitten.";
    /// A receipt for a packet of somebody else.
    ForeignReceipt = 4, "Diese Quittung gehört zu keinem Paket aus diesem Tresor; es wurde nichts eingetragen.", "Bitte prüfen, ob es die richtige Datei ist.";
    /// The preparation is no longer the current one.
    DraftOutdated = 5, "Die Vorschau ist nicht mehr aktuell.", "Bitte die Vorschau neu öffnen und prüfen.";
    /// Suggestions are still undecided.
    OpenQuestions = 5, "Einige Textstellen sind noch nicht entschieden.", "Bitte jede markierte Stelle ansehen oder alle Vorschläge annehmen.";
    /// The exit check found something.
    StillIdentifying = 5, "Im fertigen Paket stehen noch Angaben, die die Person erkennen lassen; es wurde nichts geschrieben.", "Bitte die Textstellen ersetzen lassen und die Vorschau neu öffnen.";
    /// The key does not open the packet.
    WrongPacketKey = 3, "Dieser Schlüssel öffnet das Paket nicht.", "Bitte den geheimen Schlüssel der Stelle nehmen, für die das Paket gemacht wurde.";
    /// The passphrase does not open the packet.
    WrongPacketPassphrase = 3, "Dieses Passwort öffnet das Paket nicht.", "Bitte die Wörter noch einmal abschreiben; Groß- und Kleinschreibung ist egal. Das Passwort kommt von der abgebenden Stelle, nicht aus diesem Tresor.";
    /// The packet is locked with a passphrase.
    PacketNeedsPassphrase = 3, "Dieses Paket ist mit einem Passwort verschlossen.", "Bitte das Passwort eingeben, das die abgebende Stelle auf einem anderen Weg mitgeteilt hat.";
    /// The packet is sealed for a key.
    PacketNeedsKey = 3, "Dieses Paket ist für einen Schlüssel verschlossen, nicht mit einem Passwort.", "Bitte ohne Passwort öffnen: mit dem Schlüssel dieses Tresors oder dem der Stelle.";
    /// The packet is no longer open in this session.
    PacketNotOpen = 5, "Dieses Paket ist gerade nicht geöffnet.", "Bitte die Datei noch einmal öffnen; ihr Inhalt wird nicht aufbewahrt.";
    /// The packet is a Fall already.
    PacketTakenOver = 5, "Dieses Paket ist schon als Fall übernommen.", "Bitte den vorhandenen Fall öffnen.";
    /// The answer cannot be written.
    BadAnswer = 2, "Diese Antwort kann nicht als Quittung geschrieben werden.", "Bitte die Bemerkung auf höchstens 500 Zeichen und den Namen auf höchstens 200 Zeichen kürzen.";
    /// The answer does not fit what was answered before.
    AnswerOutOfOrder = 5, "Diese Antwort passt nicht zu dem, was schon geantwortet wurde.", "Bitte den Stand des Pakets ansehen: Zurückgeben lässt sich nur, was übernommen wurde.";
    /// The packet is damaged or not a packet.
    BadPacket = 4, "Das Paket ist beschädigt oder nicht von Fallmappe; es wurde nichts geschrieben.", "Bitte das Paket noch einmal schicken lassen.";
    /// The packet comes from a newer program.
    NewerPacket = 6, "Das Paket stammt aus einer neueren Programmversion.", "Bitte das Programm aktualisieren.";
    /// A character cannot be printed.
    Unprintable = 5, "Ein Zeichen kann nicht gedruckt werden.", "Bitte das Zeichen in den Angaben ersetzen.";
    /// The office is not named in the settings.
    OfficeMissing = 5, "Für dieses Blatt fehlen der Name Ihres Büros oder wie man es erreicht; es wurde nichts geschrieben.", "Bitte in den Einstellungen Name, Telefon oder Anschrift eintragen.";
    /// The address does not fit the window of the envelope.
    AddressTooLong = 5, "Die Anschrift ist zu lang für das Anschriftfeld.", "Bitte die Anschrift der Stelle auf höchstens sechs kurze Zeilen kürzen.";
    /// The office's own name or address does not fit the return line.
    SenderTooLong = 5, "Name oder Anschrift des eigenen Büros sind zu lang für die Rücksendezeile.", "Bitte in den Einstellungen kürzen.";
    /// The period or the Stichtag makes no sense.
    BadPeriod = 2, "Der Zeitraum oder der Stichtag passt nicht.", "Bitte prüfen: Der Anfang liegt vor dem Ende, der Stichtag im Zeitraum.";
    /// The period is not over.
    PeriodOpen = 5, "Der Zeitraum ist noch nicht zu Ende.", "Bitte einen abgeschlossenen Zeitraum wählen; nur der darf freigegeben werden.";
    /// The period overlaps with a released one.
    PeriodReleased = 5, "Für diesen Zeitraum oder einen Teil davon wurde schon ein Bericht freigegeben.", "Bitte den freigegebenen Bericht benutzen oder einen Zeitraum wählen, der danach beginnt.";
    /// The period lies before a released one.
    PeriodTooEarly = 5, "Dieser Zeitraum liegt vor einem schon freigegebenen Bericht.", "Bitte einen späteren Zeitraum wählen; Berichte gehen nur vorwärts, Nachgetragenes zählt im laufenden Zeitraum.";
    /// The smallest count is below 3.
    MinCountTooSmall = 5, "Die Mindestfallzahl darf nicht kleiner als 3 sein.", "Bitte 3 oder mehr wählen; üblich ist 5.";
    /// The report is no longer the one that was previewed.
    PreviewOutdated = 5, "Die Zahlen haben sich seit der Vorschau geändert.", "Bitte die Vorschau neu ansehen und dann freigeben.";
    /// A small number could be computed from all releases together.
    Betrays = 5, "Mit diesem Bericht ließe sich aus allen freigegebenen Zahlen zusammen eine kleine Zahl errechnen.", "Bitte den Bericht mit einem längeren Zeitraum oder einer höheren Mindestzahl noch einmal ansehen.";
    /// Earlier periods were protected in the other way.
    ModeChanged = 5, "Frühere Berichte dieses Programms wurden mit der anderen Schutzregel freigegeben.", "Bitte dieselbe Schutzregel wählen; genaue und gerundete Zahlen derselben Personen verraten einander.";
    /// No released periods fill the asked one.
    NothingReleased = 5, "Für genau diesen Zeitraum ist nichts freigegeben.", "Bitte den ersten und den letzten Tag freigegebener Berichte wählen, die ohne Lücke aneinander anschließen.";
    /// Reports in the vault were released by a program with another ledger.
    LedgerOlder = 6, "Der Tresor enthält freigegebene Berichte einer Vorabversion des Programms.", "Bitte die Berichte mit jener Version benutzen; neue Berichte sind in diesem Tresor nicht möglich.";
    /// The KI's key is not set.
    KiRecipientMissing = 5, "Der öffentliche Schlüssel des KI fehlt.", "Bitte ihn in den Einstellungen eintragen (age1…), auf der Kommandozeile mit `sync setup`.";
    /// The inbox is not set.
    InboxMissing = 8, "Der Eingangsordner des KI ist nicht erreichbar.", "Bitte das Netzlaufwerk oder den USB-Stick anschließen; die Meldung wartet und geht nicht verloren.";
    /// A preset file has mistakes; the details name the places.
    PresetRejected = 4, "Diese Liste passt nicht zum Schema; sie wurde nicht übernommen.", "Bitte die genannten Stellen mit dem KI klären und die berichtigte Datei noch einmal wählen.";
    /// Values of a preset are in use.
    PresetInUse = 5, "Werte dieser Liste stehen in Fällen, Angeboten oder Ansprachen; sie kann so nicht ersetzt oder entfernt werden.", "Bitte den Werten in der Datei ein Ende geben (validUntil), statt sie zu entfernen.";
    /// Only for practice vaults.
    PracticeOnly = 5, "Das geht nur in einem Übungstresor.", "Bitte den Übungstresor öffnen; in echte Fälle kommen keine erfundenen.";
    /// What a change touched was changed again since.
    ChangedSince = 5, "Daran wurde seitdem weitergearbeitet; zurückgenommen wurde nichts.", "Bitte zuerst die neueren Änderungen zurücknehmen oder den Eintrag von Hand berichtigen.";
    /// There is nothing left to take the change back with.
    NotUndoable = 5, "Diese Änderung lässt sich nicht mehr zurücknehmen.", "Bitte den Eintrag von Hand berichtigen; aus einem geleerten Papierkorb kommt nichts zurück.";
    /// There is no room for another draft.
    TooManyDrafts = 5, "Es liegen schon 500 Entwürfe im Tresor; dieser wurde nicht festgehalten.", "Bitte jetzt speichern und ältere Entwürfe speichern oder verwerfen.";
    /// A file is larger than any that is kept.
    DateiTooLarge = 5, "Die Datei ist größer als 50 MB; sie wurde nicht aufgenommen.", "Bitte mit kleinerer Auflösung einscannen oder in mehrere Dateien teilen.";
    /// A file without a byte.
    DateiEmpty = 4, "Die Datei ist leer; sie wurde nicht aufgenommen.", "Bitte prüfen, ob das die richtige Datei ist, und sie noch einmal speichern.";
    /// Places cannot be taken out of this format.
    DateiNotCleanable = 5, "Aus diesem Foto- oder Videoformat lassen sich Ortsangaben nicht sicher entfernen; die Datei wurde nicht aufgenommen.", "Bitte das Foto als JPEG speichern oder ein PDF daraus machen und dann noch einmal wählen.";
    /// A picture is cut off or broken.
    DateiDamaged = 4, "Das Bild ist beschädigt oder unvollständig; es wurde nicht aufgenommen.", "Bitte das Bild neu übertragen oder in einem Bildprogramm öffnen und neu speichern.";
    /// A file came into the vault without its content.
    DateiWithoutContent = 5, "Zu dieser Datei gibt es im Tresor nur die Angaben, nicht den Inhalt.", "Bitte die Datei selbst noch einmal aufnehmen.";
    /// The law of the Träger is not chosen.
    LawMissing = 5, "Es ist noch nicht gewählt, welches Datenschutzrecht für Ihren Träger gilt; es wurde kein Blatt geschrieben.", "Bitte in den Einstellungen das Recht wählen (Stadt oder Kreis, freier, katholischer oder evangelischer Träger).";
    /// The section Gesundheit is off.
    GesundheitOff = 5, "Der Abschnitt Gesundheit ist ausgeschaltet; es wurde nichts gespeichert.", "Bitte nur aufschreiben, welche Hilfe nötig ist, oder den Abschnitt in den Einstellungen einschalten, wenn Ihr Träger das entschieden hat.";
    /// No written consent lets the office keep health data.
    NoGesundheitConsent = 5, "Für Angaben zur Gesundheit fehlt die Einwilligung der Person; es wurde nichts gespeichert.", "Bitte zuerst eine unterschriebene oder elektronische Einwilligung in die Verarbeitung erfassen, die Gesundheit nennt.";
    /// The section Gesundheit still holds entries.
    GesundheitKept = 5, "Der Abschnitt Gesundheit lässt sich nicht ausschalten, solange dort noch etwas steht.", "Bitte die genannten Angaben zuerst löschen.";
    /// The typed Fallnummer is not that of the Fall.
    NumberMismatch = 2, "Die eingetippte Fallnummer gehört nicht zu diesem Fall; es wurde nichts gelöscht.", "Bitte die Fallnummer genau so eintippen, wie sie beim Fall steht.";
    /// The Fall is not closed.
    FallStillOpen = 5, "Der Fall ist noch nicht abgeschlossen; gekürzt wird nur ein abgeschlossener Fall.", "Bitte den Fall zuerst abschließen.";
    /// An own wording names somebody or copies a Fall.
    WordingNamesSomebody = 5, "Der Wortlaut lässt jemanden erkennen oder steht so in einem Fall; er wurde nicht gespeichert.", "Bitte die genannten Stellen allgemeiner sagen und noch einmal speichern.";
    /// Something nobody expected.
    Internal = 1, "Das hat nicht geklappt; Ihre Daten im Tresor sind unverändert.", "Bitte noch einmal versuchen. Bleibt es dabei, der IT die Programmversion nennen.";
}

/// A failure as it leaves the program.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CommandError {
    /// What kind.
    pub code: ErrorCode,
    /// What happened, German.
    pub message: String,
    /// What to do, German.
    pub remedy: String,
    /// Which fields or lines, without their values.
    pub problems: Vec<Problem>,
}

impl From<ErrorCode> for CommandError {
    fn from(code: ErrorCode) -> Self {
        Self {
            code,
            message: code.message().to_owned(),
            remedy: code.remedy().to_owned(),
            problems: Vec::new(),
        }
    }
}

impl CommandError {
    /// A failure that names fields.
    pub fn with_problems(code: ErrorCode, problems: Vec<Problem>) -> Self {
        Self {
            problems,
            ..Self::from(code)
        }
    }
}
