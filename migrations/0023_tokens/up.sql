-- Programs: accounts that no person enters, with what they were given of their role; and what people and programs show
-- at the API instead of a password. Of secrets only the fingerprint is kept: they are as random as keys are.
ALTER TABLE account ADD COLUMN kind TEXT NOT NULL DEFAULT 'person';
ALTER TABLE account ADD COLUMN rights TEXT;

CREATE TABLE personal_token (
    id {{id}},
    public_id TEXT NOT NULL UNIQUE,
    account_id BIGINT NOT NULL REFERENCES account (id),
    name TEXT NOT NULL,
    rights TEXT NOT NULL,
    fingerprint TEXT NOT NULL UNIQUE,
    created_at TIMESTAMP NOT NULL,
    expires_at TIMESTAMP NOT NULL,
    used_at TIMESTAMP,
    revoked_at TIMESTAMP,
    warned_at TIMESTAMP
);
CREATE INDEX personal_token_account ON personal_token (account_id);
CREATE INDEX personal_token_expires ON personal_token (expires_at);

CREATE TABLE client_secret (
    id {{id}},
    public_id TEXT NOT NULL UNIQUE,
    account_id BIGINT NOT NULL REFERENCES account (id),
    fingerprint TEXT NOT NULL UNIQUE,
    created_at TIMESTAMP NOT NULL,
    expires_at TIMESTAMP NOT NULL,
    used_at TIMESTAMP,
    warned_at TIMESTAMP
);
CREATE INDEX client_secret_account ON client_secret (account_id);
CREATE INDEX client_secret_expires ON client_secret (expires_at);
