"""The operations that Undo does not take back, each with its reason; the window asks before any of them."""

FINAL: dict[str, str] = {
    "set_up_school": "Before it there is no school; to take it back, delete the folder.",
}
