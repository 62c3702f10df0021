//! The stable codes of problems. A code never changes its meaning; messages are made elsewhere.

use super::Severity;

/// What is wrong, as a stable code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Code {
    /// The file holds nothing.
    EmptyFile,
    /// The bytes are no xlsx, xls, ods or csv; `found` names what they are, where that is known.
    NotAWorkbook,
    /// The workbook opens with a password only.
    PasswordProtected,
    /// The workbook is cut or damaged.
    DamagedFile,
    /// A limit is passed; `found` names the limit, `expected` its value.
    TooLarge,
    /// No importer knows the layout, or more than one claims it; `found` then names those.
    UnrecognisedLayout,
    /// The importer of the file gave an answer that can't be used; `found` says which and why, not what it said.
    ImporterBroke,
    /// A table without lines, and nothing that says there was no effort.
    NoLines,
    /// The table lacks a column that every line needs; `expected` names the field.
    MissingColumn,
    /// Months without a year anywhere.
    MissingYear,
    /// A citizen service number: the file is refused.
    CitizenServiceNumber,
    /// A number that passes the elfproef among numbers that do not; a warning for contract and invoice numbers.
    PossibleCitizenServiceNumber,
    /// A column of names, birth dates, addresses, phone numbers or e-mail: it is not read.
    PersonalColumn,
    /// A cell that every line needs is empty.
    MissingValue,
    /// Not a date, or a date that does not exist.
    InvalidDate,
    /// Not a number.
    InvalidNumber,
    /// A number that can be read in two ways (`1.234`).
    AmbiguousNumber,
    /// Neither yes nor no.
    InvalidFlag,
    /// Not a period.
    InvalidPeriod,
    /// A target group that nobody knows; `expected` names the nearest.
    UnknownTargetGroup,
    /// A benefit duration that can't be read.
    UnknownBenefitDuration,
    /// An arrangement (contractvorm) that nobody knows.
    UnknownArrangement,
    /// Not a linking key; what the cell holds is never shown.
    InvalidLinkingKey,
    /// A formula whose result is an error, or that was never calculated.
    FormulaError,
    /// The end lies before the start.
    EndBeforeStart,
    /// Hours that can't be.
    HoursOutOfRange,
    /// An amount that is negative or absurd.
    AmountOutOfRange,
    /// The start lies after the period reported on.
    StartAfterPeriod,
    /// The end lies before the period reported on, and yet there are hours.
    EndedBeforePeriod,
    /// An invoice or activity outside the period reported on.
    DateOutsidePeriod,
    /// More paid hours than the contract hours of the period allow.
    HoursExceedContract,
    /// The target group is in the register by law, and the line says that the candidate is not.
    RegisterContradictsGroup,
    /// The same candidate, contract, start and period as an earlier line.
    DuplicateLine,
    /// The same candidate and contract as an earlier line, in days that overlap.
    OverlappingLines,
    /// A total that is not the sum of its lines.
    TotalDiffers,
    /// Two turnovers for one contract and period.
    TurnoverStatedTwice,
    /// The file states a second, different period.
    PeriodsDiffer,
    /// A hidden row that was read.
    HiddenRow,
    /// A hidden row that was not read, because the profile of the file says so.
    HiddenRowSkipped,
    /// A hidden column that was read.
    HiddenColumn,
    /// A hidden sheet that holds a table; it was not read.
    HiddenSheet,
    /// A second column for the same field; the first one was read.
    DuplicateColumn,
    /// A column that no importer knows.
    UnknownColumn,
    /// Only worked hours are given; they stand in for paid hours.
    WorkedHoursUsed,
    /// A share of full time without the hours of a full-time week; `expected` names the hours that are assumed.
    FullTimeHoursAssumed,
    /// Hours that do not say for how long, taken for hours a week by their size.
    WeeklyHoursAssumed,
    /// A day that can be read in two ways (`03/04/2026`).
    AmbiguousDate,
    /// A bare number in a column of days, read as the serial number of one; `expected` names the day.
    DateWithoutFormat,
    /// A number of a candidate, contract or invoice that the spreadsheet program changed (`8.7E+11`, a day, more than 15 digits).
    DamagedIdentifier,
    /// A number that is merged over several lines.
    MergedNumber,
    /// A line of which a status says that it did not come about (`geannuleerd`), or that is struck through.
    StatusDeniesLine,
    /// A row of a text file with more or fewer fields than the others.
    RaggedRow,
    /// The workbook holds macros; they are never run.
    MacrosIgnored,
    /// A table that lists no lines (a summary), or an example; it was not read.
    TableNotRead,
    /// The file says that there was no effort in the period.
    NilReport,
    /// The file was made from an older template than is handed out now; both versions are told.
    OutdatedTemplate,
    /// A correction of a cell that is on no sheet of the file, or outside what is filled there.
    CorrectionOutside,
}

