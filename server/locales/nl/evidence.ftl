# Bewijsstukken bij een rapportage of een regel ervan.
evidence-heading = Bewijsstukken
evidence-none = Er zijn nog geen bewijsstukken.
evidence-file = Bestand
evidence-file-hint = Pdf, png, jpeg, xlsx, ods, csv, docx of odt, hoogstens { $limit } MiB. Maak burgerservicenummers onleesbaar voordat u een bestand toevoegt.
evidence-kind = Soort
evidence-line = Regel
evidence-whole = Hele rapportage
evidence-dated = Datum
evidence-dated-label = Datum op het stuk (mag leeg)
evidence-row = Rij van de regel (mag leeg)
evidence-row-hint = Het rijnummer in uw spreadsheet. Leeg: het stuk hoort bij de hele rapportage.
evidence-sheet = Werkblad van die regel
evidence-add = Bewijsstuk toevoegen
evidence-submit = Toevoegen
evidence-remove = Weghalen
evidence-kind-target_group_statement = Doelgroepverklaring
evidence-kind-employment_contract = Arbeidsovereenkomst
evidence-kind-payslip_extract = Uittreksel loonstrook
evidence-kind-invoice = Factuur
evidence-kind-pso_certificate = PSO-certificaat
evidence-kind-other = Anders

notice-evidence = Het bewijsstuk is toegevoegd.
notice-evidence-removed = Het bewijsstuk is weggehaald.

fault-evidence_kind_unknown = Kies wat voor stuk dit is.
fault-evidence_line_unknown = In deze rij staat geen regel van deze rapportage. Controleer het rijnummer en het werkblad, of laat de rij leeg.
fault-evidence_too_many = Bij deze rapportage staan al te veel bewijsstukken. Voeg ze samen in minder bestanden.
fault-evidence_type_unknown = Dit soort bestand nemen we niet aan. Gebruik pdf, png, jpeg, xlsx, ods, csv, docx of odt.
fault-no_evidence_now = Bij deze rapportage kunt u nu geen bewijsstukken toevoegen of weghalen.
line-backed = Met bewijsstuk
