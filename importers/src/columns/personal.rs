//! Headings of columns that say who somebody is. They belong to every kind of table, and are never read.

use super::{ColumnRule, Field};

/// Columns that name a person.
pub(crate) const PERSONAL: &[ColumnRule] = &[
    ColumnRule {
        field: Field::CitizenNumber,
        spellings: "bsn|bsn nummer|bsn nr|bsnnummer|burgerservicenummer|burger service nummer|\
             sofinummer|sofi nummer|sofi|citizen service number|social security number|ssn|\
             national id|personal public service number|burgerservicenr|bsn medewerker|\
             bsn kandidaat",
        parts: " bsn |burgerservice|burger service| sofi|citizen service|social security n",
    },
    ColumnRule {
        field: Field::Personal,
        spellings: "naam|name|voornaam|achternaam|naam kandidaat|naam medewerker|naam werknemer|\
             naam deelnemer|kandidaatnaam|medewerkernaam|volledige naam|full name|first name|\
             last name|surname|family name|given name|initialen|voorletters|tussenvoegsel|\
             roepnaam|initials|geboortedatum|geb datum|gebdatum|geboorte datum|date of birth|\
             birth date|birthdate|dob|geboren|geboren op|geboorteplaats|adres|address|straat|\
             straatnaam|huisnummer|huisnr|postcode|postal code|zip code|woonplaats|woonadres|\
             home address|telefoon|telefoonnummer|tel|tel nr|telnr|mobiel|mobiele nummer|\
             mobielnummer|gsm|phone|phone number|mobile|e mail|email|e mailadres|emailadres|\
             mailadres|email address|e mail address|iban|rekeningnummer|bankrekening|\
             naam en voorletters|name of candidate|candidate name|employee name|naam voorletters|\
             voor en achternaam|paspoortnummer|id bewijs",
        parts: "voornaam|achternaam|geboortedat|geboorteplaats|date of birth|birth date|telefoon|\
             phone|e mail|email| adres |woonadres|postcode|woonplaats|naam+kandidaat|\
             naam+medewerker|naam+werknemer|naam+deelnemer|candidate+name|employee+name|\
             full name|surname",
    },
];
