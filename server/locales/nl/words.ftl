# Woorden voor codes.
role-supplier_user = Gebruiker van een leverancier
role-supplier_administrator = Beheerder van een leverancier
role-contract_manager = Contractmanager
role-category_manager = Categoriemanager
role-reviewer = Beoordelaar
role-network_analyst = Analist van het netwerk
role-auditor = Auditor
role-administrator = Beheerder

status-on_track = Op koers
status-attention = Let op
status-behind = Achter
status-silent = Geen rapportage
status-fulfilled = Voldaan
status-not_measurable = Niet meetbaar
status-waived = Ontheven

kind-share_of_contract_value = Deel van de contractwaarde
kind-share_of_turnover = Deel van de omzet
kind-share_of_wage_sum = Deel van de loonsom
kind-fixed_amount = Vast bedrag
kind-jobs = Banen
kind-placements = Plaatsingen
kind-hours = Uren
kind-bespoke = Maatwerkafspraak

obligation-share_of_contract_value = { $share } van de contractwaarde
obligation-share_of_turnover = { $share } van de omzet
obligation-share_of_wage_sum = { $share } van de loonsom
obligation-fixed_amount = Vast bedrag van { $amount }
obligation-jobs = { $amount }, gemiddeld over de looptijd
obligation-placements = { $amount }
obligation-hours = { $amount }
obligation-bespoke = Maatwerkafspraak: { $description }

amount-jobs = { $jobs } banen
amount-hours = { $hours } uur
amount-placements = { $count ->
    [one] 1 plaatsing
   *[other] { $count } plaatsingen
}

rhythm-month = elke maand
rhythm-quarter = elk kwartaal
rhythm-half_year = elk half jaar

period-quarter = { $quarter }e kwartaal { $year }
period-half = { $half }e helft van { $year }
period-days = { $start } t/m { $end }

state-received = Wordt gelezen
state-reading = Wordt gelezen
state-needs_correction = Te verbeteren
state-refused = Geweigerd
state-unrecognised = Niet herkend
state-ready = Klaar om in te dienen
state-submitted = Ingediend
state-accepted = Geaccepteerd
state-returned = Teruggestuurd
state-cancelled = Lezen gestopt
state-partly_accepted = Deels goedgekeurd
state-withdrawn = Ingetrokken

line-state-read = Gelezen
line-state-submitted = Te beoordelen
line-state-accepted = Geaccepteerd
line-state-returned = Teruggestuurd
line-state-superseded = Vervangen
line-state-withdrawn = Ingetrokken

line-kind-placement = Plaatsing
line-kind-purchase = Inkoop
line-kind-activity = Activiteit
line-kind-turnover = Omzet
line-placed = { $start } t/m { $end }
line-placed-running = vanaf { $start }

group-participatiewet = Participatiewet (bijstand)
group-ww = WW
group-wia_wao = WIA of WAO
group-wajong = Wajong
group-wsw = Wsw (sociale werkvoorziening)
group-beschut_werk = Beschut werk
group-banenafspraak = Banenafspraak (doelgroepregister)
group-nug = Zonder uitkering (nug)
group-bbl = Leerling bbl
group-bol = Stagiair mbo (bol)
group-stage_hbo = Stagiair hbo
group-pro_vso = Leerling pro of vso
group-zonder_startkwalificatie = Zonder startkwalificatie
group-statushouder = Statushouder
group-werkervaringsplaats = Werkervaringsplaats
group-overig = Overig (eigen afspraak)

duration-lt_1y = uitkering korter dan 1 jaar
duration-gt_1y = uitkering langer dan 1 jaar
duration-lt_2y = uitkering korter dan 2 jaar
duration-gt_2y = uitkering langer dan 2 jaar

arrangement-permanent = Vast contract
arrangement-temporary = Tijdelijk contract
arrangement-secondment = Detachering
arrangement-apprenticeship = Leerwerkbaan
arrangement-internship = Stage

counts-as-lent = Inleenverband
counts-as-through_procurement = Via inkoop

severity-error = Fout
severity-warning = Waarschuwing
severity-note = Opmerking

# De rijen van “Waarom?”.
why = Waarom?
why-of = Waarom? Uitleg bij { $cell }
why-block = Bouwblok
why-counted = Dagen die meetellen
why-time = Tijd, in de eenheid van het bouwblok
why-factor = Deel van een volle werkweek
why-value-table = Bouwblokkentabel
why-not-valued = Waarom geen waarde
why-days = { $start } t/m { $end }
why-amount-per = { $amount } { $unit }
why-bonus = Toeslag
why-lower = Aanname
why-lower-text = Op de regel staat niet hoe lang iemand een uitkering heeft. Daarom telt het laagste bedrag.
value-table-revision = { $code }, versie { $revision }

unit-year = per jaar
unit-learning_year = per leerjaar
unit-month = per maand
unit-hour = per uur
unit-day_maximum = per dag, ten hoogste
unit-invoice_share = deel van de factuur
unit-actual_cost = werkelijke kosten

bonus-50_plus = 50 jaar of ouder
bonus-55_plus = 55 jaar of ouder
bonus-permanent = vast contract
bonus-language = taal

not-valued-no_block = De bouwblokkentabel heeft geen bouwblok voor deze regel.
not-valued-unit_does_not_fit = Het bouwblok past niet bij dit soort regel.
not-valued-below_minimum_hours = Minder uren per week dan de tabel vraagt.
not-valued-outside_period = Geen enkele dag valt in de periode én in het contract.
not-valued-cap_reached = De plaatsing telt niet meer mee: de langste duur is bereikt.
not-valued-started_too_early = De kandidaat begon te lang vóór het contract.
not-valued-hours_unknown = Er staan geen uren op de regel.
not-valued-out_of_bounds = De getallen zijn te groot om mee te rekenen.

# Velden van een regel, zoals een kolom kan ontbreken.
field-contract = contractnummer
field-period = periode
field-candidate = kandidaatnummer
field-target_group = doelgroep
field-benefit_duration = duur van de uitkering
field-ldr = in het doelgroepregister
field-start = startdatum
field-end = einddatum
field-hours_per_week = uren per week
field-paid_hours = betaalde uren
field-arrangement = contractvorm
field-invoice = factuurnummer
field-vendor = verkoper
field-date = datum
field-amount = bedrag
field-hours = uren
field-description = omschrijving
field-50_plus = 50 jaar of ouder
field-55_plus = 55 jaar of ouder
field-language = taal
field-role = functie
field-place = werkplek
field-total = totaal

limit-cpu_seconds = rekentijd in seconden
limit-wall_seconds = duur van het lezen in seconden
limit-memory_mib = geheugen in MiB
limit-output_mib = omvang van wat er gelezen werd in MiB
limit-cells = gevulde cellen
limit-cell_elements = cellen, ook die met alleen opmaak
limit-cell_text_bytes = tekst in één cel, in bytes
limit-text_bytes = tekst in alle cellen, in bytes
limit-columns = kolommen
limit-rows = rijen
limit-sheets = werkbladen
limit-merged = samengevoegde cellen op één werkblad
limit-shared_strings = gedeelde teksten
limit-asides = teksten met cijfers buiten de cellen
limit-sheet_name_bytes = naam van een werkblad, in bytes
limit-file_bytes = omvang van het bestand, in bytes
limit-whole_file_bytes = omvang van een xls- of ods-bestand, in bytes
limit-parts = onderdelen van het bestand
limit-part_bytes = omvang van één onderdeel, in bytes
limit-unpacked_bytes = omvang na uitpakken, in bytes
limit-ratio = verhouding tussen uitgepakt en ingepakt
