//! How headings of contract registers spell their fields, in Dutch and English.

use std::sync::LazyLock;

use super::field::RegisterField;
use crate::columns::{ColumnRule, Grade, Heading, Lookup};

const fn rule(
    field: RegisterField,
    spellings: &'static str,
    parts: &'static str,
) -> ColumnRule<RegisterField> {
    ColumnRule {
        field,
        spellings,
        parts,
    }
}

/// The first rule that fits names the field: what only looks like another field comes before it.
const RULES: &[ColumnRule<RegisterField>] = &[
    rule(
        RegisterField::Aside,
        "bedrag incl btw|waarde incl btw|contractwaarde incl btw|einddatum incl opties|einddatum inclusief opties|\
         einddatum met opties|maximale einddatum|uiterste einddatum|sector|status|opmerkingen|toelichting|bijzonderheden",
        "incl btw|inclusief btw|incl+optie|inclusief+optie|maximale+eind|uiterste+eind|opzeg|contact|manager|vestiging",
    ),
    rule(
        RegisterField::Framework,
        "raamovereenkomst|raamcontract|rok|rok nummer|rok nr|raamovereenkomstnummer|nummer raamovereenkomst|\
         raamcontractnummer|mantel|mantelovereenkomst|mantelcontract|framework|framework agreement",
        "raamovereenkomst|raamcontract|mantel|framework",
    ),
    rule(
        RegisterField::Kvk,
        "kvk|kvk nummer|kvknummer|kvk nr|kvknr|nummer kvk|kamer van koophandel|handelsregister|\
         handelsregisternummer|coc|coc number|chamber of commerce",
        "kvk|kamer van koophandel|handelsregister",
    ),
    rule(
        RegisterField::SupplierCode,
        "leverancierscode|leveranciercode|code leverancier|supplier code",
        "code+leverancier",
    ),
    rule(
        RegisterField::Number,
        "contractnummer|contract nummer|contractnr|contract nr|contract|nummer contract|contractid|contract id|\
         contractkenmerk|kenmerk contract|zaaknummer|contract number|contract no|contractreferentie|\
         nok nummer|nok nr|nok|nummer nadere overeenkomst",
        "contract+numm|contract+ nr |contract+kenmerk|nadere overeenkomst+num",
    ),
    rule(
        RegisterField::Value,
        "waarde|contractwaarde|opdrachtwaarde|contractsom|waarde excl btw|contractwaarde excl btw|totale waarde|\
         totale contractwaarde|aanneemsom|bedrag|bedrag excl btw|geraamde waarde|value|contract value|value excl vat|\
         maximale waarde|opdrachtsom|contractbedrag",
        "waarde|contract+bedrag|contract value",
    ),
    rule(
        RegisterField::TenderPublished,
        "publicatie|publicatiedatum|datum publicatie|datum publicatie aanbesteding|aankondiging|datum aankondiging|\
         tender published|publication date|datum tenderned",
        "publicatie|aankondiging|tenderned",
    ),
    rule(
        RegisterField::Awarded,
        "gunning|gunningsdatum|gunningdatum|datum gunning|gegund|gegund op|datum gegund|datum definitieve gunning|\
         award date|awarded|awarded on|datum ondertekening|ondertekend|ondertekend op|contractdatum|datum contract",
        "gunning|gegund|ondertek",
    ),
    rule(
        RegisterField::Options,
        "opties|optie|verlengingsopties|verlengingsoptie|verlengopties|verlengingen|optiejaren|options|\
         extension options|verlenging",
        "verleng|optie",
    ),
    rule(
        RegisterField::Start,
        "startdatum|start|begindatum|ingangsdatum|ingang|aanvang|aanvangsdatum|van|vanaf|looptijd van|\
         looptijd vanaf|start date|datum ingang|contract start|looptijd start|looptijd begin|startdatum contract",
        "ingang|aanvang|startdatum|begindatum",
    ),
    rule(
        RegisterField::End,
        "einddatum|einde|eind|expiratiedatum|expiratie|afloopdatum|tot|tot en met|t m|looptijd tot|\
         looptijd tot en met|looptijd t m|looptijd einde|end date|end|expiry date|datum einde|einddatum contract",
        "einddatum|expiratie|afloop",
    ),
    rule(
        RegisterField::Leads,
        "penvoerder|penvoerend|leidende opdrachtgever|hoofdopdrachtgever|leading buyer",
        "penvoer",
    ),
    rule(
        RegisterField::ClientSupervision,
        "toezicht opdrachtgever|leiding en toezicht|leiding en toezicht opdrachtgever|toezicht en leiding|inleen|\
         inleenverband|client supervision|onder toezicht opdrachtgever",
        "toezicht|inleen|client supervision",
    ),
    rule(
        RegisterField::Share,
        "aandeel|aandeel opdrachtgever|aandeel ministerie|percentage|procent|aandeel in procenten|verdeling|\
         verdeelsleutel|share|buyer share",
        "aandeel|verdeelsleutel",
    ),
    rule(
        RegisterField::Lot,
        "perceel|perceelnummer|perceel nr|kavel|lot|lot number",
        "perceel",
    ),
    rule(
        RegisterField::Category,
        "categorie|inkoopcategorie|categoriecode|category|inkooppakket|inkoopsegment",
        "categorie",
    ),
    rule(
        RegisterField::Supplier,
        "leverancier|naam leverancier|leveranciersnaam|opdrachtnemer|naam opdrachtnemer|contractant|contractpartij|\
         wederpartij|supplier|supplier name|vendor|contractor|bedrijf",
        "naam+leverancier|opdrachtnemer",
    ),
    rule(
        RegisterField::Buyer,
        "opdrachtgever|naam opdrachtgever|ministerie|departement|opdrachtgevers|deelnemer|deelnemers|afnemer|\
         aanbestedende dienst|buyer|buyers|client|opdrachtgevende dienst|deelnemende organisatie",
        "opdrachtgever|ministerie",
    ),
    rule(
        RegisterField::Title,
        "titel|contracttitel|contractnaam|naam contract|onderwerp|omschrijving|contractomschrijving|\
         omschrijving contract|title|contract title|subject|description|naam overeenkomst",
        "contract+naam|contract+omschrijving|contract+titel|contract+onderwerp",
    ),
];

