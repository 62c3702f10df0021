-- What a line is worth for an obligation; it becomes a contribution when its line is accepted. `amount` and `to_come`
-- are in the unit of the obligation: euro cents, or ten-thousandths of an hour (paid hours; for jobs, those that count).
CREATE TABLE line_value (
    id {{id}},
    line_id BIGINT NOT NULL REFERENCES report_line (id),
    obligation_id BIGINT NOT NULL REFERENCES obligation (id),
    value_table_id BIGINT REFERENCES value_table (id),
    block TEXT,
    counts_on DATE NOT NULL,
    amount BIGINT NOT NULL,
    to_come BIGINT NOT NULL,
    explanation TEXT NOT NULL,
    UNIQUE (line_id, obligation_id)
);
CREATE INDEX line_value_obligation ON line_value (obligation_id, counts_on);

-- The second ledger: the paid hours of a line that count for jobs, by calendar quarter.
CREATE TABLE job_hours (
    id {{id}},
    line_id BIGINT NOT NULL REFERENCES report_line (id),
    contract_id BIGINT NOT NULL REFERENCES contract (id),
    year INTEGER NOT NULL,
    quarter INTEGER NOT NULL,
    hours BIGINT NOT NULL,
    by_contract_hours BOOLEAN NOT NULL
);
CREATE INDEX job_hours_contract ON job_hours (contract_id, year, quarter);
CREATE INDEX job_hours_line ON job_hours (line_id);
