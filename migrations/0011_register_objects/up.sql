-- The register as people keep it: every object with a version, what it was at each version, and who changed it.
CREATE TABLE sector (
    id {{id}},
    code TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    closed_on DATE,
    version BIGINT NOT NULL DEFAULT 1
);
INSERT INTO sector (code, name) VALUES ('ict_hiring', 'ICT-inhuur'), ('construction', 'Bouw'), ('other', 'Overig');
INSERT INTO sector (code, name) SELECT DISTINCT sector, sector FROM category
    WHERE sector NOT IN ('ict_hiring', 'construction', 'other');

-- A buyer of which another is a part is in the register itself.
INSERT INTO buyer (code, name) SELECT DISTINCT part_of, part_of FROM buyer
    WHERE part_of IS NOT NULL AND part_of NOT IN (SELECT code FROM buyer);
ALTER TABLE buyer ADD COLUMN closed_on DATE;
ALTER TABLE buyer ADD COLUMN version BIGINT NOT NULL DEFAULT 1;
ALTER TABLE category ADD COLUMN closed_on DATE;
ALTER TABLE category ADD COLUMN version BIGINT NOT NULL DEFAULT 1;
-- Number at the Kamer van Koophandel: eight digits, unknown for suppliers of before.
ALTER TABLE supplier ADD COLUMN kvk TEXT;
ALTER TABLE supplier ADD COLUMN closed_on DATE;
ALTER TABLE supplier ADD COLUMN version BIGINT NOT NULL DEFAULT 1;
CREATE UNIQUE INDEX supplier_kvk ON supplier (kvk);

-- `framework` is the number of the framework agreement (raamovereenkomst), `lot` the part of it (perceel).
ALTER TABLE contract ADD COLUMN title TEXT NOT NULL DEFAULT '';
ALTER TABLE contract ADD COLUMN framework TEXT;
ALTER TABLE contract ADD COLUMN lot TEXT;
ALTER TABLE contract ADD COLUMN version BIGINT NOT NULL DEFAULT 1;

-- Who buys under a contract, in hundredths of a percent of its value: together the whole. `contract.buyer_id` leads.
CREATE TABLE contract_buyer (
    id {{id}},
    contract_id BIGINT NOT NULL REFERENCES contract (id),
    buyer_id BIGINT NOT NULL REFERENCES buyer (id),
    share BIGINT NOT NULL,
    UNIQUE (contract_id, buyer_id)
);
CREATE INDEX contract_buyer_buyer ON contract_buyer (buyer_id);
INSERT INTO contract_buyer (contract_id, buyer_id, share) SELECT id, buyer_id, 10000 FROM contract;

-- An option to extend: by so many months, or until a day.
CREATE TABLE contract_option (
    id {{id}},
    contract_id BIGINT NOT NULL REFERENCES contract (id),
    number INTEGER NOT NULL,
    months INTEGER,
    until_day DATE,
    exercised_at TIMESTAMP,
    exercised_by BIGINT REFERENCES account (id),
    UNIQUE (contract_id, number)
);

-- Why a contract ends later than it did: an option, or another ground.
CREATE TABLE contract_extension (
    id {{id}},
    contract_id BIGINT NOT NULL REFERENCES contract (id),
    option_number INTEGER,
    ended_before DATE NOT NULL,
    ends DATE NOT NULL,
    reason TEXT NOT NULL,
    registered_at TIMESTAMP NOT NULL,
    registered_by BIGINT REFERENCES account (id)
);
CREATE INDEX contract_extension_contract ON contract_extension (contract_id, id);

-- A certificate of a supplier, such as a step of the PSO, that holds between two days.
CREATE TABLE certificate (
    id {{id}},
    public_id TEXT NOT NULL UNIQUE,
    supplier_id BIGINT NOT NULL REFERENCES supplier (id),
    step TEXT NOT NULL,
    valid_from DATE NOT NULL,
    valid_until DATE NOT NULL,
    document TEXT NOT NULL,
    version BIGINT NOT NULL DEFAULT 1
);
CREATE INDEX certificate_supplier ON certificate (supplier_id, valid_until);

-- An object of the register as it was after each change, with who made it, when and why.
CREATE TABLE register_change (
    id {{id}},
    kind TEXT NOT NULL,
    object_id BIGINT NOT NULL,
    version BIGINT NOT NULL,
    snapshot TEXT NOT NULL,
    changed_by BIGINT REFERENCES account (id),
    changed_at TIMESTAMP NOT NULL,
    reason TEXT,
    UNIQUE (kind, object_id, version)
);

-- A contract register that somebody sent as a file: what it would change, until it is committed.
CREATE TABLE register_import (
    id {{id}},
    public_id TEXT NOT NULL UNIQUE,
    state TEXT NOT NULL,
    file_fingerprint TEXT NOT NULL,
    file_name TEXT NOT NULL,
    file_size BIGINT NOT NULL,
    uploaded_by BIGINT NOT NULL REFERENCES account (id),
    uploaded_at TIMESTAMP NOT NULL,
    read_at TIMESTAMP,
    found TEXT,
    committed_by BIGINT REFERENCES account (id),
    committed_at TIMESTAMP
);
