//! The table of the end of a project: every open Fall, and every other one that has a plan.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use fallmappe_domain::einwilligung::{ConsentGap, Einwilligung, find_valid};
use fallmappe_domain::ids::{FallId, StelleId, UebergabeId};
use fallmappe_domain::stelle::Stelle;
use fallmappe_domain::uebergabe::{UebergabeProduct, UebergabeState, state_on};
use fallmappe_store::Reader;
use fallmappe_store::tables::faelle::{FallSummary, Filter};
use fallmappe_store::tables::projektende::ProjektendeRecord;

use crate::Answer;
use crate::error::ErrorCode;
use crate::fristen;
use crate::host::Host;
use crate::schema::{ProjektendePlan, ProjektendeProgress, ProjektendeRow};
use crate::session::Session;

/// An Übergabe by Fall, Stelle and product: the newest one.
type Made = BTreeMap<(FallId, String, UebergabeProduct), (UebergabeId, UebergabeState)>;

/// All rows, by name as lists show them.
pub(super) fn rows<H: Host>(session: &Session<H>) -> Answer<Vec<ProjektendeRow>> {
    let today = session.today();
    let reader = session.vault()?.store.reader();
    let plans = reader.projektende()?;
    let nearest = fristen::nearest(session)?;
    let stellen: BTreeMap<StelleId, Stelle> = reader.stellen()?.into_iter().collect();
    let made = made(&reader, today)?;
    let (_, faelle) = reader.list_faelle(Filter::all(today, u32::MAX))?;
    let shown = |one: &FallSummary| one.fall.closed_on.is_none() || plans.contains_key(&one.id);
    let mut rows = Vec::new();
    for one in faelle.into_iter().filter(shown) {
        let plan = plans.get(&one.id);
        let stelle = plan.and_then(|plan| stellen.get(&plan.stelle));
        let consent = match stelle {
            Some(stelle) => Some(consent(&reader, one.id, stelle, today)?),
            None => None,
        };
        let of_plan = plan
            .zip(stelle)
            .and_then(|(plan, stelle)| made.get(&(one.id, stelle.name.clone(), plan.product)));
        let frist = nearest.get(&one.id);
        rows.push(ProjektendeRow {
            fall: one.id,
            number: one.fall.number,
            name: one.person.display_name(),
            plan: plan.map(shown_plan),
            consent: consent.as_ref().map_or_else(String::new, words),
            consent_holds: consent == Some(None),
            frist: frist.map_or_else(String::new, |(title, _)| title.clone()),
            frist_on: frist.map(|(_, day)| *day),
            uebergabe: of_plan.map(|(id, _)| *id),
            state: of_plan.map(|(_, state)| *state),
            problem: plan.map_or_else(String::new, |plan| plan.problem.clone()),
        });
    }
    Ok(rows)
}

/// How far it is, counted over the rows.
pub(super) fn progress(rows: &[ProjektendeRow]) -> ProjektendeProgress {
    let count = |fits: &dyn Fn(&ProjektendeRow) -> bool| {
        u32::try_from(rows.iter().filter(|row| fits(row)).count()).unwrap_or(u32::MAX)
    };
    let state = |states: &[UebergabeState]| {
        count(&|row| row.state.is_some_and(|state| states.contains(&state)))
    };
    use UebergabeState as S;
    ProjektendeProgress {
        faelle: count(&|_| true),
        planned: count(&|row| row.plan.is_some()),
        without_consent: count(&|row| row.plan.is_some() && !row.consent_holds),
        made: count(&|row| row.uebergabe.is_some()),
        handed_out: state(&[
            S::HandedOut,
            S::Received,
            S::Accepted,
            S::PartlyAccepted,
            S::Rejected,
            S::Returned,
        ]),
        accepted: state(&[S::Accepted, S::PartlyAccepted]),
        failed: state(&[S::Rejected, S::Expired, S::Revoked, S::Returned]),
    }
}

/// A plan as the vault keeps it.
pub(super) fn record(plan: &ProjektendePlan, problem: String) -> ProjektendeRecord {
    ProjektendeRecord {
        stelle: plan.stelle,
        product: plan.product,
        form: plan.form,
        kind: plan.kind.clone(),
        problem,
    }
}

fn shown_plan(plan: &ProjektendeRecord) -> ProjektendePlan {
    ProjektendePlan {
        stelle: plan.stelle,
        product: plan.product,
        form: plan.form,
        kind: plan.kind.clone(),
    }
}

/// The newest Übergabe of every Fall, Stelle and product, with where it stands.
fn made(reader: &Reader<'_>, today: NaiveDate) -> Answer<Made> {
    let mut made = Made::new();
    for one in reader.all_uebergaben()? {
        let key = (one.fall, one.record.stelle, one.record.product);
        if made.contains_key(&key) {
            continue;
        }
        let events = reader.uebergabe_events(one.id)?;
        let state = state_on(&events, one.record.valid_until, today);
        made.insert(key, (one.id, state));
    }
    Ok(made)
}

/// Why the consent does not hold; `None` inside when it does.
fn consent(
    reader: &Reader<'_>,
    fall: FallId,
    stelle: &Stelle,
    today: NaiveDate,
) -> Answer<Option<ConsentGap>> {
    let consents = reader.entries::<Einwilligung>(fall)?;
    let consents = consents.iter().map(|(_, consent)| consent);
    Ok(find_valid(consents, &stelle.name, today).err())
}

fn words(gap: &Option<ConsentGap>) -> String {
    match gap {
        None => "liegt vor",
        Some(ConsentGap::Missing) => "fehlt",
        Some(ConsentGap::Expired) => "abgelaufen",
        Some(ConsentGap::Withdrawn) => "widerrufen",
        Some(ConsentGap::NotYetGiven) => "gilt noch nicht",
        Some(_) => "nennt keine Angaben",
    }
    .to_owned()
}

/// The row of a Fall that a plan is carried out for.
pub(super) fn planned(row: &ProjektendeRow) -> Answer<&ProjektendePlan> {
    row.plan.as_ref().ok_or_else(|| ErrorCode::NotFound.into())
}
