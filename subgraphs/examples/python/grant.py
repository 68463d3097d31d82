"""Reads the grant that comes with each request: compact JWE, as subgraphs/PROTOCOL.md has it."""

import base64
import datetime
import hashlib
import json
import re
from dataclasses import dataclass

from jwcrypto import jwe, jwk

MAX_BYTES = 6000
LIFETIME_SECONDS = 10
CLOCK_SKEW_SECONDS = 2
PURPOSES = {"COORDINATION", "INDIVIDUAL_PLAN", "TRANSITION", "EARLY_INTERVENTION"}
CLAIMS = {"jti", "iat", "exp", "aud", "body", "role", "org", "purpose", "slices", "locating", "children"}
PART = re.compile(r"[A-Za-z0-9_-]*\Z")
DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}\Z")
UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}\Z")
NUMBER = re.compile(r"[0-9]{11}\Z")


class Refused(Exception):
    """Whatever was wrong: nobody is told what."""


@dataclass(frozen=True)
class Grant:
    # By slice, the date before which no record may be told; None: all.
    since: dict
    # By the child's id, its national identity number.
    children: dict
    locating: bool


def read_keys(text):
    """Keys by kid, of `<kid>:<32 bytes, base64url>` separated by commas. Raises ValueError for any other text."""
    keys = {}
    for pair in text.split(","):
        kid, separator, encoded = pair.partition(":")
        if not kid or not separator or kid in keys or len(decode(encoded)) != 32:
            raise ValueError("must be one or more <kid>:<32 bytes, base64url>, no kid twice")
        keys[kid] = jwk.JWK(kty="oct", k=encoded)
    return keys


def read_grant(compact, body, now, sector, slices, keys):
    """The grant for these bytes at this moment. Raises Refused for everything else."""
    try:
        return check(json_of(open_sealed(compact, keys)), body, now, sector, slices)
    except Refused:
        raise
    except Exception as error:  # A reader that fails has not read a grant.
        raise Refused from error


def open_sealed(compact, keys):
    require(len(compact) <= MAX_BYTES)
    parts = compact.split(".")
    require(len(parts) == 5 and parts[1] == "")
    header = json_of(decode(parts[0]))
    require(isinstance(header, dict) and set(header) == {"alg", "enc", "kid"})
    require(header["alg"] == "dir" and header["enc"] == "A256GCM")
    require(isinstance(header["kid"], str) and header["kid"] in keys)
    # The library takes what it is given; GCM is only as strong as its tag is long.
    require(len(decode(parts[2])) == 12 and len(decode(parts[4])) == 16)
    sealed = jwe.JWE(algs=["dir", "A256GCM"])
    sealed.deserialize(compact, keys[header["kid"]])
    return sealed.payload


def check(claims, body, now, sector, slices):
    require(isinstance(claims, dict) and set(claims) == CLAIMS)
    for name in ("jti", "role", "org"):
        require(isinstance(claims[name], str) and claims[name] != "")
    iat, exp = claims["iat"], claims["exp"]
    require(type(iat) is int and type(exp) is int)
    require(exp > now and iat <= now + CLOCK_SKEW_SECONDS and 0 < exp - iat <= LIFETIME_SECONDS)
    require(claims["aud"] == sector and claims["purpose"] in PURPOSES)
    require(claims["body"] == encode(hashlib.sha256(body).digest()))
    require(type(claims["locating"]) is bool)
    return Grant(read_slices(claims["slices"], slices), read_children(claims["children"]), claims["locating"])


def read_slices(listed, slices):
    require(isinstance(listed, list))
    since = {}
    for granted in listed:
        require(isinstance(granted, dict) and set(granted) == {"slice", "since", "subjects"})
        name, date = granted["slice"], granted["since"]
        require(name in slices and name not in since)
        require(date is None or is_date(date))
        # No slice here is a parent's own affairs.
        require(granted["subjects"] is None)
        since[name] = date
    return since


def read_children(listed):
    require(isinstance(listed, list) and len(listed) <= 50)
    children = {}
    for pair in listed:
        require(isinstance(pair, list) and len(pair) == 2 and all(isinstance(value, str) for value in pair))
        child, number = pair
        require(UUID.match(child.lower()) is not None and NUMBER.match(number) is not None and child not in children)
        children[child] = number
    return children


def is_date(value):
    if not isinstance(value, str) or DATE.match(value) is None:
        return False
    datetime.date.fromisoformat(value)  # Raises ValueError for 30 February.
    return True


def json_of(data):
    """Strict JSON: UTF-8, no name twice, no NaN. Raises ValueError."""
    return json.loads(data.decode("utf-8"), object_pairs_hook=no_twins, parse_constant=no_constant)


def no_twins(pairs):
    if len({name for name, _ in pairs}) != len(pairs):
        raise ValueError("a name stands twice")
    return dict(pairs)


def no_constant(_):
    raise ValueError("not JSON")


def decode(part):
    """Base64url without padding (RFC 4648 § 5), in its one canonical form."""
    require(PART.match(part) is not None)
    data = base64.urlsafe_b64decode(part + "=" * (-len(part) % 4))
    require(encode(data) == part)
    return data


def encode(data):
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode("ascii")


def require(condition):
    if not condition:
        raise Refused
