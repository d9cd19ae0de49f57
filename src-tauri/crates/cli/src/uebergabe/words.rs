//! What is typed for products, forms, answers and papers, in German, and what the commands call it.

use clap::ValueEnum;
use fallmappe_commands::schema::Uebergabeblatt;
use fallmappe_domain::code::Code;
use fallmappe_domain::uebergabe::{PacketForm, UebergabeEventKind, UebergabeProduct};

macro_rules! words {
    ($($(#[$doc:meta])* $name:ident => $target:ident { $($(#[$help:meta])* $word:ident => $value:ident,)+ })+) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
        pub enum $name {
            $($(#[$help])* $word,)+
        }

        impl From<$name> for $target {
            fn from(word: $name) -> Self {
                match word { $($name::$word => Self::$value,)+ }
            }
        }
    )+};
}

words! {
    /// What is handed over.
    Produkt => UebergabeProduct {
        /// Paket ohne Namen, mit Begleitschreiben
        Paket => Packet,
        /// Brief und Übergabebogen mit Namen
        Benannt => Named,
        /// Eine Seite ohne Namen für die Fallkonferenz
        Konferenz => Konferenz,
    }
    /// Form of a packet.
    Form => PacketForm {
        /// Verschlossen für den Schlüssel der Stelle
        Schluessel => Key,
        /// Verschlossen mit einem Passwort
        Passwort => Passphrase,
        /// Seite für jeden Browser, verschlossen mit einem Passwort
        Html => Html,
    }
    /// What happened, told by telephone or on paper.
    Ereignis => UebergabeEventKind {
        /// Der Stelle gegeben
        Ausgehaendigt => HandedOut,
        /// Bei der Stelle eingegangen
        Eingegangen => Received,
        /// Von der Stelle übernommen
        Uebernommen => Accepted,
        /// Zum Teil übernommen
        Teilweise => PartlyAccepted,
        /// Abgelehnt
        Abgelehnt => Rejected,
        /// Zurückgegeben
        Zurueck => Returned,
    }
    /// The answer of a receipt.
    Antwort => UebergabeEventKind {
        /// Eingegangen, noch nicht entschieden
        Eingegangen => Received,
        /// Übernommen
        Uebernommen => Accepted,
        /// Zum Teil übernommen
        Teilweise => PartlyAccepted,
        /// Abgelehnt
        Abgelehnt => Rejected,
        /// Zurückgegeben
        Zurueck => Returned,
    }
    /// A paper about a Fallübergabe.
    Blatt => Uebergabeblatt {
        /// Eine Seite in einfachem Deutsch für die Person
        Person => Person,
        /// Kennung und Name, für den eigenen Weg zur Stelle
        Zuordnung => Zuordnung,
        /// Schreiben an die Stelle: Einwilligung widerrufen
        Widerruf => Widerruf,
    }
}

/// A code as typed; nothing typed means that nobody asked.
pub fn code(typed: String) -> Code {
    if typed.is_empty() {
        Code::not_asked()
    } else {
        Code(typed)
    }
}
