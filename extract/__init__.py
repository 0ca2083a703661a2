"""Text in, statements out: reads articles and finds what they say."""
