"""Find what a PDF would do: run, open, send, play, or carry along."""

from collections.abc import Iterator

import pikepdf

from portal.media.models import Refusal, Refused

_ACTIONS = frozenset(
    (
        "/JavaScript", "/Launch", "/SubmitForm", "/ImportData", "/GoToR", "/GoToE",
        "/Rendition", "/RichMediaExecute", "/Movie", "/Sound",
    )
)  # fmt: skip
"""Types of action that are refused. What only moves about in the document, or names a web address, is not
in it: letters are full of both. It is taken out."""
_ANNOTATIONS = frozenset(("/FileAttachment", "/RichMedia", "/Movie", "/Sound", "/Screen", "/3D"))
_KEYS = ("/JS", "/JavaScript", "/EmbeddedFiles", "/EF", "/XFA", "/RichMediaContent", "/RichMediaSettings")
_EMBEDDED = "/EmbeddedFile"

Container = pikepdf.Object


def refuse_active(pdf: pikepdf.Pdf) -> None:
    """Raise Refused when anything in the document is active, wherever it lies."""
    for container in dictionaries(pdf):
        if is_active(container):
            raise Refused(Refusal.ACTIVE)


def is_active(container: Container) -> bool:
    """Tell whether a dictionary is, or holds, what a reader would act on."""
    return (
        any(key in container for key in _KEYS)
        or _name(container, "/S") in _ACTIONS
        or _name(container, "/Subtype") in _ANNOTATIONS
        or _name(container, "/Type") == _EMBEDDED
    )


def dictionaries(pdf: pikepdf.Pdf) -> Iterator[Container]:
    """Yield every dictionary and the one of every stream, of all objects, reached from a page or not."""
    for whole in pdf.objects:
        pending: list[object] = [whole]
        while pending:
            part = pending.pop()
            if isinstance(part, pikepdf.Dictionary | pikepdf.Stream):
                yield part
                held = part.stream_dict if isinstance(part, pikepdf.Stream) else part
                pending += [value for value in held.as_dict().values() if _lies_within(value)]
            elif isinstance(part, pikepdf.Array):
                pending += [value for value in part.as_list() if _lies_within(value)]


def _lies_within(value: object) -> bool:
    return isinstance(value, pikepdf.Dictionary | pikepdf.Array) and not value.is_indirect


def _name(container: Container, key: str) -> str:
    value = container.get(key)
    return str(value) if isinstance(value, pikepdf.Name) else ""