impl Code {
    /// Every code, in the order of the documentation.
    pub const ALL: &[Self] = &[
        Self::EmptyFile,
        Self::NotAWorkbook,
        Self::PasswordProtected,
        Self::DamagedFile,
        Self::TooLarge,
        Self::UnrecognisedLayout,
        Self::ImporterBroke,
        Self::NoLines,
        Self::MissingColumn,
        Self::MissingYear,
        Self::CitizenServiceNumber,
        Self::PossibleCitizenServiceNumber,
        Self::PersonalColumn,
        Self::MissingValue,
        Self::InvalidDate,
        Self::InvalidNumber,
        Self::AmbiguousNumber,
        Self::InvalidFlag,
        Self::InvalidPeriod,
        Self::UnknownTargetGroup,
        Self::UnknownBenefitDuration,
        Self::UnknownArrangement,
        Self::InvalidLinkingKey,
        Self::FormulaError,
        Self::EndBeforeStart,
        Self::HoursOutOfRange,
        Self::AmountOutOfRange,
        Self::StartAfterPeriod,
        Self::EndedBeforePeriod,
        Self::DateOutsidePeriod,
        Self::HoursExceedContract,
        Self::RegisterContradictsGroup,
        Self::DuplicateLine,
        Self::OverlappingLines,
        Self::TotalDiffers,
        Self::TurnoverStatedTwice,
        Self::PeriodsDiffer,
        Self::HiddenRow,
        Self::HiddenRowSkipped,
        Self::HiddenColumn,
        Self::HiddenSheet,
        Self::DuplicateColumn,
        Self::UnknownColumn,
        Self::WorkedHoursUsed,
        Self::FullTimeHoursAssumed,
        Self::WeeklyHoursAssumed,
        Self::AmbiguousDate,
        Self::DateWithoutFormat,
        Self::DamagedIdentifier,
        Self::MergedNumber,
        Self::StatusDeniesLine,
        Self::RaggedRow,
        Self::MacrosIgnored,
        Self::TableNotRead,
        Self::NilReport,
        Self::OutdatedTemplate,
        Self::CorrectionOutside,
    ];

