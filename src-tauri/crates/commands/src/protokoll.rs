//! Reading the Protokoll.

use fallmappe_domain::fall::FallNumber;
use fallmappe_domain::op::Op;

use crate::Answer;
use crate::faelle::rows_of_page;
use crate::host::Host;
use crate::schema::{ListProtokoll, ProtokollList, ProtokollRow};
use crate::session::Session;

pub fn list_protokoll<H: Host>(
    session: &mut Session<H>,
    request: ListProtokoll,
) -> Answer<ProtokollList> {
    let page = session
        .vault()?
        .store
        .reader()
        .protokoll(request.offset, rows_of_page(request.limit))?;
    let rows = page.lines.into_iter().map(|line| ProtokollRow {
        sequence: line.sequence,
        at: line.at,
        // A code of a newer program has no sentence here; it is shown as it is.
        what: Op::ALL
            .iter()
            .find(|op| op.code() == line.op)
            .map_or(line.op, |op| op.german().to_owned()),
        number: Some(line.number)
            .filter(|number| !number.is_empty())
            .map(FallNumber),
    });
    Ok(ProtokollList {
        total: page.total,
        intact: page.intact,
        rows: rows.collect(),
    })
}
