//! What a withdrawal does, and what it cannot do. Said before it happens (on the form) and after.

use chrono::NaiveDate;
use fallmappe_domain::code::Code;
use fallmappe_domain::dates::german_date;
use fallmappe_domain::einwilligung::{
    Einwilligung, GESUNDHEIT, UEBERMITTLUNG, VERARBEITUNG, find_valid, may_keep_gesundheit,
};
use fallmappe_domain::gesundheit::Gesundheitsangabe;
use fallmappe_domain::ids::{EntryId, FallId};
use fallmappe_domain::uebergabe::UebergabeProduct;
use fallmappe_letters::kinds::Weg;
use fallmappe_store::Reader;

use crate::Answer;
use crate::quittung::weg::{has_codes, has_name, weg};
use crate::quittung::{self, rests_on};
use crate::schema::{UebergabeRow, WithdrawalEffect};

/// What withdrawing this consent on a day does. Nothing is changed here.
pub(crate) fn withdrawal(
    reader: &Reader<'_>,
    fall: FallId,
    id: EntryId,
    on: NaiveDate,
) -> Answer<WithdrawalEffect> {
    let consent = reader.entry::<Einwilligung>(fall, id)?;
    let others = reader.entries::<Einwilligung>(fall)?.into_iter();
    let others: Vec<Einwilligung> = others
        .filter(|(other, _)| *other != id)
        .map(|(_, other)| other)
        .collect();
    let kept = reader.entries::<Gesundheitsangabe>(fall)?.len();
    let received = received(reader, fall, id, &consent, on)?;
    let mut effects = match consent.kind.as_str() {
        UEBERMITTLUNG => handing_over(&consent, &others, on),
        VERARBEITUNG => processing(&consent, &others, on, kept),
        other => vec![other_kind(other, &consent.stelle)],
    };
    if !received.is_empty() {
        effects.push(
            "Was die Stelle schon bekommen hat, kann das Programm nicht zurückholen. Bitte die Stelle auffordern, es zu \
             löschen."
                .to_owned(),
        );
        effects.extend(only_made(reader, &received)?);
        effects.extend(apart(reader, fall, &consent)?.map(str::to_owned));
    }
    Ok(WithdrawalEffect {
        effects,
        received,
        changed: Vec::new(),
    })
}

/// What was handed over by this consent, as it stands on a day.
fn received(
    reader: &Reader<'_>,
    fall: FallId,
    id: EntryId,
    consent: &Einwilligung,
    on: NaiveDate,
) -> Answer<Vec<UebergabeRow>> {
    let mut rows = Vec::new();
    for (uebergabe, record) in reader.uebergaben(fall)? {
        if rests_on(&record, id, consent) {
            let events = reader.uebergabe_events(uebergabe)?;
            rows.push(quittung::row(uebergabe, record, &events, on));
        }
    }
    Ok(rows)
}

/// What nobody ticked off as handed out: a forgotten tick is usual, so its letter is offered, too.
fn only_made(reader: &Reader<'_>, received: &[UebergabeRow]) -> Answer<Option<String>> {
    let mut made = Vec::new();
    for row in received {
        let record = reader.uebergabe_of_fall(row.id)?.record;
        if let Weg::Erstellt(day) = weg(&record, &reader.uebergabe_events(row.id)?) {
            let what = match row.product {
                UebergabeProduct::Named => "Brief und Bogen mit Namen",
                UebergabeProduct::Packet | UebergabeProduct::Konferenz => row.pseudonym.as_str(),
            };
            made.push(format!("{what} ({})", german_date(day)));
        }
    }
    Ok((!made.is_empty()).then(|| {
        format!(
            "Erstellt, aber nicht als ausgehändigt eingetragen: {}. Prüfen Sie, ob die Stelle es bekommen hat.",
            made.join(", ")
        )
    }))
}

/// Two letters to one Stelle must not meet.
fn apart(
    reader: &Reader<'_>,
    fall: FallId,
    consent: &Einwilligung,
) -> Answer<Option<&'static str>> {
    let stelle = &consent.stelle;
    let both = has_name(reader, fall, stelle, true)? && has_codes(reader, fall, stelle)?;
    Ok(both.then_some(
        "Diese Stelle hat Unterlagen mit Namen und ein Paket ohne Namen. Die Schreiben dazu nicht zusammen und nicht am \
         selben Tag abgeben: Sonst ist erkennbar, wen die Kennung meint.",
    ))
}

fn handing_over(consent: &Einwilligung, others: &[Einwilligung], on: NaiveDate) -> Vec<String> {
    let stelle = &consent.stelle;
    let gesundheit = Code::new(GESUNDHEIT);
    match find_valid(others, stelle, on) {
        Ok(other) => {
            let given_on = german_date(other.given_on);
            let mut effects = vec![format!(
                "Für {stelle} gilt noch die Einwilligung vom {given_on}; nur nach ihr darf noch etwas hinausgehen."
            )];
            if consent.scope().contains(&gesundheit) && !other.scope().contains(&gesundheit) {
                effects.push(format!(
                    "Angaben zur Gesundheit gehen nicht mehr an {stelle}."
                ));
            }
            effects
        }
        Err(_) => {
            let mut effects = vec![format!(
                "An {stelle} geht keine Übergabe mehr, auch keine schon vorbereitete."
            )];
            if consent.scope().contains(&gesundheit) {
                effects.push(format!(
                    "Angaben zur Gesundheit gehen nicht mehr an {stelle}."
                ));
            }
            effects
        }
    }
}

fn processing(
    consent: &Einwilligung,
    others: &[Einwilligung],
    on: NaiveDate,
    kept: usize,
) -> Vec<String> {
    let mut effects = vec![
        "Was nur auf dieser Einwilligung beruht, wird nicht mehr benutzt und ist zu löschen, wenn kein Gesetz es erlaubt."
            .to_owned(),
    ];
    let was_allowed = consent.scope().contains(&Code::new(GESUNDHEIT));
    if was_allowed && !may_keep_gesundheit(others, on) {
        effects.push("Über die Gesundheit wird nichts mehr aufgeschrieben.".to_owned());
        match kept {
            0 => {}
            1 => {
                effects.push("Eine Angabe zur Gesundheit steht noch da; bitte löschen.".to_owned())
            }
            kept => effects.push(format!(
                "{kept} Angaben zur Gesundheit stehen noch da; bitte löschen."
            )),
        }
    }
    effects
}

fn other_kind(kind: &str, stelle: &str) -> String {
    match (kind, stelle) {
        ("schweigepflichtentbindung", "") => "Die Schweigepflicht gilt wieder ganz.".to_owned(),
        ("schweigepflichtentbindung", stelle) => {
            format!("Gegenüber {stelle} gilt die Schweigepflicht wieder.")
        }
        ("foto", _) => "Fotos werden nicht mehr benutzt und sind zu löschen.".to_owned(),
        ("statistik", _) => {
            "Angaben, die nur für die Statistik erfragt wurden, sind zu löschen. Freigegebene Berichte bleiben: Sie \
             enthalten nur Zahlen."
                .to_owned()
        }
        _ => "Wofür diese Einwilligung gegeben wurde, ist nicht mehr erlaubt.".to_owned(),
    }
}
