"""From a source's file to the directory: read, clean, match, apply. Only `applying` touches the database."""
