//! The few ways in which text is set. Nothing else in the crate names a size.

use crate::fonts::Font;
use crate::lines::Style;

const fn style(font: Font, size: f64, pitch: f64) -> Style {
    Style { font, size, pitch }
}

/// Running text; DIN 5008 asks for at least 10 pt.
pub const BODY: Style = style(Font::Regular, 10.0, 4.4);
/// Emphasis inside running text, and the subject line.
pub const STRONG: Style = style(Font::Bold, 10.0, 4.4);
/// The name of the organisation in the letterhead.
pub const LETTERHEAD: Style = style(Font::Bold, 14.0, 6.0);
/// The title of a document.
pub const TITLE: Style = style(Font::Bold, 17.0, 7.4);
/// The heading of a part.
pub const HEADING: Style = style(Font::Bold, 12.0, 5.4);
/// The heading of a part of a part.
pub const SUBHEADING: Style = style(Font::Bold, 10.5, 4.8);
/// Cells of a table.
pub const CELL: Style = style(Font::Regular, 9.5, 4.2);
/// Head of a table, labels of fields.
pub const CELL_HEAD: Style = style(Font::Bold, 9.5, 4.2);
/// Values that are copied by hand.
pub const CODE: Style = style(Font::Bold, 13.0, 5.6);
/// Letterhead, information block, footer, labels under signature lines, what explains a table.
pub const SMALL: Style = style(Font::Regular, 8.5, 3.7);
/// The return line: 8 pt, as DIN 5008 wants it.
pub const RETURN_LINE: Style = style(Font::Regular, 8.0, 3.54);

/// Thickness of a fine rule.
pub const HAIR: f64 = 0.15;
/// Grey of a rule.
pub const RULE_GREY: f64 = 0.55;
