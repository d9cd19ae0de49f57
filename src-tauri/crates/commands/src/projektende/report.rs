//! How far the end of the project is, for the KI: a sheet and a table, numbers only, each rounded by itself.
//!
//! The numbers are not a released table of `statistics`: they speak of the work and not of people, they are rounded so
//! that one Fall does not show, and nothing is broken down.

use fallmappe_domain::uebergabe::UebergabeState;
use fallmappe_letters::kinds::projektendestand::{Projektendestand, Stand, Zahl};
use fallmappe_letters::render_document;

use super::rows;
use crate::Answer;
use crate::csv;
use crate::folders;
use crate::host::{Host, NewFile};
use crate::schema::{IntoFolder, ProjektendeRow, WrittenFiles};
use crate::session::Session;
use crate::{einstellungen, letters};

/// Numbers are multiples of this one.
const BASE: u32 = 5;
const PROTECTION: &str =
    "Jede Zahl ist für sich auf ein Vielfaches von 5 gerundet; der Strich steht für 0, 1 oder 2.";

pub fn write_projektende<H: Host>(
    session: &mut Session<H>,
    request: IntoFolder,
) -> Answer<WrittenFiles> {
    let today = session.today();
    let stand = stand(&rows::rows(session)?);
    let organisation = einstellungen::load(&session.vault()?.store)?.organisation;
    let sheet = Projektendestand {
        organisation,
        programme: String::new(),
        ends_on: None,
        date: today,
        total: stand,
        by_kind: Vec::new(),
        protection: PROTECTION.to_owned(),
        document_id: letters::document_id(&session.host),
    };
    let pdf = render_document(&sheet.document()?)?;
    let mut number = [0u8; 3];
    session.host.random(&mut number);
    let name = |end: &str| format!("projektende-{today}-{}.{end}", hex::encode(number));
    let file = |end, bytes| NewFile {
        name: name(end),
        bytes,
    };
    let files = vec![
        ("Stand für das KI", file("pdf", pdf)),
        ("Stand als Tabelle", file("csv", table(&stand))),
    ];
    folders::write(session, &request.folder, files)
}

fn stand(rows: &[ProjektendeRow]) -> Stand {
    let count = |fits: &dyn Fn(&ProjektendeRow) -> bool| {
        let many = rows.iter().filter(|row| fits(row)).count();
        rounded(u32::try_from(many).unwrap_or(u32::MAX))
    };
    let state = |wanted: UebergabeState| count(&|row| row.state == Some(wanted));
    Stand {
        faelle: count(&|_| true),
        planned: count(&|row| row.plan.is_some()),
        without_consent: count(&|row| row.plan.is_some() && !row.consent_holds),
        made: count(&|row| row.uebergabe.is_some()),
        handed_out: count(&|row| {
            row.state
                .is_some_and(|state| state != UebergabeState::Prepared)
        }),
        accepted: state(UebergabeState::Accepted),
        partly_accepted: state(UebergabeState::PartlyAccepted),
        rejected: state(UebergabeState::Rejected),
        expired: state(UebergabeState::Expired),
    }
}

fn rounded(count: u32) -> Zahl {
    Zahl::Offen(count.saturating_add(BASE / 2) / BASE * BASE)
}

fn table(stand: &Stand) -> Vec<u8> {
    let rows = [
        ("Fälle", stand.faelle),
        ("geplant", stand.planned),
        ("davon ohne Einwilligung", stand.without_consent),
        ("erstellt", stand.made),
        ("ausgehändigt", stand.handed_out),
        ("übernommen", stand.accepted),
        ("teilweise übernommen", stand.partly_accepted),
        ("abgelehnt", stand.rejected),
        ("ohne Antwort abgelaufen", stand.expired),
    ];
    let row = |(label, count): (&str, Zahl)| {
        let count = match count {
            Zahl::Offen(count) => count.to_string(),
            Zahl::Geheim => ".".to_owned(),
        };
        vec![label.to_owned(), count]
    };
    csv::table(&["Schritt", "Zahl, auf 5 gerundet"], rows.map(row))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_single_fall_never_shows() {
        for (count, shown) in [(0, 0), (1, 0), (2, 0), (3, 5), (7, 5), (8, 10), (60, 60)] {
            assert_eq!(rounded(count), Zahl::Offen(shown), "{count}");
        }
    }
}
