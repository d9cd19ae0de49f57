//! What hangs on Übergaben and Fälle without a reference: it waits in the bin, moves along, and goes for good.

use fallmappe_domain::changed::Changed;
use fallmappe_domain::ids::{EingangId, EntryId, FallId, UebergabeId};
use fallmappe_domain::op::Op;
use fallmappe_domain::uebergabe::{
    EventSource, PacketForm, UebergabeEvent, UebergabeEventKind, UebergabeProduct,
};
use fallmappe_seal::Passphrase;

use super::support::*;
use crate::tables::uebergabe::UebergabeRecord;
use crate::tables::zuordnung::CodeRow;
use crate::{Store, StoreError};

fn codes() -> Vec<CodeRow> {
    let row = |code: &str, surfaces: &[&str]| CodeRow {
        code: code.to_owned(),
        surfaces: surfaces.iter().map(|one| (*one).to_owned()).collect(),
    };
    vec![
        row("Bruder 1", &["M\u{302}ario"]),
        row("Klient", &["Ünlü", "Ṣāliḥ"]),
    ]
}

/// A Fall that was handed over, with everything that hangs on it.
fn handed_over(store: &mut Store) -> (FallId, UebergabeId) {
    let fall = add(store, &full_akte());
    let id = write(store, |tx| {
        let id = tx.add_uebergabe(fall, &uebergabe("p1"))?;
        tx.add_uebergabe_event(id, &event(UebergabeEventKind::HandedOut))?;
        tx.put_zuordnung(id, &codes())?;
        tx.keep_passphrase(id, "F-1.html", &Passphrase::new("pirol-quarz".to_owned()))?;
        tx.put_word_decision(fall, "sommer", &decided("Sommer", ""))?;
        let incoming = tx.put_eingang(&eingang("ef"))?;
        tx.set_eingang_fall(incoming, fall)?;
        let stelle = tx.put_stelle(None, &stelle("Jobcenter Kreis Unna"))?;
        tx.put_projektende(fall, &planned(stelle, ""))?;
        Ok(id)
    });
    (fall, id.unwrap())
}

/// What hangs on a Fall, as a program sees it.
fn seen(store: &Store, fall: FallId) -> (usize, Vec<String>, Option<FallId>, bool) {
    let reader = store.reader();
    let words = reader.word_decisions(fall).unwrap();
    (
        reader.uebergaben(fall).unwrap().len(),
        words.into_values().map(|row| row.word).collect(),
        reader.eingaenge().unwrap()[0].1.fall,
        reader.projektende().unwrap().contains_key(&fall),
    )
}

fn rows(store: &Store) -> usize {
    [
        "uebergabe_ereignis",
        "uebergabe_code",
        "uebergabe_passwort",
        "wort_entscheidung",
        "eingang",
        "projektende",
    ]
    .into_iter()
    .map(|table| dump(store, table, "*").len())
    .sum()
}

#[test]
fn an_uebergabe_is_read_back_with_its_events_and_codes() {
    let (_vault, mut store) = open_vault();
    let fall = add(&mut store, &full_akte());
    let record = UebergabeRecord {
        product: UebergabeProduct::Named,
        form: PacketForm::Html,
        replaces: Some(UebergabeId(7)),
        consent: Some(EntryId(3)),
        relaxed: "[1]".to_owned(),
        ..uebergabe("p1")
    };
    let receipt = UebergabeEvent {
        source: EventSource::Receipt,
        by: "Çiğdem Öztürk".to_owned(),
        leads_from: Some(day("2026-04-01")),
        receipt_sha256: "aa".to_owned(),
        receipt_number: 2,
        ..event(UebergabeEventKind::PartlyAccepted)
    };
    let id = write(&mut store, |tx| tx.add_uebergabe(fall, &record)).unwrap();
    let done = store
        .transact(Op::ChangeUebergabe, Some(fall), at(), |tx| {
            tx.add_uebergabe_event(id, &event(UebergabeEventKind::HandedOut))?;
            tx.add_uebergabe_event(id, &receipt)?;
            tx.put_zuordnung(id, &codes())
        })
        .unwrap();
    assert!(done.changed.contains(&Changed::Uebergaben(fall)));
    let reader = store.reader();
    let events = [event(UebergabeEventKind::HandedOut), receipt];
    assert!(reader.uebergabe_events(id).unwrap() == events);
    assert!(reader.all_uebergabe_events().unwrap()[&id] == events);
    assert!(reader.zuordnung(id).unwrap() == codes());
    let found = reader.uebergabe_by_packet("p1").unwrap().unwrap();
    assert!(found.record == record && found.fall == fall && found.id == id);
    assert!(reader.all_uebergaben().unwrap()[0].record == record);
    assert!(reader.uebergabe_by_packet("p2").unwrap().is_none());
    write(&mut store, |tx| tx.drop_zuordnung(id)).unwrap();
    assert!(store.reader().zuordnung(id).unwrap().is_empty());
    let nobody = UebergabeId(99);
    for refused in [
        write(&mut store, |tx| {
            tx.add_uebergabe_event(nobody, &event(UebergabeEventKind::Received))
        }),
        write(&mut store, |tx| tx.put_zuordnung(nobody, &codes())),
    ] {
        assert_eq!(refused.err(), Some(StoreError::NotFound));
    }
}

