"""Ways to look at a graph: Turtle, networks, pages, tables."""
