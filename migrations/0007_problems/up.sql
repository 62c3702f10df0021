-- What else a problem says: its field and a right value where one is known; and its column (H), by which it is grouped.
ALTER TABLE report_problem ADD COLUMN field TEXT;
ALTER TABLE report_problem ADD COLUMN suggestion TEXT;
ALTER TABLE report_problem ADD COLUMN sheet_column TEXT NOT NULL DEFAULT '';
UPDATE report_problem SET sheet_column = rtrim(cell, '0123456789');
CREATE INDEX report_problem_group ON report_problem (report_id, severity, code, sheet, sheet_column, id);

-- Why a supplier lets a warning stand: one cell, or (without a cell) a whole group of so many warnings.
CREATE TABLE warning_acceptance (
    id {{id}},
    report_id BIGINT NOT NULL REFERENCES report (id),
    code TEXT NOT NULL,
    sheet TEXT NOT NULL,
    sheet_column TEXT NOT NULL,
    cell TEXT NOT NULL,
    warnings BIGINT NOT NULL,
    reason TEXT NOT NULL,
    accepted_by BIGINT NOT NULL REFERENCES account (id),
    accepted_at TIMESTAMP NOT NULL,
    UNIQUE (report_id, code, sheet, sheet_column, cell)
);

-- Columns of a report whose nine-digit numbers the supplier declares to be own numbers, not citizen service numbers.
CREATE TABLE own_number_column (
    id {{id}},
    report_id BIGINT NOT NULL REFERENCES report (id),
    sheet TEXT NOT NULL,
    sheet_column TEXT NOT NULL,
    heading TEXT,
    declared_by BIGINT NOT NULL REFERENCES account (id),
    declared_at TIMESTAMP NOT NULL,
    UNIQUE (report_id, sheet, sheet_column)
);
