//! Ansprachen: people who were spoken to and did not (yet) join, as a tally that knows nobody.
//!
//! The state monitoring does not count them (G.I.B. Tabellenband, Berichtszeitpunkt 30.06.2021), so this is the only
//! place. There is no field for a name or a note, on purpose.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::code::Code;

/// Most people in one line: a hall full.
pub const MOST_REACHED: u32 = 1_000;

/// One line of the tally: a day, a place, how many.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Ansprache {
    /// The day.
    pub date: NaiveDate,
    /// Code of the programme that was spoken about.
    pub programme: Code,
    /// List `ansprachort`.
    pub place: Code,
    /// Persons spoken to.
    pub reached: u32,
    /// Of these, persons who wanted to hear more.
    pub interested: u32,
}

crate::silent_debug!(Ansprache);

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::Checked;
    use crate::preset::shipped;

    fn keys(change: impl Fn(&mut Ansprache)) -> Vec<String> {
        let mut line = Ansprache {
            date: NaiveDate::from_ymd_opt(2026, 11, 5).unwrap(),
            programme: Code::new("kim"),
            place: Code::new("unterkunft"),
            reached: 12,
            interested: 12,
        };
        change(&mut line);
        let problems = line.problems(shipped());
        problems.into_iter().map(|problem| problem.key).collect()
    }

    #[test]
    fn a_line_counts_people_at_a_place_for_a_programme() {
        assert!(keys(|_| {}).is_empty());
        assert_eq!(keys(|line| line.interested = 13), ["interested"]);
        assert_eq!(keys(|line| line.reached = 1_001), ["reached"]);
        let nobody = |line: &mut Ansprache| (line.reached, line.interested) = (0, 0);
        assert_eq!(keys(nobody), ["reached"]);
        assert_eq!(keys(|line| line.place = Code::not_asked()), ["place"]);
        assert_eq!(
            keys(|line| line.programme = Code::new("gemeinsam")),
            ["programme"]
        );
    }

    #[test]
    fn a_line_never_takes_a_word_about_somebody() {
        let line = serde_json::json!({ "date": "2026-11-05", "programme": "kim", "place": "unterkunft", "reached": 3,
            "interested": 1, "remark": "Herr Ždanovičius" });
        assert!(serde_json::from_value::<Ansprache>(line).is_err());
    }
}
