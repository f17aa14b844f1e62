-- One key, one tree: slot of the hook times 2^40, plus the number of the request.
CREATE TABLE heliograph_received (
    id BIGINT PRIMARY KEY NOT NULL,
    createat BIGINT NOT NULL,
    outcome INTEGER NOT NULL,
    status INTEGER NOT NULL,
    reason TEXT NOT NULL,
    remoteaddress TEXT NOT NULL,
    query TEXT NOT NULL,
    headers TEXT NOT NULL,
    body TEXT NOT NULL,
    bodybytes BIGINT NOT NULL,
    bodykept BOOLEAN NOT NULL,
    postids TEXT NOT NULL
);
