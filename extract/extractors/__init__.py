"""One file for one kind of statement; the pipeline lists this folder."""
