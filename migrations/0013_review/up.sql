-- Work that comes by the clock: when each is due next.
CREATE TABLE schedule (
    id {{id}},
    name TEXT NOT NULL UNIQUE,
    due_at TIMESTAMP NOT NULL
);

-- What an administrator must look at, until it is over.
CREATE TABLE alarm (
    id {{id}},
    kind TEXT NOT NULL,
    detail TEXT NOT NULL,
    raised_at TIMESTAMP NOT NULL,
    ended_at TIMESTAMP
);

-- What a reviewer decides on one line of a submitted report; it takes effect when the review is completed.
CREATE TABLE line_decision (
    id {{id}},
    line_id BIGINT NOT NULL UNIQUE REFERENCES report_line (id),
    report_id BIGINT NOT NULL REFERENCES report (id),
    decision TEXT NOT NULL,
    reason TEXT,
    decided_by BIGINT NOT NULL REFERENCES account (id),
    decided_at TIMESTAMP NOT NULL
);
CREATE INDEX line_decision_report ON line_decision (report_id, decision);

-- What a reviewer asks the supplier about lines of a report, and what the supplier answers.
CREATE TABLE review_question (
    id {{id}},
    public_id TEXT NOT NULL UNIQUE,
    report_id BIGINT NOT NULL REFERENCES report (id),
    question TEXT NOT NULL,
    asked_by BIGINT NOT NULL REFERENCES account (id),
    asked_at TIMESTAMP NOT NULL,
    answer TEXT,
    answered_by BIGINT REFERENCES account (id),
    answered_at TIMESTAMP
);
CREATE INDEX review_question_report ON review_question (report_id);
CREATE TABLE question_line (
    id {{id}},
    question_id BIGINT NOT NULL REFERENCES review_question (id),
    line_id BIGINT NOT NULL REFERENCES report_line (id),
    UNIQUE (question_id, line_id)
);
CREATE INDEX question_line_line ON question_line (line_id);

-- A report that was undone: why, by whom, and when.
ALTER TABLE report ADD COLUMN withdrawn_by BIGINT REFERENCES account (id);
ALTER TABLE report ADD COLUMN withdrawn_at TIMESTAMP;
ALTER TABLE report ADD COLUMN withdrawal_reason TEXT;
