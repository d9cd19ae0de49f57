//! The internal sheet: exact counts for the own desk and, with a legal basis, for the Verwendungsnachweis. Looking at it
//! and writing it are lines in the Protokoll; it never gets near the outbox.

use chrono::NaiveDate;
use fallmappe_domain::kontakt::Kontakt;
use fallmappe_domain::op::Op;
use fallmappe_statistics::{AgeAt, InternalRequest, Period, Sheet, internal_sheet};

use super::{facts, papers, plan, view};
use crate::Answer;
use crate::folders;
use crate::host::Host;
use crate::schema::{BerichtView, InternRequest, WriteIntern, WrittenFiles};
use crate::session::Session;

/// Shows the exact counts.
pub fn show_intern<H: Host>(
    session: &mut Session<H>,
    request: InternRequest,
) -> Answer<BerichtView> {
    let now = session.now();
    let sheet = sheet(session, &request)?;
    session
        .vault_mut()?
        .store
        .transact(Op::ShowIntern, None, now, |_| Ok(()))?;
    Ok(view::view(&sheet))
}

/// Writes the exact counts as paper, spreadsheet and list.
pub fn write_intern<H: Host>(
    session: &mut Session<H>,
    request: WriteIntern,
) -> Answer<WrittenFiles> {
    let now = session.now();
    let sheet = sheet(session, &request.request)?;
    let (from, to) = (request.request.from, request.request.to);
    let name = format!(
        "intern-{}-{from}-{to}-vom-{}",
        request.request.programme.as_str(),
        now.date()
    );
    let files = papers::files(&sheet, &name, now.date())?;
    session
        .vault_mut()?
        .store
        .transact(Op::WriteIntern, None, now, |_| Ok(()))?;
    folders::write(session, &request.folder, files)
}

fn sheet<H: Host>(session: &mut Session<H>, request: &InternRequest) -> Answer<Sheet> {
    let today = session.today();
    let reader = session.vault()?.store.reader();
    let plan = plan(&request.programme)?;
    let facts = facts::facts(&reader, session.lists(), &request.programme)?;
    let compare = request.compare_from.zip(request.compare_to);
    let compare = compare.map(|(from, to): (NaiveDate, NaiveDate)| Period::new(from, to));
    let ansprachen = reader.ansprachen()?.into_iter().map(|(_, one)| one);
    let of_programme = ansprachen.filter(|one| one.programme == request.programme);
    let numbers = |one: fallmappe_domain::ansprache::Ansprache| {
        (one.date, u64::from(one.reached), u64::from(one.interested))
    };
    let minutes = reader.all_entries_with_ids::<Kontakt>()?.into_iter();
    let minutes = minutes.map(|(_, id, one)| (id.0.unsigned_abs(), u64::from(one.minutes)));
    let asked = InternalRequest {
        period: Period::new(request.from, request.to)?,
        stichtag: request.stichtag.unwrap_or(request.to),
        age_at: if request.age_at_stichtag {
            AgeAt::Stichtag
        } else {
            AgeAt::Eintritt
        },
        today,
        ansprachen: of_programme.map(numbers).collect(),
        compare: compare.transpose()?,
        minutes: minutes.collect(),
    };
    Ok(internal_sheet(&facts, &plan, &asked)?)
}