static LOOKUP: LazyLock<Lookup<RegisterField>> = LazyLock::new(|| Lookup::of(RULES));

/// The field that a heading names, and how surely.
pub(super) fn field(heading: &Heading) -> Option<(RegisterField, Grade)> {
    let forms = heading.own_forms();
    let first =
        |look: &dyn Fn(&str) -> Option<RegisterField>| forms.iter().find_map(|form| look(form));
    first(&|form| LOOKUP.exact(form))
        .map(|field| (field, Grade::Exact))
        .or_else(|| first(&|form| LOOKUP.by_parts(form)).map(|field| (field, Grade::Parts)))
        .or_else(|| first(&|form| LOOKUP.misspelt(form)).map(|field| (field, Grade::Misspelt)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_of_real_registers_are_known() {
        for (above, own, expected) in [
            (None, "Contractnummer", Some(RegisterField::Number)),
            (None, "Contractnr.", Some(RegisterField::Number)),
            (
                None,
                "Raamovereenkomst (nr)",
                Some(RegisterField::Framework),
            ),
            (None, "KvK-nummer leverancier", Some(RegisterField::Kvk)),
            (None, "Naam opdrachtnemer", Some(RegisterField::Supplier)),
            (
                None,
                "Contractwaarde (excl. btw)",
                Some(RegisterField::Value),
            ),
            (None, "Contractwaarde incl. BTW", Some(RegisterField::Aside)),
            (None, "Einddatum incl. opties", Some(RegisterField::Aside)),
            (None, "Aandeel (%)", Some(RegisterField::Share)),
            (Some("Looptijd"), "van", Some(RegisterField::Start)),
            (Some("Looptijd"), "t/m", Some(RegisterField::End)),
            (
                Some("Contractenregister 2026"),
                "Opmerkingen",
                Some(RegisterField::Aside),
            ),
            (None, "Contractmanager", Some(RegisterField::Aside)),
            (None, "Einddatm", Some(RegisterField::End)),
            (None, "Kleur", None),
        ] {
            let found = field(&Heading::new(above, Some(own))).map(|(field, _)| field);
            assert_eq!(found, expected, "{above:?} {own}");
        }
    }

    #[test]
    fn every_heading_that_is_written_is_read_as_its_own_field() {
        for written in RegisterField::WRITTEN {
            let heading = Heading::new(None, Some(written.heading()));
            assert_eq!(
                field(&heading),
                Some((written, Grade::Exact)),
                "{written:?}"
            );
        }
    }
}
