//! The receiving bodies of the sample. They share one published practice key, so that a handover can be tried.

use fallmappe_domain::code::Code;
use fallmappe_domain::stelle::Stelle;

/// The public half of `assets/sample/uebungsschluessel.txt`, so that a handover can be practised to its end.
const PRACTICE_KEY: &str = "age123gjs23nlvgjq2qt9ltpz4qdvxw7s0te3j34hy9zugfudjh42qmsfngpv2";

/// Jugendmigrationsdienst, the usual next place for young people.
pub const JMD: &str = "Jugendmigrationsdienst Musterstadt";
/// Jobcenter.
pub const JOBCENTER: &str = "Jobcenter Musterstadt";
/// Counselling for the soul; may get health data if the consent names them.
pub const ANKER: &str = "Beratungsstelle Anker";
/// Vocational school.
pub const BERUFSKOLLEG: &str = "Berufskolleg Nord";
/// Ausländerbehörde.
pub const ABH: &str = "Ausländerbehörde Kreis Musterland";

/// Every Stelle that a sample Einwilligung names.
pub fn stellen() -> Vec<Stelle> {
    [
        (
            JMD,
            "beratungsstelle",
            "Frau Merve Ilgıt-Brandhorst",
            "Kirchplatz 5",
            "59991 Musterstadt",
        ),
        (
            JOBCENTER,
            "jobcenter",
            "Herr Sandkühler",
            "Bahnhofstraße 118",
            "59991 Musterstadt",
        ),
        (
            ANKER,
            "therapie",
            "Frau Dr. Vennekötter",
            "Am Alten Hafen 2",
            "59993 Lindenrode",
        ),
        (
            BERUFSKOLLEG,
            "berufskolleg",
            "Herr Sundermeier",
            "Schulstraße 40",
            "59991 Musterstadt",
        ),
        (
            ABH,
            "auslaenderbehoerde",
            "",
            "Kreishausallee 1",
            "59994 Ahlerbach",
        ),
    ]
    .map(|(name, kind, contact_person, street, place)| Stelle {
        name: name.to_owned(),
        kind: Code::new(kind),
        contact_person: contact_person.to_owned(),
        street: street.to_owned(),
        place: place.to_owned(),
        age_recipient: PRACTICE_KEY.to_owned(),
    })
    .into()
}
