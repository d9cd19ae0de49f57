//! The one door for writes: rows, index, outbox and the line of the Protokoll in one transaction, or none of them.

use std::cell::RefCell;
use std::collections::BTreeSet;

use chrono::NaiveDateTime;
use fallmappe_domain::changed::Changed;
use fallmappe_domain::ids::FallId;
use fallmappe_domain::op::Op;
use rusqlite::{Connection, Transaction, TransactionBehavior};

use crate::bulk::Bulk;
use crate::error::Result;
use crate::journal::Journal;
use crate::protokoll;
use crate::tables::Reader;
use crate::unlock::Store;

/// What a write gave back, and what is no longer current because of it.
#[derive(Debug)]
pub struct Done<T> {
    /// The answer of the work.
    pub value: T,
    /// Number of the line in the Protokoll, under which the change can be taken back.
    pub sequence: u64,
    /// What to read again.
    pub changed: Vec<Changed>,
}

/// Writing; exists only inside [`Store::transact`].
pub struct WriteTx<'a> {
    transaction: Transaction<'a>,
    changed: RefCell<BTreeSet<Changed>>,
    concerns: RefCell<Option<Concerned>>,
    pub(crate) sequence: u64,
    pub(crate) journal: Journal,
    pub(crate) bulk: Bulk,
}

/// The Fall that the line of the Protokoll is about, with the number it had when it was named: it may be gone at the end.
struct Concerned {
    fall: FallId,
    number: String,
}

impl Store {
    /// Runs `work` in one transaction that also writes the Protokoll. An error leaves no trace.
    ///
    /// `fall` is the Fall that the line names; work that makes a Fall names it with [`WriteTx::concerns`].
    pub fn transact<T>(
        &mut self,
        op: Op,
        fall: Option<FallId>,
        at: NaiveDateTime,
        work: impl FnOnce(&WriteTx<'_>) -> Result<T>,
    ) -> Result<Done<T>> {
        let transaction = self
            .connection
            .transaction_with_behavior(TransactionBehavior::Immediate)?;
        let tx = WriteTx {
            // Nobody else writes until the commit, so the line will get this number.
            sequence: protokoll::next_sequence(&transaction)?,
            transaction,
            changed: RefCell::default(),
            concerns: RefCell::default(),
            journal: Journal::default(),
            bulk: Bulk::default(),
        };
        if let Some(fall) = fall {
            tx.concerns(fall);
        }
        let value = work(&tx)?;
        protokoll::append(&tx.transaction, tx.sequence, op, &tx.number()?, at)?;
        tx.transaction.commit()?;
        Ok(Done {
            value,
            sequence: tx.sequence,
            changed: tx.changed.into_inner().into_iter().collect(),
        })
    }
}

impl WriteTx<'_> {
    /// Reading inside the transaction.
    pub fn reader(&self) -> Reader<'_> {
        Reader::new(&self.transaction)
    }

    /// Names the Fall that the line of the Protokoll is about.
    pub fn concerns(&self, fall: FallId) {
        // Without a number it is asked for once more at the end, and then an error counts.
        let number = self.reader().last_number(fall).unwrap_or_default();
        self.concerns.replace(Some(Concerned { fall, number }));
    }

    /// The number for the line: a Fall may have come, or gone for good, since it was named.
    fn number(&self) -> Result<String> {
        match &*self.concerns.borrow() {
            Some(named) if named.number.is_empty() => self.reader().last_number(named.fall),
            Some(named) => Ok(named.number.clone()),
            None => Ok(String::new()),
        }
    }

    pub(crate) fn connection(&self) -> &Connection {
        &self.transaction
    }

    pub(crate) fn note(&self, changed: Changed) {
        self.changed.borrow_mut().insert(changed);
    }
}
