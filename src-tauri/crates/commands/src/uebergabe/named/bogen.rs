//! The named Übergabebogen: what profile and consent let out, with exact days and in full words. Other people than the one
//! it is about stand in it by role, because their consent was not asked.

use chrono::{Months, NaiveDate};
use fallmappe_domain::aufenthalt::Aufenthaltsdokument;
use fallmappe_domain::code::{Code, NICHT_ERHOBEN};
use fallmappe_domain::dates::german_date;
use fallmappe_domain::kontakt::Kontakt;
use fallmappe_domain::person::Person;
use fallmappe_domain::preset::Presets;
use fallmappe_domain::teilhabeplan::Schritt;
use fallmappe_falluebergabe::minimise::{Field, Profile, Treatment};
use fallmappe_falluebergabe::prepare::{FieldClass, Prepared, open_step};
use fallmappe_letters::kinds::{
    Beteiligt, FristNamed, Getan, OffenerSchritt, PersonNamed, UebergabebogenNamed,
};

use super::{Chosen, Terms, full_name, omitted, rahmen};
use crate::host::Host;
use crate::session::Session;
use crate::uebergabe::draft::Draft;
use crate::uebergabe::terms::address_lines;
use crate::uebergabe::told;
use crate::{Answer, einstellungen, letters};

/// Fields that tell the situation, as label and value.
const LAGE: [Field; 9] = [
    Field::Housing,
    Field::Family,
    Field::School,
    Field::Vocation,
    Field::LanguageLevels,
    Field::Work,
    Field::Training,
    Field::Benefits,
    Field::Outcome,
];
/// States of steps that are over.
const OVER: [&str; 2] = ["erledigt", "entfallen"];

/// The sheet.
pub(super) fn bogen<H: Host>(
    session: &Session<H>,
    draft: &Draft,
    prepared: &Prepared,
    terms: &Terms,
    chosen: &[Chosen],
) -> Answer<UebergabebogenNamed> {
    let settings = einstellungen::load(&session.vault()?.store)?;
    let cut = Cut {
        draft,
        lists: session.lists(),
        profile: draft.profile_in_force()?,
    };
    Ok(UebergabebogenNamed {
        sender: letters::sender(&settings),
        stelle: address_lines(&draft.stelle),
        date: draft.day,
        rahmen: rahmen(session, draft, (terms, told::labels(draft, prepared))),
        person: cut.person(),
        fristen_withheld: withheld(draft)?,
        fristen: fristen(draft)?,
        aufenthalt: cut.aufenthalt(),
        nebenbestimmungen: cut.nebenbestimmungen(),
        lage: cut.lage(prepared),
        done: cut.done(),
        ziele: cut.ziele(),
        schritte: cut.schritte(),
        netzwerk: cut.netzwerk(),
        risiken: Vec::new(),
        gesundheit: cut.gesundheit(),
        anlagen: chosen
            .iter()
            .map(|one| one.attachment.label.clone())
            .collect(),
        omitted: omitted(prepared)
            .into_iter()
            .map(|one| (one.what, one.why))
            .collect(),
        document_id: letters::document_id(&session.host),
    })
}

/// The nearest deadlines with their days, if they may leave.
pub(super) fn fristen(draft: &Draft) -> Answer<Vec<FristNamed>> {
    if withheld(draft)? {
        return Ok(Vec::new());
    }
    let named = |row: &crate::schema::FristRow| {
        Some(FristNamed {
            on: row.due_on?,
            what: row.title.clone(),
            basis: row.basis.clone(),
        })
    };
    Ok(draft.fristen.iter().filter_map(named).collect())
}

fn withheld(draft: &Draft) -> Answer<bool> {
    Ok(draft.profile_in_force()?.rule(Field::Deadlines).treatment == Treatment::Omit)
}

/// A Fall as far as profile and consent let it out.
struct Cut<'a> {
    draft: &'a Draft,
    lists: &'a Presets,
    profile: Profile,
}

