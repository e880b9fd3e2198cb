"""The first page of the desk: what waits, what is late, what has grown old. Only reads."""
