//! The information that a person gets when a Fall begins: who keeps what, why, for how long, and what the person may
//! ask for (Art. 13 DSGVO and its church twins; which articles it names comes with the law, `domain::recht`).

use super::dates::long;
use super::joined::joined;
use crate::content::{Block, Document, Meta, Sender};
use crate::error::LetterError;
use crate::text_blocks::TextBlocks;
use chrono::NaiveDate;
use fallmappe_domain::recht::{Recht, Thema};

/// What the sheet needs to know.
#[derive(Clone, PartialEq)]
pub struct Datenschutzinformation<'a> {
    /// The law of the Träger.
    pub recht: &'a Recht,
    /// The office.
    pub sender: Sender,
    /// Who answers for data protection; may be empty.
    pub officer: String,
    /// The office keeps the section Gesundheit.
    pub keeps_gesundheit: bool,
    /// Years that a Fallakte is kept after its end.
    pub akte_years: u32,
    /// Years that a Fördernachweis is kept after the Verwendungsnachweis.
    pub nachweis_years: u32,
    /// Stellen for which this person has consented; empty when the sheet is for anybody.
    pub stellen: Vec<String>,
    /// The day of the sheet.
    pub date: NaiveDate,
    /// The identifier of the file.
    pub document_id: [u8; 16],
}

fallmappe_domain::silent_debug!(Datenschutzinformation<'_>);

impl Datenschutzinformation<'_> {
    /// The sheet, ready to be laid out.
    ///
    /// # Errors
    /// Those of the text blocks; a test fills every one of them.
    pub fn document(&self) -> Result<Document, LetterError> {
        let texts = TextBlocks::load("datenschutzinformation", TEXTS)?;
        let mut body = vec![self.office(&texts)?];
        body.extend(self.why_and_what(&texts)?);
        body.extend(self.who_and_how_long(&texts)?);
        body.extend(self.rights(&texts)?);
        body.push(Block::Paragraph(texts.get("received")?));
        body.push(Block::SignatureLines(vec![
            texts.get("sign_place")?,
            texts.get("sign_person")?,
        ]));
        let article = self.recht.article(Thema::Information).unwrap_or_default();
        Ok(Document {
            title: texts.get("title")?,
            subtitle: texts.fill(
                "subtitle",
                &[("law", &self.recht.label), ("article", article)],
            )?,
            body,
            footer: texts.fill("footer", &[("date", &long(self.date))])?,
            meta: Meta {
                title: texts.get("title")?,
                date: self.date,
                document_id: self.document_id,
            },
        })
    }

    fn office(&self, texts: &TextBlocks) -> Result<Block, LetterError> {
        let Sender {
            organisation,
            person,
            street,
            place,
            phone,
            email,
        } = &self.sender;
        let officer = match self.officer.trim() {
            "" => texts.get("officer_unknown")?,
            officer => officer.to_owned(),
        };
        let rows = vec![
            (
                texts.get("responsible")?,
                joined([organisation, street, place]),
            ),
            (texts.get("contact")?, joined([person, phone, email])),
            (texts.get("officer")?, officer),
        ];
        let rows = rows.into_iter().filter(|(_, value)| !value.is_empty());
        Ok(Block::Fields(rows.collect()))
    }

    fn why_and_what(&self, texts: &TextBlocks) -> Result<Vec<Block>, LetterError> {
        let consent = self.recht.in_brackets(Thema::Einwilligung);
        let special = self.recht.in_brackets(Thema::BesondereKategorien);
        let health = if self.keeps_gesundheit {
            texts.fill("what_health_on", &[("special", &special)])?
        } else {
            texts.get("what_health_off")?
        };
        Ok(vec![
            Block::Heading(texts.get("why")?),
            Block::Paragraph(texts.fill("why_text", &[("consent", &consent)])?),
            Block::Heading(texts.get("what")?),
            Block::List(vec![
                texts.get("what_person")?,
                texts.get("what_papers")?,
                texts.get("what_way")?,
                health,
            ]),
        ])
    }

    fn who_and_how_long(&self, texts: &TextBlocks) -> Result<Vec<Block>, LetterError> {
        let mut who = vec![texts.get("who_text")?];
        if !self.recht.duty_notice.is_empty() {
            who.push(texts.fill("who_duty", &[("duty", &self.recht.duty_notice)])?);
        }
        if !self.stellen.is_empty() {
            who.push(texts.fill("who_consented", &[("stellen", &self.stellen.join("; "))])?);
        }
        let periods = [
            ("akte", years(self.akte_years)),
            ("nachweis", years(self.nachweis_years)),
        ];
        let periods = periods
            .each_ref()
            .map(|(name, text)| (*name, text.as_str()));
        Ok(vec![
            Block::Heading(texts.get("who")?),
            Block::Paragraph(who.join(" ")),
            Block::Heading(texts.get("how_long")?),
            Block::Paragraph(texts.fill("how_long_text", &periods)?),
        ])
    }

    fn rights(&self, texts: &TextBlocks) -> Result<Vec<Block>, LetterError> {
        let recht = self.recht;
        let article = |thema| recht.in_brackets(thema);
        let access = article(Thema::Auskunft);
        let portability = article(Thema::Uebertragbarkeit);
        let erase = article(Thema::Loeschung);
        let limit = article(Thema::Einschraenkung);
        let complain = article(Thema::Beschwerde);
        let rights = vec![
            texts.fill(
                "right_access",
                &[("access", &access), ("portability", &portability)],
            )?,
            texts.fill(
                "right_correct",
                &[("correct", &article(Thema::Berichtigung))],
            )?,
            texts.fill("right_erase", &[("erase", &erase), ("limit", &limit)])?,
            texts.fill("right_withdraw", &[("withdraw", &article(Thema::Widerruf))])?,
            texts.fill("right_answer", &[("time", &recht.answer_time())])?,
            texts.fill(
                "right_complain",
                &[("complain", &complain), ("authority", &recht.authority)],
            )?,
        ];
        Ok(vec![
            Block::Heading(texts.get("rights")?),
            Block::List(rights),
        ])
    }
}

