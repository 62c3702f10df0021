-- Layouts that suppliers said of their own files: a profile each, in TOML. A next version ends the one before it.
CREATE TABLE supplier_profile (
    id {{id}},
    public_id TEXT NOT NULL UNIQUE,
    supplier_id BIGINT NOT NULL REFERENCES supplier (id),
    name TEXT NOT NULL,
    version INTEGER NOT NULL,
    title TEXT NOT NULL,
    document TEXT NOT NULL,
    report_id BIGINT NOT NULL REFERENCES report (id),
    made_by BIGINT NOT NULL REFERENCES account (id),
    made_at TIMESTAMP NOT NULL,
    ended_by BIGINT REFERENCES account (id),
    ended_at TIMESTAMP,
    UNIQUE (supplier_id, name, version)
);

-- Headings that suppliers confirmed; they are known in that supplier's reports only.
CREATE TABLE learned_heading (
    id {{id}},
    public_id TEXT NOT NULL UNIQUE,
    supplier_id BIGINT NOT NULL REFERENCES supplier (id),
    table_kind TEXT NOT NULL,
    field TEXT NOT NULL,
    heading TEXT NOT NULL,
    learned_by BIGINT NOT NULL REFERENCES account (id),
    learned_at TIMESTAMP NOT NULL,
    ended_by BIGINT REFERENCES account (id),
    ended_at TIMESTAMP
);
CREATE INDEX learned_heading_supplier ON learned_heading (supplier_id);

-- Which importer reads a report, where somebody said so: more than one knew it, or none was sure.
CREATE TABLE report_choice (
    id {{id}},
    report_id BIGINT NOT NULL UNIQUE REFERENCES report (id),
    importer TEXT NOT NULL,
    chosen_by BIGINT NOT NULL REFERENCES account (id),
    chosen_at TIMESTAMP NOT NULL
);
