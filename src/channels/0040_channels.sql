-- Channels, memberships, their history, and the categories of the side bar.
CREATE TABLE channels (
    id varchar(26) NOT NULL PRIMARY KEY,
    createat bigint,
    updateat bigint,
    deleteat bigint,
    teamid varchar(26),
    type varchar(1),
    displayname varchar(64),
    name varchar(64),
    header varchar(1024),
    purpose varchar(250),
    lastpostat bigint,
    totalmsgcount bigint,
    extraupdateat bigint,
    creatorid varchar(26),
    schemeid varchar(26),
    groupconstrained boolean,
    shared boolean,
    totalmsgcountroot bigint,
    lastrootpostat bigint DEFAULT 0,
    bannerinfo jsonb,
    defaultcategoryname varchar(64) NOT NULL DEFAULT '',
    autotranslation boolean NOT NULL DEFAULT false
);
CREATE UNIQUE INDEX channels_name_teamid_key ON channels (name, teamid);
CREATE INDEX idx_channels_team_id_display_name ON channels (teamid, displayname);
CREATE TABLE channelmembers (
    channelid varchar(26) NOT NULL,
    userid varchar(26) NOT NULL,
    roles varchar(256),
    lastviewedat bigint,
    msgcount bigint,
    mentioncount bigint,
    notifyprops jsonb,
    lastupdateat bigint,
    schemeuser boolean,
    schemeadmin boolean,
    schemeguest boolean,
    mentioncountroot bigint,
    msgcountroot bigint,
    urgentmentioncount bigint,
    autotranslation boolean NOT NULL DEFAULT false,
    autotranslationdisabled boolean NOT NULL DEFAULT false,
    PRIMARY KEY (channelid, userid)
);
CREATE INDEX idx_channelmembers_user_id ON channelmembers (userid);
CREATE TABLE channelmemberhistory (
    channelid varchar(26) NOT NULL,
    userid varchar(26) NOT NULL,
    jointime bigint NOT NULL,
    leavetime bigint,
    PRIMARY KEY (channelid, userid, jointime)
);
CREATE TABLE sidebarcategories (
    id varchar(128) NOT NULL PRIMARY KEY,
    userid varchar(26),
    teamid varchar(26),
    sortorder bigint,
    sorting varchar(64),
    type varchar(64),
    displayname varchar(64),
    muted boolean,
    collapsed boolean
);
CREATE INDEX idx_sidebarcategories_userid_teamid ON sidebarcategories (userid, teamid);
CREATE TABLE sidebarchannels (
    channelid varchar(26) NOT NULL,
    userid varchar(26) NOT NULL,
    categoryid varchar(128) NOT NULL,
    sortorder bigint,
    PRIMARY KEY (channelid, userid, categoryid)
);
CREATE INDEX idx_sidebarchannels_categoryid ON sidebarchannels (categoryid);
