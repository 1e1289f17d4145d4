"""A passkey made of software (W3C Web Authentication): it does what it is told, also what no honest one would."""

import hashlib
import json
import os
import struct
from base64 import urlsafe_b64encode

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from fido2 import cbor
from fido2.cose import ES256

PRESENT, VERIFIED, ATTESTED = 0x01, 0x04, 0x40


def told(data):
    return urlsafe_b64encode(data).decode().rstrip("=")


class Passkey:
    """One key pair with a counter, for one address of a server."""

    def __init__(self, host="localhost", origin="http://localhost:8420"):
        self.host, self.origin, self.counter = host, origin, 0
        self.id, self.owner = os.urandom(16), b""
        self._key = ec.generate_private_key(ec.SECP256R1())

    def _client(self, kind, challenge):
        return json.dumps(
            {"type": kind, "challenge": challenge, "origin": self.origin, "crossOrigin": False}
        ).encode()

    def _data(self, flags, extra=b""):
        return hashlib.sha256(self.host.encode()).digest() + struct.pack(">BI", flags, self.counter) + extra

    def make(self, options, flags=PRESENT | VERIFIED):
        """What the browser sends when the key is made."""
        asked = options["publicKey"]
        self.owner = asked["user"]["id"]
        client = self._client("webauthn.create", asked["challenge"])
        public = cbor.encode(dict(ES256.from_cryptography_key(self._key.public_key())))
        attested = bytes(16) + struct.pack(">H", len(self.id)) + self.id + public
        data = self._data(flags | ATTESTED, attested)
        made = cbor.encode({"fmt": "none", "attStmt": {}, "authData": data})
        response = {"clientDataJSON": told(client), "attestationObject": told(made)}
        return json.dumps(self._whole(response) | {"clientExtensionResults": {"credProps": {"rk": True}}})

    def use(self, options, flags=PRESENT | VERIFIED, counted=1):
        """What the browser sends when the key is used."""
        self.counter += counted
        client = self._client("webauthn.get", options["publicKey"]["challenge"])
        data = self._data(flags)
        signature = self._key.sign(data + hashlib.sha256(client).digest(), ec.ECDSA(SHA256()))
        response = {
            "clientDataJSON": told(client),
            "authenticatorData": told(data),
            "signature": told(signature),
            "userHandle": self.owner,
        }
        return json.dumps(self._whole(response) | {"clientExtensionResults": {}})

    def _whole(self, response):
        return {"id": told(self.id), "rawId": told(self.id), "type": "public-key", "response": response}
