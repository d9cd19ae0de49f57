//! Reading the Protokoll, and writing it for people: what was done, when, in which Fall. No line has a name or a content.

use fallmappe_domain::fall::FallNumber;
use fallmappe_domain::op::Op;
use fallmappe_letters::kinds::{Protokollauszug, Zeile};
use fallmappe_letters::render_document;
use fallmappe_store::{ProtokollFilter, ProtokollLine, ProtokollPage};

use crate::faelle::rows_of_page;
use crate::host::{Host, NewFile};
use crate::schema::{self, ListProtokoll, ProtokollList, ProtokollOp, ProtokollRow};
use crate::schema::{WriteProtokoll, WrittenFiles};
use crate::session::Session;
use crate::{Answer, csv, einstellungen, folders, letters};

pub fn list_protokoll<H: Host>(
    session: &mut Session<H>,
    request: ListProtokoll,
) -> Answer<ProtokollList> {
    let page = session.vault()?.store.reader().protokoll(
        filter(&request.filter),
        request.offset,
        rows_of_page(request.limit),
    )?;
    let rows = page.lines.into_iter().map(|line| ProtokollRow {
        sequence: line.sequence,
        at: line.at,
        what: german(&line.op),
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
    request: WriteProtokoll,
) -> Answer<WrittenFiles> {
    let store = &session.vault()?.store;
    let page = store
        .reader()
        .protokoll(filter(&request.filter), 0, u32::MAX)?;
    let auszug = auszug(session, &request.filter, page)?;
    let pdf = render_document(&auszug.document()?)?;
    let mut random = [0u8; 3];
    session.host.random(&mut random);
    let name = format!("protokoll-{}-{}", session.today(), hex::encode(random));
    let file = |ending: &str, bytes| NewFile {
        name: format!("{name}.{ending}"),
        bytes,
    };
    let files = vec![
        ("Protokoll zum Lesen (PDF)", file("pdf", pdf)),
        ("Protokoll als Tabelle (CSV)", file("csv", table(&auszug))),
    ];
    let written = folders::write(session, &request.folder, files)?;
    let now = session.now();
    let store = &mut session.vault_mut()?.store;
    store.transact(Op::WriteProtokoll, None, now, |_| Ok(()))?;
    Ok(written)
}

fn filter(filter: &schema::ProtokollFilter) -> ProtokollFilter<'_> {
    ProtokollFilter {
        op: &filter.op,
        number: &filter.number,
        from: filter.from,
        to: filter.to,
    }
}

fn auszug<H: Host>(
    session: &Session<H>,
    filter: &schema::ProtokollFilter,
    page: ProtokollPage,
) -> Answer<Protokollauszug> {
    let store = &session.vault()?.store;
    let line = |line: ProtokollLine| Zeile {
        sequence: line.sequence,
        at: line.at,
        what: german(&line.op),
        number: line.number,
    };
    Ok(Protokollauszug {
        organisation: einstellungen::load(store)?.organisation,
        vault_id: store.reader().vault_id()?,
        what: if filter.op.is_empty() {
            String::new()
        } else {
            german(&filter.op)
        },
        number: filter.number.clone(),
        from: filter.from,
        to: filter.to,
        intact: page.intact,
        lines: page.lines.into_iter().map(line).collect(),
        date: session.today(),
        document_id: letters::document_id(&session.host),
    })
}

fn table(auszug: &Protokollauszug) -> Vec<u8> {
    let rows = auszug.lines.iter().map(|line| {
        vec![
            line.sequence.to_string(),
            line.at.format("%Y-%m-%d %H:%M:%S").to_string(),
            line.what.clone(),
            line.number.clone(),
        ]
    });
    csv::table(&["Nr.", "Zeit", "Vorgang", "Fall"], rows)
}

/// The sentence of an operation. A code of a newer program has no sentence here; it is shown as it is.
fn german(code: &str) -> String {
    let op = Op::ALL.iter().find(|op| op.code() == code);
    op.map_or_else(|| code.to_owned(), |op| op.german().to_owned())
}
