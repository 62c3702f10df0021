-- What holds of an obligation from a day on. Amended terms start on a day and the old ones stay; terms that were
-- registered wrongly are retired, so that what was known on an earlier day can still be told.
CREATE TABLE obligation_terms (
    id {{id}},
    obligation_id BIGINT NOT NULL REFERENCES obligation (id),
    holds_from DATE NOT NULL,
    share BIGINT,
    base_cents BIGINT NOT NULL,
    amount BIGINT,
    description TEXT,
    floor_cents BIGINT,
    cap_cents BIGINT,
    reduction BIGINT,
    reduction_step TEXT,
    reduction_from DATE,
    reduction_until DATE,
    rhythm TEXT NOT NULL,
    days_allowed INTEGER NOT NULL,
    grace_days INTEGER NOT NULL,
    starts DATE NOT NULL,
    ends DATE NOT NULL,
    reason TEXT,
    recorded_by BIGINT REFERENCES account (id),
    recorded_at TIMESTAMP NOT NULL,
    retired_at TIMESTAMP
);
CREATE INDEX obligation_terms_obligation ON obligation_terms (obligation_id, holds_from);
INSERT INTO obligation_terms (obligation_id, holds_from, share, base_cents, amount, description, floor_cents, cap_cents,
    reduction, reduction_from, reduction_until, rhythm, days_allowed, grace_days, starts, ends, recorded_at)
SELECT obligation.id, obligation.starts, share, contract.value_cents, amount, description, floor_cents, cap_cents,
    reduction, reduction_from, reduction_until, rhythm, days_allowed, grace_days, obligation.starts, obligation.ends,
    '2000-01-01 00:00:00'
FROM obligation INNER JOIN contract ON contract.id = obligation.contract_id;

CREATE TABLE terms_milestone (
    id {{id}},
    terms_id BIGINT NOT NULL REFERENCES obligation_terms (id),
    due DATE NOT NULL,
    amount BIGINT NOT NULL
);
CREATE INDEX terms_milestone_terms ON terms_milestone (terms_id);
INSERT INTO terms_milestone (terms_id, due, amount)
SELECT obligation_terms.id, milestone.due, milestone.amount
FROM milestone INNER JOIN obligation_terms ON obligation_terms.obligation_id = milestone.obligation_id;
DROP TABLE milestone;

ALTER TABLE obligation DROP COLUMN share;
ALTER TABLE obligation DROP COLUMN amount;
ALTER TABLE obligation DROP COLUMN description;
ALTER TABLE obligation DROP COLUMN floor_cents;
ALTER TABLE obligation DROP COLUMN cap_cents;
ALTER TABLE obligation DROP COLUMN reduction;
ALTER TABLE obligation DROP COLUMN reduction_from;
ALTER TABLE obligation DROP COLUMN reduction_until;
ALTER TABLE obligation DROP COLUMN rhythm;
ALTER TABLE obligation DROP COLUMN days_allowed;
ALTER TABLE obligation DROP COLUMN grace_days;
ALTER TABLE obligation DROP COLUMN starts;
ALTER TABLE obligation DROP COLUMN ends;
ALTER TABLE obligation ADD COLUMN public_id TEXT NOT NULL DEFAULT '';
ALTER TABLE obligation ADD COLUMN version BIGINT NOT NULL DEFAULT 1;
UPDATE obligation SET public_id = 'v' || id;
CREATE UNIQUE INDEX obligation_public ON obligation (public_id);

-- A duty that is lifted between two days: why, and who approved it. Never changed: withdrawn, and given anew.
CREATE TABLE waiver (
    id {{id}},
    public_id TEXT NOT NULL UNIQUE,
    obligation_id BIGINT NOT NULL REFERENCES obligation (id),
    reason TEXT NOT NULL,
    note TEXT,
    approver TEXT NOT NULL,
    starts DATE NOT NULL,
    ends DATE NOT NULL,
    recorded_by BIGINT NOT NULL REFERENCES account (id),
    recorded_at TIMESTAMP NOT NULL,
    retired_by BIGINT REFERENCES account (id),
    retired_at TIMESTAMP
);
CREATE INDEX waiver_obligation ON waiver (obligation_id);

