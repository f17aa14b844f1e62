CREATE TABLE useraccesstokens (
    id VARCHAR(26) NOT NULL PRIMARY KEY,
    token VARCHAR(26) UNIQUE,
    userid VARCHAR(26),
    description VARCHAR(512),
    isactive BOOLEAN
);
CREATE INDEX idx_user_access_tokens_user_id ON useraccesstokens (userid);
