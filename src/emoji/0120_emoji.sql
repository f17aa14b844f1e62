CREATE TABLE emoji (
    id varchar(26) NOT NULL PRIMARY KEY,
    createat bigint,
    updateat bigint,
    deleteat bigint,
    creatorid varchar(26),
    name varchar(64)
);
CREATE UNIQUE INDEX idx_emoji_name ON emoji (name, deleteat);
CREATE TABLE heliograph_emoji_pictures (
    emojiid varchar(26) NOT NULL PRIMARY KEY,
    mediatype varchar(64) NOT NULL,
    base64 text NOT NULL
);
