# Problems together: groups, explanations of warnings, and own numbers.
problem-group = { $count ->
    [one] 1 cell
   *[other] { $count } cells
} in column { $column } ({ $heading }); the first is { $first }
problem-group-plain = { $count ->
    [one] 1 cell
   *[other] { $count } cells
} in column { $column }; the first is { $first }
problem-group-whole = { $count } times, in the file as a whole
problem-all = { $count ->
    [one] See that one place
   *[other] See all { $count } places
}
problem-groups-more = There are more kinds of problems. They are not all shown here. Mend these first.
problem-example = Example: { $example }.
problem-suggestion = Do you mean { $value }?
problem-or = { $first } or { $last }

problem-note-possible_citizen_service_number = The supplier declared that this column holds his own numbers. You need not do anything.
problem-warning-possible_citizen_service_number = This contract or invoice number looks like a citizen service number. Is it one? Then remove it. Is it not? Then you need not do anything.

problem-expected-date_without_format = Read as { $expected }.
problem-expected-duplicate_line = This line is also in { $expected }.
problem-expected-overlapping_lines = Overlaps with { $expected }.

problem-candidate_vanished = A candidate of last time is missing
problem-candidate_vanished-help = In your last report this placement still ran, and now the candidate is not in the file. Has the placement ended? Then put the line in, with its end date. Does it still run? Then add the line.
problem-found-candidate_vanished = In the last report: { $found }.
problem-candidate_changed = Something differs from last time
problem-candidate_changed-help = Your last report said something else of this candidate. Check which of the two is right. Is it right as it is now? Then explain what has changed.
problem-found-candidate_changed = Now: { $found }.
problem-expected-candidate_changed = Last time: { $expected }.
problem-same_candidate_elsewhere = This candidate is also under another contract
problem-same_candidate_elsewhere-help = You report this candidate under two contracts at once: together that is more than a full working week, or it is exactly the same hours. Each hour counts once only. Check to which contract the hours belong.
problem-found-same_candidate_elsewhere = Also under: { $found }.

explain-summary = Is this right all the same? Explain why
explain-label = Why is this right?
explain-hint = The reviewer reads this. Name no people and no citizen service numbers.
explain-submit = Save the explanation
explain-withdraw = Take the explanation back
explain-said = Explanation of the supplier
explain-by = { $who }, { $when }
explain-count = { $count ->
    [one] 1 warning has an explanation.
   *[other] { $count } warnings have an explanation.
}

own-numbers-heading = Are these numbers of your own?
own-numbers-text = A number of your own with nine digits may look like a citizen service number (BSN) by chance. Are you sure that these are your own numbers? Then declare it here. We will read the file again after that.
own-numbers-statement = Column { $column } holds our own numbers, and no citizen service numbers.
own-numbers-submit = Declare and read again
own-numbers-fact = Declared as own numbers
own-numbers-declared = Column { $column }, by { $who } on { $when }
own-numbers-column = { $column } ({ $heading })
own-numbers-sheet = { $column } of sheet { $sheet }
own-numbers-withdraw-text = Are they not your own numbers after all? Then take the declaration back. We will read the file again, and the numbers that look like a BSN are errors again.
own-numbers-withdraw = Take the declaration back
own-numbers-withdraw-column = for column { $column }

problems-title = All places
problems-back = Back to the report

notice-explained = Your explanation has been saved.
notice-withdrawn = Your explanation has been taken back.
notice-declared = Your declaration has been saved. We are reading the file again.
notice-undeclared = Your declaration has been taken back. We are reading the file again.

fault-warning_reason_missing = Write in a few words why this is right.
fault-warning_reason_too_long = This explanation is too long. Use at most 1,000 characters.
fault-error_not_acceptable = This is an error, not a warning. An error cannot be explained: mend it in your spreadsheet.
fault-declaration_missing = Tick the declaration. Without it these stay errors.
