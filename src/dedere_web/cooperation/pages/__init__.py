"""What each page of cooperation shows, as plain values that templates read."""
