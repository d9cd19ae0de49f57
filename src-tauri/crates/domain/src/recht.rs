//! Recht: the data-protection laws a Träger can work under, and the articles its papers name (`assets/recht`).
//!
//! A law names only articles that were read in a source. A right without an article stands in the papers in words.
//! Not here: what the papers say (`assets/letters`), how long things are kept (the office decides).

use std::collections::BTreeMap;
use std::sync::OnceLock;

use chrono::NaiveDate;
use serde::Deserialize;

use crate::code::Code;

/// The laws that come with the program, in the order in which a form offers them.
const SHIPPED: [&str; 4] = [
    include_str!("../../../../assets/recht/dsgvo_dsg_nrw.json"),
    include_str!("../../../../assets/recht/dsgvo_bdsg.json"),
    include_str!("../../../../assets/recht/kdg.json"),
    include_str!("../../../../assets/recht/dsg_ekd.json"),
];

/// What an article is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Thema {
    /// Consent.
    Einwilligung,
    /// Withdrawal of a consent.
    Widerruf,
    /// Special categories, such as health.
    BesondereKategorien,
    /// Information when data are collected.
    Information,
    /// Access and copy.
    Auskunft,
    /// Correction.
    Berichtigung,
    /// Erasure.
    Loeschung,
    /// Limitation of processing.
    Einschraenkung,
    /// Portability.
    Uebertragbarkeit,
    /// Complaint to the authority.
    Beschwerde,
}

/// One law, as a Träger chooses it in the settings.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Recht {
    /// What the settings store: `dsgvo_bdsg`, `dsgvo_dsg_nrw`, `kdg`, `dsg_ekd`.
    pub code: Code,
    /// What people read.
    pub label: String,
    /// How the papers call it.
    pub short: String,
    /// Who works under it.
    pub who: String,
    /// Where its text stands.
    pub source: String,
    /// Day of the text that the articles were taken from.
    pub text_date: NaiveDate,
    /// Who takes complaints.
    pub authority: String,
    /// Months within which a request of the person is answered.
    pub answer_months: u32,
    /// Articles by what they are about; one that was not read in a source is missing.
    pub articles: BTreeMap<Thema, String>,
    /// Sentence beside the editor of notes; empty where none is needed (§ 87 AufenthG binds public bodies only).
    pub note_hint: String,
    /// Sentence that tells the person about a duty to report; empty where there is none.
    pub duty_notice: String,
}

/// The laws that come with the program.
pub fn laws() -> &'static [Recht] {
    static LAWS: OnceLock<Vec<Recht>> = OnceLock::new();
    // The files are compiled in and read by a test, so an unreadable one cannot be released.
    LAWS.get_or_init(|| {
        SHIPPED
            .iter()
            .filter_map(|text| serde_json::from_str(text).ok())
            .collect()
    })
}

/// The law of a code.
pub fn law(code: &str) -> Option<&'static Recht> {
    laws().iter().find(|law| law.code.as_str() == code)
}

impl Recht {
    /// The article about something, if it is known.
    pub fn article(&self, thema: Thema) -> Option<&str> {
        self.articles.get(&thema).map(String::as_str)
    }

    /// The article in brackets, ready to follow a sentence; empty when it is not known. No line ends between a sign and
    /// its number, nor before the name of the law.
    pub fn in_brackets(&self, thema: Thema) -> String {
        let Some(article) = self.article(thema) else {
            return String::new();
        };
        let law = format!(" {}", self.short);
        let held = article
            .replace("Art. ", "Art.\u{a0}")
            .replace("Abs. ", "Abs.\u{a0}")
            .replace("§ ", "§\u{a0}")
            .replace(&law, &law.replace(' ', "\u{a0}"));
        format!(" ({held})")
    }

    /// Time within which a request is answered: `einem Monat`, `drei Monaten`.
    pub fn answer_time(&self) -> String {
        match self.answer_months {
            1 => "einem Monat".to_owned(),
            3 => "drei Monaten".to_owned(),
            months => format!("{months} Monaten"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_shipped_law_can_be_read_and_is_found_by_its_code() {
        for text in SHIPPED {
            serde_json::from_str::<Recht>(text).unwrap();
        }
        assert_eq!(laws().len(), SHIPPED.len());
        for recht in laws() {
            assert_eq!(law(recht.code.as_str()), Some(recht));
        }
        assert_eq!(law(""), None);
    }

    #[test]
    fn every_law_names_source_date_authority_and_the_rights_that_no_paper_can_do_without() {
        for recht in laws() {
            assert!(recht.source.contains("https://"), "{}", recht.label);
            assert!(recht.text_date >= NaiveDate::from_ymd_opt(2025, 5, 1).unwrap());
            for text in [
                &recht.label,
                &recht.short,
                &recht.who,
                &recht.authority,
                &recht.source,
            ] {
                assert!(!text.trim().is_empty(), "{}", recht.label);
            }
            for thema in [
                Thema::Einwilligung,
                Thema::Widerruf,
                Thema::BesondereKategorien,
                Thema::Information,
                Thema::Auskunft,
            ] {
                assert!(recht.article(thema).is_some(), "{}: {thema:?}", recht.label);
            }
            assert!((1..=3).contains(&recht.answer_months));
        }
    }

    #[test]
    fn a_law_cites_itself_only() {
        for recht in laws() {
            for article in recht.articles.values() {
                assert!(article.ends_with(&recht.short), "{article}");
            }
        }
    }

    #[test]
    fn only_public_bodies_are_reminded_of_their_duty_to_report() {
        let reminded: Vec<_> = laws()
            .iter()
            .filter(|recht| !recht.note_hint.is_empty())
            .map(|recht| recht.code.as_str())
            .collect();
        assert_eq!(reminded, ["dsgvo_dsg_nrw"]);
        for recht in laws() {
            assert_eq!(recht.note_hint.is_empty(), recht.duty_notice.is_empty());
        }
    }

    #[test]
    fn a_right_without_a_known_article_stands_without_a_number() {
        let kdg = law("kdg").unwrap();
        assert_eq!(kdg.in_brackets(Thema::Auskunft), " (§\u{a0}17\u{a0}KDG)");
        assert_eq!(kdg.in_brackets(Thema::Beschwerde), "");
        assert_eq!(law("dsg_ekd").unwrap().answer_time(), "drei Monaten");
    }
}
