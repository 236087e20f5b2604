"""Pages of the treaties app."""
