//! The table of what suppliers are told about each column. [`super::guide`] looks things up in it.

use super::{Choice, Field, Guide, Holds};

/// Words in Dutch and in English.
type Words = (&'static str, &'static str);

const fn column(
    field: Field,
    holds: Holds,
    heading: Words,
    help: Words,
    example: Words,
) -> (Field, Guide) {
    let guide = Guide {
        heading_nl: heading.0,
        heading_en: heading.1,
        help_nl: help.0,
        help_en: help.1,
        example_nl: example.0,
        example_en: example.1,
        required: false,
        instead: None,
        holds,
    };
    (field, guide)
}

const fn required((field, guide): (Field, Guide), instead: Option<Field>) -> (Field, Guide) {
    let guide = Guide {
        required: true,
        instead,
        ..guide
    };
    (field, guide)
}

/// Each field with its guide.
pub(super) const GUIDES: &[(Field, Guide)] = &[
    required(
        column(
            Field::Contract,
            Holds::Code,
            ("Contractnummer", "Contract number"),
            (
                "Het nummer van het contract, zoals de opdrachtgever het schrijft.",
                "The number of the contract, as the buyer writes it.",
            ),
            ("ICT-2024-017", "ICT-2024-017"),
        ),
        None,
    ),
    required(
        column(
            Field::Candidate,
            Holds::Code,
            ("Kandidaatnummer", "Candidate number"),
            (
                "Uw eigen nummer voor de kandidaat, elke periode hetzelfde. Gebruik nooit een naam, een geboortedatum of een burgerservicenummer.",
                "Your own number for the candidate, the same in every period. Never use a name, a date of birth or a citizen service number.",
            ),
            ("K-0042", "K-0042"),
        ),
        None,
    ),
    required(
        column(
            Field::TargetGroup,
            Holds::OneOf(Choice::TargetGroups),
            ("Doelgroep", "Target group"),
            (
                "De doelgroep waartoe de kandidaat bij de start behoorde. Kies één groep uit de lijst.",
                "The target group that the candidate belonged to at the start. Choose one group from the list.",
            ),
            ("Participatiewet", "Participation Act"),
        ),
        None,
    ),
    column(
        Field::BenefitDuration,
        Holds::OneOf(Choice::BenefitDurations),
        ("Uitkeringsduur", "Benefit duration"),
        (
            "Hoe lang de kandidaat bij de start een uitkering had. Nodig waar het bouwblok daarvan afhangt, bijvoorbeeld bij Participatiewet en WW.",
            "How long the candidate had received a benefit at the start. Needed where the building block depends on it, for example for the Participation Act and unemployment benefit.",
        ),
        ("langer dan 1 jaar", "more than 1 year"),
    ),
    column(
        Field::Register,
        Holds::OneOf(Choice::YesNo),
        ("Doelgroepregister", "Target group register"),
        (
            "Staat de kandidaat in het landelijk doelgroepregister (banenafspraak)? Kies ja of nee.",
            "Is the candidate in the national target group register (jobs agreement)? Choose yes or no.",
        ),
        ("ja", "yes"),
    ),
    required(
        column(
            Field::Start,
            Holds::Day,
            ("Startdatum", "Start date"),
            (
                "De eerste werkdag op dit contract: dag-maand-jaar.",
                "The first working day under this contract: day-month-year.",
            ),
            ("01-09-2026", "01-09-2026"),
        ),
        None,
    ),
    column(
        Field::End,
        Holds::Day,
        ("Einddatum", "End date"),
        (
            "De laatste werkdag op dit contract: dag-maand-jaar. Laat leeg zolang de plaatsing loopt.",
            "The last working day under this contract: day-month-year. Leave empty while the placement runs.",
        ),
        ("31-12-2026", "31-12-2026"),
    ),
    required(
        column(
            Field::HoursPerWeek,
            Holds::Hours,
            ("Uren per week", "Hours per week"),
            (
                "De uren per week die in de arbeidsovereenkomst staan, meer dan 0 en hoogstens 60.",
                "The hours a week in the employment contract, more than 0 and at most 60.",
            ),
            ("32", "32"),
        ),
        Some(Field::PaidHours),
    ),
    column(
        Field::Fte,
        Holds::Share,
        ("Fte", "Fte"),
        (
            "Het deel van een volledige werkweek. Zet de uren van een volledige week in de kop, zoals: Fte (36 uur).",
            "The share of a full working week. State the hours of a full week in the heading, such as: Fte (36 hours).",
        ),
        ("0,8", "0.8"),
    ),
    required(
        column(
            Field::PaidHours,
            Holds::Hours,
            ("Verloonde uren", "Paid hours"),
            (
                "Alle uren in de periode waarvoor loon is betaald: ook verlof en ziekte tellen mee.",
                "All hours of the period for which wages were paid: leave and sick days count too.",
            ),
            ("312,5", "312.5"),
        ),
        Some(Field::HoursPerWeek),
    ),
    column(
        Field::WorkedHours,
        Holds::Hours,
        ("Gewerkte uren", "Worked hours"),
        (
            "De gewerkte uren in de periode. Verloonde uren gaan voor waar u die kent.",
            "The hours worked in the period. Paid hours come first where you know them.",
        ),
        ("280,5", "280.5"),
    ),
    required(
        column(
            Field::Hours,
            Holds::Hours,
            ("Uren", "Hours"),
            ("Het aantal bestede uren.", "The number of hours spent."),
            ("12,5", "12.5"),
        ),
        None,
    ),
    column(
        Field::Arrangement,
        Holds::OneOf(Choice::Arrangements),
        ("Contractvorm", "Type of contract"),
        (
            "De vorm waarin de kandidaat werkt. Kies uit de lijst.",
            "The arrangement under which the candidate works. Choose from the list.",
        ),
        ("Tijdelijk contract", "Temporary contract"),
    ),
    column(
        Field::Permanent,
        Holds::OneOf(Choice::YesNo),
        ("Vast contract", "Permanent contract"),
        (
            "Heeft de kandidaat een contract voor onbepaalde tijd? Kies ja of nee.",
            "Does the candidate have a permanent contract? Choose yes or no.",
        ),
        ("nee", "no"),
    ),
    column(
        Field::Role,
        Holds::Text,
        ("Functie", "Job title"),
        (
            "Het werk dat de kandidaat doet, in enkele woorden.",
            "The work that the candidate does, in a few words.",
        ),
        ("Servicedeskmedewerker", "Service desk agent"),
    ),
    column(
        Field::LinkingKey,
        Holds::Text,
        ("Koppelsleutel", "Linking key"),
        (
            "Alleen als u hem hebt: de sleutel die Meetbaar voor deze kandidaat maakte. Zo valt dezelfde persoon bij een \
             andere leverancier op, zonder naam. Typ hier nooit een naam of nummer.",
            "Only if you have one: the key that Meetbaar made for this candidate. It shows the same person at another \
             supplier, without a name. Never type a name or a number here.",
        ),
        ("mbk1…", "mbk1…"),
    ),
    column(
        Field::Place,
        Holds::Text,
        ("Standplaats", "Place of work"),
        (
            "De plaats waar de kandidaat werkt: een plaatsnaam, geen adres.",
            "The town where the candidate works: no address.",
        ),
        ("Zwolle", "Zwolle"),
    ),
    column(
        Field::Period,
        Holds::Period,
        ("Periode", "Period"),
        (
            "De periode waarover de regel gaat: een kwartaal, een maand of een jaar.",
            "The period that the line is about: a quarter, a month or a year.",
        ),
        ("2026-Q3", "2026-Q3"),
    ),
    column(
        Field::Year,
        Holds::Period,
        ("Jaar", "Year"),
        (
            "Het jaar waarover de regel gaat.",
            "The year that the line is about.",
        ),
        ("2026", "2026"),
    ),
    required(
        column(
            Field::Turnover,
            Holds::Euros,
            ("Gefactureerde omzet", "Invoiced turnover"),
            (
                "De omzet die u in de periode op dit contract factureerde, in euro zonder btw.",
                "The turnover that you invoiced under this contract in the period, in euros without VAT.",
            ),
            ("250000,00", "250000.00"),
        ),
        None,
    ),
    column(
        Field::FiftyPlus,
        Holds::OneOf(Choice::YesNo),
        ("50-plus", "50 plus"),
        (
            "Was de kandidaat bij de start 50 jaar of ouder? Kies ja of nee. Vul geen leeftijd in.",
            "Was the candidate aged 50 or over at the start? Choose yes or no. Do not state an age.",
        ),
        ("nee", "no"),
    ),
    column(
        Field::FiftyFivePlus,
        Holds::OneOf(Choice::YesNo),
        ("55-plus", "55 plus"),
        (
            "Was de kandidaat bij de start 55 jaar of ouder? Kies ja of nee. Vul geen leeftijd in.",
            "Was the candidate aged 55 or over at the start? Choose yes or no. Do not state an age.",
        ),
        ("nee", "no"),
    ),
    column(
        Field::Language,
        Holds::OneOf(Choice::YesNo),
        ("Taaltraject", "Language training"),
        (
            "Volgde de kandidaat in de periode een taaltraject? Kies ja of nee.",
            "Did the candidate follow language training in the period? Choose yes or no.",
        ),
        ("ja", "yes"),
    ),
    column(
        Field::Invoice,
        Holds::Code,
        ("Factuurnummer", "Invoice number"),
        (
            "Het nummer van de factuur van de sociale onderneming.",
            "The number of the social enterprise's invoice.",
        ),
        ("F2026-118", "F2026-118"),
    ),
    column(
        Field::Vendor,
        Holds::Text,
        ("Sociale onderneming", "Social enterprise"),
        (
            "De sociale onderneming of het sociaal werkbedrijf waar u inkocht.",
            "The social enterprise or sheltered employer from which you bought.",
        ),
        ("Groenwerk Zwolle", "Groenwerk Zwolle"),
    ),
    required(
        column(
            Field::Date,
            Holds::Day,
            ("Datum", "Date"),
            (
                "De dag van de factuur of de activiteit, binnen de periode: dag-maand-jaar.",
                "The day of the invoice or the activity, within the period: day-month-year.",
            ),
            ("15-09-2026", "15-09-2026"),
        ),
        None,
    ),
    required(
        column(
            Field::Amount,
            Holds::Euros,
            ("Bedrag excl. btw", "Amount excl. VAT"),
            (
                "Het bedrag van de factuur in euro, zonder btw.",
                "The amount of the invoice in euros, without VAT.",
            ),
            ("1250,00", "1250.00"),
        ),
        None,
    ),
    required(
        column(
            Field::Description,
            Holds::Text,
            ("Omschrijving", "Description"),
            (
                "Wat u deed, in enkele woorden en zonder namen.",
                "What you did, in a few words and without names.",
            ),
            ("Sollicitatietraining", "Job application training"),
        ),
        None,
    ),
];
