-- The audit log: who did what, when, from where, on which object. Each row carries the keyed hash of itself and of the row
-- before it. Instants are text here, so that every byte that is stored is a byte that is hashed.
CREATE TABLE audit_entry (
    seq BIGINT PRIMARY KEY NOT NULL,
    recorded_at TEXT NOT NULL,
    actor TEXT NOT NULL,
    account TEXT,
    role TEXT,
    account_supplier TEXT,
    means TEXT NOT NULL,
    address TEXT,
    request TEXT,
    route TEXT,
    deed TEXT NOT NULL,
    object_kind TEXT,
    object TEXT,
    contract TEXT,
    supplier TEXT,
    was TEXT,
    became TEXT,
    details TEXT,
    previous_hash TEXT NOT NULL,
    hash TEXT NOT NULL
);
CREATE INDEX audit_entry_recorded ON audit_entry (recorded_at);
CREATE INDEX audit_entry_account ON audit_entry (account);
CREATE INDEX audit_entry_object ON audit_entry (object);
CREATE INDEX audit_entry_contract ON audit_entry (contract);
CREATE INDEX audit_entry_supplier ON audit_entry (supplier);

-- Where the chain ended on a day, signed. The same stands in a file outside the database.
CREATE TABLE audit_head (
    day TEXT PRIMARY KEY NOT NULL,
    seq BIGINT NOT NULL,
    hash TEXT NOT NULL,
    signature TEXT NOT NULL
);

{{append_only audit_entry seq}}
{{append_only audit_head day}}