impl Cut<'_> {
    fn leaves(&self, field: Field) -> bool {
        self.profile.rule(field).treatment != Treatment::Omit
    }

    fn label(&self, list: &str, code: &Code) -> String {
        if code.as_str() == NICHT_ERHOBEN {
            String::new()
        } else {
            self.lists.label(list, code)
        }
    }

    fn person(&self) -> PersonNamed {
        let person = &self.draft.akte.person;
        let languages = person.languages.iter().map(|one| one.name.clone());
        PersonNamed {
            name: full_name(self.draft),
            birth_date: person
                .birth_date
                .as_ref()
                .map(|date| date.german())
                .unwrap_or_default(),
            reach: reach(person),
            languages: languages
                .filter(|_| self.leaves(Field::Languages))
                .collect(),
            interpreter: self
                .leaves(Field::Interpreter)
                .then_some(person.reachability.needs_interpreter),
            best_times: person.reachability.best_time.clone(),
        }
    }

    fn aufenthalt(&self) -> Vec<(String, String)> {
        let aufenthalt = &self.draft.akte.aufenthalt;
        let mut rows = Vec::new();
        if let Some(status) = aufenthalt
            .status_on(self.draft.day)
            .filter(|_| self.leaves(Field::Status))
        {
            let kind = self.label("aufenthaltsstatus", &status.kind);
            let since = format!("seit {}", german_date(status.since));
            let until = status.until.map(|day| format!("bis {}", german_date(day)));
            let basis = Some(status.basis.clone()).filter(|_| self.leaves(Field::StatusBasis));
            let parts = [Some(kind), basis, Some(since), until];
            rows.push(("Status".to_owned(), joined(parts)));
        }
        let dokumente = papers(&aufenthalt.dokumente, self.draft.day).into_iter();
        for (dokument, holds) in dokumente.filter(|_| self.leaves(Field::Documents)) {
            let until = dokument.valid_until.map(|day| match holds {
                true => format!("gültig bis {}", german_date(day)),
                false => format!("abgelaufen am {}", german_date(day)),
            });
            rows.push((
                self.lists.label("aufenthaltsdokument", &dokument.kind),
                joined([until, Some(dokument.authority.clone())]),
            ));
        }
        rows.retain(|(_, value)| !value.is_empty());
        rows
    }

    fn nebenbestimmungen(&self) -> Vec<(String, String)> {
        let day = self.draft.day;
        let all = self.draft.akte.aufenthalt.nebenbestimmungen.iter();
        all.filter(|one| one.since <= day && one.until.is_none_or(|until| until >= day))
            .filter(|_| self.leaves(Field::Conditions))
            .map(|one| {
                (
                    self.lists.label("nebenbestimmung", &one.kind),
                    one.wording.clone(),
                )
            })
            .collect()
    }

    /// What the preview showed as original, and the newest rating of each Handlungsfeld.
    fn lage(&self, prepared: &Prepared) -> Vec<(String, String)> {
        let told = prepared.fields().iter();
        let told =
            told.filter(|line| line.class != FieldClass::Omitted && LAGE.contains(&line.field));
        let mut rows: Vec<(String, String)> = told
            .map(|line| (line.label.clone(), line.original.clone()))
            .collect();
        if self.leaves(Field::Needs) {
            rows.extend(self.bedarfe());
        }
        rows
    }

    fn bedarfe(&self) -> Vec<(String, String)> {
        let mut newest: Vec<&fallmappe_domain::teilhabeplan::Bedarf> = Vec::new();
        for bedarf in self.draft.akte.teilhabeplan.bedarfe.iter().rev() {
            if !newest
                .iter()
                .any(|known| known.handlungsfeld == bedarf.handlungsfeld)
            {
                newest.push(bedarf);
            }
        }
        let row = |bedarf: &fallmappe_domain::teilhabeplan::Bedarf| {
            let rating = self.lists.label("bedarfsstufe", &bedarf.rating);
            let remark = Some(bedarf.remark.clone());
            (
                self.lists.label("handlungsfeld", &bedarf.handlungsfeld),
                joined([Some(format!("Hilfebedarf: {rating}")), remark]),
            )
        };
        newest.into_iter().map(row).collect()
    }

    fn done(&self) -> Vec<Getan> {
        let akte = &self.draft.akte;
        let mut done = Vec::new();
        let teilnahmen = akte.teilnahmen.iter().rev();
        done.extend(
            teilnahmen
                .filter(|_| self.leaves(Field::Teilnahmen))
                .map(|one| {
                    let reason = one.austritt_reason.as_ref();
                    Getan {
                        when: span(one.eintritt, one.austritt),
                        what: self.lists.label("baustein", &one.baustein),
                        result: reason
                            .map(|reason| self.label("austrittsgrund", reason))
                            .unwrap_or_default(),
                    }
                }),
        );
        let vermittlungen = akte.vermittlungen.iter().rev();
        done.extend(
            vermittlungen
                .filter(|_| self.leaves(Field::Vermittlungen))
                .map(|one| {
                    let result = joined([Some(one.result.clone()), Some(one.end_reason.clone())]);
                    Getan {
                        when: german_date(one.date),
                        what: self.lists.label("vermittlungsart", &one.kind),
                        result: Some(result)
                            .filter(|_| self.leaves(Field::VermittlungResults))
                            .unwrap_or_default(),
                    }
                }),
        );
        let kontakte = self.draft.chosen_kontakte();
        let kontakte = kontakte.filter(|_| self.leaves(Field::Kontakte));
        done.extend(kontakte.map(|one| self.kontakt(one)));
        done
    }

    fn kontakt(&self, kontakt: &Kontakt) -> Getan {
        let subjects = kontakt.subjects.iter();
        let subjects: Vec<String> = subjects
            .map(|code| self.lists.label("handlungsfeld", code))
            .collect();
        let kind = self.lists.label("kontaktart", &kontakt.kind);
        let next = Some(open_step(kontakt, self.draft.day).to_owned());
        let next = next.filter(|_| self.leaves(Field::NextSteps));
        Getan {
            when: german_date(kontakt.date),
            what: joined([Some(kind), Some(subjects.join(", "))]),
            result: [kontakt.text.clone(), next.unwrap_or_default()]
                .into_iter()
                .filter(|text| !text.is_empty())
                .collect::<Vec<_>>()
                .join(" "),
        }
    }

    fn ziele(&self) -> Vec<String> {
        let ziele = self.draft.akte.teilhabeplan.ziele.iter();
        let ziele = ziele.filter(|_| self.leaves(Field::Goals));
        ziele
            .map(|ziel| {
                let state = self.lists.label("zielstand", &ziel.state);
                format!("{} ({state})", ziel.wording)
            })
            .collect()
    }

    fn schritte(&self) -> Vec<OffenerSchritt> {
        let ziele = self.draft.akte.teilhabeplan.ziele.iter();
        let steps = ziele.flat_map(|ziel| &ziel.steps);
        let open = steps.filter(|step| !OVER.contains(&step.state.as_str()));
        let open = open.filter(|_| self.leaves(Field::PlanSteps));
        open.map(|step: &Schritt| OffenerSchritt {
            what: step.what.clone(),
            who: self.lists.label("zustaendigkeit", &step.who),
            until: step.due_on,
        })
        .collect()
    }

    /// Bodies that the person lets receive data, and people near by role.
    fn netzwerk(&self) -> Vec<Beteiligt> {
        if !self.leaves(Field::Network) {
            return Vec::new();
        }
        let akte = &self.draft.akte;
        let consents = akte.einwilligungen.iter().filter(|one| {
            let other = !one.stelle.is_empty() && one.stelle != self.draft.stelle.name;
            other && one.gap_on(self.draft.day).is_none()
        });
        let bodies = consents.map(|one| Beteiligt {
            name: one.stelle.clone(),
            task: one.purpose.clone(),
            reach: String::new(),
            consent: true,
        });
        let near = akte.person.dritte.iter().map(|one| Beteiligt {
            name: one.relation.clone(),
            task: String::new(),
            reach: String::new(),
            consent: false,
        });
        bodies.chain(near).collect()
    }

    fn gesundheit(&self) -> Vec<String> {
        let all = self.draft.akte.gesundheit.iter();
        let all = all.filter(|_| self.leaves(Field::Health));
        all.map(|one| one.text.clone()).collect()
    }
}

