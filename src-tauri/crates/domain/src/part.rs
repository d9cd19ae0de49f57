//! The parts of a Fall that are lists of dated entries, once: types, tables and screens are made from this list.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Hands the list of parts to another macro as `Variant field: Type => "table", "German name";` lines.
#[macro_export]
macro_rules! with_parts {
    ($callback:ident) => {
        $callback! {
            Status status: $crate::aufenthalt::Aufenthaltsstatus => "aufenthaltsstatus", "Aufenthaltsstatus";
            Dokument dokumente: $crate::aufenthalt::Aufenthaltsdokument => "aufenthaltsdokument", "Aufenthaltsdokument";
            Nebenbestimmung nebenbestimmungen: $crate::aufenthalt::Nebenbestimmung => "nebenbestimmung", "Nebenbestimmung";
            Bescheid bescheide: $crate::aufenthalt::Bescheid => "bescheid", "Bescheid";
            Kontakt kontakte: $crate::kontakt::Kontakt => "kontakt", "Kontakt";
            Teilnahme teilnahmen: $crate::teilnahme::Teilnahme => "teilnahme", "Teilnahme";
            Vermittlung vermittlungen: $crate::vermittlung::Vermittlung => "vermittlung", "Vermittlung";
            Einwilligung einwilligungen: $crate::einwilligung::Einwilligung => "einwilligung", "Einwilligung";
            Clearing clearings: $crate::clearing::Clearing => "clearing", "Clearing";
            Schulbildung schulbildung: $crate::bildung::Schulbildung => "schulbildung", "Schulbildung";
            Berufsbildung berufsbildung: $crate::bildung::Berufsbildung => "berufsbildung", "Berufsbildung";
            Sprachstand sprachstand: $crate::bildung::Sprachstand => "sprachstand", "Sprachstand";
            Arbeitssituation arbeitssituationen: $crate::bildung::Arbeitssituation => "arbeitssituation", "Arbeitssituation";
            Leistungsbezug leistungsbezuege: $crate::bildung::Leistungsbezug => "leistungsbezug", "Leistungsbezug";
            Ausbildung ausbildungen: $crate::bildung::Ausbildung => "ausbildung", "Ausbildung";
            Bedarf bedarfe: $crate::teilhabeplan::Bedarf => "bedarf", "Bedarf";
            Ziel ziele: $crate::teilhabeplan::Ziel => "ziel", "Ziel";
            Verbleib verbleib: $crate::verbleib::Verbleib => "verbleib", "Verbleib";
            Fallkonferenz fallkonferenzen: $crate::fallkonferenz::Fallkonferenz => "fallkonferenz", "Fallkonferenz";
            Datei dateien: $crate::datei::Datei => "datei", "Datei";
            Strukturhemmnis strukturhemmnisse: $crate::strukturhemmnis::Strukturhemmnis => "strukturhemmnis", "Strukturhemmnis";
            Gesundheit gesundheit: $crate::gesundheit::Gesundheitsangabe => "gesundheitsangabe", "Gesundheitsangabe";
            Frist fristen: $crate::frist::Frist => "frist", "Frist";
            Fristerledigung fristerledigungen: $crate::frist::Fristerledigung => "fristerledigung", "Erledigte Frist";
        }
    };
}

macro_rules! parts {
    ($($variant:ident $field:ident: $type:ty => $table:literal, $german:literal;)+) => {
        /// Names a part of a Fall.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
        #[serde(rename_all = "camelCase")]
        pub enum Part {
            $(#[doc = $german] $variant,)+
        }

        impl Part {
            /// Every part, in the order of the list.
            pub const ALL: &[Part] = &[$(Part::$variant),+];

            /// The code under which its entries are kept; never changed once released.
            pub fn code(self) -> &'static str {
                match self { $(Part::$variant => $table,)+ }
            }

            /// What people call one entry.
            pub fn german(self) -> &'static str {
                match self { $(Part::$variant => $german,)+ }
            }

            /// The part with this code.
            pub fn from_code(code: &str) -> Option<Part> {
                match code { $($table => Some(Part::$variant),)+ _ => None }
            }
        }
    };
}

with_parts!(parts);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_part_is_found_by_its_code_and_by_no_other() {
        for part in Part::ALL {
            assert_eq!(Part::from_code(part.code()), Some(*part));
            assert!(!part.german().is_empty());
        }
        assert_eq!(Part::from_code("person"), None);
    }
}
