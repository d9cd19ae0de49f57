//! Rounds of delivery under faults: every entry arrives once, whole, and is recorded as stored.

use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::fs;
use std::io;
use std::path::Path;

use proptest::prelude::*;

use crate::folder_inbox::Step;
use crate::{
    Delivery, Entry, Event, FolderInbox, OutboxId, Pushed, State, Transport, TransportError,
    envelope_name, next, push,
};

/// What goes wrong in one delivery.
#[derive(Debug, Clone, Copy)]
enum Fault {
    /// Nothing.
    None,
    /// The stick is not plugged in.
    Unplugged,
    /// The program dies at this step of writing; what it wrote stays, whole or harmed.
    Crash(Step, Harm),
    /// The program dies around recording the start, or the end, before or after the record is kept.
    CrashRecording { start: bool, kept: bool },
}

/// What a power cut does to the file that was being written.
#[derive(Debug, Clone, Copy)]
enum Harm {
    None,
    CutOff,
    Zeroed,
}

#[derive(Debug, PartialEq, Eq)]
struct Dead;

/// An inbox, an outbox and a program that can die; what lies on the two disks survives.
struct Office {
    folder: tempfile::TempDir,
    outbox: Vec<Entry>,
    to_come: RefCell<VecDeque<Fault>>,
    now: Cell<Fault>,
    dead: Cell<bool>,
}

impl Transport for Office {
    fn deliver(&self, name: &str, bytes: &[u8]) -> Result<Delivery, TransportError> {
        let inbox = FolderInbox::new(self.folder.path());
        match self.now.get() {
            Fault::Unplugged => {
                FolderInbox::new(self.folder.path().join("stick")).deliver(name, bytes)
            }
            Fault::Crash(at, harm) => {
                let answer = inbox.deliver_in_steps(name, bytes, &mut |step| {
                    self.dead.set(step == at);
                    if step == at {
                        Err(io::Error::other("dead"))
                    } else {
                        Ok(())
                    }
                });
                if self.dead.get() {
                    harm.do_to(&inbox.temporary(name));
                    harm.do_to(&self.folder.path().join(name));
                }
                answer
            }
            Fault::None | Fault::CrashRecording { .. } => inbox.deliver(name, bytes),
        }
    }
}

impl Office {
    fn new(contents: &BTreeSet<Vec<u8>>, faults: Vec<Fault>) -> Self {
        let outbox = contents.iter().zip(1..).map(|(bytes, id)| Entry {
            id: OutboxId(id),
            state: State::Queued,
            name: envelope_name(bytes),
            bytes: bytes.clone(),
        });
        Self {
            folder: tempfile::tempdir().unwrap(),
            outbox: outbox.collect(),
            to_come: RefCell::new(faults.into()),
            now: Cell::new(Fault::None),
            dead: Cell::new(false),
        }
    }

    /// One life of the program: a round, until it ends or the program dies.
    fn live(&mut self) -> Result<Pushed, Dead> {
        self.dead.set(false);
        let entries = self.outbox.clone();
        let mut kept: BTreeMap<_, _> = entries.iter().map(|e| (e.id, e.state)).collect();
        let answer = push(&entries, self, &mut |id, event| {
            self.record(kept.get_mut(&id).unwrap(), event)
        });
        for entry in &mut self.outbox {
            entry.state = kept[&entry.id];
        }
        answer
    }

    fn record(&self, state: &mut State, event: Event) -> Result<(), Dead> {
        if self.dead.get() {
            return Err(Dead);
        }
        let starts = event == Event::Started;
        if starts {
            self.now
                .set(self.to_come.borrow_mut().pop_front().unwrap_or(Fault::None));
        }
        let (dies, keeps) = match self.now.get() {
            Fault::CrashRecording { start, kept } if start == starts => (true, kept),
            _ => (false, true),
        };
        if keeps {
            *state = next(*state, event).unwrap();
        }
        if dies { Err(Dead) } else { Ok(()) }
    }

    fn files(&self) -> BTreeMap<String, Vec<u8>> {
        let entries = fs::read_dir(self.folder.path())
            .unwrap()
            .map(|entry| entry.unwrap());
        entries
            .map(|entry| {
                (
                    entry.file_name().into_string().unwrap(),
                    fs::read(entry.path()).unwrap(),
                )
            })
            .collect()
    }
}

impl Harm {
    fn do_to(self, path: &Path) {
        let Ok(bytes) = fs::read(path) else { return };
        match self {
            Self::None => {}
            Self::CutOff => fs::write(path, &bytes[..bytes.len() / 3]).unwrap(),
            Self::Zeroed => fs::write(path, vec![0; bytes.len()]).unwrap(),
        }
    }
}

fn any_fault() -> impl Strategy<Value = Fault> {
    use Step::{Begun, Flushed, FolderFlushed, HalfWritten, Renamed, Written};
    let steps = vec![Begun, HalfWritten, Written, Flushed, Renamed, FolderFlushed];
    let harms = vec![Harm::None, Harm::CutOff, Harm::Zeroed];
    let crash = (prop::sample::select(steps), prop::sample::select(harms));
    prop_oneof![
        4 => crash.prop_map(|(step, harm)| Fault::Crash(step, harm)),
        2 => any::<(bool, bool)>().prop_map(|(start, kept)| Fault::CrashRecording { start, kept }),
        1 => Just(Fault::Unplugged),
        1 => Just(Fault::None),
    ]
}

