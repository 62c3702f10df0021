# Conflicts: lines of one person that can't all count.
shell-conflicts = Conflicts
conflicts-heading = Conflicts
conflicts-text = One person counts once for each hour. These lines can't all be true together. You choose which count; nothing changes by itself. Are they right after all? Then choose all lines.
conflicts-of-contract = You see conflicts of contract { $contract } only.
conflicts-of-report = You see conflicts of one report only.
conflicts-of-all = Show all conflicts
conflicts-filter = Which conflicts
conflicts-show-open = To be decided
conflicts-show-decided = Decided
conflicts-show-lapsed = Lapsed
conflicts-none-open = There are no conflicts to decide on now.
conflicts-none-decided = No conflict was decided yet.
conflicts-none-lapsed = No conflict has lapsed by itself.
conflicts-first = First page
conflict-kind-over_full_week = More than a full week
conflict-kind-same_hours = The same hours
conflict-over_full_week-text = Together these placements of one person come to more than a full working week.
conflict-same_hours-text = For one person exactly the same paid hours are there twice in this period.
conflict-raised = Found on { $when }.
conflict-four-eyes = You submitted one of these lines yourself. Somebody else has to decide.
conflict-lines = Lines of the conflict
conflict-counts = Counts
conflict-counts-line = The line of contract { $contract } in { $cell } counts
conflict-where = Where
conflict-reason = Why?
conflict-reason-hint = The supplier of a line that does not count reads this. Name no other supplier and no person.
conflict-decide = Decide
conflict-decisions = What was decided
conflict-decided-when = Decided on { $when } by { $who }
conflict-undone = Undone on { $when }: { $reason }
conflict-ended = Lapsed on { $when }, since a line that counted is there no more.
conflict-undo-open = Undo the decision
conflict-undo-text = All lines of this conflict then count again, until somebody decides anew.
conflict-undo-reason = Why do you undo the decision?
conflict-undo = Undo
line-set-aside = Does not count
notice-conflict-decided = It is decided which lines count. The supplier of a line that does not count is told.
notice-conflict-undone = The decision is undone. All lines of this conflict count again.
fault-conflict_changed = Somebody else did something about this conflict meanwhile. See how it stands now, and decide again.
contract-conflicts = { $count ->
    [one] This contract has 1 conflict that somebody must decide on: a person stands twice in the reports.
   *[other] This contract has { $count } conflicts that somebody must decide on: people stand twice in the reports.
}
contract-conflicts-link = See the conflicts
review-conflicts = { $count ->
    [one] For 1 person in this report not all lines can count: he stands elsewhere too. Decide first which line counts.
   *[other] For { $count } people in this report not all lines can count: they stand elsewhere too. Decide first which lines count.
}
