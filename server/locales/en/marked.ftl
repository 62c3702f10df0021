# The supplier's own file back, with the errors marked.
marked-download = Download your file with the errors marked
marked-download-other = Download the file with the errors marked
marked-download-text = The cells are coloured and have a note. Mend them in that file and upload it again. For a csv, ods or xls file you get an xlsx file back.
marked-download-text-other = The cells are coloured and have a note.
marked-file = { $name }-errors
marked-tab = Errors
marked-title = Errors in this report
marked-explanation = Click a cell to go to it. Mend the coloured cells and upload this file again. We then skip this sheet.
marked-omitted = { $count ->
    [one] There is 1 more problem that is not listed here.
   *[other] There are { $count } more problems that are not listed here.
} Mend what is listed first and upload the file again.
marked-column-severity = Severity
marked-column-sheet = Sheet
marked-column-cell = Cell
marked-column-heading = Column
marked-column-found = It says
marked-column-problem = What is wrong
marked-column-advice = What you do
marked-error = Error
marked-warning = Warning
marked-note = Note
marked-only-sheet = Report

fault-not_read_yet = This file is still being read. Wait until that is done.
fault-file_not_kept = Nothing of this file was kept, so we can mark nothing in it.
fault-nothing_to_mark = No problems were found in this file, so there is nothing to mark.
fault-file_not_markable = We can not open this file to mark anything in it.
error-not_read_yet-heading = This file has not been read yet
error-not_read_yet-advice = Go back to the report and refresh that page.
error-file_not_kept-heading = No file was kept
error-file_not_kept-advice = Go back to the report. It says what you can do.
error-nothing_to_mark-heading = There is nothing to mark
error-nothing_to_mark-advice = Go back to the report.
error-file_not_markable-heading = This file can not be marked
error-file_not_markable-advice = Go back to the report. It says what is wrong and what you can do.
