# Wat formulieren delen: wat er mis is met een veld, en de eenheden van bedragen.
form-refused = Er is nog niets bewaard
form-refused-fields = Kijk bij de velden wat er nog niet klopt, en verstuur het formulier daarna opnieuw.
form-choose = Maak een keuze
form-optional = Mag leeg blijven.
form-unit-euros = in euro’s
form-unit-jobs = in banen
form-unit-placements = aantal mensen
form-unit-hours = in uren
form-fault-field_missing = Vul dit in.
form-fault-reason_missing = Vul dit in.
form-fault-reason_too_long = Deze tekst is te lang. Maak hem korter.
form-fault-number_invalid = Dit is geen getal. Schrijf het zoals 12.500 of 2,5.
form-fault-milestone_invalid = Vul bij elke mijlpaal een dag en een getal in, of laat allebei leeg.
form-fault-unknown = Kies iets uit de lijst.
form-fault-already_decided = Over dit verzoek is al beslist.
form-fault-already_closed = Dit is al afgesloten. U kunt er niets meer aan veranderen.
form-fault-already_submitted = Over deze periode is al een rapportage ingediend. Uitstel is niet meer nodig.
