-- Who somebody is at a provider of identities: its issuer with the subject there, and nothing else, is the key.
CREATE TABLE identity (
    id {{id}},
    public_id TEXT NOT NULL UNIQUE,
    account_id BIGINT NOT NULL REFERENCES account (id),
    issuer TEXT NOT NULL,
    subject TEXT NOT NULL,
    created_at TIMESTAMP NOT NULL,
    used_at TIMESTAMP,
    UNIQUE (issuer, subject)
);
CREATE INDEX identity_account ON identity (account_id);

-- Rounds by a provider that have not come back: what was sent along is made of the state and a key outside the database,
-- and here only fingerprints are kept.
CREATE TABLE sign_in_round (
    id {{id}},
    fingerprint TEXT NOT NULL UNIQUE,
    browser TEXT NOT NULL,
    provider TEXT NOT NULL,
    purpose TEXT NOT NULL,
    account_id BIGINT REFERENCES account (id),
    return_to TEXT NOT NULL,
    created_at TIMESTAMP NOT NULL,
    expires_at TIMESTAMP NOT NULL
);
CREATE INDEX sign_in_round_expires ON sign_in_round (expires_at);
CREATE INDEX sign_in_round_account ON sign_in_round (account_id);

-- By which provider a session was entered, and its sealed ID token, to sign out there too.
ALTER TABLE session ADD COLUMN provider TEXT;
ALTER TABLE session ADD COLUMN id_token TEXT;
