# Wat er mis kan zijn in een bestand: een titel, en wat u doet.
severity-error-count = { $count ->
    [one] 1 fout
   *[other] { $count } fouten
}
severity-error-text = Verbeter deze eerst. Zolang er fouten zijn, kunt u niet indienen.
severity-warning-count = { $count ->
    [one] 1 waarschuwing
   *[other] { $count } waarschuwingen
}
severity-warning-text = Controleer of dit klopt. U kunt de rapportage wel indienen. Klopt het zo? Leg dan uit waarom: de beoordelaar leest dat.
severity-note-count = { $count ->
    [one] 1 opmerking
   *[other] { $count } opmerkingen
}
severity-note-text = Dit is alleen ter informatie.

problem-times = { $count } keer
problem-whole-file = Hele bestand
problem-column = Kolom “{ $heading }”.
problem-found-file = Gevonden: { $found }.
problem-found = Er staat “{ $found }”.
problem-expected = Verwacht: { $expected }.

problem-other = Iets klopt hier niet
problem-other-help = Kijk naar deze plek in uw spreadsheet. Komt u er niet uit, vraag het dan aan uw contractmanager.

problem-empty_file = Het bestand is leeg
problem-empty_file-help = Upload het bestand waarin uw regels staan.
problem-not_a_workbook = Dit is geen spreadsheet
problem-not_a_workbook-help = Open het bestand in Excel, kies “Opslaan als” en dan “Excel-werkmap (.xlsx)”, en upload dat bestand. Een ods- of csv-bestand mag ook.
problem-password_protected = Het bestand is beveiligd met een wachtwoord
problem-password_protected-help = Haal het wachtwoord van het bestand af, sla het op en upload het opnieuw.
problem-damaged_file = Het bestand is beschadigd
problem-damaged_file-help = Open het bestand in uw spreadsheetprogramma, sla het opnieuw op en upload het dan.
problem-too_large = Het bestand is te groot om te lezen
problem-too_large-help = Verwijder werkbladen en lege rijen die niet bij de rapportage horen, of stuur per contract een eigen bestand.
problem-reading_too_slow = Het lezen van dit bestand duurde te lang
problem-reading_too_slow-help = Verwijder werkbladen, formules en opmaak die niet bij de rapportage horen, of stuur per contract of per maand een eigen bestand.
problem-reading_too_big = Dit bestand is te groot om te lezen
problem-reading_too_big-help = Verwijder werkbladen en lege rijen die niet bij de rapportage horen, of stuur per contract of per maand een eigen bestand.
problem-reading_broke = Het lezen van dit bestand is mislukt
problem-reading_broke-help = Open het bestand in uw spreadsheetprogramma, sla het op als nieuw xlsx-bestand en upload dat. Lukt het dan weer niet, vraag het dan aan uw contractmanager.
problem-unrecognised_layout = We herkennen de indeling niet
problem-unrecognised_layout-help = Zeg op de pagina van de rapportage zelf wat er in de kolommen staat. Of zet boven de kolommen duidelijke koppen: contract, kandidaat, doelgroep, startdatum, einddatum, uren per week en betaalde uren. Upload het bestand daarna opnieuw.
problem-importer_broke = Het leesprogramma voor dit bestand gaf een onbruikbaar antwoord
problem-importer_broke-help = Dit ligt niet aan uw bestand. Neem contact op met de beheerder; die kan zien wat er misging. Uw bestand is bewaard.
problem-no_lines = Er staan geen regels in
problem-no_lines-help = Vul uw regels in. Was er deze periode geen inzet? Schrijf dan in het bestand “geen inzet deze periode”.
problem-missing_column = Er ontbreekt een kolom
problem-missing_column-help = Voeg de kolom toe en vul hem op elke regel in.
problem-missing_year = Het jaar ontbreekt
problem-missing_year-help = Er staan wel maanden, maar nergens een jaar. Zet het jaar erbij, bijvoorbeeld “juli 2026”.
problem-citizen_service_number = Er staat een burgerservicenummer (BSN) in
problem-citizen_service_number-help = Dit bestand is geweigerd en er is niets van bewaard. Verwijder alle BSN’s, gebruik voor elke kandidaat een eigen nummer en upload het bestand opnieuw.
problem-possible_citizen_service_number = Dit nummer kan een BSN zijn
problem-possible_citizen_service_number-help = Het getal ziet eruit als een burgerservicenummer. Is het dat? Verwijder het dan. Is het een eigen nummer? Gebruik dan een ander nummer, bijvoorbeeld met een letter ervoor, of verklaar dat in deze kolom eigen nummers staan.
problem-personal_column = Deze kolom met persoonsgegevens lezen we niet
problem-personal_column-help = We hebben namen, geboortedatums, adressen, telefoonnummers en e-mailadressen van kandidaten niet nodig. Haal de kolom de volgende keer weg.
problem-missing_value = Deze cel is leeg
problem-missing_value-help = Vul deze cel in: zonder dit gegeven kunnen we de regel niet meetellen.
problem-invalid_date = Dit is geen datum
problem-invalid_date-help = Schrijf een datum die bestaat, bijvoorbeeld 1-7-2026.
problem-invalid_number = Dit is geen getal
problem-invalid_number-help = Vul alleen een getal in, bijvoorbeeld 32 of 473,14. Zet er geen woorden bij.
problem-ambiguous_number = Dit getal kan twee dingen betekenen
problem-ambiguous_number-help = Is 1.234 ruim duizend, of iets meer dan één? Schrijf 1234 of 1,23.
problem-invalid_flag = Dit is geen ja of nee
problem-invalid_flag-help = Vul “ja” of “nee” in.
problem-invalid_period = Dit is geen periode
problem-invalid_period-help = Schrijf een maand, kwartaal of jaar, bijvoorbeeld “Q3 2026” of “juli 2026”.
problem-unknown_target_group = We kennen deze doelgroep niet
problem-unknown_target_group-help = Gebruik een van de doelgroepen uit de regeling, bijvoorbeeld WW, Wajong of banenafspraak. Staat er een voorstel bij, controleer dan of dat klopt.
problem-unknown_benefit_duration = We begrijpen de duur van de uitkering niet
problem-unknown_benefit_duration-help = Schrijf bijvoorbeeld “korter dan 1 jaar” of “langer dan 2 jaar”. Anders tellen we het laagste bedrag.
problem-unknown_arrangement = We kennen deze contractvorm niet
problem-unknown_arrangement-help = Schrijf bijvoorbeeld “vast”, “tijdelijk”, “uitzend” of “detachering”.
problem-invalid_linking_key = Dit is geen koppelsleutel
problem-invalid_linking_key-help = Een koppelsleutel begint met mbk1 en heeft 62 tekens. Kopieer hem opnieuw, of laat de cel leeg. Zet hier nooit een naam, geboortedatum of nummer: wat er nu staat, hebben we niet bewaard.
problem-formula_error = Een formule geeft geen uitkomst
problem-formula_error-help = Open het bestand in Excel, sla het op en upload het opnieuw. Staat er daarna nog een fout, herstel dan de formule of vul de uitkomst als getal in.
problem-end_before_start = Het einde ligt vóór het begin
problem-end_before_start-help = Controleer de startdatum en de einddatum van deze plaatsing.
problem-hours_out_of_range = Dit aantal uren kan niet
problem-hours_out_of_range-help = Controleer het aantal uren. Het mag niet minder dan nul zijn en moet in de week of de periode passen.
problem-amount_out_of_range = Dit bedrag kan niet
problem-amount_out_of_range-help = Controleer het bedrag. Het moet meer dan nul zijn en in euro’s staan.
problem-start_after_period = De plaatsing begint na de periode
problem-start_after_period-help = Controleer de startdatum. Begint de plaatsing echt later, zet de regel dan in de volgende rapportage.
problem-ended_before_period = De plaatsing was al afgelopen
problem-ended_before_period-help = De einddatum ligt vóór de periode, maar er staan wel uren. Controleer de einddatum en de uren.
problem-date_outside_period = Deze datum valt buiten de periode
problem-date_outside_period-help = Controleer de datum, of zet de regel in de rapportage van de juiste periode.
problem-hours_exceed_contract = Meer betaalde uren dan het contract toelaat
problem-hours_exceed_contract-help = Controleer de uren per week en de betaalde uren. Kloppen ze allebei? Leg dan uit waarom.
problem-register_contradicts_group = Doelgroep en doelgroepregister spreken elkaar tegen
problem-register_contradicts_group-help = Wie bij deze doelgroep hoort, staat volgens de wet in het doelgroepregister. Op de regel staat van niet. Controleer welke van de twee klopt.
problem-duplicate_line = Deze regel staat er twee keer
problem-duplicate_line-help = Dezelfde kandidaat staat al eerder in het bestand, met hetzelfde contract en dezelfde periode. Verwijder een van de twee.
problem-overlapping_lines = Twee regels overlappen elkaar
problem-overlapping_lines-help = Dezelfde kandidaat staat twee keer in het bestand met dagen die deels dezelfde zijn. Controleer of u geen uren dubbel telt.
problem-total_differs = Het totaal klopt niet met de regels
problem-total_differs-help = Wij tellen de regels zelf op. Controleer of er geen regel ontbreekt.
problem-turnover_stated_twice = De omzet staat er twee keer
problem-turnover_stated_twice-help = Voor dit contract en deze periode staan er twee bedragen. Laat er één staan.
problem-periods_differ = Er staan twee verschillende periodes in
problem-periods_differ-help = Controleer over welke periode deze rapportage gaat, en haal de andere weg.
problem-hidden_row = Een verborgen rij is meegelezen
problem-hidden_row-help = We lezen ook rijen die verborgen zijn. Hoort deze rij er niet bij? Verwijder hem dan.
problem-hidden_row_skipped = Een verborgen rij is niet gelezen
problem-hidden_row_skipped-help = Volgens de indeling van dit bestand horen verborgen rijen er niet bij. Hoort deze rij er wel bij? Maak hem dan zichtbaar.
problem-hidden_column = Een verborgen kolom is meegelezen
problem-hidden_column-help = We lezen ook kolommen die verborgen zijn. Hoort deze kolom er niet bij? Verwijder hem dan.
problem-hidden_sheet = Een verborgen werkblad is niet gelezen
problem-hidden_sheet-help = Op dit werkblad staat een tabel. Hoort die bij de rapportage? Maak het werkblad dan zichtbaar en upload het bestand opnieuw.
problem-duplicate_column = Deze kolom staat er twee keer
problem-duplicate_column-help = We hebben de eerste kolom gelezen. Zegt de tweede iets anders, dan weten we niet welke geldt. Haal de kolom weg die u niet gebruikt.
problem-unknown_column = Deze kolom kennen we niet
problem-unknown_column-help = We hebben deze kolom niet gelezen. Staat er iets in dat bij de rapportage hoort, geef de kolom dan een kop die we kennen. Anders hoeft u niets te doen.
problem-worked_hours_used = Gewerkte uren in plaats van betaalde uren
problem-worked_hours_used-help = Betaalde uren ontbreken, dus rekenen we met de gewerkte uren. Verlof en ziekte tellen dan niet mee. Zet liever de betaalde uren in het bestand.
problem-full_time_hours_assumed = Bij de fte staat niet hoeveel uur een volle week is
problem-full_time_hours_assumed-help = We rekenen met 36 uur. Is het een ander aantal, zet dat dan in de kop, bijvoorbeeld “FTE (40 uur)”.
problem-weekly_hours_assumed = Er staat alleen “uren” boven deze kolom
problem-weekly_hours_assumed-help = We lezen deze getallen als contracturen per week. Zijn het betaalde uren in de periode? Zet dan “Verloonde uren” boven de kolom.
problem-ambiguous_date = Deze datum kan twee dagen betekenen
problem-ambiguous_date-help = Is 03/04/2026 drie april of vier maart? Schrijf de maand in letters, bijvoorbeeld “3 april 2026”, of maak er in uw spreadsheetprogramma een datum van.
problem-date_without_format = Hier staat een getal in plaats van een datum
problem-date_without_format-help = We hebben het gelezen als de datum die erbij staat. Klopt die niet, geef de cel dan de opmaak van een datum en vul de goede dag in.
problem-damaged_identifier = Dit nummer is door het spreadsheetprogramma veranderd
problem-damaged_identifier-help = Lange nummers, nummers met een punt en nummers die op een datum lijken, verandert het programma vanzelf. Geef de kolom de opmaak “Tekst” en vul het nummer opnieuw in.
problem-merged_number = Dit getal hoort bij meer regels tegelijk
problem-merged_number-help = Hef het samenvoegen van de cellen op en zet op elke regel het eigen getal.
problem-status_denies_line = Een status of doorhaling zegt dat deze regel niet doorgaat
problem-status_denies_line-help = Hoort de regel niet in de rapportage, verwijder hem dan. Telt hij wel mee, pas dan de status aan of haal de doorhaling weg.
problem-ragged_row = Deze rij heeft een ander aantal velden dan de koppen
problem-ragged_row-help = Waarschijnlijk staat er een scheidingsteken of een nieuwe regel midden in een tekst. Zet die tekst tussen dubbele aanhalingstekens, of sla het bestand in Excel op als .xlsx.
problem-macros_ignored = In dit bestand zitten macro’s
problem-macros_ignored-help = We voeren macro’s nooit uit en lezen alleen wat er in de cellen staat. U hoeft niets te doen.
problem-table_not_read = Deze tabel hebben we niet gelezen
problem-table_not_read-help = Dit lijkt een samenvatting of een voorbeeld, omdat een andere tabel de regels bevat. Horen deze rijen bij de rapportage, zet ze dan in de lijst.
problem-nil_report = Geen inzet in deze periode
problem-nil_report-help = In het bestand staat dat er deze periode geen inzet was. Klopt dat? Dan kunt u het zo indienen.

