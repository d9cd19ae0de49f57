//! Sentences that tell something rare, and ordinary ones that tell nothing.

use super::*;
use crate::free_text::{NoteIn, pseudonymise};
use proptest::prelude::*;

/// The patterns were made with these.
const TUNED: &[&str] = &[
    "Sie ist die einzige Kurdin in ihrer Klasse.",
    "Er war der erste Geduldete, der im Kreis eine Ausbildung als Imker begann.",
    "Der Fall stand in der Zeitung.",
    "Hat dem WDR ein Interview gegeben.",
    "Hat das Erdbeben überlebt.",
    "Der Onkel war General.",
    "Stammt aus einer bekannten Familie.",
    "Er ist in der Stadt bekannt wie ein bunter Hund.",
    "War in der Heimat Zirkusartist.",
    "Hat eine Beinprothese.",
    "Drei Geschwister sind gestorben.",
    "Vater und Bruder wurden vor seinen Augen erschossen.",
    "Lebt mit ihren sieben Kindern in zwei Zimmern.",
    "Ihr Zwillingsbruder lebt in Norwegen.",
    "Wurde zwei Jahre als Geisel gehalten.",
    "Die Mutter kommt aus Papua-Neuguinea.",
    "Ist Sprecher der Bewohner in der Unterkunft.",
    "Wurde Landesmeisterin im Ringen.",
    "Überlebte als Einziger das Bootsunglück.",
    "Sein Bild ging durch die Presse.",
    "Er ist der einzige Eritreer im ganzen Dorf.",
    "Als erste Frau im Betrieb hat sie den Gabelstaplerschein gemacht.",
    "Über die Familie wurde letztes Jahr im Fernsehen berichtet.",
    "Das Foto von ihm war auf der Titelseite der Lokalzeitung.",
    "War beim Brandanschlag auf die Unterkunft im Gebäude.",
    "Saß auf dem Boot, das vor der Küste gesunken ist.",
    "Sein Vater war Minister unter dem alten Präsidenten.",
    "Der Großvater ist Stammesältester.",
    "Die Schwester ist eine berühmte Sängerin.",
    "Hat früher in der Nationalmannschaft Volleyball gespielt.",
    "Ist gelernter Perlentaucher.",
    "Ihr fehlt seit der Flucht der linke Unterarm.",
    "Drei seiner Brüder sind im Krieg gefallen.",
    "Beide Eltern und vier Geschwister sind ertrunken.",
    "Sie hat elf Kinder.",
    "Mutter von Drillingen.",
    "Mit zwölf wurde er als Kindersoldat eingezogen.",
    "Die Familie stammt aus Bhutan und spricht Dzongkha.",
    "Wurde vom Bürgermeister für die Rettung eines Kindes geehrt.",
    "Das Video von der Festnahme ist im Netz viral gegangen.",
    "Er lebt seit drei Monaten im Kirchenasyl.",
    "Hat den Landeswettbewerb Mathematik gewonnen.",
    "Leidet an der Bluterkrankheit.",
    "Saß als Einzige ihrer Familie nicht im Wagen, als die Bombe explodierte.",
    "Sie hat als einzige Frau im Kurs die Prüfung bestanden.",
    "Er ist in der ganzen Gegend als der Mann mit dem Papagei bekannt.",
    "Die Lokalzeitung brachte eine ganze Seite über seine Flucht.",
    "War Dolmetscher der Bundeswehr im Einsatz.",
    "Sein Bruder ist der Täter aus dem Prozess, der durch alle Medien ging.",
    "Ihre Familie betrieb das einzige Hotel am Ort.",
    "Er verlor bei der Arbeit drei Finger.",
    "Überlebender eines Schiffsuntergangs im Mittelmeer.",
    "Die Oma war Königin ihres Volkes.",
    "Hat fünf Brüder und alle sind tot.",
    "Vier ihrer Kinder sind auf der Flucht umgekommen.",
    "Spielte im Fernsehen in einer Serie mit.",
    "Sein Onkel sitzt im Parlament.",
    "Hat in der Heimat die erste Mädchenschule gegründet.",
    "Er hat Albinismus.",
    "Wurde als Baby am Bahnhof ausgesetzt.",
    "Gewann letztes Jahr die Kreismeisterschaft im Boxen.",
    "Die Familie hat neun Kinder, davon zwei Zwillingspaare.",
    "Der Vater wurde hingerichtet.",
    "Spricht als Muttersprache Tibetisch.",
    "War Torwart der Jugendnationalmannschaft.",
    "Nach dem Brand im Wohnheim war sein Bild überall.",
    "Ist im Rollstuhl und fährt jeden Tag mit dem Bus.",
    "Sie hat für ihre Arbeit den Integrationspreis der Stadt bekommen.",
    "Er ist der Junge, der bei der Abschiebung vom Dach gesprungen ist.",
    "Arbeitete als Leibwächter eines Politikers.",
    "Seine Mutter wurde vor dem Haus ermordet.",
    "Hat vor Gericht gegen die Schleuser ausgesagt.",
    "Ihr Mann war Chefarzt im größten Krankenhaus des Landes.",
    "Ist mit vierzehn zwangsverheiratet worden.",
    "Sie ist die einzige Auszubildende mit Kopftuch im Rathaus.",
    "Er kam als erster Lehrling ohne Schulabschluss in die Firma.",
    "Nach dem Artikel über ihn riefen viele Leute an.",
    "Ein Kamerateam war bei der Familie zu Hause.",
    "Er war auf dem Lkw, in dem die Polizei damals die Toten fand.",
    "War dabei, als die Halle in der Nordstadt abbrannte.",
    "Sein Großvater war Sultan.",
    "Der Bruder ist Bürgermeister einer Kleinstadt.",
    "Sie ist Vorsitzende des Elternbeirats.",
    "In der Siedlung kennt ihn jeder.",
    "Hat als Clown im Krankenhaus gearbeitet.",
    "Spielte in der ersten Liga Handball.",
    "Hat sechs Finger an einer Hand.",
    "Wartet auf ein Spenderherz.",
    "Alle vier Geschwister sind verschollen.",
    "Seine Frau und die zwei Töchter starben bei einem Luftangriff.",
    "Er hat dreizehn Geschwister von drei Müttern.",
    "Wurde von einer Miliz verschleppt und verkauft.",
    "Gehört zum Volk der Rohingya.",
    "Spricht als Einziger in der Stadt diese Sprache.",
];

