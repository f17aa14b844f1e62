CREATE TABLE posts (
    id varchar(26) NOT NULL PRIMARY KEY,
    createat bigint,
    updateat bigint,
    deleteat bigint,
    userid varchar(26),
    channelid varchar(26),
    rootid varchar(26),
    originalid varchar(26),
    message varchar(65535),
    type varchar(26),
    props jsonb,
    hashtags varchar(1000),
    filenames varchar(4000),
    fileids varchar(300),
    hasreactions boolean,
    editat bigint,
    ispinned boolean,
    remoteid varchar(26)
);
CREATE INDEX idx_posts_channel_place ON posts (channelid, createat, id);
CREATE INDEX idx_posts_thread ON posts (rootid, createat) WHERE rootid <> '';
CREATE INDEX idx_posts_history ON posts (originalid) WHERE originalid <> '';
CREATE INDEX idx_posts_changed ON posts (channelid, updateat) WHERE updateat <> createat;
CREATE INDEX idx_posts_pinned ON posts (channelid) WHERE ispinned = TRUE;
CREATE TABLE threads (
    postid varchar(26) NOT NULL PRIMARY KEY,
    replycount bigint,
    lastreplyat bigint,
    participants jsonb,
    channelid varchar(26),
    threaddeleteat bigint,
    threadteamid varchar(26)
);
CREATE TABLE threadmemberships (
    postid varchar(26) NOT NULL,
    userid varchar(26) NOT NULL,
    following boolean,
    lastviewed bigint,
    lastupdated bigint,
    unreadmentions bigint,
    PRIMARY KEY (postid, userid)
);
CREATE INDEX idx_threadmemberships_user ON threadmemberships (userid);
CREATE TABLE drafts (
    createat bigint,
    updateat bigint,
    deleteat bigint,
    userid varchar(26) NOT NULL,
    channelid varchar(26) NOT NULL,
    rootid varchar(26) NOT NULL DEFAULT '',
    message varchar(65535),
    props varchar(8000),
    fileids varchar(300),
    priority text,
    type text,
    PRIMARY KEY (userid, channelid, rootid)
);
CREATE TABLE postspriority (
    postid varchar(26) NOT NULL PRIMARY KEY,
    channelid varchar(26) NOT NULL,
    priority varchar(32) NOT NULL,
    requestedack boolean,
    persistentnotifications boolean
);
CREATE TABLE postreminders (
    postid varchar(26) NOT NULL,
    userid varchar(26) NOT NULL,
    targettime bigint,
    PRIMARY KEY (postid, userid)
);
CREATE INDEX idx_postreminders_due ON postreminders (targettime);
