-- What was known of a certificate, and when: obligations are reduced by it, and figures are told as they were known. A
-- certificate that was removed is gone; what was known of it stays until its supplier goes.
CREATE TABLE certificate_version (
    id {{id}},
    certificate_id BIGINT NOT NULL,
    public_id TEXT NOT NULL,
    supplier_id BIGINT NOT NULL REFERENCES supplier (id),
    step TEXT NOT NULL,
    valid_from DATE NOT NULL,
    valid_until DATE NOT NULL,
    document TEXT NOT NULL,
    recorded_at TIMESTAMP NOT NULL,
    retired_at TIMESTAMP
);
CREATE INDEX certificate_version_supplier ON certificate_version (supplier_id);
CREATE INDEX certificate_version_certificate ON certificate_version (certificate_id);

-- What stands has stood since its version was noted.
INSERT INTO certificate_version (certificate_id, public_id, supplier_id, step, valid_from, valid_until, document, recorded_at)
    SELECT c.id, c.public_id, c.supplier_id, c.step, c.valid_from, c.valid_until, c.document, r.changed_at
    FROM certificate c INNER JOIN register_change r ON r.kind = 'certificate' AND r.object_id = c.id AND r.version = c.version;
