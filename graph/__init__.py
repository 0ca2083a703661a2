"""Statements in, answers out: RDF encoding, store, queries and views."""
