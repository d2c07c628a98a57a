"""Pictures that are taken, in every dress a camera, a phone or an old program gives them."""

from io import BytesIO
from typing import Any

from PIL import Image, ImageCms, PngImagePlugin

from portal.media import Kind
from tests.media.corpus import CANARY, STORED_LIKE, Sent, camera_data, encoded, jpeg, picture, xmp

IMAGE: Kind = "image"
FORMS: dict[str, dict[str, Any]] = {
    "JPEG": {"quality": 92},
    "PNG": {},
    "WEBP": {"lossless": True},
    "HEIF": {"quality": 90},
}


def pictures() -> list[Sent]:
    """Return pictures of every sort, mode and orientation, each telling more than it should."""
    return [*_held_every_way(), *_modes(), *_telling(), *_sizes(), *_moving()]


def _held_every_way() -> list[Sent]:
    made = []
    for form, options in FORMS.items():
        for orientation in range(1, 9):
            turning = STORED_LIKE.get(orientation)
            stored = picture() if turning is None else picture().transpose(turning)
            exif = camera_data(orientation)
            if form == "HEIF":  # its writer turns by a box of its own and sets the tag to 1
                stored.info["exif"] = exif.tobytes()
                data = encoded(stored, form, **options)
            else:
                data = encoded(stored, form, exif=exif, **options)
            made.append(Sent(f"{form} held {orientation}", data, IMAGE, corners=True))
    wrong = camera_data()
    wrong[0x0112] = 99
    return [*made, Sent("JPEG held 99", jpeg(exif=wrong), IMAGE, corners=True)]


def _modes() -> list[Sent]:
    whole = [
        ("JPEG", "RGB", {"progressive": True}),
        ("JPEG", "RGB", {"subsampling": 0}),
        ("JPEG", "RGB", {"subsampling": 2, "optimize": True}),
        ("JPEG", "RGB", {"keep_rgb": True}),
        ("JPEG", "RGB", {"restart_marker_rows": 1}),
        ("JPEG", "CMYK", {}),
        ("JPEG", "CMYK", {"progressive": True}),
        ("PNG", "RGBA", {}),
        ("PNG", "P", {}),
        ("PNG", "RGB", {"compress_level": 0}),
        ("WEBP", "RGB", {"quality": 90}),
        ("WEBP", "RGBA", {"lossless": True}),
        ("HEIF", "RGBA", {"quality": 95}),
        ("HEIF", "RGB", {"quality": 95, "tile_size": 64}),
    ]
    grey = [
        ("JPEG", "L"), ("PNG", "1"), ("PNG", "L"), ("PNG", "LA"), ("PNG", "I;16"),
        ("WEBP", "L"), ("HEIF", "L"),
    ]  # fmt: skip
    clear = Image.new("RGBA", (90, 60), (0, 0, 0, 0))
    indexed = picture(mode="P")
    return [
        *(
            Sent(f"{form} {mode} {options}", encoded(_as(mode), form, **options), IMAGE, corners=True)
            for form, mode, options in whole
        ),
        *(Sent(f"grey: {form} {mode}", encoded(_as(mode), form), IMAGE) for form, mode in grey),
        Sent("PNG of four colours", encoded(picture().quantize(4), "PNG", bits=2), IMAGE, corners=True),
        Sent("PNG nobody sees", encoded(clear, "PNG"), IMAGE),
        Sent("PNG with one clear colour", encoded(indexed, "PNG", transparency=255), IMAGE, corners=True),
        Sent("PNG with a clear grey", encoded(picture(mode="L"), "PNG", transparency=7), IMAGE),
        Sent("PNG with a clear red", encoded(picture(), "PNG", transparency=(1, 2, 3)), IMAGE, corners=True),
    ]


def _telling() -> list[Sent]:
    """Return pictures that carry words about a person in every place there is."""
    text = PngImagePlugin.PngInfo()
    text.add_text("Comment", CANARY)
    text.add_text("Packed", CANARY * 20, zip=True)
    text.add_itxt("XML:com.adobe.xmp", xmp().decode())
    profiles = {"sRGB": _profile(), "broken": b"not a profile " + CANARY.encode(), "empty": b""}
    made = [
        Sent(
            f"{form} with profile {name}", encoded(picture(), form, icc_profile=data, **options), IMAGE, True
        )
        for form, options in FORMS.items()
        for name, data in profiles.items()
        if form != "HEIF" or name == "sRGB"
    ]
    thumb = camera_data()
    thumb[0x9286] = CANARY
    return [
        *made,
        Sent("CMYK with a profile for RGB", encoded(_as("CMYK"), icc_profile=_profile()), IMAGE, True),
        Sent("JPEG with a comment", jpeg(comment=CANARY), IMAGE, True),
        Sent("JPEG with XMP", jpeg(xmp=xmp()), IMAGE, True),
        Sent(
            "JPEG with everything",
            jpeg(xmp=xmp(), comment=CANARY, exif=thumb, icc_profile=_profile()),
            IMAGE,
            True,
        ),
        Sent(
            "JPEG with broken EXIF",
            jpeg(exif=b"Exif\0\0MM\0*\xff\xff\xff\xff" + CANARY.encode()),
            IMAGE,
            True,
        ),
        Sent("PNG with text", encoded(picture(), "PNG", pnginfo=text), IMAGE, True),
        Sent("WebP with XMP", encoded(picture(), "WEBP", xmp=xmp(), lossless=True), IMAGE, True),
        Sent(
            "HEIC with XMP",
            encoded(picture(), "HEIF", xmp=xmp(), exif=camera_data(), quality=90),
            IMAGE,
            True,
        ),
        Sent("JPEG of two pictures", _mpo(), IMAGE, True),
    ]


def _sizes() -> list[Sent]:
    sizes = ((1, 1), (1, 2), (2, 1), (3, 3), (1, 4000), (4000, 1), (3200, 10), (3201, 10), (17, 6001))
    made = []
    for size in sizes:
        shape = f"{size[0]} by {size[1]}"
        made += [
            Sent(f"PNG {shape}", encoded(picture(size), "PNG"), IMAGE),
            Sent(f"JPEG {shape}", encoded(picture(size)), IMAGE),
            Sent(f"WebP {shape}", encoded(picture(size), "WEBP"), IMAGE),
        ]
    return made


def _moving() -> list[Sent]:
    more = [Image.new("RGB", picture().size, colour) for colour in ("black", "white")]
    made = []
    for form, options in (("PNG", {}), ("WEBP", {"lossless": True}), ("HEIF", {"quality": 90})):
        data = encoded(picture(), form, save_all=True, append_images=more, **options)
        made.append(Sent(f"{form} of three pictures", data, IMAGE, corners=True))
    return made


def _as(mode: str) -> Image.Image:
    if mode != "I;16":
        return picture(mode=mode)
    return Image.frombytes("I;16", (2, 2), b"\0\0\0\x40\0\x80\xff\xff").resize((64, 64), 0)


def _profile() -> bytes:
    return ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()


def _mpo() -> bytes:
    out = BytesIO()
    picture().save(out, "MPO", save_all=True, append_images=[Image.new("RGB", (80, 56))], exif=camera_data())
    return out.getvalue()
