//! The rules of the parts of a Fall: lists that codes belong to, limits of texts, order of days.

use super::found::Found;
use super::{Checked, Problem};
use crate::aufenthalt::Bescheid;
use crate::bildung::{
    Arbeitssituation, Ausbildung, Berufsbildung, Leistungsbezug, Schulbildung, Sprachstand,
};
use crate::clearing::Clearing;
use crate::datei::{self, Datei};
use crate::fallkonferenz::{Fallkonferenz, Teilnehmende, Vereinbarung};
use crate::frist::{Frist, Fristerledigung};
use crate::gesundheit::Gesundheitsangabe;
use crate::preset::Presets;
use crate::strukturhemmnis::Strukturhemmnis;
use crate::teilhabeplan::{Bedarf, Schritt, Ziel};
use crate::verbleib::Verbleib;

/// Most steps of a Ziel, participants or agreements of a Fallkonferenz; more is a mistake.
const MAX_ROWS: usize = 100;

impl Checked for Bescheid {
    fn problems(&self, lists: &Presets) -> Vec<Problem> {
        let mut found = Found::new(lists);
        found.code("kind", "bescheidart", &self.kind);
        found.short("authority", &self.authority);
        found.short("reference", &self.reference);
        found.text("remark", &self.remark);
        if let Some(dated) = self.dated_on {
            found.order("servedOn", dated, self.served_on);
        }
        if let Some(served) = self.served_on {
            found.order("contestedOn", served, self.contested_on);
        }
        found.problems
    }
}

impl Checked for Clearing {
    fn problems(&self, lists: &Presets) -> Vec<Problem> {
        let mut found = Found::new(lists);
        found.code("access", "zugangsweg", &self.access);
        found.code("targetGroup", "zielgruppe", &self.target_group);
        found.code(
            "otherFallfuehrung",
            "fallfuehrung",
            &self.other_fallfuehrung,
        );
        found.code("exclusion", "ausschluss", &self.exclusion);
        found.text("exceptionReason", &self.exception_reason);
        let unexplained =
            self.target_group.as_str() == "ausnahme" && self.exception_reason.trim().is_empty();
        found.when(
            unexplained,
            "exceptionReason",
            "Bitte den Grund für die Ausnahme nennen; Ausnahmen sind in begründeten Einzelfällen möglich.",
        );
        found.short("otherBody", &self.other_body);
        found.text("remark", &self.remark);
        found.problems
    }
}

impl Checked for Schulbildung {
    fn problems(&self, lists: &Presets) -> Vec<Problem> {
        let mut found = Found::new(lists);
        found.code("level", "schulabschluss", &self.level);
        found.code("country", "staatsangehoerigkeit", &self.country);
        found.when(
            self.years > 30,
            "years",
            "Mehr als 30 Schuljahre gibt es nicht.",
        );
        found.short("authority", &self.authority);
        found.text("remark", &self.remark);
        found.problems
    }
}

impl Checked for Berufsbildung {
    fn problems(&self, lists: &Presets) -> Vec<Problem> {
        let mut found = Found::new(lists);
        found.code("level", "berufsabschluss", &self.level);
        found.code("country", "staatsangehoerigkeit", &self.country);
        found.short("occupation", &self.occupation);
        found.short("authority", &self.authority);
        found.text("remark", &self.remark);
        found.problems
    }
}

impl Checked for Sprachstand {
    fn problems(&self, lists: &Presets) -> Vec<Problem> {
        let mut found = Found::new(lists);
        found.filled("language", &self.language, "Bitte die Sprache nennen.");
        found.short("language", &self.language);
        found.code("level", "sprachniveau", &self.level);
        found.code("proof", "sprachnachweis", &self.proof);
        found.short("provider", &self.provider);
        found.text("remark", &self.remark);
        found.problems
    }
}

impl Checked for Arbeitssituation {
    fn problems(&self, lists: &Presets) -> Vec<Problem> {
        let mut found = Found::new(lists);
        found.code("status", "erwerbsstatus", &self.status);
        found.order("until", self.since, self.until);
        found.short("employer", &self.employer);
        found.short("occupation", &self.occupation);
        found.when(
            self.hours_per_week > 168,
            "hoursPerWeek",
            "Eine Woche hat 168 Stunden.",
        );
        found.text("remark", &self.remark);
        found.problems
    }
}

impl Checked for Leistungsbezug {
    fn problems(&self, lists: &Presets) -> Vec<Problem> {
        let mut found = Found::new(lists);
        found.code("kind", "leistungsbezug", &self.kind);
        found.order("until", self.since, self.until);
        found.short("authority", &self.authority);
        found.text("remark", &self.remark);
        found.problems
    }
}

impl Checked for Ausbildung {
    fn problems(&self, lists: &Presets) -> Vec<Problem> {
        let mut found = Found::new(lists);
        found.code("kind", "ausbildungsart", &self.kind);
        found.order("endsOn", self.starts_on, self.ends_on);
        found.order("passedOn", self.starts_on, self.passed_on);
        found.short("occupation", &self.occupation);
        found.short("employer", &self.employer);
        found.text("remark", &self.remark);
        found.problems
    }
}

