-- Times are nanoseconds since the Unix epoch. VARCHAR and BIGINT are read as TEXT and INTEGER by SQLite.

CREATE TABLE credential_secrets (
    credential VARCHAR(1024) NOT NULL,
    slot       VARCHAR(1024) NOT NULL,
    sealed     BLOB          NOT NULL,
    updated_ns BIGINT        NOT NULL,
    CONSTRAINT credential_secrets_key PRIMARY KEY (credential, slot)
);

-- Counts the writes to a table, so that other processes notice them.
CREATE TABLE write_counters (
    name   VARCHAR(64) NOT NULL,
    writes BIGINT      NOT NULL,
    CONSTRAINT write_counters_key PRIMARY KEY (name)
);

CREATE TABLE gateway_blobs (
    kind       VARCHAR(255) NOT NULL,
    name       VARCHAR(255) NOT NULL,
    content    BLOB         NOT NULL,
    updated_ns BIGINT       NOT NULL,
    CONSTRAINT gateway_blobs_key PRIMARY KEY (kind, name)
);

CREATE TABLE devices (
    id           VARCHAR(64)   NOT NULL,
    name         VARCHAR(1024) NOT NULL,
    profile      VARCHAR(1024) NOT NULL,
    created_ns   BIGINT        NOT NULL,
    last_seen_ns BIGINT        NOT NULL,
    CONSTRAINT devices_key PRIMARY KEY (id)
);

CREATE TABLE device_tokens (
    token_hash VARCHAR(255) NOT NULL,
    device_id  VARCHAR(64)  NOT NULL,
    CONSTRAINT device_tokens_key PRIMARY KEY (token_hash),
    CONSTRAINT device_tokens_device FOREIGN KEY (device_id) REFERENCES devices (id) ON DELETE CASCADE
);

CREATE INDEX device_tokens_by_device ON device_tokens (device_id);

CREATE TABLE operators (
    username      VARCHAR(255) NOT NULL,
    password_hash VARCHAR(255) NOT NULL,
    created_ns    BIGINT       NOT NULL,
    updated_ns    BIGINT       NOT NULL,
    CONSTRAINT operators_key PRIMARY KEY (username)
);

-- A session may belong to an operator who has no password here, so there is no reference to operators.
CREATE TABLE operator_sessions (
    token_hash VARCHAR(255) NOT NULL,
    username   VARCHAR(255) NOT NULL,
    created_ns BIGINT       NOT NULL,
    expires_ns BIGINT       NOT NULL,
    CONSTRAINT operator_sessions_key PRIMARY KEY (token_hash)
);

CREATE INDEX operator_sessions_by_user ON operator_sessions (username);

CREATE INDEX operator_sessions_by_expiry ON operator_sessions (expires_ns);

CREATE TABLE operator_tokens (
    token_hash VARCHAR(255) NOT NULL,
    name       VARCHAR(255) NOT NULL,
    username   VARCHAR(255) NOT NULL,
    created_ns BIGINT       NOT NULL,
    CONSTRAINT operator_tokens_key PRIMARY KEY (token_hash),
    CONSTRAINT operator_tokens_name UNIQUE (name)
);

-- The journal, searchable. The outcome columns are null while an action is under way.
CREATE TABLE actions (
    id           VARCHAR(64)    NOT NULL,
    at_ns        BIGINT         NOT NULL,
    device_id    VARCHAR(64)    NOT NULL,
    device_name  VARCHAR(1024)  NOT NULL,
    profile      VARCHAR(1024)  NOT NULL,
    peer_address VARCHAR(1024)  NOT NULL,
    endpoint     VARCHAR(1024)  NOT NULL,
    family       VARCHAR(64)    NOT NULL,
    method       VARCHAR(1024)  NOT NULL,
    host         VARCHAR(1024)  NOT NULL,
    target       VARCHAR(65536) NOT NULL,
    query        VARCHAR(65536) NOT NULL,
    headers_json VARCHAR(65536) NOT NULL,
    body         VARCHAR(65536) NOT NULL,
    body_cut     BOOLEAN        NOT NULL,
    rule         VARCHAR(1024)  NOT NULL,
    verdict      VARCHAR(64)    NOT NULL,
    reason       VARCHAR(65536) NOT NULL,
    credential   VARCHAR(1024)  NOT NULL,
    approved_by  VARCHAR(65536) NOT NULL,
    digest       VARCHAR(128)   NOT NULL,
    status       VARCHAR(1024),
    bytes_in     BIGINT,
    bytes_out    BIGINT,
    micros       BIGINT,
    error        VARCHAR(65536),
    CONSTRAINT actions_key PRIMARY KEY (id)
);

CREATE INDEX actions_by_time ON actions (at_ns, id);

-- How far the journal is filed: one row.
CREATE TABLE journal_position (
    id           INTEGER      NOT NULL,
    segment      VARCHAR(255) NOT NULL,
    offset_bytes BIGINT       NOT NULL,
    sequence     BIGINT       NOT NULL,
    CONSTRAINT journal_position_key PRIMARY KEY (id)
);
