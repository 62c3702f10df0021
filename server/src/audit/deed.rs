//! What can be done, in stable words: the log, the interface and the filters use them; `locales/` has a sentence for each.

macro_rules! deeds {
    ($($name:ident = $word:literal),+ $(,)?) => {
        /// What somebody did.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[expect(missing_docs, reason = "the names say it; the sentences are in locales/")]
        pub enum Deed {
            $($name),+
        }

        impl Deed {
            /// Every deed, those that belong together beside each other.
            pub const ALL: &'static [Self] = &[$(Self::$name),+];

            /// The stable word.
            #[must_use]
            pub fn code(self) -> &'static str {
                match self {
                    $(Self::$name => $word),+
                }
            }

            /// The deed of a word.
            #[must_use]
            pub fn from_code(code: &str) -> Option<Self> {
                match code {
                    $($word => Some(Self::$name),)+
                    _ => None,
                }
            }
        }
    };
}

deeds! {
    // who comes in
    SignedIn = "signed_in",
    SignInFailed = "sign_in_failed",
    SignedOut = "signed_out",
    SingleSignOnRefused = "single_sign_on_refused",
    IdentityLinked = "identity_linked",
    IdentityUnlinked = "identity_unlinked",
    RightsFollowed = "rights_followed",
    TokenIssued = "token_issued",
    TokenRefused = "token_refused",
    Forbidden = "forbidden",
    FormRefused = "form_refused",
    TooManyRequests = "too_many_requests",
    AccountAdded = "account_added",
    InvitationAccepted = "invitation_accepted",
    PasswordLinkSent = "password_link_sent",
    PasswordReset = "password_reset",
    EmailChanged = "email_changed",
    SecondFactorAdded = "second_factor_added",
    LanguageChosen = "language_chosen",
    PersonalTokenMade = "personal_token_made",
    PersonalTokenRevoked = "personal_token_revoked",
    ClientAdded = "client_added",
    ClientChanged = "client_changed",
    ClientClosed = "client_closed",
    ClientReopened = "client_reopened",
    ClientSecretMade = "client_secret_made",
    ClientSecretRevoked = "client_secret_revoked",
    SigningKeyReplaced = "signing_key_replaced",

    // who sees lines of candidates
    SawLines = "saw_lines",
    SawProblems = "saw_problems",
    SawChanges = "saw_changes",
    SawConflicts = "saw_conflicts",
    SawExplanation = "saw_explanation",
    SawReview = "saw_review",
    SawLayout = "saw_layout",
    TookMarkedWorkbook = "took_marked_workbook",
    TookEvidence = "took_evidence",
    TookTemplate = "took_template",
    SawAuditLog = "saw_audit_log",
    TookAuditLog = "took_audit_log",

    // reports
    ReportReceived = "report_received",
    ReadingCancelled = "reading_cancelled",
    SubjectStated = "subject_stated",
    ReportRead = "report_read",
    FileForgotten = "file_forgotten",
    NewWarningsFound = "new_warnings_found",
    ReportSubmitted = "report_submitted",
    ReportAccepted = "report_accepted",
    ReportReturned = "report_returned",
    ReportWithdrawn = "report_withdrawn",
    ReportRevised = "report_revised",
    CellsCorrected = "cells_corrected",
    CorrectionWithdrawn = "correction_withdrawn",
    WarningExplained = "warning_explained",
    ExplanationWithdrawn = "explanation_withdrawn",
    OwnNumbersDeclared = "own_numbers_declared",
    OwnNumbersTakenBack = "own_numbers_taken_back",
    LayoutKept = "layout_kept",
    LayoutForgotten = "layout_forgotten",
    EvidenceAdded = "evidence_added",
    EvidenceRemoved = "evidence_removed",

    // review
    LinesMarked = "lines_marked",
    QuestionAsked = "question_asked",
    QuestionAnswered = "question_answered",
    QuestionClosed = "question_closed",
    QuestionWithdrawn = "question_withdrawn",
    ReviewCompleted = "review_completed",
    ConflictDecided = "conflict_decided",
    ConflictReopened = "conflict_reopened",

    // calendar and follow-up
    DueExtensionAsked = "due_extension_asked",
    DueExtensionDecided = "due_extension_decided",
    PeriodClosed = "period_closed",
    PeriodReopened = "period_reopened",
    RecoveryAsked = "recovery_asked",
    RecoveryAnswered = "recovery_answered",
    RecoveryClosed = "recovery_closed",
    SettlementMade = "settlement_made",
    SettlementAnswered = "settlement_answered",
    SettlementClosed = "settlement_closed",

    // obligations and the register
    ObligationRegistered = "obligation_registered",
    ObligationAmended = "obligation_amended",
    ObligationWaived = "obligation_waived",
    WaiverWithdrawn = "waiver_withdrawn",
    Registered = "registered",
    RegisterChanged = "register_changed",
    RegisterRemoved = "register_removed",
    ImportReceived = "import_received",
    ImportRead = "import_read",
    ImportCommitted = "import_committed",
    ValueTableAdded = "value_table_added",
    LinesRevalued = "lines_revalued",
    RollupsMended = "rollups_mended",

    // privacy
    PseudonymsKeyedAnew = "pseudonyms_keyed_anew",
    LinesErased = "lines_erased",
    FilesErased = "files_erased",
    RetentionChanged = "retention_changed",
    CandidateAnswered = "candidate_answered",
    CandidateExported = "candidate_exported",
    CandidateErased = "candidate_erased",

    // whatever else was changed
    SomethingChanged = "something_changed",
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_word_is_one_deed() {
        for deed in Deed::ALL {
            assert_eq!(Deed::from_code(deed.code()), Some(*deed));
        }
        assert_eq!(Deed::from_code("nothing"), None);
    }
}
