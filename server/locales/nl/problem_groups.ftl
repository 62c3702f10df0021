# Problemen bij elkaar: groepen, uitleg bij waarschuwingen, en eigen nummers.
problem-group = { $count ->
    [one] 1 cel
   *[other] { $count } cellen
} in kolom { $column } ({ $heading }); de eerste is { $first }
problem-group-plain = { $count ->
    [one] 1 cel
   *[other] { $count } cellen
} in kolom { $column }; de eerste is { $first }
problem-group-whole = { $count } keer, over het hele bestand
problem-all = { $count ->
    [one] Bekijk die ene plek
   *[other] Bekijk alle { $count } plekken
}
problem-groups-more = Er zijn nog meer soorten problemen. Ze staan hier niet allemaal. Verbeter eerst deze.
problem-example = Voorbeeld: { $example }.
problem-suggestion = Bedoelt u { $value }?
problem-or = { $first } of { $last }

problem-note-possible_citizen_service_number = De leverancier heeft verklaard dat in deze kolom eigen nummers staan. U hoeft niets te doen.
problem-warning-possible_citizen_service_number = Dit contractnummer of factuurnummer ziet eruit als een burgerservicenummer. Is het dat? Verwijder het dan. Is het dat niet? Dan hoeft u niets te doen.

problem-expected-date_without_format = Gelezen als { $expected }.
problem-expected-duplicate_line = Deze regel staat ook in { $expected }.
problem-expected-overlapping_lines = Overlapt met { $expected }.

problem-candidate_vanished = Een kandidaat van vorige keer ontbreekt
problem-candidate_vanished-help = In uw vorige rapportage liep deze plaatsing nog, en nu staat de kandidaat er niet in. Is de plaatsing gestopt? Zet de regel er dan in, met de einddatum. Loopt de plaatsing nog? Voeg de regel dan toe.
problem-found-candidate_vanished = In de vorige rapportage: { $found }.
problem-candidate_changed = Er staat iets anders dan vorige keer
problem-candidate_changed-help = In uw vorige rapportage stond bij deze kandidaat iets anders. Controleer welke van de twee klopt. Klopt het zoals het er nu staat? Leg dan uit wat er is veranderd.
problem-found-candidate_changed = Nu: { $found }.
problem-expected-candidate_changed = Vorige keer: { $expected }.
problem-same_candidate_elsewhere = Deze kandidaat staat ook bij een ander contract
problem-same_candidate_elsewhere-help = U rapporteert deze kandidaat bij twee contracten tegelijk: samen is dat meer dan een volle werkweek, of het zijn precies dezelfde uren. Elk uur telt maar één keer. Controleer bij welk contract de uren horen.
problem-found-same_candidate_elsewhere = Ook bij: { $found }.

explain-summary = Klopt dit toch? Leg uit waarom
explain-label = Waarom klopt dit?
explain-hint = De beoordelaar leest dit. Noem geen namen en geen burgerservicenummers.
explain-submit = Uitleg opslaan
explain-withdraw = Uitleg intrekken
explain-said = Uitleg van de leverancier
explain-by = { $who }, { $when }
explain-count = { $count ->
    [one] Bij 1 waarschuwing staat uitleg.
   *[other] Bij { $count } waarschuwingen staat uitleg.
}

own-numbers-heading = Zijn dit uw eigen nummers?
own-numbers-text = Een eigen nummer van negen cijfers kan toevallig op een burgerservicenummer (BSN) lijken. Weet u zeker dat het eigen nummers zijn? Verklaar dat dan hier. We lezen het bestand daarna opnieuw.
own-numbers-statement = In kolom { $column } staan onze eigen nummers, en geen burgerservicenummers.
own-numbers-submit = Verklaren en opnieuw lezen
own-numbers-fact = Verklaard als eigen nummers
own-numbers-declared = Kolom { $column }, door { $who } op { $when }
own-numbers-column = { $column } ({ $heading })
own-numbers-sheet = { $column } van werkblad { $sheet }
own-numbers-withdraw-text = Zijn het toch geen eigen nummers? Trek de verklaring dan in. We lezen het bestand opnieuw, en de nummers die op een BSN lijken zijn weer fouten.
own-numbers-withdraw = Verklaring intrekken
own-numbers-withdraw-column = voor kolom { $column }

problems-title = Alle plekken
problems-back = Terug naar de rapportage

notice-explained = Uw uitleg is opgeslagen.
notice-withdrawn = Uw uitleg is ingetrokken.
notice-declared = Uw verklaring is opgeslagen. We lezen het bestand opnieuw.
notice-undeclared = Uw verklaring is ingetrokken. We lezen het bestand opnieuw.

fault-warning_reason_missing = Schrijf in een paar woorden op waarom dit klopt.
fault-warning_reason_too_long = Deze uitleg is te lang. Gebruik hoogstens 1000 tekens.
fault-error_not_acceptable = Dit is een fout, geen waarschuwing. Een fout kunt u niet uitleggen: verbeter hem in uw spreadsheet.
fault-declaration_missing = Zet een vinkje bij de verklaring. Zonder die verklaring blijven het fouten.
