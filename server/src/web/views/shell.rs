//! What stands around every page: who is signed in, the menu, the language, the foot.

use crate::text::{Language, Texts};

/// What every page has.
#[derive(Clone, Debug)]
pub struct Shell {
    /// Texts in the language of the page.
    pub texts: Texts,
    /// Title of the page, without the name of the program.
    pub title: String,
    /// Item of the menu under which the page falls.
    pub section: Section,
    /// Who is signed in.
    pub user: Option<User>,
    /// Token of the forms of this session or of this sign-in; empty without one.
    pub form_token: String,
    /// Path and query of the page, to come back to after a change of language.
    pub path: String,
    /// Whether the user may upload reports.
    pub can_upload: bool,
    /// Whether the user may see reports.
    pub can_see_reports: bool,
    /// Whether the user may decide on conflicts.
    pub can_judge: bool,
    /// Whether the user may see and forget layouts.
    pub can_keep_layouts: bool,
    /// Whether the user may send contract registers.
    pub can_keep_register: bool,
    /// Whether the user may invite people and change their accounts.
    pub can_keep_accounts: bool,
    /// Whether the user may read the audit log.
    pub can_read_audit_log: bool,
    /// Whether parties can be registered, one by one or in bulk.
    pub can_keep_parties: bool,
    /// Whether the user looks after the installation.
    pub can_see_health: bool,
    /// Whether this user answers candidates who ask what is kept.
    pub can_answer_candidates: bool,
    /// Whether all data are made up.
    pub demonstration: bool,
    /// What just happened, shown once above the page.
    pub notice: Option<Notice>,
    /// Id of the request, as the log knows it.
    pub request_id: String,
    /// Address of the style sheet.
    pub app_css: String,
    /// Address of the script.
    pub app_js: String,
    /// Address of the icon.
    pub icon: String,
}

impl Shell {
    /// The version of the program.
    #[must_use]
    pub fn version(&self) -> &'static str {
        env!("CARGO_PKG_VERSION")
    }

    /// Every language, each with whether the page is in it.
    #[must_use]
    pub fn languages(&self) -> [(Language, bool); 2] {
        Language::ALL.map(|language| (language, language == self.texts.language()))
    }

    /// Whether the page falls under that item of the menu: by the code of its [`Section`].
    #[must_use]
    pub fn is_in(&self, section: &str) -> bool {
        self.section.code() == section
    }
}

/// An item of the menu.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Section {
    /// Contracts and their standings.
    Overview,
    /// Reports that are due.
    Calendar,
    /// Reports.
    Reports,
    /// What suppliers do about gaps.
    Recovery,
    /// A new report.
    Upload,
    /// Conflicts between lines.
    Conflicts,
    /// Layouts that suppliers confirmed.
    Layouts,
    /// The contract register.
    Register,
    /// Accounts of others.
    Accounts,
    /// The own account.
    Account,
    /// The audit log.
    Audit,
    /// Nothing of the menu.
    #[default]
    None,
}

impl Section {
    /// The word that templates use.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Overview => "overview",
            Self::Calendar => "calendar",
            Self::Reports => "reports",
            Self::Recovery => "recovery",
            Self::Upload => "upload",
            Self::Conflicts => "conflicts",
            Self::Layouts => "layouts",
            Self::Register => "register",
            Self::Accounts => "accounts",
            Self::Account => "account",
            Self::Audit => "audit",
            Self::None => "none",
        }
    }
}

/// Who is signed in.
#[derive(Clone, Debug)]
pub struct User {
    /// Mail address.
    pub email: String,
    /// Role, in words or as its code.
    pub role: String,
}

/// A sentence above the page about what just happened.
#[derive(Clone, Debug)]
pub struct Notice {
    /// How it is meant.
    pub tone: Tone,
    /// The sentence.
    pub text: String,
}

/// How a notice is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// It worked.
    Ok,
    /// Good to know.
    Info,
    /// Look out.
    Warning,
    /// It didn't work.
    Error,
}

impl Tone {
    /// The word in the class of an alert.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Ok => "ok",
            Self::Info => "info",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

/// One choice of a select.
#[derive(Clone, Debug)]
pub struct Choice {
    /// What the form sends.
    pub value: String,
    /// What the user reads.
    pub label: String,
}
