-- Teams, their members, and their icons (a table of our own: the peer keeps icons in files).
CREATE TABLE teams (
    id varchar(26) NOT NULL PRIMARY KEY,
    createat bigint,
    updateat bigint,
    deleteat bigint,
    displayname varchar(64),
    name varchar(64),
    description varchar(255),
    email varchar(128),
    type varchar(1),
    companyname varchar(64),
    alloweddomains varchar(1000),
    inviteid varchar(32),
    schemeid varchar(26),
    allowopeninvite boolean,
    lastteamiconupdate bigint,
    groupconstrained boolean,
    cloudlimitsarchived boolean NOT NULL DEFAULT false
);
CREATE UNIQUE INDEX teams_name_key ON teams (name);
CREATE INDEX idx_teams_invite_id ON teams (inviteid);
CREATE TABLE teammembers (
    teamid varchar(26) NOT NULL,
    userid varchar(26) NOT NULL,
    roles varchar(256),
    deleteat bigint,
    schemeuser boolean,
    schemeadmin boolean,
    schemeguest boolean,
    createat bigint DEFAULT 0,
    PRIMARY KEY (teamid, userid)
);
CREATE INDEX idx_teammembers_user_id ON teammembers (userid);
CREATE TABLE heliograph_team_icons (
    teamid varchar(26) NOT NULL PRIMARY KEY,
    updateat bigint NOT NULL,
    image text NOT NULL
);
