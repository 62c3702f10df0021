# De mails.
mail-greeting = Goedendag,
mail-closing = Meetbaar
mail-foot = U krijgt deze mail omdat u bij dit contract betrokken bent. Antwoorden op deze mail kan niet.
mail-link-copy = Werkt de knop niet? Kopieer dan dit adres naar uw browser:

mail-gap-subject = Tekort op { $contract }: { $gap } per { $on }
mail-gap-heading = Tekort op contract { $contract }
mail-gap-intro = Op contract { $contract } van { $supplier } loopt de social return achter. Er mist nog { $gap } tot en met { $on }.
mail-gap-supplier = Leverancier
mail-gap-buyer = Opdrachtgever
mail-gap-obligation = Verplichting
mail-gap-status = Status
mail-gap-on = Peildatum
mail-gap-required = Nu vereist
mail-gap-realised = Gerealiseerd
mail-gap-gap = Tekort
mail-gap-low = Prognose zonder nieuwe uren
mail-gap-expected = Prognose als plaatsingen doorlopen
mail-gap-ask = Wat kunt u doen? Bespreek met de leverancier hoe het tekort wordt ingehaald.
mail-gap-link = Bekijk het contract

mail-returned-subject = Rapportage teruggestuurd: { $file }
mail-returned-heading = Uw rapportage is teruggestuurd
mail-returned-intro = We hebben uw rapportage { $file } bekeken. Er moet nog iets worden aangepast. Daarom sturen we hem terug.
mail-returned-contracts = De rapportage gaat over:
mail-returned-reason = De reden:
mail-returned-ask = Pas uw spreadsheet aan en upload het hele bestand opnieuw. De nieuwe versie vervangt deze.
mail-returned-link = Bekijk de rapportage

mail-accepted-subject = Rapportage geaccepteerd: { $file }
mail-accepted-heading = Uw rapportage is geaccepteerd
mail-accepted-intro = We hebben uw rapportage { $file } goedgekeurd. De regels tellen nu mee.
mail-accepted-contracts = De rapportage gaat over:
mail-accepted-ask = U hoeft niets meer te doen.
mail-accepted-link = Bekijk de rapportage
