-- Custom commands and the addresses for their later answers, as the peer keeps them; and when each was last used.
CREATE TABLE commands (
    id varchar(26) NOT NULL PRIMARY KEY,
    token varchar(26),
    createat bigint,
    updateat bigint,
    deleteat bigint,
    creatorid varchar(26),
    teamid varchar(26),
    trigger varchar(128),
    method varchar(1),
    username varchar(64),
    iconurl varchar(1024),
    autocomplete boolean,
    autocompletedesc varchar(1024),
    autocompletehint varchar(1024),
    displayname varchar(64),
    description varchar(128),
    url varchar(1024),
    pluginid varchar(190)
);
CREATE INDEX idx_command_team_id ON commands (teamid);
CREATE TABLE commandwebhooks (
    id varchar(26) NOT NULL PRIMARY KEY,
    createat bigint,
    commandid varchar(26),
    userid varchar(26),
    channelid varchar(26),
    rootid varchar(26),
    usecount integer
);
CREATE INDEX idx_command_webhook_create_at ON commandwebhooks (createat);
CREATE TABLE heliograph_command_uses (
    commandid varchar(26) NOT NULL PRIMARY KEY,
    usedat bigint NOT NULL,
    outcome varchar(16) NOT NULL,
    reason varchar(1024) NOT NULL
);
