# The calendar: when reports are due, more time, and closed periods.
calendar-heading = Calendar
calendar-lead = These are the reports that we expect. This is how it stands on { $on }.
calendar-waiting = Requests for more time
calendar-waiting-text = { $supplier } asks for more time until { $day }.
calendar-asked-at = Asked on { $when }
calendar-note = Explanation
calendar-note-hint = Needed if you give no more time. The supplier reads this in the e-mail.
calendar-grant = Give more time
calendar-refuse = No more time
calendar-filter-contract = Contract number
calendar-filter-state = Status
calendar-filter-awaited = What is still to come
calendar-filter-show = Show
calendar-nothing = There is nothing in the calendar
calendar-nothing-link = Show all that is still to come
calendar-group-late = Late
calendar-group-now = Now
calendar-group-coming = Coming
calendar-group-submitted = Being reviewed
calendar-group-accepted = Accepted
calendar-group-closed = Closed
calendar-column-contract = Contract
calendar-column-period = Period
calendar-column-due = Due by
calendar-column-state = Status
calendar-ask = Ask for more time
calendar-close = Close
calendar-reopen = Open again
calendar-extension-waits = more time asked until { $day }
calendar-extension-granted = with more time
calendar-extension-refused = no more time: { $note }
calendar-of-contract = When to report?
calendar-of-contract-text = A period that is closed changes with a reason only.
calendar-of-contract-caption = Periods with the last day to report
calendar-caption = Reports: { $group }
calendar-of-contract-none = No report is due for this contract.
calendar-all = Show all { $count } ({ $group })
calendar-earlier = { $count ->
    [one] 1 earlier period
   *[other] { $count } earlier periods
}
calendar-later = { $count ->
    [one] 1 more report is due after that.
   *[other] { $count } more reports are due after that.
}
calendar-later-link = Show them in the calendar
due-state-overdue = Late
due-state-open = Can be sent now
due-state-upcoming = Coming
due-state-submitted = Being reviewed
due-state-accepted = Accepted
due-state-closed = Closed
extension-heading = Ask for more time
extension-lead = Can you not report in time? Then ask for more time. You get an e-mail when it has been decided.
extension-nothing = There is no report now for which you can ask more time.
extension-field-period = For which report?
extension-period-due = { $period } (due by { $day })
extension-field-until = Until which day?
extension-field-until-hint = Three months later at most.
extension-field-reason = Why?
extension-field-reason-hint = Name no candidates and no citizen service numbers.
extension-submit = Ask for more time
reopening-heading = Open a period again
reopening-by-hand = { $period } was closed on { $when }.
reopening-passed = { $period } was closed on { $when } by itself, because its time had passed.
reopening-text = If you open the period again, its report can still change.
reopening-field-reason = Why do you open the period again?
reopening-submit = Open the period again
notice-extension-asked = Your request has been sent. You get an e-mail when it has been decided.
notice-extension-granted = The supplier gets more time, and an e-mail.
notice-extension-refused = The supplier gets no more time, and an e-mail with your explanation.
notice-period-closed = The period is closed.
notice-period-reopened = The period is open again.
