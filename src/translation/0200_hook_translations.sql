-- How a hook translates what it receives, and its own filters, each version kept. Slot is the hook's number,
-- which stays when its address changes.
CREATE TABLE heliograph_hook_translations (
    slot BIGINT PRIMARY KEY NOT NULL,
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
    slot BIGINT NOT NULL,
    version BIGINT NOT NULL,
    createat BIGINT NOT NULL,
    userid VARCHAR(26) NOT NULL,
    source TEXT NOT NULL,
    note TEXT NOT NULL,
    PRIMARY KEY (slot, version)
);
