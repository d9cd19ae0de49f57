//! The one door for writes: rows, index, outbox and the line of the Protokoll in one transaction, or none of them.

use std::cell::RefCell;
use std::collections::BTreeSet;

use chrono::NaiveDateTime;
use fallmappe_domain::changed::Changed;
use fallmappe_domain::ids::FallId;
use fallmappe_domain::op::Op;
use rusqlite::{Connection, Transaction, TransactionBehavior};

use crate::error::Result;
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
    concerns: RefCell<Option<FallId>>,
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
            transaction,
            changed: RefCell::default(),
            concerns: RefCell::new(fall),
        };
        let value = work(&tx)?;
        let sequence = protokoll::append(&tx.transaction, op, *tx.concerns.borrow(), at)?;
        tx.transaction.commit()?;
        Ok(Done {
            value,
            sequence,
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
        self.concerns.replace(Some(fall));
    }

    pub(crate) fn connection(&self) -> &Connection {
        &self.transaction
    }

    pub(crate) fn note(&self, changed: Changed) {
        self.changed.borrow_mut().insert(changed);
    }
}