fn entries(count: u8) -> Vec<Entry> {
    let contents = (1..=count).map(|number| vec![number; 10]).collect();
    Office::new(&contents, Vec::new()).outbox
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn an_entry_never_arrives_twice_or_in_part_however_often_it_is_interrupted(
        contents in prop::collection::btree_set(prop::collection::vec(any::<u8>(), 1..300), 1..5),
        faults in prop::collection::vec(any_fault(), 0..20),
    ) {
        let lives = faults.len() + 1;
        let mut office = Office::new(&contents, faults);
        for _ in 0..lives {
            let _ = office.live();
        }
        // Whatever is left to go wrong is over now: one undisturbed round ends it.
        office.to_come.borrow_mut().clear();
        prop_assert_eq!(office.live().map(|pushed| pushed.stopped), Ok(None));
        prop_assert!(office.outbox.iter().all(|entry| entry.state == State::Stored));
        let expected: BTreeMap<String, Vec<u8>> =
            contents.into_iter().map(|bytes| (envelope_name(&bytes), bytes)).collect();
        prop_assert_eq!(office.files(), expected);
        prop_assert_eq!(office.live(), Ok(Pushed::default()));
    }
}

/// Every single crash, once: the property above draws them, this one leaves none out.
#[test]
fn after_a_crash_at_any_step_the_next_round_ends_it() {
    use Step::{Begun, Flushed, FolderFlushed, HalfWritten, Renamed, Written};
    for step in [Begun, HalfWritten, Written, Flushed, Renamed, FolderFlushed] {
        for harm in [Harm::None, Harm::CutOff, Harm::Zeroed] {
            let contents = BTreeSet::from([vec![5; 100]]);
            let mut office = Office::new(&contents, vec![Fault::Crash(step, harm)]);
            assert_eq!(office.live(), Err(Dead), "{step:?}");
            assert_eq!(office.outbox[0].state, State::Sending, "{step:?}");
            assert_eq!(office.live().unwrap().delivered, 1, "{step:?}");
            assert_eq!(
                office.files().into_values().collect::<BTreeSet<_>>(),
                contents,
                "{step:?}"
            );
        }
    }
}

/// Answers as it is told and keeps which names it was given.
struct Told {
    answer: fn(&str) -> Result<Delivery, TransportError>,
    seen: RefCell<Vec<String>>,
}

impl Transport for Told {
    fn deliver(&self, name: &str, _bytes: &[u8]) -> Result<Delivery, TransportError> {
        self.seen.borrow_mut().push(name.to_owned());
        (self.answer)(name)
    }
}

fn told(answer: fn(&str) -> Result<Delivery, TransportError>) -> Told {
    Told {
        answer,
        seen: RefCell::default(),
    }
}

/// A round in which everything is recorded, and what was recorded.
fn round(entries: &[Entry], transport: &Told) -> (Pushed, Vec<(i64, Event)>) {
    let mut events = Vec::new();
    let pushed = push(entries, transport, &mut |id, event| {
        events.push((id.0, event));
        Ok::<(), Dead>(())
    });
    (pushed.unwrap(), events)
}

#[test]
fn a_failure_that_hits_all_ends_the_round() {
    for answer in [
        |_: &str| Err(TransportError::InboxMissing),
        |_: &str| Err(TransportError::NoPermission),
        |_: &str| Err(TransportError::NoSpace),
        |_: &str| Err(TransportError::Unavailable),
    ] {
        let told = told(answer);
        let (pushed, events) = round(&entries(3), &told);
        assert_eq!((pushed.waiting, pushed.delivered), (3, 0));
        assert_eq!(pushed.stopped, answer("").err());
        assert_eq!(events, [(1, Event::Started), (1, Event::Interrupted)]);
        assert_eq!(told.seen.borrow().len(), 1);
    }
}

#[test]
fn a_refused_entry_does_not_stop_the_others() {
    let mut entries = entries(3);
    entries[1].name = "falsch.age".to_owned();
    let told = told(|name| match name {
        "falsch.age" => Err(TransportError::Refused),
        _ => Ok(Delivery::AlreadyThere),
    });
    let (pushed, events) = round(&entries, &told);
    let expected = Pushed {
        delivered: 2,
        already_there: 2,
        refused: 1,
        ..Pushed::default()
    };
    assert_eq!(pushed, expected);
    assert_eq!(events[2..4], [(2, Event::Started), (2, Event::Rejected)]);
}

#[test]
fn only_what_waits_is_delivered_and_in_order() {
    let mut entries = entries(5);
    let states = [
        State::Stored,
        State::Queued,
        State::Confirmed,
        State::Sending,
        State::Refused,
    ];
    for (entry, state) in entries.iter_mut().zip(states) {
        entry.state = state;
    }
    let told = told(|_| Ok(Delivery::Stored));
    assert_eq!(round(&entries, &told).0.delivered, 2);
    assert_eq!(
        *told.seen.borrow(),
        [entries[1].name.clone(), entries[3].name.clone()]
    );
}

#[test]
fn without_a_record_no_byte_leaves() {
    let told = told(|_| Ok(Delivery::Stored));
    assert_eq!(push(&entries(1), &told, &mut |_, _| Err(Dead)), Err(Dead));
    assert_eq!(*told.seen.borrow(), Vec::<String>::new());
}
