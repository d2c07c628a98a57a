"""What a row says of a file, sealed with its own key: even which question it is for may tell of health."""

import json
from typing import Any

from portal.evidence.models import File
from portal.media import Crop, Cut, Edge, Hint

_EMPTY: dict[str, Any] = {
    "question": "",
    "what": "",
    "name": "file",
    "kind": "pdf",
    "size": 0,
    "pages": 1,
    "width": 0,
    "height": 0,
    "digest": "",
    "chosen": "",
}
_HINTS, _CUTS, _EDGES = ({one.value for one in kind} for kind in (Hint, Cut, Edge))


def written(file: File) -> bytes:
    """Return what to seal of a file."""
    crops = [{"cut": crop.cut, "box": crop.box, "edges": crop.edges} for crop in file.crops]
    about = {name: getattr(file, name) for name in _EMPTY} | {"hints": file.hints, "crops": crops}
    return json.dumps(about, ensure_ascii=False).encode()


def read(text: bytes) -> dict[str, Any]:
    """Return it as fields of a File. Another release may have written it, knowing more or less than we do."""
    about = json.loads(text)
    return {name: about.get(name, other) for name, other in _EMPTY.items()} | {
        "hints": tuple(Hint(hint) for hint in about.get("hints", ()) if hint in _HINTS),
        "crops": tuple(_crop(crop) for crop in about.get("crops", ()) if crop["cut"] in _CUTS),
    }


def _crop(crop: dict[str, Any]) -> Crop:
    left, top, right, bottom = crop["box"]
    edges = tuple(Edge(edge) for edge in crop["edges"] if edge in _EDGES)
    return Crop(Cut(crop["cut"]), (left, top, right, bottom), edges)
