"""The file of a form (RFC 7578), read by the standard library's parser of MIME messages."""

from collections.abc import Mapping
from email.parser import BytesParser
from email.policy import HTTP


def fields(content_type: str, body: bytes) -> Mapping[str, bytes]:
    """Each field of a `multipart/form-data` body by its name."""
    head = f"Content-Type: {content_type}\r\n\r\n".encode("latin-1", "replace")
    message = BytesParser(policy=HTTP).parsebytes(head + body)
    found = {}
    for part in message.iter_parts():
        name = part.get_param("name", header="content-disposition")
        if name:
            found[str(name)] = bytes(part.get_payload(decode=True) or b"")
    return found
