//! Duties of data protection: erasing a person, reducing a Fall, what may be kept how long, papers, laws.
//!
//! No duty is done by the date alone: the program says what may be done, a person types the Fallnummer and does it.

mod erase;
mod gesundheit;
mod papers;
mod retention;

use fallmappe_domain::code::Code;
use fallmappe_domain::dates::german_date;
use fallmappe_domain::einwilligung::GESUNDHEIT;
use fallmappe_domain::preset::Presets;
use fallmappe_domain::recht::laws;

use crate::Answer;
use crate::host::Host;
use crate::schema::{Nothing, TraegerLaw, TraegerLaws};
use crate::session::Session;

pub use erase::{erase_fall, reduce_fall};
pub(crate) use gesundheit::{import_problem, may_keep_gesundheit};
pub use papers::write_blatt;
pub use retention::list_retention;

/// A data group as the papers name it. The label of health cites the DSGVO, which is not the law of every Träger.
pub(crate) fn group_label(lists: &Presets, group: &Code) -> String {
    let label = lists.label("datengruppe", group);
    match group.as_str() {
        GESUNDHEIT => label.split(" (").next().unwrap_or_default().to_owned(),
        _ => label,
    }
}

pub fn list_laws<H: Host>(session: &mut Session<H>, _: Nothing) -> Answer<TraegerLaws> {
    session.vault()?;
    let rows = laws().iter().map(|recht| TraegerLaw {
        code: recht.code.clone(),
        label: recht.label.clone(),
        who: recht.who.clone(),
        source: format!("{} (Stand {})", recht.source, german_date(recht.text_date)),
        note_hint: recht.note_hint.clone(),
    });
    Ok(TraegerLaws {
        rows: rows.collect(),
    })
}
