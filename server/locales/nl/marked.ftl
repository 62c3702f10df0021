# Het eigen bestand van de leverancier terug, met de fouten gemarkeerd.
marked-download = Download uw bestand met de fouten gemarkeerd
marked-download-other = Download het bestand met de fouten gemarkeerd
marked-download-text = De cellen zijn gekleurd en hebben een notitie. Verbeter ze in dat bestand en upload het opnieuw. Van een csv-, ods- of xls-bestand krijgt u een xlsx-bestand terug.
marked-download-text-other = De cellen zijn gekleurd en hebben een notitie.
marked-file = { $name }-fouten
marked-tab = Fouten
marked-title = Fouten in deze rapportage
marked-explanation = Klik op een cel om erheen te gaan. Verbeter de gekleurde cellen en upload dit bestand opnieuw. Dit werkblad slaan we dan over.
marked-omitted = { $count ->
    [one] Er is nog 1 probleem dat hier niet staat.
   *[other] Er zijn nog { $count } problemen die hier niet staan.
} Verbeter eerst wat hier staat en upload het bestand opnieuw.
marked-column-severity = Ernst
marked-column-sheet = Werkblad
marked-column-cell = Cel
marked-column-heading = Kolom
marked-column-found = Er staat
marked-column-problem = Wat er mis is
marked-column-advice = Wat u doet
marked-error = Fout
marked-warning = Waarschuwing
marked-note = Opmerking
marked-only-sheet = Rapportage

fault-not_read_yet = Dit bestand wordt nog gelezen. Wacht tot dat klaar is.
fault-file_not_kept = Van dit bestand is niets bewaard, dus we kunnen er niets in markeren.
fault-nothing_to_mark = In dit bestand zijn geen problemen gevonden, dus er is niets te markeren.
fault-file_not_markable = Dit bestand kunnen we niet openen om er iets in te markeren.
error-not_read_yet-heading = Dit bestand is nog niet gelezen
error-not_read_yet-advice = Ga terug naar de rapportage en ververs die pagina.
error-file_not_kept-heading = Er is geen bestand bewaard
error-file_not_kept-advice = Ga terug naar de rapportage. Daar staat wat u kunt doen.
error-nothing_to_mark-heading = Er is niets te markeren
error-nothing_to_mark-advice = Ga terug naar de rapportage.
error-file_not_markable-heading = Dit bestand kan niet worden gemarkeerd
error-file_not_markable-advice = Ga terug naar de rapportage. Daar staat wat er mis is en wat u kunt doen.
