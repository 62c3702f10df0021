-- What a supplier is asked to do about a gap, what he plans, and what came of it.
CREATE TABLE recovery_action (
    id {{id}},
    public_id TEXT NOT NULL UNIQUE,
    contract_id BIGINT NOT NULL REFERENCES contract (id),
    obligation_id BIGINT NOT NULL REFERENCES obligation (id),
    reference_date DATE NOT NULL,
    gap_amount BIGINT NOT NULL,
    realised_amount BIGINT NOT NULL,
    question TEXT,
    respond_by DATE NOT NULL,
    asked_by BIGINT REFERENCES account (id),
    asked_at TIMESTAMP NOT NULL,
    plan TEXT,
    plan_until DATE,
    plan_amount BIGINT,
    answered_by BIGINT REFERENCES account (id),
    answered_at TIMESTAMP,
    outcome TEXT,
    closing_note TEXT,
    closed_by BIGINT REFERENCES account (id),
    closed_at TIMESTAMP
);
CREATE INDEX recovery_action_contract ON recovery_action (contract_id, closed_at);
CREATE INDEX recovery_action_obligation ON recovery_action (obligation_id, closed_at);

-- How a contract ended: what was required and realised in full, and the exposure as a signal to talk.
CREATE TABLE settlement (
    id {{id}},
    contract_id BIGINT NOT NULL UNIQUE REFERENCES contract (id),
    reference_date DATE NOT NULL,
    factor BIGINT NOT NULL,
    note TEXT,
    made_by BIGINT NOT NULL REFERENCES account (id),
    made_at TIMESTAMP NOT NULL,
    reply TEXT,
    replied_by BIGINT REFERENCES account (id),
    replied_at TIMESTAMP,
    closing_note TEXT,
    closed_by BIGINT REFERENCES account (id),
    closed_at TIMESTAMP
);
CREATE TABLE settlement_part (
    id {{id}},
    settlement_id BIGINT NOT NULL REFERENCES settlement (id),
    obligation_id BIGINT NOT NULL REFERENCES obligation (id),
    required_amount BIGINT,
    realised_amount BIGINT,
    gap_amount BIGINT,
    exposure_cents BIGINT,
    status TEXT NOT NULL,
    UNIQUE (settlement_id, obligation_id)
);
