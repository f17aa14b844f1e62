-- Calls to the outside and their attempts. Ids begin with the time, so rows are appended and old ones are a range.
-- state: 0 waiting, 2 delivered, 3 failed, 4 dead; a call under way is one that waits. lane is the endpoint and URL as one number.
CREATE TABLE heliograph_deliveries (
    id VARCHAR(26) PRIMARY KEY NOT NULL,
    createat BIGINT NOT NULL,
    kind VARCHAR(32) NOT NULL,
    endpointid VARCHAR(26) NOT NULL,
    endpointname TEXT NOT NULL,
    ownerid VARCHAR(26) NOT NULL,
    teamid VARCHAR(26) NOT NULL,
    channelid VARCHAR(26) NOT NULL,
    postid VARCHAR(26) NOT NULL,
    userid VARCHAR(26) NOT NULL,
    method VARCHAR(16) NOT NULL,
    url TEXT NOT NULL,
    lane BIGINT NOT NULL,
    contenttype TEXT NOT NULL,
    requestheaders TEXT NOT NULL,
    body TEXT NOT NULL,
    state INTEGER NOT NULL,
    attempts INTEGER NOT NULL,
    nextattemptat BIGINT NOT NULL,
    laststatus INTEGER NOT NULL,
    reason TEXT NOT NULL,
    replayof VARCHAR(26) NOT NULL
);
CREATE INDEX heliograph_deliveries_waiting ON heliograph_deliveries (lane, nextattemptat) WHERE state = 0;
CREATE INDEX heliograph_deliveries_endpoint ON heliograph_deliveries (endpointid, id);
CREATE TABLE heliograph_attempts (
    deliveryid VARCHAR(26) NOT NULL,
    number INTEGER NOT NULL,
    at BIGINT NOT NULL,
    status INTEGER NOT NULL,
    reason TEXT NOT NULL,
    resolvems DOUBLE PRECISION NOT NULL,
    connectms DOUBLE PRECISION NOT NULL,
    tlsms DOUBLE PRECISION NOT NULL,
    firstbytems DOUBLE PRECISION NOT NULL,
    totalms DOUBLE PRECISION NOT NULL,
    answerheaders TEXT NOT NULL,
    answerbody TEXT NOT NULL,
    PRIMARY KEY (deliveryid, number)
);
-- What is known of a receiver over all deliveries: its secrets, how it fares, and whether it is switched off.
CREATE TABLE heliograph_endpoints (
    id VARCHAR(26) PRIMARY KEY NOT NULL,
    kind VARCHAR(32) NOT NULL,
    secret TEXT NOT NULL,
    oldsecret TEXT NOT NULL,
    oldsecretuntil BIGINT NOT NULL,
    failingsince BIGINT NOT NULL,
    toldat BIGINT NOT NULL,
    disabledat BIGINT NOT NULL,
    disabledreason TEXT NOT NULL
);
