-- Invitations, one-time links, second factors, sessions that are listed, and attempts to sign in.
ALTER TABLE account ADD COLUMN closed_at TIMESTAMP;
ALTER TABLE account ADD COLUMN signed_in_at TIMESTAMP;
-- The secret of the second factor, sealed with a key that is not in the database; the last step of which a code was used.
ALTER TABLE account ADD COLUMN totp_secret TEXT;
ALTER TABLE account ADD COLUMN totp_step BIGINT;
-- Attempts are counted in a table of their own.
ALTER TABLE account DROP COLUMN failed_attempts;
ALTER TABLE account DROP COLUMN wait_until;

-- Everybody signs in once more: no session that runs says how far its user got, or from where.
DROP TABLE session;
CREATE TABLE session (
    id {{id}},
    public_id TEXT NOT NULL UNIQUE,
    fingerprint TEXT NOT NULL UNIQUE,
    account_id BIGINT NOT NULL REFERENCES account (id),
    form_token TEXT NOT NULL,
    stage TEXT NOT NULL,
    pending_secret TEXT,
    created_at TIMESTAMP NOT NULL,
    seen_at TIMESTAMP NOT NULL,
    expires_at TIMESTAMP NOT NULL,
    proved_at TIMESTAMP NOT NULL,
    address TEXT,
    browser TEXT NOT NULL
);
CREATE INDEX session_account ON session (account_id);

-- The link holds what a key outside the database makes of the seed; here only its fingerprint is kept.
CREATE TABLE invitation (
    id {{id}},
    public_id TEXT NOT NULL UNIQUE,
    email TEXT NOT NULL,
    role TEXT NOT NULL,
    supplier_id BIGINT REFERENCES supplier (id),
    reaches TEXT NOT NULL,
    language TEXT NOT NULL,
    seed TEXT NOT NULL,
    fingerprint TEXT NOT NULL UNIQUE,
    invited_by BIGINT REFERENCES account (id),
    invited_at TIMESTAMP NOT NULL,
    expires_at TIMESTAMP NOT NULL
);
CREATE INDEX invitation_email ON invitation (email);
CREATE TABLE account_link (
    id {{id}},
    account_id BIGINT NOT NULL REFERENCES account (id),
    purpose TEXT NOT NULL,
    email TEXT,
    seed TEXT NOT NULL,
    fingerprint TEXT NOT NULL UNIQUE,
    created_at TIMESTAMP NOT NULL,
    expires_at TIMESTAMP NOT NULL
);
CREATE INDEX account_link_account ON account_link (account_id);

CREATE TABLE recovery_code (
    id {{id}},
    account_id BIGINT NOT NULL REFERENCES account (id),
    fingerprint TEXT NOT NULL,
    UNIQUE (account_id, fingerprint)
);

-- Browsers from which somebody signed in before.
CREATE TABLE known_device (
    id {{id}},
    account_id BIGINT NOT NULL REFERENCES account (id),
    fingerprint TEXT NOT NULL,
    seen_at TIMESTAMP NOT NULL,
    UNIQUE (account_id, fingerprint)
);

-- Attempts since the last good one; what is counted is named by a keyed hash, for it may be the address of a stranger.
CREATE TABLE attempt (
    id {{id}},
    counted TEXT NOT NULL UNIQUE,
    attempts INTEGER NOT NULL,
    latest_at TIMESTAMP NOT NULL,
    wait_until TIMESTAMP
);
CREATE INDEX attempt_latest ON attempt (latest_at);
