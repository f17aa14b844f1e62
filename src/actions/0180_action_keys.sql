-- The secrets that sign trigger ids and seal cookies, shared by all servers of one database.
CREATE TABLE heliograph_action_keys (
    name varchar(32) NOT NULL PRIMARY KEY,
    value varchar(128) NOT NULL,
    createat bigint NOT NULL
);
