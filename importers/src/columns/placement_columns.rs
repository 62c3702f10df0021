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
        Field::LinkingKey,
        "koppelsleutel|koppelsleutel kandidaat|koppelcode|linking key|candidate linking key|\
             meetbaar sleutel|meetbaar koppelsleutel|meetbaar key|meetbaar linking key",
        "koppelsleutel|linking key",
    ),
    rule(
        Field::Register,
        "ldr|doelgroepregister|doelgroepenregister|doelgroepverklaring|garantiebaan|\
             banenafspraak|in register|in ldr|register|in doelgroepregister|\
             opgenomen in doelgroepregister|geregistreerd in ldr|target group register|\
             in target group register|registered|jobs agreement|jobs agreement register|\
             indicatie banenafspraak|telt mee voor banenafspraak|landelijk doelgroepregister|\
             doelgroep register|registratie ldr|ldr registratie|afspraakbaan|\
             doelgroepverklaring aanwezig|banenafspraak j n|banenafspraak ja nee|\
             indicatie ldr|ldr indicatie|ldr j n|ldr ja nee|opname doelgroepregister|\
             opgenomen in ldr|geregistreerd in doelgroepregister|doelgroepregister uwv|\
             registratie doelgroepregister|in landelijk doelgroepregister|\
             doelgroep banenafspraak|telt mee banenafspraak|banenafspraak kandidaat|\
             register banenafspraak|is in register|register ja nee|jobs agreement y n|\
             registered in target group register|in the target group register|\
             on the target group register|dg reg|dgreg|dg register|jobs register|\
             on jobs register|in jobs register|on the jobs register",
        "doelgroepregister|doelgroepenregister|doelgroep register|doelgroepverklaring|\
             garantieba|banenafspraak| in register | ldr |target group register|jobs agreement|\
             afspraakba",
    ),
    rule(
        Field::BenefitDuration,
        "duur uitkering|uitkeringsduur|duur van de uitkering|benefit duration|\
             duration of benefit|duur werkloosheid|duur|\
             duur werkloosheid of uitkering|duur uitkering voor start|hoe lang uitkering|\
             uitkering sinds duur|uitkeringsduur bij start|werkloosheidsduur|\
             length of benefit|benefit length|time on benefit|duration of unemployment|\
             unemployment duration",
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
             sr doelgroep|situatie|\
             doelgroepcode|type doelgroep|doelgroep kandidaat|doelgroep medewerker|\
             doelgroepomschrijving|omschrijving doelgroep|achtergrond kandidaat|\
             uitkeringsachtergrond|herkomst kandidaat|instroom vanuit|sroi categorie|\
             categorie sroi|sroi groep|uitkering voor indiensttreding|uitkering bij start|\
             uitkering voor start|arbeidsmarktsituatie|herkomst uitkering|\
             doelgroepaanduiding|categorie doelgroep|wet|wettelijk kader|\
             kandidaat categorie|kandidaatcategorie|kandidaattype|\
             doelgroep conform bouwblok|doelgroep volgens bouwblokken|situatie kandidaat|\
             situatie voor plaatsing|uitkeringspositie|uitkeringstype|\
             type uitkering kandidaat|soort doelgroep kandidaat|target group category|\
             candidate category|candidate type|type of candidate|social return category|\
             social return target group|sroi target group|sroi category|benefit category|\
             scheme|background|building block|labour market position",
        "doelgroep|soort+uitkering|target+group|bouwblok|uitkering|benefit|\
             situatie+werkzoekende",
    ),
    rule(
        Field::Start,
        "startdatum|begindatum|datum in dienst|ingangsdatum|eerste werkdag|start|start date|\
             in dienst|datum indiensttreding|indiensttreding|aanvang|aanvangsdatum|datum aanvang|\
             datum start|begin|begin dienstverband|start dienstverband|startdatum dienstverband|\
             startdatum plaatsing|startdatum contract|start inzet|periode van|van|vanaf|from|\
             date of employment|started|date started|hire date|hired|joined|indienst|indienstdat|\
             indienstdatum|in dienst dat|startdat|begindat|start datum dienstverband|starting date|first working day|begin date|in dienst per|\
             in dienst sinds|datum ingang|period from|duur van|looptijd van|dienstverband van|\
             dienstverband start|dienstverband begin|inzet van|indienst|contract start|first day|\
             plaatsingsdatum|datum plaatsing|startdatum inzet|datum aanvang dienstverband|\
             aanvang dienstverband|aanvang werkzaamheden|begin inzet|ingang|\
             ingangsdatum contract|ingangsdatum dienstverband|begindatum dienstverband|\
             begindatum contract|begindatum plaatsing|begindatum inzet|contract startdatum|\
             contract begindatum|start contract|start arbeidsovereenkomst|\
             datum start dienstverband|datum start plaatsing|start op|gestart op|\
             gestart per|actief vanaf|werkzaam vanaf|werkzaam sinds|in dienst vanaf|\
             dienstverband vanaf|dienstverband begindatum|assignment start|\
             assignment start date|placement start|placement start date|placement date|\
             date started|hire date|hired on|entry date|commencement date|employment start|\
             employment start date|start of employment|start of placement|datum indienst|\
             indienstdatum|datum in dienst treding|aanvangsdatum dienstverband|datum begin|\
             start plaatsing|start werkzaamheden|instroomdatum|datum instroom|\
             startdatum kandidaat|startdatum medewerker|startdatum arbeidsovereenkomst|\
             startdatum werkzaamheden|date of hire|joined|joining date|start datum|\
             begin datum|plaatsing van|plaatsing start|inzet start|inzet begin|\
             periode inzet van|looptijd plaatsing van|start of contract",
        "startdatum|begindatum|datum+in dienst|ingangsdatum|indiensttreding|eerste werkdag|\
             start date|aanvangsdatum|datum aanvang|first+day|start kandidaat|start medewerker|\
             start deelnemer|start werknemer|begin kandidaat|begin medewerker|candidate start|\
             employee start|start candidate|start employee",
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
             dienstverband eind|inzet t m|uitdienst|contract end|last day|verwachte einddatum|\
             einddatum inzet|eind inzet|datum einde dienstverband|einde werkzaamheden|\
             einde contract|eind contract|contract einddatum|contract einde|\
             datum einde contract|eind dienstverband|beeindigd op|actief tot|werkzaam tot|\
             uitdienstdatum|datum uitdienst|datum uitstroom|uitstroomdatum|\
             datum einde plaatsing|einde plaatsing|eind plaatsing|laatste dag|stopdatum|\
             placement end|placement end date|assignment end|assignment end date|\
             employment end|employment end date|termination date|exit date|leaving date|\
             left on|left|date left|uitdienstdat|uit dienst dat|einddat|end of placement|date ended|expected end date|afloopdatum|\
             afloop contract|einddatum of heden|dienstverband einddatum|einddatum kandidaat|\
             einddatum medewerker|einddatum arbeidsovereenkomst|einddatum werkzaamheden|\
             eind datum|einde datum|plaatsing t m|plaatsing tot|plaatsing einde|inzet einde|\
             inzet tot|periode inzet t m|looptijd plaatsing t m|eindigt op|loopt tot|\
             loopt t m|end of contract|verwachte einddatum plaatsing|geplande einddatum|\
             verwachte einde|expected end|planned end date",
        "einddatum|datum+uit dienst|uitdiensttreding|laatste werkdag|end date|datum einde|\
             einde+dienstverband|last+day|einde kandidaat|eind kandidaat|einde medewerker|\
             eind medewerker|einde deelnemer|eind deelnemer|einde werknemer|eind werknemer|\
             candidate end|employee end|end candidate|end employee",
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
             productieve uren|\
             aantal gewerkte uren|totaal gewerkte uren|geaccordeerde uren|goedgekeurde uren|\
             geschreven uren|urenstaat|timesheet hours|approved hours|hours approved|\
             manuren|man uren|man hours|actual worked hours|inzeturen|werkelijke uren|\
             werkelijk gewerkte uren|feitelijk gewerkte uren|regular hours|normale uren|\
             gew uren|total hours worked|total worked hours|gewerkt in periode|\
             gewerkt in kwartaal|hours worked in period|gerealiseerd",
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
             aantal contracturen|\
             uren pwk|contracturen pw|contracturen week|uren contract|\
             uren contract per week|uren contractueel|aantal contracturen per week|\
             contract uren|contract uren per week|dienstverband uren pw|uren dienstverband|\
             aantal uren dienstverband|omvang contract|contractomvang uren|\
             omvang aanstelling|weekuren contract|werkuren per week|standaard uren per week|\
             overeengekomen uren|overeengekomen uren per week|\
             gemiddeld aantal uren per week|gem uren per week|gem aantal uren per week|\
             gemiddelde arbeidsduur|arbeidsomvang|werkweek|hours pw|hrs pw|hrs wk|hours wk|\
             average hours per week|agreed hours|agreed hours per week|\
             standard hours per week|std hours|normal weekly hours|working hours per week|\
             uren p wk|std wk|std w|std pw|std p w|std per week|h wk|h w|h week|hrs w|avg hrs wk|\
             avg hrs week|avg hours week|uur pw|uren per wk|u pw|contracturen per maand|contracturen p m|\
             contracturen per 4 weken|contracturen per jaar|arbeidsduur per maand|\
             contract hours per month|omvang per week|inzet per week|inzet uren per week|\
             inzet in uren per week|uren inzet per week",
        "uren+week|uur+week|uren + p w|uren + pw |hours+week|hrs+week| u w |contracturen|\
             contractuele uren|urenomvang|weekly+hours|contract+hours",
    ),
    rule(
        Field::Fte,
        "fte|aantal fte|fte omvang|omvang fte|deeltijdfactor|parttime factor|parttimefactor|\
             part time factor|deeltijdpercentage|parttime percentage|parttimepercentage|\
             full time equivalent|deeltijd|\
             parttime|pt factor|pt percentage|deeltijd percentage|dienstverband percentage|\
             percentage dienstverband|werktijdfactor|employment percentage|fte factor|ftes|\
             aantal ftes|work time percentage|full time factor|fte s|fte inzet|inzet fte|\
             fte percentage|fte per week|aanstellingsomvang fte|omvang dienstverband fte|\
             omvang in fte|omvang dienstverband in fte",
        " fte |deeltijd|parttime|part time",
    ),
    rule(
        Field::PaidHours,
        "verloonde uren|uren verloond|verloond|betaalde uren|paid hours|hours paid|\
             uren kwartaal|uren periode|uren in periode|uren in kwartaal|uren deze periode|\
             uren dit kwartaal|uren rapportageperiode|uren in rapportageperiode|uren maand|\
             uren deze maand|totaal verloonde uren|omvang verloonde uren|hours in period|\
             hours this period|hours this quarter|hours in quarter|quarter hours|kwartaaluren|\
             periode uren|periodeuren|sv uren|verloonde sv uren|\
             loonuren|uitbetaalde uren|uren uitbetaald|aantal verloonde uren|\
             verloonde uren periode|verloonde uren kwartaal|verloonde uren totaal|\
             totaal aantal verloonde uren|betaalde uren periode|aantal betaalde uren|\
             uren betaald|verl uren|svw uren|sv uren periode|uren loonaangifte|\
             loonaangifte uren|payroll hours|remunerated hours|hours remunerated|\
             compensated hours|total paid hours|paid hrs|paid hours quarter|\
             uren in de periode|uren rapportage|uren dit tijdvak|uren tijdvak|\
             uren in dit kwartaal|uren deze rapportageperiode|hours paid in quarter|\
             paid hours in quarter|paid hours this period",
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
             vast j n|vast ja nee|contract onbepaalde tijd|vaste aanstelling|\
             vast contract j n|vast contract ja nee|vast dienstverband j n|\
             contract onbepaald|permanent y n|permanent contract y n|onbepaalde tijd j n",
        "",
    ),
    rule(
        Field::Arrangement,
        "contractvorm|soort contract|type contract|contract type|contracttype|contractsoort|\
             dienstverband|soort dienstverband|type dienstverband|aard dienstverband|\
             vorm dienstverband|arrangement|employment type|type of employment|type of contract|\
             vorm|inzetvorm|type inzet|soort inzet|soort plaatsing|type plaatsing|plaatsingsvorm|\
             soort arbeidsovereenkomst|vorm van inzet|vast tijdelijk|bepaalde onbepaalde tijd|\
             dienstbetrekking|type arbeidsovereenkomst|aard contract|\
             aard arbeidsovereenkomst|vorm contract|contract vorm|soort aanstelling|\
             aanstelling|contractsvorm|employment status|contract form|form of employment|\
             engagement type|worker type|type arbeidsrelatie|arbeidsrelatie|verloningsvorm|\
             dienstverband type|dienstverband soort|contract soort|bepaald onbepaald|\
             bepaalde of onbepaalde tijd|vast of tijdelijk|vast flex|kind of contract|\
             permanent temporary|type aanstelling|type overeenkomst",
        "contractvorm|soort+contract|soort+dienstverband|type+contract|type+dienstverband|\
             employment+type|arbeidsovereenkomst",
    ),
    rule(
        Field::Candidate,
        "kandidaat|kand|kandidaatnummer|kandidaat nummer|kandidaatnr|kandidaat nr|kandidaat id|\
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
             werkzoekende|staff number|staff id|\
             persoonsnummer|personeelscode|pers no|medewerkercode|mdw nr|mdwnr|mdw nummer|\
             wn nr|werknemerscode|werknemercode|werknemer code|kand nr|kandnr|kand id|\
             kandidaatnummer leverancier|uw kandidaatnummer|kandidaat ref|\
             referentie kandidaat|referentienummer kandidaat|uniek kandidaatnummer|\
             uniek nummer kandidaat|geanonimiseerd nummer|anoniem nummer|anonieme code|\
             code persoon|persoonscode|id kandidaat|id medewerker|id werknemer|\
             contractor id|contractor number|resource id|flexkracht nummer|flexkrachtnummer|\
             flexwerkernummer|uitzendkracht nummer|uitzendkrachtnummer|leerlingnummer|\
             leerling nummer|studentnummer|deelnemerscode|deelnemercode|clientnummer|\
             worker number|worker code|candidate ref no|candidate reference number|\
             reference candidate|employee code|employee ref|pers id|persoon id|persoon|\
             nummer deelnemer|nummer werknemer|flexkracht|flexwerker|uitzendkracht|\
             medewerker nummer|medewerker code|werknemer nummer|deelnemer nummer|\
             deelnemer code|kandidaat nummer id|kandidaat identificatie|\
             identificatie kandidaat|kandidaat pseudoniem|pseudoniem kandidaat|\
             personeel nummer|stamnummer|relatienummer kandidaat|candidate identifier|\
             participant number|person number|person code|contractor|employee reference|leerling|\
             bbl leerling|leerling id|leerlingcode|stagiair",
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
             nummer contract|agreement|agreement number|perceel contract|\
             raamcontract|raamcontractnummer|nummer raamcontract|\
             dienstverleningsovereenkomst|contractnr opdrachtgever|contract opdrachtgever|\
             opdrachtcode|kenmerk overeenkomst|kenmerk contract|framework agreement|\
             framework contract|framework agreement number|project code|contract ref no|\
             agreement no|contractid|contract code|contract kenmerk|referentie contract|\
             contractnummer rijk|contractnummer klant|contractnummer buyer|overeenkomst nr|\
             overeenkomstnr|raamovereenkomst nr|raamovereenkomstnummer|agreement reference|\
             contract reference number|overeenkomst nummer|contract identifier",
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
             werkzaamheden|soort werk|type werk|functie werkzaamheden|occupation|\
             functienaam medewerker|functie kandidaat|functieomschrijving|\
             omschrijving functie|functiegroep|functieprofiel|profiel|vacature|\
             job description|role description|beroepsgroep|soort functie|functie titel|\
             functie naam|job function|werkzaamheid|taken",
        "functie|werkzaamheden|job title",
    ),
    rule(
        Field::Place,
        "standplaats|plaats|werkplek|werklocatie|locatie|plaats van tewerkstelling|place|\
             location|place of work|work location|vestiging|werkplaats|gemeente werk|site|city|\
             werkgebied|regio|plaats inzet|plaats werk|locatie inzet|bouwplaats|\
             werkplek locatie|filiaal|plaats tewerkstelling|standplaats locatie|\
             vestigingsplaats|work site|office|region|workplace|plaats van inzet|\
             locatie werk",
        "standplaats|locatie|location|werkplek",
    ),
    rule(
        Field::Period,
        "periode|kwartaal|rapportageperiode|rapportagekwartaal|maand|period|quarter|month|\
             reporting period|verslagperiode|tijdvak|loonperiode|\
             rapportagemaand|verslagkwartaal|verslagmaand|kwartaalnummer|kwartaal nr|\
             maandnummer|kwartaal periode|rapportage periode|periode rapportage|\
             report period|verloningsperiode|betaalperiode|pay period|loontijdvak|loonmaand",
        "",
    ),
    rule(Field::Year, "jaar|year|kalenderjaar|rapportagejaar", ""),
    rule(
        Field::Turnover,
        "omzet|omzet periode|gefactureerde omzet|omzet excl btw|turnover|invoiced turnover|\
             omzet in periode|omzet kwartaal|gefactureerd bedrag|revenue|factuuromzet|\
             gerealiseerde omzet|\
             omzet deze periode|gefactureerde omzet excl btw|omzet in euro|omzet eur|\
             gefactureerd excl btw|gefactureerd|omzet op contract|contractomzet|\
             invoiced amount|turnover excl vat|turnover in period|net turnover|netto omzet",
        "omzet|turnover",
    ),
    rule(
        Field::FiftyFivePlus,
        "55 plus|55 plusser|55 jaar of ouder|ouder dan 55|\
             55 plus j n|55 plus ja nee|ouder dan 55 jaar|leeftijd 55 plus|aged 55 plus|\
             over 55|55 of ouder|55plus",
        "55 plus|55+ouder",
    ),
    rule(
        Field::FiftyPlus,
        "50 plus|50 plusser|50 jaar of ouder|ouder dan 50|\
             50 plus j n|50 plus ja nee|ouder dan 50 jaar|leeftijd 50 plus|aged 50 plus|\
             over 50|50 of ouder|50plus",
        "50 plus|50+ouder",
    ),
    rule(
        Field::Language,
        "taal|taaltraject|taalscholing|nt2|language|language training|taalcursus|\
             taalbonus|taalondersteuning|taal op de werkvloer|taallessen|dutch lessons|\
             taal nt2|language course|taal j n|taaltraject j n",
        "taaltraject|taalscholing",
    ),
    rule(
        Field::Total,
        "totaal|total|som|totaal generaal|jaartotaal|cumulatief|totaal uren jaar|sum|\
             eindtotaal|subtotaal|\
             totaal verloond|totaal jaar|uren jaar|jaaruren totaal|year to date|\
             cumulatieve uren|uren cumulatief|totaal cumulatief|verloonde uren cumulatief|\
             total year|som uren|totaal uren periode",
        "cumulatief",
    ),
    rule(
        Field::Aside,
        "nr|no|opm|opmerking|opmerkingen|toelichting|bijzonderheden|remarks|remark|comments|\
             comment|notes|intern kenmerk|leverancier|supplier|opdrachtnemer|bedrijf|leeftijd|\
             age|geboortejaar|year of birth|opleiding|niveau|bewijs|bijlage|status|\
             werkgever|opdrachtgever|klant|afdeling|kostenplaats|geslacht|gender|\
             nationaliteit|leeftijdscategorie|leeftijdsgroep|opleidingsniveau|jobcoach|\
             begeleider|contactpersoon|gemeente|uitkerende instantie|uitkeringsinstantie|\
             tarief|uurtarief|rate|hourly rate|sroi waarde|inzetwaarde|waarde inzet|waarde|\
             loonkosten|reden uitstroom|reden einde|evaluatie|bewijsstuk|bewijsstukken|\
             akkoord|laatste wijziging|aangemaakt op|onderaannemer|subcontractor|client|\
             department|cost centre|cost center|buyer|status plaatsing|plaatsing status|\
             opmerking leverancier|omschrijving|nummer regel|regelnummer|regel|line|\
             line number|row|rij|m v|sector|branche|bron|vestiging leverancier|\
             loonkostensubsidie|lks|proefplaatsing|no risk polis|jobcoaching|begeleiding|\
             duurzaam|duurzame plaatsing|evidence|attachment|manager|leidinggevende|\
             contract omschrijving|contractnaam|naam contract|projectnaam|naam project|\
             project name|contract name|contract omschrijving opdracht|titel opdracht",
        "opmerking|toelichting",
    ),
];
