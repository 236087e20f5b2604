"""What a law must contain: obligations beside the provisions that may carry them out."""
