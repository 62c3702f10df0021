-- What suppliers sent: the file, what was read from it, what became of it.
CREATE TABLE report (
    id {{id}},
    public_id TEXT NOT NULL UNIQUE,
    supplier_id BIGINT NOT NULL REFERENCES supplier (id),
    state TEXT NOT NULL,
    file_fingerprint TEXT NOT NULL,
    file_name TEXT NOT NULL,
    file_size BIGINT NOT NULL,
    stated_start DATE,
    stated_end DATE,
    stated_contract_id BIGINT REFERENCES contract (id),
    importer TEXT,
    importer_version INTEGER,
    uploaded_by BIGINT NOT NULL REFERENCES account (id),
    uploaded_at TIMESTAMP NOT NULL,
    read_at TIMESTAMP,
    submitted_by BIGINT REFERENCES account (id),
    submitted_at TIMESTAMP,
    decided_by BIGINT REFERENCES account (id),
    decided_at TIMESTAMP,
    return_reason TEXT
);
CREATE INDEX report_supplier ON report (supplier_id, uploaded_at);
CREATE INDEX report_fingerprint ON report (file_fingerprint);

-- Which contracts and periods one report covers. The same contract and period again is a next revision.
CREATE TABLE report_contract (
    id {{id}},
    report_id BIGINT NOT NULL REFERENCES report (id),
    contract_id BIGINT NOT NULL REFERENCES contract (id),
    period_start DATE NOT NULL,
    period_end DATE NOT NULL,
    revision INTEGER NOT NULL,
    superseded BOOLEAN NOT NULL,
    UNIQUE (report_id, contract_id, period_start)
);
CREATE INDEX report_contract_period ON report_contract (contract_id, period_start, period_end);

-- One line of a report. The candidate is a keyed pseudonym; `cells` names the cell of every field.
CREATE TABLE report_line (
    id {{id}},
    report_id BIGINT NOT NULL REFERENCES report (id),
    contract_id BIGINT NOT NULL REFERENCES contract (id),
    state TEXT NOT NULL,
    kind TEXT NOT NULL,
    period_start DATE NOT NULL,
    period_end DATE NOT NULL,
    candidate TEXT,
    target_group TEXT,
    benefit_duration TEXT,
    ldr BOOLEAN,
    starts DATE,
    ends DATE,
    hours_per_week BIGINT,
    paid_hours BIGINT,
    arrangement TEXT,
    bonuses TEXT NOT NULL,
    invoice TEXT,
    vendor TEXT,
    day DATE,
    amount_cents BIGINT,
    hours BIGINT,
    description TEXT,
    sheet TEXT NOT NULL,
    sheet_row BIGINT NOT NULL,
    cells TEXT NOT NULL
);
CREATE INDEX report_line_report ON report_line (report_id, id);
CREATE INDEX report_line_contract ON report_line (contract_id, state, period_end);
CREATE INDEX report_line_candidate ON report_line (contract_id, candidate, period_end);

CREATE TABLE report_problem (
    id {{id}},
    report_id BIGINT NOT NULL REFERENCES report (id),
    severity TEXT NOT NULL,
    code TEXT NOT NULL,
    sheet TEXT NOT NULL,
    cell TEXT NOT NULL,
    heading TEXT,
    found TEXT,
    expected TEXT
);
CREATE INDEX report_problem_report ON report_problem (report_id, id);
