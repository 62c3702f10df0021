# Het overzicht van contracten.
overview-title = Contracten
overview-heading = Contracten
overview-lead = Zo staat het ervoor op { $on }.
overview-empty = U ziet nog geen contracten
overview-empty-text = Er zijn nog geen contracten vastgelegd die bij uw rol horen. Verwacht u ze wel? Vraag het dan aan de beheerder.
overview-figure-gap = Tekort in euro’s
overview-figure-gap-note = alle tekorten bij elkaar
overview-figure-behind-note = minder dan 90% van wat nu vereist is
overview-figure-silent-note = de rapportage is te laat
overview-figure-not-measurable-note = afspraak zonder getal
overview-filter-status = Status
overview-filter-all = Alle statussen
overview-filter-search = Zoek op nummer of naam
overview-filter-show = Tonen
overview-nothing = Niets gevonden
overview-nothing-text = Geen contract past bij deze status en zoektekst.
overview-nothing-link = Toon alle contracten
overview-caption = { $count ->
    [one] 1 contract op { $on }
   *[other] { $count } contracten op { $on }
}
overview-column-contract = Contract
overview-column-obligation = Verplichting
overview-column-status = Status
overview-column-required = Nu vereist
overview-column-realised = Gerealiseerd
overview-column-gap = Tekort
overview-column-jobs = Banen
overview-no-obligation = Er is geen verplichting vastgelegd.
overview-no-figures = Hier is geen getal voor afgesproken.
overview-no-gap = geen tekort
overview-no-jobs = nog geen kwartaal
overview-explained = Wat betekenen deze cijfers?
overview-explained-status = “Nu vereist” is het deel van de verplichting dat op de peildatum af had moeten zijn. “Gerealiseerd” is wat de leverancier heeft gerapporteerd en wat is goedgekeurd. Met 100% of meer is een contract op koers, vanaf 90% letten we op, daaronder loopt het achter. Is de rapportage te laat, dan staat er “Geen rapportage”: we weten het dan niet, en dat is iets anders dan nul.
overview-explained-jobs = Een baan is 25,5 betaalde uren per week. Alleen mensen in het doelgroepregister tellen mee voor banen. Werken zij onder leiding van het ministerie (inleenverband), dan telt de baan voor het ministerie. Werken zij voor de leverancier aan een ingekochte dienst (via inkoop), dan staat de baan op een eigen regel.

standings-title = Stand van de contracten op { $date }
standings-empty = Er zijn geen contracten.
standings-contract = Contract
standings-supplier = Leverancier
standings-required = Nu vereist
standings-realised = Gerealiseerd
standings-gap = Tekort
standings-jobs = Banen
standings-status = Status
overview-lead-count = Aantal contracten: { $count }.
overview-caption-filtered = { $count } van { $total } contracten op { $on }
overview-column-supplier = Leverancier en opdrachtgever
