-- Hooks as the peer keeps them. No index on times: no query of ours asks for them.
CREATE TABLE incomingwebhooks (
    id VARCHAR(26) PRIMARY KEY NOT NULL,
    createat BIGINT,
    updateat BIGINT,
    deleteat BIGINT,
    userid VARCHAR(26),
    channelid VARCHAR(26),
    teamid VARCHAR(26),
    displayname VARCHAR(64),
    description VARCHAR(500),
    username VARCHAR(255),
    iconurl VARCHAR(1024),
    channellocked BOOLEAN
);
CREATE INDEX idx_incoming_webhook_team_id ON incomingwebhooks (teamid);
