"""Browse an application in this process, through the test client that Flask and Werkzeug make."""

from dataclasses import dataclass
from io import BytesIO
from typing import Any

from portal.walker.browser import Fields, Response, Upload


@dataclass(frozen=True, slots=True)
class ClientBrowser:
    """Wrap a test client, which keeps the cookies; only its `get` and `post` are used."""

    client: Any

    def get(self, url: str) -> Response:
        """Return the page at `url`."""
        return _read(self.client.get(url, follow_redirects=True))

    def post(self, url: str, fields: Fields) -> Response:
        """Send a form to `url` and return the page it leads to."""
        data: dict[str, list[Any]] = {}
        for name, value in fields:
            sent = (BytesIO(value.data), value.name) if isinstance(value, Upload) else value
            data.setdefault(name, []).append(sent)
        return _read(self.client.post(url, data=data, follow_redirects=True))


def _read(answer: Any) -> Response:
    headers = {name.lower(): value for name, value in answer.headers.items()}
    return Response(answer.request.url, answer.status_code, headers, answer.get_data(as_text=True))
