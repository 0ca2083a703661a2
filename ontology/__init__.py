"""What may be said: the vocabulary, the records and the errors. Imports nothing of ours."""
