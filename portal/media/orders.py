"""What a child can be told to do. Only what an order needs is imported, and all of that before the work."""

from collections.abc import Callable
from typing import Any

from portal.media.framing import pack, pack_normal
from portal.media.sniffing import Sort

Work = Callable[[bytes], bytes]


def work_of(order: dict[str, Any]) -> Work:
    """Return what to do with the bytes to come."""
    return _ORDERS[order["do"]](order)


def _normalise(order: dict[str, Any]) -> Work:
    sort: Sort = order["sort"]
    if sort == "pdf":
        from portal.media.documents import normal_pdf, prepare

        prepare()
        return lambda data: pack_normal(normal_pdf(data))
    from portal.media.pictures import reader

    read = reader(sort)
    if order["photo"]:
        from portal.media.photo import normal_photo

        return lambda data: pack_normal(normal_photo(read(data)))
    from portal.media.paper import normal_paper

    return lambda data: pack_normal(normal_paper(read(data)))


def _badge(order: dict[str, Any]) -> Work:
    from portal.media.badge import badge_jpeg
    from portal.media.pictures import reader

    read, box = reader("jpeg"), order["box"]
    return lambda data: pack({}, (badge_jpeg(read(data), box),))


def _page(order: dict[str, Any]) -> Work:
    page, turns = order["page"], order["turns"]
    if order["kind"] == "pdf":
        from portal.media.drawing import pdf_page

        return lambda data: pack({}, (pdf_page(data, page, turns),))
    from portal.media.pictures import picture_page, reader

    read = reader("jpeg")
    return lambda data: pack({}, (picture_page(read(data), page, turns),))


_ORDERS: dict[str, Callable[[dict[str, Any]], Work]] = {
    "normalise": _normalise,
    "badge": _badge,
    "page": _page,
}
