schema_version = 2

nonsense {}
