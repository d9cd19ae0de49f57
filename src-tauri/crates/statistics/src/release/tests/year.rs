//! Lifelike offices over years: late entries, corrections, erased Fälle. The auditor knows all releases.

use proptest::prelude::*;

use super::*;

/// Numbers that look random and are the same in every run.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: u64) -> u64 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % sides
    }

    fn day(&mut self, from: NaiveDate, days: u64) -> NaiveDate {
        from + chrono::Days::new(self.roll(days))
    }
}

/// A person who entered on about that day.
fn somebody(dice: &mut Dice, number: u64, eintritt: NaiveDate) -> PersonFact {
    let austritt = (dice.roll(10) < 6).then(|| dice.day(eintritt, 500) + chrono::Days::new(20));
    let mut teilnahmen = vec![TeilnahmeFact {
        baustein: "f6".to_owned(),
        eintritt,
        austritt,
    }];
    for baustein in ["f1", "f2", "f3", "f4", "f5"] {
        if dice.roll(4) == 0 {
            let begin = dice.day(eintritt, 90);
            teilnahmen.push(TeilnahmeFact {
                baustein: baustein.to_owned(),
                eintritt: begin,
                austritt: austritt.map(|end| end.max(begin)),
            });
        }
    }
    let plan = plan();
    let mut one = PersonFact {
        person: number,
        teilnahmen,
        ..PersonFact::default()
    };
    for merkmal in plan.merkmale() {
        let groups = &merkmal.levels[0].groups;
        // The first groups are larger than the last ones.
        let place = dice
            .roll(groups.len() as u64)
            .min(dice.roll(groups.len() as u64));
        let group = &groups[place as usize];
        let value = group.values.first().cloned().unwrap_or_default();
        one.merkmale
            .insert(merkmal.source.clone(), vec![(day("2000-01-01"), value)]);
    }
    for ereignis in plan.ereignisse() {
        for _ in 0..dice.roll(4) {
            let groups = &ereignis.levels[0].groups;
            let group = &groups[dice.roll(groups.len() as u64) as usize];
            one.ereignisse.push(EreignisFact {
                entry: number * 100 + one.ereignisse.len() as u64,
                ereignis: ereignis.code.clone(),
                kind: group.values.first().cloned().unwrap_or_default(),
                date: dice.day(eintritt, 400),
            });
        }
    }
    one
}

/// So many persons who enter between July 2025 and the end of 2027, half of them before 2026.
pub(super) fn office(seed: u64, persons: u64) -> Office {
    let mut dice = Dice(seed);
    let mut facts = Facts::default();
    for number in 0..persons {
        let eintritt = if dice.roll(2) == 0 {
            dice.day(day("2025-07-01"), 180)
        } else {
            dice.day(day("2026-01-01"), 730)
        };
        facts.persons.push(somebody(&mut dice, number, eintritt));
    }
    Office::new(facts)
}

fn betrays_nobody(office: &Office) {
    let audit = audit(&plan(), &office.ledger);
    assert!(audit.consistent);
    let weak: Vec<_> = audit.weak(u64::from(office.k)).take(5).collect();
    assert!(weak.is_empty(), "{weak:?}");
}

/// Leverkusen's 86 and Neuss' 255 persons.
#[test]
fn eight_quarters_of_two_towns_betray_nobody() {
    for (seed, persons) in [(1, 86), (2, 86), (3, 255), (4, 255)] {
        let mut office = office(seed, persons);
        let mut numbers = 0;
        for number in 1..9 {
            numbers += shown(&office.release(quarter(number))).len();
        }
        println!("{persons} persons: {numbers} numbers in eight quarters");
        assert!(
            numbers > 50,
            "{persons} persons show {numbers} numbers only"
        );
        betrays_nobody(&office);
    }
}

#[test]
fn half_years_and_years_betray_nobody() {
    let mut office = office(5, 255);
    office.release(Period::half_year(2026, 1).unwrap());
    let report = office.release(Period::half_year(2026, 2).unwrap());
    assert!(shown(&report).len() > 20);
    office.release(Period::year(2027).unwrap());
    betrays_nobody(&office);
}

/// In the rounding mode weak means exact, or surely 1 to 4.
#[test]
fn a_year_of_rounded_months_betrays_nobody() {
    for (seed, persons) in [(6, 86), (7, 255)] {
        let mut office = office(seed, persons);
        office.mode = Mode::Runden5;
        for number in 1..13 {
            let report = office.release(month(number));
            assert!(shown(&report).values().all(|value| value % 5 == 0));
        }
        betrays_nobody(&office);
    }
}

