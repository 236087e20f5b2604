"""Views of cooperation: read the address, ask the engine, show the page."""
