"""The library: articles as people write them, as they are compiled, and as they are read."""
