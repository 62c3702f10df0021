# One contract.
contract-title = Contract { $number }
contract-eyebrow = Contract { $number }
contract-no-obligation = No obligation registered
contract-no-obligation-text = The register holds no social return for this contract. So there is nothing to measure.
contract-required = Required now
contract-until = up to { $on }
contract-realised = Realised
contract-realised-note = { $percent }% of what is required now
contract-approved = approved
contract-reported = Reported
contract-reported-note = not yet judged
contract-gap = Gap
contract-gap-note = still lacking on the reference date
contract-no-gap-note = nothing is lacking now
contract-total = Whole obligation
contract-reduction = Reduced by a certificate
contract-reduced = { $share } less because of PSO step { $step } ({ $document }): { $days }
contract-forecast-low = Forecast without new hours
contract-forecast-expected = Forecast if placements go on
contract-obligation-term = Term of the obligation
contract-rhythm = Reporting
contract-value-table = Value table
contract-jobs = Jobs
contract-jobs-lent = The candidates work under the direction of the ministry. So their jobs count for the ministry (lent).
contract-jobs-through_procurement = The candidates work for the supplier on a service that was bought. So their jobs are a line of their own (through procurement) and are not added to a ministry.
contract-jobs-hours = jobs, from { $hours } paid hours
contract-jobs-average = Average over the term
contract-jobs-explained = How do we count jobs?
contract-jobs-explained-text = A job is 25.5 paid hours a week. Leave and sick pay count, because those hours are paid too. Only candidates in the target group register count. Jobs and euros are two separate counts: we never convert one into the other.
contract-reports = Reports
contract-reports-caption = Reports on this contract
contract-no-reports = There is no report on this contract yet.
contract-column-period = Period
contract-column-revision = Revision
contract-column-state = Status
contract-column-submitted = Submitted
contract-superseded = replaced by a later revision
contract-lines = Lines
contract-lines-text = These are the lines that count or are still to be judged. Each line names the cell that it came from.
contract-no-lines = There are no lines yet.
contract-facts = About this contract
contract-supplier = Supplier
contract-buyer = Buyer
contract-category = Category
contract-value = Contract value without VAT
contract-term = Term
contract-awarded = Awarded on
contract-tender-published = Tender published on
contract-counts-as = Jobs count as

outlook-fulfilled = The whole obligation has been realised.
outlook-on_track = The supplier is on track.
outlook-behind = { $gap } is lacking now. The supplier is behind.
outlook-recovers = { $gap } is lacking now, but with the placements that are running the supplier ends at { $expected }. That is enough.
outlook-depends = The supplier is on track but not there yet: of { $total }, { $low } has been realised. If the placements go on, it will be { $expected }.
outlook-falls_short = Even if all placements go on, the supplier ends { $lacking } short. The expectation is { $expected }.
outlook-silent = The report is late. As long as it is not there, we do not know how things stand.
outlook-not_measurable = Something was agreed, but no number. So we cannot measure whether it has been met.
outlook-waived = The supplier has been released from this obligation.

# The lines of a report.
lines-caption = { $count ->
    [one] 1 line
   *[other] { $count } lines
}
lines-cell = Cell
lines-contract = Contract
lines-who = Target group and candidate
lines-period = Period and placement
lines-hours-per-week = Hours a week
lines-paid-hours = Paid hours
lines-value = Value
lines-state = Status
lines-candidate = Candidate
lines-in-register = counts for jobs
lines-no-value = no value
