# Words for codes.
role-supplier_user = Supplier user
role-supplier_administrator = Supplier administrator
role-contract_manager = Contract manager
role-category_manager = Category manager
role-reviewer = Reviewer
role-network_analyst = Network analyst
role-auditor = Auditor
role-administrator = Administrator

status-on_track = On track
status-attention = Attention
status-behind = Behind
status-silent = No report
status-fulfilled = Fulfilled
status-not_measurable = Not measurable
status-waived = Waived

kind-share_of_contract_value = Share of the contract value
kind-share_of_turnover = Share of the turnover
kind-share_of_wage_sum = Share of the wage sum
kind-fixed_amount = Fixed amount
kind-jobs = Jobs
kind-placements = Placements
kind-hours = Hours
kind-bespoke = Bespoke agreement

obligation-share_of_contract_value = { $share } of the contract value
obligation-share_of_turnover = { $share } of the turnover
obligation-share_of_wage_sum = { $share } of the wage sum
obligation-fixed_amount = Fixed amount of { $amount }
obligation-jobs = { $amount } on average over the term
obligation-placements = { $amount }
obligation-hours = { $amount }
obligation-bespoke = Bespoke agreement: { $description }

amount-jobs = { $jobs } jobs
amount-hours = { $hours } hours
amount-placements = { $count ->
    [one] 1 placement
   *[other] { $count } placements
}

rhythm-month = every month
rhythm-quarter = every quarter
rhythm-half_year = every half year

period-quarter = Q{ $quarter } { $year }
period-half = H{ $half } { $year }
period-days = { $start } to { $end }

state-received = Being read
state-reading = Being read
state-needs_correction = Needs correction
state-refused = Refused
state-unrecognised = Not recognised
state-ready = Ready to submit
state-submitted = Submitted
state-accepted = Accepted
state-returned = Returned
state-cancelled = Reading stopped
state-partly_accepted = Partly accepted
state-withdrawn = Withdrawn

line-state-read = Read
line-state-submitted = To be judged
line-state-accepted = Accepted
line-state-returned = Returned
line-state-superseded = Replaced
line-state-withdrawn = Withdrawn

line-kind-placement = Placement
line-kind-purchase = Purchase
line-kind-activity = Activity
line-kind-turnover = Turnover
line-placed = { $start } to { $end }
line-placed-running = from { $start }

group-participatiewet = Participation Act (social assistance)
group-ww = Unemployment benefit (WW)
group-wia_wao = Incapacity benefit (WIA or WAO)
group-wajong = Young disabled (Wajong)
group-wsw = Sheltered employment act (Wsw)
group-beschut_werk = Sheltered work
group-banenafspraak = Jobs agreement (target group register)
group-nug = Without benefit (nug)
group-bbl = Apprentice (bbl)
group-bol = Intern, vocational school (bol)
group-stage_hbo = Intern, university of applied sciences
group-pro_vso = Pupil of practical or special education
group-zonder_startkwalificatie = Without basic qualification
group-statushouder = Refugee with residence permit
group-werkervaringsplaats = Work experience place
group-overig = Other (own agreement)

duration-lt_1y = benefit for less than 1 year
duration-gt_1y = benefit for more than 1 year
duration-lt_2y = benefit for less than 2 years
duration-gt_2y = benefit for more than 2 years

arrangement-permanent = Permanent contract
arrangement-temporary = Temporary contract
arrangement-secondment = Secondment
arrangement-apprenticeship = Apprenticeship
arrangement-internship = Internship

counts-as-lent = Lent
counts-as-through_procurement = Through procurement

severity-error = Error
severity-warning = Warning
severity-note = Note

# The rows of “Why?”.
why = Why?
why-of = Why? Explanation of { $cell }
why-block = Building block
why-counted = Days that count
why-time = Time, in the unit of the building block
why-factor = Share of a full working week
why-value-table = Value table
why-not-valued = Why no value
why-days = { $start } to { $end }
why-amount-per = { $amount } { $unit }
why-bonus = Bonus
why-lower = Assumption
why-lower-text = The line does not say how long the benefit has run. So the lowest amount counts.
value-table-revision = { $code }, revision { $revision }

unit-year = a year
unit-learning_year = a learning year
unit-month = a month
unit-hour = an hour
unit-day_maximum = a day, at most
unit-invoice_share = share of the invoice
unit-actual_cost = actual cost

bonus-50_plus = 50 or older
bonus-55_plus = 55 or older
bonus-permanent = permanent contract
bonus-language = language

not-valued-no_block = The value table has no building block for this line.
not-valued-unit_does_not_fit = The building block does not fit this kind of line.
not-valued-below_minimum_hours = Fewer hours a week than the table asks.
not-valued-outside_period = No day lies in both the period and the contract.
not-valued-cap_reached = The placement no longer counts: its longest duration has been reached.
not-valued-started_too_early = The candidate started too long before the contract.
not-valued-hours_unknown = The line has no hours.
not-valued-out_of_bounds = The numbers are too large to reckon with.

# Fields of a line, for a column that can be missing.
field-contract = contract number
field-period = period
field-candidate = candidate number
field-target_group = target group
field-benefit_duration = duration of the benefit
field-ldr = in the target group register
field-start = start date
field-end = end date
field-hours_per_week = hours a week
field-paid_hours = paid hours
field-arrangement = arrangement
field-invoice = invoice number
field-vendor = vendor
field-date = date
field-amount = amount
field-hours = hours
field-description = description
field-50_plus = 50 or older
field-55_plus = 55 or older
field-language = language
field-role = job title
field-place = place of work
field-total = total

limit-cpu_seconds = computing time in seconds
limit-wall_seconds = time to read in seconds
limit-memory_mib = memory in MiB
limit-output_mib = size of what was read in MiB
limit-cells = filled cells
limit-cell_elements = cells, those included that are only formatted
limit-cell_text_bytes = text in one cell, in bytes
limit-text_bytes = text in all cells, in bytes
limit-columns = columns
limit-rows = rows
limit-sheets = sheets
limit-merged = merged cells on one sheet
limit-shared_strings = shared texts
limit-asides = texts with digits outside the cells
limit-sheet_name_bytes = name of a sheet, in bytes
limit-file_bytes = size of the file, in bytes
limit-whole_file_bytes = size of an xls or ods file, in bytes
limit-parts = parts of the file
limit-part_bytes = size of one part, in bytes
limit-unpacked_bytes = size once unpacked, in bytes
limit-ratio = ratio of unpacked to packed
