"""Where things are kept: the ledger (SQLite) and the lake (Parquet read by DuckDB); the only room that speaks SQL."""
