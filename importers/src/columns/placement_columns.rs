//! The column table of placements, Dutch and English. Order matters for parts: the first rule that fits is taken.

use super::{ColumnRule, Field};

const fn rule(field: Field, spellings: &'static str, parts: &'static str) -> ColumnRule {
    ColumnRule {
        field,
        spellings,
        parts,
    }
}

/// Columns of a list of placements.
pub(crate) const PLACEMENTS: &[ColumnRule] = &[
    rule(
        Field::Register,
        "ldr|doelgroepregister|doelgroepenregister|doelgroepverklaring|garantiebaan|\
             banenafspraak|in register|in ldr|register|in doelgroepregister|\
             opgenomen in doelgroepregister|geregistreerd in ldr|target group register|\
             in target group register|registered|jobs agreement|jobs agreement register|\
             indicatie banenafspraak|telt mee voor banenafspraak|landelijk doelgroepregister|\
             doelgroep register|registratie ldr|ldr registratie|afspraakbaan",
        "doelgroepregister|doelgroepenregister|doelgroep register|doelgroepverklaring|\
             garantieba|banenafspraak| in register | ldr |target group register|jobs agreement|\
             afspraakba",
    ),
    rule(
        Field::BenefitDuration,
        "duur uitkering|uitkeringsduur|duur van de uitkering|benefit duration|\
             duration of benefit|duur werkloosheid|duur",
        "duur+uitkering|duur+werkloos|benefit+duration",
    ),
    rule(
        Field::TargetGroup,
        "doelgroep|soort uitkering|uitkering|uitkeringssoort|type uitkering|\
             situatie werkzoekende|regeling|bouwblok|target group|doelgroepcategorie|\
             doelgroep categorie|categorie|categorie kandidaat|type kandidaat|soort kandidaat|\
             achtergrond|doelgroep sroi|sroi doelgroep|wettelijke regeling|soort regeling|\
             uitkeringssituatie|arbeidsmarktpositie|herkomst|benefit|benefit type|\
             type of benefit|group|category|doelgroep bouwblok|bouwblok doelgroep|\
             soort doelgroep|status kandidaat|uitkering regeling|social return doelgroep|\
             sr doelgroep|situatie",
        "doelgroep|soort+uitkering|target+group|bouwblok|uitkering|benefit|\
             situatie+werkzoekende",
    ),
    rule(
        Field::Start,
        "startdatum|begindatum|datum in dienst|ingangsdatum|eerste werkdag|start|start date|\
             in dienst|datum indiensttreding|indiensttreding|aanvang|aanvangsdatum|datum aanvang|\
             datum start|begin|begin dienstverband|start dienstverband|startdatum dienstverband|\
             startdatum plaatsing|startdatum contract|start inzet|periode van|van|vanaf|from|\
             date of employment|starting date|first working day|begin date|in dienst per|\
             in dienst sinds|datum ingang|period from|duur van|looptijd van|dienstverband van|\
             dienstverband start|dienstverband begin|inzet van|indienst|contract start|first day",
        "startdatum|begindatum|datum+in dienst|ingangsdatum|indiensttreding|eerste werkdag|\
             start date|aanvangsdatum|datum aanvang|first+day",
    ),
    rule(
        Field::End,
        "einddatum|datum uit dienst|laatste werkdag|eind|einde|end|end date|uit dienst|\
             datum einde|datum uitdiensttreding|uitdiensttreding|einde dienstverband|\
             einddatum dienstverband|einddatum plaatsing|einddatum contract|einde inzet|\
             periode t m|periode tot|periode tot en met|t m|tot|tot en met|until|to|through|\
             end of employment|last working day|beeindiging|datum beeindiging|\
             einddatum indien bekend|uit dienst per|period to|period until|looptijd t m|\
             looptijd tot|dienstverband t m|dienstverband tot|dienstverband einde|\
             dienstverband eind|inzet t m|uitdienst|contract end|last day|verwachte einddatum",
        "einddatum|datum+uit dienst|uitdiensttreding|laatste werkdag|end date|datum einde|\
             einde+dienstverband|last+day",
    ),
    rule(
        Field::PaidHours,
        "",
        "verloon|betaalde+uren|uren+betaald|paid+hours|hours+paid|payroll+hours",
    ),
    rule(
        Field::WorkedHours,
        "gewerkte uren|uren gewerkt|gewerkt|worked hours|hours worked|gemaakte uren|\
             gerealiseerde uren|daadwerkelijk gewerkte uren|actual hours|ingezette uren|\
             productieve uren",
        "gewerkt+uren|worked|gemaakte+uren|actual+hours",
    ),
    rule(
        Field::HoursPerWeek,
        "uren per week|u w|uren p w|uren pw|uren wk|u p w|contracturen|contracturen per week|\
             contracturen p w|aantal uren per week|hours per week|hours week|hours a week|\
             weekly hours|weekuren|omvang|omvang uren p w|omvang uren per week|\
             omvang dienstverband|arbeidsduur|arbeidsduur per week|urenomvang|contractomvang|\
             dienstverband uren per week|dienstverband uren|contract hours|\
             contract hours per week|contracted hours|uren week|wekelijkse uren|uur per week|\
             uur p w|uur week|gemiddelde uren per week|aantal uren p w|contractuele uren|\
             contractuele uren per week|omvang in uren|hrs week|hrs per week|omvang u w|\
             aantal contracturen",
        "uren+week|uur+week|uren + p w|uren + pw |hours+week|hrs+week| u w |contracturen|\
             contractuele uren|urenomvang|weekly+hours|contract+hours",
    ),
    rule(
        Field::Fte,
        "fte|aantal fte|fte omvang|omvang fte|deeltijdfactor|parttime factor|parttimefactor|\
             part time factor|deeltijdpercentage|parttime percentage|parttimepercentage|\
             full time equivalent|deeltijd",
        " fte |deeltijd|parttime|part time",
    ),
    rule(
        Field::PaidHours,
        "verloonde uren|uren verloond|verloond|betaalde uren|paid hours|hours paid|\
             uren kwartaal|uren periode|uren in periode|uren in kwartaal|uren deze periode|\
             uren dit kwartaal|uren rapportageperiode|uren in rapportageperiode|uren maand|\
             uren deze maand|totaal verloonde uren|omvang verloonde uren|hours in period|\
             hours this period|hours this quarter|hours in quarter|quarter hours|kwartaaluren|\
             periode uren|periodeuren|sv uren|verloonde sv uren",
        "uren+kwartaal|uren+periode|hours+period|hours+quarter",
    ),
    rule(
        Field::Hours,
        "uren|hours|aantal uren|uur|totaal uren|uren totaal|total hours|number of hours|\
             omvang uren|ureninzet|inzet uren|uren inzet",
        "",
    ),
    rule(
        Field::Permanent,
        "vast|vast contract|vast dienstverband|permanent|permanent contract|onbepaalde tijd|\
             vast j n|vast ja nee|contract onbepaalde tijd|vaste aanstelling",
        "",
    ),
    rule(
        Field::Arrangement,
        "contractvorm|soort contract|type contract|contract type|contracttype|contractsoort|\
             dienstverband|soort dienstverband|type dienstverband|aard dienstverband|\
             vorm dienstverband|arrangement|employment type|type of employment|type of contract|\
             vorm|inzetvorm|type inzet|soort inzet|soort plaatsing|type plaatsing|plaatsingsvorm|\
             soort arbeidsovereenkomst|vorm van inzet|vast tijdelijk|bepaalde onbepaalde tijd",
        "contractvorm|soort+contract|soort+dienstverband|type+contract|type+dienstverband|\
             employment+type|arbeidsovereenkomst",
    ),
    rule(
        Field::Candidate,
        "kandidaat|kandidaatnummer|kandidaat nummer|kandidaatnr|kandidaat nr|kandidaat id|\
             kandidaat code|kandidaatcode|kandidaatkenmerk|kandidaat kenmerk|kandidaatreferentie|\
             deelnemer|deelnemersnummer|deelnemernummer|deelnemer nr|deelnemer id|medewerker|\
             medewerkernummer|medewerkersnummer|medewerker nr|medewerker id|werknemer|\
             werknemersnummer|werknemernummer|werknemer nr|werknemer id|personeelsnummer|\
             personeelsnr|personeel nr|persnr|pers nr|personeelsno|candidate|candidate id|\
             candidate number|candidate no|candidate nr|candidate code|candidate reference|\
             employee|employee id|employee number|employee no|worker|worker id|participant|\
             participant id|person id|unieke code|uniek nummer|unieke id|uniek kenmerk|\
             pseudoniem|initialen volgnr|volgnr initialen|initialen volgnummer|code medewerker|\
             code kandidaat|nummer kandidaat|nummer medewerker|registratienummer kandidaat|\
             werkzoekende|staff number|staff id",
        "kandidaat+num|kandidaat+ nr |kandidaat+ id |kandidaat+code|medewerker+num|\
             medewerker+ nr |werknemer+num|deelnemer+num|personeelsn|candidate+num|\
             candidate+ id |candidate+ ref|candidate+code|employee+num|employee+ no |\
             employee+ id |volgn+initialen",
    ),
    rule(
        Field::Contract,
        "contract|contractnummer|contract nummer|contractnr|contract nr|contract no|\
             contract number|contract reference|contractreferentie|contract id|contractcode|\
             contractkenmerk|projectnummer|project nummer|projectnr|project nr|project|\
             projectcode|project number|project id|opdrachtnummer|opdracht|opdrachtnr|\
             order number|raamovereenkomst|nummer raamovereenkomst|overeenkomst|\
             overeenkomstnummer|contract ref|inkoopnummer|contractnummer opdrachtgever|\
             nummer contract|agreement|agreement number|perceel contract",
        "contractn|contract+nummer|contract+number|contract+ref|projectn|opdrachtn|\
             raamovereenkomst",
    ),
    rule(
        Field::Ordinal,
        "volgnummer|volgnr|nummer|id|code|kenmerk|number",
        "",
    ),
    rule(
        Field::Role,
        "functie|functienaam|functietitel|beroep|rol|role|job title|job|position|function|\
             werkzaamheden|soort werk|type werk|functie werkzaamheden|occupation",
        "functie|werkzaamheden|job title",
    ),
    rule(
        Field::Place,
        "standplaats|plaats|werkplek|werklocatie|locatie|plaats van tewerkstelling|place|\
             location|place of work|work location|vestiging|werkplaats|gemeente werk|site|city",
        "standplaats|locatie|location|werkplek",
    ),
    rule(
        Field::Period,
        "periode|kwartaal|rapportageperiode|rapportagekwartaal|maand|period|quarter|month|\
             reporting period|verslagperiode|tijdvak|loonperiode",
        "",
    ),
    rule(Field::Year, "jaar|year|kalenderjaar|rapportagejaar", ""),
    rule(
        Field::Turnover,
        "omzet|omzet periode|gefactureerde omzet|omzet excl btw|turnover|invoiced turnover|\
             omzet in periode|omzet kwartaal|gefactureerd bedrag|revenue|factuuromzet|\
             gerealiseerde omzet",
        "omzet|turnover",
    ),
    rule(
        Field::FiftyFivePlus,
        "55 plus|55 plusser|55 jaar of ouder|ouder dan 55",
        "55 plus|55+ouder",
    ),
    rule(
        Field::FiftyPlus,
        "50 plus|50 plusser|50 jaar of ouder|ouder dan 50",
        "50 plus|50+ouder",
    ),
    rule(
        Field::Language,
        "taal|taaltraject|taalscholing|nt2|language|language training|taalcursus",
        "taaltraject|taalscholing",
    ),
    rule(
        Field::Total,
        "totaal|total|som|totaal generaal|jaartotaal|cumulatief|totaal uren jaar|sum|\
             eindtotaal|subtotaal",
        "cumulatief",
    ),
    rule(
        Field::Aside,
        "nr|no|opmerking|opmerkingen|toelichting|bijzonderheden|remarks|remark|comments|\
             comment|notes|intern kenmerk|leverancier|supplier|opdrachtnemer|bedrijf|leeftijd|\
             age|geboortejaar|year of birth|opleiding|niveau|bewijs|bijlage|status",
        "opmerking|toelichting",
    ),
];
