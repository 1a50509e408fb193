"""What a person takes home with her."""
