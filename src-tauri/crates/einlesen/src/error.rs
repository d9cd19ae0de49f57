//! Why a file cannot be read as a table, with what people can do about it. No variant carries a text of the file.

use thiserror::Error;

/// A file that is no table for us.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum ReadError {
    /// Nothing in it.
    #[error("empty")]
    Empty,
    /// Larger than any list.
    #[error("too large")]
    TooLarge,
    /// More rows or columns than any list has.
    #[error("too many rows or columns")]
    TooManyCells,
    /// Encrypted with a password.
    #[error("password protected")]
    Password,
    /// A workbook with macros.
    #[error("macros")]
    Macros,
    /// Excel before 2007, or the binary format.
    #[error("old format")]
    OldFormat,
    /// A web page with the name of a table.
    #[error("web page")]
    WebPage,
    /// Damaged or cut off.
    #[error("damaged")]
    Damaged,
    /// Something else: a letter, a picture, a program.
    #[error("not a table")]
    NotATable,
    /// A quotation mark is not closed, or a cell holds a whole book.
    #[error("cell too long")]
    CellTooLong,
    /// No row that could be the headings.
    #[error("no headings")]
    NoHeadings,
    /// There is no sheet of this name.
    #[error("no such sheet")]
    NoSuchSheet,
}

impl ReadError {
    /// What is the matter, one German sentence.
    pub fn message(self) -> &'static str {
        match self {
            Self::Empty => "Die Tabelle ist leer.",
            Self::TooLarge => "Die Datei ist zu groß für eine Liste.",
            Self::TooManyCells => {
                "Die Tabelle ist zu groß (höchstens 20.000 Zeilen und 200 Spalten)."
            }
            Self::Password => "Die Datei ist mit einem Passwort geschützt.",
            Self::Macros => "Die Arbeitsmappe enthält Makros.",
            Self::OldFormat => "Das ist ein altes oder binäres Excel-Format (.xls, .xlsb).",
            Self::WebPage => "Die Datei ist eine Webseite, auch wenn sie wie eine Tabelle heißt.",
            Self::Damaged => "Die Datei ist beschädigt oder unvollständig.",
            Self::NotATable => "Die Datei ist keine Tabelle, die gelesen werden kann.",
            Self::CellTooLong => {
                "Eine Zelle ist zu lang, oder ein Anführungszeichen wird nicht geschlossen."
            }
            Self::NoHeadings => "In der Tabelle wurde keine Zeile mit Überschriften gefunden.",
            Self::NoSuchSheet => "Dieses Blatt gibt es in der Arbeitsmappe nicht.",
        }
    }

    /// What to do, one German sentence.
    pub fn remedy(self) -> &'static str {
        match self {
            Self::Empty => "Bitte prüfen, ob das richtige Blatt gewählt und gespeichert ist.",
            Self::TooLarge | Self::TooManyCells => {
                "Bitte nur die Liste selbst speichern, ohne Bilder, Formatvorlagen und andere Blätter."
            }
            Self::Password => "Bitte die Datei ohne Passwort speichern und danach wieder löschen.",
            Self::Macros => {
                "Bitte in Excel als „Excel-Arbeitsmappe (.xlsx)“ ohne Makros speichern."
            }
            Self::OldFormat | Self::WebPage => {
                "Bitte in Excel oder LibreOffice öffnen und als .xlsx oder .ods speichern."
            }
            Self::Damaged => "Bitte die Datei in Excel oder LibreOffice öffnen und neu speichern.",
            Self::NotATable => "Gelesen werden .xlsx, .ods und .csv.",
            Self::CellTooLong => "Bitte die Anführungszeichen in der Datei prüfen.",
            Self::NoHeadings => "Bitte über die Daten eine Zeile mit Überschriften setzen.",
            Self::NoSuchSheet => "Bitte den Namen des Blattes prüfen.",
        }
    }
}
