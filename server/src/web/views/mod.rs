//! What pages show: structs with ready-made words, drawn by the templates in `templates/pages/`.
//!
//! A view knows no database and no request. Amounts and dates come in as they are to be read (`crate::text`); states
//! and kinds come in as their codes, and the templates find the words.

mod accessibility;
mod account;
mod accounts;
mod audit;
mod bar;
mod calendar;
mod candidates;
mod changes;
mod conflicts;
mod contract;
mod correction;
mod entering;
mod error;
mod evidence;
mod health;
mod layout;
mod lines;
mod linking_keys;
mod obligation;
mod overview;
mod problem_group;
mod problems;
mod programs;
mod question;
mod recovery;
mod register;
mod report;
mod reports;
mod retention;
mod review;
#[cfg(test)]
mod samples;
mod settlement;
mod shell;
mod sign_in;
mod template_form;
#[cfg(test)]
mod tests;
mod typed;
mod upload;

pub use self::accessibility::AccessibilityPage;
pub use self::account::{AccountPage, NewEmailPage, ProofPage, SessionRow};
pub use self::accounts::{
    AccountsPage, InvitationRow, KeptAccountPage, KeptAccountRow, NewAccountPage,
};
pub use self::audit::{AuditChange, AuditFilter, AuditPage, AuditRow};
pub use self::bar::Bar;
pub use self::calendar::{
    CalendarPage, ContractCalendar, DueGroup, DueRow, ExtensionPage, ReopeningPage,
    WaitingExtension,
};
pub use self::candidates::{CandidateAnswer, CandidateLine, CandidatesPage};
pub use self::changes::{ChangeCount, ChangeRow, ChangesPage, ChangesSummary, FieldRow};
pub use self::conflicts::{ConflictLine, ConflictView, ConflictsPage, DecisionNote};
pub use self::contract::{
    ContractFacts, ContractJobs, ContractPage, ContractReport, ObligationView,
};
pub use self::correction::CorrectionRow;
pub use self::entering::{
    ChoosePasswordPage, CodePage, ForgottenPasswordPage, OneTimeLinkPage, QrPicture,
    RecoveryCodesPage, SecondFactorPage,
};
pub use self::error::ErrorPage;
pub use self::evidence::{EvidenceForm, EvidenceList, EvidenceRow};
pub use self::health::HealthPage;
pub use self::layout::{
    ColumnRow, DifferenceView, HeadingRow, LayoutPage, LayoutRow, LayoutsPage, PlaceForm, RestForm,
    TrialView,
};
pub use self::lines::{Explanation, LineRow, LineTable, LineValue};
pub use self::linking_keys::LinkingKeysPage;
pub use self::obligation::{
    AmendmentPage, DifferenceRow, NewObligationPage, ObligationFields, ObligationPage, TermsView,
    WaiverPage, WaiverRow,
};
pub use self::overview::{ContractRow, JobsCell, ObligationRow, OverviewFigures, OverviewPage};
pub use self::problem_group::ProblemsPage;
pub use self::problems::{
    CorrectForm, ExplainForm, ProblemGroup, ProblemHandle, ProblemKind, ProblemList, ProblemPlace,
    ProblemReason, ProblemSeverity,
};
pub use self::programs::{
    ClientPage, ClientRow, ClientsPage, NewClientPage, NewTokenPage, RightChoice, SecretPage,
    SecretRow, TokenRow, TokensPage,
};
pub use self::question::{QuestionRow, TextForm};
pub use self::recovery::{
    RecoveriesPage, RecoveryOutcome, RecoveryPage, RecoveryPlan, RecoveryQuestionPage, RecoveryRow,
};
pub use self::register::{
    RegisterChange, RegisterImportPage, RegisterPage, RegisterProblem, RegisterProgress,
    RegisterRow,
};
pub use self::report::{
    DeclaredColumn, EarlierUpload, FurtherProblems, ReadSoFar, ReadingProgress, ReportContract,
    ReportPage, ReturnForm, ReturnedNote, SignedRow, SubmitForm,
};
pub use self::reports::{ReportRow, ReportsPage};
pub use self::retention::{
    CertificateRow, ContractRetentionPage, ContractTerm, ErasurePage, RetentionPage,
};
pub use self::review::{ReviewCounts, ReviewFilter, ReviewList, ReviewPage, ReviewRow};
pub use self::settlement::{SettlementMade, SettlementPage, SettlementPart};
pub use self::shell::{Choice, Notice, Section, Shell, Tone, User};
pub use self::sign_in::{DemonstrationAccount, SignInPage};
pub use self::template_form::TemplateForm;
pub use self::typed::Typed;
pub use self::upload::{NilForm, UploadPage};
