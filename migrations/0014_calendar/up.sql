-- More time for a report, asked for by a supplier: for the days of a contract that end on a day.
CREATE TABLE due_extension (
    id {{id}},
    public_id TEXT NOT NULL UNIQUE,
    contract_id BIGINT NOT NULL REFERENCES contract (id),
    period_start DATE NOT NULL,
    period_end DATE NOT NULL,
    until DATE NOT NULL,
    reason TEXT NOT NULL,
    asked_by BIGINT NOT NULL REFERENCES account (id),
    asked_at TIMESTAMP NOT NULL,
    granted BOOLEAN,
    note TEXT,
    decided_by BIGINT REFERENCES account (id),
    decided_at TIMESTAMP
);
CREATE INDEX due_extension_contract ON due_extension (contract_id, period_end);

-- Days of a contract that are settled between the parties: who sends another report about them says why.
CREATE TABLE period_closure (
    id {{id}},
    public_id TEXT NOT NULL UNIQUE,
    contract_id BIGINT NOT NULL REFERENCES contract (id),
    period_start DATE NOT NULL,
    period_end DATE NOT NULL,
    closed_by BIGINT REFERENCES account (id),
    closed_at TIMESTAMP NOT NULL,
    reopened_by BIGINT REFERENCES account (id),
    reopened_at TIMESTAMP,
    reopen_reason TEXT
);
CREATE INDEX period_closure_contract ON period_closure (contract_id, period_end);

-- Why a report changes days that were closed.
ALTER TABLE report ADD COLUMN correction_reason TEXT;
