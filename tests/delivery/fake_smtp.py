"""A mail server on this machine that does what it is told to do, by TLS where that is asked for."""

import socket
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

HOST = "localhost"
RESET, HANG, DRIP = "reset", "hang", "drip"
_ANSWERS = {
    "EHLO": "250-here\r\n250 AUTH PLAIN",
    "AUTH": "235 welcome",
    "DATA": "354 go on",
    "STARTTLS": "220 go on",
    "QUIT": "221 bye",
}


@dataclass
class Plan:
    """What a server does. `answers` says otherwise than usual by the command, "." being the end of an email.

    RESET drops the line, HANG says nothing for a while, and DRIP speaks so slowly that it never ends.
    """

    answers: dict[str, str] = field(default_factory=dict)
    tls: ssl.SSLContext | None = None
    wrapped: bool = False


class FakeSmtp:
    """Remembers the emails that it has taken or read, and every command."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.taken: list[EmailMessage] = []
        self.read: list[EmailMessage] = []
        self.heard: list[str] = []
        self.over = threading.Event()
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.thread = threading.Thread(target=self.serve)
        self.thread.start()

    @property
    def port(self) -> int:
        """Return the port it listens on."""
        port: int = self.listener.getsockname()[1]
        return port

    def close(self) -> None:
        """End; whoever still talks is cut off."""
        self.over.set()
        with suppress(OSError):
            self.listener.shutdown(socket.SHUT_RDWR)
        self.listener.close()
        self.thread.join()

    def serve(self) -> None:
        """Take one connection after another."""
        while not self.over.is_set():
            try:
                self.line, _ = self.listener.accept()
            except OSError:
                return
            self.line.settimeout(10)
            with suppress(OSError):
                if self.plan.wrapped:
                    self.begin_tls()
                self.talk()
            self.line.close()

    def begin_tls(self) -> None:
        """Speak in secret from now on."""
        assert self.plan.tls
        self.line = self.plan.tls.wrap_socket(self.line, server_side=True)

    def talk(self) -> None:
        """Answer commands until one ends it."""
        go_on = self.answer("hello", "220 here")
        while go_on and (command := self.read_line().decode("utf-8").rstrip("\r\n")):
            word, _, rest = command.partition(" ")
            word = word.upper()
            self.heard.append(f"{word} {rest}".strip())
            usual = _ANSWERS.get(word, "250 fine")
            if word == "EHLO" and self.plan.tls and not isinstance(self.line, ssl.SSLSocket):
                usual = "250-here\r\n250 STARTTLS"
            go_on = self.answer(word, usual)
            if go_on and word == "STARTTLS" and self.plan.tls:
                self.begin_tls()
            if go_on and word == "DATA" and self.last.startswith("354"):
                go_on = self.take()

    def read_line(self) -> bytes:
        """Read to the end of a line, and no further: TLS may begin there."""
        read = b""
        while not read.endswith(b"\n") and (piece := self.line.recv(1)):
            read += piece
        return read

    def take(self) -> bool:
        """Read an email to its end."""
        read = b""
        while (piece := self.read_line()) not in (b".\r\n", b""):
            read += piece.removeprefix(b".")
        email = message_from_bytes(read, policy=default)
        assert isinstance(email, EmailMessage)
        self.read.append(email)
        good = self.answer(".", "250 taken")
        if good and self.last.startswith("250"):
            self.taken.append(email)
        return good

    def answer(self, word: str, usual: str) -> bool:
        """Say what is planned; False if the line is to be dropped."""
        self.last = self.plan.answers.get(word, usual)
        if self.last == HANG:
            self.over.wait(10)
        while self.last == DRIP and not self.over.wait(0.02):
            self.line.sendall(b"2")
        if self.last in (RESET, HANG, DRIP):
            return False
        self.line.sendall(f"{self.last}\r\n".encode())
        return True


@contextmanager
def fake_smtp(plan: Plan | None = None) -> Iterator[FakeSmtp]:
    """Serve, and end."""
    server = FakeSmtp(plan or Plan())
    try:
        yield server
    finally:
        server.close()


def certificate(folder: Path, name: str = HOST) -> tuple[ssl.SSLContext, ssl.SSLContext]:
    """Return what a server with a certificate for a name shows, and what trusts just that one."""
    key = ec.generate_private_key(ec.SECP256R1())
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    today = datetime.now(UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(today - timedelta(days=1))
        .not_valid_after(today + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(name)]), critical=False)
        .sign(key, hashes.SHA256())
    )
    pem = made.public_bytes(serialization.Encoding.PEM)
    private = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    file = folder / f"{name}.pem"
    file.write_bytes(private + pem)
    shows = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    shows.load_cert_chain(file)
    return shows, ssl.create_default_context(cadata=pem.decode())