# Wat pas blijkt als de regels naast het register worden gelegd.
problem-unknown_contract = We kennen dit contractnummer niet
problem-unknown_contract-help = Controleer het nummer. U kunt alleen rapporteren over contracten van uw eigen organisatie.
problem-contract_missing = Er staat geen contract in
problem-contract_missing-help = Zet op elke regel, of boven de tabel, bij welk contract de uren horen.
problem-period_missing = De periode ontbreekt
problem-period_missing-help = Zet in het bestand over welke periode het gaat, of kies de periode bij deze rapportage.
problem-period_outside_contract = De periode valt buiten het contract
problem-period_outside_contract-help = Controleer de periode en het contractnummer. Het contract liep in deze periode niet.
problem-no_building_block = Deze regel krijgt geen waarde
problem-no_building_block-help = De bouwblokkentabel van dit contract heeft geen bouwblok voor wat op deze regel staat. Controleer de doelgroep, of de inkoop of activiteit. Klopt het, bespreek het dan met uw contractmanager.
problem-lower_amount_assumed = We rekenen met het laagste bedrag
problem-lower_amount_assumed-help = Het bedrag hangt af van hoe lang iemand een uitkering heeft, en dat staat niet op de regel. Vul de duur in als u een hoger bedrag verwacht.

problem-period_overlaps = Er is al een rapportage over een deel van deze dagen
problem-period_overlaps-help = Er is al een rapportage geaccepteerd over een deel van deze periode. Rapporteer over precies die periode, of over een langere waar die helemaal in valt. Staat de juiste periode niet in het bestand? Kies die dan op de pagina van de rapportage.

problem-period_impossible = Deze periode kan niet
problem-period_impossible-help = Een rapportage gaat over een periode die is begonnen en die niet langer is dan een jaar. Verbeter de periode in het bestand, of kies de juiste.

problem-turnover_missing = De omzet ontbreekt
problem-turnover_missing-help = Voor dit contract telt een deel van de omzet. Zet de omzet van de periode in het bestand; zonder omzet weten we niet hoeveel er vereist is.

problem-outdated_template = Dit bestand is van een ouder sjabloon
problem-outdated_template-help = Het bestand is gelezen. Download voor de volgende rapportage een nieuw sjabloon: kolommen en keuzelijsten zijn veranderd.

expected-from = { $value } of later
expected-until = hoogstens { $value }
expected-above = meer dan { $low } en hoogstens { $high }
expected-between = van { $low } tot en met { $high }
expected-by = uiterlijk { $value }
