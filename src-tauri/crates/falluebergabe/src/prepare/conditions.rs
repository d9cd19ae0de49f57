//! Nebenbestimmungen in a coarse form that still says what counts: whether work is allowed.
//!
//! Only wordings that are printed every day are read, and only when they are whole: a wrong "gestattet" would cost
//! somebody the stay. What else is written is not passed on, and the packet says so.

use fallmappe_domain::aufenthalt::Nebenbestimmung;

/// Said of a wording that is not passed on.
const WITHHELD: &str = "Wortlaut liegt uns vor, nicht weitergegeben";
/// Said where the record has no wording either.
const UNKNOWN: &str = "gilt; der Wortlaut steht im Papier der Person";
/// The kind that speaks of work (list `nebenbestimmung`).
const WORK: &str = "erwerbstaetigkeit";

/// What is usually printed about work, in the form of [`plain`], and what it means.
const USUAL: [(&str, &str); 13] = [
    ("erwerbstätigkeit gestattet", ALLOWED),
    ("erwerbstätigkeit uneingeschränkt gestattet", ALLOWED),
    ("erwerbstätigkeit nicht gestattet", FORBIDDEN),
    ("erwerbstätigkeit nur mit erlaubnis", PERMISSION),
    ("erwerbstätigkeit nur mit erlaubnis gestattet", PERMISSION),
    (
        "erwerbstätigkeit nur mit erlaubnis ausländerbehörde",
        PERMISSION,
    ),
    (
        "erwerbstätigkeit nur mit erlaubnis ausländerbehörde gestattet",
        PERMISSION,
    ),
    ("beschäftigung nur mit erlaubnis", PERMISSION),
    ("beschäftigung nur mit erlaubnis gestattet", PERMISSION),
    (
        "beschäftigung nur mit erlaubnis ausländerbehörde gestattet",
        PERMISSION,
    ),
    (
        "beschäftigung nach erlaubnis ausländerbehörde gestattet",
        PERMISSION,
    ),
    (
        "erwerbstätigkeit nicht gestattet beschäftigung mit erlaubnis ausländerbehörde möglich",
        PERMISSION,
    ),
    (
        "erwerbstätigkeit nicht gestattet beschäftigung mit erlaubnis ausländerbehörde gestattet",
        PERMISSION,
    ),
];
const ALLOWED: &str = "gestattet";
const FORBIDDEN: &str = "nicht gestattet";
const PERMISSION: &str = "nur mit Erlaubnis";
/// May follow a sentence about employment without changing what it says about employment.
const NO_BUSINESS: [&str; 2] = [
    " selbstständige tätigkeit nicht gestattet",
    " selbstständige erwerbstätigkeit nicht gestattet",
];
/// Words without which a wording says the same.
const FILLERS: [&str; 8] = [
    "ist",
    "wird",
    "die",
    "der",
    "durch",
    "von",
    "zuständigen",
    "einer",
];

/// What a condition says in coarse words.
pub(super) fn coarse(condition: &Nebenbestimmung) -> &'static str {
    let wording = plain(&condition.wording);
    if wording.is_empty() {
        return UNKNOWN;
    }
    if condition.kind.as_str() != WORK {
        return WITHHELD;
    }
    let employment = NO_BUSINESS
        .iter()
        .find_map(|more| wording.strip_suffix(more));
    let said = |text: &str| USUAL.iter().find(|(usual, _)| *usual == text);
    let found = said(&wording).or_else(|| {
        let (_, meaning) = said(employment?)?;
        // "gestattet, but no business of one's own" is more than one of three words can say.
        USUAL
            .iter()
            .find(|(_, means)| means == meaning && *meaning == PERMISSION)
    });
    found.map_or(WITHHELD, |(_, meaning)| meaning)
}

/// Lower case, without marks and fillers, one word for each of the words that mean the same.
fn plain(wording: &str) -> String {
    let lower = wording.to_lowercase();
    let words = lower.split(|c: char| !c.is_alphanumeric());
    let words = words.filter(|word| !word.is_empty() && !FILLERS.contains(word));
    let same = |word| match word {
        "erlaubt" | "zugelassen" => "gestattet",
        "genehmigung" => "erlaubnis",
        "abh" | "behörde" => "ausländerbehörde",
        "selbständige" => "selbstständige",
        word => word,
    };
    words.map(same).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use fallmappe_domain::code::Code;

    fn said(kind: &str, wording: &str) -> &'static str {
        coarse(&Nebenbestimmung {
            kind: Code::new(kind),
            wording: wording.to_owned(),
            since: "2026-01-01".parse().unwrap(),
            until: None,
        })
    }

    #[test]
    fn the_usual_wordings_say_whether_work_is_allowed() {
        for (wording, meaning) in [
            ("Erwerbstätigkeit erlaubt.", ALLOWED),
            ("Erwerbstätigkeit gestattet", ALLOWED),
            ("ERWERBSTÄTIGKEIT IST NICHT GESTATTET.", FORBIDDEN),
            ("Erwerbstätigkeit nur mit Erlaubnis", PERMISSION),
            (
                "Erwerbstätigkeit nicht gestattet; Beschäftigung mit Erlaubnis der Ausländerbehörde möglich.",
                PERMISSION,
            ),
            (
                "Beschäftigung nach Genehmigung durch die Ausländerbehörde erlaubt.",
                PERMISSION,
            ),
            (
                "Beschäftigung nur mit Genehmigung der Ausländerbehörde gestattet. Selbstständige Tätigkeit nicht gestattet.",
                PERMISSION,
            ),
        ] {
            assert_eq!(said(WORK, wording), meaning, "{wording}");
        }
    }

    #[test]
    fn never_is_a_wording_guessed_at() {
        for wording in [
            "Erwerbstätigkeit gestattet bei der Tischlerei Vossberg",
            "Beschäftigung gestattet",
            "Erwerbstätigkeit gestattet. Selbstständige Tätigkeit nicht gestattet.",
            "Erwerbstätigkeit nicht mehr gestattet",
        ] {
            assert_eq!(said(WORK, wording), WITHHELD, "{wording}");
        }
        assert_eq!(
            said("wohnsitzauflage", "Wohnsitznahme in Lindenrode"),
            WITHHELD
        );
        assert_eq!(said(WORK, " "), UNKNOWN);
    }
}