/// Written apart from the patterns, which were not changed for them.
const HELD_OUT: &[&str] = &[
    "Als einziger Schüler der Schule spricht er Fulfulde.",
    "Er hat den ersten Preis beim Vorlesewettbewerb bekommen.",
    "Die Mutter gab dem Radio ein langes Interview.",
    "Ihr Schicksal wurde in einem Buch beschrieben.",
    "Beim Hochwasser hat die Familie alles verloren.",
    "Er war Zeuge der Schießerei am Busbahnhof.",
    "Der Vater war Bürgermeister und wurde abgesetzt.",
    "Sie ist die Enkelin eines Fürsten.",
    "Den Namen der Familie kennt in der Heimat jedes Kind.",
    "Hat als Boxer für sein Land gekämpft.",
    "Ist ausgebildeter Sprengmeister.",
    "Hat nur noch ein Auge.",
    "Ist kleinwüchsig und braucht eine angepasste Werkbank.",
    "Verlor bei dem Angriff Eltern und drei Brüder.",
    "Die Schwester wurde von den eigenen Brüdern umgebracht.",
    "Hat mit drei Frauen zusammen vierzehn Kinder.",
    "War vier Jahre in einem Lager im Norden gefangen.",
    "Lebte nach der Flucht zwei Jahre allein im Wald.",
    "Die Großeltern kommen von den Komoren.",
    "Wurde bei der Überfahrt von einem Tanker gerettet.",
];

/// Close to a pattern, and nothing out of the ordinary.
const ORDINARY: &[&str] = &[
    "Die einzige Möglichkeit in der Stadt ist der Abendkurs.",
    "Als Erstes den Pass beantragen, dann den Kurs in der Schule.",
    "Hat die Stellenanzeige in der Zeitung gesehen und das Bild ausgeschnitten.",
    "Trägt morgens Zeitungen aus.",
    "Hat zwei Kinder, die Tochter geht in die Kita.",
    "Ist mit drei Brüdern nach Deutschland gekommen.",
    "Der Kurs hat sechs Kinder in der Betreuung.",
    "Termin beim Generalkonsulat, Pilotprojekt im Jobcenter.",
    "Der Ausbilder ist zufrieden, die Noten sind ausgezeichnet.",
    "Es ist bekannt, dass die Unterlagen fehlen.",
    "Hand und Fuß hat der Plan; die Unterschrift fehlt noch.",
    "Fünf Bewerbungen geschrieben, acht Absagen.",
    "Der Vater ist gestorben, die Mutter lebt in der Heimat.",
];

