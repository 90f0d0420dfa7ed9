"""What was handed in: fetched, found, read, recognised, whatever its bytes, names and cells are."""
