//! The geometry of DIN 5008 in millimetres from the upper left corner of an A4 page. Numbers only; nothing here places
//! anything. Values: KOMA-Script `DIN.lco`, `DIN5008A.lco`, `DIN5008B.lco` and typst-letter-pro, read 2026-01; the
//! standard itself (DIN 5008:2020-03) is sold and was not read.

/// Width of an A4 page.
pub const PAGE_WIDTH: f64 = 210.0;
/// Height of an A4 page.
pub const PAGE_HEIGHT: f64 = 297.0;
/// Left margin of the text; also where text begins inside the address field.
pub const TEXT_LEFT: f64 = 25.0;
/// Right end of the text.
pub const TEXT_RIGHT: f64 = 190.0;
/// Where the footer begins, 16 mm above the lower edge.
pub const FOOTER_TOP: f64 = 281.0;
/// Lowest end of the text: one line above the footer.
pub const TEXT_BOTTOM: f64 = FOOTER_TOP - LINE;
/// Top of the text on the second and every further page.
pub const FOLLOWING_TOP: f64 = 25.0;
/// One line of 12 pt, the unit in which the standard counts.
pub const LINE: f64 = 4.23;

/// Height of the zone for return line and remarks, five lines.
pub const NOTE_ZONE: f64 = 17.7;
/// Lines in the zone for return line and remarks.
pub const NOTE_LINES: usize = 5;
/// Height of the zone for the recipient, six lines.
pub const ADDRESS_ZONE: f64 = 27.3;
/// Lines in the zone for the recipient.
pub const ADDRESS_LINES: usize = 6;
/// Left edge of the address field.
pub const ADDRESS_LEFT: f64 = 20.0;
/// Width of the address field.
pub const ADDRESS_WIDTH: f64 = 85.0;
/// Width that is left for text inside the address field.
pub const ADDRESS_TEXT_WIDTH: f64 = ADDRESS_LEFT + ADDRESS_WIDTH - TEXT_LEFT;

/// Left edge of the information block.
pub const INFO_LEFT: f64 = 125.0;
/// Width of the information block.
pub const INFO_WIDTH: f64 = 75.0;

/// The mark for the punch, in the middle of the page.
pub const HOLE_MARK: f64 = 148.5;
/// Distance of the marks from the left edge.
pub const MARK_LEFT: f64 = 4.0;
/// Length of a fold mark.
pub const FOLD_MARK_LENGTH: f64 = 3.0;
/// Length of the hole mark.
pub const HOLE_MARK_LENGTH: f64 = 5.0;

/// What differs between the two forms of the letter.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Form {
    /// Upper edge of the address field; the letterhead ends here.
    pub address_top: f64,
    /// Upper edge of the information block.
    pub info_top: f64,
    /// Where the subject line begins.
    pub subject_top: f64,
    /// The two fold marks.
    pub fold_marks: [f64; 2],
}

impl Form {
    /// Upper edge of the zone for the recipient.
    pub const fn recipient_top(&self) -> f64 {
        self.address_top + NOTE_ZONE
    }

    /// Lower edge of the address field.
    pub const fn address_bottom(&self) -> f64 {
        self.address_top + NOTE_ZONE + ADDRESS_ZONE
    }
}

/// Form A: high address field, short letterhead.
pub const FORM_A: Form = Form {
    address_top: 27.0,
    info_top: 32.0,
    subject_top: 80.46,
    fold_marks: [87.0, 192.0],
};

/// Form B: low address field, the usual business letter. Every letter of this product is set by it.
pub const FORM_B: Form = Form {
    address_top: 45.0,
    info_top: 50.0,
    subject_top: 98.46,
    fold_marks: [105.0, 210.0],
};
