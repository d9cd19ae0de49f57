//! Made-up Fälle that look like real ones: for the practice vault, for tests and for measuring.
//!
//! Everything follows from one seed and one fixed day, so the files in `assets/sample` can be compared byte for byte.
//! No real person stands in here; telephone numbers come from the ranges that the Bundesnetzagentur keeps free for
//! fiction. Not here: planted corpora that measure the free-text guard.

mod aufenthalt;
mod bildung;
mod chance;
mod clearing;
mod einwilligungen;
mod kontakte;
mod notes;
mod papers;
mod person;
mod persons;
mod plan;
mod stellen;
mod teilhabeplan;
mod teilnahmen;
mod telling;
mod umfeld;
mod umkreis;
mod vermittlungen;
mod words;

use chrono::NaiveDate;
use fallmappe_domain::akte::Fallakte;
use fallmappe_domain::exchange;
use fallmappe_domain::fall::FallNumber;
use fallmappe_domain::preset;

pub use stellen::stellen;

use chance::Chance;
use plan::Plan;

/// Where all chance comes from.
const SEED: u64 = 0x00FA_1111_2026_1122;

/// "Today" of the sample: what expires soon expires soon after this day.
pub const TODAY: NaiveDate = day(2026, 11, 22);

/// Every sample Fall, by Fallnummer.
pub fn faelle() -> Vec<Fallakte> {
    let rows = persons::rows();
    let mut akten: Vec<Fallakte> = plan::plans(&rows)
        .iter()
        .enumerate()
        .map(|(index, plan)| akte(index, plan))
        .collect();
    akten.sort_by_key(|akte| akte.opened_on);
    number(&mut akten);
    akten
}

/// The text of `assets/sample/faelle.jsonl`, or the first key that the exchange format does not take.
pub fn faelle_jsonl() -> Result<String, String> {
    let mut text = String::new();
    for akte in faelle() {
        let line = exchange::to_line(&akte).map_err(|error| error.to_string())?;
        let read =
            exchange::parse(&line, preset::shipped()).map_err(|errors| format!("{errors:?}"))?;
        if read != [akte] {
            return Err("a Fall changes when it is written and read again".to_owned());
        }
        text.push_str(&line);
        text.push('\n');
    }
    Ok(text)
}

/// The text of `assets/sample/stellen.json`.
pub fn stellen_json() -> Result<String, String> {
    let text = serde_json::to_string_pretty(&stellen()).map_err(|error| error.to_string())?;
    Ok(text + "\n")
}

/// One Fall with all its parts. Every person has an own stream of chance, so a change to one leaves the others alone.
fn akte(index: usize, plan: &Plan) -> Fallakte {
    let mut chance = Chance::new(SEED, index as u64);
    let umfeld = umfeld::draw(index, plan, &mut chance);
    let person = person::build(index, plan, &umfeld, &mut chance);
    let einwilligungen = einwilligungen::build(index, plan, &mut chance);
    let kontakte = kontakte::build(plan, &umfeld, &person, &einwilligungen, &mut chance);
    let mut aufenthalt = aufenthalt::build(index, plan, &umfeld, &mut chance);
    let teilnahmen = teilnahmen::build(plan);
    let vermittlungen = vermittlungen::build(plan, &umfeld, &mut chance);
    // A stream of its own for each later part leaves the earlier ones as they are.
    let mut more = Chance::new(SEED ^ 0x03, index as u64);
    aufenthalt.bescheide = umkreis::bescheide(&aufenthalt.status, &mut more);
    Fallakte {
        closed_on: plan.closed_on,
        aufenthalt,
        kontakte,
        teilnahmen,
        vermittlungen,
        einwilligungen,
        clearings: clearing::build(plan, &mut more),
        bildung: bildung::build(plan, &umfeld, &mut more),
        teilhabeplan: teilhabeplan::build(plan, &umfeld, &mut more),
        verbleib: umkreis::verbleib(plan, &mut more),
        fallkonferenzen: umkreis::fallkonferenzen(plan, &umfeld, &mut more),
        strukturhemmnisse: umkreis::strukturhemmnisse(plan, &mut more),
        fristen: umkreis::fristen(plan, &mut more),
        ..Fallakte::new(plan.opened_on, person)
    }
}

/// Gives numbers in the order of opening, per year.
fn number(akten: &mut [Fallakte]) {
    use chrono::Datelike;
    let (mut year, mut serial) = (0, 0);
    for akte in akten {
        serial = if akte.opened_on.year() == year {
            serial + 1
        } else {
            1
        };
        year = akte.opened_on.year();
        akte.number = Some(FallNumber::new(year, serial));
    }
}

/// A day from literals; an impossible one becomes the first day of the calendar, which no check lets pass.
const fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    match NaiveDate::from_ymd_opt(year, month, day) {
        Some(day) => day,
        None => NaiveDate::MIN,
    }
}

#[cfg(test)]
mod tests;
