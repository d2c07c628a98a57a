"""What is said about uploads: before a file is chosen, when one is not taken, and about the pictures."""

from portal.councils import Council
from portal.evidence import File, Infected, TooManyFiles, TooMuch
from portal.journey import Files, Question, Say, Text
from portal.media import Edge, Hint, Refusal, Refused

ANOTHER = "Send another copy, or a photo of the paper"
TOO_BIG = Text("“{name}” must be {megabytes} MB or smaller. Take a photo of each page instead")
ALL_TOO_BIG = Text("What you chose is too large to send together. Choose smaller files, or fewer at a time")
NOT_SAVED = Text(
    "“{name}” could not be saved, through a fault of ours. All else is safe. Try again in a few minutes"
)
VIRUS = Text("“{name}” has a virus, and nothing of it was kept. Take a photo of the paper instead")
TOO_MANY = Text("“{name}” was not added: no more than {files} fit here, and they are here already")
TOO_MANY_CHOSEN = Text("No more than {files} files fit here, so {count} of those you chose were not added")
TOO_MUCH = Text(
    "“{name}” was not added, because all files together may be {most} MB. It can still go by post"
)
WHY = {
    Refusal.EMPTY: Text(f"“{{name}}” is empty. {ANOTHER}"),
    Refusal.TYPE: Text("“{name}” must be a JPEG, PNG, WebP, HEIC or PDF. Take a photo of the paper instead"),
    Refusal.DAMAGED: Text(f"“{{name}}” is damaged and cannot be opened. {ANOTHER}"),
    Refusal.TOO_MANY_PIXELS: Text(
        "“{name}” has too many pixels to be opened safely. Choose a smaller size in the camera’s settings"
    ),
    Refusal.PASSWORD: Text(
        "“{name}” has a password. Save a copy without the password, or take a photo of each page"
    ),
    Refusal.ACTIVE: Text(
        "“{name}” has programs or other files inside, so it is not safe to open. "
        "Print it and choose ‘Save as PDF’, or take a photo of each page"
    ),
    Refusal.TOO_MANY_PAGES: Text("“{name}” has too many pages. Send only the pages that we ask for"),
}
NOT_A_PHOTO = Text("“{name}” must be a photo: a JPEG, PNG, WebP or HEIC. Take one with a phone or tablet")


FORMATS = Text(
    "JPEG, PNG, WebP, HEIC or PDF, up to {megabytes} MB each. You can choose several, {files} in all"
)
PHOTO_FORMATS = Text("JPEG, PNG, WebP or HEIC, up to {megabytes} MB")
TAKE_A_PHOTO = Text(
    "A photo of the paper is fine. Put it flat in good light, take all four corners, and check that every "
    "word can be read. We keep only the picture, not where or when it was taken."
)
ANY_PHOTO = Text(
    "Any photo will do to begin with, also one from a phone: we turn it upright and suggest how to cut it. "
    "We keep only the picture, not where or when it was taken."
)

HINTS = {
    Hint.SMALL: Text("The picture is small. Check that every word can be read."),
    Hint.BLURRED: Text("The picture looks blurred. Check that every word can be read."),
    Hint.DARK: Text("The picture is dark. Check that every word can be read."),
    Hint.BRIGHT: Text("The picture is very bright. Check that every word can be read."),
}
PHOTO_HINTS = {
    Hint.SMALL: Text("The picture is small, so it may not look sharp on the badge."),
    Hint.BLURRED: Text("The picture looks blurred."),
    Hint.DARK: Text("The picture is dark. More light from the front helps."),
    Hint.BRIGHT: Text("The picture is very bright. Less light helps."),
    Hint.BUSY_BACKGROUND: Text("The background does not look plain."),
    Hint.DARK_BACKGROUND: Text("The background is dark. A light one shows the face better."),
    Hint.NO_FACE: Text(
        "We could not find a face. If there is one, carry on: our check misses many faces, and people look "
        "at every photo."
    ),
    Hint.SEVERAL_FACES: Text("There seems to be more than one face. Only one person may be in the photo."),
}
EDGES = {
    Edge.LEFT: Text("The face is close to the left edge."),
    Edge.RIGHT: Text("The face is close to the right edge."),
    Edge.TOP: Text("The face is close to the top edge."),
    Edge.BOTTOM: Text("The face is close to the bottom edge."),
}


def why(wrong: Exception, *, photo: bool) -> Text:
    """Return why a file is not taken; `{name}` is to be filled with what it is called."""
    match wrong:
        case Refused(reason=Refusal.TYPE) if photo:
            return NOT_A_PHOTO
        case Refused():
            return WHY[wrong.reason]
        case Infected():
            return VIRUS
        case TooManyFiles():
            return TOO_MANY
        case TooMuch():
            return TOO_MUCH
        case OSError():
            return NOT_SAVED
    return TOO_BIG


def formats(page: Question, council: Council, say: Say) -> str:
    """Return what may be chosen, and how large."""
    text = PHOTO_FORMATS if is_photo(page) else FORMATS
    return say(text, megabytes=str(council.file_megabytes), files=str(council.files_a_question))


def about_upload(page: Question, council: Council, say: Say) -> tuple[str, ...]:
    """Return what is worth knowing before a file is chosen."""
    if not is_photo(page):
        return (say(TAKE_A_PHOTO),)
    months = council.photo_within_months
    if months is None:
        return (say(ANY_PHOTO),)
    age = say.count(
        "It must have been taken within the last month.",
        "It must have been taken within the last {count} months.",
        months,
    )
    return (age, say(ANY_PHOTO))


def hints_of(page: Question, file: File, say: Say) -> tuple[str, ...]:
    """Return what a person may want to look at in a picture: advice, and no more."""
    words = PHOTO_HINTS if is_photo(page) else HINTS
    return tuple(say(words[hint]) for hint in file.hints if hint in words)


def is_photo(page: Question) -> bool:
    """Say whether a page takes the one photo of a person."""
    return isinstance(page.answer, Files) and page.answer.photo
