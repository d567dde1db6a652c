"""Prints the content of each part that is text, in base64: one line for each mail.

    parts.py MAIL …
"""

import base64
import email
import sys
from email import policy

for name in sys.argv[1:]:
    with open(name, "rb") as file:
        message = email.message_from_bytes(file.read(), policy=policy.SMTP)
    parts = [part for part in message.walk() if part.get_content_maintype() == "text"]
    if any(part.defects for part in message.walk()):
        sys.exit(f"{name} has defects")
    print("\t".join(base64.b64encode(part.get_payload(decode=True)).decode() for part in parts))
