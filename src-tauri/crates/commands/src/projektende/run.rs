//! One call of a run: the next planned Fälle without an Übergabe. Each is made as by hand; a Fall that cannot be handed
//! over is passed over with its reason.

use fallmappe_domain::op::Op;

use super::rows::{self, planned, progress, record};
use crate::Answer;
use crate::error::ErrorCode;
use crate::host::Host;
use crate::schema::{
    CreateUebergabe, PrepareUebergabe, ProjektendeMade, ProjektendePassed, ProjektendeRow,
    ProjektendeRun, RunProjektende,
};
use crate::session::Session;
use crate::uebergabe::{Keeping, make_uebergabe, prepare_uebergabe};

pub fn run_projektende<H: Host>(
    session: &mut Session<H>,
    request: RunProjektende,
) -> Answer<ProjektendeRun> {
    let mut waiting: Vec<ProjektendeRow> = rows::rows(session)?
        .into_iter()
        .filter(|row| row.plan.is_some() && row.uebergabe.is_none())
        .filter(|row| request.after.is_none_or(|after| row.fall > after))
        .collect();
    waiting.sort_by_key(|row| row.fall);
    let now = waiting.len().min(request.limit.max(1) as usize);
    let later = waiting.split_off(now);
    let (mut made, mut passed_over) = (Vec::new(), Vec::new());
    let mut changed = Vec::new();
    let mut last = None;
    let mut left = later.len();
    let mut rest = waiting.into_iter();
    for row in rest.by_ref() {
        match hand_over(session, &row, &request) {
            Ok(done) => made.push(done),
            // Nothing more can be written; what was made before must still be told, passphrases above all.
            Err(error) if stops(error.code) && made.is_empty() => return Err(error),
            Err(error) if stops(error.code) => {
                left += 1;
                break;
            }
            Err(error) => {
                changed.extend(remember(session, &row, &error.message)?);
                passed_over.push(ProjektendePassed {
                    fall: row.fall,
                    number: row.number.clone(),
                    problem: error.message,
                });
            }
        }
        last = Some(row.fall);
    }
    left += rest.count();
    let rows = rows::rows(session)?;
    changed.sort();
    changed.dedup();
    Ok(ProjektendeRun {
        made,
        passed_over,
        last: last.or(request.after),
        left: u32::try_from(left).unwrap_or(u32::MAX),
        progress: progress(&rows),
        changed,
    })
}

fn hand_over<H: Host>(
    session: &mut Session<H>,
    row: &ProjektendeRow,
    request: &RunProjektende,
) -> Answer<ProjektendeMade> {
    let plan = planned(row)?;
    let asked = PrepareUebergabe {
        product: plan.product,
        ..PrepareUebergabe::new(row.fall, plan.stelle)
    };
    let preview = prepare_uebergabe(session, asked)?;
    let wanted = CreateUebergabe {
        draft: preview.draft,
        accept_suggestions: request.accept_suggestions,
        form: plan.form,
        kind: plan.kind.clone(),
        folder: request.folder.clone(),
        ..CreateUebergabe::default()
    };
    let created = make_uebergabe(session, &wanted, Keeping::UntilNoted)?;
    if !row.problem.is_empty() {
        remember(session, row, "")?;
    }
    Ok(ProjektendeMade {
        fall: row.fall,
        number: row.number.clone(),
        uebergabe: created.id,
        files: created.files,
        passphrase: created.passphrase,
    })
}

/// Keeps beside the plan why a Fall was passed over.
fn remember<H: Host>(
    session: &mut Session<H>,
    row: &ProjektendeRow,
    problem: &str,
) -> Answer<Vec<fallmappe_domain::changed::Changed>> {
    let record = record(planned(row)?, problem.to_owned());
    let now = session.now();
    let store = &mut session.vault_mut()?.store;
    let done = store.transact(Op::Projektende, Some(row.fall), now, |tx| {
        tx.put_projektende(row.fall, &record)
    })?;
    Ok(done.changed)
}

/// What no other Fall will get past either.
fn stops(code: ErrorCode) -> bool {
    matches!(
        code,
        ErrorCode::Locked
            | ErrorCode::NoSpace
            | ErrorCode::NoPermission
            | ErrorCode::UnreadableFile
            | ErrorCode::Damaged
            | ErrorCode::Internal
    )
}
