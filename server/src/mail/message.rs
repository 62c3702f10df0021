//! What a mail says, as it is queued: values, not words, so that the words can be put in the reader's language.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// Every mail that Meetbaar sends.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Message {
    /// To category managers: an obligation is behind.
    GapAlert(Box<GapAlert>),
    /// Something happened; whom it is told depends on what.
    Notice(Notice),
    /// The same with a one-time link instead of its path, whose secret stands nowhere until the mail is written.
    Link {
        /// What is told.
        notice: Notice,
        /// Which link.
        link: OneTimeLink,
    },
    /// To a supplier's users: a report was returned.
    ReportReturned {
        /// Public identifier of the report.
        report: String,
        /// Name of the file.
        file_name: String,
        /// Numbers of its contracts.
        contracts: Vec<String>,
        /// Why it was returned.
        reason: String,
    },
    /// To a supplier's users: a report was accepted.
    ReportAccepted {
        /// Public identifier of the report.
        report: String,
        /// Name of the file.
        file_name: String,
        /// Numbers of its contracts.
        contracts: Vec<String>,
    },
}

/// A one-time link, by the key of what is kept of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum OneTimeLink {
    /// Of an invitation.
    Invitation(i64),
    /// To a new password.
    NewPassword(i64),
    /// To another mail address.
    NewEmail(i64),
}

/// Something that happened.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
pub struct Notice {
    /// What.
    pub about: About,
    /// What it happened to: a report's file name, a contract's number, a count.
    pub subject: String,
    /// What it is about, one by one.
    pub items: Vec<String>,
    /// The words of who did it.
    pub quote: Option<String>,
    /// Path of the page to look at.
    pub path: String,
}

/// What a notice is about; its texts are called `mail-<code>-subject`, `-intro`, `-ask` and `-link`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum About {
    /// To administrators: rollups are not the sums of their lines.
    RollupAlarm,
    /// The audit log is not as it was written.
    AuditAlarm,
    /// To who keeps a contract: its lines will be erased.
    LinesWillBeErased,
    /// To who keeps a contract: its lines were erased.
    LinesErased,
    /// To a supplier's users: a candidate asked to be erased, and was.
    CandidateErased,
    /// To a supplier's users: lines of a report were accepted, others returned.
    ReportPartlyAccepted,
    /// To a supplier's users: a reviewer asks about lines.
    ReviewQuestion,
    /// To who asked: the supplier answered.
    ReviewAnswer,
    /// To a supplier's users: a question about lines needs no answer.
    ReviewQuestionWithdrawn,
    /// To a supplier's users: a report was undone.
    ReportWithdrawn,
    /// To who judges reports: a supplier asks for more time.
    ExtensionAsked,
    /// To a supplier's users: there is more time.
    ExtensionGranted,
    /// To a supplier's users: there is no more time.
    ExtensionRefused,
    /// To a supplier's users: what do you do about a gap?
    RecoveryAsked,
    /// To who asked: what the supplier plans.
    RecoveryAnswered,
    /// To a supplier's users: a contract was settled.
    SettlementMade,
    /// To contract managers: what the supplier says to a settlement.
    SettlementReplied,
    /// To a supplier's users: lines don't count, since the same work was reported twice.
    LinesSetAside,
    /// To a supplier's users: those lines count again.
    LinesCountAgain,
    /// To who is invited: choose a password.
    Invitation,
    /// To who forgot the password: choose another.
    PasswordLink,
    /// To a new mail address: is it yours?
    EmailLink,
    /// To the old mail address: it is not used any more.
    EmailChanged,
    /// To the account's user: the password was changed.
    NewPassword,
    /// To the account's user: there is a second factor.
    SecondFactorAdded,
    /// To the account's user: the second factor is gone.
    SecondFactorRemoved,
    /// To the account's user: somebody signed in from a browser that was not used before.
    NewDevice,
    /// To the account's user: the role or what it reaches was changed.
    RightsChanged,
    /// To the account's user: a personal token was made.
    TokenMade,
    /// To the account's user: a personal token ends soon.
    TokenEnds,
    /// To who keeps a client: a secret of it ends soon.
    SecretEnds,
}