    /// The code as files, pages and interfaces show it.
    pub const fn code(self) -> &'static str {
        match self {
            Self::EmptyFile => "empty_file",
            Self::NotAWorkbook => "not_a_workbook",
            Self::PasswordProtected => "password_protected",
            Self::DamagedFile => "damaged_file",
            Self::TooLarge => "too_large",
            Self::UnrecognisedLayout => "unrecognised_layout",
            Self::ImporterBroke => "importer_broke",
            Self::NoLines => "no_lines",
            Self::MissingColumn => "missing_column",
            Self::MissingYear => "missing_year",
            Self::CitizenServiceNumber => "citizen_service_number",
            Self::PossibleCitizenServiceNumber => "possible_citizen_service_number",
            Self::PersonalColumn => "personal_column",
            Self::MissingValue => "missing_value",
            Self::InvalidDate => "invalid_date",
            Self::InvalidNumber => "invalid_number",
            Self::AmbiguousNumber => "ambiguous_number",
            Self::InvalidFlag => "invalid_flag",
            Self::InvalidPeriod => "invalid_period",
            Self::UnknownTargetGroup => "unknown_target_group",
            Self::UnknownBenefitDuration => "unknown_benefit_duration",
            Self::UnknownArrangement => "unknown_arrangement",
            Self::InvalidLinkingKey => "invalid_linking_key",
            Self::FormulaError => "formula_error",
            Self::EndBeforeStart => "end_before_start",
            Self::HoursOutOfRange => "hours_out_of_range",
            Self::AmountOutOfRange => "amount_out_of_range",
            Self::StartAfterPeriod => "start_after_period",
            Self::EndedBeforePeriod => "ended_before_period",
            Self::DateOutsidePeriod => "date_outside_period",
            Self::HoursExceedContract => "hours_exceed_contract",
            Self::RegisterContradictsGroup => "register_contradicts_group",
            Self::DuplicateLine => "duplicate_line",
            Self::OverlappingLines => "overlapping_lines",
            Self::TotalDiffers => "total_differs",
            Self::TurnoverStatedTwice => "turnover_stated_twice",
            Self::PeriodsDiffer => "periods_differ",
            Self::HiddenRow => "hidden_row",
            Self::HiddenRowSkipped => "hidden_row_skipped",
            Self::HiddenColumn => "hidden_column",
            Self::HiddenSheet => "hidden_sheet",
            Self::DuplicateColumn => "duplicate_column",
            Self::UnknownColumn => "unknown_column",
            Self::WorkedHoursUsed => "worked_hours_used",
            Self::FullTimeHoursAssumed => "full_time_hours_assumed",
            Self::WeeklyHoursAssumed => "weekly_hours_assumed",
            Self::AmbiguousDate => "ambiguous_date",
            Self::DateWithoutFormat => "date_without_format",
            Self::DamagedIdentifier => "damaged_identifier",
            Self::MergedNumber => "merged_number",
            Self::StatusDeniesLine => "status_denies_line",
            Self::RaggedRow => "ragged_row",
            Self::MacrosIgnored => "macros_ignored",
            Self::TableNotRead => "table_not_read",
            Self::NilReport => "nil_report",
            Self::OutdatedTemplate => "outdated_template",
            Self::CorrectionOutside => "correction_outside",
        }
    }

    /// The code of a text that [`Code::code`] gave.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|known| known.code() == code)
    }

    /// How bad the problem usually is; a problem may say otherwise.
    pub const fn severity(self) -> Severity {
        match self {
            Self::PersonalColumn
            | Self::UnknownBenefitDuration
            | Self::UnknownArrangement
            | Self::EndedBeforePeriod
            | Self::DateOutsidePeriod
            | Self::HoursExceedContract
            | Self::RegisterContradictsGroup
            | Self::OverlappingLines
            | Self::TotalDiffers
            | Self::PeriodsDiffer
            | Self::HiddenRow
            | Self::HiddenRowSkipped
            | Self::HiddenColumn
            | Self::HiddenSheet
            | Self::DuplicateColumn
            | Self::WorkedHoursUsed
            | Self::FullTimeHoursAssumed
            | Self::WeeklyHoursAssumed
            | Self::DateWithoutFormat
            | Self::TableNotRead
            | Self::NilReport => Severity::Warning,
            Self::UnknownColumn | Self::MacrosIgnored | Self::OutdatedTemplate => Severity::Note,
            _ => Severity::Error,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_is_found_again_by_its_text() {
        for code in Code::ALL {
            assert_eq!(Code::from_code(code.code()), Some(*code));
        }
    }

    #[test]
    fn no_two_codes_share_a_text() {
        let mut texts: Vec<_> = Code::ALL.iter().map(|code| code.code()).collect();
        texts.sort_unstable();
        texts.dedup();
        assert_eq!(texts.len(), Code::ALL.len());
    }
}
