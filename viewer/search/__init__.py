"""Search: what is written into the library at compile, and how a question is understood."""
