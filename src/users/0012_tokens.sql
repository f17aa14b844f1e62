CREATE TABLE tokens (
    token VARCHAR(64) NOT NULL PRIMARY KEY,
    createat BIGINT NOT NULL,
    type VARCHAR(64),
    extra VARCHAR(2048)
);
