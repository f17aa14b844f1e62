-- How a hook translates what it receives, and its own filters, each version kept.
CREATE TABLE heliograph_hook_translations (
    hookid VARCHAR(26) PRIMARY KEY NOT NULL,
    integration TEXT NOT NULL,
    options TEXT NOT NULL,
    filterversion BIGINT NOT NULL,
    signature TEXT NOT NULL,
    secret TEXT NOT NULL,
    oldsecret TEXT NOT NULL,
    oldsecretuntil BIGINT NOT NULL,
    mentions BOOLEAN NOT NULL
);
CREATE TABLE heliograph_hook_filters (
    hookid VARCHAR(26) NOT NULL,
    version BIGINT NOT NULL,
    createat BIGINT NOT NULL,
    userid VARCHAR(26) NOT NULL,
    source TEXT NOT NULL,
    note TEXT NOT NULL,
    PRIMARY KEY (hookid, version)
);
