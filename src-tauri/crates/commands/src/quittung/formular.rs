//! The form of a consent, filled in for a Stelle: what a refusal offers. It asks for what the Stelle's profile needs and for
//! no more; whether the person signs is the person's.

use fallmappe_domain::code::Code;
use fallmappe_domain::einwilligung::{Einwilligung, GESUNDHEIT, UEBERMITTLUNG};
use fallmappe_domain::ids::FallId;
use fallmappe_domain::op::Op;
use fallmappe_domain::stelle::Stelle;
use fallmappe_domain::uebergabe::UebergabeProduct;
use fallmappe_falluebergabe::minimise::{Field, Treatment, profile_for};
use fallmappe_letters::kinds::Einwilligungsblatt;
use fallmappe_letters::render_document;
use fallmappe_store::Reader;

use super::blatt::written;
use crate::datenschutz::group_label;
use crate::error::ErrorCode;
use crate::host::{Host, NewFile};
use crate::schema::{SuggestEinwilligung, SuggestedEinwilligung, WriteConsentForm, WrittenBlatt};
use crate::session::Session;
use crate::uebergabe::{NAMED_GROUPS, tail};
use crate::{Answer, einstellungen, letters};

/// What a handover is for when nothing else was agreed.
const USUAL_PURPOSE: &str =
    "Prüfen, ob die Stelle mich aufnehmen kann, und die Beratung dort fortsetzen";

pub fn write_consent_form<H: Host>(
    session: &mut Session<H>,
    request: WriteConsentForm,
) -> Answer<WrittenBlatt> {
    let settings = einstellungen::load(&session.vault()?.store)?;
    let recht = einstellungen::recht(&settings).ok_or(ErrorCode::LawMissing)?;
    let reader = session.vault()?.store.reader();
    let person = reader.person(request.fall)?;
    let stelle = reader.stelle(request.stelle)?;
    let lists = session.lists();
    let groups = groups(&stelle)?;
    let sheet = Einwilligungsblatt {
        recht,
        organisation: settings.organisation.clone(),
        person: person.display_name(),
        number: reader.fall(request.fall)?.number.0,
        kind: lists.label("einwilligungsart", &Code::new(UEBERMITTLUNG)),
        purpose: purpose(&reader, request.fall, &stelle)?,
        stelle: stelle.name,
        gesundheit: groups.iter().any(|group| group.as_str() == GESUNDHEIT),
        groups: groups
            .iter()
            .map(|group| group_label(lists, group))
            .collect(),
        language: person
            .languages
            .first()
            .map(|language| language.name.clone())
            .unwrap_or_default(),
        interpreter: person.reachability.needs_interpreter,
        valid_until: None,
        date: session.today(),
        document_id: letters::document_id(&session.host),
    };
    let file = NewFile {
        name: format!("einwilligung-{}.pdf", tail(session)),
        bytes: render_document(&sheet.document()?)?,
    };
    let files = vec![("Einwilligung", file)];
    written(
        session,
        Op::WriteBlatt,
        request.fall,
        &request.folder,
        files,
    )
}

/// The same form as a record: what was printed and signed need not be typed again, but for health, which is never
/// suggested.
pub fn suggest_einwilligung<H: Host>(
    session: &mut Session<H>,
    request: SuggestEinwilligung,
) -> Answer<SuggestedEinwilligung> {
    let settings = einstellungen::load(&session.vault()?.store)?;
    let reader = session.vault()?.store.reader();
    let person = reader.person(request.fall)?;
    let stelle = reader.stelle(request.stelle)?;
    let mut data_groups = groups(&stelle)?;
    // What the law protects most is ticked by a hand or not at all.
    data_groups.retain(|group| group.as_str() != GESUNDHEIT);
    if request.product == UebergabeProduct::Named {
        let named = NAMED_GROUPS.map(Code::new).into_iter();
        let missing: Vec<Code> = named.filter(|one| !data_groups.contains(one)).collect();
        data_groups.extend(missing);
    }
    let language = person.languages.first();
    let value = Einwilligung {
        kind: Code::new(UEBERMITTLUNG),
        purpose: purpose(&reader, request.fall, &stelle)?,
        stelle: stelle.name,
        data_groups,
        language: language.map_or_else(String::new, |one| one.name.clone()),
        interpreter: false,
        form: Code::not_asked(),
        given_on: session.today(),
        valid_until: None,
        withdrawn_on: None,
        text_version: String::new(),
        recorded_by: settings.person,
        scan: String::new(),
    };
    Ok(SuggestedEinwilligung { value })
}

/// The data groups of which the Stelle's profile lets something out. Health only where the profile itself asks for it.
fn groups(stelle: &Stelle) -> Answer<Vec<Code>> {
    let profile = profile_for(&stelle.kind).ok_or(ErrorCode::Internal)?;
    let fields = Field::ALL.into_iter();
    let leave = fields.filter(|field| profile.rule(*field).treatment != Treatment::Omit);
    let mut groups: Vec<Code> = Vec::new();
    for group in leave.map(|field| Code::new(field.group())) {
        if !groups.contains(&group) {
            groups.push(group);
        }
    }
    Ok(groups)
}

/// The purpose of the newest consent for this Stelle, whether it still holds or not.
fn purpose(reader: &Reader<'_>, fall: FallId, stelle: &Stelle) -> Answer<String> {
    let entries = reader.entries::<Einwilligung>(fall)?.into_iter();
    let mut of_stelle = entries
        .map(|(_, consent)| consent)
        .filter(|consent| consent.kind.as_str() == UEBERMITTLUNG && consent.stelle == stelle.name);
    let newest = of_stelle.next().map(|consent| consent.purpose);
    Ok(newest.unwrap_or_else(|| USUAL_PURPOSE.to_owned()))
}