impl Checked for Bedarf {
    fn problems(&self, lists: &Presets) -> Vec<Problem> {
        let mut found = Found::new(lists);
        found.chosen("handlungsfeld", "handlungsfeld", &self.handlungsfeld);
        found.code("rating", "bedarfsstufe", &self.rating);
        found.text("remark", &self.remark);
        found.problems
    }
}

impl Checked for Ziel {
    fn problems(&self, lists: &Presets) -> Vec<Problem> {
        let mut found = Found::new(lists);
        found.code("handlungsfeld", "handlungsfeld", &self.handlungsfeld);
        found.filled("wording", &self.wording, "Bitte das Ziel in Worten nennen.");
        found.text("wording", &self.wording);
        found.code("priority", "prioritaet", &self.priority);
        found.code("state", "zielstand", &self.state);
        found.order("endedOn", self.set_on, self.ended_on);
        found.text("remark", &self.remark);
        found.few("steps", self.steps.len(), MAX_ROWS);
        found.list("steps", &self.steps);
        found.problems
    }
}

impl Checked for Schritt {
    fn problems(&self, lists: &Presets) -> Vec<Problem> {
        let mut found = Found::new(lists);
        found.filled("what", &self.what, "Bitte den Schritt in Worten nennen.");
        found.text("what", &self.what);
        found.code("who", "zustaendigkeit", &self.who);
        found.short("whoName", &self.who_name);
        found.code("state", "schrittstand", &self.state);
        found.problems
    }
}

impl Checked for Verbleib {
    fn problems(&self, lists: &Presets) -> Vec<Problem> {
        let mut found = Found::new(lists);
        found.chosen("point", "verbleibszeitpunkt", &self.point);
        found.code("kind", "verbleib", &self.kind);
        found.text("remark", &self.remark);
        found.problems
    }
}

impl Checked for Fallkonferenz {
    fn problems(&self, lists: &Presets) -> Vec<Problem> {
        let mut found = Found::new(lists);
        found.text("occasion", &self.occasion);
        found.text("question", &self.question);
        found.text("result", &self.result);
        found.few("participants", self.participants.len(), MAX_ROWS);
        found.list("participants", &self.participants);
        found.few("agreements", self.agreements.len(), MAX_ROWS);
        found.list("agreements", &self.agreements);
        found.problems
    }
}

impl Checked for Teilnehmende {
    fn problems(&self, lists: &Presets) -> Vec<Problem> {
        let mut found = Found::new(lists);
        found.short("name", &self.name);
        found.short("stelle", &self.stelle);
        found.problems
    }
}

impl Checked for Vereinbarung {
    fn problems(&self, lists: &Presets) -> Vec<Problem> {
        let mut found = Found::new(lists);
        found.filled(
            "what",
            &self.what,
            "Bitte die Vereinbarung in Worten nennen.",
        );
        found.text("what", &self.what);
        found.short("who", &self.who);
        found.problems
    }
}

impl Checked for Datei {
    fn problems(&self, lists: &Presets) -> Vec<Problem> {
        let mut found = Found::new(lists);
        found.filled("title", &self.title, "Bitte der Datei einen Titel geben.");
        found.short("title", &self.title);
        found.code("kind", "dateiart", &self.kind);
        found.short("fileName", &self.file_name);
        found.short("mediaType", &self.media_type);
        found.short("sha256", &self.sha256);
        found.text("remark", &self.remark);
        found.when(
            self.bytes > datei::MAX_BYTES,
            "bytes",
            "Eine Datei darf höchstens 50 MB groß sein.",
        );
        found.when(
            !self.content_fits(),
            "content",
            "Der Inhalt der Datei passt nicht zu ihrer Größe und Prüfsumme.",
        );
        found.problems
    }
}

impl Checked for Strukturhemmnis {
    fn problems(&self, lists: &Presets) -> Vec<Problem> {
        let mut found = Found::new(lists);
        found.code("handlungsfeld", "handlungsfeld", &self.handlungsfeld);
        found.code("kind", "strukturhemmnis", &self.kind);
        found.text("text", &self.text);
        found.problems
    }
}

impl Checked for Gesundheitsangabe {
    fn problems(&self, lists: &Presets) -> Vec<Problem> {
        let mut found = Found::new(lists);
        found.filled(
            "text",
            &self.text,
            "Bitte eintragen, welche Hilfe gebraucht wird.",
        );
        found.text("text", &self.text);
        found.problems
    }
}

impl Checked for Frist {
    fn problems(&self, lists: &Presets) -> Vec<Problem> {
        let mut found = Found::new(lists);
        found.filled("title", &self.title, "Bitte eintragen, was fällig ist.");
        found.short("title", &self.title);
        found.short("basis", &self.basis);
        found.text("remark", &self.remark);
        found.problems
    }
}

impl Checked for Fristerledigung {
    fn problems(&self, lists: &Presets) -> Vec<Problem> {
        let mut found = Found::new(lists);
        found.filled("rule", self.rule.as_str(), "Die Regel fehlt.");
        found.short("rule", self.rule.as_str());
        found.text("remark", &self.remark);
        found.problems
    }
}
