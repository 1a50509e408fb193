"""What is said when a page is read aloud; it knows no voice and no window."""
