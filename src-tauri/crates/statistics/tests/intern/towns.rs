//! Leverkusen and Neuss: the published figures on the internal sheet, and what the protected report makes of them.

use super::*;
use cases::{day, leverkusen, leverkusen_coaching, neuss};

#[test]
fn print() {
    for (name, facts, period) in [
        ("leverkusen", leverkusen(), cases::leverkusen_period()),
        (
            "coaching",
            leverkusen_coaching(),
            cases::leverkusen_coaching_period(),
        ),
        ("neuss", neuss(), cases::neuss_period()),
    ] {
        for k in [3, 5] {
            let report = protected(&facts, period, k);
            println!("== {name} {k}: {:#?}", report.shown_numbers());
            for t in report.sheet().tables {
                if !t.has_numbers() {
                    println!("hidden {} {}", t.id, t.hidden_because);
                }
            }
        }
        let s = sheet_of(&facts, period);
        for t in &s.tables {
            println!("# {} {} {} {:?}", t.id, t.title, t.run, t.columns);
            for r in &t.rows {
                println!(
                    "   {} {:?}",
                    r.label,
                    r.cells.iter().map(|c| c.text()).collect::<Vec<_>>()
                );
            }
        }
        for a in &s.answers {
            println!("{}\n  {}", a.question, a.paragraphs.join("\n  "));
        }
        println!("{:#?} {:#?}", s.head, s.notes);
    }
}
