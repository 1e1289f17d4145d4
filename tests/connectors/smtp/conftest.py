"""A real mail server (aiosmtpd), which takes what it is told to take, with and without encryption."""

import gc
import ssl
import warnings
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from django.utils import timezone
from tests.connectors.smtp.serving import Postbox, serving

from bailiwick.connectors.smtp import Encryption, Server, SmtpMail
from bailiwick.ports.mail import Envelope

KEY = UUID("5f0c2c5e-1111-4222-8333-444455556666")
NOON = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)
SENDER = "Bailiwick <bailiwick@wexham.example>"


@pytest.fixture
def postbox():
    return Postbox()


@pytest.fixture
def envelope():
    return Envelope(
        KEY, "dana@wexham.example", "Something waits for you", "Look there.", "<p>Look there.</p>", "en", NOON
    )


@pytest.fixture
def mail(postbox):
    """A function from how the server is to behave to a mail that speaks with it."""
    stacks = []

    encrypted = []

    def mail(encryption=Encryption.NONE, *, user="", password="", authorities="", **behaviour):
        server = serving(postbox, **behaviour)
        encrypted.extend([encryption] * (encryption is not Encryption.NONE))
        stacks.append(server)
        server.start()
        host = "127.0.0.1" if encryption is Encryption.NONE else "localhost"
        return SmtpMail(Server(host, server.port, encryption, user, password, authorities), SENDER, wait=2)

    yield mail
    for server in stacks:
        server.stop()
    stacks.clear()
    if not encrypted:
        return
    # Where a handshake failed, asyncio leaves the connection to the collector, which tells of it.
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ResourceWarning)
        gc.collect()


@pytest.fixture(scope="session")
def certificate(tmp_path_factory):
    """A certificate of localhost that vouches for itself: file, and the context of a server that shows it."""
    folder = tmp_path_factory.mktemp("certificate")
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "localhost")])
    now = timezone.now()
    made = (
        x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key.public_key())
        .serial_number(7).not_valid_before(now - timedelta(days=1)).not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("localhost")]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )  # fmt: skip
    file = folder / "localhost.pem"
    plain = serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    file.write_bytes(
        key.private_bytes(serialization.Encoding.PEM, *plain) + made.public_bytes(serialization.Encoding.PEM)
    )
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(file)
    return str(file), context
