//! What Fristen are made from, read once: over all Fälle a table at a time, for one Fall its own rows.
//!
//! The rules see the [`Sachlage`] alone, which names nobody; texts for titles lie beside it.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use fallmappe_domain::aufenthalt::{
    Aufenthaltsdokument, Aufenthaltsstatus, Bescheid, Nebenbestimmung,
};
use fallmappe_domain::bildung::{Ausbildung, Leistungsbezug};
use fallmappe_domain::fall::Fall;
use fallmappe_domain::fallkonferenz::Fallkonferenz;
use fallmappe_domain::frist::{Frist, Fristerledigung};
use fallmappe_domain::fristen::{Origin, Sachlage};
use fallmappe_domain::ids::{EntryId, FallId};
use fallmappe_domain::kontakt::Kontakt;
use fallmappe_domain::part::Part;
use fallmappe_domain::person::Person;
use fallmappe_domain::teilhabeplan::Ziel;
use fallmappe_domain::teilnahme::Teilnahme;
use fallmappe_domain::uebergabe::{UebergabeEvent, UebergabeProduct, UebergabeState, state_on};
use fallmappe_domain::verbleib::Verbleib;
use fallmappe_store::Reader;
use fallmappe_store::tables::entry::Entry as StoredEntry;
use fallmappe_store::tables::uebergabe::UebergabeRecord;

use crate::Answer;

/// A Fall as its Fristen need it. Lists are in the order of their ids, as in the [`Sachlage`].
pub(super) struct Akte {
    pub id: FallId,
    pub fall: Fall,
    pub person: Person,
    pub facts: Sachlage,
    pub last_kontakt_on: Option<NaiveDate>,
    /// Next steps of Kontakte, by position.
    pub next_steps: Vec<String>,
    pub ziele: Vec<Ziel>,
    pub konferenzen: Vec<Fallkonferenz>,
    pub typed: Vec<Frist>,
}

/// Reads one Fall, or all of them.
pub(super) fn read(
    reader: &Reader<'_>,
    only: Option<FallId>,
    today: NaiveDate,
) -> Answer<Vec<Akte>> {
    let ids = match only {
        Some(fall) => vec![fall],
        None => reader.all_faelle()?,
    };
    let mut akten = BTreeMap::new();
    for id in ids {
        akten.insert(id, begin(reader, id)?);
    }
    let mut pile = Pile {
        reader,
        only,
        akten,
    };
    pile.facts::<Aufenthaltsstatus, _>(|facts| &mut facts.status)?;
    pile.facts::<Aufenthaltsdokument, _>(|facts| &mut facts.dokumente)?;
    pile.facts::<Nebenbestimmung, _>(|facts| &mut facts.nebenbestimmungen)?;
    pile.facts::<Bescheid, _>(|facts| &mut facts.bescheide)?;
    pile.facts::<Ausbildung, _>(|facts| &mut facts.ausbildungen)?;
    pile.facts::<Leistungsbezug, _>(|facts| &mut facts.leistungen)?;
    pile.facts::<Teilnahme, _>(|facts| &mut facts.teilnahmen)?;
    pile.facts::<Verbleib, _>(|facts| &mut facts.verbleib)?;
    pile.facts::<Fristerledigung, _>(|facts| &mut facts.erledigungen)?;
    pile.each(|akte, ziel: Ziel| {
        akte.facts.ziele.push((&ziel).into());
        akte.ziele.push(ziel);
    })?;
    pile.each(|akte, konferenz: Fallkonferenz| {
        akte.facts.fallkonferenzen.push((&konferenz).into());
        akte.konferenzen.push(konferenz);
    })?;
    pile.each(|akte, frist: Frist| akte.typed.push(frist))?;
    pile.each(|akte, kontakt: Kontakt| {
        akte.facts.kontakte.push((&kontakt).into());
        let past = Some(kontakt.date).filter(|date| *date <= today);
        akte.last_kontakt_on = akte.last_kontakt_on.max(past);
        akte.next_steps.push(kontakt.next_step);
    })?;
    pile.rueckmeldungen()?;
    Ok(pile.akten.into_values().collect())
}

