# De beoordeling van een rapportage, regel voor regel, en de vragen daarbij.
review-heading = Regels beoordelen
review-text = Beslis per regel. U kunt alles nog veranderen tot u de beoordeling afrondt. Pas dan tellen regels mee en hoort de leverancier ervan.
review-back = Terug naar de rapportage
review-shut-four_eyes = U hebt deze rapportage zelf ingediend. Daarom moet iemand anders hem beoordelen. U kunt hieronder wel zien hoever dat is.
review-shut-not_submitted = Deze rapportage is nog niet ingediend. U kunt hem beoordelen zodra de leverancier dat heeft gedaan.
review-shut-decided = Deze rapportage is al beoordeeld of ingetrokken. Er valt niets meer te beslissen.
review-progress = Hoever bent u?
review-undecided = Nog niet beslist
review-accepted = Goed te keuren
review-returned = Terug te sturen
review-open-questions = Vragen die openstaan
review-accept-unchanged = { $count ->
    [one] 1 regel goedkeuren die hetzelfde is als eerder goedgekeurd
   *[other] { $count } regels goedkeuren die hetzelfde zijn als eerder goedgekeurd
}
review-accept-undecided = { $count ->
    [one] De ene regel goedkeuren waarover niet is beslist
   *[other] Alle { $count } regels goedkeuren waarover niet is beslist
}
review-to-complete = Naar het afronden
review-filter = Welke regels
review-show-all = Alle regels
review-show-undecided = Nog niet beslist
review-show-accepted = Goed te keuren
review-show-returned = Terug te sturen
review-show-questioned = Met een vraag
review-show-changed = Anders dan in de vorige rapportage
review-no-lines = Er zijn hier geen regels.
review-caption = Regels met wat ze waard zijn en wat u besliste
review-tick = Kies
review-tick-line = Kies regel { $place }
review-place = Plek en contract
review-mark = Beslissing
review-mark-accepted = Goed te keuren
review-mark-returned = Terug te sturen
review-mark-open = Nog niet beslist
review-change-new = Nieuw
review-change-changed = Veranderd
review-change-same = Zelfde als in de vorige rapportage
review-ticked = Wat doet u met de aangevinkte regels?
review-whole = { $count ->
    [one] Doe dit met de regel op deze pagina
   *[other] Doe dit met alle { $count } regels op deze pagina
}
review-accept-text = Klopt de regel? Keur hem goed. Vergist u zich, wis dan de beslissing.
review-accept = Goedkeuren
review-open = Beslissing wissen
review-reason = Reden om terug te sturen
review-reason-hint = De leverancier leest dit. Schrijf op wat er anders moet.
review-return = Terugsturen
review-question = Vraag aan de leverancier
review-question-hint = De leverancier krijgt een mail en kan hier antwoorden. Noem geen namen en geen burgerservicenummers.
review-ask = Vraag stellen
review-questions = Vragen aan de leverancier
review-complete-heading = Beoordeling afronden
review-complete-undecided = { $undecided ->
    [one] Over 1 regel hebt u nog niet beslist.
   *[other] Over { $undecided } regels hebt u nog niet beslist.
} Keur ze goed of stuur ze terug. Daarna kunt u afronden.
review-complete-questions = { $questions ->
    [one] Er staat nog 1 vraag open.
   *[other] Er staan nog { $questions } vragen open.
} Wacht op het antwoord, of sluit de vraag zelf af. Daarna kunt u afronden.
review-complete-accepted = De hele rapportage wordt goedgekeurd. Alle regels tellen dan mee. De leverancier krijgt een mail.
review-complete-partly = De rapportage wordt deels goedgekeurd. { $accepted ->
    [one] 1 regel telt dan mee.
   *[other] { $accepted } regels tellen dan mee.
} { $returned ->
    [one] 1 regel gaat terug naar de leverancier, met de reden.
   *[other] { $returned } regels gaan terug naar de leverancier, met de redenen.
}
review-complete-returned = De hele rapportage gaat terug naar de leverancier, met de redenen. Er telt dan niets mee.
review-complete = Beoordeling afronden

report-review = Regels één voor één beoordelen
report-next-question = De beoordelaar heeft een vraag over deze rapportage. Beantwoord die hieronder.

questions-heading = Vragen van de beoordelaar
questions-text = De beoordeling gaat verder als u antwoord hebt gegeven.
question-number = Vraag { $number }
question-asked = Gesteld: { $by }
question-lines = Over:
question-further = { $count ->
    [one] en nog 1 regel
   *[other] en nog { $count } regels
}
question-state-open = Wacht op antwoord
question-state-answered = Beantwoord
question-state-closed = Afgesloten
question-state-withdrawn = Ingetrokken
question-state-unanswered = Niet beantwoord
question-reply-answered = Antwoord van de leverancier
question-reply-closed = Wat de beoordelaar heeft gehoord
question-ended-answered = Beantwoord: { $by }
question-ended-closed = Afgesloten: { $by }
question-ended-withdrawn = Ingetrokken: { $by }
question-answer = Uw antwoord op vraag { $number }
question-answer-hint = De beoordelaar leest dit. Noem geen namen en geen burgerservicenummers.
question-answer-submit = Antwoord sturen
question-close-summary = Antwoord ergens anders gehoord?
question-note = Wat hebt u gehoord, en van wie?
question-note-hint = We bewaren dit met uw naam en de datum. De leverancier kan het lezen.
question-close = Vraag afsluiten
question-withdraw-summary = Vraag intrekken
question-withdraw-text = Hebt u deze vraag per ongeluk gesteld? De leverancier krijgt een mail dat hij niet meer hoeft te antwoorden.
question-withdraw = Vraag intrekken

notice-lines-marked = Uw beslissing is opgeslagen.
notice-question-asked = Uw vraag is gesteld. De leverancier krijgt een mail.
notice-question-answered = Uw antwoord is verstuurd. De beoordelaar krijgt een mail.
notice-question-closed = De vraag is afgesloten.
notice-question-withdrawn = De vraag is ingetrokken. De leverancier krijgt een mail.
notice-partly-accepted = De rapportage is deels goedgekeurd. De leverancier krijgt een mail met de redenen.

fault-question_missing = Schrijf op wat u wilt weten.
fault-answer_missing = Schrijf uw antwoord op.
fault-note_missing = Schrijf op wat u hebt gehoord, en van wie.
fault-question_not_open = Deze vraag hoeft niet meer beantwoord te worden. Hij is afgesloten of ingetrokken.
