CREATE TABLE audits (
    id varchar(26) NOT NULL PRIMARY KEY,
    createat bigint,
    userid varchar(26),
    action varchar(512),
    extrainfo varchar(1024),
    ipaddress varchar(64),
    sessionid varchar(26)
);
CREATE INDEX idx_audits_user_id ON audits (userid);
