# Cells that a supplier corrects on a screen.
correct-summary = Correct this cell
correct-value = What should { $cell } hold?
correct-hint = Type it as you would type it in the spreadsheet, for example 01-07-2026 or 36,5. Leave it empty if the cell must be empty.
correct-reason = Why do you correct this?
correct-reason-hint = The reviewer reads this. Give no names and no citizen service numbers.
correct-submit = Correct and read again

corrections-heading = Corrected on screen
corrections-text = Your file itself does not change. These values count instead of what is in the file.
corrections-cell = Cell
corrections-value = Holds now
corrections-empty = empty
corrections-found = held: { $found }
corrections-reason = Why
corrections-undo = Undo

line-corrected = Corrected on screen: { $cells }
why-corrected = Corrected
why-corrected-text = Cell { $cell } was corrected on screen by { $who } on { $when }: { $reason }

marked-corrected-title = Corrected on screen
marked-corrected-now = Counts instead: { $value }.
marked-corrected-empty = This cell counts as empty.
marked-corrected-why = By { $who } on { $when }: { $reason }

notice-corrected = Your correction has been saved. We are reading the file again.
notice-uncorrected = Your correction has been undone. We are reading the file again.

problem-correction_outside = This correction does not fit in the file
problem-correction_outside-help = The cell that you corrected on screen lies outside what is filled in in the file. Undo the correction, or put the line in your spreadsheet and upload the file again.

fault-correction_missing = Name at least one cell.
fault-correction_reason_missing = Write in a few words why you correct this cell.
fault-correction_reason_too_long = This reason is too long. Use at most 1000 characters.
fault-correction_cell_unknown = This cell does not exist. Write a cell as H12.
fault-correction_too_long = This is too long for a cell. Use at most 1000 characters.
fault-correction_citizen_number = This looks like a citizen service number (BSN). We may not keep it. Use a number of your own for the candidate.
fault-correction_hides_number = This cell may hold a citizen service number. Take it out in your spreadsheet and upload the file again.
fault-correction_twice = The same cell is named twice.
fault-corrections_too_many = Too many cells were corrected. Correct them in your spreadsheet and upload the file again.
fault-correction_personal = This column holds personal data. We do not read it, so there is nothing to correct here.
