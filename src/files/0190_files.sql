CREATE TABLE fileinfo (
    id varchar(26) NOT NULL PRIMARY KEY,
    creatorid varchar(26),
    postid varchar(26),
    channelid varchar(26),
    createat bigint,
    updateat bigint,
    deleteat bigint,
    path varchar(512),
    thumbnailpath varchar(512),
    previewpath varchar(512),
    name varchar(256),
    extension varchar(64),
    size bigint,
    mimetype varchar(256),
    width int,
    height int,
    haspreviewimage boolean,
    minipreview bytea,
    content text,
    remoteid varchar(26),
    archived boolean NOT NULL DEFAULT FALSE
);
CREATE INDEX idx_fileinfo_post ON fileinfo (postid);
CREATE INDEX idx_fileinfo_channel ON fileinfo (channelid, createat);
CREATE INDEX idx_fileinfo_orphans ON fileinfo (createat) WHERE postid = '';
CREATE TABLE uploadsessions (
    id varchar(26) NOT NULL PRIMARY KEY,
    type varchar(32),
    createat bigint,
    userid varchar(26),
    channelid varchar(26),
    filename varchar(256),
    path varchar(512),
    filesize bigint,
    fileoffset bigint,
    remoteid varchar(26),
    reqfileid varchar(26)
);
CREATE INDEX idx_uploadsessions_user ON uploadsessions (userid);
CREATE TABLE heliograph_file_links (
    fileid varchar(26) NOT NULL PRIMARY KEY,
    token varchar(64) NOT NULL
);
CREATE TABLE heliograph_file_removals (
    path varchar(512) NOT NULL PRIMARY KEY
);
