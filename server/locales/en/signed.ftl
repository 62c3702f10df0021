# What was stated when submitting.
signed-heading = Stated when submitting
signed-complete_and_true = This report is complete and true.
signed-candidates_informed = The candidates know that we pass on these data.
