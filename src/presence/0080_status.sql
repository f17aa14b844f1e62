CREATE TABLE status (
    userid VARCHAR(26) NOT NULL PRIMARY KEY,
    status VARCHAR(32),
    manual BOOLEAN,
    lastactivityat BIGINT,
    dndendtime BIGINT,
    prevstatus VARCHAR(32)
);