fn told(text: &str) -> Vec<String> {
    let hints = rare_sentences(text, &[]);
    let reasons = hints.into_iter().map(|hint| hint.reason);
    reasons.collect()
}

fn missed(planted: &[&'static str]) -> Vec<&'static str> {
    let planted = planted.iter().copied();
    planted.filter(|text| told(text).is_empty()).collect()
}

#[test]
fn rare_stories_are_found_and_ordinary_ones_left() {
    assert_eq!(missed(TUNED), [""; 0]);
    // Every other one tells its story without any word for it: no list finds those, a reader does.
    let missed = missed(HELD_OUT);
    assert!(missed.len() * 2 <= HELD_OUT.len(), "{missed:#?}");
    let shown: Vec<_> = ORDINARY.iter().map(|text| (text, told(text))).collect();
    let shown: Vec<_> = shown.iter().filter(|(_, told)| !told.is_empty()).collect();
    assert!(shown.is_empty(), "{shown:?}");
}

#[test]
fn a_hint_is_the_sentence_with_its_reasons_and_nothing_around_it() {
    let text = "Kam zu spa\u{308}t. Er ist der einzige Kurde im Ort und Imker. Danach Kurs.\n- Hat elf Kinder\n- Termin folgt";
    let hints = rare_sentences(text, &[]);
    let cut = |hint: &Hint| -> String {
        let length = hint.end - hint.start;
        text.chars().skip(hint.start).take(length).collect()
    };
    let cut: Vec<String> = hints.iter().map(cut).collect();
    assert_eq!(
        cut,
        [
            "Er ist der einzige Kurde im Ort und Imker.",
            "Hat elf Kinder"
        ]
    );
    assert_eq!(
        hints[0].reason,
        "nennt einen Beruf oder eine Leistung, die selten ist; sagt, dass jemand der oder die Einzige oder Erste war"
    );
}

#[test]
fn a_line_that_a_program_broke_is_one_sentence() {
    let mail = "Ich schreibe Ihnen, weil er bei uns in der Werkstatt der einzige\nGeduldete im Betrieb ist und bleiben soll.";
    assert_eq!(told(mail).len(), 1);
    assert_eq!(told("Einzige Frage: Kurs\nBetrieb anrufen").len(), 0);
}

#[test]
fn words_that_do_not_leave_tell_nothing() {
    let note = |text: &str| NoteIn {
        id: String::new(),
        fall_id: String::new(),
        known: Vec::new(),
        text: text.to_owned(),
    };
    let mut out = pseudonymise(&[note("Ist Imker in der Nähe. Wohnt jetzt in Bonn.")]);
    let [hint] = out[0].hints.as_slice() else {
        panic!("one sentence of two");
    };
    assert_eq!((hint.start, hint.end), (0, 22));
    let word = Span {
        start: 4,
        end: 9,
        ..out.remove(0).spans.remove(0)
    };
    assert!(rare_sentences("Ist Imker in der Nähe.", &[word]).is_empty());
}

/// Of the sentences in the practice cases, few are shown: a list that marks everything is not read.
#[test]
fn in_ordinary_cases_few_sentences_are_shown() {
    let texts = crate::free_text::tests::sample::texts();
    let sentences: usize = texts.iter().map(|text| ends(&Doc::new(text)).len()).sum();
    let shown: usize = texts.iter().map(|text| told(text).len()).sum();
    assert!(sentences > 1_000, "{sentences}");
    assert!(shown * 50 < sentences, "{shown} of {sentences}");
}

proptest! {
    /// Hints never overlap, never leave the text, and stand in order.
    #[test]
    fn hints_lie_in_the_text(parts in prop::collection::vec(
        prop_oneof![
            prop::sample::select([TUNED, HELD_OUT, ORDINARY].concat()).prop_map(str::to_owned),
            "[ \\n.!?a-zäM\u{302}\u{ad}]{0,12}",
        ],
        0..12,
    )) {
        let text = parts.concat();
        let length = text.chars().count();
        let mut last = 0;
        for hint in rare_sentences(&text, &[]) {
            prop_assert!(last <= hint.start && hint.start < hint.end && hint.end <= length);
            last = hint.end;
        }
    }
}
