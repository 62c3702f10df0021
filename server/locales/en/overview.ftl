# The overview of contracts.
overview-title = Contracts
overview-heading = Contracts
overview-lead = This is how things stand on { $on }.
overview-empty = You see no contracts yet
overview-empty-text = No contracts that belong to your role have been registered yet. Did you expect any? Then ask the administrator.
overview-figure-gap = Gap in euros
overview-figure-gap-note = all gaps together
overview-figure-behind-note = less than 90% of what is required now
overview-figure-silent-note = the report is late
overview-figure-not-measurable-note = agreed without a number
overview-filter-status = Status
overview-filter-all = All statuses
overview-filter-search = Search number or name
overview-filter-show = Show
overview-nothing = Nothing found
overview-nothing-text = No contract fits this status and search text.
overview-nothing-link = Show all contracts
overview-caption = { $count ->
    [one] 1 contract on { $on }
   *[other] { $count } contracts on { $on }
}
overview-column-contract = Contract
overview-column-obligation = Obligation
overview-column-status = Status
overview-column-required = Required now
overview-column-realised = Realised
overview-column-gap = Gap
overview-column-jobs = Jobs
overview-no-obligation = No obligation is registered.
overview-no-figures = No number was agreed for this.
overview-no-gap = no gap
overview-no-jobs = no quarter yet
overview-explained = What do these figures mean?
overview-explained-status = “Required now” is the part of the obligation that should have been done on the reference date. “Realised” is what the supplier reported and what was approved. At 100% or more a contract is on track, from 90% it needs attention, below that it is behind. Where a report is late it says “No report”: then we do not know, and that is not the same as zero.
overview-explained-jobs = A job is 25.5 paid hours a week. Only people in the target group register count for jobs. If they work under the direction of the ministry (lent), the job counts for the ministry. If they work for the supplier on a service that was bought (through procurement), the job is a line of its own.

standings-title = How the contracts stand on { $date }
standings-empty = There are no contracts.
standings-contract = Contract
standings-supplier = Supplier
standings-required = Required now
standings-realised = Realised
standings-gap = Gap
standings-jobs = Jobs
standings-status = Status
overview-lead-count = Number of contracts: { $count }.
overview-caption-filtered = { $count } of { $total } contracts on { $on }
overview-column-supplier = Supplier and buyer
