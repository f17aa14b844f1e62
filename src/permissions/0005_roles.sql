CREATE TABLE roles (
    id varchar(26) NOT NULL PRIMARY KEY,
    name varchar(64) UNIQUE,
    displayname varchar(128),
    description varchar(1024),
    createat bigint,
    updateat bigint,
    deleteat bigint,
    permissions text,
    schememanaged boolean,
    builtin boolean,
    schemeid varchar(26)
);
