CREATE TABLE bots (
    userid VARCHAR(26) NOT NULL PRIMARY KEY,
    description VARCHAR(1024),
    ownerid VARCHAR(190),
    createat BIGINT,
    updateat BIGINT,
    deleteat BIGINT,
    lasticonupdate BIGINT
);
