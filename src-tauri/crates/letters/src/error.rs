//! Everything that can go wrong between content and bytes. No variant carries text of a letter: a single character is
//! the most that is ever named.

use thiserror::Error;

/// Why a letter or a document could not be made.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum LetterError {
    /// The embedded fonts cannot set this character (or it is written from right to left, which this crate does not
    /// set). A box in its place would be a wrong name on paper, so nothing is written.
    #[error("the character U+{:04X} cannot be printed", u32::from(*.0))]
    MissingGlyph(char),
    /// A line of the address field does not fit the window of 80 mm even at the smallest size that DIN 5008 allows.
    #[error("a line of the address field is too long for the window")]
    AddressTooLong,
    /// The sender's organisation or address does not fit the return line, not even in two lines.
    #[error("the sender is too long for the return line")]
    SenderTooLong,
    /// More than six lines for the recipient, the limit of the address zone.
    #[error("the recipient has {0} lines; the address zone holds six")]
    TooManyAddressLines(usize),
    /// More lines above the address than the zone for notes holds beside the return line.
    #[error("{0} lines of notes above the address; the zone holds four")]
    TooManyNoteLines(usize),
    /// The information block would run into the subject line.
    #[error("the information block is too long")]
    InfoBlockTooLong,
    /// A table row has more or fewer cells than the table has columns, or the table has no column.
    #[error("a table has rows of different length")]
    RaggedTable,
    /// The modules of a QR code are not a square.
    #[error("the QR code is not a square")]
    QrNotSquare,
    /// The text is too long for a QR code.
    #[error("the text does not fit a QR code")]
    QrTooLong,
    /// A text block of `assets/letters` is not there.
    #[error("the text block {0} is missing")]
    MissingTextBlock(&'static str),
    /// A text block names a placeholder that nobody fills, or has a brace without its partner.
    #[error("the text block {0} has a placeholder that is not filled")]
    UnknownPlaceholder(&'static str),
    /// A file of `assets/letters` is not a flat JSON object of sentences.
    #[error("the text blocks of {0} are damaged")]
    DamagedTextBlocks(&'static str),
    /// An embedded font could not be read or reduced.
    #[error("an embedded font is damaged")]
    DamagedFont,
    /// The PDF writer refused the finished pages.
    #[error("the PDF could not be written")]
    Pdf,
}
