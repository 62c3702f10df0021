# What can be wrong in a file: a title, and what to do.
severity-error-count = { $count ->
    [one] 1 error
   *[other] { $count } errors
}
severity-error-text = Mend these first. As long as there are errors, you cannot submit.
severity-warning-count = { $count ->
    [one] 1 warning
   *[other] { $count } warnings
}
severity-warning-text = Check whether this is right. You can submit the report all the same. Is it right as it is? Then explain why: the reviewer reads that.
severity-note-count = { $count ->
    [one] 1 note
   *[other] { $count } notes
}
severity-note-text = This is only for your information.

problem-times = { $count } times
problem-whole-file = Whole file
problem-column = Column “{ $heading }”.
problem-found-file = Found: { $found }.
problem-found = It holds “{ $found }”.
problem-expected = Expected: { $expected }.

problem-other = Something is not right here
problem-other-help = Look at this place in your spreadsheet. If you cannot find it, ask your contract manager.

problem-empty_file = The file is empty
problem-empty_file-help = Upload the file that holds your lines.
problem-not_a_workbook = This is not a spreadsheet
problem-not_a_workbook-help = Open the file in Excel, choose “Save as” and then “Excel Workbook (.xlsx)”, and upload that file. An ods or csv file will do too.
problem-password_protected = The file is protected with a password
problem-password_protected-help = Remove the password from the file, save it and upload it again.
problem-damaged_file = The file is damaged
problem-damaged_file-help = Open the file in your spreadsheet program, save it again and then upload it.
problem-too_large = The file is too large to read
problem-too_large-help = Remove sheets and empty rows that do not belong to the report, or send one file for each contract.
problem-reading_too_slow = Reading this file took too long
problem-reading_too_slow-help = Remove sheets, formulas and formatting that do not belong to the report, or send a file of its own for each contract or month.
problem-reading_too_big = This file is too large to read
problem-reading_too_big-help = Remove sheets and empty rows that do not belong to the report, or send a file of its own for each contract or month.
problem-reading_broke = Reading this file failed
problem-reading_broke-help = Open the file in your spreadsheet program, save it as a new xlsx file and upload that. If it fails again, ask your contract manager.
problem-unrecognised_layout = We do not recognise the layout
problem-unrecognised_layout-help = Say on the page of the report yourself what the columns hold. Or put clear headings above the columns: contract, candidate, target group, start date, end date, hours a week and paid hours. Then upload the file again.
problem-importer_broke = The program that reads this file gave an answer that we cannot use
problem-importer_broke-help = Your file is not to blame. Contact the administrator, who can see what went wrong. Your file has been kept.
problem-no_lines = There are no lines in it
problem-no_lines-help = Enter your lines. Was there no effort in this period? Then write “geen inzet deze periode” in the file.
problem-missing_column = A column is missing
problem-missing_column-help = Add the column and fill it in on every line.
problem-missing_year = The year is missing
problem-missing_year-help = There are months, but no year anywhere. Add the year, for example “juli 2026”.
problem-citizen_service_number = There is a citizen service number (BSN) in it
problem-citizen_service_number-help = This file was refused and nothing of it was kept. Remove all citizen service numbers, use a number of your own for each candidate and upload the file again.
problem-possible_citizen_service_number = This number may be a citizen service number
problem-possible_citizen_service_number-help = The number looks like a citizen service number (BSN). Is it one? Then remove it. Is it a number of your own? Then use another one, for example with a letter before it, or declare that this column holds your own numbers.
problem-personal_column = We do not read this column with personal data
problem-personal_column-help = We do not need names, dates of birth, addresses, phone numbers and e-mail addresses of candidates. Leave the column out next time.
problem-missing_value = This cell is empty
problem-missing_value-help = Fill in this cell: without it we cannot count the line.
problem-invalid_date = This is not a date
problem-invalid_date-help = Write a date that exists, for example 1-7-2026.
problem-invalid_number = This is not a number
problem-invalid_number-help = Enter a number only, for example 32 or 473,14. Put no words beside it.
problem-ambiguous_number = This number can mean two things
problem-ambiguous_number-help = Is 1.234 over a thousand, or a little more than one? Write 1234 or 1.23.
problem-invalid_flag = This is neither yes nor no
problem-invalid_flag-help = Enter “ja” (yes) or “nee” (no).
problem-invalid_period = This is not a period
problem-invalid_period-help = Write a month, quarter or year, for example “Q3 2026” or “juli 2026”.
problem-unknown_target_group = We do not know this target group
problem-unknown_target_group-help = Use one of the target groups of the scheme, for example WW, Wajong or banenafspraak. If there is a suggestion, check whether it is right.
problem-unknown_benefit_duration = We do not understand how long the benefit has run
problem-unknown_benefit_duration-help = Write for example “korter dan 1 jaar” (less than a year) or “langer dan 2 jaar” (more than two years). Otherwise we count the lowest amount.
problem-unknown_arrangement = We do not know this arrangement
problem-unknown_arrangement-help = Write for example “vast” (permanent), “tijdelijk” (temporary), “uitzend” (agency) or “detachering” (secondment).
problem-invalid_linking_key = This is not a linking key
problem-invalid_linking_key-help = A linking key begins with mbk1 and has 62 characters. Copy it again, or leave the cell empty. Never put a name, a date of birth or a number here: what stands there now was not kept.
problem-formula_error = A formula gives no result
problem-formula_error-help = Open the file in Excel, save it and upload it again. If there still is an error then, mend the formula or fill in its result as a number.
problem-end_before_start = The end lies before the start
problem-end_before_start-help = Check the start date and the end date of this placement.
problem-hours_out_of_range = This number of hours is not possible
problem-hours_out_of_range-help = Check the number of hours. It must not be less than zero and must fit in the week or the period.
problem-amount_out_of_range = This amount is not possible
problem-amount_out_of_range-help = Check the amount. It must be more than zero, in euros.
problem-start_after_period = The placement starts after the period
problem-start_after_period-help = Check the start date. If the placement really starts later, put the line in the next report.
problem-ended_before_period = The placement had already ended
problem-ended_before_period-help = The end date lies before the period, but there are hours. Check the end date and the hours.
problem-date_outside_period = This date lies outside the period
problem-date_outside_period-help = Check the date, or put the line in the report of the right period.
problem-hours_exceed_contract = More paid hours than the contract allows
problem-hours_exceed_contract-help = Check the hours a week and the paid hours. Are both right? Then explain why.
problem-register_contradicts_group = Target group and register contradict each other
problem-register_contradicts_group-help = Who belongs to this target group is in the target group register by law. The line says otherwise. Check which of the two is right.
problem-duplicate_line = This line is in it twice
problem-duplicate_line-help = The same candidate is in the file before, with the same contract and the same period. Remove one of the two.
problem-overlapping_lines = Two lines overlap
problem-overlapping_lines-help = The same candidate is in the file twice with days that are partly the same. Check that you do not count hours twice.
problem-total_differs = The total is not the sum of the lines
problem-total_differs-help = We add up the lines ourselves. Check whether a line is missing.
problem-turnover_stated_twice = The turnover is in it twice
problem-turnover_stated_twice-help = There are two amounts for this contract and this period. Leave one.
problem-periods_differ = There are two different periods in it
problem-periods_differ-help = Check which period this report is about, and remove the other one.
problem-hidden_row = A hidden row was read
problem-hidden_row-help = We also read rows that are hidden. Does this row not belong to the report? Then remove it.
problem-hidden_row_skipped = A hidden row was not read
problem-hidden_row_skipped-help = By the layout of this file hidden rows are not part of the report. Does this row belong to it? Then make it visible.
problem-hidden_column = A hidden column was read
problem-hidden_column-help = We also read columns that are hidden. Does this column not belong to the report? Then remove it.
problem-hidden_sheet = A hidden sheet was not read
problem-hidden_sheet-help = There is a table on this sheet. Does it belong to the report? Then make the sheet visible and upload the file again.
problem-duplicate_column = This column is in it twice
problem-duplicate_column-help = We read the first column. Where the second says something else, we do not know which one counts. Remove the column that you do not use.
problem-unknown_column = We do not know this column
problem-unknown_column-help = We did not read this column. If it holds something that belongs to the report, give it a heading that we know. Otherwise you need not do anything.
problem-worked_hours_used = Worked hours instead of paid hours
problem-worked_hours_used-help = Paid hours are missing, so we count with the worked hours. Leave and sick pay then do not count. If you can, put the paid hours in the file.
problem-full_time_hours_assumed = The FTE column does not say how many hours a full week has
problem-full_time_hours_assumed-help = We count with 36 hours. If it is another number, put it in the heading, for example “FTE (40 hours)”.
problem-weekly_hours_assumed = The heading of this column only says “hours”
problem-weekly_hours_assumed-help = We read these numbers as contract hours a week. If they are paid hours in the period, head the column “Paid hours”.
problem-ambiguous_date = This date can mean two days
problem-ambiguous_date-help = Is 03/04/2026 the third of April or the fourth of March? Write the month in letters, for example “3 April 2026”, or make it a date in your spreadsheet program.
problem-date_without_format = There is a number here instead of a date
problem-date_without_format-help = We read it as the date beside it. If that is not right, format the cell as a date and fill in the right day.
problem-damaged_identifier = The spreadsheet program changed this number
problem-damaged_identifier-help = The program changes long numbers, numbers with a point and numbers that look like a date by itself. Format the column as “Text” and fill in the number again.
problem-merged_number = This number belongs to several lines at once
problem-merged_number-help = Undo the merging of the cells and put its own number on each line.
problem-status_denies_line = A status or a strikethrough says that this line did not go ahead
problem-status_denies_line-help = If the line does not belong in the report, remove it. If it counts, change the status or take the strikethrough away.
problem-ragged_row = This row has another number of fields than the headings
problem-ragged_row-help = There is probably a separator or a line break in the middle of a text. Put that text in double quotes, or save the file in Excel as .xlsx.
problem-macros_ignored = This file holds macros
problem-macros_ignored-help = We never run macros and only read what is in the cells. You need not do anything.
problem-table_not_read = We did not read this table
problem-table_not_read-help = It looks like a summary or an example, because another table holds the lines. If these rows belong to the report, put them in the list.
problem-nil_report = No effort in this period
problem-nil_report-help = The file says that there was no effort in this period. Is that right? Then you can submit it as it is.

