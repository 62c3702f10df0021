//! The words that label a value beside them in a title block.

use crate::values::is_one_of;

/// What a label says that its value is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Label {
    Contract,
    Period,
    PeriodStart,
    PeriodEnd,
    Quarter,
    Month,
    Year,
    Turnover,
}

const LABELS: &[(Label, &str)] = &[
    (
        Label::Contract,
        "contract|contractnummer|contract nummer|contractnr|contract nr|contract no|\
         contract number|contract reference|contractreferentie|contract ref|contract id|\
         contractkenmerk|projectnummer|project nummer|projectnr|project nr|project|\
         project number|opdrachtnummer|opdrachtnr|opdracht|raamovereenkomst|\
         nummer raamovereenkomst|overeenkomst|overeenkomstnummer|agreement|agreement number|\
         contractnummers|kenmerk contract|nummer overeenkomst",
    ),
    (
        Label::Period,
        "periode|rapportageperiode|rapportage periode|verslagperiode|reporting period|period|\
         rapportage over|rapportage|periode van rapportage|betreft periode|tijdvak|\
         verantwoordingsperiode|report period|rapportagekwartaal|over de periode|betreft|\
         periode rapportage",
    ),
    (
        Label::PeriodStart,
        "periode van|rapportageperiode van|verslagperiode van|rapportage van|tijdvak van|reporting period from|begin periode|periode vanaf|periode begin|startdatum periode|\
         begindatum periode|period from|period start|start of period|van",
    ),
    (
        Label::PeriodEnd,
        "periode t m|periode tot|periode tot en met|einde periode|eind periode|periode einde|\
         einddatum periode|period to|period end|end of period|period until|t m|tot en met",
    ),
    (
        Label::Quarter,
        "kwartaal|quarter|kwartaal nr|kwartaalnummer",
    ),
    (Label::Month, "maand|month|rapportagemaand"),
    (
        Label::Year,
        "jaar|year|kalenderjaar|rapportagejaar|boekjaar",
    ),
    (
        Label::Turnover,
        "omzet|gefactureerde omzet|omzet periode|omzet in periode|omzet excl btw|\
         gefactureerde omzet excl btw|turnover|invoiced turnover|turnover excl vat|\
         gerealiseerde omzet|omzet deze periode|omzet kwartaal|omzet dit kwartaal|\
         gefactureerd bedrag|gefactureerde omzet periode|turnover in period",
    ),
];

/// Words of a text that speaks of another time than the period reported on.
const OTHER_TIMES: &str = "ingevuld|datum|versie|opgesteld|afdruk|afgedrukt|printed|created|date|looptijd|aanvang|\
     ingang|gunning|geldig|valid|ondertekend|signed|version|vorige|previous|volgende|contractduur";

/// The label that a folded text is.
pub(super) fn label(folded: &str) -> Option<Label> {
    LABELS
        .iter()
        .find(|(_, words)| is_one_of(folded, words))
        .map(|(label, _)| *label)
}

/// Whether a folded text speaks of another time than the period reported on.
pub(super) fn is_of_another_time(folded: &str) -> bool {
    OTHER_TIMES
        .split('|')
        .any(|word| folded.split(' ').any(|part| part.starts_with(word)))
}
