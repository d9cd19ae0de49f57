//! The last look at finished papers: their words as a reader of the file would get them, and what stands beside the pages.
//! The packet's own texts are searched where it is packed (`falluebergabe`).

use fallmappe_dateien::pdf_text;
use fallmappe_domain::stelle::Stelle;
use fallmappe_falluebergabe::prepare::Approved;
use fallmappe_letters::Sender;

use crate::Answer;
use crate::error::ErrorCode;

/// Refuses a paper in which something of the record still stands. What is printed on the address lines may: somebody may
/// live in the town of the office.
pub(super) fn refuse_identifying(
    approved: &Approved,
    pdf: &[u8],
    addresses: &[String],
) -> Answer<()> {
    let text = pdf_text(pdf.to_vec()).map_err(|_| ErrorCode::Internal)?;
    for text in [text.pages, text.letters, text.beside] {
        let rest = addresses
            .iter()
            .fold(text, |text, line| text.replace(line.as_str(), "\n"));
        if approved.search_layout(&rest) > 0 {
            return Err(ErrorCode::StillIdentifying.into());
        }
    }
    Ok(())
}

/// The lines of sender and recipient, the longest first, so that none is left in half.
pub(super) fn addresses(sender: &Sender, stelle: &Stelle) -> Vec<String> {
    let lines = [
        &sender.organisation,
        &sender.person,
        &sender.street,
        &sender.place,
        &sender.phone,
        &sender.email,
        &stelle.name,
        &stelle.contact_person,
        &stelle.street,
        &stelle.place,
    ];
    let mut lines: Vec<String> = lines
        .into_iter()
        .filter(|line| !line.trim().is_empty())
        .cloned()
        .collect();
    lines.sort_by_key(|line| std::cmp::Reverse(line.len()));
    lines
}
