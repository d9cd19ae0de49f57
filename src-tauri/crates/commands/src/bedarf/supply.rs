//! What the directory offers on a day.

use chrono::NaiveDate;
use fallmappe_domain::angebot::Angebot;
use fallmappe_domain::code::Code;
use fallmappe_store::Reader;

use crate::Answer;
use crate::schema::Supply;

/// The offers that hold on a day.
pub(super) struct Directory(Vec<Angebot>);

impl Directory {
    pub(super) fn read(reader: &Reader<'_>, day: NaiveDate) -> Answer<Self> {
        let all = reader.angebote()?.into_iter().map(|(_, angebot)| angebot);
        Ok(Self(all.filter(|one| one.is_valid_on(day)).collect()))
    }

    /// What is offered in a Handlungsfeld.
    pub(super) fn supply(&self, field: &Code) -> Supply {
        let mut supply = Supply::default();
        let offers = self.0.iter();
        for offer in offers.filter(|offer| offer.handlungsfelder.contains(field)) {
            supply.offers += 1;
            add(&mut supply.places, offer.places);
            add(&mut supply.free_places, offer.free_places);
            let days = [supply.free_as_of, offer.free_as_of];
            supply.free_as_of = days.into_iter().flatten().min();
        }
        supply
    }
}

/// Adds what is known; nothing known stays nothing.
fn add(sum: &mut Option<u32>, number: Option<u32>) {
    *sum = match (*sum, number) {
        (Some(sum), Some(number)) => Some(sum + number),
        (sum, number) => sum.or(number),
    };
}

#[cfg(test)]
mod tests {
    use super::*;
    use fallmappe_domain::ids::StelleId;

    fn offer(places: Option<u32>, free: Option<(u32, &str)>) -> Angebot {
        Angebot {
            title: "Schuldnerberatung".to_owned(),
            stelle: StelleId(1),
            handlungsfelder: vec![Code::new("schulden"), Code::new("finanzen")],
            kind: Code::not_asked(),
            places,
            free_places: free.map(|(free, _)| free),
            free_as_of: free.map(|(_, day)| day.parse().unwrap()),
            valid_from: None,
            valid_until: None,
            language_level: None,
            requirements: String::new(),
            remark: String::new(),
        }
    }

    #[test]
    fn places_that_nobody_knows_are_not_none() {
        let unknown = Directory(vec![offer(None, None)]).supply(&Code::new("schulden"));
        assert_eq!(
            (unknown.offers, unknown.places, unknown.free_places),
            (1, None, None)
        );
        let some = Directory(vec![
            offer(None, None),
            offer(Some(12), Some((0, "2026-10-01"))),
            offer(Some(8), Some((3, "2026-09-01"))),
        ]);
        let supply = some.supply(&Code::new("finanzen"));
        assert_eq!(
            (supply.offers, supply.places, supply.free_places),
            (3, Some(20), Some(3))
        );
        assert_eq!(supply.free_as_of.unwrap().to_string(), "2026-09-01");
        assert!(some.supply(&Code::new("wohnen")) == Supply::default());
    }
}
