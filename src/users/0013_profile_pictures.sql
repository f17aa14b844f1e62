CREATE TABLE heliograph_profile_pictures (
    userid VARCHAR(26) NOT NULL PRIMARY KEY,
    mediatype VARCHAR(64) NOT NULL,
    base64 TEXT NOT NULL
);
