-- A key that suppliers make of what they know of a person, and that Meetbaar keys again: the same person at two suppliers.
ALTER TABLE report_line ADD COLUMN linking_key TEXT;
CREATE INDEX report_line_linking_key ON report_line (linking_key) WHERE linking_key IS NOT NULL;
CREATE INDEX report_line_keyed ON report_line (candidate, linking_key) WHERE linking_key IS NOT NULL;

-- Placements of one person that can't all count: somebody decides which do. Lapsed once they are no longer in each
-- other's way.
CREATE TABLE conflict (
    id {{id}},
    public_id TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL,
    state TEXT NOT NULL,
    starts DATE NOT NULL,
    ends DATE NOT NULL,
    version BIGINT NOT NULL,
    raised_at TIMESTAMP NOT NULL,
    lapsed_at TIMESTAMP
);
CREATE INDEX conflict_state ON conflict (state, id);
CREATE TABLE conflict_line (
    id {{id}},
    conflict_id BIGINT NOT NULL REFERENCES conflict (id),
    line_id BIGINT NOT NULL REFERENCES report_line (id),
    report_id BIGINT NOT NULL REFERENCES report (id),
    contract_id BIGINT NOT NULL REFERENCES contract (id),
    UNIQUE (conflict_id, line_id)
);
CREATE INDEX conflict_line_line ON conflict_line (line_id);
CREATE INDEX conflict_line_report ON conflict_line (report_id);
CREATE INDEX conflict_line_contract ON conflict_line (contract_id);

-- What was decided on a conflict. Never changed: undone, and decided anew. `ended_by` is nobody where it lapsed.
CREATE TABLE conflict_decision (
    id {{id}},
    conflict_id BIGINT NOT NULL REFERENCES conflict (id),
    reason TEXT NOT NULL,
    decided_by BIGINT NOT NULL REFERENCES account (id),
    decided_at TIMESTAMP NOT NULL,
    ended_by BIGINT REFERENCES account (id),
    ended_at TIMESTAMP,
    end_reason TEXT
);
CREATE INDEX conflict_decision_conflict ON conflict_decision (conflict_id);

-- Lines that don't count, by a decision, from one instant until another; those that still don't have no end.
CREATE TABLE line_set_aside (
    id {{id}},
    decision_id BIGINT NOT NULL REFERENCES conflict_decision (id),
    line_id BIGINT NOT NULL REFERENCES report_line (id),
    report_id BIGINT NOT NULL REFERENCES report (id),
    contract_id BIGINT NOT NULL REFERENCES contract (id),
    known_from TIMESTAMP NOT NULL,
    known_until TIMESTAMP
);
CREATE INDEX line_set_aside_line ON line_set_aside (line_id);
CREATE INDEX line_set_aside_report ON line_set_aside (report_id);
CREATE INDEX line_set_aside_contract ON line_set_aside (contract_id);
CREATE INDEX line_set_aside_decision ON line_set_aside (decision_id);
