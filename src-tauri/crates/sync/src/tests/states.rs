//! The whole table of states and events, written out.

use proptest::prelude::*;

use crate::State::{Confirmed, Queued, Refused, Sending, Stored};
use crate::{Event, State, next};

#[test]
fn each_event_leads_from_each_state_where_the_table_says() {
    let [q, s, st, c, r] = [Queued, Sending, Stored, Confirmed, Refused].map(Some);
    // Columns as in Event::ALL: started, delivered, interrupted, rejected, confirmed, repeated.
    let table = [
        (Queued, [s, None, None, None, c, q]),
        (Sending, [s, st, q, r, c, q]),
        (Stored, [None, st, None, None, c, q]),
        (Confirmed, [None, c, c, c, c, None]),
        (Refused, [None, None, None, r, c, q]),
    ];
    for (state, row) in table {
        for (event, expected) in Event::ALL.into_iter().zip(row) {
            assert_eq!(next(state, event), expected, "{state:?} and {event:?}");
        }
    }
}

fn any_events() -> impl Strategy<Value = Vec<Event>> {
    prop::collection::vec(prop::sample::select(Event::ALL.to_vec()), 0..30)
}

proptest! {
    #[test]
    fn a_confirmed_entry_is_never_anything_else_again(events in any_events()) {
        let mut state = State::Queued;
        for event in events {
            let before = state;
            state = next(state, event).unwrap_or(state);
            prop_assert!(before != Confirmed || state == Confirmed);
        }
    }

    #[test]
    fn nothing_is_ever_stored_without_a_delivery(events in any_events()) {
        let (mut state, mut delivered) = (State::Queued, false);
        for event in events {
            if let Some(after) = next(state, event) {
                delivered |= event == Event::Delivered;
                state = after;
            }
            prop_assert!(state != Stored || delivered);
        }
    }
}
