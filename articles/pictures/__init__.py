"""Pictures of the library: what is taken in, and what is made of it for readers."""
