"""The database: schema, one module per entity, migrations, search."""
