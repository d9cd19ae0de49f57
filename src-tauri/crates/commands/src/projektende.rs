//! The end of a project: a plan for every open Fall, carried out Fall by Fall.
//!
//! What is made is read from the Übergaben themselves, so a run that was interrupted anywhere goes on where it stopped.
//! Each Fall is one transaction; nothing is half made. Not here: how an Übergabe is made (`uebergabe`).

mod passwoerter;
mod report;
mod rows;
mod run;

use fallmappe_domain::op::Op;

use crate::Answer;
use crate::error::ErrorCode;
use crate::host::Host;
use crate::schema::{Done, Nothing, PlanProjektende, ProjektendeView};
use crate::session::Session;

pub use passwoerter::{list_passphrases, note_passphrases};
pub use report::write_projektende;
pub use run::run_projektende;

pub fn get_projektende<H: Host>(session: &mut Session<H>, _: Nothing) -> Answer<ProjektendeView> {
    let rows = rows::rows(session)?;
    Ok(ProjektendeView {
        progress: rows::progress(&rows),
        rows,
    })
}

pub fn plan_projektende<H: Host>(
    session: &mut Session<H>,
    request: PlanProjektende,
) -> Answer<Done> {
    let now = session.now();
    let reader = session.vault()?.store.reader();
    for fall in &request.faelle {
        reader.fall(*fall)?;
    }
    if let Some(plan) = &request.plan {
        reader.stelle(plan.stelle)?;
        let chosen = !plan.kind.as_str().is_empty();
        if chosen && !session.lists().contains("uebergabeart", &plan.kind) {
            return Err(ErrorCode::BadRequest.into());
        }
    }
    let store = &mut session.vault_mut()?.store;
    let done = store.transact(Op::Projektende, None, now, |tx| {
        request
            .faelle
            .iter()
            .try_for_each(|fall| match &request.plan {
                Some(plan) => tx.put_projektende(*fall, &rows::record(plan, String::new())),
                None => tx.drop_projektende(*fall),
            })
    })?;
    Ok(Done {
        changed: done.changed,
    })
}
