# Eén contract.
contract-title = Contract { $number }
contract-eyebrow = Contract { $number }
contract-no-obligation = Geen verplichting vastgelegd
contract-no-obligation-text = Voor dit contract staat geen social return in het register. Daarom is er ook niets te meten.
contract-required = Nu vereist
contract-until = tot en met { $on }
contract-realised = Gerealiseerd
contract-realised-note = { $percent }% van wat nu vereist is
contract-approved = goedgekeurd
contract-reported = Gemeld
contract-reported-note = nog niet beoordeeld
contract-gap = Tekort
contract-gap-note = mist nog op de peildatum
contract-no-gap-note = er mist nu niets
contract-total = Hele verplichting
contract-reduction = Korting door een certificaat
contract-reduced = { $share } minder door PSO trede { $step } ({ $document }): { $days }
contract-forecast-low = Prognose zonder nieuwe uren
contract-forecast-expected = Prognose als plaatsingen doorlopen
contract-obligation-term = Looptijd van de verplichting
contract-rhythm = Rapporteren
contract-value-table = Bouwblokkentabel
contract-jobs = Banen
contract-jobs-lent = De kandidaten werken onder leiding van het ministerie. Hun banen tellen daarom voor het ministerie (inleenverband).
contract-jobs-through_procurement = De kandidaten werken voor de leverancier aan een ingekochte dienst. Hun banen staan daarom op een eigen regel (via inkoop) en tellen niet op bij een ministerie.
contract-jobs-hours = banen, uit { $hours } betaalde uren
contract-jobs-average = Gemiddeld over de looptijd
contract-jobs-explained = Hoe tellen we banen?
contract-jobs-explained-text = Een baan is 25,5 betaalde uren per week. Verlof en ziekte tellen mee, want die uren zijn ook betaald. Alleen kandidaten in het doelgroepregister tellen. Banen en euro’s zijn twee aparte tellingen: we rekenen ze nooit in elkaar om.
contract-reports = Rapportages
contract-reports-caption = Rapportages over dit contract
contract-no-reports = Er is nog geen rapportage over dit contract.
contract-column-period = Periode
contract-column-revision = Versie
contract-column-state = Status
contract-column-submitted = Ingediend
contract-superseded = vervangen door een latere versie
contract-lines = Regels
contract-lines-text = Dit zijn de regels die meetellen of nog beoordeeld worden. Bij elke regel staat uit welke cel hij komt.
contract-no-lines = Er zijn nog geen regels.
contract-facts = Over dit contract
contract-supplier = Leverancier
contract-buyer = Opdrachtgever
contract-category = Categorie
contract-value = Contractwaarde zonder btw
contract-term = Looptijd
contract-awarded = Gegund op
contract-tender-published = Aanbesteding gepubliceerd op
contract-counts-as = Banen tellen als

outlook-fulfilled = De hele verplichting is gerealiseerd.
outlook-on_track = De leverancier loopt op koers.
outlook-behind = Er mist nu { $gap }. De leverancier loopt achter.
outlook-recovers = Er mist nu { $gap }, maar met de plaatsingen die nog lopen komt de leverancier uit op { $expected }. Dat is genoeg.
outlook-depends = De leverancier loopt op koers, maar is er nog niet: van { $total } is { $low } gerealiseerd. Als de plaatsingen doorlopen, wordt het { $expected }.
outlook-falls_short = Ook als alle plaatsingen doorlopen, komt de leverancier aan het einde { $lacking } tekort. De verwachting is { $expected }.
outlook-silent = De rapportage is te laat. Zolang die er niet is, weten we niet hoe het ervoor staat.
outlook-not_measurable = Er is wel iets afgesproken, maar geen getal. Daarom kunnen we niet meten of het is gehaald.
outlook-waived = De leverancier is van deze verplichting ontheven.

# De regels van een rapportage.
lines-caption = { $count ->
    [one] 1 regel
   *[other] { $count } regels
}
lines-cell = Cel
lines-contract = Contract
lines-who = Doelgroep en kandidaat
lines-period = Periode en plaatsing
lines-hours-per-week = Uren per week
lines-paid-hours = Betaalde uren
lines-value = Waarde
lines-state = Status
lines-candidate = Kandidaat
lines-in-register = telt mee voor banen
lines-no-value = geen waarde
