class Refused(Exception):
    """An action that may not be done now; the message is for the editor, in Indonesian."""

    # The same as HTML with links, where there is more to show than words.
    html = ""


class Unread(Refused):
    """An action that can be done once its warning was read.

    `seal` is of the warning's words: whoever sends it back has read these and no others.
    """

    def __init__(self, message, seal):
        super().__init__(message)
        self.seal = seal