/// Every block equals the books; tables sum to the persons they cover.
fn equals_the_books(office: &Office) {
    let entry = office.ledger.last().unwrap();
    let moves = &office.books.moves;
    let count = |unit: &str, since: u64, steps: &[Step]| {
        let chosen = moves
            .iter()
            .filter(|one| one.unit == unit && one.release >= since);
        chosen.filter(|one| steps.contains(&one.step)).count() as u64
    };
    for (id, block) in &entry.blocks {
        let (name, rest) = id.split_once('/').unwrap_or((id, ""));
        let all: u64 = block.values.iter().sum();
        let joining = [Step::Opening, Step::Joined];
        match name {
            "joined" => assert_eq!(*block.values.last().unwrap(), count(rest, 0, &joining)),
            "left" => assert_eq!(block.values, [count(rest, 0, &[Step::Left])]),
            "eintritte" => assert_eq!(all, count("", block.since, &joining), "{id}"),
            "austritte" => assert_eq!(all, count("", block.since, &[Step::Left]), "{id}"),
            _ => {}
        }
    }
    let there = office.facts.persons.iter().filter(|one| {
        one.teilnahmen
            .iter()
            .any(|stay| crate::books::is_there(stay, entry.period.to()))
    });
    let there = there.count() as u64;
    assert_eq!(
        count("", 0, &[Step::Opening, Step::Joined]) - count("", 0, &[Step::Left]),
        there
    );
    let last = |id: &str| {
        entry
            .blocks
            .get(id)
            .and_then(|block| block.values.last().copied())
    };
    if let (Some(joined), Some(left)) = (last("joined/"), last("left/")) {
        assert_eq!(joined - left, there);
    }
}

/// What happens between two releases: late Eintritte, corrected Austritte, erased Fälle.
fn mend(office: &mut Office, dice: &mut Dice, number: u32) {
    for late in 0..dice.roll(4) {
        let eintritt = month(number.saturating_sub(3).max(1)).from();
        let one = somebody(dice, 10_000 + u64::from(number) * 10 + late, eintritt);
        office.facts.persons.push(one);
    }
    for _ in 0..dice.roll(4) {
        let place = dice.roll(office.facts.persons.len() as u64) as usize;
        let stay = &mut office.facts.persons[place].teilnahmen[0];
        stay.austritt = match stay.austritt {
            Some(_) => None,
            None => Some(stay.eintritt.max(month(number).from())),
        };
    }
    if dice.roll(2) == 0 {
        let place = dice.roll(office.facts.persons.len() as u64) as usize;
        let number = office.facts.persons[place].person;
        office.erase(number);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(10))]

    #[test]
    fn a_year_of_monthly_use_never_betrays_anybody(seed in 0..1_000_000_u64, persons in 20..260_u64, k in 3..7_u32) {
        let mut office = office(seed, persons);
        office.k = k;
        let mut dice = Dice(seed);
        let mut cumulated = 0;
        for number in 1..13 {
            let report = office.release(month(number));
            for (name, value) in shown(&report) {
                prop_assert!(value >= u64::from(k), "{name} shows {value}");
                if name == "gesamt/kumuliert/anzahl" {
                    prop_assert!(value >= cumulated, "cumulated persons fell");
                    cumulated = value;
                }
            }
            equals_the_books(&office);
            mend(&mut office, &mut dice, number);
        }
        verify_chain(&office.ledger).unwrap();
        betrays_nobody(&office);
    }

    #[test]
    fn the_order_and_the_numbers_of_persons_never_matter(seed in 0..1_000_000_u64, persons in 3..120_u64) {
        let office = office(seed, persons);
        let mut turned = office.facts.clone();
        turned.persons.reverse();
        for one in &mut turned.persons {
            one.person += 1_000_000;
            one.ereignisse.reverse();
            one.teilnahmen.reverse();
        }
        let question = office.question(quarter(2));
        let one = release(&office.facts, &Books::default(), &question).unwrap();
        let two = release(&turned, &Books::default(), &question).unwrap();
        prop_assert_eq!(to_json(&one.report), to_json(&two.report));
        prop_assert_eq!(to_csv(&one.report), to_csv(&two.report));
        prop_assert_eq!(one.ledger_entry, two.ledger_entry);
    }
}