#[test]
fn in_the_bin_and_back_nothing_is_missing() {
    let (_vault, mut store) = open_vault();
    let (fall, id) = handed_over(&mut store);
    let before = (seen(&store, fall), content(&store));
    let removed = sequence(&mut store, |tx| tx.remove_fall(fall));
    assert!(store.reader().projektende().unwrap().is_empty());
    assert_eq!(store.reader().eingaenge().unwrap()[0].1.fall, None);
    assert_eq!(
        write(&mut store, |tx| tx.drop_zuordnung(id)).err(),
        Some(StoreError::NotFound)
    );
    sequence(&mut store, |tx| tx.undo(removed));
    assert_eq!((seen(&store, fall), content(&store)), before);
    assert!(store.reader().zuordnung(id).unwrap() == codes());
}

#[test]
fn an_emptied_bin_leaves_nothing_of_it() {
    let (_vault, mut store) = open_vault();
    let (fall, _) = handed_over(&mut store);
    sequence(&mut store, |tx| tx.remove_fall(fall));
    assert_eq!(rows(&store), 7);
    sequence(&mut store, |tx| tx.empty_bin(None));
    assert_eq!(rows(&store), 0);
}

#[test]
fn what_hangs_on_a_fall_moves_with_it_and_comes_back() {
    let (_vault, mut store) = open_vault();
    let (absorb, id) = handed_over(&mut store);
    let keep = add(&mut store, &named("Ndombele"));
    write(&mut store, |tx| {
        tx.put_word_decision(keep, "wolf", &decided("Wolf", "Fachkraft"))
    })
    .unwrap();
    let before = (seen(&store, absorb), seen(&store, keep));
    let merged = sequence(&mut store, |tx| tx.merge_faelle(keep, absorb));
    let (uebergaben, words, fall, _) = seen(&store, keep);
    assert_eq!((uebergaben, fall), (1, Some(keep)));
    assert_eq!(words, ["Sommer", "Wolf"]);
    // Something happens to it in the Fall where it is now, and is still there when both are taken apart.
    write(&mut store, |tx| {
        tx.add_uebergabe_event(id, &event(UebergabeEventKind::Accepted))
    })
    .unwrap();
    let parted = sequence(&mut store, |tx| tx.undo(merged));
    assert_eq!((seen(&store, absorb), seen(&store, keep)), before);
    assert_eq!(store.reader().uebergabe_events(id).unwrap().len(), 2);
    // Put together again and for good: what was moved stays when the bin is emptied.
    sequence(&mut store, |tx| tx.undo(parted));
    sequence(&mut store, |tx| tx.empty_bin(None));
    let (uebergaben, words, fall, _) = seen(&store, keep);
    assert_eq!((uebergaben, fall), (1, Some(keep)));
    assert_eq!(words, ["Sommer", "Wolf"]);
    assert!(store.reader().zuordnung(id).unwrap() == codes());
}

#[test]
fn a_decision_about_a_word_is_replaced_and_forgotten() {
    let (_vault, mut store) = open_vault();
    let fall = add(&mut store, &full_akte());
    for row in [decided("Sommer", ""), decided("SOMMER", "Fachkraft")] {
        write(&mut store, |tx| tx.put_word_decision(fall, "sommer", &row)).unwrap();
        assert!(store.reader().word_decisions(fall).unwrap()["sommer"] == row);
    }
    write(&mut store, |tx| tx.forget_word_decision(fall, "sommer")).unwrap();
    assert!(store.reader().word_decisions(fall).unwrap().is_empty());
    let nowhere = write(&mut store, |tx| {
        tx.put_word_decision(FallId(99), "sommer", &decided("Sommer", ""))
    });
    assert_eq!(nowhere.err(), Some(StoreError::NotFound));
}