impl About {
    /// Every kind of notice.
    pub const ALL: [Self; 31] = [
        Self::RollupAlarm,
        Self::AuditAlarm,
        Self::LinesWillBeErased,
        Self::LinesErased,
        Self::CandidateErased,
        Self::ReportPartlyAccepted,
        Self::ReviewQuestion,
        Self::ReviewAnswer,
        Self::ReviewQuestionWithdrawn,
        Self::ReportWithdrawn,
        Self::ExtensionAsked,
        Self::ExtensionGranted,
        Self::ExtensionRefused,
        Self::RecoveryAsked,
        Self::RecoveryAnswered,
        Self::SettlementMade,
        Self::SettlementReplied,
        Self::LinesSetAside,
        Self::LinesCountAgain,
        Self::Invitation,
        Self::PasswordLink,
        Self::EmailLink,
        Self::EmailChanged,
        Self::NewPassword,
        Self::SecondFactorAdded,
        Self::SecondFactorRemoved,
        Self::NewDevice,
        Self::RightsChanged,
        Self::TokenMade,
        Self::TokenEnds,
        Self::SecretEnds,
    ];

    /// In a word.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::RollupAlarm => "rollup_alarm",
            Self::AuditAlarm => "audit_alarm",
            Self::LinesWillBeErased => "lines_will_be_erased",
            Self::LinesErased => "lines_erased",
            Self::CandidateErased => "candidate_erased",
            Self::ReportPartlyAccepted => "report_partly_accepted",
            Self::ReviewQuestion => "review_question",
            Self::ReviewAnswer => "review_answer",
            Self::ReviewQuestionWithdrawn => "review_question_withdrawn",
            Self::ReportWithdrawn => "report_withdrawn",
            Self::ExtensionAsked => "extension_asked",
            Self::ExtensionGranted => "extension_granted",
            Self::ExtensionRefused => "extension_refused",
            Self::RecoveryAsked => "recovery_asked",
            Self::RecoveryAnswered => "recovery_answered",
            Self::SettlementMade => "settlement_made",
            Self::SettlementReplied => "settlement_replied",
            Self::LinesSetAside => "lines_set_aside",
            Self::LinesCountAgain => "lines_count_again",
            Self::Invitation => "invitation",
            Self::PasswordLink => "password_link",
            Self::EmailLink => "email_link",
            Self::EmailChanged => "email_changed",
            Self::NewPassword => "new_password",
            Self::SecondFactorAdded => "second_factor_added",
            Self::SecondFactorRemoved => "second_factor_removed",
            Self::NewDevice => "new_device",
            Self::RightsChanged => "rights_changed",
            Self::TokenMade => "token_made",
            Self::TokenEnds => "token_ends",
            Self::SecretEnds => "secret_ends",
        }
    }
}

/// The figures of an obligation that is behind.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
pub struct GapAlert {
    /// Number of the contract.
    pub contract: String,
    /// Who owes.
    pub supplier: String,
    /// Who buys.
    pub buyer: String,
    /// Kind of the obligation.
    pub kind: String,
    /// Its share in hundredths of a percent.
    pub share: Option<i64>,
    /// Its amount, in the unit of its kind.
    pub stated_amount: Option<i64>,
    /// Day for which the figures hold.
    pub on: NaiveDate,
    /// Required to date.
    pub required: Amount,
    /// Realised to date.
    pub realised: Amount,
    /// What lacks.
    pub gap: Amount,
    /// Required at the end of the term; `None` where it still grows with turnover.
    pub in_full: Option<Amount>,
    /// Forecast: realised only.
    pub low: Amount,
    /// Forecast: with what running placements still bring.
    pub expected: Amount,
    /// Status, in its word.
    pub status: String,
}

/// A quantity as it is stored, and its unit: `euros`, `jobs`, `placements` or `hours`.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
pub struct Amount(pub i64, pub String);

impl Message {
    /// Which message, in a word.
    #[must_use]
    pub fn kind(&self) -> &'static str {
        match self {
            Self::GapAlert(_) => "gap_alert",
            Self::Notice(notice) | Self::Link { notice, .. } => notice.about.code(),
            Self::ReportReturned { .. } => "report_returned",
            Self::ReportAccepted { .. } => "report_accepted",
        }
    }
}
