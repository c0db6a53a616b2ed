-- What logins at authorization servers gave: the tokens sealed, the rest for operators. Both times that
-- may be missing are null: a token without an expiry is used until it is replaced.

CREATE TABLE credentials (
    id            VARCHAR(1024) NOT NULL,
    access_token  BLOB          NOT NULL,
    token_type    VARCHAR(64)   NOT NULL,
    refresh_token BLOB,
    expiry_ns     BIGINT,
    updated_ns    BIGINT        NOT NULL,
    display_name  VARCHAR(1024) NOT NULL,
    avatar_url    VARCHAR(4096) NOT NULL,
    client_id     VARCHAR(1024) NOT NULL,
    CONSTRAINT credentials_key PRIMARY KEY (id)
);
