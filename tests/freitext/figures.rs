//! What is counted, and the table that is printed.

use crate::corpus::{self, Half, Note, Planted};
use crate::fill::Category;
use fallmappe_falluebergabe::free_text::{
    Health, NoteIn, NoteOut, Span, SpanClass, exit_check, fold_word, pseudonymise,
    pseudonymise_with,
};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::sync::OnceLock;
use std::time::Instant;

/// Hits out of all.
#[derive(Clone, Copy, Default)]
pub struct Share {
    pub hits: usize,
    pub all: usize,
}

impl Share {
    fn count(&mut self, hit: bool) {
        self.hits += usize::from(hit);
        self.all += 1;
    }

    /// In percent; 100 where there is nothing.
    pub fn percent(self) -> f64 {
        if self.all == 0 {
            return 100.0;
        }
        f64::from(u32::try_from(self.hits).unwrap()) * 100.0
            / f64::from(u32::try_from(self.all).unwrap())
    }
}

/// The figures of one half.
#[derive(Default)]
pub struct Figures {
    pub notes: usize,
    /// Found by any class.
    pub found: BTreeMap<Category, Share>,
    /// Persons, places and numbers that are not in the record, together.
    pub unknown: Share,
    /// The same, found without a question.
    pub unknown_sure: Share,
    /// Unknown persons whose names the lists know, and those they do not know.
    pub listed: Share,
    pub unlisted: Share,
    /// Notes in which a value of the record is still found, by the exit check and by a plain search.
    pub surviving: Share,
    pub leaking: Share,
    pub hard_sure: Share,
    pub hard_any: Share,
    pub words_lost: Share,
    pub one_code: Share,
    pub shared_code: Share,
    pub first_fifty_ms: u128,
    pub all_ms: u128,
    /// What went wrong, for tuning.
    pub misses: Vec<String>,
}

impl Figures {
    /// Runs the pseudonymiser over a half and counts.
    pub fn measure(half: Half) -> Self {
        let notes = corpus::notes(half);
        let inputs: Vec<NoteIn> = notes.iter().map(|note| note.input.clone()).collect();
        let _ = pseudonymise(&inputs[..1]);
        let started = Instant::now();
        let _ = pseudonymise(&inputs[..50]);
        let first_fifty_ms = started.elapsed().as_millis();
        let started = Instant::now();
        let outs = pseudonymise(&inputs);
        let mut figures = Self {
            notes: notes.len(),
            first_fifty_ms,
            all_ms: started.elapsed().as_millis(),
            ..Self::default()
        };
        for (note, out) in notes.iter().zip(&outs) {
            figures.look(note, out);
        }
        figures.codes(&notes, &outs);
        figures
    }

    /// Runs it over the notes a first user saw something pass in; health is held back.
    pub fn measure_asked(half: Half) -> Self {
        let notes = corpus::asked(half);
        let inputs: Vec<NoteIn> = notes.iter().map(|note| note.input.clone()).collect();
        let outs = pseudonymise_with(&inputs, Health::HeldBack);
        let mut figures = Self {
            notes: notes.len(),
            ..Self::default()
        };
        for (note, out) in notes.iter().zip(&outs) {
            figures.look(note, out);
        }
        figures
    }

    /// What was planted and found, over all categories.
    pub fn all_found(&self) -> Share {
        let mut all = Share::default();
        for share in self.found.values() {
            (all.hits, all.all) = (all.hits + share.hits, all.all + share.all);
        }
        all
    }

    fn look(&mut self, note: &Note, out: &NoteOut) {
        let chars: Vec<char> = note.input.text.chars().collect();
        let mut leak = false;
        for planted in &note.planted {
            let surface: String = chars[planted.start..planted.end].iter().collect();
            let touching = out
                .spans
                .iter()
                .filter(|s| s.start < planted.end && planted.start < s.end);
            if planted.category == Category::Hard {
                let classes: Vec<SpanClass> = touching.map(|span| span.class).collect();
                self.hard_sure.count(classes.contains(&SpanClass::Certain));
                self.hard_any.count(!classes.is_empty());
                if !classes.is_empty() {
                    self.misses
                        .push(format!("HARD {classes:?} [{surface}] {}", note.input.text));
                }
                continue;
            }
            let covered = |class: Option<SpanClass>| {
                (planted.start..planted.end)
                    .filter(|at| chars[*at].is_alphanumeric())
                    .all(|at| {
                        let here = |s: &&Span| {
                            s.start <= at
                                && at < s.end
                                && class.is_none_or(|class| s.class != class)
                        };
                        out.spans.iter().any(|s| here(&s))
                    })
            };
            let found = covered(None);
            leak |= !found;
            self.found.entry(planted.category).or_default().count(found);
            if matches!(
                planted.category,
                Category::Person | Category::Place | Category::Number
            ) {
                self.unknown.count(found);
                let sure = covered(Some(SpanClass::Ask));
                self.unknown_sure.count(sure);
                if found && !sure {
                    let why: Vec<&str> = touching.map(|span| span.reason.as_str()).collect();
                    self.misses
                        .push(format!("QUESTION {why:?} [{surface}] {}", note.input.text));
                }
            }
            if planted.category == Category::Person {
                if is_listed(&surface) {
                    self.listed.count(found)
                } else {
                    self.unlisted.count(found)
                }
            }
            if !found {
                self.misses.push(format!(
                    "MISS {:?} [{surface}] {} => {}",
                    planted.category, note.input.text, out.text
                ));
            }
        }
        self.leaking.count(leak);
        let left = exit_check(&[&out.text], &note.input.known);
        let survives =
            !left.is_empty() || note.planted.iter().any(|p| survives(p, &chars, &out.text));
        self.surviving.count(survives);
        self.ordinary(note, out, &chars);
    }

