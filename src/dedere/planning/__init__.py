"""Planning: the whole world at once. The one vectorised room of the engine (NumPy)."""
