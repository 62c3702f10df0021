-- Who may sign in, and who has.
CREATE TABLE account (
    id {{id}},
    public_id TEXT NOT NULL UNIQUE,
    email TEXT NOT NULL UNIQUE,
    role TEXT NOT NULL,
    supplier_id BIGINT REFERENCES supplier (id),
    password_hash TEXT NOT NULL,
    language TEXT NOT NULL,
    created_at TIMESTAMP NOT NULL,
    failed_attempts INTEGER NOT NULL,
    wait_until TIMESTAMP
);

-- The cookie holds a random key; only its fingerprint is kept.
CREATE TABLE session (
    id {{id}},
    fingerprint TEXT NOT NULL UNIQUE,
    account_id BIGINT NOT NULL REFERENCES account (id),
    form_token TEXT NOT NULL,
    created_at TIMESTAMP NOT NULL,
    seen_at TIMESTAMP NOT NULL,
    expires_at TIMESTAMP NOT NULL
);
CREATE INDEX session_account ON session (account_id);
