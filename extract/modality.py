"""How sure the text is of what it says: happened, planned, announced, teased, rumoured, speculated, denied."""
