# Wat een rapportage anders zegt dan de vorige.
changes-heading = Wat is er veranderd
changes-text = We vergelijken deze rapportage met de vorige over dezelfde contracten en dagen.
changes-filter = Welke regels
changes-none = Er zijn geen regels van deze soort.
changes-place = Plek
changes-line = Regel
changes-what = Wat er anders is
changes-nothing = niets
changes-field = { $field }: was { $before }, nu { $now }
changes-kind-new = Nieuwe regels
changes-kind-changed = Veranderde regels
changes-kind-unchanged = Regels die hetzelfde bleven
changes-kind-gone = Regels die weg zijn
changes-count-new = { $count ->
    [one] 1 nieuwe regel
   *[other] { $count } nieuwe regels
}
changes-count-changed = { $count ->
    [one] 1 veranderde regel
   *[other] { $count } veranderde regels
}
changes-count-unchanged = { $count ->
    [one] 1 regel bleef hetzelfde
   *[other] { $count } regels bleven hetzelfde
}
changes-count-gone = { $count ->
    [one] 1 regel is weg
   *[other] { $count } regels zijn weg
}
field-bonuses = bonussen
explain-carried = Overgenomen uit een eerdere rapportage
revision-text = Wilt u iets verbeteren zonder een nieuw bestand? Dan maken we een nieuwe versie van deze rapportage, met hetzelfde bestand, uw verbeteringen en uw uitleg. Deze rapportage blijft zoals hij is.
revision-submit = Nieuwe versie maken
notice-revised = Er is een nieuwe versie gemaakt. We lezen het bestand opnieuw.
fault-not_decided = Deze rapportage is nog niet beoordeeld. U kunt hem nu nog niet opnieuw sturen.