/// An answer is awaited from who got something and has not said yes or no. Nobody answers to the sheet of a Fallkonferenz.
fn is_awaited(record: &UebergabeRecord, events: &[UebergabeEvent]) -> bool {
    let state = state_on(events, NaiveDate::MAX, NaiveDate::MIN);
    let waits = matches!(
        state,
        UebergabeState::Prepared | UebergabeState::HandedOut | UebergabeState::Received
    );
    waits && record.product != UebergabeProduct::Konferenz
}

fn begin(reader: &Reader<'_>, id: FallId) -> Answer<Akte> {
    let (fall, person) = (reader.fall(id)?, reader.person(id)?);
    Ok(Akte {
        id,
        facts: Sachlage {
            closed_on: fall.closed_on,
            birth: person.birth_date.clone(),
            entry: person.entry_date.clone(),
            housing: person.address.housing.clone(),
            ..Sachlage::default()
        },
        fall,
        person,
        last_kontakt_on: None,
        next_steps: Vec::new(),
        ziele: Vec::new(),
        konferenzen: Vec::new(),
        typed: Vec::new(),
    })
}

/// The Fälle while their parts come in.
struct Pile<'a> {
    reader: &'a Reader<'a>,
    only: Option<FallId>,
    akten: BTreeMap<FallId, Akte>,
}

impl Pile<'_> {
    fn facts<E, F>(&mut self, list: impl Fn(&mut Sachlage) -> &mut Vec<F>) -> Answer<()>
    where
        E: StoredEntry,
        F: for<'e> From<&'e E>,
    {
        self.each(|akte, entry: E| list(&mut akte.facts).push(F::from(&entry)))
    }

    fn rueckmeldungen(&mut self) -> Answer<()> {
        let events = self.reader.all_uebergabe_events()?;
        for stored in self.reader.all_uebergaben()? {
            let happened = events.get(&stored.id).map_or(&[][..], Vec::as_slice);
            if let Some(akte) = self.akten.get_mut(&stored.fall)
                && is_awaited(&stored.record, happened)
            {
                akte.facts.rueckmeldungen.push(stored.record.valid_until);
            }
        }
        Ok(())
    }

    fn each<E: StoredEntry>(&mut self, take: impl Fn(&mut Akte, E)) -> Answer<()> {
        let entries = match self.only {
            Some(fall) => in_order::<E>(self.reader, fall)?
                .into_iter()
                .map(|(_, entry)| (fall, entry))
                .collect(),
            None => self.reader.all_entries::<E>()?,
        };
        for (fall, entry) in entries {
            if let Some(akte) = self.akten.get_mut(&fall) {
                take(akte, entry);
            }
        }
        Ok(())
    }
}

/// Ids of entries, looked up once per Fall and part.
pub(super) struct Ids<'a> {
    reader: &'a Reader<'a>,
    known: BTreeMap<(FallId, Part), Vec<EntryId>>,
}

impl<'a> Ids<'a> {
    pub fn new(reader: &'a Reader<'a>) -> Self {
        Self {
            reader,
            known: BTreeMap::new(),
        }
    }

    /// The entry that a Frist comes from.
    pub fn of(&mut self, fall: FallId, origin: Origin) -> Answer<Option<EntryId>> {
        let key = (fall, origin.part);
        let ids = match self.known.get(&key) {
            Some(ids) => ids,
            None => {
                let read = ids_of(self.reader, fall, origin.part)?;
                self.known.entry(key).or_insert(read)
            }
        };
        Ok(ids.get(origin.index).copied())
    }
}

fn ids_of(reader: &Reader<'_>, fall: FallId, part: Part) -> Answer<Vec<EntryId>> {
    macro_rules! of_part {
        ($($variant:ident $field:ident: $type:ty => $table:literal, $german:literal;)+) => {
            match part { $(Part::$variant => in_order::<$type>(reader, fall)?.iter().map(|(id, _)| *id).collect(),)+ }
        };
    }
    Ok(fallmappe_domain::with_parts!(of_part))
}

fn in_order<E: StoredEntry>(reader: &Reader<'_>, fall: FallId) -> Answer<Vec<(EntryId, E)>> {
    let mut entries = reader.entries::<E>(fall)?;
    entries.sort_by_key(|(id, _)| *id);
    Ok(entries)
}
