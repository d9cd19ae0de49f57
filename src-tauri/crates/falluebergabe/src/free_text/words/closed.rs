//! Short closed lists: titles, particles of names, times, articles. Long lists are files in `assets/lists`.

/// Gender a title speaks of; persons with different titles are never merged.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Title {
    Herr,
    Frau,
    Familie,
    Academic,
}

/// Title word, if the folded token is one.
pub(crate) fn title(folded: &str) -> Option<Title> {
    match folded {
        "herr" | "herrn" | "hr" | "hrn" | "mr" => Some(Title::Herr),
        "frau" | "fr" | "mrs" | "ms" => Some(Title::Frau),
        "familie" | "fam" | "eheleute" | "ehepaar" => Some(Title::Familie),
        "dr" | "prof" | "drs" => Some(Title::Academic),
        _ => None,
    }
}

/// Words between a title or role and the name: "Prof. Dr. med.", "Dipl.-Soz.-Päd.".
pub(crate) fn is_degree(folded: &str) -> bool {
    matches!(
        folded,
        "dr" | "prof"
            | "med"
            | "jur"
            | "phil"
            | "dipl"
            | "soz"
            | "paed"
            | "ba"
            | "ma"
            | "ra"
            | "rain"
    )
}

/// Small words inside names: "von der Heide", "Al Hassan", "Abu Bakr".
pub(crate) fn is_particle(folded: &str) -> bool {
    is_inner_particle(folded)
        || matches!(
            folded,
            "von"
                | "van"
                | "der"
                | "den"
                | "de"
                | "del"
                | "della"
                | "di"
                | "dos"
                | "la"
                | "le"
                | "ter"
        )
}

/// Particles that may stand after any word of a name; "von" after a surname says where somebody works.
pub(crate) fn is_inner_particle(folded: &str) -> bool {
    matches!(
        folded,
        "el" | "al" | "ul" | "ben" | "bin" | "bint" | "ibn" | "abu" | "abd" | "ou"
    )
}

/// Small words that begin a surname and nothing else, where they have a capital.
pub(crate) fn is_surname_particle(folded: &str) -> bool {
    is_inner_particle(folded)
        || matches!(
            folded,
            "van"
                | "bou"
                | "ould"
                | "haj"
                | "hadj"
                | "ait"
                | "de"
                | "da"
                | "di"
                | "del"
                | "della"
                | "dos"
                | "le"
                | "la"
                | "ter"
                | "ten"
                | "mac"
                | "mc"
                | "um"
                | "umm"
                | "os"
        )
}

/// Month number for a German month name or its short form.
pub(crate) fn month(folded: &str) -> Option<u32> {
    let months: [&[&str]; 12] = [
        &["januar", "jan", "jaenner"],
        &["februar", "feb", "febr"],
        &["maerz", "mrz", "maer", "marz"],
        &["april", "apr"],
        &["mai"],
        &["juni", "jun"],
        &["juli", "jul"],
        &["august", "aug"],
        &["september", "sep", "sept"],
        &["oktober", "okt"],
        &["november", "nov"],
        &["dezember", "dez"],
    ];
    let at = months.iter().position(|names| names.contains(&folded))?;
    u32::try_from(at + 1).ok()
}

/// Ordinary words that are surnames first of all: what they once meant, hardly anybody does any more.
pub(crate) fn is_surname_first(folded: &str) -> bool {
    const SURNAMES: &[&str] = &[
        "mueller",
        "schmidt",
        "schmitt",
        "schmitz",
        "weber",
        "wagner",
        "becker",
        "schulz",
        "schulze",
        "hoffmann",
        "hofmann",
        "schaefer",
        "koehler",
        "krueger",
        "krause",
        "lehmann",
        "herrmann",
        "hermann",
        "walter",
        "meier",
        "maier",
        "mayer",
        "schubert",
        "winkler",
        "scholz",
        "neumann",
        "baumann",
        "zimmermann",
        "schroeder",
        "boettcher",
        "schuster",
        "krämer",
        "kraemer",
        "vogt",
        "sander",
    ];
    SURNAMES.contains(&folded)
}

/// Days, months, seasons and parts of a day; nobody is meant by them.
pub(crate) fn is_time(folded: &str) -> bool {
    month(folded).is_some()
        || folded.ends_with("tag")
        || folded.ends_with("woche")
        || folded.ends_with("abend")
        || folded.ends_with("morgen")
        || matches!(
            folded,
            "sommer"
                | "winter"
                | "herbst"
                | "fruehling"
                | "fruehjahr"
                | "nacht"
                | "mittag"
                | "ende"
                | "mitte"
                | "mittwoch"
                | "heute"
                | "monatsende"
                | "monatsanfang"
                | "jahresende"
                | "jahresanfang"
                | "wochenende"
                | "quartalsende"
        )
}

/// Articles, prepositions with article, possessives and numerals: what follows them is a thing, not a surname.
pub(crate) fn is_determiner(folded: &str) -> bool {
    matches!(
        folded,
        "der"
            | "die"
            | "das"
            | "den"
            | "dem"
            | "des"
            | "ein"
            | "eine"
            | "einen"
            | "einem"
            | "einer"
            | "eines"
            | "im"
            | "am"
            | "zum"
            | "zur"
            | "beim"
            | "vom"
            | "ins"
            | "ans"
            | "kein"
            | "keine"
            | "keinen"
            | "als"
            | "jeden"
            | "jeder"
            | "diesen"
            | "dieser"
            | "diesem"
            | "diese"
            | "naechsten"
            | "letzten"
            | "naechste"
            | "letzte"
            | "ersten"
            | "zweiten"
            | "dritten"
            | "sein"
            | "seine"
            | "seinen"
            | "ihr"
            | "ihre"
            | "ihren"
            | "mein"
            | "meine"
            | "viel"
            | "jedes"
            | "ganzen"
            | "ab"
            | "seit"
            | "bis"
            | "ende"
            | "anfang"
            | "mitte"
            | "guten"
            | "kommenden"
            | "vergangenen"
    )
}
