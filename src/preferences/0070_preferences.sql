CREATE TABLE preferences (
    userid VARCHAR(26) NOT NULL,
    category VARCHAR(32) NOT NULL,
    name VARCHAR(32) NOT NULL,
    value TEXT,
    PRIMARY KEY (userid, category, name)
);
