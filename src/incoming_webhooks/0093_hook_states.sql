-- A hook can be switched off; its former ids live on for a while after it got a new one.
ALTER TABLE heliograph_hook_settings ADD COLUMN disabled BOOLEAN NOT NULL DEFAULT FALSE;
CREATE TABLE heliograph_former_hook_ids (
    formerid VARCHAR(26) PRIMARY KEY NOT NULL,
    hookid VARCHAR(26) NOT NULL,
    expiresat BIGINT NOT NULL
);
CREATE INDEX heliograph_former_hook_ids_hook ON heliograph_former_hook_ids (hookid);
