-- Which keys of pseudonyms are in use: the first one keys candidates' numbers, each next one keys what came of the one
-- before it. The keys themselves are elsewhere; `check_value` tells whether a key is the one that was used here.
CREATE TABLE pseudonym_key (
    number BIGINT PRIMARY KEY NOT NULL,
    check_value TEXT NOT NULL,
    used_from TIMESTAMP NOT NULL
);
