class Refused(Exception):
    """An action that may not be done now; the message is for the editor, in Indonesian."""
