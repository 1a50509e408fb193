"""Places to get help: who they are, how to reach them, and when they answer."""
