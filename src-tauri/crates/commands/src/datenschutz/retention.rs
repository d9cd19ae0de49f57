//! Closed Fälle and their two clocks. The list says what may be done; nothing is ever done by the date.

use chrono::NaiveDate;
use fallmappe_domain::code::Code;
use fallmappe_domain::fristen::aufbewahrung::{Clocks, Nachweis, NachweisClock, Years, clocks};
use fallmappe_domain::teilnahme::Teilnahme;
use fallmappe_store::Reader;
use fallmappe_store::tables::faelle::{FallSummary, Filter};

use crate::host::Host;
use crate::schema::{Nothing, RetentionList, RetentionRow, Settings};
use crate::session::Session;
use crate::{Answer, einstellungen};

pub fn list_retention<H: Host>(session: &mut Session<H>, _: Nothing) -> Answer<RetentionList> {
    let today = session.today();
    let store = &session.vault()?.store;
    let settings = einstellungen::load(store)?;
    let reader = store.reader();
    let judge = Judge {
        reader: &reader,
        nachweise: nachweise(&settings),
        years: einstellungen::years(&settings),
        today,
    };
    let (_, faelle) = reader.list_faelle(Filter::all(today, u32::MAX))?;
    let rows = faelle.into_iter().filter_map(|fall| {
        let closed_on = fall.fall.closed_on?;
        Some(judge.row(fall, closed_on))
    });
    let mut rows = rows.collect::<Answer<Vec<_>>>()?;
    rows.sort_by(|a, b| (a.akte_until, &a.number.0).cmp(&(b.akte_until, &b.number.0)));
    Ok(RetentionList { rows })
}

struct Judge<'a> {
    reader: &'a Reader<'a>,
    nachweise: Vec<Nachweis>,
    years: Years,
    today: NaiveDate,
}

impl Judge<'_> {
    fn row(&self, fall: FallSummary, closed_on: NaiveDate) -> Answer<RetentionRow> {
        let teilnahmen = self.reader.entries::<Teilnahme>(fall.id)?;
        let teilnahmen: Vec<Teilnahme> = teilnahmen.into_iter().map(|(_, one)| one).collect();
        let clocks = clocks(closed_on, &teilnahmen, &self.nachweise, self.years);
        let reduced = self.reader.is_reduced(fall.id)?;
        Ok(RetentionRow {
            fall: fall.id,
            number: fall.fall.number,
            name: fall.person.display_name(),
            closed_on,
            akte_until: clocks.akte_until,
            nachweis_until: match clocks.nachweis {
                NachweisClock::Until(until) => Some(until),
                _ => None,
            },
            advice: advice(&clocks, reduced, self.today).to_owned(),
            reduced,
            nachweis_question: match clocks.nachweis {
                NachweisClock::Unclear(why) => why,
                _ => String::new(),
            },
        })
    }
}

fn advice(clocks: &Clocks, reduced: bool, today: NaiveDate) -> &'static str {
    let unclear = matches!(clocks.nachweis, NachweisClock::Unclear(_));
    match (clocks.akte_ended(today), clocks.ended(today)) {
        (true, true) => "Beide Fristen sind um: Der Fall darf gelöscht werden.",
        (true, false) if reduced && unclear => "Vor dem Löschen ist die offene Frage zu klären.",
        (true, false) if reduced => "",
        (true, false) => {
            "Die Frist der Akte ist um: Der Fall darf auf den Fördernachweis gekürzt werden."
        }
        (false, _) => "",
    }
}

fn nachweise(settings: &Settings) -> Vec<Nachweis> {
    let nachweise = settings.nachweise.iter().map(|nachweis| Nachweis {
        programme: Code::new(&nachweis.programme),
        until: nachweis.until,
        submitted_on: nachweis.submitted_on,
    });
    nachweise.collect()
}
