-- Hooks as the peer keeps them. No index on times: no query of ours asks for them.
CREATE TABLE outgoingwebhooks (
    id VARCHAR(26) PRIMARY KEY NOT NULL,
    token VARCHAR(26),
    createat BIGINT,
    updateat BIGINT,
    deleteat BIGINT,
    creatorid VARCHAR(26),
    channelid VARCHAR(26),
    teamid VARCHAR(26),
    triggerwords VARCHAR(1024),
    callbackurls VARCHAR(1024),
    displayname VARCHAR(64),
    contenttype VARCHAR(128),
    triggerwhen INTEGER,
    username VARCHAR(64),
    iconurl VARCHAR(1024),
    description VARCHAR(500)
);
CREATE INDEX idx_outgoing_webhook_team_id ON outgoingwebhooks (teamid);
-- What the peer's hooks lack. Secrets and the switch are the endpoint's, among deliveries.
CREATE TABLE heliograph_outgoing_extras (
    hookid VARCHAR(26) PRIMARY KEY NOT NULL,
    events TEXT NOT NULL,
    privatechannels BOOLEAN NOT NULL,
    directmessages BOOLEAN NOT NULL,
    channelids TEXT NOT NULL,
    pattern TEXT NOT NULL
);
-- How often the response_url of a delivery was used.
CREATE TABLE heliograph_late_answers (
    deliveryid VARCHAR(26) PRIMARY KEY NOT NULL,
    used INTEGER NOT NULL,
    createat BIGINT NOT NULL
);
