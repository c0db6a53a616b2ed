schema_version = 1