/// The newest paper of each kind with whether it holds: what ran out more than a year ago says nothing any more.
fn papers(all: &[Aufenthaltsdokument], day: NaiveDate) -> Vec<(&Aufenthaltsdokument, bool)> {
    let end = |paper: &Aufenthaltsdokument| paper.valid_until.unwrap_or(NaiveDate::MAX);
    let newest = |paper: &&Aufenthaltsdokument| {
        let same = all.iter().filter(|other| other.kind == paper.kind);
        same.map(end).max() == Some(end(paper))
    };
    let told = day.checked_sub_months(Months::new(EXPIRED_MONTHS));
    let told = |paper: &&Aufenthaltsdokument| told.is_none_or(|since| end(paper) >= since);
    let papers = all.iter().filter(newest).filter(told);
    papers.map(|paper| (paper, end(paper) >= day)).collect()
}

/// Months for which a paper that has run out is still told.
const EXPIRED_MONTHS: u32 = 12;

/// How a person is reached: way and value.
pub(crate) fn reach(person: &Person) -> Vec<(String, String)> {
    let ways = &person.reachability;
    let address = &person.address;
    let town = format!("{} {}", address.postcode, address.municipality);
    let home = joined([Some(address.street.clone()), Some(town.trim().to_owned())]);
    let row = |label: &str, value: String| (label.to_owned(), value);
    let rows = [
        row("Telefon", ways.phones.join(", ")),
        row("Messenger", ways.messengers.join(", ")),
        row("E-Mail", ways.emails.join(", ")),
        row("Anschrift", home),
    ];
    rows.into_iter()
        .filter(|(_, value)| !value.is_empty())
        .collect()
}

fn span(from: NaiveDate, to: Option<NaiveDate>) -> String {
    match to {
        Some(to) => format!("{} bis {}", german_date(from), german_date(to)),
        None => format!("seit {}", german_date(from)),
    }
}

fn joined<const N: usize>(parts: [Option<String>; N]) -> String {
    let parts = parts.into_iter().flatten().filter(|part| !part.is_empty());
    parts.collect::<Vec<_>>().join(", ")
}
