-- Who is meant by a name that a service uses: the administrator's mapping. Service is empty for any of them.
CREATE TABLE heliograph_people (
    service VARCHAR(64) NOT NULL,
    name VARCHAR(200) NOT NULL,
    userid VARCHAR(26) NOT NULL,
    PRIMARY KEY (service, name)
);
