"""The library of named queries: one ``.rq`` file each, its first comment says what it answers."""
