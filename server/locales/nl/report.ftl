# De lijst van rapportages en één rapportage.
reports-title = Rapportages
reports-heading = Rapportages
reports-upload = Rapportage uploaden
reports-empty = Nog geen rapportages
reports-empty-text = Zodra een leverancier een rapportage stuurt, staat die hier.
reports-empty-upload = Upload uw eerste rapportage. Het mag uw eigen spreadsheet zijn.
reports-filter-state = Status
reports-filter-all = Alle statussen
reports-filter-show = Tonen
reports-nothing = Geen rapportages met deze status
reports-nothing-link = Toon alle rapportages
reports-column-file = Bestand
reports-column-supplier = Leverancier
reports-column-state = Status
reports-column-uploaded = Geüpload
reports-column-submitted = Ingediend

report-title = Rapportage { $file }
report-eyebrow = Rapportage van { $supplier }
report-reading = Uw bestand wordt gelezen.
report-reading-text = Dit duurt meestal een paar tellen.
report-refresh = Ververs deze pagina
report-progress = Gelezen rijen tot nu toe: { $rows }. Opgeslagen regels: { $lines }.
report-cancel-text = Is dit het verkeerde bestand? Dan kunt u het lezen stoppen.
report-cancel = Lezen stoppen

report-next-needs_correction = Verbeter de fouten hieronder in uw spreadsheet. Upload daarna het hele bestand opnieuw.
report-next-refused = We hebben dit bestand geweigerd en er niets van bewaard. Hieronder staat waarom, en wat u kunt doen.
report-next-unrecognised = We herkennen de indeling van dit bestand niet. Hieronder staat wat u kunt doen.
report-next-ready = De rapportage is gelezen. Controleer wat hieronder staat en dien de rapportage in.
report-next-ready-waiting = De rapportage is gelezen. De leverancier moet hem nog indienen.
report-next-submitted = De rapportage is ingediend. U krijgt een mail zodra hij is beoordeeld.
report-next-submitted-judge = De leverancier heeft deze rapportage ingediend. Controleer de regels. Keur de rapportage daarna goed of stuur hem terug.
report-next-accepted = De rapportage is geaccepteerd. De waarde telt mee voor het contract.
report-next-returned = De rapportage is teruggestuurd. Lees de reden, pas uw spreadsheet aan en upload hem opnieuw.
report-next-partly_accepted = Een deel van de regels is goedgekeurd en telt mee. De andere regels zijn teruggestuurd: lees de redenen en stuur de rapportage opnieuw.
report-next-withdrawn = Deze rapportage is ingetrokken. Er telt niets meer van mee.
report-next-cancelled = U hebt het lezen gestopt. Er is niets uit het bestand overgenomen. Upload een bestand als u toch wilt rapporteren.
report-upload-mended = Upload het verbeterde bestand
report-upload-other = Upload een ander bestand
report-next-not_read = Het is niet gelukt om dit bestand te lezen. Hieronder staat waarom, en wat u kunt doen.
report-next-supplier = De leverancier is nu aan zet. U hoeft niets te doen.
report-next-period = We konden niet lezen over welke periode of welk contract deze rapportage gaat. Vul aan wat ontbreekt.

report-returned = Waarom deze rapportage is teruggestuurd
report-returned-when = Teruggestuurd op { $when }
report-earlier = Ditzelfde bestand is al geüpload op { $when }. De status daarvan is nu: { $state }.
report-earlier-link = Bekijk de eerdere upload

report-contracts = Wat er in de rapportage staat
report-column-contract = Contract
report-column-period = Periode
report-column-lines = Regels
report-column-value = Waarde
report-no-value = geen waarde
report-revision = Versie { $revision }: komt in de plaats van eerdere versies als hij wordt geaccepteerd
report-superseded = Vervangen door een latere versie

report-problems = Wat we tegenkwamen
report-further-problems = Er is nog meer gevonden. Die plekken noemen we niet één voor één:
report-file = Over dit bestand
report-uploaded = Geüpload
report-submitted = Ingediend
report-decided = Beoordeeld
report-stated-period = Periode die is opgegeven
report-lines-read = Gelezen regels
report-counts = Gevonden
report-counts-text = { $errors ->
    [one] 1 fout
   *[other] { $errors } fouten
}, { $warnings ->
    [one] 1 waarschuwing
   *[other] { $warnings } waarschuwingen
}, { $notes ->
    [one] 1 opmerking
   *[other] { $notes } opmerkingen
}
report-importer = Gelezen met
report-fingerprint = Vingerafdruk van het bestand
report-lines = Regels
report-no-lines = Er staan geen regels in deze rapportage.

report-now = Wat nu?
report-period = Over welke periode gaat deze rapportage?
report-period-submit = Opslaan
report-submit-text = Klopt alles? Dan kunt u de rapportage indienen. Daarna kunt u hem niet meer wijzigen.
report-statement-complete = Deze rapportage is volledig en naar waarheid ingevuld.
report-statement-informed = De kandidaten weten dat wij deze gegevens doorgeven.
report-submit = Rapportage indienen
report-accept-heading = Goedkeuren
report-accept-text = Alle regels tellen dan mee. De leverancier krijgt een mail.
report-accept = Rapportage goedkeuren
report-return-heading = Terugsturen
report-return-reason = Reden
report-return-hint = De leverancier leest dit. Schrijf op wat er anders moet, en in welke cel.
report-return = Rapportage terugsturen

notice-uploaded = Uw bestand is ontvangen. We lezen het nu.
notice-submitted = De rapportage is ingediend.
notice-accepted = De rapportage is goedgekeurd. De leverancier krijgt een mail.
notice-returned = De rapportage is teruggestuurd. De leverancier krijgt een mail met de reden.
notice-period = De periode is opgeslagen. We lezen het bestand opnieuw.
notice-cancelled = Het lezen is gestopt.
notice-signed-out = U bent uitgelogd.

report-subject-in-file = Staat in het bestand
report-contract = Bij welk contract hoort deze rapportage?
report-period-text = Na het opslaan lezen we het bestand opnieuw.
report-layout = Zeg wat er in de kolommen staat
report-layout-text = Wijs zelf aan wat er in de kolommen van dit bestand staat. We onthouden het voor de volgende keer.
notice-layout = Uw antwoord is bewaard. We lezen het bestand opnieuw.
notice-layout-forgotten = De indeling is weggehaald. Rapportages die ermee zijn gelezen blijven zoals ze zijn.
notice-heading-forgotten = De kop is weggehaald.
report-closed-reason = Waarom verandert u een afgesloten periode?
report-closed-text = Een deel van deze rapportage gaat over een periode die al is afgesloten.
