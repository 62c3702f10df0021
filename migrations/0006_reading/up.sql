-- How far the reading of a report is, while it is being read.
ALTER TABLE report ADD COLUMN rows_read BIGINT;
ALTER TABLE report ADD COLUMN lines_stored BIGINT;

-- Problems of a report beyond those that are kept one by one: how many there are of each kind.
CREATE TABLE report_problem_rest (
    id {{id}},
    report_id BIGINT NOT NULL REFERENCES report (id),
    severity TEXT NOT NULL,
    code TEXT NOT NULL,
    further BIGINT NOT NULL,
    UNIQUE (report_id, severity, code)
);
