# Conflicten: regels van één persoon die niet allemaal kunnen meetellen.
shell-conflicts = Conflicten
conflicts-heading = Conflicten
conflicts-text = Eén persoon telt voor elk uur één keer. Hier staan regels die samen niet kunnen kloppen. U kiest welke meetellen; er verandert niets vanzelf. Klopt het toch? Kies dan alle regels.
conflicts-of-contract = U ziet alleen conflicten van contract { $contract }.
conflicts-of-report = U ziet alleen conflicten van één rapportage.
conflicts-of-all = Toon alle conflicten
conflicts-filter = Welke conflicten
conflicts-show-open = Te beslissen
conflicts-show-decided = Beslist
conflicts-show-lapsed = Vervallen
conflicts-none-open = Er zijn nu geen conflicten om over te beslissen.
conflicts-none-decided = Er is nog over geen conflict beslist.
conflicts-none-lapsed = Er zijn geen conflicten die vanzelf zijn vervallen.
conflicts-first = Eerste pagina
conflict-kind-over_full_week = Meer dan een volle week
conflict-kind-same_hours = Dezelfde uren
conflict-over_full_week-text = Deze plaatsingen van één persoon komen samen boven een volle werkweek uit.
conflict-same_hours-text = Voor één persoon staan in deze periode twee keer precies dezelfde verloonde uren.
conflict-raised = Gevonden op { $when }.
conflict-four-eyes = U hebt een van deze regels zelf ingediend. Iemand anders moet beslissen.
conflict-lines = Regels van het conflict
conflict-counts = Telt mee
conflict-counts-line = De regel van contract { $contract } in { $cell } telt mee
conflict-where = Waar
conflict-reason = Waarom?
conflict-reason-hint = De leverancier van een regel die niet meetelt, leest dit. Noem geen andere leverancier en geen naam.
conflict-decide = Beslissen
conflict-decisions = Wat er is beslist
conflict-decided-when = Beslist op { $when } door { $who }
conflict-undone = Teruggedraaid op { $when }: { $reason }
conflict-ended = Vervallen op { $when }, omdat een regel die meetelde er niet meer is.
conflict-undo-open = Beslissing terugdraaien
conflict-undo-text = Alle regels van dit conflict tellen dan weer mee, tot iemand opnieuw beslist.
conflict-undo-reason = Waarom draait u de beslissing terug?
conflict-undo = Terugdraaien
line-set-aside = Telt niet mee
notice-conflict-decided = Er is beslist welke regels meetellen. De leverancier krijgt bericht als een regel niet meetelt.
notice-conflict-undone = De beslissing is teruggedraaid. Alle regels van dit conflict tellen weer mee.
fault-conflict_changed = Iemand anders heeft intussen iets aan dit conflict gedaan. Bekijk hoe het er nu voor staat, en beslis opnieuw.
contract-conflicts = { $count ->
    [one] Bij dit contract is 1 conflict waarover iemand moet beslissen: een persoon staat twee keer in de rapportages.
   *[other] Bij dit contract zijn { $count } conflicten waarover iemand moet beslissen: personen staan twee keer in de rapportages.
}
contract-conflicts-link = Bekijk de conflicten
review-conflicts = { $count ->
    [one] Bij 1 persoon in deze rapportage kunnen niet alle regels meetellen: hij staat ook ergens anders. Beslis eerst welke regel meetelt.
   *[other] Bij { $count } personen in deze rapportage kunnen niet alle regels meetellen: zij staan ook ergens anders. Beslis eerst welke regels meetellen.
}
