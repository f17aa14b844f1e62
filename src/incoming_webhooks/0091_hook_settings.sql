-- What the peer's hooks lack. Slot numbers the hooks; it is the upper part of the ids of what they received.
CREATE TABLE heliograph_hook_settings (
    hookid VARCHAR(26) PRIMARY KEY NOT NULL,
    slot BIGINT NOT NULL,
    allowlist TEXT NOT NULL,
    requestspersecond INTEGER NOT NULL
);
-- What hooks remember: kind "i" answers by Idempotency-Key, "t" threads and "u" posts to update by their keys.
CREATE TABLE heliograph_hook_keys (
    hookid VARCHAR(26) NOT NULL,
    kind VARCHAR(1) NOT NULL,
    keytext VARCHAR(512) NOT NULL,
    saved TEXT NOT NULL,
    createat BIGINT NOT NULL,
    PRIMARY KEY (hookid, kind, keytext)
);
CREATE INDEX heliograph_hook_keys_age ON heliograph_hook_keys (hookid, kind, createat);
