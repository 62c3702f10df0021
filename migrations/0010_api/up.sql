-- Keys that programs send with posts, with the answer that a repeat gets. Forgotten after a day.
CREATE TABLE idempotency_key (
    id {{id}},
    account_id BIGINT NOT NULL REFERENCES account (id),
    sent_key TEXT NOT NULL,
    address TEXT NOT NULL,
    lease_key TEXT NOT NULL,
    lease_until TIMESTAMP NOT NULL,
    changed BOOLEAN NOT NULL,
    stored_at TIMESTAMP NOT NULL,
    status INTEGER,
    fingerprint TEXT,
    content_type TEXT,
    location TEXT,
    entity_tag TEXT,
    body TEXT,
    UNIQUE (account_id, sent_key)
);
CREATE INDEX idempotency_key_stored ON idempotency_key (stored_at);

-- Lists of reports go by the newest, from any place on.
CREATE INDEX report_newest ON report (uploaded_at, id);
