-- Work that follows from a change, committed together with it.
CREATE TABLE job (
    id {{id}},
    kind TEXT NOT NULL,
    payload TEXT NOT NULL,
    state TEXT NOT NULL,
    run_at TIMESTAMP NOT NULL,
    attempts INTEGER NOT NULL,
    lease_key TEXT,
    lease_until TIMESTAMP,
    last_error TEXT,
    queued_at TIMESTAMP NOT NULL,
    finished_at TIMESTAMP
);
CREATE INDEX job_due ON job (state, run_at);

-- A mail to be sent, with everything that it says, so that what was sent can be shown later.
CREATE TABLE message (
    id {{id}},
    public_id TEXT NOT NULL UNIQUE,
    recipient TEXT NOT NULL,
    language TEXT NOT NULL,
    kind TEXT NOT NULL,
    content TEXT NOT NULL,
    state TEXT NOT NULL,
    queued_at TIMESTAMP NOT NULL,
    sent_at TIMESTAMP
);

-- A gap of which somebody was warned.
CREATE TABLE gap_alert (
    id {{id}},
    obligation_id BIGINT NOT NULL REFERENCES obligation (id),
    report_id BIGINT NOT NULL REFERENCES report (id),
    reference_date DATE NOT NULL,
    required_amount BIGINT NOT NULL,
    realised_amount BIGINT NOT NULL,
    gap_amount BIGINT NOT NULL,
    raised_at TIMESTAMP NOT NULL,
    UNIQUE (obligation_id, report_id)
);
