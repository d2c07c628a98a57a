"""Hand emails to a mail server."""

import smtplib
import socket
import ssl
from contextlib import suppress
from dataclasses import dataclass, field
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime, parseaddr
from threading import Timer

from email_validator import EmailNotValidError, validate_email

from portal.delivery.models import Claimed
from portal.delivery.posts import Later, NotTaken, Refused

CONNECT = 3.0
"""Seconds that a mail server may take to answer the telephone."""
TOTAL = 20.0
"""Seconds that it may take for everything together. Less than half a lease."""
_HERE = ("127.0.0.1", "::1", "localhost")


@dataclass(frozen=True, slots=True)
class MailServer:
    """A mail server, and whom emails are from. `wrapped` is TLS from the first byte, else STARTTLS follows.

    Only on this machine itself may it speak without.
    """

    host: str
    port: int
    wrapped: bool
    sender: str
    user: str = ""
    password: str = field(default="", repr=False)

    @property
    def domain(self) -> str:
        """Return the domain that emails come from."""
        return parseaddr(self.sender)[1].rpartition("@")[2]


class SmtpPost:
    """Hand each email over in a connection of its own."""

    def __init__(
        self,
        server: MailServer,
        *,
        tls: ssl.SSLContext | None = None,
        connect: float = CONNECT,
        total: float = TOTAL,
    ) -> None:
        """Take the server; nothing is connected before the first email."""
        self._server = server
        self._tls = tls or ssl.create_default_context()
        self._starttls = not server.wrapped and server.host not in _HERE
        self._connect, self._total = connect, total

    def deliver(self, claimed: Claimed) -> None:
        """See Post.deliver. What is wrong with the server, or between us, is for later."""
        email = self._email(claimed)
        line = None
        try:
            line = _Line(self._server, self._tls, self._connect, self._total)
            if self._starttls:
                line.starttls(context=self._tls)
            if self._server.user:
                line.login(self._server.user, self._server.password)
        except (smtplib.SMTPException, OSError) as error:
            if line:
                line.close()
            raise _later(error) from None
        self._hand_over(line, email)

    def _hand_over(self, line: smtplib.SMTP, email: EmailMessage) -> None:
        try:
            line.send_message(email)
            with suppress(smtplib.SMTPException, OSError):  # it was taken, however they say goodbye
                line.quit()
        except smtplib.SMTPRecipientsRefused as refused:
            raise _judged(refused, *(code for code, _ in refused.recipients.values())) from None
        except smtplib.SMTPDataError as refused:
            raise _judged(refused, refused.smtp_code) from None
        except smtplib.SMTPNotSupportedError as error:  # it cannot write an address in these letters
            raise Refused(type(error).__name__) from None
        except (smtplib.SMTPException, OSError) as error:
            raise _later(error) from None
        finally:
            line.close()

    def _email(self, claimed: Claimed) -> EmailMessage:
        message, email = claimed.message, EmailMessage(SMTP)
        try:
            reader = validate_email(message.to, check_deliverability=False)
        except EmailNotValidError as error:  # no such domain can be
            raise Refused(type(error).__name__) from None
        email["To"] = f"{reader.local_part}@{reader.ascii_domain}"
        email["From"] = self._server.sender
        email["Subject"] = message.subject
        email["Date"] = format_datetime(claimed.made_at)
        email["Message-ID"] = f"<{claimed.id}@{self._server.domain}>"
        email["Auto-Submitted"] = "auto-generated"
        email.set_content(message.body)
        return email


def _judged(error: smtplib.SMTPException, *codes: int) -> NotTaken:
    # What begins with 4 may pass; 5 will not.
    return (Refused if all(code >= 500 for code in codes) else Later)(type(error).__name__, min(codes))


def _later(error: Exception) -> Later:
    status = error.smtp_code if isinstance(error, smtplib.SMTPResponseException) else None
    return Later(type(error).__name__, status)


class _Line(smtplib.SMTP):
    """A connection that is cut when its time is over, however slowly the other side speaks."""

    _handle: socket.socket | None = None
    _end: Timer | None = None

    def __init__(self, server: MailServer, tls: ssl.SSLContext, connect: float, total: float) -> None:
        self._wrap, self._patience = (tls if server.wrapped else None), connect
        # By its own name, found by asking others, a server would learn more of us than it needs.
        super().__init__(server.host, server.port, local_hostname=server.domain, timeout=total)

    def _get_socket(self, host: str, port: int, timeout: float) -> socket.socket:
        line = socket.create_connection((host, port), self._patience)
        line.settimeout(timeout)
        self._handle = line.dup()  # TLS puts another object in the place of `line`
        self._end = Timer(timeout, self._cut)
        self._end.start()
        try:
            return self._wrap.wrap_socket(line, server_hostname=host) if self._wrap else line
        except OSError:
            self.close()
            raise

    def _cut(self) -> None:
        with suppress(OSError):
            if self._handle:
                self._handle.shutdown(socket.SHUT_RDWR)

    def close(self) -> None:
        if self._end:
            self._end.cancel()
        if self._handle:
            self._handle.close()
        super().close()