#[test]
fn a_packet_of_others_is_known_again_by_its_hash() {
    let (_vault, mut store) = open_vault();
    let id = write(&mut store, |tx| tx.put_eingang(&eingang("aa"))).unwrap();
    write(&mut store, |tx| {
        tx.set_eingang_answer(id, 1, UebergabeEventKind::Received)
    })
    .unwrap();
    let mut again = eingang("aa");
    again.opened_at = again.opened_at + chrono::Days::new(1);
    assert_eq!(
        write(&mut store, |tx| tx.put_eingang(&again)).unwrap(),
        id,
        "opened a second time"
    );
    let other = write(&mut store, |tx| tx.put_eingang(&eingang("bb"))).unwrap();
    let reader = store.reader();
    let kept = reader.eingang(id).unwrap();
    assert_eq!((kept.last_number, kept.opened_at), (1, again.opened_at));
    assert_eq!(kept.last_answer, Some(UebergabeEventKind::Received));
    assert_eq!(reader.packets_of_sender("RWQsender").unwrap(), 2);
    let ids: Vec<EingangId> = reader
        .eingaenge()
        .unwrap()
        .iter()
        .map(|row| row.0)
        .collect();
    assert_eq!(ids, [id, other]);
    let of_sender = |key: &str| reader.eingang_by_packet(key, &kept.packet_id).unwrap();
    assert!(of_sender("RWQother").is_none());
    assert_eq!(of_sender("RWQsender").unwrap().0, id);
    write(&mut store, |tx| tx.forget_eingang(id)).unwrap();
    assert_eq!(store.reader().eingang(id).err(), Some(StoreError::NotFound));
}

#[test]
fn a_sender_has_one_name_or_none() {
    let (_vault, mut store) = open_vault();
    for name in ["Großer Anker", "Jobcenter Kreis Unna"] {
        write(&mut store, |tx| tx.name_sender("RWQsender", name)).unwrap();
        assert_eq!(store.reader().sender_names().unwrap()["RWQsender"], name);
    }
    write(&mut store, |tx| tx.name_sender("RWQsender", "")).unwrap();
    assert!(store.reader().sender_names().unwrap().is_empty());
}

#[test]
fn a_plan_is_replaced_and_taken_away() {
    let (_vault, mut store) = open_vault();
    let fall = add(&mut store, &full_akte());
    let id = write(&mut store, |tx| {
        tx.put_stelle(None, &stelle("Großer Anker"))
    })
    .unwrap();
    for problem in ["no_consent", ""] {
        let plan = planned(id, problem);
        write(&mut store, |tx| tx.put_projektende(fall, &plan)).unwrap();
        assert!(store.reader().projektende().unwrap()[&fall] == plan);
    }
    write(&mut store, |tx| tx.drop_projektende(fall)).unwrap();
    assert!(store.reader().projektende().unwrap().is_empty());
}

#[test]
fn a_vault_has_one_identity_that_stays() {
    let own = |store: &Store| {
        store
            .reader()
            .own_identity()
            .unwrap()
            .recipient()
            .to_string()
    };
    let (vault, store) = open_vault();
    let recipient = own(&store);
    store.close().unwrap();
    assert_eq!(own(&vault.open().unwrap().store), recipient);
}

#[test]
fn a_passphrase_is_kept_until_it_is_noted_and_then_gone() {
    let (vault, mut store) = open_vault();
    let (fall, id) = handed_over(&mut store);
    let kept = store.reader().kept_passphrases().unwrap().remove(0);
    assert_eq!((kept.uebergabe, kept.fall), (id, fall));
    assert_eq!(
        (kept.packet.as_str(), kept.passphrase.expose()),
        ("F-1.html", "pirol-quarz")
    );
    store.close().unwrap();
    let mut store = vault.open().unwrap().store;
    assert_eq!(store.reader().kept_passphrases().unwrap().len(), 1);

    write(&mut store, |tx| tx.drop_passphrase(id)).unwrap();
    store.empty_wal().unwrap();
    assert!(store.reader().kept_passphrases().unwrap().is_empty());
    let wal = vault
        .contents()
        .into_iter()
        .find(|(name, _)| name == "faelle.db-wal");
    assert_eq!(wal.map_or(0, |(_, bytes)| bytes.len()), 0);
    write(&mut store, |tx| tx.drop_passphrase(id)).unwrap();
    let nobody = write(&mut store, |tx| {
        tx.keep_passphrase(UebergabeId(99), "", &Passphrase::new("pirol".to_owned()))
    });
    assert_eq!(nobody.err(), Some(StoreError::NotFound));
}