    /// Words outside of what was planted that a span takes away; a title that goes with its name is no loss, nor is
    /// a preposition that bends to the coarser word: "am" before a day becomes "im" before its month.
    fn ordinary(&mut self, note: &Note, out: &NoteOut, chars: &[char]) {
        let mut at = 0;
        while at < chars.len() {
            let end = (at..chars.len())
                .find(|i| !chars[*i].is_alphabetic())
                .unwrap_or(chars.len());
            let (from, to) = (at, end);
            at = end.max(at + 1);
            let planted = note.planted.iter().any(|p| p.start < to && from < p.end);
            if to < from + 2 || planted {
                continue;
            }
            let word: String = chars[from..to].iter().collect();
            let folded = word.to_lowercase();
            let title = ["herr", "herrn", "frau", "dr", "familie"].contains(&folded.as_str());
            let bent = |s: &Span| {
                let first = s.replacement.to_lowercase();
                from == s.start
                    && BENT
                        .iter()
                        .any(|(old, new)| *old == folded && first.starts_with(new))
            };
            let lost = |s: &&Span| {
                s.start < to
                    && from < s.end
                    && !bent(s)
                    && !s.replacement.to_lowercase().contains(&folded)
                    && !title
            };
            let taken = out.spans.iter().any(|s| lost(&s));
            self.words_lost.count(taken);
            if taken {
                self.misses
                    .push(format!("LOST [{word}] {} => {}", note.input.text, out.text));
            }
        }
    }

    /// Whether each planted person has one code, and no two share one.
    fn codes(&mut self, notes: &[Note], outs: &[NoteOut]) {
        let named = |case: &str, person: &str| {
            let whole =
                |n: &&Note| n.input.fall_id == case && n.planted.iter().any(|p| p.person == person);
            notes.iter().any(|n| whole(&n))
        };
        let mut codes: BTreeMap<(&str, String), Vec<&str>> = BTreeMap::new();
        let mut said: Vec<(&str, String, String)> = Vec::new();
        for (note, out) in notes.iter().zip(outs) {
            for planted in note.planted.iter().filter(|p| !p.person.is_empty()) {
                let span = out
                    .spans
                    .iter()
                    .find(|s| s.start <= planted.start && planted.end <= s.end);
                let code = span.and_then(|s| s.person.as_deref());
                // Given name and surname are one person only if some note says so ("p1n").
                let mut person = planted.person.clone();
                let number = person
                    .strip_prefix('p')
                    .and_then(|rest| rest.chars().next());
                let whole = number.map(|number| format!("p{number}n"));
                if whole.is_some_and(|whole| named(&note.input.fall_id, &whole)) {
                    person.truncate(2);
                }
                let letters = note.input.text.chars().skip(planted.start);
                let surface: String = letters.take(planted.end - planted.start).collect();
                let seen = format!("{surface} = {}", code.unwrap_or("-"));
                said.push((&note.input.fall_id, person.clone(), seen));
                codes
                    .entry((&note.input.fall_id, person))
                    .or_default()
                    .extend(code);
            }
        }
        let mut of_case: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
        for ((case, person), codes) in &codes {
            let different: BTreeSet<&&str> = codes.iter().collect();
            if codes.len() > 1 {
                self.one_code.count(different.len() == 1);
                if different.len() > 1 {
                    let here = said.iter().filter(|(c, p, _)| c == case && p == person);
                    let surfaces: BTreeSet<&String> = here.map(|(_, _, s)| s).collect();
                    self.misses
                        .push(format!("CODES {case} {person}: {surfaces:?}"));
                }
            }
            let main = different
                .iter()
                .max_by_key(|c| codes.iter().filter(|o| *o == **c).count());
            of_case
                .entry(case)
                .or_default()
                .extend(main.map(|code| **code));
        }
        for (case, codes) in &of_case {
            for (index, code) in codes.iter().enumerate() {
                for other in &codes[index + 1..] {
                    self.shared_code.count(code == other);
                    if code == other {
                        self.misses.push(format!("SHARED {case} {code}"));
                    }
                }
            }
        }
    }

