"""XML as bytes."""

from xml.etree import ElementTree as ET


def xml(top: ET.Element) -> bytes:
    """A document, indented, with its declaration."""
    ET.indent(top, " ")
    return f'<?xml version="1.0" encoding="utf-8"?>\n{ET.tostring(top, encoding="unicode")}\n'.encode()
