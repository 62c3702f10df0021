# Het contractenregister als bestand: downloaden, bewerken, terugsturen.
shell-register = Register
register-heading = Contractenregister
register-lead = Stuur uw contractenregister als spreadsheet. U ziet eerst wat er zou veranderen. Pas als u dat bevestigt, verandert er iets.
register-file = Uw contractenregister
register-file-hint = Een bestand van Excel (xlsx, xlsm, xlsb, xls), OpenDocument (ods) of csv. Ten hoogste { $limit } MB.
register-submit = Vergelijken
register-fault = Insturen is niet gelukt
register-steps = Wat gebeurt er met het bestand?
register-step-read = We lezen het bestand en vergelijken het met het register.
register-step-difference = U ziet wat nieuw is, wat verandert en wat er mis is, per cel.
register-step-commit = U legt de wijzigingen vast. Dan gebeurt precies wat u zag.
register-step-never = Contracten die niet in het bestand staan, blijven zoals ze zijn. We halen nooit iets weg.
register-export = Register downloaden
register-export-text = Eén rij per contract en per opdrachtgever. U kunt het bestand bewerken en hier terugsturen. Het nummer van een contract verandert u niet.
register-export-xlsx = Downloaden voor Excel (xlsx)
register-export-ods = Downloaden als OpenDocument (ods)
register-export-csv = Downloaden als csv
register-columns = Welke kolommen?
register-columns-text = Ten minste contractnummer, leverancier, categorie, opdrachtgever, waarde excl. btw, datum gunning, startdatum en einddatum. De volgorde maakt niet uit, en andere namen voor deze koppen kennen we ook. Zijn er meer opdrachtgevers? Geef elk een eigen rij met zijn aandeel.
register-import-eyebrow = Register vergelijken
register-reading = We lezen het bestand.
register-reading-text = Dat duurt een paar tellen.
register-refresh = Kijk of het klaar is
register-state-ready = Er is nog niets veranderd. Controleer hieronder wat er verandert en leg het dan vast.
register-state-same = Het bestand zegt hetzelfde als het register. Er is niets om vast te leggen.
register-state-errors = Er is niets veranderd. Verbeter de fouten in uw spreadsheet en stuur het bestand opnieuw.
register-state-committed = De wijzigingen zijn vastgelegd.
register-again = Stuur een ander bestand
register-commit = Vastleggen
register-commit-text = { $count ->
    [one] Er verandert 1 ding in het register.
   *[other] Er veranderen { $count } dingen in het register.
}
register-meanwhile = Het register is intussen veranderd
register-meanwhile-text = Er is niets vastgelegd. Stuur het bestand opnieuw, dan vergelijken we het met het register zoals het nu is.
register-problems = Wat er mis is
register-new = Nieuwe contracten
register-changed = Contracten die veranderen
register-suppliers-new = Nieuwe leveranciers
register-suppliers-changed = Leveranciers die veranderen
register-same = Wat blijft zoals het is
register-same-text = { $count ->
    [0] Geen enkel contract in het bestand is gelijk aan het register.
    [one] 1 contract in het bestand is gelijk aan het register.
   *[other] { $count } contracten in het bestand zijn gelijk aan het register.
}
register-not-in-file = { $count ->
    [0] Elk contract van het register staat in het bestand.
    [one] 1 contract staat wel in het register en niet in het bestand. Het blijft zoals het is:
   *[other] { $count } contracten staan wel in het register en niet in het bestand. Ze blijven zoals ze zijn:
}
register-more = En nog { $count }.
register-column-contract = Contract
register-column-supplier = Leverancier
register-column-place = Plek in het bestand
register-column-field = Gegeven
register-column-before = Nu
register-column-now = Wordt
register-assumed = Aangenomen: { $found }.
register-none = –
register-yes = ja
register-no = nee
register-buyer = { $buyer } { $percent }%
register-option-months = { $months } maanden
register-option-until = tot { $day }
register-option-exercised = { $option } (gelicht)
register-field-number = contractnummer
register-field-code = code
register-field-name = naam
register-field-kvk = KvK-nummer
register-field-closedOn = gesloten vanaf
register-field-title = titel
register-field-framework = raamovereenkomst
register-field-lot = perceel
register-field-supplier = leverancier
register-field-category = categorie
register-field-buyers = opdrachtgevers
register-field-leadingBuyer = penvoerder
register-field-clientSupervision = toezicht van de opdrachtgever
register-field-valueCents = waarde excl. btw
register-field-awarded = datum gunning
register-field-tenderPublished = datum publicatie
register-field-start = startdatum
register-field-end = einddatum
register-field-options = opties
notice-register-sent = Uw bestand is ontvangen. We vergelijken het met het register.
notice-register-committed = De wijzigingen staan in het register.

