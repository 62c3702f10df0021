//! What a database needs to keep the log: the key of the chain, the time, and a place outside it for where the chain ends.

use std::{
    io,
    path::Path,
    sync::{Arc, Mutex},
};

use super::{
    chain::ChainKey,
    heads::{Heads, Latest, Signer},
};
use crate::clock::Clock;

/// The key of the chain, the time, and where its end is kept outside the database.
#[derive(Clone, Debug)]
pub struct Journal {
    pub(crate) key: ChainKey,
    pub(crate) clock: Clock,
    signer: Arc<Signer>,
    heads: Heads,
    latest: Arc<Mutex<i64>>,
}

impl Journal {
    /// A journal with its keys, that keeps ends of the chain in a folder.
    ///
    /// # Errors
    /// When the folder can't be made.
    pub fn open(key: ChainKey, signer: Signer, folder: &Path, clock: Clock) -> io::Result<Self> {
        let heads = Heads::open(folder)?;
        Ok(Self {
            key,
            clock,
            signer: Arc::new(signer),
            heads,
            latest: Arc::default(),
        })
    }

    /// What signs the end of each day.
    #[must_use]
    pub fn signer(&self) -> &Signer {
        &self.signer
    }

    /// Where ends of the chain are kept outside the database.
    #[must_use]
    pub fn heads(&self) -> &Heads {
        &self.heads
    }

    /// The key of the chain.
    #[must_use]
    pub fn key(&self) -> &ChainKey {
        &self.key
    }

    /// Keeps the end of the chain outside the database, after it was committed. What came later stays.
    pub(crate) fn ends_at(&self, latest: &Latest) {
        let Ok(mut kept) = self.latest.lock() else {
            return;
        };
        if latest.seq <= *kept {
            return;
        }
        *kept = latest.seq;
        if let Err(error) = self.heads.keep_latest(latest) {
            tracing::error!(%error, seq = latest.seq, "the end of the audit log could not be kept outside the database");
        }
    }
}
