-- The register: who buys, who owes, and what.
CREATE TABLE buyer (
    id {{id}},
    code TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    part_of TEXT
);

CREATE TABLE category (
    id {{id}},
    code TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    sector TEXT NOT NULL
);

CREATE TABLE supplier (
    id {{id}},
    code TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL
);

-- A value table as its publisher wrote it; a changed document becomes a new revision, the old one stays.
CREATE TABLE value_table (
    id {{id}},
    code TEXT NOT NULL,
    revision INTEGER NOT NULL,
    publisher TEXT NOT NULL,
    version TEXT NOT NULL,
    source TEXT NOT NULL,
    valid_from DATE,
    valid_until DATE,
    document TEXT NOT NULL,
    fingerprint TEXT NOT NULL,
    added_at TIMESTAMP NOT NULL,
    UNIQUE (code, revision)
);

CREATE TABLE contract (
    id {{id}},
    number TEXT NOT NULL UNIQUE,
    supplier_id BIGINT NOT NULL REFERENCES supplier (id),
    buyer_id BIGINT NOT NULL REFERENCES buyer (id),
    category_id BIGINT NOT NULL REFERENCES category (id),
    client_supervision BOOLEAN NOT NULL,
    value_cents BIGINT NOT NULL,
    awarded DATE NOT NULL,
    tender_published DATE,
    starts DATE NOT NULL,
    ends DATE NOT NULL
);
CREATE INDEX contract_supplier ON contract (supplier_id);

-- What one contract demands. `amount` is in the unit of the kind: cents, ten-thousandths of a job or an hour, people.
CREATE TABLE obligation (
    id {{id}},
    contract_id BIGINT NOT NULL REFERENCES contract (id),
    kind TEXT NOT NULL,
    share BIGINT,
    amount BIGINT,
    description TEXT,
    floor_cents BIGINT,
    cap_cents BIGINT,
    reduction BIGINT,
    reduction_from DATE,
    reduction_until DATE,
    value_table_id BIGINT REFERENCES value_table (id),
    rhythm TEXT NOT NULL,
    days_allowed INTEGER NOT NULL,
    grace_days INTEGER NOT NULL,
    starts DATE NOT NULL,
    ends DATE NOT NULL
);
CREATE INDEX obligation_contract ON obligation (contract_id);

CREATE TABLE milestone (
    id {{id}},
    obligation_id BIGINT NOT NULL REFERENCES obligation (id),
    due DATE NOT NULL,
    amount BIGINT NOT NULL
);
CREATE INDEX milestone_obligation ON milestone (obligation_id);
