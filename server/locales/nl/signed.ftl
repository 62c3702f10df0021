# Wat er bij het indienen is verklaard.
signed-heading = Verklaard bij het indienen
signed-complete_and_true = Deze rapportage is volledig en naar waarheid ingevuld.
signed-candidates_informed = De kandidaten weten dat wij deze gegevens doorgeven.
