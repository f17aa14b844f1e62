-- The peer's tables of OAuth apps, their codes and their tokens, and what people have approved.
CREATE TABLE oauthapps (
    id VARCHAR(26) NOT NULL PRIMARY KEY,
    creatorid VARCHAR(26),
    createat BIGINT,
    updateat BIGINT,
    clientsecret VARCHAR(128),
    name VARCHAR(64),
    description VARCHAR(512),
    callbackurls VARCHAR(1024),
    homepage VARCHAR(256),
    istrusted BOOLEAN,
    iconurl VARCHAR(512),
    mattermostappid VARCHAR(32) NOT NULL DEFAULT '',
    isdynamicallyregistered BOOLEAN DEFAULT false
);
CREATE INDEX idx_oauthapps_creator_id ON oauthapps (creatorid);
CREATE TABLE oauthauthdata (
    clientid VARCHAR(26),
    userid VARCHAR(26),
    code VARCHAR(128) NOT NULL PRIMARY KEY,
    expiresin INT,
    createat BIGINT,
    redirecturi VARCHAR(256),
    state VARCHAR(1024),
    scope VARCHAR(128),
    codechallenge VARCHAR(128) DEFAULT '',
    codechallengemethod VARCHAR(10) DEFAULT '',
    resource VARCHAR(512) DEFAULT ''
);
CREATE TABLE oauthaccessdata (
    token VARCHAR(26) NOT NULL PRIMARY KEY,
    refreshtoken VARCHAR(26),
    redirecturi VARCHAR(256),
    clientid VARCHAR(26),
    userid VARCHAR(26),
    expiresat BIGINT,
    scope VARCHAR(128),
    audience VARCHAR(512) DEFAULT ''
);
CREATE UNIQUE INDEX oauthaccessdata_clientid_userid_key ON oauthaccessdata (clientid, userid);
CREATE INDEX idx_oauthaccessdata_refresh_token ON oauthaccessdata (refreshtoken);
CREATE INDEX idx_oauthaccessdata_user_id ON oauthaccessdata (userid);
CREATE TABLE heliograph_oauth_approvals (
    userid VARCHAR(26) NOT NULL,
    clientid VARCHAR(26) NOT NULL,
    scope VARCHAR(128) NOT NULL,
    createat BIGINT NOT NULL,
    PRIMARY KEY (userid, clientid)
);
