//! Puts the pseudonymised texts where their ids stand. An id without a text becomes an empty text.

use super::texts::Outgoing;
use crate::content::UebergabeContent;

pub(super) fn fill_texts(content: &mut UebergabeContent, outgoing: &Outgoing) {
    let fill = |slot: &mut String| *slot = outgoing.text(slot);
    fill(&mut content.purpose);
    content
        .fristen
        .iter_mut()
        .for_each(|frist| fill(&mut frist.title));
    for status in content.aufenthalt.status.iter_mut() {
        fill(&mut status.basis);
    }
    for condition in &mut content.aufenthalt.nebenbestimmungen {
        fill(&mut condition.wording);
    }
    content
        .bedarfe
        .iter_mut()
        .for_each(|bedarf| fill(&mut bedarf.remark));
    let bildung = &mut content.bildung;
    bildung
        .beruf
        .iter_mut()
        .for_each(|beruf| fill(&mut beruf.occupation));
    bildung
        .arbeit
        .iter_mut()
        .for_each(|arbeit| fill(&mut arbeit.occupation));
    bildung
        .ausbildungen
        .iter_mut()
        .for_each(|training| fill(&mut training.occupation));
    for ziel in &mut content.ziele {
        fill(&mut ziel.wording);
        ziel.steps.iter_mut().for_each(|step| fill(&mut step.what));
    }
    for kontakt in &mut content.kontakte {
        fill(&mut kontakt.text);
        fill(&mut kontakt.next_step);
    }
    for vermittlung in &mut content.vermittlungen {
        fill(&mut vermittlung.result);
        fill(&mut vermittlung.end_reason);
    }
    for agreed in &mut content.vereinbarungen {
        fill(&mut agreed.what);
        fill(&mut agreed.who);
    }
    content
        .gesundheit
        .iter_mut()
        .for_each(|entry| fill(&mut entry.text));
}
