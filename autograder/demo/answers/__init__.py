"""What the students of the demo wrote: one module a style or a mistake; their functions are copied as text."""
