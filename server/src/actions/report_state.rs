//! The states of a report, and which may follow which.

use meetbaar_importers::reading::Outcome;

use super::Refusal;

/// Where a report stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReportState {
    /// Stored, and waiting to be read.
    Received,
    /// Read; some cells must be mended.
    NeedsCorrection,
    /// Read; nothing of it may be kept.
    Refused,
    /// No importer knows the layout.
    Unrecognised,
    /// Read; it can be submitted.
    Ready,
    /// Submitted by the supplier.
    Submitted,
    /// Accepted: its lines count.
    Accepted,
    /// Returned with a reason.
    Returned,
    /// Some of its lines were accepted and count; the others were returned.
    PartlyAccepted,
    /// The supplier stopped its reading: nothing of it was stored.
    Cancelled,
    /// Undone: nothing of it counts.
    Withdrawn,
}

impl ReportState {
    /// Every state.
    pub const ALL: [Self; 11] = [
        Self::Received,
        Self::NeedsCorrection,
        Self::Refused,
        Self::Unrecognised,
        Self::Ready,
        Self::Submitted,
        Self::Accepted,
        Self::Returned,
        Self::PartlyAccepted,
        Self::Cancelled,
        Self::Withdrawn,
    ];

    /// The word that the database and the interface use.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Received => "received",
            Self::NeedsCorrection => "needs_correction",
            Self::Refused => "refused",
            Self::Unrecognised => "unrecognised",
            Self::Ready => "ready",
            Self::Submitted => "submitted",
            Self::Accepted => "accepted",
            Self::Returned => "returned",
            Self::PartlyAccepted => "partly_accepted",
            Self::Cancelled => "cancelled",
            Self::Withdrawn => "withdrawn",
        }
    }

    /// The state of that word.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.code() == code)
    }

    /// The state that is stored.
    ///
    /// # Errors
    /// [`Refusal::Conflict`] for a word that nobody knows.
    pub fn of(stored: &str) -> Result<Self, Refusal> {
        Self::from_code(stored).ok_or(Refusal::Conflict("unknown_state"))
    }

    /// Whether its file was read: what was found in it is there.
    #[must_use]
    pub fn is_read(self) -> bool {
        !matches!(self, Self::Received | Self::Cancelled)
    }

    /// After reading, by what the reading came to.
    ///
    /// # Errors
    /// [`Refusal::Conflict`] unless the report was waiting to be read.
    pub fn read(self, outcome: Outcome) -> Result<Self, Refusal> {
        match (self, outcome) {
            (Self::Received, Outcome::Ready) => Ok(Self::Ready),
            (Self::Received, Outcome::NeedsCorrection) => Ok(Self::NeedsCorrection),
            (Self::Received, Outcome::Refused) => Ok(Self::Refused),
            (Self::Received, Outcome::Unrecognised) => Ok(Self::Unrecognised),
            _ => Err(Refusal::Conflict("already_read")),
        }
    }

    /// After the supplier stopped its reading.
    ///
    /// # Errors
    /// [`Refusal::Conflict`] unless it is still being read.
    pub fn cancel(self) -> Result<Self, Refusal> {
        match self {
            Self::Received => Ok(Self::Cancelled),
            _ => Err(Refusal::Conflict("already_read")),
        }
    }

    /// After the supplier said what the report is about: it is read again.
    ///
    /// # Errors
    /// [`Refusal::Conflict`] once it is submitted, or when nothing of it was kept.
    pub fn state_subject(self) -> Result<Self, Refusal> {
        match self {
            Self::NeedsCorrection | Self::Ready => Ok(Self::Received),
            _ => Err(Refusal::Conflict("not_open")),
        }
    }

    /// Whether the supplier may still explain warnings and declare numbers.
    ///
    /// # Errors
    /// [`Refusal::Conflict`] while it is read, once it is submitted, or when nothing of it was kept.
    pub fn explain(self) -> Result<(), Refusal> {
        self.state_subject().map(|_| ())
    }

    /// After the supplier said how its file is laid out: it is read again.
    ///
    /// # Errors
    /// [`Refusal::Conflict`] once it is submitted, or when nothing of it was kept.
    pub fn say_layout(self) -> Result<Self, Refusal> {
        match self {
            Self::Unrecognised => Ok(Self::Received),
            other => other.state_subject(),
        }
    }

    /// Whether its file may be sent again as the next revision, with what was said of it.
    ///
    /// # Errors
    /// [`Refusal::Conflict`] unless it was decided on or undone.
    pub fn revise(self) -> Result<(), Refusal> {
        match self {
            Self::Returned | Self::Accepted | Self::PartlyAccepted | Self::Withdrawn => Ok(()),
            _ => Err(Refusal::Conflict("not_decided")),
        }
    }

    /// Whether files that bear it out may be added: also once it was submitted or accepted.
    ///
    /// # Errors
    /// [`Refusal::Conflict`] while it is read, once it was returned, or when nothing of it was kept.
    pub fn add_evidence(self) -> Result<(), Refusal> {
        match self {
            Self::NeedsCorrection
            | Self::Ready
            | Self::Submitted
            | Self::Accepted
            | Self::PartlyAccepted => Ok(()),
            _ => Err(Refusal::Conflict("no_evidence_now")),
        }
    }

    /// Whether files that bear it out may be removed: until it was decided on.
    ///
    /// # Errors
    /// [`Refusal::Conflict`] as for adding, and once it was accepted.
    pub fn remove_evidence(self) -> Result<(), Refusal> {
        match self {
            Self::Accepted | Self::PartlyAccepted => Err(Refusal::Conflict("no_evidence_now")),
            other => other.add_evidence(),
        }
    }

    /// After the supplier submitted it.
    ///
    /// # Errors
    /// [`Refusal::Conflict`] unless it is ready.
    pub fn submit(self) -> Result<Self, Refusal> {
        match self {
            Self::Ready => Ok(Self::Submitted),
            Self::Submitted | Self::Accepted | Self::PartlyAccepted => {
                Err(Refusal::Conflict("already_submitted"))
            }
            _ => Err(Refusal::Conflict("not_ready")),
        }
    }

    /// After a reviewer accepted it.
    ///
    /// # Errors
    /// [`Refusal::Conflict`] unless it is submitted.
    pub fn accept(self) -> Result<Self, Refusal> {
        self.decide(Self::Accepted)
    }

    /// After a reviewer returned it.
    ///
    /// # Errors
    /// [`Refusal::Conflict`] unless it is submitted.
    pub fn return_it(self) -> Result<Self, Refusal> {
        self.decide(Self::Returned)
    }

    /// After a reviewer accepted some of its lines and returned the others.
    ///
    /// # Errors
    /// [`Refusal::Conflict`] unless it is submitted.
    pub fn accept_partly(self) -> Result<Self, Refusal> {
        self.decide(Self::PartlyAccepted)
    }

    /// While it is judged line by line.
    ///
    /// # Errors
    /// [`Refusal::Conflict`] unless it is submitted.
    pub fn judge(self) -> Result<(), Refusal> {
        self.decide(Self::Submitted).map(|_| ())
    }

    /// Whether lines of it count.
    #[must_use]
    pub fn counts(self) -> bool {
        matches!(self, Self::Accepted | Self::PartlyAccepted)
    }

    /// After it was undone.
    ///
    /// # Errors
    /// [`Refusal::Conflict`] while it is read, and where nothing of it is left to undo.
    pub fn withdraw(self) -> Result<Self, Refusal> {
        match self {
            Self::Received => Err(Refusal::Conflict("being_read")),
            Self::Withdrawn => Err(Refusal::Conflict("already_withdrawn")),
            Self::Refused | Self::Cancelled | Self::Returned => {
                Err(Refusal::Conflict("nothing_to_withdraw"))
            }
            Self::NeedsCorrection
            | Self::Unrecognised
            | Self::Ready
            | Self::Submitted
            | Self::Accepted
            | Self::PartlyAccepted => Ok(Self::Withdrawn),
        }
    }

    fn decide(self, decision: Self) -> Result<Self, Refusal> {
        match self {
            Self::Submitted => Ok(decision),
            Self::Accepted | Self::PartlyAccepted | Self::Returned => {
                Err(Refusal::Conflict("already_decided"))
            }
            Self::Withdrawn => Err(Refusal::Conflict("already_withdrawn")),
            _ => Err(Refusal::Conflict("not_submitted")),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_legal_moves_are_possible() {
        use ReportState::*;
        for state in ReportState::ALL {
            assert_eq!(
                state.read(Outcome::Ready).is_ok(),
                state == Received,
                "{state:?}"
            );
            assert_eq!(
                state.state_subject().is_ok(),
                matches!(state, NeedsCorrection | Ready),
                "{state:?}"
            );
            assert_eq!(
                state.say_layout().is_ok(),
                matches!(state, Unrecognised | NeedsCorrection | Ready),
                "{state:?}"
            );
            assert_eq!(state.cancel().is_ok(), state == Received, "{state:?}");
            assert_eq!(
                state.explain().is_ok(),
                matches!(state, NeedsCorrection | Ready),
                "{state:?}"
            );
            let open = matches!(state, NeedsCorrection | Ready | Submitted);
            assert_eq!(state.remove_evidence().is_ok(), open, "{state:?}");
            assert_eq!(
                state.add_evidence().is_ok(),
                open || state.counts(),
                "{state:?}"
            );
            assert_eq!(
                state.revise().is_ok(),
                matches!(state, Returned | Accepted | PartlyAccepted | Withdrawn),
                "{state:?}"
            );
            assert_eq!(state.submit().is_ok(), state == Ready, "{state:?}");
            assert_eq!(state.accept().is_ok(), state == Submitted, "{state:?}");
            assert_eq!(state.return_it().is_ok(), state == Submitted, "{state:?}");
            assert_eq!(
                state.accept_partly().is_ok(),
                state == Submitted,
                "{state:?}"
            );
            assert_eq!(state.judge().is_ok(), state == Submitted, "{state:?}");
            let open = matches!(state, NeedsCorrection | Unrecognised | Ready | Submitted);
            assert_eq!(
                state.withdraw().is_ok(),
                open || state.counts(),
                "{state:?}"
            );
            assert_eq!(ReportState::from_code(state.code()), Some(state));
        }
    }
}
