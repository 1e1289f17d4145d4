"""A timestamp authority for tests: real tokens by `openssl ts`, over HTTP, with the faults that ours must survive."""

import http.server
import subprocess
import threading
from datetime import timedelta

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID
from django.utils import timezone

REPLY = "application/timestamp-reply"
_DAY = timedelta(days=1)
_CONFIGURATION = """
[tsa]
default_tsa = one
[one]
serial = {folder}/serial
crypto_device = builtin
signer_cert = {folder}/{signer}.pem
signer_key = {folder}/{signer}.key
certs = {folder}/chain.pem
signer_digest = sha256
default_policy = 1.3.6.1.4.1.99999.1
digests = sha256, sha512
ordering = yes
tsa_name = yes
ess_cert_id_alg = sha256
"""


class Authority:
    """Root, intermediate and signers: `good`, `expired` (yesterday), `alone` (signed by itself)."""

    def __init__(self, folder):
        self.folder = folder
        now = timezone.now()
        always = (now - 30 * _DAY, now + 30 * _DAY)
        root = _certificate("root", None, always, signs=True)
        middle = _certificate("middle", root, always, signs=True)
        self.root = root[0]
        self._keep("good", _certificate("good", middle, always))
        self._keep("expired", _certificate("expired", middle, (now - 30 * _DAY, now - _DAY)))
        self._keep("alone", _certificate("alone", None, always))
        (folder / "root.pem").write_bytes(root[0].public_bytes(Encoding.PEM))
        (folder / "chain.pem").write_bytes(middle[0].public_bytes(Encoding.PEM))
        (folder / "serial").write_text("01\n")
        for signer in ("good", "expired", "alone"):
            text = _CONFIGURATION.format(folder=folder, signer=signer)
            (folder / f"{signer}.cnf").write_text(text)

    def reply(self, request, signer="good"):
        """The response to a request, in DER."""
        query, out = self.folder / "query", self.folder / "reply"
        query.write_bytes(request)
        _openssl("ts", "-reply", "-config", self.folder / f"{signer}.cnf", "-queryfile", query, "-out", out)
        return out.read_bytes()

    def verifies(self, token, data):
        """Whether openssl itself takes the token for the data."""
        (self.folder / "token").write_bytes(token)
        (self.folder / "data").write_bytes(data)
        command = ["openssl", "ts", "-verify", "-in", "token", "-data", "data", "-CAfile", "root.pem"]
        return subprocess.run(command, cwd=self.folder, check=False, capture_output=True).returncode == 0

    def _keep(self, name, made):
        certificate, key = made
        (self.folder / f"{name}.pem").write_bytes(certificate.public_bytes(Encoding.PEM))
        secret = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
        (self.folder / f"{name}.key").write_bytes(secret)


class Server:
    """Answers on loopback; `answer` takes the request and gives status, content type and body parts."""

    def __init__(self, answer):
        self.answer = answer
        outer = self

        class Handler(http.server.BaseHTTPRequestHandler):
            def do_POST(self):
                request = self.rfile.read(int(self.headers["Content-Length"]))
                status, kind, parts = outer.answer(request)
                self.send_response(status)
                self.send_header("Content-Type", kind)
                self.send_header("Location", "/elsewhere")
                self.end_headers()
                try:
                    for part in parts:
                        self.wfile.write(part)
                        self.wfile.flush()
                except OSError:
                    return

            def log_message(self, *_):
                """Say nothing."""

        self._server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        threading.Thread(target=self._server.serve_forever, daemon=True).start()
        self.address = f"http://127.0.0.1:{self._server.server_port}/"

    def close(self):
        self._server.shutdown()
        self._server.server_close()


def _certificate(name, issuer, validity, *, signs=False):
    key = ec.generate_private_key(ec.SECP256R1())
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    builder = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer[0].subject if issuer else subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(validity[0])
        .not_valid_after(validity[1])
        .add_extension(x509.BasicConstraints(ca=signs, path_length=None), critical=True)
        .add_extension(_usage(signs=signs), critical=True)
    )
    if not signs:
        builder = builder.add_extension(
            x509.ExtendedKeyUsage([ExtendedKeyUsageOID.TIME_STAMPING]), critical=True
        )
    return builder.sign(issuer[1] if issuer else key, hashes.SHA256()), key


def _usage(*, signs):
    names = (
        "digital_signature", "content_commitment", "key_encipherment", "data_encipherment", "key_agreement",
        "key_cert_sign", "crl_sign", "encipher_only", "decipher_only",
    )  # fmt: skip
    meant = {"key_cert_sign", "crl_sign"} if signs else {"digital_signature"}
    return x509.KeyUsage(**{name: name in meant for name in names})


def _openssl(*arguments):
    subprocess.run(["openssl", *map(str, arguments)], check=True, capture_output=True)
