-- Cells that a supplier corrected on a screen: laid over the file, which never changes. `found` is what stood there
-- before, where that was told as wrong and says nothing about a person. What was taken back stays, and no longer counts.
CREATE TABLE cell_correction (
    id {{id}},
    public_id TEXT NOT NULL UNIQUE,
    report_id BIGINT NOT NULL REFERENCES report (id),
    sheet TEXT NOT NULL,
    cell TEXT NOT NULL,
    typed TEXT NOT NULL,
    found TEXT,
    reason TEXT NOT NULL,
    corrected_by BIGINT NOT NULL REFERENCES account (id),
    corrected_at TIMESTAMP NOT NULL,
    withdrawn_by BIGINT REFERENCES account (id),
    withdrawn_at TIMESTAMP
);
CREATE INDEX cell_correction_report ON cell_correction (report_id, id);

-- Which earlier reports the lines of a report are compared with, contract by contract.
CREATE TABLE earlier_report (
    id {{id}},
    report_id BIGINT NOT NULL REFERENCES report (id),
    contract_id BIGINT NOT NULL REFERENCES contract (id),
    earlier_id BIGINT NOT NULL REFERENCES report (id),
    UNIQUE (report_id, contract_id, earlier_id)
);

-- What came of that comparison, so that a page need not count lines.
CREATE TABLE report_change (
    id {{id}},
    report_id BIGINT NOT NULL UNIQUE REFERENCES report (id),
    lines_new BIGINT NOT NULL,
    lines_changed BIGINT NOT NULL,
    lines_same BIGINT NOT NULL,
    lines_gone BIGINT NOT NULL,
    compared_at TIMESTAMP NOT NULL
);

-- Of a line: `new`, `changed` or `same` beside the line of the earlier report that it stands for; nothing where there is
-- no earlier report.
ALTER TABLE report_line ADD COLUMN change_kind TEXT;
ALTER TABLE report_line ADD COLUMN earlier_line_id BIGINT;

-- The report of which this one is another attempt with the same file.
ALTER TABLE report ADD COLUMN revises_id BIGINT REFERENCES report (id);

-- The report from which an explanation was carried over. One that was carried and then withdrawn stays, so that another
-- reading does not carry it again.
ALTER TABLE warning_acceptance ADD COLUMN carried_from BIGINT REFERENCES report (id);
ALTER TABLE warning_acceptance ADD COLUMN withdrawn_at TIMESTAMP;

-- Files that bear out a report or one line of it; a line is named by its place in the file, which another reading keeps.
CREATE TABLE evidence (
    id {{id}},
    public_id TEXT NOT NULL UNIQUE,
    report_id BIGINT NOT NULL REFERENCES report (id),
    sheet TEXT,
    sheet_row BIGINT,
    kind TEXT NOT NULL,
    dated DATE,
    file_fingerprint TEXT NOT NULL,
    file_name TEXT NOT NULL,
    file_type TEXT NOT NULL,
    file_size BIGINT NOT NULL,
    added_by BIGINT NOT NULL REFERENCES account (id),
    added_at TIMESTAMP NOT NULL,
    removed_by BIGINT REFERENCES account (id),
    removed_at TIMESTAMP
);
CREATE INDEX evidence_report ON evidence (report_id, id);
CREATE INDEX evidence_fingerprint ON evidence (file_fingerprint);

-- What was signed when a report was submitted, by whom and when.
CREATE TABLE signed_statement (
    id {{id}},
    report_id BIGINT NOT NULL REFERENCES report (id),
    statement TEXT NOT NULL,
    signed_by BIGINT NOT NULL REFERENCES account (id),
    signed_at TIMESTAMP NOT NULL
);
CREATE INDEX signed_statement_report ON signed_statement (report_id, id);
INSERT INTO signed_statement (report_id, statement, signed_by, signed_at)
SELECT id, 'complete_and_true', submitted_by, submitted_at FROM report WHERE submitted_by IS NOT NULL AND submitted_at IS NOT NULL;
INSERT INTO signed_statement (report_id, statement, signed_by, signed_at)
SELECT id, 'candidates_informed', submitted_by, submitted_at FROM report WHERE submitted_by IS NOT NULL AND submitted_at IS NOT NULL;
