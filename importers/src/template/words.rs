//! The sentences of a template that belong to no column, in Dutch and in English.
//!
//! None of them may say that there was no effort, nor name a contract or a period: the importers read them too.

use crate::columns::{Language, TableKind};

/// The same words in Dutch and in English.
#[derive(Clone, Copy)]
pub(super) struct Words(&'static str, &'static str);

impl Words {
    /// In one of the two.
    pub(super) const fn in_language(self, language: Language) -> &'static str {
        match language {
            Language::Dutch => self.0,
            Language::English => self.1,
        }
    }

    /// In one of the two, with a value for `{}`.
    pub(super) fn with(self, language: Language, value: &str) -> String {
        self.in_language(language).replacen("{}", value, 1)
    }
}

pub(super) const TITLE: Words = Words("Rapportage social return", "Social return report");
pub(super) const CONTRACT: Words = Words("Contract:", "Contract:");
pub(super) const SUBJECT: Words = Words("Onderwerp:", "Subject:");
pub(super) const SUPPLIER: Words = Words("Leverancier:", "Supplier:");
pub(super) const PERIOD: Words = Words("Periode:", "Period:");
pub(super) const UNTIL: Words = Words("t/m", "to");

pub(super) const MARKS: Words = Words(
    "Kolommen met * vult u altijd in; van de kolommen met ** vult u er ten minste één in.",
    "Always fill in columns marked *; fill in at least one of the columns marked **.",
);
pub(super) const FILLED_IN: Words = Words(
    "De plaatsingen die volgens uw vorige rapportage nog liepen, staan al ingevuld. Controleer ze en vul ze aan.",
    "The placements that still ran according to your previous report are filled in. Check and complete them.",
);
pub(super) const FILE_GONE: Words = Words(
    "De lopende plaatsingen zijn niet ingevuld, want het bestand van uw vorige rapportage is er niet meer.",
    "The running placements are not filled in, because the file of your previous report is no longer there.",
);

pub(super) const GUIDANCE: Words = Words("Uitleg", "Guidance");
pub(super) const GUIDANCE_TITLE: Words =
    Words("Uitleg bij het sjabloon", "How to fill in this template");
pub(super) const LISTS: Words = Words("Keuzelijsten", "Lists");
pub(super) const LISTS_TEXT: Words = Words(
    "Uit deze woorden kiest u in de andere bladen. Verander ze niet.",
    "You choose from these words on the other sheets. Leave them as they are.",
);
pub(super) const YES_OR_NO: Words = Words("Ja of nee", "Yes or no");

pub(super) const STEPS: Words = Words("Zo vult u het sjabloon in", "How to go about it");
pub(super) const PRIVACY: Words = Words("Privacy", "Privacy");
pub(super) const PRIVACY_TEXT: Words = Words(
    "Vul nooit namen, geboortedatums, adressen of burgerservicenummers in, ook niet in een opmerking of op een ander blad. \
     Een bestand met een burgerservicenummer wordt geweigerd en niet bewaard. Gebruik voor elke kandidaat uw eigen nummer.",
    "Never fill in names, dates of birth, addresses or citizen service numbers, nor in a note or on another sheet. \
     A file with a citizen service number is refused and not kept. Use a number of your own for each candidate.",
);
pub(super) const SHEET: Words = Words("Blad {}", "Sheet {}");

/// What to do, in order.
pub(super) const STEP_TEXTS: [Words; 5] = [
    Words(
        "1. Vul op het blad Plaatsingen één regel in voor elke kandidaat die in de periode op dit contract werkte.",
        "1. On the sheet Placements, fill in one row for each candidate who worked under this contract in the period.",
    ),
    Words(
        "2. Kies een waarde waar een lijst staat. Typ datums als dag-maand-jaar, en uren en bedragen als getal.",
        "2. Choose a value where there is a list. Type dates as day-month-year, and hours and amounts as numbers.",
    ),
    Words(
        "3. Vul de bladen Inkoop, Activiteiten en Omzet alleen in als dat voor uw contract geldt. Laat ze anders leeg.",
        "3. Fill in the sheets Purchases, Activities and Turnover only where your contract asks for them. Leave them empty otherwise.",
    ),
    Words(
        "4. Is er over de hele periode niets in te vullen? Schrijf dan het woord Nihil in de eerste cel onder de koppen van het blad Plaatsingen.",
        "4. Nothing at all to fill in for the period? Then write the word Nil in the first cell below the headings of the sheet Placements.",
    ),
    Words(
        "5. Bewaar het bestand en upload het. U ziet daarna per cel wat er nog niet klopt.",
        "5. Save the file and upload it. You then see for each cell what is not right yet.",
    ),
];

pub(super) const COLUMN: Words = Words("Kolom", "Column");
pub(super) const REQUIRED: Words = Words("Verplicht", "Required");
pub(super) const WHAT: Words = Words("Wat vult u in?", "What to fill in");
pub(super) const EXAMPLE: Words = Words("Voorbeeld", "Example");
pub(super) const ALLOWED: Words = Words("Toegestaan", "Allowed");

pub(super) const YES: Words = Words("ja *", "yes *");
pub(super) const ONE_OF_TWO: Words = Words("één van beide **", "one of both **");
pub(super) const NO: Words = Words("nee", "no");

pub(super) const SEE_LISTS: Words = Words(
    "een waarde van het blad Keuzelijsten",
    "a value of the sheet Lists",
);
pub(super) const DAYS: Words = Words("een datum van {}", "a date from {}");
pub(super) const NUMBERS: Words = Words("een getal van {}", "a number from {}");
pub(super) const AMOUNT: Words = Words("een bedrag als getal", "an amount as a number");
pub(super) const ANY: Words = Words("tekst", "text");
pub(super) const ANY_CODE: Words = Words("letters en cijfers", "letters and digits");
pub(super) const EXAMPLE_IS: Words = Words("Voorbeeld: {}", "Example: {}");
pub(super) const FAULT_TITLE: Words = Words("Dat klopt niet", "That is not right");
pub(super) const FAULT: Words = Words("Hier hoort {}.", "This takes {}.");

/// The name of a kind of table's sheet.
pub(super) const fn sheet(kind: TableKind) -> Words {
    match kind {
        TableKind::Placements => Words("Plaatsingen", "Placements"),
        TableKind::Purchases => Words("Inkoop", "Purchases"),
        TableKind::Activities => Words("Activiteiten", "Activities"),
        TableKind::Turnover => Words("Omzet", "Turnover"),
    }
}