    /// One line for each half of the notes a first user saw something pass in.
    pub fn asked_table(dev: &Self, held_out: &Self) -> String {
        let mut out = String::new();
        for (name, half) in [("dev", dev), ("held-out", held_out)] {
            let (all, hard, lost) = (half.all_found(), half.hard_any, half.words_lost);
            let _ = writeln!(
                out,
                "asked, {name}: found {}/{}, hard negatives touched {}/{}, words lost {}/{}",
                all.hits, all.all, hard.hits, hard.all, lost.hits, lost.all
            );
        }
        out
    }

    /// Both halves side by side with the bar.
    pub fn table(dev: &Self, held_out: &Self) -> String {
        let mut out = String::new();
        let _ = writeln!(
            out,
            "freitext: {} + {} notes | dev | held-out | bar",
            dev.notes, held_out.notes
        );
        for (name, half) in [("dev", Half::Dev), ("held-out", Half::HeldOut)] {
            let share = overlap(half);
            let _ = writeln!(
                out,
                "names of the stock that the lists have too, {name}: {}/{} ({:.0} %)",
                share.hits,
                share.all,
                share.percent()
            );
        }
        let mut line = |name: &str, bar: &str, of: &dyn Fn(&Self) -> Share| {
            let (a, b) = (of(dev), of(held_out));
            let _ = writeln!(
                out,
                "{name:<46} {:>7.2} % {:>7.2} % ({}/{})  {bar}",
                a.percent(),
                b.percent(),
                b.hits,
                b.all
            );
        };
        for (category, name, bar) in [
            (Category::Record, "values of the record found", ">= 99.7"),
            (Category::Misspelt, "misspelt names of the record found", ""),
            (Category::Person, "unknown persons found", ""),
            (Category::Place, "unknown places found", ""),
            (Category::Number, "unknown numbers found", ""),
            (Category::Quasi, "quasi-identifiers found", ">= 97"),
        ] {
            line(name, bar, &|f| {
                f.found.get(&category).copied().unwrap_or_default()
            });
        }
        line("unknown persons, places, numbers found", ">= 98", &|f| {
            f.unknown
        });
        line("  of these without a question", "", &|f| f.unknown_sure);
        line("unknown persons the lists know", "", &|f| f.listed);
        line("unknown persons the lists do not know", "", &|f| f.unlisted);
        line("notes in which a value of the record survives", "0", &|f| {
            f.surviving
        });
        line("notes with any leak", "<= 25", &|f| f.leaking);
        line("hard negatives touched, certain", "<= 2", &|f| f.hard_sure);
        line("hard negatives touched, any class", "", &|f| f.hard_any);
        line("ordinary words lost", "<= 0.1", &|f| f.words_lost);
        line("persons with one code", ">= 97", &|f| f.one_code);
        line("pairs of persons that share a code", "<= 0.2", &|f| {
            f.shared_code
        });
        let _ = writeln!(
            out,
            "50 notes: {} ms; {} notes: {} ms (this build)",
            held_out.first_fifty_ms, held_out.notes, held_out.all_ms
        );
        out
    }
}

/// Prepositions and what becomes of them before a coarser word.
const BENT: [(&str, &str); 7] = [
    ("am", "im "),
    ("in", "im "),
    ("nach", "in den "),
    ("aus", "aus dem "),
    ("bei", "beim "),
    ("von", "vom "),
    ("zu", "zum "),
];

/// Whether the shipped lists have all words of a name.
pub fn is_listed(name: &str) -> bool {
    static LISTS: OnceLock<BTreeSet<String>> = OnceLock::new();
    let lists = LISTS.get_or_init(|| {
        let sorted = [
            include_str!("../../assets/lists/names-faker.txt"),
            include_str!("../../assets/lists/names-wikidata.txt"),
            include_str!("../../assets/lists/names-wiktionary.txt"),
        ];
        let plain = [
            include_str!("../../assets/lists/names-given.txt"),
            include_str!("../../assets/lists/names-target-groups.txt"),
        ];
        let folded = sorted.into_iter().flat_map(str::lines);
        let folded = folded.filter_map(|line| Some(line.split_once(' ')?.0.to_owned()));
        let written = plain.into_iter().flat_map(str::split_whitespace);
        folded.chain(written.map(fold_word)).collect()
    });
    name.split([' ', '-'])
        .all(|word| lists.contains(&fold_word(word)))
}

/// How many names of the stock the shipped lists have too.
fn overlap(half: Half) -> Share {
    let stock = corpus::stock(half);
    let mut share = Share::default();
    for name in stock.given.iter().chain(&stock.family).chain(&stock.staff) {
        share.count(is_listed(name));
    }
    share
}

/// A plain search that shares nothing with the product: does the planted value of the record still stand there?
fn survives(planted: &Planted, chars: &[char], out: &str) -> bool {
    let value: String = chars[planted.start..planted.end].iter().collect();
    let words = |text: &str| -> String {
        let plain: String = text
            .to_lowercase()
            .chars()
            .map(|c| if c.is_alphanumeric() { c } else { ' ' })
            .collect();
        format!(
            " {} ",
            plain.split_whitespace().collect::<Vec<_>>().join(" ")
        )
    };
    planted.category == Category::Record && words(out).contains(&words(&value))
}
