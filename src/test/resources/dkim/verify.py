"""Verifies the DKIM signatures of letters with dkimpy, which shares no code with Gazette.

usage: verify.py DNS LETTER...    DNS: a file of lines NAME TAB VALUE, which answers in place of the real DNS

Prints a line for each signature: FILE TAB SELECTOR TAB ALGORITHM TAB pass|fail TAB the fields of h=, by colons
"""
import sys

import dkim
import nacl.signing  # without it, dkimpy would call Ed25519 signatures unknown


def main(dns_file, letters):
    with open(dns_file, encoding="ascii") as lines:
        records = dict(line.rstrip("\n").encode().split(b"\t") for line in lines)
    for letter in letters:
        with open(letter, "rb") as file:
            message = file.read()
        fields = [value for name, value in dkim.rfc822_parse(message)[0] if name.lower() == b"dkim-signature"]
        for number, field in enumerate(fields):
            tags = dkim.util.parse_tag_value(field)
            print(letter, text(tags[b"s"]), text(tags[b"a"]), verdict(message, number, records), text(tags[b"h"]), sep="\t")


def verdict(message, number, records):
    try:
        answer = lambda name, timeout=5: records.get(name.rstrip(b"."))
        return "pass" if dkim.DKIM(message, minkey=1024).verify(idx=number, dnsfunc=answer) else "fail"
    except dkim.DKIMException:
        return "fail"


def text(tag):
    return b"".join(tag.split()).decode()


main(sys.argv[1], sys.argv[2:])
