//! Reading the Protokoll.

use fallmappe_domain::fall::FallNumber;
use fallmappe_domain::op::Op;
use fallmappe_store::ProtokollFilter;

use crate::Answer;
use crate::faelle::rows_of_page;
use crate::host::Host;
use crate::schema::{
    ListProtokoll, ProtokollList, ProtokollOp, ProtokollRow, WriteProtokoll, WrittenFiles,
};
use crate::session::Session;

pub fn list_protokoll<H: Host>(
    session: &mut Session<H>,
    request: ListProtokoll,
) -> Answer<ProtokollList> {
    let filter = ProtokollFilter {
        op: &request.filter.op,
        number: &request.filter.number,
        from: request.filter.from,
        to: request.filter.to,
    };
    let page = session.vault()?.store.reader().protokoll(
        filter,
        request.offset,
        rows_of_page(request.limit),
    )?;
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
    let ops = Op::ALL.iter().map(|op| ProtokollOp {
        code: op.code().to_owned(),
        label: op.german().to_owned(),
    });
    Ok(ProtokollList {
        total: page.total,
        intact: page.intact,
        ops: ops.collect(),
        rows: rows.collect(),
    })
}

pub fn write_protokoll<H: Host>(
    session: &mut Session<H>,
    _: WriteProtokoll,
) -> Answer<WrittenFiles> {
    session.vault()?;
    Err(crate::error::ErrorCode::Internal.into())
}