-- Sums over the lines of one report, as they were known from one instant until another; those that hold have no end.
-- They change in the transaction in which lines are accepted, superseded or withdrawn, and are never added to.
CREATE TABLE worth_rollup (
    id {{id}},
    contract_id BIGINT NOT NULL REFERENCES contract (id),
    obligation_id BIGINT NOT NULL REFERENCES obligation (id),
    report_id BIGINT NOT NULL REFERENCES report (id),
    state TEXT NOT NULL,
    period_start DATE NOT NULL,
    period_end DATE NOT NULL,
    amount BIGINT NOT NULL,
    with_evidence BIGINT NOT NULL,
    to_come BIGINT NOT NULL,
    without_block BIGINT NOT NULL,
    known_from TIMESTAMP NOT NULL,
    known_until TIMESTAMP
);
CREATE INDEX worth_rollup_contract ON worth_rollup (contract_id, state, period_end);
CREATE INDEX worth_rollup_report ON worth_rollup (report_id);

CREATE TABLE lines_rollup (
    id {{id}},
    contract_id BIGINT NOT NULL REFERENCES contract (id),
    report_id BIGINT NOT NULL REFERENCES report (id),
    state TEXT NOT NULL,
    period_start DATE NOT NULL,
    period_end DATE NOT NULL,
    lines BIGINT NOT NULL,
    turnover_lines BIGINT NOT NULL,
    turnover_cents BIGINT NOT NULL,
    known_from TIMESTAMP NOT NULL,
    known_until TIMESTAMP
);
CREATE INDEX lines_rollup_contract ON lines_rollup (contract_id, state, period_end);
CREATE INDEX lines_rollup_report ON lines_rollup (report_id);

CREATE TABLE hours_rollup (
    id {{id}},
    contract_id BIGINT NOT NULL REFERENCES contract (id),
    report_id BIGINT NOT NULL REFERENCES report (id),
    period_end DATE NOT NULL,
    year INTEGER NOT NULL,
    quarter INTEGER NOT NULL,
    hours BIGINT NOT NULL,
    by_contract_hours BIGINT NOT NULL,
    known_from TIMESTAMP NOT NULL,
    known_until TIMESTAMP
);
CREATE INDEX hours_rollup_contract ON hours_rollup (contract_id, period_end);
CREATE INDEX hours_rollup_report ON hours_rollup (report_id);

-- The days of a contract that a report covers while it waits for its judgement (submitted) or counts (accepted).
CREATE TABLE covered_rollup (
    id {{id}},
    contract_id BIGINT NOT NULL REFERENCES contract (id),
    report_id BIGINT NOT NULL REFERENCES report (id),
    state TEXT NOT NULL,
    period_start DATE NOT NULL,
    period_end DATE NOT NULL,
    known_from TIMESTAMP NOT NULL,
    known_until TIMESTAMP
);
CREATE INDEX covered_rollup_contract ON covered_rollup (contract_id, state, period_end);
CREATE INDEX covered_rollup_report ON covered_rollup (report_id);

-- People of a contract, counted from a day on: how many of its accepted placements a measure counts on that day.
CREATE TABLE people_rollup (
    id {{id}},
    contract_id BIGINT NOT NULL REFERENCES contract (id),
    measure TEXT NOT NULL,
    counts_from DATE NOT NULL,
    people BIGINT NOT NULL,
    known_from TIMESTAMP NOT NULL,
    known_until TIMESTAMP
);
CREATE INDEX people_rollup_contract ON people_rollup (contract_id, measure, counts_from);

-- Whose place a report took, so that it can be given back.
ALTER TABLE report_contract ADD COLUMN superseded_by BIGINT REFERENCES report (id);
