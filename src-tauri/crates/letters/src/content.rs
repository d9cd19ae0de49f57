//! What a letter or a document says, before anyone thinks of pages: plain data, handed in by the caller. No layout, no
//! file, no clock; the date and the file identifier come with [`Meta`].

mod drawing;
mod report;

use chrono::NaiveDate;
pub use drawing::{Anchor, Drawing, Pattern, Shape};
pub use report::Report;

/// A business letter on one or more pages, set by DIN 5008 Form B.
#[derive(Clone, PartialEq)]
pub struct Letter {
    /// Who writes; fills the letterhead and the return line.
    pub sender: Sender,
    /// The lines of the address, at most six. They stand in the window of the envelope.
    pub recipient: Vec<String>,
    /// Lines of the zone for remarks above the address ("Persönlich"), at most four.
    pub note_lines: Vec<String>,
    /// Rows of the information block, label and value.
    pub info: Vec<(String, String)>,
    /// The subject line, without the word "Betreff" and without a full stop.
    pub subject: String,
    /// The salutation with its comma.
    pub salutation: String,
    /// What the letter says.
    pub body: Vec<Block>,
    /// "Mit freundlichen Grüßen".
    pub closing: String,
    /// The lines under the place for the signature.
    pub signature: Vec<String>,
    /// What lies with the letter; each entry one line under "Anlagen".
    pub enclosures: Vec<String>,
    /// A part below the enclosures that the recipient fills in and sends back; usually empty.
    pub reply_slip: Vec<Block>,
    /// Title, date and identifier of the file.
    pub meta: Meta,
}

/// Who sends a letter.
#[derive(Clone, PartialEq, Eq)]
pub struct Sender {
    /// Name of the organisation, the first line of the letterhead.
    pub organisation: String,
    /// The person who writes; named where a kind of letter wants it, not in the letterhead.
    pub person: String,
    /// Street and number.
    pub street: String,
    /// Postcode and town.
    pub place: String,
    /// Telephone; may be empty.
    pub phone: String,
    /// E-mail; may be empty.
    pub email: String,
}

/// A form, sheet or report: a title and its body, without an address.
#[derive(Clone, PartialEq)]
pub struct Document {
    /// The heading of the first page.
    pub title: String,
    /// A smaller line below it; may be empty.
    pub subtitle: String,
    /// What the document says.
    pub body: Vec<Block>,
    /// A short line at the foot of every page; may be empty.
    pub footer: String,
    /// Title, date and identifier of the file.
    pub meta: Meta,
}

/// One piece of a body.
#[derive(Clone, PartialEq)]
pub enum Block {
    /// Running text. A line feed starts a new line within the paragraph.
    Paragraph(String),
    /// A heading; it never stands alone at the foot of a page.
    Heading(String),
    /// A heading below a heading; it never stands alone either.
    Subheading(String),
    /// Small running text that explains what follows; it stands on the same page.
    Small(String),
    /// A list with bullets.
    List(Vec<String>),
    /// A table. The head is repeated on every page; every row has as many cells as the head.
    Table {
        /// The names of the columns.
        head: Vec<String>,
        /// The rows.
        rows: Vec<Vec<String>>,
    },
    /// A table of counts, numbers flush right. The head is repeated on every page; every row has one cell less than
    /// the head, because its label stands in the first column.
    NumberTable {
        /// The names of the columns, that of the labels first.
        head: Vec<String>,
        /// The rows.
        rows: Vec<NumberRow>,
    },
    /// Pairs of label and value.
    Fields(Vec<(String, String)>),
    /// A text in a frame, for what must not be overlooked.
    Notice(String),
    /// Lines to sign on, side by side, with a label under each.
    SignatureLines(Vec<String>),
    /// A table in large letters, for values that are copied by hand.
    Code {
        /// The names of the columns.
        head: Vec<String>,
        /// The rows.
        rows: Vec<Vec<String>>,
    },
    /// A QR code, drawn as squares.
    Qr(QrCode),
    /// A chart.
    Drawing(Drawing),
    /// Blocks that stand on one page if they fit on a part of it.
    Together(Vec<Block>),
}

/// A row of a table of counts.
#[derive(Clone, PartialEq, Eq)]
pub struct NumberRow {
    /// What is counted in this row.
    pub label: String,
    /// The counts as they are printed, or signs in their place.
    pub cells: Vec<String>,
    /// A sum over other rows.
    pub total: bool,
}

/// A QR code with the sentence that says what it holds.
#[derive(Clone, PartialEq, Eq)]
pub struct QrCode {
    /// The modules row by row, dark is true; a square number of them.
    pub modules: Vec<bool>,
    /// The alternative text for people who do not see the code. It must not repeat a secret.
    pub alt: String,
}

/// What the file says about itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Meta {
    /// The title in the window of the reader. It must not name a person.
    pub title: String,
    /// The day on which the letter is written; also the date of the file.
    pub date: NaiveDate,
    /// The identifier of the file: random or derived by the caller, different for different letters.
    pub document_id: [u8; 16],
}

fallmappe_domain::silent_debug!(Letter, Sender, Document, Block, NumberRow, QrCode);
