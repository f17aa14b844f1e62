CREATE TABLE sessions (
    id VARCHAR(26) NOT NULL PRIMARY KEY,
    token VARCHAR(26),
    createat BIGINT,
    expiresat BIGINT,
    lastactivityat BIGINT,
    userid VARCHAR(26),
    deviceid VARCHAR(512),
    roles VARCHAR(256),
    isoauth BOOLEAN,
    props JSONB,
    expirednotify BOOLEAN
);
CREATE INDEX idx_sessions_token ON sessions (token);
CREATE INDEX idx_sessions_user_id ON sessions (userid);
