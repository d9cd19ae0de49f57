//! The register of consents, and withdrawing one. Withdrawing is as easy as consenting (Art. 7 Abs. 3 DSGVO): one call, no
//! reason asked.

mod effects;

use std::collections::BTreeSet;

use chrono::NaiveDate;
use fallmappe_domain::check::Problem;
use fallmappe_domain::dates::german_date;
use fallmappe_domain::einwilligung::{ConsentGap, Einwilligung};
use fallmappe_domain::ids::{EntryId, FallId};
use fallmappe_domain::op::Op;
use fallmappe_domain::uebergabe::{
    EventSource, UebergabeEvent, UebergabeEventKind, next, state_on,
};
use fallmappe_store::WriteTx;

use crate::Answer;
use crate::error::{CommandError, ErrorCode};
use crate::host::Host;
use crate::quittung::rests_on;
use crate::schema::{
    EinwilligungRegisterRow, EinwilligungenList, ListEinwilligungen, WithdrawEinwilligung,
    WithdrawalEffect,
};
use crate::session::Session;
use crate::uebergabe::save::program_event;

pub(crate) use effects::withdrawal;

pub fn withdraw_einwilligung<H: Host>(
    session: &mut Session<H>,
    request: WithdrawEinwilligung,
) -> Answer<WithdrawalEffect> {
    let now = session.now();
    let on = request.on.unwrap_or_else(|| now.date());
    let WithdrawEinwilligung { fall, id, .. } = request;
    let open = session.vault_mut()?;
    let reader = open.store.reader();
    let consent = reader.entry::<Einwilligung>(fall, id)?;
    check(&consent, on, now.date())?;
    let effect = withdrawal(&reader, fall, id, on)?;
    let withdrawn = Einwilligung {
        withdrawn_on: Some(on),
        ..consent
    };
    // A preview that is open shows what may no longer leave.
    open.draft = None;
    let done = open
        .store
        .transact(Op::WithdrawEinwilligung, Some(fall), now, |tx| {
            tx.replace_entry(fall, id, &withdrawn)?;
            follow_withdrawal(tx, fall, id)
        })?;
    // The rows as they stand now: letters are offered for what was revoked.
    let received = withdrawal(&session.vault()?.store.reader(), fall, id, on)?.received;
    Ok(WithdrawalEffect {
        changed: done.changed,
        received,
        ..effect
    })
}

/// Brings what was handed over in line with a consent as it stands in this transaction: a withdrawal revokes, and one
/// that is taken back takes its revocations along. A consent that is not there changes nothing.
pub(crate) fn follow_withdrawal(
    tx: &WriteTx<'_>,
    fall: FallId,
    id: EntryId,
) -> fallmappe_store::Result<()> {
    let reader = tx.reader();
    let consents = reader.entries::<Einwilligung>(fall)?;
    let Some((_, consent)) = consents.into_iter().find(|(known, _)| *known == id) else {
        return Ok(());
    };
    for (uebergabe, record) in reader.uebergaben(fall)? {
        if !rests_on(&record, id, &consent) {
            continue;
        }
        let events = reader.uebergabe_events(uebergabe)?;
        match consent.withdrawn_on {
            None if events.iter().any(is_revocation) => tx.take_back_revocation(uebergabe)?,
            Some(on) if may_follow(&events, record.valid_until, on) => {
                let event = program_event(UebergabeEventKind::Revoked, on);
                tx.add_uebergabe_event(uebergabe, &event)?;
            }
            _ => {}
        }
    }
    Ok(())
}

fn is_revocation(event: &UebergabeEvent) -> bool {
    event.kind == UebergabeEventKind::Revoked && event.source == EventSource::Program
}

fn may_follow(events: &[UebergabeEvent], valid_until: NaiveDate, on: NaiveDate) -> bool {
    let state = state_on(events, valid_until, on);
    next(state, UebergabeEventKind::Revoked).is_ok()
}

fn check(consent: &Einwilligung, on: NaiveDate, today: NaiveDate) -> Answer<()> {
    let wrong = |message: String| {
        let problem = Problem {
            key: "on".to_owned(),
            message,
        };
        CommandError::with_problems(ErrorCode::Invalid, vec![problem])
    };
    if let Some(day) = consent.withdrawn_on {
        let message = format!(
            "Diese Einwilligung ist schon seit {} widerrufen.",
            german_date(day)
        );
        return Err(wrong(message));
    }
    // A clock that was set back must not keep anybody from withdrawing.
    if on < consent.given_on || on > today.max(consent.given_on) {
        let message = "Der Widerruf liegt nicht vor der Einwilligung und nicht in der Zukunft.";
        return Err(wrong(message.to_owned()));
    }
    Ok(())
}

pub fn list_einwilligungen<H: Host>(
    session: &mut Session<H>,
    request: ListEinwilligungen,
) -> Answer<EinwilligungenList> {
    let today = session.today();
    let reader = session.vault()?.store.reader();
    let all = reader.all_entries::<Einwilligung>()?;
    let wanted = |consent: &Einwilligung| {
        (request.stelle.is_empty() || consent.stelle == request.stelle)
            && (!request.only_valid || consent.gap_on(today).is_none())
    };
    let faelle: BTreeSet<FallId> = all
        .iter()
        .filter(|(_, consent)| wanted(consent))
        .map(|(fall, _)| *fall)
        .collect();
    let mut rows = Vec::new();
    for fall in faelle {
        let number = reader.fall(fall)?.number;
        let name = reader.person(fall)?.display_name();
        for (id, value) in reader.entries::<Einwilligung>(fall)? {
            if wanted(&value) {
                rows.push(EinwilligungRegisterRow {
                    fall,
                    number: number.clone(),
                    name: name.clone(),
                    id,
                    state: state(&value, today),
                    value,
                });
            }
        }
    }
    rows.sort_by(|a, b| {
        b.value
            .given_on
            .cmp(&a.value.given_on)
            .then(b.id.cmp(&a.id))
    });
    Ok(EinwilligungenList { rows })
}

fn state(consent: &Einwilligung, today: NaiveDate) -> String {
    let day = |day: Option<NaiveDate>| day.map(german_date).unwrap_or_default();
    match consent.gap_on(today) {
        None if consent.valid_until.is_some() => format!("gilt bis {}", day(consent.valid_until)),
        None => "gilt".to_owned(),
        Some(ConsentGap::Withdrawn) => format!("widerrufen am {}", day(consent.withdrawn_on)),
        Some(ConsentGap::Expired) => format!("abgelaufen am {}", day(consent.valid_until)),
        Some(ConsentGap::NotYetGiven) => format!("gilt ab {}", german_date(consent.given_on)),
        Some(ConsentGap::NoData | ConsentGap::Missing) => "nennt keine Angaben".to_owned(),
    }
}
