//! What follows from a gap: a recovery action that is asked for, answered and closed; and the settlement of a contract.

mod recovery;
mod settlement;

pub use recovery::{
    Answer, Closing, NewQuestion, OUTCOMES, answer_recovery, ask_recovery, ask_with_alert,
    close_recovery,
};
pub use settlement::{close_settlement, reply_to_settlement, settle_contract};
