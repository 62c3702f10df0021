# Een rapportage uploaden.
upload-title = Rapportage uploaden
upload-heading = Rapportage uploaden
upload-lead = Upload de spreadsheet die u zelf gebruikt. We lezen hem en laten zien wat we vonden. Daarna beslist u of u hem indient.
upload-file = Uw spreadsheet
upload-file-hint = Een bestand van Excel (xlsx, xlsm, xlsb, xls), OpenDocument (ods) of csv. Ten hoogste { $limit } MB.
upload-period = Over welke periode gaat de rapportage?
upload-period-hint = Kies alleen een periode als die niet in het bestand staat.
upload-period-in-file = De periode staat in het bestand
upload-submit = Uploaden
upload-cancel = Annuleren
upload-privacy = Geen BSN, geen namen
upload-privacy-text = Zet geen burgerservicenummers, namen, geboortedatums of adressen in het bestand. Gebruik voor elke kandidaat een eigen nummer.
upload-privacy-refused = Staat er toch een BSN in? Dan weigeren we het bestand en bewaren we er niets van. We laten zien in welke cel het staat.
upload-steps = Wat gebeurt er met het bestand?
upload-step-read = We lezen het bestand. Dat duurt een paar tellen.
upload-step-problems = U ziet wat we lazen. Is er iets mis, dan noemen we de cel en zeggen we wat er moet staan.
upload-step-submit = U dient de rapportage in.
upload-step-judge = Een beoordelaar van de opdrachtgever beoordeelt de rapportage. U krijgt daarvan een mail.
upload-fault = Uploaden is niet gelukt

upload-too-large = Dit bestand is groter dan { $limit } MB. Verwijder werkbladen die niet bij de rapportage horen, of stuur per contract een eigen bestand.
upload-contract = Bij welk contract hoort de rapportage?
upload-contract-hint = Kies alleen een contract als het nummer niet in het bestand staat.
upload-contract-in-file = Het contract staat in het bestand

# Het sjabloon van een rapportage.
template-heading = Sjabloon downloaden
template-text = In het sjabloon staan alle kolommen met uitleg en keuzelijsten. Plaatsingen die volgens uw vorige rapportage nog lopen, zijn al ingevuld.
template-text-empty = In het sjabloon voor de leverancier staan alle kolommen met uitleg en keuzelijsten. Lopende plaatsingen vullen we alleen in voor de leverancier zelf.
template-contract = Contract
template-period = Periode
template-xlsx = Downloaden voor Excel (xlsx)
template-ods = Downloaden als OpenDocument (ods)