# Wat u doet aan wat er in een register mis is, waar dat anders is dan bij een rapportage.
register-problem-empty_file-help = Stuur het bestand waarin uw contracten staan.
register-problem-unrecognised_layout-help = We vonden geen tabel met contracten. Zet boven de kolommen koppen als contractnummer, leverancier, opdrachtgever en waarde, en stuur het bestand opnieuw.
register-problem-missing_value-help = Vul het contractnummer in. Zonder nummer weten we niet over welk contract de rij gaat.
register-problem-unknown_column-help = We hebben deze kolom niet gelezen. Hoort er iets in het register? Geef de kolom dan een kop die we kennen.
register-problem-hidden_sheet-help = Op dit werkblad staat een register. Maak het zichtbaar als het erbij hoort, en stuur het bestand opnieuw.
register-problem-status_denies_line-help = Deze rij is doorgehaald en niet gelezen. Haal de doorhaling weg als hij wel geldt.
register-problem-citizen_service_number-help = Er is niets van dit bestand bewaard. Verwijder het nummer en stuur het bestand opnieuw.
register-problem-too_large-help = Verdeel het register over een paar bestanden, of verwijder wat er niet bij hoort.
register-problem-damaged_identifier-help = Geef de kolom de opmaak “Tekst” en vul het opnieuw in.
register-problem-amount_out_of_range-help = Controleer het bedrag. Het moet in euro’s staan.

fault-missing = Dit moet ingevuld zijn.
fault-taken = Dit bestaat al.
fault-fixed = Dit kan niet veranderen.
fault-closed = Dit is gesloten. Kies iets dat nog open is.
fault-code_invalid = Deze code kan niet. Gebruik letters, cijfers, streepjes en punten.
fault-number_invalid = Dit nummer kan niet. Gebruik letters, cijfers, spaties en de tekens - _ . / : + ( ).
fault-too_long = Deze tekst is te lang.
fault-signs_invalid = In deze tekst staan tekens die niet kunnen.
fault-citizen_service_number = Hier staat iets dat een burgerservicenummer kan zijn. Dat bewaren we nooit. Haal het weg.
fault-date_unlikely = Deze datum ligt wel erg ver weg. Controleer het jaar.
fault-kvk_invalid = Een KvK-nummer heeft acht cijfers.
fault-kvk_taken = Dit KvK-nummer hoort al bij een andere leverancier.
fault-kvk_differs = De leverancier met deze naam heeft in het register een ander KvK-nummer. Controleer het nummer, of geef de leverancier een eigen code.
fault-part_of_itself = Een opdrachtgever kan geen deel zijn van zichzelf.
fault-ends_before_start = Het einde ligt vóór het begin.
fault-after_end = De gunning ligt na het einde.
fault-after_award = De publicatie ligt na de gunning.
fault-amount_invalid = Dit bedrag kan niet. Het mag niet onder nul zijn.
fault-has_reports = Er zijn rapportages bij. Dan kan dit niet meer.
fault-has_contracts = Er horen contracten bij. Sluit het af, in plaats van het weg te halen.
fault-has_categories = Er horen categorieën bij. Sluit het af, in plaats van het weg te halen.
fault-has_parts = Andere opdrachtgevers zijn er een deel van. Sluit het af, in plaats van het weg te halen.
fault-has_accounts = Er zijn gebruikers van deze leverancier. Sluit hem af, in plaats van hem weg te halen.
fault-has_certificates = Er zijn certificaten van deze leverancier. Sluit hem af, in plaats van hem weg te halen.
fault-has_obligations = Er horen verplichtingen bij. Beëindig het contract, in plaats van het weg te halen.
fault-in_use = Er hangt nog iets aan. Sluit het af, in plaats van het weg te halen.
fault-twice = Dit staat er twee keer.
fault-share_missing = Zeg van elke opdrachtgever welk aandeel hij heeft.
fault-share_invalid = Een aandeel ligt boven 0 en ten hoogste op 100 procent, met hoogstens twee cijfers achter de komma.
fault-shares_not_whole = De aandelen van de opdrachtgevers zijn samen niet precies 100 procent.
fault-not_among_buyers = De penvoerder is een van de opdrachtgevers.
fault-option_invalid = Een optie is een aantal maanden, of een dag tot wanneer.
fault-exercised = Deze optie is al gelicht en blijft zoals hij is.
fault-already_exercised = Deze optie is al gelicht.
fault-option_not_later = Met deze optie eindigt het contract niet later.
fault-not_later = Een verlenging eindigt later dan het contract nu.
fault-rows_contradict = Deze rij zegt iets anders dan een eerdere rij over hetzelfde. Maak ze gelijk.
fault-unknown_supplier = Deze leverancier kennen we niet. Zet zijn KvK-nummer erbij, dan nemen we hem op in het register.
fault-unknown_buyer = Deze opdrachtgever kennen we niet. Gebruik een code of naam uit het register.
fault-unknown_category = Deze categorie kennen we niet. Gebruik een code of naam uit het register.
fault-client_supervision_assumed = Het bestand zegt niet onder wiens toezicht kandidaten werken. We nemen aan wat in deze sector gewoon is.
fault-already_committed = Deze wijzigingen zijn al vastgelegd.
fault-import_has_errors = Er staan nog fouten in het bestand. Verbeter ze en stuur het opnieuw.
fault-nothing_to_commit = Er is niets om vast te leggen.
fault-register_changed = Het register is intussen veranderd. Er is niets vastgelegd. Stuur het bestand opnieuw.
fault-cursor_invalid = Deze cursor kennen we niet. Gebruik de cursor van het vorige antwoord.
fault-limit_invalid = Vraag er ten minste 1 en ten hoogste 500.