# What shows only when the lines are laid beside the register.
problem-unknown_contract = We do not know this contract number
problem-unknown_contract-help = Check the number. You can report only on contracts of your own organisation.
problem-contract_missing = There is no contract in it
problem-contract_missing-help = Put on every line, or above the table, to which contract the hours belong.
problem-period_missing = The period is missing
problem-period_missing-help = Put in the file which period it is about, or choose the period with this report.
problem-period_outside_contract = The period lies outside the contract
problem-period_outside_contract-help = Check the period and the contract number. The contract did not run in this period.
problem-no_building_block = This line gets no value
problem-no_building_block-help = The value table of this contract has no building block for what this line says. Check the target group, or the purchase or activity. If it is right, discuss it with your contract manager.
problem-lower_amount_assumed = We count with the lowest amount
problem-lower_amount_assumed-help = The amount depends on how long the benefit has run, and the line does not say so. Fill in the duration if you expect a higher amount.

problem-period_overlaps = Part of these days has been reported already
problem-period_overlaps-help = A report on part of this period has been accepted. Report on exactly that period, or on a longer one that takes all of it in. Is the right period not in the file? Then choose it on the page of the report.

problem-period_impossible = This period is not possible
problem-period_impossible-help = A report is about a period that has begun and is no longer than a year. Mend the period in the file, or choose the right one.

problem-turnover_missing = The turnover is missing
problem-turnover_missing-help = A share of the turnover counts for this contract. Put the turnover of the period in the file; without it we do not know how much is required.

problem-outdated_template = This file is from an older template
problem-outdated_template-help = The file has been read. Download a new template for the next report: columns and lists have changed.

expected-from = { $value } or later
expected-until = at most { $value }
expected-above = more than { $low } and at most { $high }
expected-between = from { $low } up to { $high }
expected-by = no later than { $value }
