# De kalender: wanneer rapportages moeten komen, uitstel, en afgesloten periodes.
calendar-heading = Kalender
calendar-lead = Deze rapportages verwachten we. Dit is de stand op { $on }.
calendar-waiting = Verzoeken om uitstel
calendar-waiting-text = { $supplier } vraagt uitstel tot en met { $day }.
calendar-asked-at = Gevraagd op { $when }
calendar-note = Toelichting
calendar-note-hint = Nodig als u geen uitstel geeft. De leverancier leest dit in de mail.
calendar-grant = Uitstel geven
calendar-refuse = Geen uitstel
calendar-filter-contract = Contractnummer
calendar-filter-state = Status
calendar-filter-awaited = Wat nog moet komen
calendar-filter-show = Tonen
calendar-nothing = Er staat niets in de kalender
calendar-nothing-link = Toon alles wat nog moet komen
calendar-group-late = Te laat
calendar-group-now = Nu aan de beurt
calendar-group-coming = Komt eraan
calendar-group-submitted = Wordt beoordeeld
calendar-group-accepted = Goedgekeurd
calendar-group-closed = Afgesloten
calendar-column-contract = Contract
calendar-column-period = Periode
calendar-column-due = Uiterlijk
calendar-column-state = Status
calendar-ask = Uitstel vragen
calendar-close = Afsluiten
calendar-reopen = Weer openen
calendar-extension-waits = uitstel gevraagd tot en met { $day }
calendar-extension-granted = met uitstel
calendar-extension-refused = geen uitstel: { $note }
calendar-of-contract = Wanneer rapporteren?
calendar-of-contract-text = Een periode die is afgesloten, verandert alleen nog met een reden.
calendar-of-contract-caption = Periodes met de uiterste dag om te rapporteren
calendar-caption = Rapportages: { $group }
calendar-of-contract-none = Voor dit contract hoeft geen rapportage te komen.
calendar-all = Toon alle { $count } ({ $group })
calendar-earlier = { $count ->
    [one] 1 eerdere periode
   *[other] { $count } eerdere periodes
}
calendar-later = { $count ->
    [one] Daarna komt er nog 1 rapportage.
   *[other] Daarna komen er nog { $count } rapportages.
}
calendar-later-link = Toon ze in de kalender
due-state-overdue = Te laat
due-state-open = Kan nu komen
due-state-upcoming = Komt eraan
due-state-submitted = Wordt beoordeeld
due-state-accepted = Goedgekeurd
due-state-closed = Afgesloten
extension-heading = Uitstel vragen
extension-lead = Lukt het niet om op tijd te rapporteren? Vraag dan uitstel. U krijgt een mail als erover is beslist.
extension-nothing = Er is nu geen rapportage waarvoor u uitstel kunt vragen.
extension-field-period = Voor welke rapportage?
extension-period-due = { $period } (uiterlijk { $day })
extension-field-until = Tot en met welke dag?
extension-field-until-hint = Hoogstens drie maanden later.
extension-field-reason = Waarom?
extension-field-reason-hint = Noem geen namen van kandidaten en geen burgerservicenummers.
extension-submit = Uitstel vragen
reopening-heading = Periode weer openen
reopening-by-hand = { $period } is op { $when } afgesloten.
reopening-passed = { $period } is op { $when } vanzelf afgesloten, omdat de tijd voorbij was.
reopening-text = Als u de periode weer opent, kan de rapportage nog veranderen.
reopening-field-reason = Waarom opent u de periode weer?
reopening-submit = Periode weer openen
notice-extension-asked = Uw verzoek is verstuurd. U krijgt een mail als erover is beslist.
notice-extension-granted = De leverancier krijgt uitstel en een mail.
notice-extension-refused = De leverancier krijgt geen uitstel, en een mail met uw toelichting.
notice-period-closed = De periode is afgesloten.
notice-period-reopened = De periode is weer open.
