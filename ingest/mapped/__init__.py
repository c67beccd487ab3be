"""Rows of any table through a mapping: regions, organisations, facts and ties."""
