-- What a manager reaches: the contracts of these categories, or of these buyers.
CREATE TABLE account_category (
    id {{id}},
    account_id BIGINT NOT NULL REFERENCES account (id),
    category_id BIGINT NOT NULL REFERENCES category (id),
    UNIQUE (account_id, category_id)
);
CREATE TABLE account_buyer (
    id {{id}},
    account_id BIGINT NOT NULL REFERENCES account (id),
    buyer_id BIGINT NOT NULL REFERENCES buyer (id),
    UNIQUE (account_id, buyer_id)
);
CREATE INDEX account_supplier ON account (supplier_id);

-- Until now these roles reached everything; what is there stays theirs, what comes is given to them.
UPDATE account SET role = 'supplier_user' WHERE role = 'supplier';
UPDATE account SET role = 'network_analyst' WHERE role = 'network';
INSERT INTO account_category (account_id, category_id)
    SELECT account.id, category.id FROM account CROSS JOIN category WHERE account.role = 'category_manager';
INSERT INTO account_buyer (account_id, buyer_id)
    SELECT account.id, buyer.id FROM account CROSS JOIN buyer WHERE account.role = 'contract_manager';
