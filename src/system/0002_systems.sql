CREATE TABLE systems (
    name varchar(64) NOT NULL PRIMARY KEY,
    value varchar(1024)
);
