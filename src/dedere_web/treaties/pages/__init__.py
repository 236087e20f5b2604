"""What the treaty pages show: findings of the engine, turned into values that templates print."""
