//! The column tables of purchases, activities and turnover, Dutch and English.

use super::{ColumnRule, Field};

const fn rule(field: Field, spellings: &'static str, parts: &'static str) -> ColumnRule {
    ColumnRule {
        field,
        spellings,
        parts,
    }
}

const CONTRACT: ColumnRule = rule(
    Field::Contract,
    "contract|contractnummer|contract nr|contractnr|contract no|contract number|\
             contract reference|contract id|projectnummer|projectnr|project nr|project|\
             opdrachtnummer|opdracht|raamovereenkomst",
    "contractn|contract+num|contract+ref|projectn",
);
const PERIOD: ColumnRule = rule(
    Field::Period,
    "periode|kwartaal|rapportageperiode|maand|period|quarter|month|reporting period",
    "",
);
const YEAR: ColumnRule = rule(Field::Year, "jaar|year", "");
const ASIDE: ColumnRule = rule(
    Field::Aside,
    "nr|no|opmerking|opmerkingen|toelichting|remarks|btw|vat|bedrag incl btw|\
             amount incl vat|btw bedrag|totaal incl btw|kvk|kvk nummer",
    "incl+btw|incl+vat|opmerking",
);

/// Columns of a list of purchases from social enterprises.
pub(crate) const PURCHASES: &[ColumnRule] = &[
    ASIDE,
    rule(
        Field::Invoice,
        "factuurnummer|factuurnr|factuur nr|factuur|invoice|invoice number|invoice no|\
             invoice nr|invoice id|nota|notanummer|factuurkenmerk|bonnummer|factuur nummer|\
             factuur no|documentnummer|document number|factuurreferentie|boekstuknummer|\
             boekstuk|inv no|invoice ref|invoice reference|factuurid|factuur id|nota nr|\
             notanr",
        "factuur+n|invoice+n|factuurkenmerk",
    ),
    rule(
        Field::Date,
        "factuurdatum|datum|datum factuur|invoice date|date|date of invoice|besteldatum|\
             leverdatum|notadatum|\
             transactiedatum|boekdatum|posting date|document date|factuur datum|nota datum|\
             datum inkoop|datum nota|inkoopdatum|purchase date|betaaldatum",
        "factuurdatum|invoice+date|datum+factuur",
    ),
    rule(
        Field::Vendor,
        "leverancier|sociale onderneming|sociaal ondernemer|sw bedrijf|vendor|supplier|\
             social enterprise|naam leverancier|naam sociale onderneming|ingekocht bij|\
             onderneming|bedrijf|organisatie|crediteur|partij|naam bedrijf|naam onderneming|\
             purchased from|seller|onderaannemer|company|\
             naam crediteur|crediteurnaam|social onderneming|sociaal bedrijf|\
             naam sociaal bedrijf|sw organisatie|dienstverlener|naam dienstverlener|\
             vendor name|supplier name|bedrijfsnaam|naam organisatie|ingekocht bij naam|\
             naam sw bedrijf|sociale firma|sociale ondernemer",
        "leverancier|sociale+onderneming|social+enterprise|vendor|supplier",
    ),
    rule(
        Field::Amount,
        "bedrag|bedrag excl btw|bedrag ex btw|bedrag exclusief btw|factuurbedrag|\
             factuurbedrag excl btw|amount|amount excl vat|amount ex vat|net amount|inkoopbedrag|\
             inkoopwaarde|waarde|waarde excl btw|totaalbedrag|totaalbedrag excl btw|kosten|euro|\
             eur|bedrag in euro|netto bedrag|nettobedrag|value|omzet|inkoop|inkoop excl btw|\
             gefactureerd bedrag|bedrag eur|\
             bedrag excl|bedrag exclusief|bedrag ex|excl btw|totaal excl btw|totaal ex btw|\
             factuurbedrag ex btw|inkoopbedrag excl btw|spend|spend excl vat|besteed bedrag|\
             bestede bedrag|uitgaven|kosten excl btw|waarde inkoop|sroi bedrag|\
             factuurwaarde|net value|netto factuurbedrag|totaal bedrag excl btw|\
             bedrag zonder btw",
        "bedrag|amount|excl+btw|ex btw|inkoopwaarde",
    ),
    rule(
        Field::Description,
        "omschrijving|description|dienst|product|product dienst|dienst product|wat|\
             activiteit|soort inkoop|soort dienst|service|artikel|\
             omschrijving inkoop|omschrijving dienst|soort product|product of dienst|\
             dienst of product|geleverde dienst|wat is ingekocht|item|goods or services",
        "omschrijving|description",
    ),
    CONTRACT,
    PERIOD,
    YEAR,
];

/// Columns of a list of social activities.
pub(crate) const ACTIVITIES: &[ColumnRule] = &[
    ASIDE,
    rule(
        Field::Description,
        "activiteit|omschrijving|omschrijving activiteit|activity|description|\
             soort activiteit|naam activiteit|maatschappelijke activiteit|sociale activiteit|\
             social activity|inspanning|type activiteit|\
             activiteit omschrijving|beschrijving activiteit|beschrijving|soort inspanning|\
             sociale inspanning|type of activity|what was done|naam inspanning|\
             mvo activiteit|workshop",
        "activiteit|activity",
    ),
    rule(
        Field::Date,
        "datum|datum activiteit|date|activity date|uitgevoerd op|dag|datum uitvoering|\
             datum inspanning|uitvoeringsdatum|datum van uitvoering|activiteitdatum|\
             date of activity|wanneer",
        "datum",
    ),
    rule(
        Field::Hours,
        "uren|aantal uren|hours|bestede uren|uren besteed|number of hours|hours spent|\
             totaal uren|uur|ingezette uren|uren activiteit|\
             aantal bestede uren|besteed aantal uren|tijd in uren|tijdsbesteding|\
             duur in uren|time spent|hours given|uren inzet",
        "uren|hours",
    ),
    CONTRACT,
    PERIOD,
    YEAR,
];

/// Columns of a list of turnover.
pub(crate) const TURNOVER: &[ColumnRule] = &[
    ASIDE,
    rule(
        Field::Turnover,
        "omzet|omzet periode|gefactureerde omzet|omzet excl btw|gefactureerde omzet excl btw|\
             turnover|invoiced turnover|turnover excl vat|omzet kwartaal|gerealiseerde omzet|\
             gefactureerd|gefactureerd bedrag|revenue",
        "omzet|turnover",
    ),
    CONTRACT,
    PERIOD,
    YEAR,
];
