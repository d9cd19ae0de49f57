//! Names that are one, and names that are two.

use proptest::prelude::*;

use super::*;

/// Spellings of one name, as documents, schools and offices write it.
const SAME: [&[&str]; 50] = [
    &[
        "Mohammad",
        "Muhammed",
        "Mohamed",
        "Mohamad",
        "Muḥammad",
        "Mouhamed",
        "Muhammet",
    ],
    &["Yousef", "Yusuf", "Youssef", "Joussef", "Yousuf", "Jusuf"],
    &["Ahmad", "Ahmed", "Aḥmad", "Ahmet"],
    &[
        "Hussein", "Husain", "Hossein", "Ḥusayn", "Hocine", "Husein", "Hossain",
    ],
    &["Hassan", "Hasan", "Ḥasan"],
    &["Abdullah", "Abdallah", "Abdulla", "ʿAbdallāh", "Abdellah"],
    &[
        "Abdulrahman",
        "Abdurrahman",
        "Abderrahmane",
        "Abdurahman",
        "Abdelrahman",
    ],
    &["Khaled", "Khalid", "Chaled", "Halid", "Ḫālid"],
    &["Fatima", "Fatma", "Fatemeh", "Fatimah", "Fāṭima"],
    &["Ibrahim", "Ebrahim", "Ibrāhīm", "İbrahim"],
    &["Jamal", "Dschamal", "Gamal", "Djamal", "Cemal", "Ǧamāl"],
    &["Aisha", "Aischa", "Aicha", "Ayşe", "ʿĀʾiša"],
    &["Tesfay", "Tesfai", "Tesfaye"],
    &["Selam", "Salam"],
    &["Zekarias", "Zakarias", "Zekaryas", "Zacharias"],
    &["Serhij", "Serhii", "Serhiy", "Sergey", "Sergej", "Sergei"],
    &["Ihor", "Igor"],
    &["Andrij", "Andrii", "Andrej", "Andrey", "Andrei"],
    &["Ljudmila", "Lyudmila", "Liudmyla", "Lûdmila"],
    &["Müller", "Mueller", "Muller"],
    &["Schröder", "Schroeder", "Schroder"],
    &["Jäger", "Jaeger"],
    &["Omar", "Umar", "Ömer", "Oumar"],
    &["Osman", "Othman", "Usman", "ʿUṯmān"],
    &["Karim", "Kareem", "Kerim", "Karīm"],
    &["Amir", "Ameer", "Emir"],
    &["Zeinab", "Zaynab", "Zeynep", "Zainab"],
    &["Rashid", "Raschid", "Rachid", "Raşit", "Rašīd"],
    &["Şahin", "Schahin", "Shahin"],
    &["Şahin", "Sahin"],
    &["Yasin", "Yassine", "Jassin"],
    &["Nadia", "Nadja", "Nadya"],
    &["Daoud", "Dawud", "Dawood", "Davud"],
    &["Walid", "Oualid", "Waleed", "Velid"],
    &["Sayed", "Sayyed"],
    &["Musajew", "Musaev", "Musayev", "Musaew"],
    &["Tschetschenow", "Čečenov", "Chechenov"],
    &["Šarif", "Sharif", "Scherif", "Şerif"],
    &["Qasim", "Kasim", "Kassem", "Kâzım", "Qāsim"],
    &["Alhusseini", "Al-Ḥusaynī", "Husseini", "Hosseini"],
    &["Ziyad", "Ziad"],
    &["Philipos", "Filipos"],
    &["Mikael", "Michael"],
    &["Najib", "Nadschib", "Naguib", "Nagib"],
    &["Khadija", "Chadidscha", "Hadidja"],
    &["Bohdan", "Bogdan"],
    &["Güneş", "Guenes", "Gunes"],
    &["Jülide", "Juelide"],
    &["Gülşen", "Guelsen", "Gulsen"],
    &["Weldegebriel", "Woldegabriel", "Weldegabriel"],
];

/// Names that look or sound alike and belong to two persons.
const DIFFERENT: [(&str, &str); 37] = [
    ("Ali", "Aylin"),
    ("Ali", "Alina"),
    ("Omar", "Amira"),
    ("Amir", "Amira"),
    ("Amin", "Amina"),
    ("Hassan", "Hussein"),
    ("Hassan", "Hussain"),
    ("Said", "Sadia"),
    ("Mohammad", "Mahmoud"),
    ("Mohammad", "Mehmet"),
    ("Ahmad", "Mohammad"),
    ("Ahmad", "Hamid"),
    ("Karim", "Karima"),
    ("Khaled", "Khalida"),
    ("Yousef", "Yasin"),
    ("Yusuf", "Yunus"),
    ("Omar", "Ammar"),
    ("Osman", "Salman"),
    ("Abdullah", "Abdulaziz"),
    ("Abdullah", "Abdulrahman"),
    ("Ibrahim", "Abraham"),
    ("Fatima", "Fatou"),
    ("Nadia", "Nadira"),
    ("Rashid", "Rasheeda"),
    ("Samir", "Samira"),
    ("Müller", "Möllers"),
    ("Tesfay", "Tesfaldet"),
    ("Hamza", "Hamid"),
    ("Jamal", "Jamila"),
    ("Selam", "Selamawit"),
    ("Andrij", "Andrea"),
    ("Omid", "Amid"),
    ("Kamal", "Jamal"),
    ("Mariam", "Maria"),
    ("Weldu", "Waldemar"),
    ("Woldemariam", "Weldegebriel"),
    ("Guevara", "Gavran"),
];

