"""What the clinic's staff set and see on a kiosk: PIN, door, state and log. No Qt, no person."""
