-- A question that was answered elsewhere is closed with a note of what was heard; one that was asked by mistake is withdrawn.
ALTER TABLE review_question ADD COLUMN closing_note TEXT;
ALTER TABLE review_question ADD COLUMN closed_by BIGINT REFERENCES account (id);
ALTER TABLE review_question ADD COLUMN closed_at TIMESTAMP;
ALTER TABLE review_question ADD COLUMN withdrawn_by BIGINT REFERENCES account (id);
ALTER TABLE review_question ADD COLUMN withdrawn_at TIMESTAMP;