/// Whether two names share a key in a word or a compound.
fn alike(one: &str, other: &str) -> bool {
    let all = |name: &str| -> BTreeSet<String> {
        name_words(name)
            .iter()
            .flat_map(|word| keys(word))
            .collect()
    };
    all(one).intersection(&all(other)).next().is_some()
}

#[test]
fn spellings_of_one_name_share_a_key() {
    let mut missing = Vec::new();
    for group in SAME {
        for (index, one) in group.iter().enumerate() {
            for other in group.iter().skip(index + 1) {
                if !alike(one, other) {
                    missing.push(format!("{one} {:?} / {other} {:?}", keys(one), keys(other)));
                }
            }
        }
    }
    assert!(missing.is_empty(), "{}", missing.join("\n"));
}

#[test]
fn two_names_share_none() {
    let shared: Vec<String> = DIFFERENT
        .iter()
        .filter(|(one, other)| alike(one, other))
        .map(|(one, other)| format!("{one} {:?} / {other} {:?}", keys(one), keys(other)))
        .collect();
    assert!(shared.is_empty(), "{}", shared.join("\n"));
}

#[test]
fn the_beginning_of_a_name_is_enough_once_it_is_long_enough() {
    let finds = |typed: &str, name: &str| {
        let words = Typed::words(typed);
        let names = name_words(name);
        !words.is_empty()
            && words.iter().all(|word| {
                names
                    .iter()
                    .any(|name| word.begins(name) || word.sounds_like(name))
            })
    };
    for (typed, name) in [
        ("moham", "Muḥammad"),
        ("muhame", "Mohammad"),
        ("abdel", "Abdullah"),
        ("abderra", "ʿAbd ar-Raḥmān"),
        ("rahman abdul", "Abdul Rahmān"),
        ("Ali MOHAMED", "Muḥammad ʿAlī"),
        ("tschetschen", "Čečenov"),
        ("el husseini", "El-Ḥusaynī"),
        ("husseini", "Alhusseini"),
        ("o'b", "O’Brien"),
        ("mueller", "Müller"),
        ("m", "Müller"),
    ] {
        assert!(finds(typed, name), "{typed} does not find {name}");
    }
    for (typed, name) in [
        ("ami", "Emir"),
        ("ama", "Emine"),
        ("uller", "Müller"),
        ("ahmed ali", "Ahmad Aylin"),
        ("2026", "Müller"),
        ("", "Müller"),
    ] {
        assert!(!finds(typed, name), "{typed} finds {name}");
    }
}

#[test]
fn words_without_sounds_have_no_keys() {
    for word in ["", "Li", "2026", "Ωμέγα", "Дмитро", &"a".repeat(41), "''"] {
        assert!(keys(word).is_empty(), "{word}");
    }
    assert_eq!(keys("Mohammad"), ["muhmt"]);
    assert_eq!(keys("Ebrahim"), ["abrhm", "ibrhm"]);
    assert!(keys("Đặng").contains(&"danj".to_owned()));
}

#[test]
fn compounds_of_a_name_are_words_too() {
    let words: Vec<String> = name_words("ʿAbd ar-Raḥmān").into_iter().collect();
    assert_eq!(
        words,
        ["ar", "arraḥmān", "raḥmān", "ʿabd", "ʿabdar", "ʿabdarraḥmān"]
    );
}

proptest! {
    /// A key never depends on capitals or on how often a consonant is doubled.
    #[test]
    fn capitals_and_doubled_consonants_never_change_a_key(name in "[A-Z][a-z]{2,12}") {
        prop_assert_eq!(keys(&name.to_uppercase()), keys(&name));
        let doubled: String = name
            .chars()
            .flat_map(|c| std::iter::repeat_n(c, if "bdfklmnprst".contains(c) { 2 } else { 1 }))
            .collect();
        prop_assert_eq!(keys(&doubled), keys(&name));
    }

    #[test]
    fn keys_never_grow_without_bound_and_never_fail(word in "\\PC{0,60}") {
        prop_assert!(keys(&word).len() <= 48);
        prop_assert!(Typed::words(&word).len() <= 60);
    }
}
