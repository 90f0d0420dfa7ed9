"""Right answers of lesson 08."""
