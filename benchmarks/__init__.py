"""What the program costs, measured beside a bare window; README.md holds the table."""
