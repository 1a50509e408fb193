"""Reviews by people: the commands, and the packet that a reviewer prints."""
