//! What a column can hold, and the kinds of table that a report has.

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Field {
    /// Contract number.
    Contract,
    /// The supplier's number of the candidate.
    Candidate,
    /// A key by which the same person is found at another supplier, without a name.
    LinkingKey,
    /// A running number: the candidate's only where there is nothing better.
    Ordinal,
    /// Target group.
    TargetGroup,
    /// How long the benefit runs.
    BenefitDuration,
    /// Whether the candidate is in the target group register.
    Register,
    /// First working day.
    Start,
    /// Last working day.
    End,
    /// Contract hours a week.
    HoursPerWeek,
    /// Share of a full-time job.
    Fte,
    /// Paid hours in the period.
    PaidHours,
    /// Worked hours in the period.
    WorkedHours,
    /// Hours, without saying which.
    Hours,
    /// Arrangement (contractvorm).
    Arrangement,
    /// Whether the arrangement is permanent.
    Permanent,
    /// Job title.
    Role,
    /// Place of work.
    Place,
    /// The line's own period.
    Period,
    /// The year of the line's own period.
    Year,
    /// Turnover invoiced in the period.
    Turnover,
    /// Older than 50.
    FiftyPlus,
    /// Older than 55.
    FiftyFivePlus,
    /// Learns the language.
    Language,
    /// Invoice number.
    Invoice,
    /// Who sold it.
    Vendor,
    /// Day of an invoice or an activity.
    Date,
    /// Amount excl. VAT.
    Amount,
    /// What was done or bought.
    Description,
    /// A total of other columns.
    Total,
    /// Known and not needed.
    Aside,
    /// Names, birth dates, addresses, phone numbers, e-mail: never read.
    Personal,
    /// Citizen service number: refused.
    CitizenNumber,
}

impl Field {
    /// Every field.
    pub const ALL: [Self; 33] = [
        Self::Contract,
        Self::Candidate,
        Self::LinkingKey,
        Self::Ordinal,
        Self::TargetGroup,
        Self::BenefitDuration,
        Self::Register,
        Self::Start,
        Self::End,
        Self::HoursPerWeek,
        Self::Fte,
        Self::PaidHours,
        Self::WorkedHours,
        Self::Hours,
        Self::Arrangement,
        Self::Permanent,
        Self::Role,
        Self::Place,
        Self::Period,
        Self::Year,
        Self::Turnover,
        Self::FiftyPlus,
        Self::FiftyFivePlus,
        Self::Language,
        Self::Invoice,
        Self::Vendor,
        Self::Date,
        Self::Amount,
        Self::Description,
        Self::Total,
        Self::Aside,
        Self::Personal,
        Self::CitizenNumber,
    ];

    /// The name that `Source::cells`, files and interfaces use.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Contract => "contract",
            Self::Candidate | Self::Ordinal => "candidate",
            Self::LinkingKey => "linking_key",
            Self::TargetGroup => "target_group",
            Self::BenefitDuration => "benefit_duration",
            Self::Register => "ldr",
            Self::Start => "start",
            Self::End => "end",
            Self::HoursPerWeek | Self::Fte => "hours_per_week",
            Self::PaidHours | Self::WorkedHours => "paid_hours",
            Self::Hours => "hours",
            Self::Arrangement | Self::Permanent => "arrangement",
            Self::Role => "role",
            Self::Place => "place",
            Self::Period | Self::Year => "period",
            Self::Turnover | Self::Amount => "amount",
            Self::FiftyPlus => "50_plus",
            Self::FiftyFivePlus => "55_plus",
            Self::Language => "language",
            Self::Invoice => "invoice",
            Self::Vendor => "vendor",
            Self::Date => "date",
            Self::Description => "description",
            Self::Total => "total",
            Self::Aside => "aside",
            Self::Personal => "personal",
            Self::CitizenNumber => "citizen_service_number",
        }
    }

    /// Whether the column holds numbers.
    pub const fn is_numeric(self) -> bool {
        matches!(
            self,
            Self::HoursPerWeek
                | Self::Fte
                | Self::PaidHours
                | Self::WorkedHours
                | Self::Hours
                | Self::Turnover
                | Self::Amount
                | Self::Total
        )
    }

    /// Whether a line takes its values from the column.
    pub const fn is_read(self) -> bool {
        !matches!(
            self,
            Self::Total | Self::Aside | Self::Personal | Self::CitizenNumber | Self::Ordinal
        )
    }
}

/// The kinds of table that a report has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum TableKind {
    /// Candidates who work under a contract.
    Placements,
    /// Purchases from social enterprises.
    Purchases,
    /// Hours given to social activities.
    Activities,
    /// Turnover a contract or period.
    Turnover,
}

impl TableKind {
    /// Every kind; where two fit a heading row equally well, the earlier one.
    pub const ALL: [Self; 4] = [
        Self::Placements,
        Self::Purchases,
        Self::Activities,
        Self::Turnover,
    ];
}