fn years(years: u32) -> String {
    if years == 1 {
        "ein Jahr".to_owned()
    } else {
        format!("{years} Jahre")
    }
}

const TEXTS: &str = include_str!("../../../../../assets/letters/datenschutzinformation.json");

#[cfg(test)]
mod tests {
    use super::*;
    use crate::samples::{day, sender};
    use crate::{layout_document, render_document};
    use fallmappe_domain::recht::laws;

    fn sheet(recht: &Recht) -> Datenschutzinformation<'_> {
        Datenschutzinformation {
            recht,
            sender: sender(),
            officer: "Datenschutzbeauftragte des Kreises, Amtshausstraße 2, 32051 Herford, datenschutz@kreis.example".into(),
            keeps_gesundheit: true,
            akte_years: 3,
            nachweis_years: 1,
            stellen: vec!["Psychosoziales Zentrum Ostwestfalen".into()],
            date: day(2026, 11, 22),
            document_id: [4; 16],
        }
    }

    #[test]
    fn every_law_gives_one_page_that_conforms_and_cites_its_own_articles_only() {
        for recht in laws() {
            let document = sheet(recht).document().unwrap();
            let layout = layout_document(&document).unwrap();
            assert_eq!(layout.pages.len(), 1, "{}", recht.label);
            let said = spoken(&document).join("\n");
            for article in recht.articles.values() {
                assert!(said.contains(article), "{article}");
            }
            for other in laws().iter().filter(|other| other.short != recht.short) {
                for article in other.articles.values() {
                    assert!(!said.contains(article), "{}: {article}", recht.label);
                }
            }
            crate::tests::assert_conforms(&render_document(&document).unwrap());
        }
    }

    #[test]
    fn only_public_bodies_tell_of_their_duty_and_health_is_said_as_it_is() {
        for recht in laws() {
            let off = Datenschutzinformation {
                keeps_gesundheit: false,
                ..sheet(recht)
            };
            let said = spoken(&off.document().unwrap()).join("\n");
            assert_eq!(
                said.contains("§ 87"),
                recht.code.as_str() == "dsgvo_dsg_nrw"
            );
            assert!(said.contains("sammeln wir nicht"));
        }
    }

    /// Every sentence of a document.
    fn spoken(document: &Document) -> Vec<String> {
        let body = document.body.iter().flat_map(|block| match block {
            Block::Paragraph(text) | Block::Heading(text) | Block::Notice(text) => {
                vec![text.clone()]
            }
            Block::List(items) => items.clone(),
            Block::Fields(rows) => rows.iter().map(|(_, value)| value.clone()).collect(),
            _ => Vec::new(),
        });
        [document.subtitle.clone()]
            .into_iter()
            .chain(body)
            .map(|text| text.replace('\u{a0}', " "))
            .collect()
    }
}
