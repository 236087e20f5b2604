"""What a resolution asks of whom, by when: the text of a resolution read into values."""
