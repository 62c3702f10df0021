-- How long the lines of a contract are kept after its last day, where that is another time than the installation's; why
-- they are kept longer; since when they are gone. What they were worth stays in the rollups, which nothing changes then.
ALTER TABLE contract ADD COLUMN retention_months INTEGER;
ALTER TABLE contract ADD COLUMN kept_longer TEXT;
ALTER TABLE contract ADD COLUMN erasure_announced_at TIMESTAMP;
ALTER TABLE contract ADD COLUMN lines_erased_at TIMESTAMP;

-- Since when some lines of a report, and its files, are gone.
ALTER TABLE report ADD COLUMN lines_erased_at TIMESTAMP;
ALTER TABLE report ADD COLUMN file_erased_at TIMESTAMP;

-- What was erased, why, and by whom if somebody asked for it: the certificate is `document` with its signature. It has no
-- end while what it tells of is still being erased.
CREATE TABLE erasure (
    id {{id}},
    public_id TEXT NOT NULL UNIQUE,
    ground TEXT NOT NULL,
    supplier_id BIGINT NOT NULL REFERENCES supplier (id),
    contract_id BIGINT REFERENCES contract (id),
    erased_by BIGINT REFERENCES account (id),
    begun_at TIMESTAMP NOT NULL,
    ended_at TIMESTAMP,
    lines BIGINT NOT NULL,
    files BIGINT NOT NULL,
    totals_fingerprint TEXT,
    document TEXT NOT NULL,
    signature TEXT
);
CREATE INDEX erasure_contract ON erasure (contract_id);
CREATE INDEX erasure_supplier ON erasure (supplier_id);

-- Files that nothing knows any more and that are to be removed from the disk: `reports` or `evidence`, by their SHA-256.
CREATE TABLE file_to_remove (
    id {{id}},
    store TEXT NOT NULL,
    fingerprint TEXT NOT NULL
);
