"""What can be wrong with a key file or with what somebody typed to open it, in plain words."""

from app.errors import Problem


class KeyFileDamaged(Problem):
    """The key file is not as it was written, by accident or by intent."""

    def __init__(self) -> None:
        super().__init__("The key file of this school is damaged.", "Take it from a backup.")


class KeyFileMissing(Problem):
    """There is no key file, or it cannot be read."""

    def __init__(self, what: str = "is missing") -> None:
        super().__init__(f"The key file of this school {what}.", "Take it from a backup.")


class KeyFileNewer(Problem):
    """The key file is one that only a newer version of the program can read."""

    def __init__(self) -> None:
        super().__init__(
            "The key file of this school was made by a newer version of Fivefold.",
            "Install that version on this computer.",
        )


class WrongPassword(Problem):
    """The password is not the one of this person."""

    def __init__(self, name: str) -> None:
        super().__init__(f"That is not the password for {name}.", "Check Caps Lock, and try again.")


class WrongCode(Problem):
    """The recovery code was typed with a mistake in it, or is not the one of this school."""


class KeysChanging(Problem):
    """The school's keys are being changed, so nobody can be added or altered just now."""

    def __init__(self) -> None:
        super().__init__("The keys of this school are being changed.", "Try again in a moment.")
