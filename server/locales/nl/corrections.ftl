# Cellen die een leverancier op het scherm verbetert.
correct-summary = Verbeter deze cel
correct-value = Wat moet er in { $cell } staan?
correct-hint = Typ het zoals u het in de spreadsheet zou typen, bijvoorbeeld 01-07-2026 of 36,5. Laat het leeg als de cel leeg moet zijn.
correct-reason = Waarom verbetert u dit?
correct-reason-hint = De beoordelaar leest dit. Noem geen namen en geen burgerservicenummers.
correct-submit = Verbeteren en opnieuw lezen

corrections-heading = Verbeterd op het scherm
corrections-text = Uw bestand zelf verandert niet. Deze waarden gelden in plaats van wat er in het bestand staat.
corrections-cell = Cel
corrections-value = Staat nu
corrections-empty = leeg
corrections-found = stond: { $found }
corrections-reason = Waarom
corrections-undo = Ongedaan maken

line-corrected = Verbeterd op het scherm: { $cells }
why-corrected = Verbeterd
why-corrected-text = Cel { $cell } is op het scherm verbeterd door { $who } op { $when }: { $reason }

marked-corrected-title = Verbeterd op het scherm
marked-corrected-now = Geldt in plaats daarvan: { $value }.
marked-corrected-empty = Deze cel geldt als leeg.
marked-corrected-why = Door { $who } op { $when }: { $reason }

notice-corrected = Uw verbetering is opgeslagen. We lezen het bestand opnieuw.
notice-uncorrected = Uw verbetering is ongedaan gemaakt. We lezen het bestand opnieuw.

problem-correction_outside = Deze verbetering past niet in het bestand
problem-correction_outside-help = De cel die u op het scherm hebt verbeterd, ligt buiten wat er in het bestand is ingevuld. Maak de verbetering ongedaan, of zet de regel in uw spreadsheet en upload het bestand opnieuw.

fault-correction_missing = Geef ten minste één cel op.
fault-correction_reason_missing = Schrijf in een paar woorden op waarom u deze cel verbetert.
fault-correction_reason_too_long = Deze reden is te lang. Gebruik hoogstens 1000 tekens.
fault-correction_cell_unknown = Deze cel bestaat niet. Schrijf een cel als H12.
fault-correction_too_long = Dit is te lang voor een cel. Gebruik hoogstens 1000 tekens.
fault-correction_citizen_number = Dit lijkt op een burgerservicenummer (BSN). Dat mogen we niet bewaren. Gebruik een eigen nummer voor de kandidaat.
fault-correction_hides_number = In deze cel staat misschien een burgerservicenummer. Haal het weg in uw spreadsheet en upload het bestand opnieuw.
fault-correction_twice = Dezelfde cel staat er twee keer bij.
fault-corrections_too_many = Er zijn te veel cellen verbeterd. Verbeter ze in uw spreadsheet en upload het bestand opnieuw.
fault-correction_personal = In deze kolom staan persoonsgegevens. Die lezen we niet, dus hier valt niets te verbeteren.
